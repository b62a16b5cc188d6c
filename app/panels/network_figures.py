"""Every figure of an evaluation in one table, the weakest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QVBoxLayout, QWidget

from app.headed_table import SORT_ROLE, HeadedTable, Index
from app.i18n import date_text, decimal, in_a_row, translated
from app.learning_words import WHOLE, figure_name, finding_name, group_name, interval_text
from app.network_shelf import NetworkRecord

if TYPE_CHECKING:
    from core.bundles.figures import Evaluation, Figure, FindingFigures, GroupFigures

FIGURES = (
    "auc", "sensitivity", "specificity", "ppv", "npv", "f1", "accuracy", "balanced_accuracy", "average_precision",
    "ece", "brier",
)  # fmt: skip
FIRST_FIGURE = 5
UNSTATED = 2.0  # sorts behind every figure
WIDE_INTERVAL = 0.15
SAME_THRESHOLD = 1e-6


class FiguresModel(HeadedTable):
    """A row for each finding in each group of images."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._record: NetworkRecord | None = None
        self._rows: tuple[FindingFigures, ...] = ()
        self._headings = (
            self.tr("Finding"),
            self.tr("Images"),
            self.tr("Count"),
            self.tr("With it"),
            self.tr("Threshold"),
            *map(figure_name, FIGURES),
        )

    def show_record(self, record: NetworkRecord | None) -> None:
        self.beginResetModel()
        self._record = record
        evaluation = record.evaluation if record is not None else None
        self._rows = (*evaluation.rows, *map(_whole_network, evaluation.groups)) if evaluation is not None else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == SORT_ROLE:
            return self._sort_value(row, column)
        return None

    def _text(self, row: FindingFigures, column: int) -> str:
        assert self._record is not None
        if column >= FIRST_FIGURE:
            return interval_text(row.figures.get(FIGURES[column - FIRST_FIGURE]))
        return (
            finding_name(row.finding, self._record.bundle),
            group_name(row.group, row.member),
            str(row.images),
            str(row.positives) if row.finding != WHOLE else "\u2013",
            "\u2013" if row.threshold is None else decimal(row.threshold, 3),
        )[column]

    def _sort_value(self, row: FindingFigures, column: int) -> float | str:
        if column >= FIRST_FIGURE:
            figure = row.figures.get(FIGURES[column - FIRST_FIGURE])
            return UNSTATED if figure is None or figure.value is None else figure.value
        numbers = {2: float(row.images), 3: float(row.positives), 4: -1.0 if row.threshold is None else row.threshold}
        return numbers[column] if column in numbers else self._text(row, column)


class FiguresPanel(QWidget):
    """What is bad is said first: the weakest AUC in words, and the table begins with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FiguresModel(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT_ROLE)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setProperty("secondary", True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.table = QTableView()
        self._set_up_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 12)
        layout.setSpacing(8)
        for widget in (self.summary, self.about):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.sorted)
        table.setSortingEnabled(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
        table.horizontalHeader().setHighlightSections(False)
        table.setAccessibleName(self.tr("Figures by finding and group of images"))

    def show_record(self, record: NetworkRecord | None) -> None:
        self.model.show_record(record)
        self.sorted.sort(FIRST_FIGURE, Qt.SortOrder.AscendingOrder)
        self.table.horizontalHeader().setSortIndicator(FIRST_FIGURE, Qt.SortOrder.AscendingOrder)
        self.table.resizeColumnsToContents()
        evaluation = record.evaluation if record is not None else None
        self.table.setVisible(evaluation is not None)
        self.about.setVisible(evaluation is not None)
        if record is None or evaluation is None:
            self.summary.setText(self._missing(record))
            return
        self.summary.setText(self._weakest(record, evaluation))
        self.about.setText(self._about(evaluation))

    def _missing(self, record: NetworkRecord | None) -> str:
        if record is None:
            return self.tr("There is no network at hand.")
        if record.problem:
            return translated(record.problem)
        return self.tr("This network was never evaluated, so nothing can be said of how good it is.")

    def _weakest(self, record: NetworkRecord, evaluation: Evaluation) -> str:
        stated = [(row, row.figures["auc"]) for row in evaluation.rows if _stated(row)]
        if not stated:
            return self.tr("No AUC could be stated; look at the counts of images.")
        row, figure = min(stated, key=lambda pair: pair[1].value or 0.0)
        text = self.tr("Weakest: {finding}, {group}: AUC {figure}, from %n image(s).", "", row.images)
        said = text.format(
            finding=finding_name(row.finding, record.bundle),
            group=group_name(row.group, row.member),
            figure=interval_text(figure),
        )
        wide = sum(_is_wide(one) for _, one in stated)
        if wide:
            unsure = self.tr(
                "{count} of %n interval(s) are wider than {width}: too few images to be sure.", "", len(stated)
            )
            said += " " + unsure.format(count=wide, width=decimal(WIDE_INTERVAL, 2))
        if _other_thresholds(record, evaluation):
            said += " " + self.tr(
                "All of it was measured with other thresholds than the network has now: only AUC and average precision "
                "still speak of it."
            )
        return said

    def _about(self, evaluation: Evaluation) -> str:
        overall = in_a_row(f"{figure_name(key)} {interval_text(value)}" for key, value in evaluation.overall.items())
        text = self.tr(
            "%n image(s) of {data} ({split}), {unread} could not be read; {when}. Intervals: 95\u2009%.",
            "",
            evaluation.images,
        )
        said = text.format(
            data=evaluation.data,
            split=evaluation.split,
            unread=evaluation.unread,
            when=date_text(evaluation.made_at[:10]),
        )
        return f"{said} {overall}" if overall else said


def _whole_network(group: GroupFigures) -> FindingFigures:
    """A row of the table for all findings together."""
    from core.bundles.figures import FindingFigures

    return FindingFigures(
        group=group.group, member=group.member, finding=WHOLE, images=group.images, patients=group.patients,
        positives=0, threshold=None, figures=group.figures,
    )  # fmt: skip


def _other_thresholds(record: NetworkRecord, evaluation: Evaluation) -> bool:
    """Whether the bundle was fitted again after it was measured."""
    now = {entry.key: entry.threshold for entry in record.bundle.manifest.findings}
    measured = ((row.finding, row.threshold) for row in evaluation.rows if row.finding in now)
    return any(at is not None and abs(at - now[finding]) > SAME_THRESHOLD for finding, at in measured)


def _stated(row: FindingFigures) -> bool:
    figure = row.figures.get("auc")
    return figure is not None and figure.value is not None


def _is_wide(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.high - figure.low > WIDE_INTERVAL
