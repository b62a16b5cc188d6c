"""What works on this machine, and where the data are."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.checkup import Checkup
from app.i18n import translated
from app.preferences import Preferences


class DoctorDialog(QDialog):
    """Not modal. It asks for a fresh check-up when it is opened; this takes some seconds, in a process of its own."""

    def __init__(self, preferences: Preferences, checkup: Checkup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences, self._checkup = preferences, checkup
        self.setWindowTitle(self.tr("Doctor"))
        self.setModal(False)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.table = QTableWidget(0, 3)
        self.folder = QLabel(str(preferences.data_dir or ""))
        self.open_folder = QPushButton(self.tr("Open this &folder"))
        self.copy, self.again = QPushButton(self.tr("&Copy")), QPushButton(self.tr("Check &again"))
        self._arrange()
        self.open_folder.clicked.connect(self._on_open_folder)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.again.clicked.connect(self._start)
        checkup.changed.connect(self._show)
        self._start()

    def text(self) -> str:
        """The rows, as they are copied: for others, so in English, as the command line says them."""
        return "\n".join(f"{check.name}\t{_state(check.ok)}\t{check.detail}" for check in self._checkup.checks or ())

    def _arrange(self) -> None:
        table, buttons = self.table, QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        table.setHorizontalHeaderLabels([self.tr("What"), self.tr("State"), self.tr("Detail")])
        table.setAccessibleName(self.tr("What was checked"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for column in (0, 1):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.folder.setTextFormat(Qt.TextFormat.PlainText)
        self.folder.setWordWrap(True)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons.rejected.connect(self.reject)
        for button in (self.copy, self.again):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        where = QHBoxLayout()
        where.addWidget(QLabel(self.tr("Data folder")))
        where.addWidget(self.folder, 1)
        where.addWidget(self.open_folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.said)
        layout.addWidget(table, 1)
        layout.addLayout(where)
        layout.addWidget(buttons)
        self.resize(820, 620)

    def _start(self) -> None:
        folder = self._preferences.data_dir
        if folder is None:
            self.said.setText(self.tr("The data folder is still being opened; try again."))
        else:
            self._checkup.start(folder)
        self._show()

    def _show(self) -> None:
        checkup = self._checkup
        self.again.setEnabled(not checkup.running)
        self.copy.setEnabled(checkup.checks is not None)
        checks = sorted(checkup.checks or (), key=lambda check: check.ok)  # what is missing stands first
        if checkup.running:
            self.said.setText(self.tr("Checking\u2026"))
        elif checkup.problem:
            self.said.setText(checkup.problem)
        elif checkup.checks is not None:
            whole = all(check.ok for check in checks)
            self.said.setText(self.tr("All is well.") if whole else self.tr("Something is missing; see below."))
        self.table.setRowCount(len(checks))
        states = {True: self.tr("ok"), False: self.tr("MISSING")}
        for row, check in enumerate(checks):
            for column, text in enumerate((translated(check.name), states[check.ok], translated(check.detail))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)

    def _on_open_folder(self) -> None:
        folder = self._preferences.data_dir
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _state(ok: bool) -> str:
    return "ok" if ok else "MISSING"
