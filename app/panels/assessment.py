"""The reader's verdict on the chosen finding: one key, kept at once; label, region and note beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.draft_entries import SHAPES
from app.icons import icon
from app.panels.elided_label import ElidedLabel
from app.reading_session import ReadingSession
from app.shortcuts import TypingKeys, native, show_key
from app.wording import finding_label, label_of, reason_code_word, significance_word
from core.findings import REASON_CODES, Assessment, Outline, Polygon, Significance, Verdict

SIGNIFICANCES: tuple[Significance, ...] = ("minor", "major")
CONFIDENCES = range(100, -1, -10)
SIDE_MARGIN_PX, VERDICT_SPACING_PX = 16, 6


@dataclasses.dataclass(frozen=True, slots=True)
class VerdictActions:
    """The window's own actions; the buttons here trigger them, so keys and buttons are one thing."""

    agree: QAction
    disagree: QAction
    unsure: QAction
    present: QAction
    absent: QAction
    region: QAction


class AssessmentPanel(QFrame):
    """Where the network gave an opinion: Agree, Disagree, Unsure. Otherwise: Present, Absent, Unsure."""

    def __init__(self, session: ReadingSession, actions: VerdictActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self.setProperty("panel", True)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        bold = self.title.font()
        bold.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(bold)
        self.label = QComboBox()
        self.reason = QComboBox()
        self.significance = QComboBox()
        self.confidence = QComboBox()
        self.shape = QComboBox()
        self.shape.setAccessibleName(self.tr("Shape of the next region"))
        for shape, text in zip(SHAPES, (self.tr("Rectangle"), self.tr("Ellipse"), self.tr("Freehand")), strict=True):
            self.shape.addItem(text, shape)
        self.note = QPlainTextEdit()
        self.save = QPushButton(self.tr("Save change"))
        self.state = QLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE_MARGIN_PX, 12, SIDE_MARGIN_PX, 12)
        layout.setSpacing(9)
        heading = QLabel(self.tr("YOUR VERDICT"))
        heading.setProperty("heading", True)
        layout.addWidget(heading)
        layout.addWidget(self.title)
        layout.addLayout(self._verdict_buttons())
        layout.addWidget(self._adding_row())
        layout.addLayout(self._form())
        layout.addLayout(self._save_row())
        layout.addStretch()
        self._fill_choices()
        self._connect()
        self._refresh()

    def _verdict_buttons(self) -> QHBoxLayout:
        actions = self._actions
        self.agree = self._verdict_button(self.tr("Agree"), "agree", actions.agree)
        self.disagree = self._verdict_button(self.tr("Disagree"), "disagree", actions.disagree)
        self.present = self._verdict_button(self.tr("Present"), "agree", actions.present)
        self.absent = self._verdict_button(self.tr("Absent"), "agree", actions.absent)
        self.unsure = self._verdict_button(self.tr("Unsure"), "unsure", actions.unsure)
        row = QHBoxLayout()
        row.setSpacing(VERDICT_SPACING_PX)
        for button in (self.agree, self.disagree, self.present, self.absent, self.unsure):
            row.addWidget(button, 1)
        return row

    def minimumSizeHint(self) -> QSize:
        """Wide enough for either set of verdicts: the column is not fitted anew when one takes the other's place."""
        sets = ((self.agree, self.disagree, self.unsure), (self.present, self.absent, self.unsure))
        widest = max(sum(button.minimumSizeHint().width() for button in buttons) for buttons in sets)
        around = 2 * VERDICT_SPACING_PX + 2 * SIDE_MARGIN_PX
        return super().minimumSizeHint().expandedTo(QSize(widest + around, 0))

    def _adding_row(self) -> QWidget:
        """In the place of the verdicts while a missed finding is being added."""
        self.add_missed = QPushButton(self.tr("Add the finding") + f"  {native('Enter')}")
        self.add_missed.setAccessibleName(self.tr("Add the finding"))
        self.add_missed.setProperty("primary", True)
        self.add_missed.clicked.connect(self._session.missed.add)
        self.drop_missed = QPushButton(self.tr("Drop it") + f"  {native('Esc')}")
        self.drop_missed.setAccessibleName(self.tr("Drop it"))
        self.drop_missed.clicked.connect(self._session.missed.cancel)
        self._adding = _row(self.add_missed, self.drop_missed, stretched=self.add_missed)
        return self._adding

    def _verdict_button(self, text: str, look: str, action: QAction) -> QPushButton:
        button = QPushButton()
        show_key(button, text, action)
        button.setCheckable(True)
        button.setProperty("verdict", look)
        button.clicked.connect(action.trigger)
        button.clicked.connect(self._show_verdict)  # the button shows what was recorded, not that it was pressed
        return button

    def _form(self) -> QFormLayout:
        self.draw = QPushButton()
        show_key(self.draw, self.tr("Draw"), self._actions.region)
        self.draw.setCheckable(True)
        self.remove = QToolButton()
        self.remove.setIcon(icon("remove"))
        self.remove.setProperty("sign", "remove")
        self.remove.setAccessibleName(self.tr("Remove the last region"))
        self.remove.setToolTip(self.tr("Remove the last region"))
        self.region_text = ElidedLabel()
        self.region_text.setProperty("secondary", True)
        row = _row(self.draw, self.shape, stretched=self.shape)
        self.drawn = _row(self.region_text, self.remove, stretched=self.region_text)
        self.note.setPlaceholderText(self.tr("Kept with your verdict"))
        self.note.setTabChangesFocus(True)
        TypingKeys(self.note)
        self.note.setFixedHeight(round(self.note.fontMetrics().lineSpacing() * 3.6) + 14)
        form = QFormLayout()
        form.setContentsMargins(0, 4, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(7)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Correct label"), self.label)
        form.addRow(self.tr("Reason"), self.reason)
        form.addRow(self.tr("Significance"), self.significance)
        form.addRow(self.tr("Confidence"), self.confidence)
        form.addRow(self.tr("Regions"), row)
        form.addRow("", self.drawn)
        form.addRow(self.tr("Note"), self.note)
        return form

    def _save_row(self) -> QHBoxLayout:
        self.state.setProperty("secondary", True)
        self.state.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        self.save.setProperty("primary", True)
        self.save.setToolTip(self.tr("Record the verdict once more, with what has been entered since"))
        return row

    def _fill_choices(self) -> None:
        for box in (self.label, self.reason, self.significance, self.confidence):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            with QSignalBlocker(box):
                box.clear()
                box.addItem(self.tr("Not stated"), None)
        blocked = [QSignalBlocker(box) for box in (self.label, self.reason, self.significance, self.confidence)]
        with blocked[0], blocked[1], blocked[2], blocked[3]:
            self.label.setItemText(0, self.tr("As the verdict implies"))
            for finding in self._session.findings:
                self.label.addItem(finding_label(finding), finding.key)
            for code in REASON_CODES:
                self.reason.addItem(reason_code_word(code), code)
            for how in SIGNIFICANCES:
                self.significance.addItem(significance_word(how), how)
            for percent in CONFIDENCES:
                self.confidence.addItem(f"{percent}\u202f%", percent)

    def _connect(self) -> None:
        session = self._session
        self.label.currentIndexChanged.connect(self._on_edited)
        self.reason.currentIndexChanged.connect(self._on_edited)
        self.significance.currentIndexChanged.connect(self._on_edited)
        self.note.textChanged.connect(self._on_edited)
        self.save.clicked.connect(session.verdicts.save_change)
        self.draw.clicked.connect(self._actions.region.trigger)
        self._actions.region.toggled.connect(self.draw.setChecked)
        self.remove.clicked.connect(session.verdicts.remove_region)
        self.shape.currentIndexChanged.connect(lambda _: session.verdicts.set_shape(self.shape.currentData()))
        session.verdicts.shape_changed.connect(self._show_entries)
        self.confidence.currentIndexChanged.connect(self._on_edited)
        session.network_changed.connect(self._fill_choices)
        listened: list[Callable[[Callable[[], None]], object]] = [
            session.verdicts.changed.connect,
            session.verdicts.entries_changed.connect,
            session.network_changed.connect,
            session.missed.changed.connect,
        ]
        for connect in listened:
            connect(self._refresh)
        session.finding_changed.connect(lambda _: self._refresh())
        session.network_view_changed.connect(lambda _: self._refresh())

    def _on_edited(self) -> None:
        verdicts = self._session.verdicts
        entries = dataclasses.replace(
            verdicts.entries,
            label=self.label.currentData(),
            reason=self.reason.currentData(),
            significance=self.significance.currentData(),
            note=self.note.toPlainText(),
            confidence_percent=self.confidence.currentData(),
        )
        verdicts.set_entries(entries)

    def _refresh(self) -> None:
        session, verdicts = self._session, self._session.verdicts
        shown = session.network_view.shows(session.finding)
        relative = shown and (verdicts.can_compare or not verdicts.can_record)
        adding = session.missed.under_way
        self._adding.setVisible(adding)
        for button in (self.agree, self.disagree):
            button.setVisible(relative and not adding)
            button.setEnabled(relative and verdicts.can_compare)
        for button in (self.present, self.absent):
            button.setVisible(not relative and not adding)
        self.unsure.setVisible(not adding)
        for widget in (self.present, self.absent, self.unsure):
            widget.setEnabled(verdicts.can_record)
        self.title.setText(self._title())
        self._show_verdict()
        self._show_entries()

    def _title(self) -> str:
        name = label_of(self._session.finding, self._session.chosen.listed)
        if self._session.missed.under_way:
            return self.tr("Missed: {finding}").format(finding=name)
        return name or self.tr("Choose a finding")

    def _show_verdict(self) -> None:
        session = self._session
        last = session.verdicts.newest(session.finding)
        said: Verdict | None = last.verdict if last is not None else None
        told = last is not None and session.network_view.shows(session.finding)
        self.agree.setChecked(told and said != "unsure" and last is not None and not last.disagreement)
        self.disagree.setChecked(told and last is not None and last.disagreement)
        self.present.setChecked(said == "present")
        self.absent.setChecked(said == "absent")
        self.unsure.setChecked(said == "unsure")
        differs = session.verdicts.entries_differ
        self.save.setVisible(differs)
        self.state.setText(self._state_text(last, differs))

    def _state_text(self, last: Assessment | None, differs: bool) -> str:
        if self._session.missed.under_way:
            return self.tr("Draw where it is; what is stated here is kept with it")
        if differs:
            return self.tr("Changed since the verdict was recorded; kept with it when you go on")
        if last is None:
            return ""
        told = self._session.network_view.shows(last.finding)
        if told and last.disagreement and last.label is None:
            return self.tr("Recorded. Without a correct label, exports leave this case out.")
        return self._graded(last) if told else self.tr("Recorded")

    def _graded(self, word: Assessment) -> str:
        """What the word makes of the network's call; only where that may be seen."""
        from core.review.decisions import radpeer

        score = radpeer(word)
        return self.tr("Recorded \u00b7 RADPEER {score}").format(score=score) if score else self.tr("Recorded")

    def _show_entries(self) -> None:
        verdicts, entries = self._session.verdicts, self._session.verdicts.entries
        for box, value in (
            (self.label, entries.label),
            (self.reason, entries.reason),
            (self.significance, entries.significance),
            (self.confidence, entries.confidence_percent),
        ):
            with QSignalBlocker(box):
                if value is not None and box is self.confidence and box.findData(value) < 0:
                    box.addItem(f"{value}\u202f%", value)  # given elsewhere, to the percent
                box.setCurrentIndex(max(0, box.findData(value)))
            box.setEnabled(verdicts.can_record)
        if self.note.toPlainText() != entries.note:
            with QSignalBlocker(self.note):
                self.note.setPlainText(entries.note)
        # Disabled while it is typed in, it would hand the focus on, and the next letters would be keys of the window.
        if self.note.isReadOnly() == verdicts.can_record:  # it is costly, and asked for with every slice of a stack
            self.note.setReadOnly(not verdicts.can_record)
        self.note.setEnabled(verdicts.can_record or self.note.hasFocus())
        self.draw.setEnabled(verdicts.can_record)
        self.remove.setVisible(bool(entries.outlines))
        self.drawn.setVisible(bool(entries.outlines))
        self.region_text.show_text(self._region_text(entries.outlines))
        with QSignalBlocker(self.shape):
            self.shape.setCurrentIndex(self.shape.findData(verdicts.shape))
        self.shape.setEnabled(verdicts.can_record)

    def _region_text(self, outlines: tuple[Outline, ...]) -> str:
        if len(outlines) == 1 and not isinstance(outlines[0], Polygon):
            return f"{outlines[0].width:.0f} \u00d7 {outlines[0].height:.0f}"
        return str(len(outlines)) if outlines else self.tr("none")


def _row(*widgets: QWidget, stretched: QWidget) -> QWidget:
    """Side by side; one of them takes the room that is left."""
    row = QWidget()
    row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is stretched else 0)
    return row
