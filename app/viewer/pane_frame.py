"""The edge of one pane: thick and coloured around the active one. It takes images that are dropped into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import theme
from app.dragged_frame import FORMAT, dropped_frame
from app.open_studies import FrameTarget, OpenStudies
from app.viewer.focus_ring import FocusRing
from app.viewer.frame_view import FrameView

EDGE_PX = 3
EDGE_STRENGTH = 0.4  # of a pane that is not active


class PaneFrame(QWidget):
    """`pressed`: the mouse goes down on the view, before the view hears of it. `dropped`: FrameTarget."""

    pressed = Signal()
    enlarge_asked = Signal()
    dropped = Signal(object)

    def __init__(self, view: FrameView, studies: OpenStudies, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self._studies = view, studies
        self._edged, self._active, self._taking = False, False, False
        self.enlarges = False  # whether there are other panes, on screen or behind this one
        self.setAcceptDrops(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(view)
        FocusRing(view)
        view.installEventFilter(self)

    @property
    def marked_active(self) -> bool:
        """Whether its edge says that it is the active one of several."""
        return self._edged and self._active

    def mark(self, *, edged: bool, active: bool) -> None:
        """`edged`: there are several panes, and an edge tells which one is active."""
        if (edged, active) == (self._edged, self._active):
            return
        self._edged, self._active = edged, active
        edge = EDGE_PX if edged else 0
        self._layout.setContentsMargins(edge, edge, edge, edge)
        # The keyboard stops at the active pane only: what Tab passes must not become the case that is read.
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus if active else Qt.FocusPolicy.ClickFocus)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(theme.IMAGE))
        if self._taking or self.marked_active:
            painter.fillRect(self.rect(), QColor(theme.REGION if self._taking else theme.IMAGE_FOCUS))
        elif self._edged:
            edge = QColor(theme.IMAGE_SECONDARY)
            edge.setAlphaF(EDGE_STRENGTH)
            painter.setPen(edge)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.pressed.emit()
        elif isinstance(event, QMouseEvent) and self._enlarges(event):
            self.enlarge_asked.emit()
            return True
        return False

    def _enlarges(self, event: QMouseEvent) -> bool:
        """Where there are no other panes, a double click fits the image."""
        double = event.type() == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton
        return double and self.enlarges and self.view.tool == "window"

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from elsewhere are for the window."""
        if event.mimeData().hasFormat(FORMAT):
            event.acceptProposedAction()
            self._set_taking(True)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_taking(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_taking(False)
        target: FrameTarget | None = dropped_frame(event.mimeData(), self._studies)
        if target is not None:
            event.acceptProposedAction()
            self.dropped.emit(target)

    def _set_taking(self, taking: bool) -> None:
        if taking != self._taking:
            self._taking = taking
            self._layout.setContentsMargins(*[EDGE_PX if taking or self._edged else 0] * 4)
            self.update()
