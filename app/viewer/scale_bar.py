"""A ruler at the side of the view: a round length, with what it is one of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app import theme
from app.i18n import significant
from app.measured_words import source_words
from app.viewer.view_transform import ViewTransform

if TYPE_CHECKING:
    from core.imaging.measuring import Scale

LONGEST_SHARE, TOP_SHARE = 0.26, 0.56  # of the height of the view: below the letter at its left edge
LEFT_PX, TICK_PX = 16.0, 7.0


def round_length_mm(most_mm: float) -> float:
    """The longest of 1, 2 and 5 times a power of ten that is no longer than `most_mm` (> 0)."""
    power = 10.0 ** math.floor(math.log10(most_mm))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= most_mm * (1.0 + 1e-9))


def bar_text(length_mm: float, scale: Scale) -> str:
    figure = f"{significant(length_mm / 10.0, 6)} cm" if length_mm >= 10.0 else f"{significant(length_mm, 6)} mm"
    return f"{figure} {source_words(scale.meaning)}".strip()


def paint_scale_bar(painter: QPainter, view: QRectF, scale: Scale, transform: ViewTransform) -> None:
    """Upright at the left edge, in tenths. None where the frame has no spacing."""
    if scale.meaning is None:
        return
    # Turned by a quarter, what runs down the view is a row of the picture.
    wide, high = transform.stretch
    mm_per_pixel = scale.column_mm / wide if transform.orientation.quarter_turns % 2 else scale.row_mm / high
    mm_per_px = mm_per_pixel / transform.scale
    length_mm = round_length_mm(view.height() * LONGEST_SHARE * mm_per_px)
    length = length_mm / mm_per_px
    top = QPointF(view.left() + LEFT_PX, view.top() + view.height() * TOP_SHARE)
    painter.save()
    for colour, width in ((QColor(0, 0, 0, 190), 3.0), (QColor(theme.IMAGE_TEXT), 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(top, top + QPointF(0.0, length))
        for part in range(11):
            at = top + QPointF(0.0, length * part / 10.0)
            painter.drawLine(at, at + QPointF(TICK_PX if part % 5 == 0 else TICK_PX / 2.0, 0.0))
    painter.restore()
    _paint_words(painter, top + QPointF(0.0, length), bar_text(length_mm, scale))


def _paint_words(painter: QPainter, below: QPointF, text: str) -> None:
    area = QRectF(below + QPointF(-4.0, 4.0), QSizeF(painter.fontMetrics().size(0, text)))
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        painter.setPen(QColor(0, 0, 0, 200))
        painter.drawText(area.translated(dx, dy), Qt.TextFlag.TextDontClip, text)
    painter.setPen(QColor(theme.IMAGE_TEXT))
    painter.drawText(area, Qt.TextFlag.TextDontClip, text)
