"""An export: flagged cases, de-identified, in one or several formats, each a folder of its own.

Frame by frame a file is read, decoded, checked and de-identified in a process of its own, staged, and verified in
another, which shares no code with the first; what may not go out is withheld with its reason, and the others go on.
Once all are ready, the folders are published, and the manifest is written last.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, wait
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from core.errors import EnvironmentFault, ExportCancelled, ExportFault, Sentence, WorkerBug
from core.export.alone import alone_in
from core.export.coco import annotations_of
from core.export.labels import label_row
from core.export.order import (
    ExportCase,
    ExportJob,
    ExportOrder,
    ExportResult,
    LeftOut,
    PixelBox,
    Skipped,
    TakenBack,
    formats_of,
)
from core.export.outcome import Outcome, outcome_of
from core.export.pseudonyms import instance_pseudonym, pseudonym_key
from core.export.public_words import public_words
from core.export.publishing import Publishing
from core.export.requests import CheckRequest, Codes, FrameRequest, PreparedFrame, Proposal
from core.export.staging import StagedFrame, Staging
from core.export.standing import FrameCases, standing
from core.export.whole_files import without_doubtful_files

__all__ = [
    "ExportCase", "ExportJob", "ExportOrder", "ExportResult", "LeftOut", "Skipped", "export_cases", "formats_of",
    "proposed_boxes", "pseudonym_key",
]  # fmt: skip

AHEAD = 2  # frames that are asked for while one is written
ASK_AGAIN_S = 0.1
HELD_BACK = Sentence("A person has looked at its picture and withheld it.")
T = TypeVar("T")


@dataclass(slots=True)
class _Tally:
    """What has become of the cases so far. `done`: cases that are through; `told`: those that progress knows of.
    `barred`: cases in which something was found that may not go out, and so may not stand in an earlier export either.
    `unread`: frames that could not be made anew, against which nothing else speaks.
    `no_dicom`: why frames have no DICOM file; it may quote the original's path, and is staged nowhere."""

    total: int
    staged: list[tuple[FrameCases, StagedFrame]] = field(default_factory=list)
    withheld: dict[int, str] = field(default_factory=dict)
    barred: list[ExportCase] = field(default_factory=list)
    unread: list[FrameCases] = field(default_factory=list)
    no_dicom: dict[str, str] = field(default_factory=dict)
    resumed: int = 0
    done: int = 0
    told: int = -1

    @property
    def held_back(self) -> frozenset[str]:
        """SHA-256 of the originals of which a person has withheld a frame."""
        barred = [case for case in self.barred if self.withheld[case.queue_id] == HELD_BACK]
        return frozenset(case.assessment.origin.sha256 for case in barred)

    def close(self, frame: FrameCases, reason: str | None, staged: StagedFrame | None) -> None:
        """A frame is through: `staged`, or withheld for a reason."""
        self.done += len(frame.cases)
        if staged is not None and reason is None:
            self.staged.append((frame, staged))
        else:
            self.withheld |= dict.fromkeys(frame.queue_ids, reason or "")

    def withhold(self, frame: FrameCases, reason: str, *, was_read: bool) -> None:
        """`was_read`: the reason lies in the frame, and not in what hindered us to read it."""
        if was_read:
            self.barred += frame.cases
        else:
            self.unread.append(frame)
        self.close(frame, reason, None)


def export_cases(cases: Sequence[ExportCase], destination: Path, order: ExportOrder, job: ExportJob) -> ExportResult:
    """Write cases, de-identified, in all formats of the order.

    `destination` is absent, empty, or an earlier export, to which this one adds; what it holds of the same frames is
    replaced, and what it holds of the job's `taken_back` goes. Raises ExportFault where it is anything else, cannot be
    written, or is being written by another export, and ExportCancelled; then the earlier content stands, or, if the end
    of the process came at the very end, there is no MANIFEST.sha256. Cases that are ready when the process ends or the
    disk is full are kept in the destination's staging folder, where the next call with the same order finds them;
    cancelling removes them.
    """
    publishing = Publishing(destination, order)
    publishing.check()
    asked_for = {case.queue_id for case in cases}
    kept_away = tuple(one for one in job.taken_back if one.queue_id not in asked_for)
    with alone_in(destination):
        return _exported(cases, publishing, order, replace(job, taken_back=kept_away))


