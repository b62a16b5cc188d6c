"""One staged frame held against what is true of its patient.

Frame by frame, and never against all patients at once: the moved date of one patient is by chance the true date of
another. The tables of an export are made of the rows that stand in the frames' records, and these are verified here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from core.errors import Sentence
from core.export.requests import CheckRequest
from core.export.verification.folding import tokens
from core.export.verification.identifying import DEVICE, IDENTIFIER, PATH, READER
from core.export.verification.pixel_text import TextReader, open_text_reader
from core.export.verification.truths import CaseTruths, TrueValue, path_values, truths_of_file
from core.export.verification.verifying import Checks, verify_export


class Checker:
    """Holds the reader of text, once it is needed."""

    def __init__(self) -> None:
        self._reader: TextReader | None = None

    def reason(self, request: CheckRequest) -> str | None:
        """Why the frame may not go out, without any true value; None where it is clean. Raises ExportFault where the
        original cannot be read."""
        truths = _meaningful(truths_of_file(Path(request.path), request.name, _known(request)), request.public)
        public = request.public | set(_parts_of_fields(truths, request.public))
        checks = Checks(self._text_reader() if request.reads_pixels else None, public, frozenset({DEVICE}))
        report = verify_export(Path(request.folder), [truths], checks)
        if report.clean:
            return None
        return Sentence(
            "The verification of what was written found that {leak}; the case is withheld.", leak=report.leaks[0].words
        )

    def _text_reader(self) -> TextReader:
        if self._reader is None:
            self._reader = open_text_reader()
        return self._reader


def _meaningful(truths: CaseTruths, public: frozenset[str]) -> CaseTruths:
    """Without folders and readers whose whole name is a word that every export holds: a folder called "pneumonia", an
    account called "reader"."""
    words = {word for text in public for word in tokens(text)}
    kept = (one for one in truths.values if one.kind not in (PATH, READER) or not set(tokens(one.text)) <= words)
    return dataclasses.replace(truths, values=tuple(kept))


def _parts_of_fields(truths: CaseTruths, public: frozenset[str]) -> Iterator[str]:
    """Words of folders and files that are parts of a field's name: a folder called "assess" is no leak in
    "assessed_at". The names of persons are searched for all the same."""
    for value in truths.values:
        if value.kind == PATH:
            yield from (word for word in tokens(value.text) if any(word in name.lower() for name in public))


def _known(request: CheckRequest) -> Iterator[TrueValue]:
    """What the store knows of the case beside its header."""
    for word in request.words:
        yield from path_values(Path(word.origin.path))
        yield TrueValue(READER, word.reader)
        if word.origin.patient_id:
            yield TrueValue(IDENTIFIER, word.origin.patient_id)
