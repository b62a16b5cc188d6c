"""A fault of ours, told without anything of a patient in it."""

from __future__ import annotations

import re
import sys
import traceback
from pathlib import PurePath

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from core.errors import WorkerBug

_CHILD_FRAME = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<name>\S+)')
_CHILD_KIND = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*)(:|$)")


def report_text(error: BaseException) -> str:
    """The kind of each error in the chain and the lines it passed through: no message, no value, no folder.

    Messages are left out because they may quote what was in a file.
    """
    if isinstance(error, WorkerBug):
        return _child_report(str(error))
    parts = []
    seen: BaseException | None = error
    while seen is not None:
        lines = [f"  {PurePath(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(seen.__traceback__)]
        parts.append("\n".join([type(seen).__name__, *lines]))
        seen = seen.__cause__ or seen.__context__
    return "\n\n".join(parts)


def _child_report(text: str) -> str:
    """The same of a traceback that another process wrote."""
    lines, kind = [], "WorkerBug"
    for line in text.splitlines():
        frame = _CHILD_FRAME.match(line)
        if frame:
            lines.append(f"  {PurePath(frame['file']).name}:{frame['line']} {frame['name']}")
            continue
        named = _CHILD_KIND.match(line)
        if named and not line.startswith("Traceback"):
            kind = named["kind"]
    return "\n".join([f"{kind} (in another process)", *lines])


class ErrorReportDialog(QDialog):
    """Not modal: reading goes on. Also written to the terminal, where there is one."""

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
        if sys.stderr is not None:
            sys.stderr.write(report + "\n")
