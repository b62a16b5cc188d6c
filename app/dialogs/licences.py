"""Under which terms the packages of others ship with Overread, with the full text of each."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.jobs import JobLane, Jobs
from core.paths import resources_dir

BETWEEN = "\n\n" + "\u2500" * 72 + "\n\n"


@dataclass(frozen=True, slots=True)
class Licence:
    """Of one package. `expression`: in the words of SPDX."""

    package: str
    version: str
    expression: str
    text: str


def shipped_licences() -> list[Licence]:
    """All of them, by the names of the packages. Off the GUI thread: the texts are megabytes."""
    with zipfile.ZipFile(resources_dir() / "licences" / "licences.zip") as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    return [
        Licence(one["name"], one["version"], one["licence"], BETWEEN.join(texts[name] for name in one["texts"]))
        for one in json.loads(texts["index.json"])
    ]


class LicencesDialog(QDialog):
    """Not modal."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Third-party licences"))
        self.setModal(False)
        self.search, self.packages, self.text = QLineEdit(), QListWidget(), QPlainTextEdit()
        self.search.setPlaceholderText(self.tr("Search by package or licence"))
        self.search.setAccessibleName(self.tr("Search by package or licence"))
        self.packages.setSpacing(3)
        self.packages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.packages.setAccessibleName(self.tr("Packages"))
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._arrange()
        self.search.textChanged.connect(lambda _: self._filter())
        self.packages.currentItemChanged.connect(lambda *_: self._show())
        jobs.run(shipped_licences, lane=JobLane.LONG, on_done=self._fill)

    def _arrange(self) -> None:
        said = QLabel(
            self.tr(
                "Overread itself is under Apache-2.0. Qt and its binding for Python are used under LGPL-3.0: they lie"
                " beside Overread as files of their own, and may be replaced by others of the same interface."
            )
        )
        said.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        for part in (self.packages, self.text):
            parts.addWidget(part)
        parts.setStretchFactor(1, 1)
        parts.setSizes([330, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        for widget, share in ((said, 0), (self.search, 0), (parts, 1), (buttons, 0)):
            layout.addWidget(widget, share)
        self.resize(1000, 680)

    def _fill(self, licences: list[Licence]) -> None:
        for licence in licences:
            item = QListWidgetItem(f"{licence.package} {licence.version}\n{licence.expression}", self.packages)
            item.setToolTip(licence.expression)
            item.setData(Qt.ItemDataRole.UserRole, licence)
        self.packages.setCurrentRow(0)

    def _filter(self) -> None:
        wanted = self.search.text().casefold()
        for item in map(self.packages.item, range(self.packages.count())):
            item.setHidden(wanted not in item.text().casefold())

    def _show(self) -> None:
        item = self.packages.currentItem()
        if item is not None:
            licence: Licence = item.data(Qt.ItemDataRole.UserRole)
            none = self.tr("The package brings no text of its licence.")
            self.text.setPlainText(licence.text or none)
