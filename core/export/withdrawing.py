"""What an earlier export holds and no export may hold any more: cases that were rejected or reopened since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.export.order import TakenBack
from core.export.pseudonyms import frame_pseudonym, instance_pseudonym
from core.findings import QueueEntry, QueueState


def taken_back(entries: Iterable[QueueEntry], exportable: Sequence[QueueState]) -> tuple[TakenBack, ...]:
    """Of a whole queue, the entries whose finding no entry that may go out speaks of on the same frame."""
    entries = tuple(entries)
    going = {_subject(entry) for entry in entries if entry.state in exportable}
    files = {sha256 for sha256, _, _ in going}
    return tuple(
        TakenBack(entry.queue_id, entry.assessment, entry.assessment.origin.sha256 in files)
        for entry in entries
        if entry.state not in exportable and _subject(entry) not in going
    )


def _subject(entry: QueueEntry) -> tuple[str, int, str]:
    word = entry.assessment
    return word.origin.sha256, word.origin.number, word.finding


class Withdrawal:
    """What was taken back, by pseudonyms, and of which entries something was found (`found`).

    A table row goes with its finding. A picture with its regions goes with the first of its findings; what still stands
    of them comes again with the next export of its case. A DICOM file stays while any case of it may go out.
    """

    def __init__(self, cases: Sequence[TakenBack], key: bytes) -> None:
        self._rows: dict[tuple[str, str], set[int]] = {}
        self._instances: dict[str, set[int]] = {}
        self.found: set[int] = set()
        for case in cases:
            origin = case.assessment.origin
            row = frame_pseudonym(key, origin), case.assessment.finding
            self._rows.setdefault(row, set()).add(case.queue_id)
            if not case.file_stays:
                self._instances.setdefault(instance_pseudonym(key, origin), set()).add(case.queue_id)

    def takes_row(self, frame: str, finding: str) -> bool:
        return self._takes(self._rows.get((frame, finding)))

    def takes_frame(self, frame: str, findings: Iterable[str]) -> bool:
        """Whether any of a frame's findings was taken back."""
        return any([self.takes_row(frame, finding) for finding in findings])

    def takes_instance(self, name: str) -> bool:
        return self._takes(self._instances.get(name))

    def _takes(self, entries: set[int] | None) -> bool:
        self.found |= entries or set()
        return entries is not None
