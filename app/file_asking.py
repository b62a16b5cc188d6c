"""Asking for files and folders beside the reading, which goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_files(parent: QWidget, title: str, start: str, filters: str, take: Callable[[list[str]], None]) -> QFileDialog:
    """Ask for one file or several; `take` gets what is chosen. No window waits for the answer."""
    dialog = QFileDialog(parent, title, start, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _shown(dialog, take)


def ask_folder(parent: QWidget, title: str, start: str, take: Callable[[list[str]], None]) -> QFileDialog:
    """Ask for a folder; `take` gets a list of that one."""
    dialog = QFileDialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _shown(dialog, take)


def _shown(dialog: QFileDialog, take: Callable[[list[str]], None]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.filesSelected.connect(take)
    dialog.show()
    return dialog
