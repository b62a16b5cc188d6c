"""What has become of the cases of an export: which formats hold each, and why one holds it not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from core.errors import Sentence
from core.export.order import ExportCase, FormatName, LeftOut, Skipped, TakenBack
from core.export.staging import StagedFrame
from core.export.standing import FrameCases, Standing

Ready = tuple[FrameCases, StagedFrame]
NO_DICOM = Sentence("It has no DICOM file that may go out.")
_CHANGED_BESIDE = Sentence("Another finding of its picture was decided anew while the export ran; export again.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """`ready`: frames that are verified. `refusals`: queue entry of these -> why a format does not hold it. `others`:
    why no format holds an entry of the rest."""

    formats: tuple[FormatName, ...]
    ready: tuple[Ready, ...]
    refusals: Mapping[int, Mapping[FormatName, str]]
    others: Mapping[int, str]

    @property
    def exported(self) -> tuple[int, ...]:
        return tuple(sorted(one.queue_id for one in self._cases() if self._is_somewhere(one.queue_id)))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        nowhere = {
            queue_id: next(iter(why.values()))
            for queue_id, why in self.refusals.items()
            if not self._is_somewhere(queue_id)
        }
        reasons = nowhere | dict(self.others)
        return tuple(Skipped(queue_id, reasons[queue_id]) for queue_id in sorted(reasons))

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(
            LeftOut(one.queue_id, name, reason)
            for one in self._cases()
            if self._is_somewhere(one.queue_id)
            for name, reason in self.refusals.get(one.queue_id, {}).items()
        )

    def without(self, refused: Mapping[int, str]) -> Outcome:
        """The same once some were refused at the very end; a picture of COCO goes with any of its findings."""
        refusals = {queue_id: dict(why) for queue_id, why in self.refusals.items() if queue_id not in refused}
        for frame, _ in self.ready:
            if "coco" in self.formats and any(queue_id in refused for queue_id in frame.queue_ids):
                for queue_id in frame.queue_ids:
                    if queue_id not in refused:
                        refusals.setdefault(queue_id, {})["coco"] = _CHANGED_BESIDE
        return replace(self, refusals=refusals, others={**self.others, **refused})

    def taken_back(self, refused: Mapping[int, str]) -> tuple[TakenBack, ...]:
        """The refused ones, to be taken out of what is written already."""
        stay = {one.assessment.origin.sha256 for one in self._cases() if one.queue_id not in refused}
        return tuple(
            TakenBack(one.queue_id, one.assessment, one.assessment.origin.sha256 in stay)
            for one in self._cases()
            if one.queue_id in refused
        )

    def _cases(self) -> Iterator[ExportCase]:
        return (case for frame, _ in self.ready for case in frame.cases)

    def _is_somewhere(self, queue_id: int) -> bool:
        return queue_id not in self.others and len(self.refusals.get(queue_id, {})) < len(self.formats)


def outcome_of(
    found: Standing,
    formats: tuple[FormatName, ...],
    ready: tuple[Ready, ...],
    withheld: Mapping[int, str],
    no_dicom: Mapping[str, str],
) -> Outcome:
    """`no_dicom`: by frame, why it has no DICOM file."""
    refusals: dict[int, dict[FormatName, str]] = {}
    for frame, staged in ready:
        for queue_id in frame.queue_ids:
            if "imagefolder" in formats and queue_id in found.unlabelled:
                refusals.setdefault(queue_id, {})["imagefolder"] = found.unlabelled[queue_id]
            if "dicom" in formats and "dicom" not in staged.files:
                refusals.setdefault(queue_id, {})["dicom"] = no_dicom.get(frame.name, NO_DICOM)
    return Outcome(formats, ready, refusals, found.refused | dict(withheld))
