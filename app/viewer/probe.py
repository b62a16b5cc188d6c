"""The value under the cursor, said at the lower edge of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app import theme
from app.measured_words import probe_text
from app.viewer.view_transform import ViewTransform

if TYPE_CHECKING:
    from app.picture import Picture

GAP_PX = 34  # above the letter at the lower edge


class Probe(QLabel):
    """Opaque, so that the image beneath need not be painted anew with every move of the mouse."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setStyleSheet(f"background: {theme.IMAGE}; color: {theme.IMAGE_TEXT}; padding: 2px 6px;")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(self.tr("Value under the cursor"))
        self.hide()

    def show_at(self, at: QPointF | None, picture: Picture | None, transform: ViewTransform) -> None:
        """`at`: the cursor in the view, or None where it is elsewhere."""
        text = ""
        if at is not None and picture is not None:
            text = _text(transform.to_picture(at), picture)
        if text == self.text() and self.isVisible() == bool(text):
            return
        self.setText(text)
        if text:
            self._place()
        self.setVisible(bool(text))

    def _place(self) -> None:
        """In the middle of the lower edge; it grows with its text and does not shrink, for figures flicker enough."""
        view, wanted = self._view, self.sizeHint()
        width = max(wanted.width(), self.width() if self.isVisible() else 0)
        self.setGeometry((view.width() - width) // 2, view.height() - wanted.height() - GAP_PX, width, wanted.height())


def _text(point: QPointF, picture: Picture) -> str:
    from core.imaging.measuring import value_at

    values = value_at((point.x(), point.y()), picture.frame)
    return probe_text(point.x(), point.y(), values, picture.frame) if values is not None else ""
