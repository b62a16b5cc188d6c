"""The export assistant: what is asked for, the pictures that a person looks at, how far it is, what came of it."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QFont
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.export_form import ExportForm
from app.dialogs.export_look import ExportLook
from app.exporting import Answer, AskedLook, ExportRun
from app.i18n import translated
from app.jobs import JobLane
from app.reading_session import ReadingSession
from app.wording import duration_left
from core.export.staging import stopped_order
from core.review.site import queue_site

if TYPE_CHECKING:
    from core.export.order import ExportOrder, ExportResult
    from core.review.queue_search import QueueCounts


class ExportAssistant(QDialog):
    """Beside the reading, which goes on. Stopping or closing it keeps what is ready: the next goes on from there."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run: ExportRun | None = None
        self._folder = Path()
        self._began_s = 0.0
        self.setWindowTitle(self.tr("Export cases"))
        settings = session.settings
        self.form = ExportForm(settings, queue_site(settings).exportable if settings is not None else ())
        self.destination = self.form.destination
        self.look = ExportLook()
        self.resume_note = QLabel(self.tr("An export into this folder was stopped; what was ready is still there."))
        self.resume_note.setWordWrap(True)
        self.resume_button = self._button(self.tr("Go on with it as it was asked for"), self._on_resume)
        self.working = QLabel()
        self.working.setWordWrap(True)
        self.headline = QLabel()
        self.headline.setWordWrap(True)
        self.headline.setTextFormat(Qt.TextFormat.PlainText)
        self.summary = QPlainTextEdit()
        self.summary.setReadOnly(True)
        self.summary.setAccessibleName(self.tr("What became of the cases"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.progress_text = QLabel()
        self.progress_text.setTextFormat(Qt.TextFormat.PlainText)
        self.start_button = self._button(self.tr("Export"), self._on_start)
        self.start_button.setProperty("primary", True)
        self.stop_button = self._button(self.tr("Stop"), self._on_stop)
        self.folder_button = self._button(self.tr("Open the folder"), self._on_open_folder)
        self.again_button = self._button(self.tr("Back"), self._show_form)
        self.close_button = self._button(self.tr("Close"), self.reject)
        self._stopped: ExportOrder | None = None
        self._lay_out()
        self._connect()
        self._show_form()
        self._count()

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for page in (self._form_page(), self._work_page(), self.look, self._result_page()):
            self.stack.addWidget(page)
        title = QLabel(self.windowTitle())
        title.setFont(self._larger(1.3))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.progress_text, 1)
        for button in (
            self.again_button, self.folder_button, self.stop_button, self.close_button, self.start_button
        ):  # fmt: skip
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(14)
        layout.addWidget(title)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.progress)
        layout.addLayout(buttons)
        self._fit()

    def _fit(self) -> None:
        """All of the form without scrolling, as far as the screen allows."""
        wanted = self.form.sizeHint() + QSize(80, 190)
        room = self.screen().availableSize() - QSize(60, 80)
        self.resize(wanted.expandedTo(QSize(880, 620)).boundedTo(room))

    def _form_page(self) -> QWidget:
        """With a scroll bar where the screen is small for its text."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.resume_note, 1)
        row.addWidget(self.resume_button)
        layout.addLayout(row)
        layout.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(page)
        return area

    def _work_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.working)
        layout.addStretch()
        return page

    def _result_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self.headline.setFont(self._larger(1.1))
        layout.addWidget(self.headline)
        layout.addWidget(self.summary, 1)
        return page

    def _larger(self, by: float) -> QFont:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * by)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _connect(self) -> None:
        self.form.changed.connect(self._refresh)
        self.form.folder_named.connect(self._ask_for_stopped)
        self.look.answered.connect(self._on_answer)
        self._session.queue.refreshed.connect(self._count)
        self._session.network_view_changed.connect(self._count)

    @property
    def running(self) -> bool:
        return self._run is not None

    # What is asked for

    def _count(self) -> None:
        """Ask the store how many cases are in which state; it is not asked for the cases. While the network's view is
        hidden, a case more would tell that the reader disagreed."""
        store, settings = self._session.queue.store, self._session.settings
        if store is not None and settings is not None and self._session.network_view.wanted:
            review = store.review(queue_site(settings))
            self._session.jobs.run(review.queue_stats, on_done=self._on_counts)

    def _on_counts(self, counts: QueueCounts) -> None:
        self.form.show_counts(counts.by_state)

    def _ask_for_stopped(self, folder: str) -> None:
        """Whether an export into the folder was stopped."""
        self._take_stopped(folder, None)
        if folder:
            work = partial(stopped_order, Path(folder).expanduser().absolute())
            self._session.jobs.run(work, lane=JobLane.LONG, on_done=partial(self._take_stopped, folder))

    def _take_stopped(self, folder: str, order: ExportOrder | None) -> None:
        if folder == self.destination.text().strip():
            self._stopped = order
            for widget in (self.resume_note, self.resume_button):
                widget.setVisible(order is not None)

    def _on_resume(self) -> None:
        if self._stopped is not None:
            self.form.show_order(self._stopped)
            self._on_start()

    def _refresh(self) -> None:
        self.start_button.setEnabled(not self.running and self.form.plan() is not None)

    def _show_form(self) -> None:
        self.stack.setCurrentIndex(0)
        self._show_buttons(self.start_button, self.close_button)
        self.progress_text.clear()
        self._ask_for_stopped(self.destination.text().strip())
        self.destination.setFocus()
        self._refresh()

    def _show_buttons(self, *shown: QPushButton) -> None:
        buttons = (self.start_button, self.stop_button, self.folder_button, self.again_button, self.close_button)
        for button in buttons:
            button.setVisible(button in shown)
        self.progress.setVisible(self.stop_button in shown)

    # While it runs

    def _on_start(self) -> None:
        plan = self.form.plan()
        run = self._session.export(plan) if plan is not None and not self.running else None
        if plan is None or run is None:
            return
        self._run, self._folder, self._began_s = run, plan.destination, time.monotonic()
        run.progress.connect(self._on_progress)
        run.look_asked.connect(self._on_look)
        run.finished.connect(self._on_finished)
        run.stopped.connect(self._on_stopped)
        run.failed.connect(self._on_failed)
        self._show_buttons(self.stop_button, self.close_button)
        self.stop_button.setEnabled(True)
        self.stop_button.setFocus()
        self._show_work()
        self._on_progress(0, self.form.chosen_count)

    def _show_work(self) -> None:
        self.working.setText(
            self.tr(
                "The cases are read, de-identified, written and read again. You can go on reading meanwhile. If text is"
                " found in a picture, you are asked here."
            )
        )
        self.stack.setCurrentIndex(1)

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self._done, self._total = done, total
        self._say_how_far()

    def _say_how_far(self) -> None:
        said = [self.tr("{done} of {total} cases").format(done=self._done, total=self._total)]
        if self.look.waiting and self._done + self.look.unanswered >= self._total:
            said.append(self.tr("only your look is missing"))
        elif 0 < self._done < self._total:
            elapsed_s = time.monotonic() - self._began_s
            said.append(duration_left(elapsed_s / self._done * (self._total - self._done)))
        self.progress_text.setText(" \u00b7 ".join(said))

    def _on_look(self, asked: AskedLook) -> None:
        if self._run is None or self._run.cancelled:
            return
        self.look.take(asked)
        self.stack.setCurrentWidget(self.look)
        if self.look.waiting == 1:
            self.look.editor.setFocus()
        self._say_how_far()

    def _on_answer(self, asked: AskedLook, boxes: Answer) -> None:
        if self._run is not None:
            self._run.answer(asked, boxes)
        if not self.look.waiting:
            self._show_work()
        self._say_how_far()

    def _on_stop(self) -> None:
        if self._run is not None:
            self._run.cancel()
            self.look.forget()
            self.stop_button.setEnabled(False)
            self._show_work()

    # What came of it

    def _on_finished(self, result: ExportResult) -> None:
        self._end()
        said = self.tr("Exported: {written}. Withheld: {withheld}.")
        self.headline.setText(said.format(written=result.written, withheld=len(result.skipped)))
        self.summary.setPlainText("\n".join(self._lines(result)))
        self._show_result(self.folder_button)

    def _lines(self, result: ExportResult) -> list[str]:
        lines = [self.tr("The folder: {folder}").format(folder=self._folder)]
        if result.zip_file is not None:
            lines.append(self.tr("The zip file: {file}").format(file=result.zip_file))
        if result.comments_kept_back:
            said = self.tr("Notes that were kept back, for they may name the patient: {count}")
            lines.append(said.format(count=result.comments_kept_back))
        reason = self.tr("Case {number}: {reason}")
        parts = [
            (
                self.tr("Withheld, in no format:"),
                [reason.format(number=one.queue_id, reason=translated(one.reason)) for one in result.skipped],
            ),
            (
                self.tr("Left out of one format:"),
                [
                    reason.format(number=one.queue_id, reason=f"{one.format}. {translated(one.reason)}")
                    for one in result.left_out
                ],
            ),
            (
                self.tr("Taken out of the earlier export, for they may go out no more:"),
                [self.tr("Case {number}").format(number=number) for number in result.taken_out],
            ),
            (
                self.tr("Withheld now; the copy from an earlier export stays, for it states what is still said:"),
                [self.tr("Case {number}").format(number=number) for number in result.kept_earlier],
            ),
        ]
        for heading, of_them in parts:
            lines += ["", heading, *of_them] if of_them else []
        return lines

    def _on_stopped(self) -> None:
        self._end()
        self.headline.setText(self.tr("Stopped: nothing was exported."))
        self.summary.setPlainText(
            self.tr("What was ready is kept in {folder}; exporting there again goes on from it.").format(
                folder=self._folder
            )
        )
        self._show_result()

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self.headline.setText(self.tr("Nothing was exported."))
        self.summary.setPlainText(sentence)
        self._show_result()

    def _show_result(self, *buttons: QPushButton) -> None:
        self.progress_text.clear()
        self.stack.setCurrentIndex(3)
        self._show_buttons(*buttons, self.again_button, self.close_button)
        self.close_button.setFocus()

    def _end(self) -> None:
        self._run = None
        self.look.forget()
        self._refresh()

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def reject(self) -> None:
        """Closing stops an export that is under way; what is ready is kept."""
        self._on_stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._on_stop()
        super().closeEvent(event)
