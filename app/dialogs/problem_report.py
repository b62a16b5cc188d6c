"""A report of a problem, shown file by file before it is saved. Nothing is sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.checkup import Checkup
from app.i18n import translated
from app.jobs import JobLane, Jobs
from app.preferences import Preferences
from core.errors import EnvironmentFault
from core.problem_report import report_members, write_report

FILE_NAME = "overread-report.zip"


class ProblemReportDialog(QDialog):
    """Not modal. `fault`: the text of an error report; '' where the reader reports of her own accord."""

    def __init__(
        self, preferences: Preferences, checkup: Checkup, jobs: Jobs, fault: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences, self._checkup, self._jobs, self._fault = preferences, checkup, jobs, fault
        self.members: dict[str, str] = {}
        self.setWindowTitle(self.tr("Report a problem"))
        self.setModal(False)
        self.names, self.text, self.said = QListWidget(), QPlainTextEdit(), QLabel()
        self.save = QPushButton(self.tr("&Save as\u2026"))
        self._arrange()
        self.names.currentTextChanged.connect(lambda name: self.text.setPlainText(self.members.get(name, "")))
        self.save.clicked.connect(self._on_save)
        checkup.changed.connect(self._gather)
        folder = preferences.data_dir
        if checkup.checks is None and folder is not None:
            checkup.start(folder)
        self._gather()

    def _arrange(self) -> None:
        intro = QLabel(
            self.tr(
                "Overread makes a zip file of the texts below; nothing is sent. They should hold no patient, no file"
                " name, no folder and no reader\u2019s name: please look through them, save the file, and pass it on"
                " with a few words on what you did and what happened. The texts are in English, for those who read"
                " them."
            )
        )
        intro.setWordWrap(True)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Text of the chosen file"))
        self.names.setSpacing(3)
        self.names.setAccessibleName(self.tr("Files in the report"))
        self.said.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        for widget in (self.names, self.text):
            parts.addWidget(widget)
        parts.setStretchFactor(1, 1)
        parts.setSizes([180, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addWidget(parts, 1)
        layout.addWidget(self.said)
        layout.addWidget(buttons)
        self.resize(860, 600)

    def _gather(self) -> None:
        """Read the log and the settings anew; once more when the doctor has come to an end."""
        folder, checkup = self._preferences.data_dir, self._checkup
        self.save.setEnabled(False)
        if folder is None or checkup.running:
            self.said.setText(self.tr("The installation is being checked\u2026"))
            return
        checks = checkup.checks
        rows = None if checks is None else [(check.name, check.ok, check.detail) for check in checks]
        work = partial(report_members, folder, rows, self._fault)
        self._jobs.run(work, lane=JobLane.LONG, on_done=self._show, on_error=self._refuse)

    def _show(self, members: dict[str, str]) -> None:
        chosen = self.names.currentItem().text() if self.names.currentItem() else next(iter(members))
        self.members = members
        self.names.clear()
        self.names.addItems(list(members))
        self.names.setCurrentRow(list(members).index(chosen))
        self.said.setText("")
        self.save.setEnabled(True)

    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"), FILE_NAME, self.tr("Zip files (*.zip)"))
        dialog.setDefaultSuffix("zip")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        work = partial(write_report, Path(path), dict(self.members))
        said = self.tr("Saved as {name}. Nothing has been sent.").format(name=Path(path).name)
        self._jobs.run(work, lane=JobLane.LONG, on_done=lambda _: self.said.setText(said), on_error=self._refuse)

    def _refuse(self, error: BaseException) -> None:
        expected = isinstance(error, EnvironmentFault)
        self.said.setText(translated(error) if expected else self.tr("The report could not be made."))
