"""A network's own card, README.md, as rich text that loads nothing from anywhere."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.bundle_words import stated_text
from app.charts.ink import Ink
from app.i18n import language
from app.network_shelf import NetworkRecord

TABLE_PADDING_PX = 5.0


class CardText(QTextBrowser):
    """A card may come with a bundle from anybody: pictures are not loaded, links lead nowhere, HTML is text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(self.tr("Card of the network"))
        self.document().setDocumentMargin(18.0)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None

    def show_record(self, record: NetworkRecord | None) -> None:
        """A network's card; it is a file of the bundle and so English: other languages have what it is for, and where
        its limits lie, before it."""
        card = record.card if record is not None else ""
        if record is None or not card or language() == "en":
            self.show_card(card)
            return
        manifest, said = record.bundle.manifest, partial(stated_text, record.bundle)
        limits = "\n".join(f"- {said(limit)}" for limit in manifest.limits)
        parts = (
            f"# {record.title}",
            said(manifest.intended_use),
            f"## {self.tr('Limits')}\n{limits}" if limits else "",
            f"*{self.tr('Below is the card as it lies in the bundle, in English.')}*\n\n---",
            card,
        )
        self.show_card("\n\n".join(part for part in parts if part))

    def show_card(self, markdown: str) -> None:
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
        self.document().setMarkdown(markdown or self.tr("This network has no card."), features)
        self._draw_tables()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _draw_tables(self) -> None:
        """Thin lines in a colour of the palette; Markdown's own tables have none."""
        ink = Ink.of(self.palette())
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                given = frame.format().toTableFormat()
                given.setBorderCollapse(True)
                given.setBorder(1.0)
                given.setBorderBrush(ink.grid)
                given.setCellPadding(TABLE_PADDING_PX)
                frame.setFormat(given)
