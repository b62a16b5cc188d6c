"""Export of the relabel queue: where to, how far, and what became of every case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.file_asking import ask_folder
from app.reading_session import ReadingSession
from app.relabel_queue import ExportRun
from app.wording import state_word

if TYPE_CHECKING:
    from core.export.dataset import ExportResult
    from core.findings import QueueState
    from core.review.queue_search import ExportableCount

CHOICES: tuple[tuple[QueueState, bool], ...] = (("new", True), ("in_review", True), ("exported", False))


class ExportDialog(QDialog):
    """Writes an ImageFolder. Stays open afterwards and lists what was left out, and why."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run: ExportRun | None = None
        self.setWindowTitle(self.tr("Export flagged cases"))
        self.setMinimumWidth(620)
        self.destination = QLineEdit()
        self.destination.setAccessibleName(self.tr("Folder to export to"))
        self.destination.setPlaceholderText(self.tr("An empty folder, or an earlier export"))
        self.destination.textChanged.connect(self._refresh)
        self.browse = QPushButton(self.tr("Browse\u2026"))
        self.browse.clicked.connect(self._on_browse)
        self.states: dict[QueueState, QCheckBox] = {}
        self.count = QLabel()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress_text = QLabel()
        self.summary = QPlainTextEdit()
        self.summary.setReadOnly(True)
        self.summary.setMinimumHeight(150)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.start_button = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.ActionRole)
        self.start_button.setProperty("primary", True)
        self.cancel_button = self.buttons.addButton(self.tr("Cancel export"), QDialogButtonBox.ButtonRole.ActionRole)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.start_button.clicked.connect(self._on_start)
        self.cancel_button.clicked.connect(self._on_cancel)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        session.queue.changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        what = QLabel(
            self.tr(
                "Writes one folder a label, with PNG images as the network saw them before resizing, labels.csv and a"
                " list of checksums. Names are pseudonyms; nothing of the patient's data, paths or notes goes along."
            )
        )
        what.setWordWrap(True)
        what.setProperty("secondary", True)
        title = QLabel(self.windowTitle())
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        self._rows = layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(14)
        layout.addWidget(title)
        layout.addWidget(what)
        layout.addLayout(self._form())
        layout.addWidget(self.progress)
        layout.addWidget(self.progress_text)
        layout.addWidget(self.summary, 1)
        layout.addWidget(self.buttons)
        for widget in (self.progress, self.progress_text, self.summary):
            widget.hide()

    def _form(self) -> QFormLayout:
        place = QWidget()
        where = QHBoxLayout(place)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(8)
        where.addWidget(self.destination, 1)
        where.addWidget(self.browse)
        which = QHBoxLayout()
        which.setSpacing(18)
        for state, chosen in CHOICES:
            box = QCheckBox(state_word(state).capitalize())
            box.setChecked(chosen)
            box.toggled.connect(self._refresh)
            self.states[state] = box
            which.addWidget(box)
        which.addStretch()
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.tr("Destination"), place)
        form.addRow(self.tr("Cases that are"), which)
        form.addRow(self.tr("Cases"), self.count)
        return form

    def chosen_states(self) -> list[QueueState]:
        return [state for state, box in self.states.items() if box.isChecked()]

    @property
    def running(self) -> bool:
        return self._run is not None

    def _refresh(self) -> None:
        if self.running:
            return
        queue, states = self._session.queue, self.chosen_states()
        count = queue.count(states)
        queue.count_exportable(states, self._take_count)
        self.count.setText(str(count))
        self.start_button.setEnabled(count > 0 and bool(self.destination.text().strip()))
        self.cancel_button.setVisible(False)

    def _take_count(self, count: ExportableCount) -> None:
        text = str(count.total)
        if count.without_label:
            left_out = self.tr(" ({count} without a correct label: these are left out)")
            text += left_out.format(count=count.without_label)
        self.count.setText(text)

    def _on_browse(self) -> None:
        title, destination = self.tr("Destination of the export"), self.destination
        ask_folder(self, title, destination.text(), lambda chosen: destination.setText(chosen[0]))

    def _on_start(self) -> None:
        states = self.chosen_states()
        run = self._session.export(states, Path(self.destination.text().strip()).expanduser().absolute())
        if run is None:
            return
        self._run = run
        run.progress.connect(self._on_progress)
        run.finished.connect(self._on_finished)
        run.failed.connect(self._on_failed)
        self._set_running(True)
        self._on_progress(0, self._session.queue.count(states))

    def _on_cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()
            self.cancel_button.setEnabled(False)

    def _set_running(self, running: bool) -> None:
        for widget in (self.destination, self.browse, self.start_button, *self.states.values()):
            widget.setEnabled(not running)
        self.cancel_button.setVisible(running)
        self.cancel_button.setEnabled(running)
        self.progress.setVisible(running)
        self.progress_text.setVisible(True)
        if running:
            self.summary.hide()

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.progress_text.setText(self.tr("{done} of {total} cases").format(done=done, total=total))

    def _on_finished(self, result: ExportResult) -> None:
        self._end()
        written = self.tr("1 image written.") if result.written == 1 else self.tr("{count} images written.")
        where = self.tr("The folder: {folder}").format(folder=self.destination.text().strip())
        lines = [written.format(count=result.written), where]
        if result.skipped:
            lines += ["", self.tr("Left out:")]
            lines += [
                self.tr("Case {number}: {reason}").format(number=case.queue_id, reason=case.reason)
                for case in result.skipped
            ]
        if result.taken_out:
            lines += ["", self.tr("Taken out of the earlier export, for they may go out no more:")]
            lines += [self.tr("Case {number}").format(number=number) for number in result.taken_out]
        self.progress_text.setText(self.tr("Done"))
        self.summary.setPlainText("\n".join(lines))

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self.progress_text.setText(self.tr("Nothing was exported"))
        self.summary.setPlainText(sentence)

    def _end(self) -> None:
        self._run = None
        self._set_running(False)
        self._refresh()
        self.summary.show()
        self.resize(self.width(), max(self.height(), self._rows.totalHeightForWidth(self.width())))

    def reject(self) -> None:
        """Closing the dialog cancels an export that is under way."""
        self._on_cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._on_cancel()
        super().closeEvent(event)
