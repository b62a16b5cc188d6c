"""Two readers who differ, side by side over the picture, with the network's word; one key says which is right."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.case_picture import AskedPicture, CasePicture, CasePictures
from app.i18n import without_marks
from app.marked_picture import Mark, MarkedPicture
from app.reading_session import ReadingSession
from app.shortcuts import key_text
from app.wording import (
    call_word,
    figure,
    label_of,
    plain_figure,
    reason_code_word,
    role_word,
    significance_word,
    verdict_word,
)
from core.findings import Assessment, QueueEntry


class AdjudicationDialog(QDialog):
    """`word_chosen`: the word of one of the two that holds; `own_wanted`: the adjudicator looks and speaks herself.

    Its keys are those of the window's actions. It closes when the network's view is hidden.
    """

    word_chosen = Signal(object)  # Assessment
    own_wanted = Signal()

    def __init__(
        self,
        session: ReadingSession,
        entry: QueueEntry,
        actions: tuple[QAction, QAction, QAction],
        pictures: CasePictures,
        parent: QWidget,
    ) -> None:
        """`pictures`: makes the picture; it is this dialog's own."""
        super().__init__(parent)
        self._session, self._entry = session, entry
        self.setWindowTitle(self.tr("Two readers differ"))
        self.picture = MarkedPicture()
        self.picture.setMinimumSize(420, 420)
        self.picture.setAccessibleName(self.tr("Picture with the regions of both readers"))
        self.pictures = pictures
        pictures.setParent(self)
        self.map = QCheckBox(self.tr("Heatmap"))
        self.map.setChecked(True)
        self.map.toggled.connect(self._show_picture)
        self._made: CasePicture | None = None
        self.buttons = [self._button(action) for action in actions]
        self._lay_out()
        slots = (lambda: self._choose(entry.assessment), lambda: self._choose(entry.second), self._on_own)
        for action, button, slot in zip(actions, self.buttons, slots, strict=True):
            own = QAction(action.text(), self)
            own.setShortcuts(action.shortcuts())
            own.triggered.connect(slot)
            button.clicked.connect(own.trigger)
            self.addAction(own)
        self.pictures.made.connect(self._on_picture)
        self.pictures.failed.connect(lambda: self.picture.say(self.tr("The pixels of this case are gone.")))
        session.network_view_changed.connect(self._on_network_view)
        self._ask_picture()
        self.resize(1080, 700)

    def _button(self, action: QAction) -> QPushButton:
        key = key_text(action)
        button = QPushButton(without_marks(action.text()) + (f"   [ {key} ]" if key else ""))
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        first = self._entry.assessment
        said = self.tr("Case {number}: {finding}")
        title = QLabel(
            said.format(number=self._entry.queue_id, finding=label_of(first.finding, self._session.findings))
        )
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        title.setTextFormat(Qt.TextFormat.PlainText)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(title)
        right.addLayout(self._words())
        right.addWidget(self.map)
        right.addStretch()
        for button in self.buttons:
            right.addWidget(button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(20)
        layout.addWidget(self.picture, 3)
        layout.addLayout(right, 2)

    def _words(self) -> QGridLayout:
        """A column each for the two readers and the network."""
        first, second = self._entry.assessment, self._entry.second
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        columns = [
            (self.tr("First reader"), theme.REGION, self._word_lines(first)),
            (self.tr("Second reader"), theme.ANNOTATION, self._word_lines(second) if second is not None else []),
            (self.tr("Network"), theme.MAP, self._network_lines(first)),
        ]
        headings = []
        for column, (name, colour, lines) in enumerate(columns):
            # On a plate as dark as the picture: those colours are made for it, and fade on a light page.
            sign = f'<span style="color: {colour}; background-color: {theme.IMAGE};">&nbsp;\u25a0&nbsp;</span>'
            heading = QLabel(f"{sign}&nbsp; <b>{escape(name)}</b>")
            heading.setTextFormat(Qt.TextFormat.RichText)
            headings.append(heading)
            grid.addWidget(heading, 0, column)
            for row, line in enumerate(lines, start=1):
                label = QLabel(line)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        # A stretch shares out only what the headings leave: the network's figures would break in half the room.
        widest = max(heading.sizeHint().width() for heading in headings)
        for column in range(len(columns)):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, widest)
        return grid

    def _word_lines(self, word: Assessment) -> list[str]:
        findings, not_said = self._session.findings, "\u2013"
        sure = word.confidence_percent
        return [
            f"{word.reader} \u00b7 {role_word(word.role)}",
            verdict_word(word.verdict).capitalize(),
            self.tr("Label: {label}").format(label=label_of(word.label, findings) or not_said),
            self.tr("Reason: {reason}").format(reason=reason_code_word(word.reason) if word.reason else not_said),
            self.tr("Significance: {how}").format(
                how=significance_word(word.significance) if word.significance else not_said
            ),
            self.tr("Confidence: {percent}").format(percent=not_said if sure is None else f"{sure}\u202f%"),
            self.tr("Regions: {count}").format(count=len(word.outlines)),
            self.tr("Note: {note}").format(note=word.note or not_said),
        ]

    def _network_lines(self, word: Assessment) -> list[str]:
        bundle, score = word.bundle, word.score
        if score is None:
            return [f"{bundle.name} {bundle.version}", self.tr("No opinion")]
        spoke = self._session.networks.that_spoke(bundle)
        calibrated = spoke is None or spoke.manifest.gives_probabilities
        return [
            f"{bundle.name} {bundle.version}",
            call_word(score.positive).capitalize(),
            figure(score, calibrated=calibrated),
            self.tr("Threshold: {value}").format(value=plain_figure(score.threshold, calibrated=calibrated)),
        ]

    def _ask_picture(self) -> None:
        first = self._entry.assessment
        self.pictures.ask(AskedPicture(first.origin, (first.finding, first.bundle)))

    def _on_picture(self, picture: CasePicture) -> None:
        self._made = picture
        self.map.setVisible(picture.heatmap is not None)
        self._show_picture()

    def _show_picture(self) -> None:
        if self._made is None:
            return
        made = self._made
        shown = made if self.map.isChecked() else CasePicture(made.pixels, made.shape)
        self.picture.show_picture(shown, tuple(self._marks()))

    def _marks(self) -> Sequence[Mark]:
        first, second = self._entry.assessment, self._entry.second
        marks = [Mark(first.outlines, theme.REGION)]
        if second is not None and second.origin.number == first.origin.number:
            marks.append(Mark(second.outlines, theme.ANNOTATION, dashed=True))
        return marks

    def _choose(self, word: Assessment | None) -> None:
        if word is not None:
            self.word_chosen.emit(word)
            self.accept()

    def _on_own(self) -> None:
        self.own_wanted.emit()
        self.accept()

    @Slot(bool)
    def _on_network_view(self, visible: bool) -> None:
        if not self._session.network_view.wanted:
            self.reject()
