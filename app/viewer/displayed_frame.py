"""What a view shows of the session's picture, and what can be done with that: window, zoom, orientation, overlays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import in_a_row
from app.jobs import JobLane
from app.reading_session import ReadingSession
from app.viewer import corner_text, view_transform
from app.viewer.annotation_layer import AnnotationLayer
from app.viewer.corner_text import CORNERS, Corner
from app.viewer.grey_renderer import GreyRenderer
from app.viewer.heatmap_layer import HeatmapLayer
from app.viewer.lung_layer import LungLayer
from app.viewer.scaled_layer import ScaledLayer
from app.viewer.view_transform import ViewTransform
from core.presentation import Orientation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.pane import Pane
    from app.picture import Picture
    from core.imaging.presets import Preset
    from core.measurements import Measurement
    from core.presentation import PresentationState
    from core.study import Frame, Voi

LOADING_DELAY_MS = 180
Source: TypeAlias = "ReadingSession | Pane"


class DisplayedFrame(QWidget):
    """Shows the picture of its source: a pane's, or the session's. What the network and the reader say lies over it
    while it is the session's. Window, zoom and inversion are the view's own and never reach the network."""

    view_changed = Signal()  # window, zoom, inversion, orientation, how pixels are drawn
    picture_shown = Signal(object)  # Picture | None; the same one again where only its place in the stack is another

    def __init__(self, session: ReadingSession, source: Source | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._source = session, source or session
        self._renderer: GreyRenderer | None = None
        self._loupe: GreyRenderer | None = None
        self._loupe_on, self._nearest = False, False
        self._corners: frozenset[Corner] = frozenset(CORNERS)
        self._picture: Picture | None = None
        self._voi: Voi | None = None
        self._inverted, self._overlays_shown = False, False
        self._map_wanted, self._invitation = True, ""
        self._closed, self._graphics = ScaledLayer(QImage()), ScaledLayer(QImage())
        self._transform = ViewTransform()
        self._fitted_area = QRectF()
        self._annotations: AnnotationLayer | None = None
        self._heat: HeatmapLayer | None = None
        self._lungs: LungLayer | None = None
        self._quality: list[str] = []
        self._seen: tuple[object, ...] = ()
        self._problem, self._loading = "", False
        self._loading_timer = QTimer(self, singleShot=True, interval=LOADING_DELAY_MS)
        self._loading_timer.timeout.connect(self._say_loading)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else all that lies beneath is painted first
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Image"))
        self._connect(session, self._source)

    def _connect(self, session: ReadingSession, source: Source) -> None:
        source.picture_changed.connect(self._on_picture)
        source.picture_failed.connect(self._on_problem)
        source.place_changed.connect(self._on_place)
        source.stack_changed.connect(self._on_stack)
        session.studies.changed.connect(self.update)
        session.place_changed.connect(lambda _: self._on_heatmap())
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

    @property
    def picture(self) -> Picture | None:
        """What is on screen; while the next frame is being read, still the one before."""
        return self._picture

    def use_window(self, voi: Voi) -> None:
        """A window of the reader's own."""
        self._voi = voi
        self._apply_window()

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
        self._fit(self.picture_bounds())

    def _fit(self, area: QRectF) -> None:
        self._fitted_area = area
        self._set_transform(view_transform.fit(area, QSizeF(self.size()), self._transform))

    def one_to_one(self) -> None:
        """One pixel of the picture on one of the screen."""
        scale, size = 1.0 / self.devicePixelRatioF(), QSizeF(self.size())
        self._set_transform(view_transform.centred(self.picture_bounds(), size, self._transform, scale))

    def turn(self, quarter_turns: int) -> None:
        """Turn what is seen, clockwise."""
        self._set_orientation(self._transform.orientation.turned(quarter_turns))

    def mirror(self) -> None:
        """Mirror what is seen, left to right."""
        self._set_orientation(self._transform.orientation.flipped())

    def _set_orientation(self, orientation: Orientation) -> None:
        if self._transform.fitted:
            turned = replace(self._transform, orientation=orientation)
            self._set_transform(view_transform.fit(self._fitted_area, QSizeF(self.size()), turned))
        else:
            self._set_transform(self._transform.oriented(orientation, QPointF(self.width() / 2.0, self.height() / 2.0)))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a point of the view, or about its middle."""
        middle = QPointF(self.width() / 2.0, self.height() / 2.0)
        self._set_transform(self._transform.zoomed(factor, at if at is not None else middle))

    def pan(self, by: QPointF) -> None:
        self._set_transform(self._transform.panned(by.x(), by.y()))

    @property
    def nearest(self) -> bool:
        """Whether a magnified picture shows its pixels as squares."""
        return self._nearest

    def set_nearest(self, nearest: bool) -> None:
        if nearest != self._nearest:
            self._nearest = nearest
            self._apply_window()

    def set_map_wanted(self, wanted: bool) -> None:
        """Whether the map, the lungs and what was measured of them are drawn where they may be seen."""
        if wanted != self._map_wanted:
            self._map_wanted = wanted
            self._on_heatmap()

    def set_invitation(self, text: str) -> None:
        """What an empty view says."""
        if text != self._invitation:
            self._invitation = text
            self.update()

    @property
    def loupe_on(self) -> bool:
        return self._loupe_on

    @property
    def overlays_shown(self) -> bool:
        """Whether the file's overlay planes are."""
        return self._overlays_shown

    def look_at(self, transform: ViewTransform) -> None:
        """Show this part of the picture."""
        self._set_transform(transform)

    def set_loupe(self, on: bool) -> None:
        """While it is on, a round piece around the cursor is larger."""
        if on != self._loupe_on:
            self._loupe_on = on
            self.update()

    @property
    def corners(self) -> frozenset[Corner]:
        """What is written and drawn at the edges of the view."""
        return self._corners

    def set_corners(self, shown: frozenset[Corner]) -> None:
        if shown != self._corners:
            self._corners = shown
            self.view_changed.emit()
            self.update()

    def use_preset(self, preset: Preset, explanation: str) -> None:
        """Use one of the picture's presets; some take a pass over its pixels to work out."""
        if preset.voi is not None and preset.voi in self.voi_choices:
            self.use_window(preset.voi)
        elif self._picture is not None:
            self._work_out_window(lambda frame: _preset_window(preset, frame, explanation))

    def window_over(self, area: Measurement) -> None:
        """Choose the window by what lies in a rectangle of the picture."""
        self._work_out_window(lambda frame: _region_window(area, frame))

    def _work_out_window(self, work: Callable[[Frame], Voi | None]) -> None:
        """Off the GUI thread; another picture may be on screen when it is done."""
        picture = self._picture
        if picture is not None and not picture.frame.is_colour:
            take = partial(self._take_window, picture)
            self._session.jobs.run(work, picture.frame, lane=JobLane.PICTURE, on_done=take)

    def _take_window(self, picture: Picture, voi: Voi | None) -> None:
        if voi is not None and self._picture is picture:
            self.use_window(voi)

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
        self._fitted_area, like = self.picture_bounds(), ViewTransform(pixel_aspect=picture.pixel_aspect)
        if presented is not None:
            area, like = presented.area, replace(like, orientation=presented.state.orientation)
            self._fitted_area = QRectF(area.x, area.y, area.width, area.height)
        if presented is not None and presented.magnification is not None:
            scale = view_transform.allowed(presented.magnification / self.devicePixelRatioF())
            self._transform = view_transform.centred(self._fitted_area, size, like, scale)
        else:
            self._transform = view_transform.fit(self._fitted_area, size, like)

    def catch_up(self) -> None:
        """Show what the source shows already."""
        source = self._source
        if source.place is not None:
            self._on_place(source.place)
        if source.picture is not None:
            self._on_picture(source.picture)
        elif source.picture_problem:
            self._on_problem(source.picture_problem)

    # What comes from the session

    def _on_place(self, place: object) -> None:
        if self._problem:
            self._problem = ""
            self.update()
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
        self._loupe = GreyRenderer(picture) if picture is not None else None
        self._closed = ScaledLayer(_layer(picture.closed if picture is not None else None))
        self._graphics = ScaledLayer(_layer(picture.graphics if picture is not None else None))
        layers = picture.presented.layers if picture is not None and picture.presented is not None else ()
        self._annotations = AnnotationLayer(layers) if layers else None
        if picture is not None and not same_view:
            self._begin_view(picture)
        elif place is not None and place < len(self.voi_choices):
            self._voi = self.voi_choices[place]
        self.picture_shown.emit(picture)
        self._apply_window()
        self._on_heatmap()

    def _on_stack(self) -> None:
        """More of the series was found: the picture is the same, and lies elsewhere in its stack."""
        picture, shown = self._source.picture, self._picture
        if picture is not None and shown is not None and picture.place.target == shown.place.target:
            self._picture = picture
            self.picture_shown.emit(picture)
            self.update()

    @property
    def is_current(self) -> bool:
        """Whether the picture on screen is that of the session's frame: not of the one before, nor of another pane."""
        place = self._session.place
        return self._picture is not None and place is not None and self._picture.place.target == place.target

    def _keeps_view(self, picture: Picture | None) -> bool:
        """Within one series of pictures of one size, window and zoom stay as the reader set them, and a choice among
        the file's windows stays one of the same place."""
        shown = self._picture
        if picture is None or shown is None or len(picture.place.stack) < 2 or _state(picture) is not _state(shown):
            return False
        same_shape = picture.frame.shape == shown.frame.shape and picture.pixel_aspect == shown.pixel_aspect
        return picture.place.series.uid == shown.place.series.uid and same_shape

    def _on_problem(self, sentence: str) -> None:
        self._loading_timer.stop()
        self._loading, self._problem = False, sentence
        self.update()

    def _on_heatmap(self) -> None:
        """Render the chosen finding's map, and the lungs, anew if they are others."""
        prediction, explaining = self._session.prediction, self._session.explaining
        heatmap, lungs = explaining.heatmap, explaining.lungs if explaining.lungs_shown else None
        quality = corner_text.quality_lines(self._session)
        if not self.is_current or not self._map_wanted:  # nothing of one frame is drawn over another
            heatmap, lungs, quality = None, None, []
        shown = self._heat, self._lungs, self._quality, self._seen
        self._quality = quality
        self.setAccessibleDescription(in_a_row(quality))
        if lungs is None or not lungs.plausible:
            self._lungs = None
        elif self._lungs is None or self._lungs.lungs is not lungs:
            self._lungs = LungLayer(lungs)
        session, view = self._session, self._session.network_view
        look = replace(view.look, opacity=1.0, shown=True)
        if heatmap is None or prediction is None or self._picture is None or not view.shows(session.finding):
            self._heat = None
        elif self._heat is None or self._heat.heatmap is not heatmap or self._heat.look != look:
            self._heat = HeatmapLayer(heatmap, prediction.display_max, look, self._picture.frame.shape)
        regions = session.verdicts.entries.outlines if self.is_current else ()
        switches = (session.network_view_visible, view.draws(session.finding), session.heatmap_opacity)
        self._seen = (*switches, regions, session.finding)
        if (self._heat, self._lungs, self._quality, self._seen) != shown:  # a step through a stack paints once
            self.update()

    def set_heat(self, heat: HeatmapLayer | None) -> None:
        """The map that lies over the picture, where the session lets one be seen."""
        self._heat = heat
        self.update()

    def _apply_window(self) -> None:
        for renderer in (self._renderer, self._loupe):
            if renderer is not None and self._voi is not None:
                renderer.set_window(self._voi, self._inverted)
                renderer.set_smoothing("nearest" if self._nearest else "smooth")
        self.view_changed.emit()
        self.update()

    def _set_transform(self, transform: ViewTransform) -> None:
        if self._picture is not None and transform != self._transform:
            self._transform = transform
            self.view_changed.emit()
            self.update()

    def picture_bounds(self) -> QRectF:
        """The picture in its own pixels."""
        if self._picture is None:
            return QRectF()
        rows, columns = self._picture.frame.shape
        return QRectF(0.0, 0.0, columns, rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._transform.fitted:
            self._fit(self._fitted_area)


def _preset_window(preset: Preset, frame: Frame, explanation: str) -> Voi:
    from core.imaging.presets import preset_window

    voi = preset_window(preset, frame)
    return replace(voi, explanation=explanation)


def _region_window(area: Measurement, frame: Frame) -> Voi | None:
    from core.imaging.presets import region_window

    return region_window(area, frame)


def _state(picture: Picture) -> PresentationState | None:
    return picture.presented.state if picture.presented is not None else None


def _layer(pixels: NDArray[Any] | None) -> QImage:
    """0xAARRGGBB to a picture of its own memory; an empty one for None."""
    if pixels is None:
        return QImage()
    rows, columns = pixels.shape
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32).copy()
