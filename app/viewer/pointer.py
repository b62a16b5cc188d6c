"""What mouse, wheel and space bar do to a view: one tool at a time, the window's drag where none is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainterPath, QPolygonF, QWheelEvent

from app.viewer.region_tool import drawn_outline, drawn_region
from app.viewer.window_level_tool import dragged
from core.measurements import Measurement, MeasurementKind

if TYPE_CHECKING:
    from app.draft_entries import Shape
    from app.viewer.frame_view import FrameView
    from core.study import Voi

Tool = Literal[
    "window", "region", "auto-window", "length", "angle", "cobb", "ellipse", "rectangle", "arrow", "text"
]  # fmt: skip
WHEEL_STEP = 120.0  # Qt's unit for one notch
ZOOM_PER_NOTCH = 1.2
_KINDS: tuple[str, ...] = get_args(MeasurementKind)


class Pointer(QObject):
    """Belongs to one view. `tool_changed`: another tool is in the hand."""

    tool_changed = Signal(str)

    def __init__(self, view: FrameView) -> None:
        super().__init__(view)
        self._view = view
        self.tool: Tool = "window"
        self.at: QPointF | None = None  # where the mouse is, while it is over the view
        self._space_held = False
        self._button = Qt.MouseButton.NoButton
        self._start, self._last = QPointF(), QPointF()
        self._start_voi: Voi | None = None
        self._takes: Literal["nothing", "area", "measuring"] = "nothing"
        self._notches = 0.0
        self._trail: list[QPointF] = []  # of the hand, in the picture, while an area is drawn

    def choose(self, tool: Tool) -> None:
        if tool == self.tool:
            return
        self.tool = tool
        kind = next((kind for kind in get_args(MeasurementKind) if kind == tool), None)
        self._view.measuring_tool.begin(kind)
        self._show_cursor()
        self.tool_changed.emit(tool)

    def drop_tool(self) -> bool:
        """Back to the window's drag; False if that is what the mouse does already."""
        drawing = self._view.measuring_tool.cancel()
        if self.tool == "window":
            return drawing
        self.choose("window")
        return True

    @property
    def drawn_path(self) -> QPainterPath | None:
        """What is being drawn, in the picture; None unless it is a region or a window's area."""
        area = self.drawn_area
        if area is None:
            return None
        path, shape = QPainterPath(), self._shape
        if shape == "freehand":
            path.addPolygon(QPolygonF(self._trail))
        elif shape == "ellipse":
            path.addEllipse(area)
        else:
            path.addRect(area)
        return path

    @property
    def _shape(self) -> Shape:
        """A window is chosen by a rectangle alone."""
        return self._view.region_shape if self.tool == "region" else "rectangle"

    @property
    def drawn_area(self) -> QRectF | None:
        """The rectangle that is being drawn, in the picture."""
        if self._takes != "area":
            return None
        to_picture = self._view.transform.to_picture
        return QRectF(to_picture(self._start), to_picture(self._last)).normalized()

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor if self.tool == "window" else Qt.CursorShape.CrossCursor
        self._view.setCursor(QCursor(Qt.CursorShape.OpenHandCursor if self._space_held else shape))

    def press(self, event: QMouseEvent) -> None:
        view = self._view
        if view.picture is None or self._button != Qt.MouseButton.NoButton:
            return
        self._button = event.button()
        self._start = self._last = event.position()
        self._start_voi, self._takes = view.voi, "nothing"
        if self._button != Qt.MouseButton.LeftButton or self._space_held:
            return
        if self.tool == "auto-window" or (self.tool == "region" and view.is_current):
            self._takes = "area"
            self._trail = [view.transform.to_picture(event.position())]
        elif (self.tool == "window" or self.tool in _KINDS) and view.measuring_tool.press(event.position()):
            self._takes = "measuring"

    def move(self, event: QMouseEvent) -> None:
        view, self.at = self._view, event.position()
        moved, total = event.position() - self._last, event.position() - self._start
        if self._button == Qt.MouseButton.NoButton or view.picture is None:
            view.measuring_tool.move(event.position())
            return
        self._last = event.position()
        if self._takes == "measuring":
            view.measuring_tool.move(event.position())
        elif self._takes == "area":
            self._trail.append(view.transform.to_picture(event.position()))
            view.update()
        elif self._button != Qt.MouseButton.LeftButton or self._space_held:
            view.pan(moved)
        elif self._start_voi is not None and self.tool != "region" and not view.picture.frame.is_colour:
            whole = view.picture.frame.stored.dtype.kind in "iu"
            view.use_window(dragged(self._start_voi, total.x(), total.y(), whole_numbers=whole))

    def release(self, event: QMouseEvent) -> None:
        if event.button() != self._button:
            return
        takes, area = self._takes, self.drawn_area
        self._button, self._takes = Qt.MouseButton.NoButton, "nothing"
        if takes == "measuring":
            self._view.measuring_tool.release(event.position())
        elif takes == "area" and area is not None:
            to_picture = self._view.transform.to_picture
            self._take_area(to_picture(self._start), to_picture(event.position()))
            self._view.update()

    def _take_area(self, start: QPointF, end: QPointF) -> None:
        size = self._view.picture_bounds().size()
        if self.tool == "region":
            outline = drawn_outline(self._shape, [*self._trail, end], size)
            if outline is not None:
                self.choose("window")
                self._view.region_drawn.emit(outline)
            return
        region = drawn_region(start, end, size)
        if region is not None:
            self.choose("window")
            corners = (region.x, region.y), (region.x + region.width, region.y + region.height)
            self._view.window_over(Measurement("rectangle", corners))

    def leave(self) -> None:
        self.at = None

    def wheel(self, event: QWheelEvent) -> None:
        """Scrolls through a stack; zooms to the cursor elsewhere, and in a stack with Ctrl held."""
        view, notches = self._view, event.angleDelta().y() / WHEEL_STEP
        if view.picture is None or notches == 0.0:
            return
        in_stack = len(view.picture.place.stack) > 1
        if in_stack and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._notches += notches
            whole = int(self._notches)  # a touch pad gives parts of a notch
            self._notches -= whole
            if whole:
                view.scroll_asked.emit(-whole)
        else:
            view.zoom(ZOOM_PER_NOTCH**notches, event.position())
        event.accept()

    def key_press(self, event: QKeyEvent) -> bool:
        """Whether the key was the pointer's."""
        if event.key() == Qt.Key.Key_Escape:
            return self.drop_tool()
        if event.key() != Qt.Key.Key_Space:
            return False
        self._space_held = True
        self._show_cursor()
        return True

    def key_release(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self._space_held = False
        self._show_cursor()
        return True
