"""Says over the panes, in words and in red, that the images on screen are of more than one patient."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.patients_on_screen import Patients


class PatientBanner(QLabel):
    """Screen readers are told when it comes. It names nobody: the panes do, unless the reader hides that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patients: Patients = "one"
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMinimumHeight(round(self.fontMetrics().height() * 2.2))
        self.hide()

    def show_patients(self, patients: Patients) -> None:
        if patients == self.patients:
            return
        self.patients = patients
        said = {
            "one": "",
            "several": self.tr("\u26a0  MORE THAN ONE PATIENT ON SCREEN \u2013 read the name in each pane"),
            "unknown": self.tr("\u26a0  It is not known whether these images are of one patient"),
        }[patients]
        self.setText(said)
        self.setAccessibleName(said.lstrip("\u26a0 "))
        self.setProperty("patients", patients)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(bool(said))
        if said:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
