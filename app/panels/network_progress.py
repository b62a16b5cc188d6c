"""A call of the learning loop under way, with its progress and its log; and what has become of the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.command_run import Step
from app.comparison_words import comparison_text
from app.i18n import translated
from app.learning_words import finding_name, kind_sentence, result_sentence, step_text
from app.learning_work import LearningWork, WorkResult, comparison_of, report_of
from app.panels.elided_label import ElidedLabel
from app.panels.network_card_text import CardText
from core.errors import Sentence

if TYPE_CHECKING:
    from core.bundles.figures import Check
    from core.bundles.library import Bundle

LOG_HEIGHT_LINES = 8
DETAILS_PX = 240


class ProgressPane(QFrame):
    """Hidden while nothing is under way. Closing its window ends nothing; closing the reading window does."""

    def __init__(self, work: LearningWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.setProperty("panel", True)
        self.title = QLabel()
        font = self.title.font()
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.figures = ElidedLabel()
        self.figures.setProperty("secondary", True)
        self.figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remark = QLabel()
        self.remark.setProperty("secondary", True)
        self.remark.setWordWrap(True)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setAccessibleName(self.tr("Log"))
        self.log.setFixedHeight(LOG_HEIGHT_LINES * self.log.fontMetrics().lineSpacing() + 16)
        self.log.hide()
        self.show_log = QPushButton(self.tr("&Log"))
        self.show_log.setCheckable(True)
        self.show_log.toggled.connect(self.log.setVisible)
        self.cancel = QPushButton(self.tr("&Stop"))
        self.cancel.clicked.connect(self._on_cancel)
        self._arrange()
        work.changed.connect(self._refresh)
        work.stepped.connect(self._on_step)
        self._refresh()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.figures, 1)
        head.addWidget(self.show_log)
        head.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self.remark)
        layout.addWidget(self.log)

    def _refresh(self) -> None:
        kind = self._work.under_way
        self.setVisible(kind is not None)
        if kind is None or self.title.text() == kind_sentence(kind, self._work.subject):
            if kind is None:
                self.title.setText("")
            return
        self.title.setText(kind_sentence(kind, self._work.subject))
        resumed = self.tr("Closing Overread ends the training; it can go on from its last whole epoch later.")
        self.remark.setText(resumed if kind == "retrain" else self.tr("Closing Overread ends this."))
        self.cancel.setEnabled(kind != "take back")
        self.cancel.setText(self.tr("&Stop"))
        self.bar.setRange(0, 0)
        self.figures.show_text("")
        self.log.setPlainText("\n".join(self._work.log))
        if self._work.step is not None:
            self._show(self._work.step)

    def _on_step(self, step: Step) -> None:
        self.log.appendPlainText(step.text)
        self._show(step)

    def _show(self, step: Step) -> None:
        """A line without a count between counted ones leaves the bar alone; behind the last one, more work begins."""
        if step.done is not None and step.total:
            self.bar.setRange(0, step.total)
            self.bar.setValue(step.done)
            self.figures.show_text(step_text(step))
        elif self.bar.value() >= self.bar.maximum():
            self.bar.setRange(0, 0)
            self.figures.show_text(step.text.splitlines()[0])

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel.setText(self.tr("Stopping\u2026"))
        self._work.cancel()


class ResultPane(QFrame):
    """What has become of the last call, in words; of a promotion, every check. Hidden until there is something."""

    def __init__(self, work: LearningWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.setProperty("panel", True)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self.sentence.font()
        font.setWeight(font.Weight.DemiBold)
        self.sentence.setFont(font)
        self.details = CardText()
        self.details.document().setDocumentMargin(0.0)
        self.details.setAccessibleName(self.tr("Checks and figures"))
        self.report = QPushButton(self.tr("Open the &report"))
        self.report.clicked.connect(self._open_report)
        self.close_button = QPushButton(self.tr("&Done"))
        self.close_button.clicked.connect(self.hide)
        self._report_file = ""
        head = QHBoxLayout()
        head.addWidget(self.sentence, 1)
        head.addWidget(self.report, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.details)
        work.ended.connect(self.show_result)
        work.changed.connect(self._on_work)
        self.hide()

    def _on_work(self) -> None:
        if self._work.under_way is not None:
            self.hide()

    def show_result(self, result: WorkResult) -> None:
        self.sentence.setText(result_sentence(result))
        self._show_details(result)
        report = report_of(result)
        self._report_file = str(report or "")
        self.report.setVisible(report is not None)
        self.show()

    def _show_details(self, result: WorkResult) -> None:
        """The checks of a promotion, or the table of a comparison; as high as it is, up to a limit."""
        used, found = self._work.shelf.in_use, comparison_of(result)
        bundle = used.bundle if used is not None else None
        if result.outcome is not None:
            self.details.setHtml(_checks_html(result, bundle))
        elif found is not None:
            self.details.show_card(comparison_text(found, bundle))
        self.details.setVisible(result.outcome is not None or found is not None)
        document = self.details.document()
        document.setTextWidth(max(400.0, self.width() - 60.0))
        self.details.setFixedHeight(min(DETAILS_PX, round(document.size().height()) + 8))

    def _open_report(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._report_file))


def _checks_html(result: WorkResult, bundle: Bundle | None) -> str:
    """A line a check, those that failed first: a sign, and the sentence. `bundle`: names the findings."""
    import html

    if result.outcome is None:
        return ""
    rows = []
    for check in sorted(result.outcome.checks, key=lambda check: check.passed):
        sign, colour = ("\u2713", theme.AGREE) if check.passed else ("\u2717", theme.DISAGREE)
        cell = f'<td style="color:{colour}; padding-right:8px"><b>{sign}</b></td>'
        rows.append(f"<tr>{cell}<td>{html.escape(_sentence(check, bundle))}</td></tr>")
    return f"<table cellspacing='2'>{''.join(rows)}</table>"


def _sentence(check: Check, bundle: Bundle | None) -> str:
    said = check.said
    if bundle is not None and isinstance(said, Sentence) and "finding" in said.values:
        said = Sentence(said.template, **said.values | {"finding": finding_name(str(said.values["finding"]), bundle)})
    return translated(said)
