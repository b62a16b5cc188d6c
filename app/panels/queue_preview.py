"""The chosen case of the queue at a glance: its picture, and what may be told of it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from app.case_picture import AskedPicture, CasePicture, CasePictures
from app.marked_picture import MarkedPicture
from app.panels.queue_table import QueueTable
from app.queue_pages import QueuePages
from app.reading_session import ReadingSession
from app.wording import label_of, local_time, state_word, verdict_word
from core.review.queue_search import QueueRow
from core.study import FrameOrigin

WIDTH_CHARACTERS = 44
PARTS = ("state", "claimed", "verdict", "network", "why", "note", "image", "when")


class QueuePreview(QFrame):
    """Nothing of it tells what the table hides: the map comes only with the network's words."""

    def __init__(self, session: ReadingSession, pages: QueuePages, table: QueueTable) -> None:
        super().__init__()
        self._session, self._pages, self._table = session, pages, table
        self._row: QueueRow | None = None
        self._asked: tuple[object, ...] = ()
        self.setProperty("panel", True)
        self.picture = MarkedPicture()
        self.picture.setAccessibleName(self.tr("Picture of the chosen case"))
        self.pictures = CasePictures(session, self)
        self.title = QLabel()
        bold = self.title.font()
        bold.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(bold)
        self.fields = {name: QLabel() for name in PARTS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 16, 12)
        layout.setSpacing(10)
        self.words = QWidget()
        self.words.setLayout(self._form())
        for widget in (self.picture, self.title, self.words):
            layout.addWidget(widget)
        layout.addStretch()
        width = WIDTH_CHARACTERS * self.fontMetrics().averageCharWidth()
        self.setFixedWidth(width)
        self.picture.setFixedHeight(width - 28)  # as wide as high
        self.pictures.made.connect(self._on_picture)
        self.pictures.failed.connect(lambda: self.picture.say(self.tr("The pixels of this case are gone.")))
        session.network_view_changed.connect(lambda _: self._refresh())
        pages.changed.connect(self._refresh)
        self.show_row(None)

    def _form(self) -> QFormLayout:
        names = {
            "state": self.tr("State"),
            "claimed": self.tr("Claimed by"),
            "verdict": self.tr("Verdict"),
            "network": self.tr("Network"),
            "why": self.tr("Why"),
            "note": self.tr("Note"),
            "image": self.tr("Image"),
            "when": self.tr("When"),
        }
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for name, label in self.fields.items():
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            heading = QLabel(names[name])
            heading.setProperty("secondary", True)
            heading.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside the first line
            form.addRow(heading, label)
        return form

    def show_row(self, row: QueueRow | None) -> None:
        self._row = row
        self._refresh()

    def _refresh(self) -> None:
        row = self._row
        self.words.setVisible(row is not None)
        for field in self.fields.values():
            field.setText("")
        if row is None:
            self._asked = ()
            self.pictures.forget()
            self.title.setText("")
            self.picture.say(self.tr("Choose a case to see it here."))
            return
        said = self.tr("Case {number}: {finding}")
        self.title.setText(said.format(number=row.queue_id, finding=label_of(row.finding, self._session.findings)))
        self._show_words(row)
        self._ask_picture(row)

    def _show_words(self, row: QueueRow) -> None:
        told, hidden = self._pages.tells_words(row), self.tr("hidden until you have read it")
        self.fields["state"].setText(state_word(row.state))
        self.fields["claimed"].setText(row.claimed_by or "\u2013")
        verdict = verdict_word(row.verdict) if row.verdict is not None else ""
        said = self.tr("{reader}: {verdict}").format(reader=row.reader, verdict=verdict)
        self.fields["verdict"].setText(said if told else hidden)
        self.fields["network"].setText(self._table.network_text(row))
        self.fields["why"].setText(self._table.reason_text(row))
        self.fields["note"].setText((row.note or "\u2013") if told else hidden)
        self.fields["image"].setText(PurePath(row.path).name)
        self.fields["when"].setText(local_time(row.created_at))

    def _ask_picture(self, row: QueueRow) -> None:
        """Once for each case, and again when its map may be seen, or may be no longer."""
        told = self._pages.tells(row)
        asked = (row.sha256, row.frame, row.finding, told)
        if asked == self._asked:
            return
        self._asked = asked
        self.picture.say("")
        origin = FrameOrigin(row.path, row.sha256, row.sop_instance_uid, row.frame, row.frame)
        self.pictures.ask(AskedPicture(origin, (row.finding, row.bundle) if told else None))

    def _on_picture(self, picture: CasePicture) -> None:
        self.picture.show_picture(picture)
