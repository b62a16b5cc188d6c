"""Flagged cases as an ImageFolder: `DEST/<label>/<pseudonym>.png` with labels.csv, provenance.json, MANIFEST.sha256.

The pixels are those that the network saw before resizing; of the original, nothing else goes out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from core.errors import EnvironmentFault, ExportCancelled
from core.export.destination import FORMAT, ExportFolder
from core.export.labels import LabelRow, label_row
from core.export.pseudonyms import frame_pseudonym, pseudonym_key
from core.findings import Assessment
from core.imaging.network_input import network_view
from core.imaging.window import PERCENTILES_DEFAULT
from core.review.assessing import utc_now
from core.study import Frame

__all__ = ["ExportCase", "ExportJob", "ExportResult", "Skipped", "export_imagefolder", "pseudonym_key"]

STATEMENT = "Research use only. Not for diagnosis."
_LABEL = re.compile(r"[a-z0-9_]{1,64}")


@dataclass(frozen=True, slots=True)
class ExportCase:
    """A queue entry to export. `file`: where its instance lies now; None where the pixels are gone."""

    queue_id: int
    assessment: Assessment
    file: Path | None


@dataclass(frozen=True, slots=True)
class ExportJob:
    """How to export.

    `key`: that of `pseudonym_key`. `read_frame`: decodes a frame of a file, by path and number (from 1), behind the
    process border; its EnvironmentFault skips the case. `progress`: cases done and cases in all. `cancelled`: asked
    before each case and before the folder is published. `percentiles`: the rule of the bundle in use for files that
    state no window. `audit`: where the audit trail ended, for the provenance.
    """

    key: bytes = field(repr=False)
    read_frame: Callable[[str, int], Frame]
    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    percentiles: tuple[float, float] = PERCENTILES_DEFAULT
    audit: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A case that was not written, with the reason in one sentence."""

    queue_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class ExportResult:
    """`written`: images of this export; `exported`: their queue entries. An earlier export's are not counted."""

    written: int
    skipped: tuple[Skipped, ...]
    manifest: Path
    exported: tuple[int, ...]


def export_imagefolder(cases: Sequence[ExportCase], destination: Path, job: ExportJob) -> ExportResult:
    """Write cases, de-identified; one image for each frame, in the class of its newest verdict with a label.

    `destination` is absent, empty, or an earlier export, to which images are added; those of the same frames are
    replaced. Raises ExportFault where it is anything else or cannot be written, and ExportCancelled; then the folder's
    earlier content stands, or, if the end of the process came at the very end, it holds no MANIFEST.sha256.
    """
    folder = ExportFolder(destination)
    earlier = folder.open()
    try:
        staged, skipped = _stage_all(cases, folder, job)
        fresh = {_name(row) for row in staged.values()}
        rows = [row for row in earlier if _name(row) not in fresh] + list(staged.values())
        rows.sort(key=lambda row: row["file"])
        folder.publish(list(staged.values()), rows, _provenance(rows, job.audit))
    finally:
        folder.clear_staging()
    return ExportResult(len(staged), tuple(skipped), folder.manifest, tuple(staged))


def _stage_all(
    cases: Sequence[ExportCase], folder: ExportFolder, job: ExportJob
) -> tuple[dict[int, LabelRow], list[Skipped]]:
    """Write the pictures of all cases that can be written; their rows by queue id, and the others with the reason."""
    refused = _refusals(cases)
    rows: dict[int, LabelRow] = {}
    skipped = []
    for done, case in enumerate(cases, start=1):
        _stop_if_cancelled(job)
        reason = refused.get(case.queue_id) or _stage(case, folder, job)
        if reason:
            skipped.append(Skipped(case.queue_id, reason))
        else:
            rows[case.queue_id] = _row(case, job.key)
        job.progress(done, len(cases))
    _stop_if_cancelled(job)
    return rows, skipped


def _stop_if_cancelled(job: ExportJob) -> None:
    if job.cancelled():
        raise ExportCancelled("The export was cancelled; nothing was written.")


def _stage(case: ExportCase, folder: ExportFolder, job: ExportJob) -> str | None:
    """Write one picture; the reason where that cannot be done."""
    origin = case.assessment.origin
    if case.file is None:
        return "The image is gone: neither a kept copy nor the original file is there."
    try:
        frame = job.read_frame(str(case.file), origin.number)
    except EnvironmentFault as fault:
        return fault.message
    if frame.origin.sha256 != origin.sha256:
        return "The file no longer holds the image that was assessed."
    folder.stage(f"{frame_pseudonym(job.key, origin)}.png", network_view(frame, job.percentiles))
    return None


def _row(case: ExportCase, key: bytes) -> LabelRow:
    file = f"{case.assessment.label}/{frame_pseudonym(key, case.assessment.origin)}.png"
    return label_row(case.assessment, file, key)


def _name(row: LabelRow) -> str:
    """The picture's name without its class: one for each frame."""
    return row["file"].rpartition("/")[2]


def _refusals(cases: Sequence[ExportCase]) -> dict[int, str]:
    """The cases that are left out before any file is opened, with the reason.

    A later verdict on the same finding of a frame replaces the earlier one, with or without a label; of the labels
    that then stand for a frame, the newest is taken.
    """
    refused: dict[int, str] = {}
    on_finding: dict[tuple[str, int, str], int] = {}
    on_frame: dict[tuple[str, int], int] = {}
    for case in sorted(cases, key=lambda one: one.queue_id, reverse=True):
        word = case.assessment
        frame = (word.origin.sha256, word.origin.number)
        later = on_finding.setdefault((*frame, word.finding), case.queue_id)
        reason = _superseded(later) if later != case.queue_id else _label_fault(word)
        if reason is None:
            later = on_frame.setdefault(frame, case.queue_id)
            reason = _superseded(later) if later != case.queue_id else None
        if reason is not None:
            refused[case.queue_id] = reason
    return refused


def _superseded(later: int) -> str:
    return f"Superseded by a later verdict on the same image (queue entry {later})."


def _label_fault(word: Assessment) -> str | None:
    if word.label is None:
        return "No class follows from the verdict; give it a label to export it."
    if not _LABEL.fullmatch(word.label):
        return "Its label cannot name a class folder; use a finding's key (a-z, 0-9, _)."
    return None


def _provenance(rows: list[LabelRow], audit: tuple[int, str] | None) -> dict[str, object]:
    """Where the export comes from, as far as it may be said: software and networks, no persons and no places."""
    bundles = sorted({(row["bundle"], row["bundle_version"], row["bundle_sha256"]) for row in rows})
    return {
        "format": FORMAT,
        "software": "overread",
        "software_version": version("overread"),
        "created_at": utc_now(),
        "count": len(rows),
        "labels": dict(sorted(Counter(row["label"] for row in rows).items())),
        "bundles": [{"name": name, "version": number, "sha256": sha256} for name, number, sha256 in bundles],
        "audit": None if audit is None else {"events": audit[0], "head": audit[1]},
        "statement": STATEMENT,
    }
