"""One staged frame held against what is true of its patient.

Frame by frame, and never against all patients at once: the moved date of one patient is by chance the true date of
another. The tables of an export are made of the rows that stand in the frames' records, and these are verified here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from core.export.requests import CheckRequest
from core.export.verification.identifying import DEVICE, IDENTIFIER, READER
from core.export.verification.pixel_text import TextReader, open_text_reader
from core.export.verification.truths import TrueValue, path_values, truths_of_file
from core.export.verification.verifying import Checks, verify_export


class Checker:
    """Holds the reader of text, once it is needed."""

    def __init__(self) -> None:
        self._reader: TextReader | None = None

    def reason(self, request: CheckRequest) -> str | None:
        """Why the frame may not go out, without any true value; None where it is clean. Raises ExportFault where the
        original cannot be read."""
        truths = truths_of_file(Path(request.path), request.name, _known(request))
        checks = Checks(self._text_reader() if request.reads_pixels else None, request.public, frozenset({DEVICE}))
        report = verify_export(Path(request.folder), [truths], checks)
        if report.clean:
            return None
        return f"The verification of what was written found that {report.leaks[0]}; the case is withheld."

    def _text_reader(self) -> TextReader:
        if self._reader is None:
            self._reader = open_text_reader()
        return self._reader


def _known(request: CheckRequest) -> Iterator[TrueValue]:
    """What the store knows of the case beside its header."""
    for word in request.words:
        yield from path_values(Path(word.origin.path))
        yield TrueValue(READER, word.reader)
        if word.origin.patient_id:
            yield TrueValue(IDENTIFIER, word.origin.patient_id)
