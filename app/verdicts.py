"""The reader's word on the frame on screen: what is entered, what was recorded, and how it gets into the store."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from app.jobs import Jobs
from app.open_studies import FrameTarget
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from core.findings import Assessment, Finding, Prediction, QueueReason, Region, Significance, Verdict
    from core.intake.service import Reader
    from core.settings import Settings
    from core.store.database import Store


@dataclass(frozen=True, slots=True)
class DraftEntries:
    """What the reader has entered beside the verdict."""

    label: str | None = None
    reason: str | None = None
    significance: Significance | None = None
    region: Region | None = None
    note: str = ""


class Verdicts(QObject):
    """One frame at a time, one finding chosen. A verdict is kept at once; a change of mind is a new one."""

    entries_changed = Signal()
    changed = Signal()  # the recorded verdicts of this frame
    recorded = Signal(object, object)  # Assessment, queue id | None
    message = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._store: Store | None = None
        self._reader: Reader | None = None
        self._settings: Settings | None = None
        self._findings: tuple[Finding, ...] = ()
        self._target: FrameTarget | None = None
        self._prediction: Prediction | None = None
        self._finding = ""
        self._newest: dict[str, Assessment] = {}
        self._edited: dict[tuple[FrameTarget, str], DraftEntries] = {}

    def set_store(self, store: Store | None) -> None:
        self._store = store

    def set_reader(self, reader: Reader) -> None:
        self._reader = reader

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings

    def begin(self, target: FrameTarget | None) -> None:
        """Another frame comes on screen; nothing is known of it yet."""
        self._target, self._prediction, self._newest = target, None, {}
        self.changed.emit()
        self.entries_changed.emit()

    def load(self, sha256: str, number: int) -> None:
        """Ask the store for what was recorded of the frame on screen."""
        if self._store is not None:
            self._jobs.run(self._store.assessments, sha256, number, on_done=partial(self._take, self._target))

    def set_prediction(self, prediction: Prediction) -> None:
        self._prediction = prediction
        self.entries_changed.emit()

    def set_finding(self, key: str) -> None:
        if key != self._finding:
            self._finding = key
            self.entries_changed.emit()

    def forget_entries(self) -> None:
        self._edited.clear()

    def newest(self, finding: str) -> Assessment | None:
        """The last word on a finding of the frame on screen."""
        return self._newest.get(finding)

    @property
    def entries(self) -> DraftEntries:
        """What is entered for the chosen finding: this session's edits, else what was last recorded."""
        if self._target is None:
            return DraftEntries()
        return self._edited.get((self._target, self._finding), self._recorded_entries())

    @property
    def entries_differ(self) -> bool:
        """Whether there is a verdict on the chosen finding that the entries have moved away from."""
        return self._finding in self._newest and self.entries != self._recorded_entries()

    @property
    def can_record(self) -> bool:
        return self._prediction is not None and self._store is not None and bool(self._finding)

    @property
    def can_compare(self) -> bool:
        """Whether there is an opinion of the network to agree or disagree with."""
        return self.can_record and self._prediction is not None and bool(self._prediction.scores)

    def set_entries(self, entries: DraftEntries) -> None:
        if self._target is None or not self._finding or entries == self.entries:
            return
        self._edited[(self._target, self._finding)] = entries
        self.entries_changed.emit()

    def set_region(self, region: Region | None) -> None:
        self.set_entries(dataclasses.replace(self.entries, region=region))

    def agree(self) -> None:
        self._record_relative(agreeing=True)

    def disagree(self) -> None:
        self._record_relative(agreeing=False)

    def record(self, verdict: Verdict) -> None:
        """Keep the reader's word on the chosen finding, with what is entered for it, at once."""
        prediction, store, settings, target = self._prediction, self._store, self._settings, self._target
        if prediction is None or store is None or settings is None or target is None or not self._finding:
            self.message.emit(self._why_not())
            return
        from core.review.assessing import Draft, assess, queue_reason

        entries = self._entries_for(verdict)
        draft = Draft(
            finding=self._finding,
            verdict=verdict,
            reader=settings.reader_id(),
            label=entries.label,
            reason=entries.reason,
            significance=entries.significance,
            region=entries.region,
            note=entries.note,
        )
        try:
            assessment = assess(prediction, self._findings, draft)
        except EnvironmentFault as fault:
            self.message.emit(fault.message)
            return
        reason = queue_reason(verdict, assessment.score, assessment.gate_state)
        kept = partial(self._kept, target, assessment)
        content = partial(self._content, target.path) if reason is not None else None
        self._jobs.run(_record, store, assessment, reason, settings.keep_instances, content, on_done=kept)

    def _content(self, path: str) -> bytes | None:
        """The bytes of a member of an archive, read behind the process border; None for a file of its own."""
        if self._reader is None or Path(path).is_file():
            return None
        return self._reader.content(path).result()

    def save_change(self) -> None:
        """Record the verdict on the chosen finding once more, with what has been entered since."""
        last = self._newest.get(self._finding)
        if last is not None:
            self.record(last.verdict)

    def _entries_for(self, verdict: Verdict) -> DraftEntries:
        """A change of mind takes the old label and reason with it, unless they were entered anew."""
        last, entries, recorded = self._newest.get(self._finding), self.entries, self._recorded_entries()
        if last is None or last.verdict == verdict:
            return entries
        label = entries.label if entries.label != recorded.label else None
        reason = entries.reason if entries.reason != recorded.reason else None
        return dataclasses.replace(entries, label=label, reason=reason)

    def _record_relative(self, *, agreeing: bool) -> None:
        score = self._prediction.score(self._finding) if self._prediction is not None else None
        if score is None:
            self.message.emit(self._why_not())
            return
        self.record("present" if score.positive == agreeing else "absent")

    def _why_not(self) -> str:
        if self._target is None:
            return self.tr("Open an image first.")
        if self._store is None:
            return self.tr("The verdict cannot be kept: the database is not open.")
        if self._prediction is not None and not self._prediction.scores:
            return self.tr("The network gave no opinion to agree or disagree with; say Present, Absent or Unsure.")
        return self.tr("A verdict can be given as soon as the network has looked at this image.")

    def _recorded_entries(self) -> DraftEntries:
        last = self._newest.get(self._finding)
        if last is None:
            return DraftEntries()
        from core.review.assessing import corrected_label

        # A label that only followed from the verdict was never entered: it must not outlive that verdict.
        implied = corrected_label(last.verdict, last.finding, self._findings)
        label = None if last.label == implied else last.label
        return DraftEntries(label, last.reason, last.significance, last.region, last.note)

    def _take(self, target: FrameTarget | None, assessments: list[Assessment]) -> None:
        if target == self._target:
            self._newest = {assessment.finding: assessment for assessment in assessments}
            self.changed.emit()
            self.entries_changed.emit()

    def _kept(self, target: FrameTarget, assessment: Assessment, queue_id: int | None) -> None:
        self._edited.pop((target, assessment.finding), None)
        if target == self._target:
            self._newest = {**self._newest, assessment.finding: assessment}
            self.changed.emit()
            self.entries_changed.emit()
        self.recorded.emit(assessment, queue_id)


def _record(
    store: Store,
    assessment: Assessment,
    reason: QueueReason | None,
    keep: Literal["copy", "refer"],
    content: Callable[[], bytes | None] | None,
) -> int | None:
    """Runs on the store's lane."""
    return store.record(assessment, reason, keep, content() if content is not None else None)
