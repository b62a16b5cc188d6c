"""Which frame of one stack lies where a frame of another does."""

from __future__ import annotations

from app.open_studies import FramePlace, FrameTarget, OpenStudies
from core.dicom.slices import PARALLEL_COSINE, SlicePlace, Vector


def linked_target(studies: OpenStudies, moved: FramePlace, other: FramePlace) -> FrameTarget:
    """The frame of the other stack nearest to `moved` along their common normal, where both lie in one frame of
    reference and are parallel; else the one at the same share of its stack."""
    here, there = _slice(studies, moved.target), [_slice(studies, target) for target in other.stack]
    same_space = _space(studies, moved) != "" and _space(studies, moved) == _space(studies, other)
    parallel = [place for place in there if here is not None and place is not None and _parallel(here, place)]
    if here is None or not same_space or len(parallel) < len(there):
        return _at_same_share(moved, other)
    level = _along(here.position_mm, here.normal)
    gaps = [abs(_along(place.position_mm, here.normal) - level) for place in parallel]
    return other.stack[gaps.index(min(gaps))]


def _at_same_share(moved: FramePlace, other: FramePlace) -> FrameTarget:
    share = moved.stack.index(moved.target) / max(1, len(moved.stack) - 1)
    return other.stack[round(share * (len(other.stack) - 1))]


def _slice(studies: OpenStudies, target: FrameTarget) -> SlicePlace | None:
    file = studies.file(target.path)
    return file.place if file is not None and file.instance.frame_count == 1 else None


def _space(studies: OpenStudies, place: FramePlace) -> str:
    file = studies.file(place.instance.path)
    return file.frame_of_reference_uid if file is not None else ""


def _parallel(one: SlicePlace, other: SlicePlace) -> bool:
    return abs(_along(one.normal, other.normal)) >= PARALLEL_COSINE


def _along(vector: Vector, normal: Vector) -> float:
    return sum(a * b for a, b in zip(vector, normal, strict=True))
