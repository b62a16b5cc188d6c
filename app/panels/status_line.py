"""The line at the bottom: which network, on what, for what use; what was last said; what is under way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from app.analysis import Progress
from app.panels.elided_label import ElidedLabel
from app.reading_session import ReadingSession
from app.wording import duration_left

MESSAGE_MS = 12_000


class StatusLine(QFrame):
    """Always visible; the statement of use is never covered by a message."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._device = ""
        self.setProperty("statusline", True)
        self.network = QLabel()
        self.network.setTextFormat(Qt.TextFormat.PlainText)
        self.use = QLabel(self.tr("Research use only. Not for diagnosis."))
        font = self.use.font()
        font.setWeight(font.Weight.DemiBold)
        self.use.setFont(font)
        self.message = ElidedLabel()
        self.message.setProperty("secondary", True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(110)
        self.progress_text = QLabel()
        self.cancel = QToolButton()
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop the analysis in the background; the image on screen is still analysed"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 3, 10, 3)
        layout.setSpacing(14)
        layout.addWidget(self.network)
        layout.addWidget(self.use)
        layout.addWidget(self.message, 1)
        for widget in (self.progress_text, self.progress, self.cancel):
            layout.addWidget(widget)
        self.setMinimumHeight(self.cancel.sizeHint().height() + 6)
        self._quiet = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._quiet.timeout.connect(lambda: self.message.show_text(""))
        self._connect()
        self._on_progress(None)
        self._on_network()

    def _connect(self) -> None:
        session = self._session
        session.network_changed.connect(self._on_network)
        session.prediction_changed.connect(self._on_network)
        session.device_changed.connect(self._on_device)
        session.engine_state_changed.connect(lambda state, sentence: self._on_network())
        session.message.connect(self.say)
        session.analysis.progress_changed.connect(self._on_progress)
        self.cancel.clicked.connect(session.analysis.cancel)

    def say(self, sentence: str) -> None:
        """Show a message for a while."""
        self.message.show_text(sentence)
        self._quiet.start()

    def _on_device(self, device: str) -> None:
        self._device = device
        self._on_network()

    def _on_network(self) -> None:
        bundle = self._session.bundle
        if bundle is None:
            problem = self._session.network_problem
            self.network.setText(self.tr("No network") if problem else self.tr("Opening the network\u2026"))
            return
        where = self._device or self.tr("warming up")
        spoken = self._session.spoken_by or bundle.ref
        self.network.setText(f"{spoken.name} {spoken.version} \u00b7 {where}")

    def _on_progress(self, progress: Progress | None) -> None:
        for widget in (self.progress, self.progress_text, self.cancel):
            widget.setVisible(progress is not None)
        if progress is None:
            return
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.done)
        text = self.tr("Analysed {done} of {total}").format(done=progress.done, total=progress.total)
        if progress.remaining_s is not None:
            text += f" \u00b7 {duration_left(progress.remaining_s)}"
        self.progress_text.setText(text)