def _exported(cases: Sequence[ExportCase], publishing: Publishing, order: ExportOrder, job: ExportJob) -> ExportResult:
    staging = Staging(publishing.destination)
    staging.begin(order.to_json(), job.fingerprint(order))
    found = standing(cases, job.key)
    run = _Run(order, job, staging, _Tally(len(cases), done=len(found.refused)))
    try:
        run.make_ready(found.frames)
        run.stop_if_cancelled()
    except ExportCancelled:
        if not job.keeps:
            staging.clear()
        raise
    except ExportFault:
        run.keep_what_is_clean()
        raise
    finally:
        run.drop_requests()
    barred = tuple(TakenBack(case.queue_id, case.assessment, False) for case in run.tally.barred)
    job = replace(job, taken_back=job.taken_back + barred)
    tally = run.tally
    ready, without_dicom = without_doubtful_files(tally.staged, tally.held_back)
    publishing.put([frame for _, frame in ready], job, staging.folder, tally.unread)
    outcome = outcome_of(found, order.formats, ready, tally.withheld, tally.no_dicom | without_dicom)
    outcome = _released(outcome, publishing, job, staging.folder)
    zip_file = publishing.zipped()
    staging.clear()
    return ExportResult(
        written=len(outcome.exported),
        skipped=outcome.skipped,
        manifest=publishing.manifest,
        exported=outcome.exported,
        left_out=outcome.left_out,
        comments_kept_back=sum(frame.rows["comments_kept_back"] for _, frame in tally.staged),
        resumed=tally.resumed,
        zip_file=zip_file,
        taken_out=publishing.taken_out,
        kept_earlier=publishing.kept,
    )


def _released(outcome: Outcome, publishing: Publishing, job: ExportJob, staging: Path) -> Outcome:
    """Mark the cases that may still go out, take out those that may not, and write the manifest, while nobody can move
    any of them."""
    with job.release(outcome.exported) as release:
        if release.refused:
            publishing.withdraw(outcome.taken_back(release.refused), job, staging)
            outcome = outcome.without(release.refused)
        release.mark(outcome.exported)
        publishing.seal(staging)
    return outcome


def proposed_boxes(case: ExportCase, order: ExportOrder, job: ExportJob) -> Future[tuple[Proposal, ...]]:
    """What would be blackened in a case, for a person to look at; what she accepts becomes the case's `boxes`.

    With DICOM among the formats all frames of the file are looked at, else the one that was assessed.
    """
    return job.worker.propose(_request(FrameCases("", (case,), None), order, job))


