"""The user guide: contents at the left, the page at the right, search with Ctrl+F, and the way back."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.i18n import language
from app.shortcuts import native
from core.paths import resources_dir

FOLDER = "guide"
PICTURE_WIDTH_PX = 720  # as the page says
STYLE = """
h1 { margin-bottom: 8px; } h2 { margin-top: 26px; margin-bottom: 6px; } p, li { line-height: 135%; }
td { padding: 4px 14px 4px 0; } a { text-decoration: none; }
"""
_HEADING = re.compile(r'<h2><a name="(?P<anchor>[^"]+)">(?P<title>.*?)</a></h2>')


def guide_file(spoken: str) -> tuple[Path, bool]:
    """The guide in this language, a key of `app.i18n.NAMES`, else in English; and whether it is that language's."""
    folder = resources_dir() / FOLDER
    own = folder / f"{spoken}.html"
    return (own, True) if own.exists() else (folder / "en.html", False)


class GuidePage(QTextBrowser):
    """Draws its pictures smoothly, which Qt's own scaling of them is not. It opens no address outside the guide."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(18)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        image = QImage(QUrl(name).toLocalFile()) if kind == QTextDocument.ResourceType.ImageResource.value else QImage()
        if image.isNull():
            return super().loadResource(kind, name)
        sharp = self.devicePixelRatioF()
        shown = image.scaledToWidth(round(PICTURE_WIDTH_PX * sharp), Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(sharp)
        return shown

    def changeEvent(self, event: QEvent) -> None:
        """Links keep the colour of the theme that the page was read in, so another theme reads it again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.source().isEmpty():
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)


class GuideDialog(QDialog):
    """Not modal: it stays beside the reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("User guide"))
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.contents, self.browser = QListWidget(), GuidePage()
        self.search, self.back, self.said = QLineEdit(), QPushButton(self.tr("&Back")), QLabel()
        self.file, self.in_own_language = guide_file(language())
        self._arrange()
        self._fill()
        self._connect()

    def _arrange(self) -> None:
        other = QLabel(self.tr("There is no guide in your language yet; this is the English one."))
        other.setWordWrap(True)
        other.setVisible(not self.in_own_language)
        self.search.setPlaceholderText(
            self.tr("Search ({find}, {next} for the next place)").format(find=native("Ctrl+F"), next=native("Enter"))
        )
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.browser.setAccessibleName(self.tr("User guide"))
        self.contents.setSpacing(3)
        self.back.setAutoDefault(False)
        self.said.setProperty("secondary", True)
        head = QHBoxLayout()
        for widget, share in ((self.back, 0), (self.search, 1), (self.said, 0)):
            head.addWidget(widget, share)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        for part in (self.contents, self.browser):
            parts.addWidget(part)
        parts.setStretchFactor(1, 1)
        parts.setSizes([190, 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.addLayout(head)
        layout.addWidget(other)
        layout.addWidget(parts, 1)
        self.resize(1020, 760)

    def _fill(self) -> None:
        for heading in _HEADING.finditer(self.file.read_text(encoding="utf-8")):
            item = QListWidgetItem(unescape(heading["title"]), self.contents)
            item.setData(Qt.ItemDataRole.UserRole, heading["anchor"])
        self.browser.document().setDefaultStyleSheet(STYLE)
        self.browser.setSource(QUrl.fromLocalFile(str(self.file)))
        self.back.setEnabled(False)

    def _connect(self) -> None:
        self.contents.itemClicked.connect(self._on_chosen)
        self.contents.itemActivated.connect(self._on_chosen)
        self.back.clicked.connect(self.browser.backward)
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self.search.returnPressed.connect(self.find_next)
        self.search.textChanged.connect(lambda _: self._from_the_start())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence("Alt+Left"), self, self.browser.backward)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.browser.setSource(QUrl(f"#{item.data(Qt.ItemDataRole.UserRole)}"))

    def _from_the_start(self) -> None:
        """What is typed is shown where it stands first."""
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self.find_next()

    def find_next(self) -> None:
        """The next place; behind the last one the first again."""
        wanted = self.search.text()
        found = not wanted or self.browser.find(wanted)
        if not found:
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            found = self.browser.find(wanted)
        self.said.setText("" if found else self.tr("Not found"))
