"""Which words of the queue stand: the newest on a finding of a frame, and of a frame's labels the newest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import Sentence
from core.export.order import ExportCase, PixelBox
from core.export.pseudonyms import frame_pseudonym
from core.findings import Assessment

_KEY = re.compile(r"[a-z0-9_]{1,64}")


@dataclass(frozen=True, slots=True)
class FrameCases:
    """The cases of one frame whose words stand. `name`: its pseudonym. `labelled`: whose label is the frame's class."""

    name: str
    cases: tuple[ExportCase, ...]
    labelled: ExportCase | None

    @property
    def file(self) -> Path | None:
        """Where its instance lies now; None where the pixels are gone."""
        return next((case.file for case in self.cases if case.file is not None), None)

    @property
    def accepted(self) -> frozenset[PixelBox]:
        """What a person has accepted to be blackened."""
        return frozenset(box for case in self.cases for box in case.boxes or ())

    def with_boxes(self, boxes: tuple[PixelBox, ...]) -> FrameCases:
        """The same with what a person has accepted."""
        cases = {case.queue_id: replace(case, boxes=boxes) for case in self.cases}
        labelled = None if self.labelled is None else cases[self.labelled.queue_id]
        return FrameCases(self.name, tuple(cases.values()), labelled)

    @property
    def queue_ids(self) -> tuple[int, ...]:
        return tuple(case.queue_id for case in self.cases)


@dataclass(frozen=True, slots=True)
class Standing:
    """`refused`: queue entry -> why no format takes it. `unlabelled`: why those that make no picture's class do not."""

    frames: tuple[FrameCases, ...]
    refused: dict[int, str]
    unlabelled: dict[int, str]


def standing(cases: Sequence[ExportCase], key: bytes) -> Standing:
    """Judge the cases before any file is opened.

    A later verdict on the same finding of a frame replaces the earlier one, with or without a label; of the labels
    that then stand for a frame, the newest is taken.
    """
    refused: dict[int, str] = {}
    unlabelled: dict[int, str] = {}
    on_finding: dict[tuple[str, int, str], int] = {}
    on_frame: dict[tuple[str, int], list[ExportCase]] = {}
    classes: dict[tuple[str, int], ExportCase] = {}
    for case in sorted(cases, key=lambda one: one.queue_id, reverse=True):
        word = case.assessment
        frame = (word.origin.sha256, word.origin.number)
        later = on_finding.setdefault((*frame, word.finding), case.queue_id)
        if later != case.queue_id:
            refused[case.queue_id] = _superseded(later)
        elif (fault := _fault(case)) is not None:
            refused[case.queue_id] = fault
        else:
            on_frame.setdefault(frame, []).append(case)
            reason = _label_fault(word)
            if reason is None and (newest := classes.setdefault(frame, case)) is not case:
                reason = _superseded(newest.queue_id)
            unlabelled |= {case.queue_id: reason} if reason is not None else {}
    return Standing(_in_order(cases, on_frame, classes, key), refused, unlabelled)


def _in_order(
    cases: Iterable[ExportCase],
    on_frame: dict[tuple[str, int], list[ExportCase]],
    classes: dict[tuple[str, int], ExportCase],
    key: bytes,
) -> tuple[FrameCases, ...]:
    """As their first case was given."""
    frames = dict.fromkeys((case.assessment.origin.sha256, case.assessment.origin.number) for case in cases)
    return tuple(
        FrameCases(
            frame_pseudonym(key, on_frame[frame][0].assessment.origin),
            tuple(sorted(on_frame[frame], key=lambda case: case.queue_id)),
            classes.get(frame),
        )
        for frame in frames
        if frame in on_frame
    )


def _fault(case: ExportCase) -> str | None:
    if not _KEY.fullmatch(case.assessment.finding):
        return Sentence("Its finding is named in free text, which may name the patient; use a key (a-z, 0-9, _).")
    return None


def _superseded(later: int) -> str:
    return Sentence("Superseded by a later verdict on the same image (queue entry {later}).", later=later)


def _label_fault(word: Assessment) -> str | None:
    if word.label is None:
        return Sentence("No class follows from the verdict; give it a label to export it.")
    if not _KEY.fullmatch(word.label):
        return Sentence("Its label cannot name a class folder; use a finding's key (a-z, 0-9, _).")
    return None
