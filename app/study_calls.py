"""What the network says of the study on screen: the maximum over its frames in scope (`core.review.study_call`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.analysis import Analysis
from app.open_studies import Case, FrameTarget

if TYPE_CHECKING:
    from core.findings import Prediction
    from core.review.study_call import StudyCall


class StudyCalls(QObject):
    """Follows the case on screen while its other frames are still being analysed."""

    changed = Signal()

    def __init__(self, analysis: Analysis, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._analysis = analysis
        self._case: Case | None = None
        self._members: frozenset[FrameTarget] = frozenset()
        self._on_screen: Prediction | None = None
        self._scored: dict[FrameTarget, Prediction] = {}
        self._calls: Mapping[str, StudyCall] = {}
        analysis.predicted.connect(self._on_predicted)

    def call(self, finding: str) -> StudyCall | None:
        """None while the frame on screen has no prediction, and where no frame of the study has a score."""
        return self._calls.get(finding)

    @property
    def spoken(self) -> bool:
        """Whether the network has said something of the frame on screen, if only that the gate refuses it."""
        return self._on_screen is not None

    @property
    def frames(self) -> int:
        """How many frames the study has."""
        return len(self._members)

    def set_case(self, case: Case | None) -> None:
        """The case on screen, which may have grown."""
        if case == self._case:
            return
        self._case, self._members = case, frozenset(case.targets if case is not None else ())
        known = {target: self._analysis.prediction(target) for target in self._members}
        self._scored = {target: one for target, one in known.items() if one is not None and one.scores}
        self._work_out()

    def set_on_screen(self, prediction: Prediction | None) -> None:
        """What is said of the frame on screen: its network is the one that speaks of the study."""
        if prediction is not self._on_screen:
            self._on_screen = prediction
            self._work_out()

    def _on_predicted(self, target: FrameTarget, prediction: Prediction) -> None:
        if target in self._members:
            self._scored.pop(target, None)
            if prediction.scores:
                self._scored[target] = prediction
            self._work_out()

    def _work_out(self) -> None:
        from core.review.study_call import study_calls

        before, on_screen = self._calls, self._on_screen
        self._calls = study_calls(self._in_order(), on_screen.bundle) if on_screen is not None else {}
        if self._calls != before:
            self.changed.emit()

    def _in_order(self) -> list[Prediction]:
        """The frame on screen speaks first where several are equal; its prediction may be newer than the analysis'."""
        on_screen = self._on_screen
        if on_screen is None:
            return []
        others = [one for one in self._scored.values() if one.origin != on_screen.origin]
        return [on_screen, *others]
