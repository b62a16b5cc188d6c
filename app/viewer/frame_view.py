"""The image: painted from stored values at the screen's own resolution, with what lies over it, and the mouse tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app import theme
from app.i18n import translated
from app.marked_picture import outline_path
from app.measuring import Measuring
from app.reading_session import ReadingSession
from app.viewer import corner_text
from app.viewer.corner_text import Corner, Look
from app.viewer.displayed_frame import DisplayedFrame, Source
from app.viewer.grey_renderer import GreyRenderer
from app.viewer.legend import legend_in, paint_legend
from app.viewer.loupe import paint_loupe
from app.viewer.measuring_tool import MeasuringTool, is_escape
from app.viewer.parts import WHOLE, Parts
from app.viewer.pointer import Pointer, Tool
from app.viewer.probe import Probe
from app.viewer.region_tool import paint_region
from app.viewer.scale_bar import paint_scale_bar
from app.wording import label_of

if TYPE_CHECKING:
    from app.draft_entries import Shape
    from app.picture import Picture
    from core.study import Voi


class FrameView(DisplayedFrame):
    """A `DisplayedFrame` that is worked with the mouse."""

    region_tool_changed = Signal(bool)
    tool_changed = Signal(str)
    region_drawn = Signal(object)  # core.findings.Outline
    scroll_asked = Signal(int)  # so many frames on

    def __init__(
        self,
        session: ReadingSession,
        measuring: Measuring,
        source: Source | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, source, parent)
        self._region_tool = False
        self.measuring_tool = MeasuringTool(measuring, self)
        self.pointer = Pointer(self)
        self.probe = Probe(self)
        self.setMouseTracking(True)
        self.picture_shown.connect(self.measuring_tool.set_picture)
        self.view_changed.connect(self._show_probe)
        self.measuring_tool.changed.connect(self.update)
        self.measuring_tool.finished.connect(lambda: self.set_tool("window"))
        self.pointer.tool_changed.connect(self._on_tool)
        self.region_drawn.connect(session.verdicts.add_region)
        self.scroll_asked.connect(self._source.scroll)

    @property
    def region_shape(self) -> Shape:
        return self._session.verdicts.shape

    @property
    def tool(self) -> Tool:
        return self.pointer.tool

    def set_tool(self, tool: Tool) -> None:
        """What dragging with the left button does from now on."""
        self.pointer.choose(tool)
        if tool != "window":
            self.setFocus()

    def set_region_tool(self, on: bool) -> None:
        """While it is on, dragging with the left button draws the region of the chosen finding."""
        if on != (self.tool == "region"):
            self.set_tool("region" if on else "window")

    def _on_tool(self, tool: str) -> None:
        self.tool_changed.emit(tool)
        if (tool == "region") != self._region_tool:
            self._region_tool = tool == "region"
            self.region_tool_changed.emit(self._region_tool)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # ended here, whoever holds it: one that outlives its widget's paint crashes
            self.paint_on(painter, WHOLE)

    def paint_on(self, painter: QPainter, parts: Parts) -> None:
        """Paint what the view shows, or only parts of it; nothing that is hidden on screen is painted anywhere."""
        painter.fillRect(self.rect(), QColor(theme.IMAGE))
        if self._picture is None or self._renderer is None or self._voi is None:
            self._paint_message(painter)
            return
        self._paint_picture(painter, self._renderer)
        bar_shown = parts.overlays and self._paint_heatmap(painter)
        if parts.overlays and self._lungs is not None and self._session.network_view_visible:
            self._lungs.paint(painter, self._transform)
        if parts.overlays and self._annotations is not None:
            self._annotations.paint(painter, self._transform)
        if parts.overlays:
            self._paint_regions(painter)
            self.measuring_tool.set_transform(self._transform)
            self.measuring_tool.set_right_gap(self._legend_width(painter) if bar_shown else 0.0)
            self.measuring_tool.paint(painter)
            self._paint_loupe(painter)
        corners = self._corners if parts.identity else self._corners - {"patient"}
        self._paint_corners(painter, self._picture, self._voi, corners, measured=parts.overlays)
        self._paint_edges(painter, self._picture, bar_shown)

    def _paint_edges(self, painter: QPainter, picture: Picture, bar_shown: bool) -> None:
        from core.imaging.measuring import scale_of

        view, letters = QRectF(self.rect()), picture.frame.edges
        if letters is not None and "edges" in self._corners:
            edges = self._transform.orientation.edges(letters)
            corner_text.paint_edges(painter, view, edges, self._legend_width(painter) if bar_shown else 0.0)
        if "scale" in self._corners:
            paint_scale_bar(painter, view, scale_of(picture.frame), self._transform)
        if bar_shown and self._heat is not None:
            paint_legend(painter, legend_in(view, QFontMetricsF(painter.font()), self._heat.heatmap), self._heat)

    def _legend_width(self, painter: QPainter) -> float:
        view, metrics = QRectF(self.rect()), QFontMetricsF(painter.font())
        return view.right() - legend_in(view, metrics, self._heat.heatmap).plate.left() if self._heat else 0.0

    def _paint_loupe(self, painter: QPainter) -> None:
        at = self.pointer.at
        if self._loupe_on and self._loupe is not None and at is not None:
            paint_loupe(painter, self._loupe, self._transform, at)

    def _paint_message(self, painter: QPainter) -> None:
        text = self._problem or (self.tr("Loading\u2026") if self._loading else "")
        text = text or (self._invitation if self._source.place is None else "")
        if text:
            painter.setPen(QColor(theme.IMAGE_SECONDARY))
            area = self.rect().adjusted(60, 60, -60, -60)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _paint_picture(self, painter: QPainter, renderer: GreyRenderer) -> None:
        ratio = self.devicePixelRatioF()
        image, corner = renderer.render(self._transform, QSizeF(self.size()), ratio)
        painter.save()
        painter.scale(1.0 / ratio, 1.0 / ratio)  # one pixel of the image on one of the screen
        painter.drawImage(corner, image)
        painter.restore()
        self._closed.paint(painter, self._transform, QSizeF(self.size()), ratio)
        if self._overlays_shown:
            self._graphics.paint(painter, self._transform, QSizeF(self.size()), ratio)

    def _paint_heatmap(self, painter: QPainter) -> bool:
        """Draw the map if it is to be seen; says whether its legend belongs there."""
        session = self._session
        if self._heat is None or not session.network_view.draws(session.finding):
            return False
        self._heat.paint(painter, self._transform, self.picture_bounds(), session.heatmap_opacity)
        return True

    def _paint_regions(self, painter: QPainter) -> None:
        if not self.is_current:
            return
        caption = label_of(self._session.finding, self._session.chosen.listed)
        for outline in self._session.verdicts.entries.outlines:
            paint_region(painter, self._transform.matrix.map(outline_path(outline)), caption, being_drawn=False)
        drawn = self.pointer.drawn_path
        if drawn is not None:
            paint_region(painter, self._transform.matrix.map(drawn), "", being_drawn=True)

    def _paint_corners(
        self, painter: QPainter, picture: Picture, voi: Voi, corners: frozenset[Corner], *, measured: bool
    ) -> None:
        """`measured`: whether what was measured of the map is said there."""
        remarks = picture.place.series.remarks
        scale = self._transform.scale * self.devicePixelRatioF()
        look = Look(voi, self.voi_place, scale, self._inverted, self._transform.orientation)
        lines = corner_text.corner_lines(picture, look, corners)
        lines["series"] += map(translated, remarks) if "series" in corners else ()
        lines["stack"] = [*(self._quality if measured else ()), *lines["stack"]]
        corner_text.paint_corners(painter, QRectF(self.rect()), lines)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)
        self._show_probe()
        if self._loupe_on:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.tool == "window":
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer.leave()
        self._show_probe()
        if self._loupe_on:
            self.update()

    def _show_probe(self) -> None:
        shown = self.pointer.at if "probe" in self._corners else None
        self.probe.show_at(shown, self._picture, self._transform)

    def event(self, event: QEvent) -> bool:
        """Escape puts the tool away first, whatever else it cancels."""
        if is_escape(event) and self.tool != "window":
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pointer.key_press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.pointer.key_release(event):
            super().keyReleaseEvent(event)
