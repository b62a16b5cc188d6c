"""A picture with the boxes that would be blackened in it: they are drawn, taken away and moved by mouse and by key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app import theme
from app.case_picture import CasePicture
from app.marked_picture import Mark, MarkedPicture
from core.findings import Region

if TYPE_CHECKING:
    from core.export.order import PixelBox

SMALLEST_PX = 3  # of the screen: a click is no box
STEPS = 150  # that a key takes across the picture
FOCUS_PX = 2.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """In pixels of the frame. `text`: what was read in it; '' for one of the reader's own. `kind`: as of a Proposal,
    "own" for those, "accepted" for what she has accepted before."""

    box: PixelBox
    kind: str
    text: str = ""


class BoxEditor(MarkedPicture):
    """`changed`: the boxes or the chosen one. One box may be chosen (`chosen`); a key acts on that one.

    `appeared`: the picture has been painted for the first time.
    """

    changed = Signal()
    appeared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture with the boxes that will be blackened"))
        self.setMouseTracking(False)
        self.boxes: tuple[DrawnBox, ...] = ()
        self.chosen = -1
        self._blackened = self._is_new = False
        self._gone: list[tuple[tuple[DrawnBox, ...], int]] = []
        self._start: QPoint | None = None
        self._now: QPoint | None = None

    def show_boxes(self, picture: CasePicture, boxes: tuple[DrawnBox, ...]) -> None:
        self._gone.clear()
        self._is_new = True
        self.show_picture(picture)
        self._set(boxes, 0 if boxes else -1)

    def set_blackened(self, blackened: bool) -> None:
        """Fill the boxes, as they will be."""
        self._blackened = blackened
        self.update()

    def choose(self, place: int) -> None:
        if place != self.chosen and -1 <= place < len(self.boxes):
            self._set(self.boxes, place)

    def add(self, box: PixelBox | None = None) -> None:
        """One of the reader's own; without a place, in the middle, to be moved by the arrow keys."""
        if self.picture is None:
            return
        rows, columns = self.picture.shape
        wide, high = max(1, columns // 5), max(1, rows // 12)
        middle = ((columns - wide) // 2, (rows - high) // 2, wide, high)
        self._remember()
        self._set((*self.boxes, DrawnBox(box or middle, "own")), len(self.boxes))

    def remove(self) -> None:
        """The chosen box."""
        if 0 <= self.chosen < len(self.boxes):
            self._remember()
            left = self.boxes[: self.chosen] + self.boxes[self.chosen + 1 :]
            self._set(left, min(self.chosen, len(left) - 1))

    def undo(self) -> None:
        """The last box that was added, removed or moved."""
        if self._gone:
            boxes, chosen = self._gone.pop()
            self._set(boxes, chosen)

    def _remember(self) -> None:
        self._gone.append((self.boxes, self.chosen))

    def _set(self, boxes: tuple[DrawnBox, ...], chosen: int) -> None:
        self.boxes, self.chosen = boxes, chosen
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        others = [one for place, one in enumerate(self.boxes) if place != self.chosen]
        marks = [Mark(tuple(_region(one.box) for one in others), theme.REGION)]
        if 0 <= self.chosen < len(self.boxes):
            marks.append(Mark((_region(self.boxes[self.chosen].box),), theme.IMAGE_FOCUS))
        self.set_marks(tuple(marks))

    # By key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or not 0 <= self.chosen < len(self.boxes) or self.picture is None:
            super().keyPressEvent(event)
            return
        rows, columns = self.picture.shape
        by = max(1, round(max(rows, columns) / STEPS))
        x, y, width, height = self.boxes[self.chosen].box
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            width, height = width + step[0] * by, height + step[1] * by
        else:
            x, y = x + step[0] * by, y + step[1] * by
        self._replace((x, y, width, height))

    def _replace(self, box: PixelBox) -> None:
        """The chosen box by another, inside the picture."""
        assert self.picture is not None
        rows, columns = self.picture.shape
        width, height = min(max(1, box[2]), columns), min(max(1, box[3]), rows)
        moved = (min(max(0, box[0]), columns - width), min(max(0, box[1]), rows - height), width, height)
        old = self.boxes[self.chosen]
        if moved != old.box:
            self._remember()
            changed = DrawnBox(moved, "own" if old.kind == "own" else old.kind, old.text)
            self._set((*self.boxes[: self.chosen], changed, *self.boxes[self.chosen + 1 :]), self.chosen)

    # By mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.RightButton:
            self.choose(self._box_at(event.position()))
            self.remove()
        elif event.button() == Qt.MouseButton.LeftButton and self.picture is not None:
            self._start = self._now = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is not None:
            self._now = event.position().toPoint()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, self._start, self._now = self._start, None, None
        if start is None or event.button() != Qt.MouseButton.LeftButton:
            return
        end = event.position().toPoint()
        box = self._box_between(start, end)
        if (end - start).manhattanLength() <= 2 * SMALLEST_PX or box is None:
            self.choose(self._box_at(event.position()))
            self.update()
        else:
            self.add(box)

    def _box_at(self, where: QPointF) -> int:
        """The smallest box there; -1 for none."""
        to_frame, _ = self._to_view().inverted()
        point = to_frame.map(where)
        there = [
            (one.box[2] * one.box[3], place) for place, one in enumerate(self.boxes) if QRectF(*one.box).contains(point)
        ]
        return min(there)[1] if there else -1

    def _box_between(self, start: QPoint, end: QPoint) -> PixelBox | None:
        """In whole pixels of the frame, inside it."""
        assert self.picture is not None
        rows, columns = self.picture.shape
        to_frame, _ = self._to_view().inverted()
        area = to_frame.mapRect(QRectF(QPointF(start), QPointF(end)).normalized())
        whole = area.intersected(QRectF(0.0, 0.0, columns, rows)).toAlignedRect()
        return (whole.x(), whole.y(), whole.width(), whole.height()) if not whole.isEmpty() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self.picture is not None and self._blackened:
            to_view = self._to_view()
            for one in self.boxes:
                painter.fillRect(to_view.mapRect(QRectF(*one.box)), QColor(theme.IMAGE))
        if self._start is not None and self._now is not None:
            painter.setPen(QPen(QColor(theme.IMAGE_FOCUS), FOCUS_PX, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(QPointF(self._start), QPointF(self._now)).normalized())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.IMAGE_FOCUS), FOCUS_PX))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if self._is_new and self.picture is not None:
            self._is_new = False
            self.appeared.emit()


def _region(box: PixelBox) -> Region:
    return Region(*(float(side) for side in box))
