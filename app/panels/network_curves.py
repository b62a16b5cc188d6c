"""The curves of one network, or of two laid over each other: ROC, precision and recall, reliability, confusion."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.charts.confusion_chart import ConfusionChart
from app.charts.curve_chart import Axes, CurveChart, Series
from app.choice_box import ChoiceBox
from app.folding_row import FoldingRow
from app.i18n import decimal, in_a_row, translated, without_marks
from app.learning_words import figure_name, finding_name, group_name, interval_text
from app.network_shelf import ABNORMAL, NetworkRecord, Shelf

if TYPE_CHECKING:
    from core.bundles.figures import Curve, Evaluation, FindingFigures


@dataclass(frozen=True, slots=True)
class _Shown:
    """One network's row of figures in the chosen group."""

    name: str
    row: FindingFigures


class CurvesPanel(QWidget):
    """Finding and group are kept where the next network has them too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: NetworkRecord | None = None
        self._shelf = Shelf()
        self.finding, self.group, self.other = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("secondary", True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.roc, self.pr, self.reliability = CurveChart(), CurveChart(), CurveChart()
        self.confusion = ConfusionChart()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.setSpacing(10)
        self.selectors, self.charts = self._selectors(), self._charts()
        layout.addWidget(self.selectors)
        layout.addWidget(self.note)
        layout.addWidget(self.charts, 1)
        layout.addStretch()
        for box in (self.finding, self.group, self.other):
            box.currentIndexChanged.connect(lambda _: self._refresh())

    def _selectors(self) -> QWidget:
        shown = _named_row((self.tr("&Finding"), self.finding), (self.tr("&Images"), self.group))
        return FoldingRow(shown, _named_row((self.tr("Compare &with"), self.other)), 18, (0, 1))

    def _charts(self) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setSpacing(12)
        for place, chart in enumerate((self.roc, self.pr, self.reliability, self.confusion)):
            chart.setMinimumSize(340, 400)
            grid.addWidget(chart, place // 2, place % 2)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        return area

    def show_record(self, record: NetworkRecord | None, shelf: Shelf) -> None:
        self._record, self._shelf = record, shelf
        evaluation = record.evaluation if record is not None else None
        blockers = [QSignalBlocker(box) for box in (self.finding, self.group, self.other)]
        self._fill_findings(record, evaluation)
        self._fill_groups(evaluation)
        self._fill_others(record)
        del blockers
        self._refresh()

    def lay_over(self, folder: Path) -> None:
        """Compare with the network in that folder, where it has been measured."""
        place = self.other.findData(str(folder))
        if place >= 0:
            self.other.setCurrentIndex(place)

    def _fill_findings(self, record: NetworkRecord | None, evaluation: Evaluation | None) -> None:
        keys = list(dict.fromkeys(row.finding for row in evaluation.rows)) if evaluation is not None else []
        keys.sort(key=lambda key: key != ABNORMAL)
        pairs = [(finding_name(key, record.bundle), key) for key in keys] if record is not None else []
        _fill(self.finding, pairs)

    def _fill_groups(self, evaluation: Evaluation | None) -> None:
        rows = evaluation.rows if evaluation is not None else ()
        groups = list(dict.fromkeys((row.group, row.member) for row in rows))
        groups.sort(key=lambda pair: (pair[0] != "all", pair[0] != "source", pair))
        _fill(self.group, [(group_name(*pair), "\n".join(pair)) for pair in groups])

    def _fill_others(self, record: NetworkRecord | None) -> None:
        others = [one for one in self._shelf.records if one is not record and one.evaluation is not None]
        pairs = [(self.tr("no other"), "")]
        if record is not None and record.evaluation is not None:
            pairs += [(one.title, str(one.bundle.folder)) for one in others]
        _fill(self.other, pairs)

    # Drawing

    def _evaluations(self) -> list[tuple[str, Evaluation]]:
        """The chosen network's, then the other's."""
        folder = self.other.currentData()
        other = next((one for one in self._shelf.records if folder and str(one.bundle.folder) == folder), None)
        found = []
        for record in (self._record, other):
            if record is not None and record.evaluation is not None:
                found.append((record.title, record.evaluation))
        return found

    def _refresh(self) -> None:
        evaluations = self._evaluations()
        finding, place = self.finding.currentData() or "", (self.group.currentData() or "all\n").split("\n")
        shown = []
        for name, evaluation in evaluations:
            row = evaluation.row(finding, *place)
            if row is not None:
                shown.append(_Shown(name, row))
        self.selectors.setVisible(bool(evaluations))
        self.charts.setVisible(bool(evaluations))
        self._say_note(evaluations, shown)
        self._show_roc(shown)
        self._show_pr(shown)
        self._show_reliability(shown)
        self._show_confusion(place[0])

    def _say_note(self, evaluations: list[tuple[str, Evaluation]], shown: list[_Shown]) -> None:
        record, said = self._record, ""
        if record is None:
            said = self.tr("There is no network at hand.")
        elif record.problem and record.evaluation is None:
            said = translated(record.problem)
        elif record.evaluation is None:
            said = self.tr("This network was never evaluated: compare it on the comparison set to see its curves.")
        elif shown:
            row = shown[0].row
            images, patients = self.tr("%n image(s)", "", row.images), self.tr("%n patient(s)", "", row.patients)
            text = self.tr("{images} of {patients}, {positives} with the finding.")
            said = text.format(images=images, patients=patients, positives=row.positives)
        if len({one.data_sha256 for _, one in evaluations}) > 1:
            said += " " + self.tr("The two were measured on different images: their curves cannot be compared.")
        if len(shown) < len(evaluations):
            said += " " + self.tr("One of the two has no figures for this choice.")
        self.note.setText(said)

    def _show_roc(self, shown: list[_Shown]) -> None:
        names = self.tr("ROC"), self.tr("1 \u2212 specificity"), self.tr("Sensitivity")
        axes = Axes(*names, "diagonal", self.tr("chance"), self._at_threshold())
        series = [_series(one, one.row.roc, ("auc",), _operating_point(one.row)) for one in shown if one.row.roc]
        self.roc.show_curves(axes, series, self._nothing())

    def _show_pr(self, shown: list[_Shown]) -> None:
        level = shown[0].row.positives / shown[0].row.images if shown and shown[0].row.images else None
        chance = self.tr("chance: {share}").format(share=decimal(level, 2)) if level is not None else ""
        names = self.tr("Precision and recall"), self.tr("Sensitivity"), self.tr("PPV")
        axes = Axes(*names, level, chance, self._at_threshold())
        series = [_series(one, one.row.pr, ("average_precision",), _precision(one.row)) for one in shown if one.row.pr]
        self.pr.show_curves(axes, series, self._nothing())

    def _show_reliability(self, shown: list[_Shown]) -> None:
        title, x, y = self.tr("Reliability"), self.tr("Stated probability"), self.tr("Share that has it")
        axes = Axes(title, x, y, "diagonal", self.tr("as stated"), dots=True)
        series = [_series(one, one.row.reliability, ("ece",)) for one in shown if one.row.reliability]
        self.reliability.show_curves(axes, series, self._nothing())

    def _show_confusion(self, group: str) -> None:
        record, title = self._record, self.tr("Confusion")
        evaluation = record.evaluation if record is not None else None
        if record is None or evaluation is None or not evaluation.confusion:
            exclusive = evaluation is None or bool(evaluation.confusion)
            none = self.tr("Findings that do not exclude one another have no confusion matrix.")
            self.confusion.show_matrix(title, (), (), self._nothing() if exclusive else none)
            return
        names = [finding_name(key, record.bundle) for key in evaluation.findings]
        what = title if group == "all" else self.tr("Confusion, all images")
        said = self.tr("{what}: {network}").format(what=what, network=record.title)
        self.confusion.show_matrix(said, names, evaluation.confusion)

    def _at_threshold(self) -> str:
        return self.tr("at the threshold")

    def _nothing(self) -> str:
        return self.tr("Not measured")


def _series(
    shown: _Shown, curve: Curve | None, keys: tuple[str, ...], mark: tuple[float, float] | None = None
) -> Series:
    assert curve is not None
    figure = in_a_row(f"{figure_name(key)} {interval_text(shown.row.figures.get(key))}" for key in keys)
    return Series(shown.name, figure, curve.x, curve.y, mark)


def _operating_point(row: FindingFigures) -> tuple[float, float] | None:
    """On the ROC, at the threshold."""
    sensitivity, specificity = (row.figures.get(key) for key in ("sensitivity", "specificity"))
    if sensitivity is None or specificity is None or sensitivity.value is None or specificity.value is None:
        return None
    return 1.0 - specificity.value, sensitivity.value


def _precision(row: FindingFigures) -> tuple[float, float] | None:
    """On the curve of precision and recall, at the threshold."""
    sensitivity, ppv = (row.figures.get(key) for key in ("sensitivity", "ppv"))
    if sensitivity is None or ppv is None or sensitivity.value is None or ppv.value is None:
        return None
    return sensitivity.value, ppv.value


def _named_row(*named: tuple[str, QComboBox]) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for text, box in named:
        label = QLabel(text)
        label.setProperty("secondary", True)
        label.setBuddy(box)
        box.setAccessibleName(without_marks(text))
        row.addWidget(label)
        row.addWidget(box)
    row.addStretch()
    return line


def _fill(box: QComboBox, pairs: list[tuple[str, str]]) -> None:
    """The choice stays where it is still there."""
    chosen = box.currentData()
    box.clear()
    for text, value in pairs:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setEnabled(len(pairs) > 1)
