"""The tree of the study list: a click opens what it is on, and a drag takes it to a pane without opening it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QTreeView, QWidget

from app.dragged_frame import frame_data
from app.open_studies import FrameTarget
from app.panels.study_rows import ROW_ROLE, THUMBNAIL_PX, Row
from app.panels.thumbnails import Thumbnails


class CaseTree(QTreeView):
    """Qt opens a row when the mouse goes down on it, and so before anybody knows that it is dragged."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._pressed: QPersistentModelIndex | None = None
        self._pressed_at = QPoint()

    def dragged(self, index: QModelIndex | QPersistentModelIndex) -> QMimeData | None:
        """What a drag of that row carries: its image, or the first one of a study."""
        target = _frame_of(index)
        return frame_data(target) if target is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and _frame_of(index) is not None:
            self._pressed, self._pressed_at = QPersistentModelIndex(index), event.position().toPoint()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            pressed, self._pressed = self._pressed, None
            self._drag(pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed.isValid() and pressed.flags() & Qt.ItemFlag.ItemIsSelectable:
            index = self.model().index(pressed.row(), pressed.column(), pressed.parent())
            self.setCurrentIndex(index)
            self.clicked.emit(index)

    def _drag(self, index: QPersistentModelIndex) -> None:
        data, target = self.dragged(index), _frame_of(index)
        if data is None or target is None:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        pixmap = self._thumbnails.pixmap(target)
        if pixmap is not None:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            drag.setPixmap(pixmap.scaled(THUMBNAIL_PX, THUMBNAIL_PX, keep, smooth))
        drag.exec(Qt.DropAction.CopyAction)


def _frame_of(index: QModelIndex | QPersistentModelIndex) -> FrameTarget | None:
    """The image behind a row; of a study, its first."""
    row = index.data(ROW_ROLE) if index.isValid() else None
    if not isinstance(row, Row) or row.kind not in ("image", "study"):
        return None
    below = [index.model().index(number, 0, index) for number in range(index.model().rowCount(index))]
    rows = [row, *(child.data(ROW_ROLE) for child in below)] if row.kind == "study" else [row]
    return next((one.target for one in rows if one.target is not None and not one.unreadable), None)
