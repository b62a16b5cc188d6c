"""A DICOM file holds all frames of its original: what a person has said of one of them binds the file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from core.export.order import PixelBox
from core.export.staging import StagedFrame
from core.export.standing import FrameCases

HELD_BACK_BESIDE = "A person has looked at another picture of its file and withheld it."
BLACKENED_OTHERWISE = "A person has blackened other places in another picture of its file."
Ready = tuple[FrameCases, StagedFrame]


def without_doubtful_files(
    ready: Sequence[Ready], held_back: Collection[str]
) -> tuple[tuple[Ready, ...], dict[str, str]]:
    """The frames that are ready, without DICOM files that would show what stays here; by frame, why it has none.

    `held_back`: SHA-256 of originals of which a person has withheld a frame.
    """
    boxes: dict[str, set[frozenset[PixelBox]]] = {}
    for frame, staged in ready:
        boxes.setdefault(_original(frame), set()).add(frame.accepted if staged.rows["blackened"] else frozenset())
    kept: list[Ready] = []
    reasons: dict[str, str] = {}
    for frame, staged in ready:
        is_held = _original(frame) in held_back
        if "dicom" in staged.files and (is_held or len(boxes[_original(frame)]) > 1):
            reasons[frame.name] = HELD_BACK_BESIDE if is_held else BLACKENED_OTHERWISE
            staged = _without_dicom(staged)
        kept.append((frame, staged))
    return tuple(kept), reasons


def _original(frame: FrameCases) -> str:
    return frame.cases[0].assessment.origin.sha256


def _without_dicom(staged: StagedFrame) -> StagedFrame:
    """`no_instance`: the file that may not stand in an earlier export either."""
    decisions = [row | {"instance": None} for row in staged.rows["decisions"]]
    rows = staged.rows | {"decisions": decisions, "no_instance": staged.files["dicom"].path.name}
    return replace(staged, rows=rows, files={kind: file for kind, file in staged.files.items() if kind != "dicom"})