@dataclass(slots=True)
class _Run:
    """Frames on their way: `asked` are being prepared, `staged` are being verified, each by a process of its own;
    `looked_at` wait for a person."""

    order: ExportOrder
    job: ExportJob
    staging: Staging
    tally: _Tally
    asked: deque[tuple[FrameCases, Future[PreparedFrame]]] = field(default_factory=deque)
    staged: deque[tuple[FrameCases, StagedFrame, Future[str | None]]] = field(default_factory=deque)
    looked_at: list[tuple[FrameCases, Future[tuple[PixelBox, ...] | None]]] = field(default_factory=list)

    def make_ready(self, frames: Sequence[FrameCases]) -> None:
        """Prepare, stage and verify every frame, but those that an earlier call has left ready."""
        for frame in frames:
            self.stop_if_cancelled()
            if (reason := _standing_reason(frame)) is not None:
                self.tally.withhold(frame, reason, was_read=frame.file is not None)
                continue
            ready = self.staging.frame(frame.name, _digest(frame, self.job))
            if ready is not None:
                self.tally.resumed += len(frame.cases)
                self.tally.close(frame, None, ready)
                continue
            self._ask(frame)
            self._take_looks()
            if len(self.asked) > AHEAD:
                self._take_prepared()
        while self.asked or self.staged or self.looked_at:
            if self.asked:
                self._take_prepared()
            elif self.staged:
                self._take_verified()
            else:
                wait([future for _, future in self.looked_at], timeout=ASK_AGAIN_S)
                self.stop_if_cancelled()
            self._take_looks()
        self._tell()

    def _ask(self, frame: FrameCases) -> None:
        self.asked.append((frame, self.job.worker.prepare(_request(frame, self.order, self.job))))

    def stop_if_cancelled(self) -> None:
        if self.job.cancelled():
            raise ExportCancelled("The export was cancelled; nothing was written.")

    def keep_what_is_clean(self) -> None:
        """Seal what was being verified when the destination failed, as far as that is still possible."""
        with suppress(ExportFault):
            while self.staged:
                self._take_verified()

    def drop_requests(self) -> None:
        """Nobody waits for them any more."""
        futures: list[Future[Any]] = [future for _, future in self.asked]
        for future in [*futures, *(future for _, _, future in self.staged)]:
            self.job.worker.cancel(future)
        self.asked.clear()
        self.staged.clear()

    def _take_looks(self) -> None:
        """What a person has answered meanwhile: the boxes that she accepts, or that the frame stays here."""
        for frame, future in [one for one in self.looked_at if one[1].done()]:
            self.looked_at.remove((frame, future))
            boxes = future.result()
            if boxes is None:
                self.tally.withhold(frame, HELD_BACK, was_read=True)
                self._tell()
            else:
                self._ask(frame.with_boxes(boxes))

    def _take_prepared(self) -> None:
        frame, future = self.asked[0]
        prepared = self._answer(future)
        self.asked.popleft()
        if isinstance(prepared, PreparedFrame) and prepared.look is not None and self.job.look is not None:
            self.looked_at.append((frame, self.job.look(frame.cases[0], prepared.look)))
            return
        if not isinstance(prepared, PreparedFrame) or prepared.withheld is not None:
            reason = prepared.withheld if isinstance(prepared, PreparedFrame) else _sentence(prepared, frame)
            self.tally.withhold(frame, reason or "", was_read=isinstance(prepared, PreparedFrame))
            self._tell()
            return
        if prepared.no_dicom is not None:
            self.tally.no_dicom[frame.name] = prepared.no_dicom
        rows, contents = _rows(frame, prepared, self.job), _contents(frame, prepared, self.job)
        staged = self.staging.put(frame.name, _digest(frame, self.job), rows, contents)
        checked = self.job.worker.check(_check_request(frame, self.order, self.job, self.staging))
        self.staged.append((frame, staged, checked))
        if len(self.staged) > AHEAD:
            self._take_verified()

    def _take_verified(self) -> None:
        frame, staged, future = self.staged[0]
        answer = self._answer(future)
        self.staged.popleft()
        reason = _sentence(answer, frame) if isinstance(answer, (EnvironmentFault, WorkerBug)) else answer
        if reason is None:
            self.staging.seal(frame.name)
            self.tally.close(frame, None, staged)
        else:
            self.staging.drop(frame.name)
            self.tally.withhold(frame, reason, was_read=isinstance(answer, str))
        self._tell()

    def _answer(self, future: Future[T]) -> T | EnvironmentFault | WorkerBug:
        self.stop_if_cancelled()
        while not wait([future], timeout=ASK_AGAIN_S).done:
            self.stop_if_cancelled()
        try:
            return future.result()
        except (EnvironmentFault, WorkerBug) as fault:
            return fault

    def _tell(self) -> None:
        if self.tally.told != self.tally.done:
            self.tally.told = self.tally.done
            self.job.progress(self.tally.done, self.tally.total)


