"""The reader's verdict on the chosen finding: one key, kept at once; label, region and note beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
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

from app.icons import icon
from app.panels.elided_label import ElidedLabel
from app.reading_session import ReadingSession
from app.shortcuts import TypingKeys, show_key
from app.wording import finding_label, label_of, reason_code_word
from core.findings import REASON_CODES, Assessment, Verdict


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
        self.note = QPlainTextEdit()
        self.save = QPushButton(self.tr("Save change"))
        self.state = QLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(9)
        heading = QLabel(self.tr("YOUR VERDICT"))
        heading.setProperty("heading", True)
        layout.addWidget(heading)
        layout.addWidget(self.title)
        layout.addLayout(self._verdict_buttons())
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
        row.setSpacing(6)
        for button in (self.agree, self.disagree, self.present, self.absent, self.unsure):
            row.addWidget(button, 1)
        return row

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
        self.remove.setAccessibleName(self.tr("Remove the region"))
        self.remove.setToolTip(self.tr("Remove the region"))
        self.region_text = ElidedLabel()
        self.region_text.setProperty("secondary", True)
        row = QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        region = QHBoxLayout(row)
        region.setContentsMargins(0, 0, 0, 0)
        region.setSpacing(6)
        region.addWidget(self.draw)
        region.addWidget(self.region_text, 1)
        region.addWidget(self.remove)
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
        form.addRow(self.tr("Region"), row)
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
        for box in (self.label, self.reason, self.significance):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            with QSignalBlocker(box):
                box.clear()
                box.addItem(self.tr("Not stated"), None)
        with QSignalBlocker(self.label), QSignalBlocker(self.reason), QSignalBlocker(self.significance):
            self.label.setItemText(0, self.tr("As the verdict implies"))
            for finding in self._session.findings:
                self.label.addItem(finding_label(finding), finding.key)
            for code in REASON_CODES:
                self.reason.addItem(reason_code_word(code), code)
            self.significance.addItem(self.tr("Minor"), "minor")
            self.significance.addItem(self.tr("Major"), "major")

    def _connect(self) -> None:
        session = self._session
        self.label.currentIndexChanged.connect(self._on_edited)
        self.reason.currentIndexChanged.connect(self._on_edited)
        self.significance.currentIndexChanged.connect(self._on_edited)
        self.note.textChanged.connect(self._on_edited)
        self.save.clicked.connect(session.verdicts.save_change)
        self.draw.clicked.connect(self._actions.region.trigger)
        self._actions.region.toggled.connect(self.draw.setChecked)
        self.remove.clicked.connect(lambda: session.verdicts.set_region(None))
        session.network_changed.connect(self._fill_choices)
        listened: list[Callable[[Callable[[], None]], object]] = [
            session.verdicts.changed.connect,
            session.verdicts.entries_changed.connect,
            session.network_changed.connect,
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
        )
        verdicts.set_entries(entries)

    def _refresh(self) -> None:
        session, verdicts = self._session, self._session.verdicts
        shown = session.network_view.shows(session.finding)
        relative = shown and (verdicts.can_compare or not verdicts.can_record)
        for button in (self.agree, self.disagree):
            button.setVisible(relative)
            button.setEnabled(relative and verdicts.can_compare)
        for button in (self.present, self.absent):
            button.setVisible(not relative)
        for widget in (self.present, self.absent, self.unsure):
            widget.setEnabled(verdicts.can_record)
        self.title.setText(self._title())
        self._show_verdict()
        self._show_entries()

    def _title(self) -> str:
        name = label_of(self._session.finding, self._session.findings)
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
        if differs:
            return self.tr("Changed since the verdict was recorded; kept with it when you go on")
        if last is None:
            return ""
        told = self._session.network_view.shows(last.finding)
        if told and last.disagreement and last.label is None:
            return self.tr("Recorded. Without a correct label, exports leave this case out.")
        return self.tr("Recorded")

    def _show_entries(self) -> None:
        verdicts, entries = self._session.verdicts, self._session.verdicts.entries
        for box, value in (
            (self.label, entries.label),
            (self.reason, entries.reason),
            (self.significance, entries.significance),
        ):
            with QSignalBlocker(box):
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
        self.remove.setVisible(entries.region is not None)
        region = entries.region
        text = self.tr("none") if region is None else f"{region.width:.0f} \u00d7 {region.height:.0f}"
        self.region_text.show_text(text)
