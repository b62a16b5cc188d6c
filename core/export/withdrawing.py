"""What an earlier export holds and may hold no more: cases that were rejected or reopened since, and words that are
said no longer of files that can no longer be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from core.export.coco import annotations_of
from core.export.labels import label_row
from core.export.order import ExportCase, TakenBack
from core.export.pseudonyms import assessment_pseudonym, frame_pseudonym, instance_pseudonym
from core.export.standing import FrameCases
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

    `unread`: frames that could not be made anew, though nothing speaks against them. What was verified of them earlier
    stays (`kept`) as far as it states what is said now, and else goes too.
    """

    def __init__(self, cases: Sequence[TakenBack], key: bytes, unread: Iterable[FrameCases] = ()) -> None:
        self._key = key
        self._rows: dict[tuple[str, str], set[int]] = {}
        self._instances: dict[str, set[int]] = {}
        self._unread = {frame.name: frame for frame in unread}
        self._unread_files: dict[str, set[int]] = {}
        self.found: set[int] = set()
        self.kept: set[int] = set()
        for case in cases:
            origin = case.assessment.origin
            row = frame_pseudonym(key, origin), case.assessment.finding
            self._rows.setdefault(row, set()).add(case.queue_id)
            if not case.file_stays:
                self._instances.setdefault(instance_pseudonym(key, origin), set()).add(case.queue_id)
        for frame in self._unread.values():
            file = instance_pseudonym(key, frame.cases[0].assessment.origin)
            self._unread_files.setdefault(file, set()).update(frame.queue_ids)

    def takes_row(self, row: Mapping[str, Any]) -> bool:
        """A row of the decisions."""
        if self._takes(self._rows.get((row["image"], row["finding"]))):
            return True
        case = self._unread_case(row["image"], row["finding"])
        if case is None:
            return False
        said = assessment_pseudonym(self._key, case.assessment.assessment_id)
        return not self._stays((case,), is_true=row.get("assessment_id") == said)

    def takes_label(self, name: str, row: Mapping[str, str]) -> bool:
        """A row of labels.csv, of the frame `name`. A frame whose class another word states now leaves it."""
        if self._takes(self._rows.get((name, row["finding"]))):
            return True
        frame = self._unread.get(name)
        if frame is None:
            return False
        chosen = frame.labelled
        if chosen is None:
            return not self._stays(frame.cases, is_true=False)
        said = label_row(chosen.assessment, row["file"], self._key, row["assessed_at"])
        return not self._stays((chosen,), is_true=said == row)

    def takes_image(self, name: str, image: Mapping[str, Any]) -> bool:
        """A picture of COCO: with any finding of it that was taken back."""
        if any([self._takes(self._rows.get((name, finding))) for finding in image["verdicts"]]):
            return True
        frame = self._unread.get(name)
        spoken = [case for finding in image["verdicts"] if (case := self._unread_case(name, finding)) is not None]
        if frame is None or not spoken:
            return False
        label = None if frame.labelled is None else frame.labelled.assessment.label
        is_true = image.get("label") == label and all(_says(image, case) for case in spoken)
        return not self._stays(spoken, is_true=is_true)

    def takes_instance(self, name: str) -> bool:
        """A DICOM file, which states no word."""
        if self._takes(self._instances.get(name)):
            return True
        self.kept |= self._unread_files.get(name, set())
        return False

    def _takes(self, entries: set[int] | None) -> bool:
        self.found |= entries or set()
        return entries is not None

    def _unread_case(self, name: str, finding: str) -> ExportCase | None:
        frame = self._unread.get(name)
        cases = () if frame is None else frame.cases
        return next((case for case in cases if case.assessment.finding == finding), None)

    def _stays(self, cases: Sequence[ExportCase], *, is_true: bool) -> bool:
        (self.kept if is_true else self.found).update(case.queue_id for case in cases)
        return is_true


def _says(image: Mapping[str, Any], case: ExportCase) -> bool:
    """Whether a picture of an earlier export states a word: its verdict and its regions."""
    word = case.assessment
    stated = [one for one in image["annotations"] if one.get("attributes", {}).get("finding") == word.finding]
    same: bool = stated == json.loads(json.dumps(annotations_of(word)))
    return same and word.verdict == image["verdicts"][word.finding]
