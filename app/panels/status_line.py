"""The line at the bottom: which network, on what, for what use; what was last said; what is under way."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QToolButton, QWidget

from app.analysis import Progress
from app.explaining import Work
from app.learning_words import result_sentence, short_kind, step_text
from app.learning_work import LearningWork
from app.panels.earlier_messages import EarlierMessages
from app.panels.elided_label import ElidedLabel
from app.reading_session import ReadingSession
from app.shortcuts import key_text
from app.wording import duration_left

MESSAGE_MS = 12_000
PROGRESS_MS = 100


class StatusLine(QFrame):
    """Always visible; the statement of use is never covered by a message."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._device = ""
        self.setProperty("statusline", True)
        self.network = QToolButton()
        self.network.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.network.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._notice = ""
        self._cancel_action: QAction | None = None
        self._progress: Progress | None = None
        self.use = QLabel(self.tr("Research use only. Not for diagnosis."))
        font = self.use.font()
        font.setWeight(font.Weight.DemiBold)
        self.use.setFont(font)
        self.earlier = EarlierMessages()
        self.message = ElidedLabel()
        self.message.setProperty("secondary", True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(110)
        self.progress_text = QLabel()
        self.learning = QToolButton()  # a training that goes on beside the reading
        self.learning.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.learning.hide()
        self.display = self._display_button()
        self.reader = self._reader_button()
        self.waiting = self._waiting_label()
        self.cancel = QToolButton()
        self.cancel.setText(self.tr("Cancel"))
        self._arrange()
        self._quiet = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._quiet.timeout.connect(lambda: self.message.show_text(""))
        self._progress_timer = QTimer(self, singleShot=True, interval=PROGRESS_MS)
        self._progress_timer.timeout.connect(self._refresh_progress)
        self._connect()
        self._on_progress(None)
        self._on_network()

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 10, 3)
        layout.setSpacing(14)
        layout.addWidget(self.network)
        layout.addWidget(self.reader)
        layout.addWidget(self.use)
        layout.addWidget(self.display)
        layout.addWidget(self.waiting)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.earlier)
        for widget in (self.learning, self.progress_text, self.progress, self.cancel):
            layout.addWidget(widget)
        self.setMinimumHeight(self.cancel.sizeHint().height() + 6)

    def _reader_button(self) -> QToolButton:
        """Who reads, and in which role, once both are known."""
        button = QToolButton()
        button.setToolTip(self.tr("Who reads, and in which role; click to change the reader"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.hide()
        return button

    def _waiting_label(self) -> QLabel:
        """Shown while there are verdicts that the database could not take yet."""
        label = QLabel()
        label.setProperty("waiting", True)
        label.hide()
        return label

    def _display_button(self) -> QToolButton:
        """Shown while nobody has looked whether this monitor shows what an image holds."""
        button = QToolButton()
        button.setText(self.tr("Not verified on this monitor"))
        button.setToolTip(self.tr("Look at a test pattern: whether this monitor shows what an image holds"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.hide()
        return button

    def _connect(self) -> None:
        session = self._session
        session.network_changed.connect(self._on_network)
        session.prediction_changed.connect(self._on_network)
        session.device_changed.connect(self._on_device)
        session.engine_state_changed.connect(lambda state, sentence: self._on_network())
        session.message.connect(self.say)
        session.network_view_changed.connect(self._on_view)
        session.engine_noticed.connect(self._on_notice)
        session.analysis.progress_changed.connect(self._on_progress)
        session.explaining.work_changed.connect(lambda _: self._refresh_progress())
        session.store_watch.changed.connect(self._on_waiting)
        session.network_view.changed.connect(self._on_waiting)
        self.cancel.clicked.connect(self._on_cancel)

    def offer(self, networks: QMenu, cancel: QAction) -> None:
        """The menu behind the network's name; what ends a computation as the button does."""
        self.network.setMenu(networks)
        self._cancel_action = cancel

    def follow(self, work: LearningWork, open_networks: QAction) -> None:
        """One quiet word while the learning loop is at work; a click leads to it."""
        self.learning.clicked.connect(open_networks.trigger)
        work.changed.connect(lambda: self._on_learning(work))
        work.stepped.connect(lambda _: self._on_learning(work))
        work.ended.connect(lambda result: self.say(result_sentence(result)))

    def _on_learning(self, work: LearningWork) -> None:
        kind, step = work.under_way, work.step
        self.learning.setVisible(kind is not None)
        if kind is not None:
            said = (short_kind(kind), step_text(step) if step is not None else "")
            self.learning.setText(" \u00b7 ".join(part for part in said if part))
            self.learning.setToolTip(self.tr("Show the Networks window"))

    def _on_waiting(self) -> None:
        watch = self._session.store_watch
        text, reason = self._waiting_text(), watch.refused or watch.away or watch.reason
        self.waiting.setText(text)
        self.waiting.setToolTip(f"<qt>{html.escape(reason)}</qt>" if text else "")
        self.waiting.setVisible(bool(text))

    def _waiting_text(self) -> str:
        watch = self._session.store_watch
        if watch.refused:
            return self.tr("No database: verdicts cannot be recorded")
        if watch.away:
            return self.tr("Database not reached; it is asked again")
        if watch.waiting:
            return self.tr("%n verdict(s) not yet stored", "", watch.waiting)
        # Flagged is what contradicts the network: nothing of it while its view is hidden.
        tells = watch.uncopied and self._session.network_view.wanted
        return self.tr("%n flagged image(s) not yet copied", "", watch.uncopied) if tells else ""

    def say(self, sentence: str) -> None:
        """Show a message for a while, and have it read out where a screen reader listens."""
        self.message.show_text(sentence)
        self.earlier.keep(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self._quiet.start()

    def _on_view(self, visible: bool) -> None:
        """What was said while the network's view was shown may give it away."""
        if not visible:
            self.earlier.forget()
        if not self._session.network_view.wanted:
            self.message.show_text("")

    def _on_device(self, device: str) -> None:
        self._device = device
        self._on_network()

    def _on_network(self) -> None:
        bundle = self._session.bundle
        if bundle is None:
            problem = self._session.network_problem
            self.network.setText(self.tr("No network") if problem else self.tr("Opening the network\u2026"))
            return
        failed = self._session.engine_state == "failed"
        where = self.tr("not running") if failed else self._device or self.tr("warming up")
        spoken = self._session.spoken_by or bundle.ref
        self.network.setText(f"{spoken.name} {spoken.version} \u00b7 {where}")
        tip = self.tr("The network that spoke, and where it runs; click to choose another, to compare, to read more")
        self.network.setToolTip(f"<qt>{tip}{'<br>' if self._notice else ''}{html.escape(self._notice)}</qt>")

    def _on_notice(self, sentence: str) -> None:
        """What the device was too small for stays to be read at the network's name."""
        self._notice = sentence
        self.say(sentence)
        self._on_network()

    def _on_progress(self, progress: Progress | None) -> None:
        """Each frame that is done is one; the eye needs no more than ten a second. The end is said at once."""
        self._progress = progress
        if progress is None:
            self._progress_timer.stop()
            self._refresh_progress()
        elif not self._progress_timer.isActive():
            self._progress_timer.start()

    def _refresh_progress(self) -> None:
        """What the reader waits for comes before what goes on in the background."""
        work, progress = self._session.explaining.work, self._progress
        for widget in (self.progress, self.progress_text, self.cancel):
            widget.setVisible(work is not None or progress is not None)
        if work is not None:
            self._show_work(work)
        elif progress is not None:
            self._show_analysis(progress)
        else:  # nothing that is over is kept for a screen reader to find
            self.progress.setRange(0, 100)  # the last work's range tells how many images it was
            self.progress.reset()
            self.progress_text.clear()
            self.cancel.setToolTip("")

    def _show_work(self, work: Work) -> None:
        self.progress.setRange(0, 100)
        self.progress.setValue(round(work.share * 100))
        self.progress_text.setText(f"{work.name}\u2026")
        key = key_text(self._cancel_action) if self._cancel_action is not None else ""
        said = self.tr("Cancel the computation")
        self.cancel.setToolTip(f"{said} ({key})" if key else said)

    def _show_analysis(self, progress: Progress) -> None:
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.done)
        text = self.tr("Analysed {done} of {total}").format(done=progress.done, total=progress.total)
        if progress.remaining_s is not None:
            text += f" \u00b7 {duration_left(progress.remaining_s)}"
        self.progress_text.setText(text)
        self.cancel.setToolTip(self.tr("Stop the analysis in the background; the image on screen is still analysed"))

    def _on_cancel(self) -> None:
        explaining = self._session.explaining
        if explaining.work is not None:
            explaining.cancel()
        else:
            self._session.analysis.cancel()
