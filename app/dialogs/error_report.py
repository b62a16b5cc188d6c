"""A fault of ours, told without anything of a patient in it."""

from __future__ import annotations

import sys
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class ErrorReportDialog(QDialog):
    """Not modal: reading goes on. Also written to the terminal, where there is one. `report_wanted`: with the text."""

    report_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Error report"))
        self.setModal(False)
        said = QLabel(
            self.tr(
                "Something went wrong that should not have. What you recorded is kept. If it happens again, please"
                " report it with the text below; it holds no patient data, no file names and no folders."
            )
        )
        said.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setMinimumSize(620, 240)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        report = buttons.addButton(self.tr("&Report a problem\u2026"), QDialogButtonBox.ButtonRole.ActionRole)
        report.clicked.connect(lambda: self.report_wanted.emit(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for widget in (said, self.text, buttons):
            layout.addWidget(widget)

    def add(self, report: str) -> None:
        """Take a report; one that is there already is not repeated. It is shown when the reader asks for it."""
        if report in self.text.toPlainText():
            return
        self.text.appendPlainText(report + "\n")
        with suppress(OSError):  # the terminal may have been closed, and the window still runs
            if sys.stderr is not None:
                sys.stderr.write(report + "\n")