def _standing_reason(frame: FrameCases) -> str | None:
    """Why a frame is not even asked for."""
    if any(case.held_back for case in frame.cases):
        return HELD_BACK
    if frame.file is None:
        return Sentence("The image is gone: neither a kept copy nor the original file is there.")
    return None


def _sentence(fault: EnvironmentFault | WorkerBug, frame: FrameCases) -> str:
    if isinstance(fault, EnvironmentFault):
        return fault.message
    return Sentence(
        "{file} met a fault of Overread ({kind}) and was passed over; please report it.",
        file=frame.file,
        kind=fault.kind,
    )


def _request(frame: FrameCases, order: ExportOrder, job: ExportJob) -> FrameRequest:
    boxes = [case.boxes for case in frame.cases if case.boxes is not None]
    return FrameRequest(
        path=str(frame.file),
        words=tuple(case.assessment for case in frame.cases),
        wants_picture=order.wants_picture,
        wants_dicom="dicom" in order.formats,
        burned_in=order.burned_in,
        accept_black=order.accept_black,
        boxes=tuple(dict.fromkeys(box for some in boxes for box in some)) if boxes else None,
        percentiles=job.percentiles,
        codes={one.key: Codes(one.code, one.scheme) for one in job.findings if one.code},
        switched_off=order.switched_off,
    )


def _check_request(frame: FrameCases, order: ExportOrder, job: ExportJob, staging: Staging) -> CheckRequest:
    words = tuple(case.assessment for case in frame.cases)
    return CheckRequest(
        folder=str(staging.frame_folder(frame.name)),
        path=str(frame.file),
        name=frame.name,
        words=words,
        reads_pixels=order.burned_in != "off",
        public=public_words(words, (one.key for one in job.findings)),
    )


def _digest(frame: FrameCases, job: ExportJob) -> str:
    """What tells the words on a frame, and what was accepted of it, from others."""
    stated = [[case.assessment.assessment_id, case.boxes, case is frame.labelled] for case in frame.cases]
    return hmac.new(job.key, json.dumps([frame.name, stated]).encode(), hashlib.sha256).hexdigest()


def _contents(frame: FrameCases, prepared: PreparedFrame, job: ExportJob) -> dict[str, tuple[str, bytes]]:
    contents = {}
    if prepared.picture is not None:
        contents["picture"] = (f"{frame.name}.png", prepared.picture)
    if prepared.dicom is not None:
        contents["dicom"] = (_instance_name(frame, job), prepared.dicom)
    return contents


def _instance_name(frame: FrameCases, job: ExportJob) -> str:
    return f"{instance_pseudonym(job.key, frame.cases[0].assessment.origin)}.dcm"


def _rows(frame: FrameCases, prepared: PreparedFrame, job: ExportJob) -> dict[str, Any]:
    """What the tables say of a frame."""
    days = {case.queue_id: day for case, day in zip(frame.cases, prepared.dates, strict=True)}
    sha256 = None if prepared.picture is None else hashlib.sha256(prepared.picture).hexdigest()
    chosen = frame.labelled
    label = None
    if chosen is not None:
        file = f"{chosen.assessment.label}/{frame.name}.png"
        label = label_row(chosen.assessment, file, job.key, days[chosen.queue_id])
    instance = None if prepared.dicom is None else _instance_name(frame, job)
    words = [case.assessment for case in frame.cases]
    image = {
        "file_name": f"{frame.name}.png",
        "width": prepared.columns,
        "height": prepared.rows,
        "patient": prepared.decisions[0]["patient"],
        "label": None if chosen is None else chosen.assessment.label,
        "verdicts": {word.finding: word.verdict for word in words},
        "annotations": [note for word in words for note in annotations_of(word)],
    }
    return {
        "label": label,
        "decisions": [row | {"image_sha256": sha256, "instance": instance} for row in prepared.decisions],
        "image": image,
        "comments_kept_back": prepared.comments_kept_back,
        "blackened": prepared.blackened,
        "bundles": sorted({(word.bundle.name, word.bundle.version, word.bundle.sha256) for word in words}),
    }
