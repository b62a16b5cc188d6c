"""The image: painted from stored values at the screen's own resolution, with what lies over it, and the mouse tools."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.reading_session import ReadingSession
from app.viewer import corner_text, view_transform
from app.viewer.annotation_layer import AnnotationLayer
from app.viewer.corner_text import Look
from app.viewer.grey_renderer import GreyRenderer
from app.viewer.heatmap_layer import HeatmapLayer, paint_legend
from app.viewer.lung_layer import LungLayer
from app.viewer.region_tool import drawn_region, paint_region
from app.viewer.view_transform import ViewTransform
from app.viewer.window_level_tool import dragged
from app.wording import label_of
from core.presentation import UPRIGHT, Orientation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.picture import Picture
    from core.presentation import PresentationState
    from core.study import Voi

WHEEL_STEP = 120.0  # Qt's unit for one notch
ZOOM_PER_NOTCH = 1.2
LOADING_DELAY_MS = 180
BAR_SPACE_PX = 86.0  # what the colour bar takes at the right edge


class FrameView(QWidget):
    """Shows `ReadingSession.picture`. Window, zoom and inversion are the view's own and never reach the network."""

    region_tool_changed = Signal(bool)
    view_changed = Signal()  # window, zoom, inversion, orientation

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._renderer: GreyRenderer | None = None
        self._picture: Picture | None = None
        self._voi: Voi | None = None
        self._inverted, self._overlays_shown = False, False
        self._closed, self._graphics = QImage(), QImage()
        self._transform = ViewTransform()
        self._fitted_area = QRectF()
        self._annotations: AnnotationLayer | None = None
        self._heat: HeatmapLayer | None = None
        self._lungs: LungLayer | None = None
        self._quality: list[str] = []
        self._problem, self._loading = "", False
        self._region_tool, self._space_held = False, False
        self._drag_button = Qt.MouseButton.NoButton
        self._drag_start, self._drag_last = QPointF(), QPointF()
        self._drag_voi: Voi | None = None
        self._drag_region = False
        self._loading_timer = QTimer(self, singleShot=True, interval=LOADING_DELAY_MS)
        self._loading_timer.timeout.connect(self._say_loading)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Image"))
        self._connect(session)

    def _connect(self, session: ReadingSession) -> None:
        session.picture_changed.connect(self._on_picture)
        session.picture_failed.connect(self._on_problem)
        session.studies.changed.connect(self.update)
        session.place_changed.connect(self._on_place)
        session.stack_changed.connect(self._on_stack)
        session.explaining.changed.connect(self._on_heatmap)
        session.finding_changed.connect(lambda _: self._on_heatmap())
        session.network_view_changed.connect(lambda _: self._on_heatmap())
        session.heatmap_changed.connect(self._on_heatmap)
        session.verdicts.entries_changed.connect(self._on_heatmap)

    # What can be done with the view

    @property
    def voi(self) -> Voi | None:
        """The window in use, or the file's own VOI as long as the reader has not changed it."""
        return self._voi

    @property
    def transform(self) -> ViewTransform:
        return self._transform

    @property
    def inverted(self) -> bool:
        return self._inverted

    @property
    def voi_choices(self) -> tuple[Voi, ...]:
        """The windows and VOI LUTs that the file, or the presentation state that is applied, offers."""
        return (
            self._picture.frame.voi_choices if self._picture is not None and not self._picture.frame.is_colour else ()
        )

    @property
    def voi_place(self) -> int | None:
        """Which of the choices is in use; None for the reader's own window, or a computed one."""
        return next((place for place, voi in enumerate(self.voi_choices) if voi is self._voi), None)

    def choose_voi(self, place: int) -> None:
        """Use one of the choices."""
        if place < len(self.voi_choices):
            self._voi = self.voi_choices[place]
            self._apply_window()

    def next_voi(self) -> None:
        """The choice behind the one in use, and after the last one the first."""
        place = self.voi_place
        self.choose_voi(0 if place is None else (place + 1) % len(self.voi_choices))

    def fit(self) -> None:
        self._fit(self._bounds())

    def _fit(self, area: QRectF) -> None:
        self._fitted_area = area
        self._set_transform(view_transform.fit(area, QSizeF(self.size()), self._transform.orientation))

    def one_to_one(self) -> None:
        """One pixel of the picture on one of the screen."""
        scale, orientation = 1.0 / self.devicePixelRatioF(), self._transform.orientation
        self._set_transform(view_transform.centred(self._bounds(), QSizeF(self.size()), orientation, scale))

    def turn(self, quarter_turns: int) -> None:
        """Turn what is seen, clockwise."""
        self._set_orientation(self._transform.orientation.turned(quarter_turns))

    def mirror(self) -> None:
        """Mirror what is seen, left to right."""
        self._set_orientation(self._transform.orientation.flipped())

    def _set_orientation(self, orientation: Orientation) -> None:
        if self._transform.fitted:
            self._set_transform(view_transform.fit(self._fitted_area, QSizeF(self.size()), orientation))
        else:
            self._set_transform(self._transform.oriented(orientation, QPointF(self.width() / 2.0, self.height() / 2.0)))

    def zoom(self, factor: float) -> None:
        """Zoom about the middle of the view."""
        self._set_transform(self._transform.zoomed(factor, QPointF(self.width() / 2.0, self.height() / 2.0)))

    def set_inverted(self, inverted: bool) -> None:
        if inverted != self._inverted:
            self._inverted = inverted
            self._apply_window()

    def set_overlays_shown(self, shown: bool) -> None:
        """Show or hide the file's overlay planes."""
        if shown != self._overlays_shown:
            self._overlays_shown = shown
            self.update()

    def reset(self) -> None:
        """Back to what the file, or the presentation state that is applied, asks for."""
        if self._picture is not None:
            self._begin_view(self._picture)
            self._apply_window()

    def _begin_view(self, picture: Picture) -> None:
        self._voi, self._inverted = picture.voi, False
        presented, size = picture.presented, QSizeF(self.size())
        self._fitted_area, orientation = self._bounds(), UPRIGHT
        if presented is not None:
            area, orientation = presented.area, presented.state.orientation
            self._fitted_area = QRectF(area.x, area.y, area.width, area.height)
        if presented is not None and presented.magnification is not None:
            scale = view_transform.allowed(presented.magnification / self.devicePixelRatioF())
            self._transform = view_transform.centred(self._fitted_area, size, orientation, scale)
        else:
            self._transform = view_transform.fit(self._fitted_area, size, orientation)

    def set_region_tool(self, on: bool) -> None:
        """While it is on, dragging with the left button draws the region of the chosen finding."""
        if on != self._region_tool:
            self._region_tool = on
            self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
            self.region_tool_changed.emit(on)

    # What comes from the session

    def _on_place(self, place: object) -> None:
        self._problem = ""
        if place is None:
            self._loading_timer.stop()
            self._loading = False
        else:
            self._loading_timer.start()
        self._on_heatmap()

    def _say_loading(self) -> None:
        self._loading = True
        self.update()

    def _on_picture(self, picture: Picture | None) -> None:
        if picture is not None:
            self._loading_timer.stop()
            self._loading = False
        same_view, place = self._keeps_view(picture), self.voi_place
        self._picture = picture
        self._renderer = GreyRenderer(picture) if picture is not None else None
        self._closed = _layer(picture.closed if picture is not None else None)
        self._graphics = _layer(picture.graphics if picture is not None else None)
        layers = picture.presented.layers if picture is not None and picture.presented is not None else ()
        self._annotations = AnnotationLayer(layers) if layers else None
        if picture is not None and not same_view:
            self._begin_view(picture)
        elif place is not None and place < len(self.voi_choices):
            self._voi = self.voi_choices[place]
        self._apply_window()
        self._on_heatmap()

    def _on_stack(self) -> None:
        """More of the series was found: the picture is the same, and lies elsewhere in its stack."""
        if self._session.picture is not None and self._is_current:
            self._picture = self._session.picture
            self.update()

    @property
    def _is_current(self) -> bool:
        """Whether the picture on screen is that of the session's frame, or still that of the one before."""
        place = self._session.place
        return self._picture is not None and place is not None and self._picture.place.target == place.target

    def _keeps_view(self, picture: Picture | None) -> bool:
        """Within one series of pictures of one size, window and zoom stay as the reader set them, and a choice among
        the file's windows stays one of the same place."""
        shown = self._picture
        if picture is None or shown is None or len(picture.place.stack) < 2 or _state(picture) is not _state(shown):
            return False
        return picture.place.series.uid == shown.place.series.uid and picture.frame.shape == shown.frame.shape

    def _on_problem(self, sentence: str) -> None:
        self._loading_timer.stop()
        self._loading, self._problem = False, sentence
        self.update()

    def _on_heatmap(self) -> None:
        """Render the chosen finding's map, and the lungs, anew if they are others."""
        prediction, explaining = self._session.prediction, self._session.explaining
        heatmap, lungs = explaining.heatmap, explaining.lungs if explaining.lungs_shown else None
        self._quality = corner_text.quality_lines(self._session)
        if not self._is_current:  # nothing of one frame is drawn over another
            heatmap, lungs, self._quality = None, None, []
        self.setAccessibleDescription(", ".join(self._quality))
        if lungs is None or not lungs.plausible:
            self._lungs = None
        elif self._lungs is None or self._lungs.lungs is not lungs:
            self._lungs = LungLayer(lungs)
        view = self._session.network_view
        look = replace(view.look, opacity=1.0, shown=True)
        if heatmap is None or prediction is None or self._picture is None or not view.shows(self._session.finding):
            self._heat = None
        elif self._heat is None or self._heat.heatmap is not heatmap or self._heat.look != look:
            self._heat = HeatmapLayer(heatmap, prediction.display_max, look, self._picture.frame.shape)
        self.update()

    def _apply_window(self) -> None:
        if self._renderer is not None and self._voi is not None:
            self._renderer.set_window(self._voi, self._inverted)
        self.view_changed.emit()
        self.update()

    def _set_transform(self, transform: ViewTransform) -> None:
        if self._picture is not None and transform != self._transform:
            self._transform = transform
            self.view_changed.emit()
            self.update()

    def _bounds(self) -> QRectF:
        """The picture in its own pixels."""
        if self._picture is None:
            return QRectF()
        rows, columns = self._picture.frame.shape
        return QRectF(0.0, 0.0, columns, rows)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.IMAGE))
        if self._picture is None or self._renderer is None or self._voi is None:
            self._paint_message(painter)
            return
        self._paint_picture(painter, self._renderer)
        bar_shown = self._paint_heatmap(painter)
        if self._lungs is not None and self._session.network_view_visible:
            self._lungs.paint(painter, self._transform)
        if self._annotations is not None:
            self._annotations.paint(painter, self._transform)
        self._paint_regions(painter)
        self._paint_corners(painter, self._picture, self._voi)
        letters = self._picture.frame.edges
        if letters is not None:
            edges = self._transform.orientation.edges(letters)
            corner_text.paint_edges(painter, QRectF(self.rect()), edges, BAR_SPACE_PX if bar_shown else 0.0)
        if bar_shown and self._heat is not None:
            height = min(240.0, self.height() * 0.34)
            bar = QRectF(self.width() - 46.0, (self.height() - height) / 2.0, 12.0, height)
            paint_legend(painter, bar, self._heat)

    def _paint_message(self, painter: QPainter) -> None:
        text = self._problem or (self.tr("Loading\u2026") if self._loading else "")
        if text:
            painter.setPen(QColor(theme.SECONDARY))
            area = self.rect().adjusted(60, 60, -60, -60)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _paint_picture(self, painter: QPainter, renderer: GreyRenderer) -> None:
        bounds = self._bounds()
        visible = self._transform.visible(QSizeF(self.size())) & bounds
        if visible.isEmpty():
            return
        image, covers = renderer.render(visible, self._transform.scale * self.devicePixelRatioF())
        painter.save()
        painter.setTransform(self._transform.matrix, True)
        painter.setClipRect(bounds)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(covers, image)
        if not self._closed.isNull():
            painter.drawImage(bounds, self._closed)
        if self._overlays_shown and not self._graphics.isNull():
            painter.drawImage(bounds, self._graphics)
        painter.restore()

    def _paint_heatmap(self, painter: QPainter) -> bool:
        """Draw the map if it is to be seen; says whether its legend belongs there."""
        session = self._session
        if self._heat is None or not session.network_view.draws(session.finding):
            return False
        self._heat.paint(painter, self._transform, self._bounds(), session.heatmap_opacity)
        return True

    def _paint_regions(self, painter: QPainter) -> None:
        if not self._is_current:
            return
        region = self._session.verdicts.entries.region
        if self._drag_region:
            start, end = self._transform.to_picture(self._drag_start), self._transform.to_picture(self._drag_last)
            area = QRectF(start, end).normalized()
            paint_region(painter, self._transform.to_view(area), "", being_drawn=True)
        elif region is not None:
            area = QRectF(region.x, region.y, region.width, region.height)
            caption = label_of(self._session.finding, self._session.findings)
            paint_region(painter, self._transform.to_view(area), caption, being_drawn=False)

    def _paint_corners(self, painter: QPainter, picture: Picture, voi: Voi) -> None:
        view = QRectF(self.rect())
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        scale = self._transform.scale * self.devicePixelRatioF()
        corner_text.paint_lines(painter, view, corner_text.identity_lines(picture), top | left)
        place = self._session.place
        said = [*corner_text.series_lines(picture), *(place.series.remarks if place is not None else ())]
        corner_text.paint_lines(painter, view, said, top | right)
        look = Look(voi, self.voi_place, scale, self._inverted, self._transform.orientation)
        corner_text.paint_lines(painter, view, corner_text.display_lines(picture, look), bottom | left)
        corner_text.paint_lines(painter, view, [*self._quality, *corner_text.stack_lines(picture)], bottom | right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._transform.fitted:
            self._fit(self._fitted_area)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._picture is None or self._drag_button != Qt.MouseButton.NoButton:
            return
        self._drag_button = event.button()
        self._drag_start = self._drag_last = event.position()
        self._drag_voi = self._voi
        drawing = self._region_tool and self._drag_button == Qt.MouseButton.LeftButton
        self._drag_region = drawing and self._is_current

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_button == Qt.MouseButton.NoButton or self._picture is None:
            return
        moved, total = event.position() - self._drag_last, event.position() - self._drag_start
        self._drag_last = event.position()
        if self._drag_region:
            self.update()
        elif self._drag_button != Qt.MouseButton.LeftButton or self._space_held:
            self._set_transform(self._transform.panned(moved.x(), moved.y()))
        elif self._drag_voi is not None and not self._picture.frame.is_colour:
            whole = self._picture.frame.stored.dtype.kind in "iu"
            self._voi = dragged(self._drag_voi, total.x(), total.y(), whole_numbers=whole)
            self._apply_window()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != self._drag_button:
            return
        self._drag_button = Qt.MouseButton.NoButton
        if self._drag_region:
            self._drag_region = False
            start, end = self._transform.to_picture(self._drag_start), self._transform.to_picture(event.position())
            region = drawn_region(start, end, self._bounds().size())
            if region is not None:
                self._session.verdicts.set_region(region)
                self.set_region_tool(False)
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls through a stack; zooms to the cursor elsewhere, and in a stack with Ctrl held."""
        notches = event.angleDelta().y() / WHEEL_STEP
        if self._picture is None or notches == 0.0:
            return
        in_stack = len(self._picture.place.stack) > 1
        if in_stack and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._session.scroll(-1 if notches > 0 else 1)
        else:
            self._set_transform(self._transform.zoomed(ZOOM_PER_NOTCH**notches, event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space_held = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self.setCursor(Qt.CursorShape.CrossCursor if self._region_tool else Qt.CursorShape.ArrowCursor)
        else:
            super().keyReleaseEvent(event)


def _state(picture: Picture) -> PresentationState | None:
    return picture.presented.state if picture.presented is not None else None


def _layer(pixels: NDArray[Any] | None) -> QImage:
    """0xAARRGGBB to a picture of its own memory; an empty one for None."""
    if pixels is None:
        return QImage()
    rows, columns = pixels.shape
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32).copy()
