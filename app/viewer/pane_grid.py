"""The panes side by side, with what links them; and the view of the active one, for whoever speaks to one view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.measuring import Measuring
from app.panes import Panes
from app.reading_session import ReadingSession
from app.viewer.corner_text import Corner
from app.viewer.frame_view import FrameView
from app.viewer.pane_frame import PaneFrame
from app.viewer.pane_link import Seen, linked
from app.viewer.patient_banner import PatientBanner
from app.viewer.pointer import Tool
from app.viewer.view_transform import ViewTransform

SMALLEST_PX = 150, 120


class PaneGrid(QWidget):
    """Views are made when they are first needed. The signals are those of the active view, and come, too, when another
    view becomes active. Tools and what is written on an image are chosen for all views together."""

    active_changed = Signal()
    view_changed = Signal()
    picture_shown = Signal(object)  # Picture | None
    tool_changed = Signal(str)
    region_tool_changed = Signal(bool)
    measuring_changed = Signal()

    def __init__(
        self, session: ReadingSession, measuring: Measuring, panes: Panes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._measuring, self.panes = session, measuring, panes
        self._frames: dict[int, PaneFrame] = {}
        self._seen: dict[int, tuple[object, ViewTransform]] = {}  # the picture and where it lay
        self._spreading = False
        self._laid_out: tuple[int, ...] = ()
        self._active = -1
        self.banner = PatientBanner()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addLayout(self._grid, 1)
        panes.changed.connect(self._show)
        self._show()

    @property
    def view(self) -> FrameView:
        """The view of the active pane."""
        return self.frame(self.panes.active).view

    @property
    def views(self) -> tuple[FrameView, ...]:
        """Those on screen, row by row."""
        return tuple(self.frame(number).view for number in self.panes.shown)

    def frame(self, number: int) -> PaneFrame:
        if number not in self._frames:
            frame = self._frames[number] = self._made(number)
            frame.view.catch_up()
        return self._frames[number]

    def _made(self, number: int) -> PaneFrame:
        view = FrameView(self._session, self._measuring, self.panes.panes[number])
        view.setMinimumSize(*SMALLEST_PX)
        frame = PaneFrame(view, self._session.studies, self)
        frame.pressed.connect(partial(self.panes.activate, number))
        frame.enlarge_asked.connect(self.panes.toggle_enlarged)
        frame.dropped.connect(partial(self.panes.put, number))
        view.view_changed.connect(partial(self._on_view, number))
        view.picture_shown.connect(partial(self._on_picture, number))
        view.tool_changed.connect(self._on_tool)
        view.region_tool_changed.connect(self._tell_active(number, self.region_tool_changed.emit))
        view.measuring_tool.changed.connect(self._tell_active(number, self.measuring_changed.emit))
        self._take_choices(view)
        return frame

    def _take_choices(self, view: FrameView) -> None:
        """What is chosen for all views."""
        like = next((frame.view for frame in self._frames.values()), None)
        if like is not None:
            view.set_corners(like.corners)
            view.set_nearest(like.nearest)
            view.set_overlays_shown(like.overlays_shown)
            view.set_loupe(like.loupe_on)

    def _tell_active(self, number: int, tell: Callable[..., None]) -> Callable[..., None]:
        return lambda *values: tell(*values) if number == self.panes.active else None

    # The layout

    def _show(self) -> None:
        panes, shown = self.panes, self.panes.shown
        frames = [self.frame(number) for number in shown]
        if shown != self._laid_out:
            self._lay_out(shown)
        for number, frame in zip(shown, frames, strict=True):
            active = number == panes.active
            frame.mark(edged=len(shown) > 1, active=active)
            frame.enlarges = len(shown) > 1 or panes.enlarged
            frame.view.set_map_wanted(number != panes.plain)
            self._name(frame.view, shown.index(number) + 1, len(shown), active=active)
        self.banner.show_patients(panes.patients)
        if panes.active != self._active:
            self._active = panes.active
            self._tell_all()

    def _lay_out(self, shown: tuple[int, ...]) -> None:
        self._laid_out = shown
        for number, frame in self._frames.items():
            self._grid.removeWidget(frame)
            frame.setVisible(number in shown)
        for place, number in enumerate(shown):
            self._grid.addWidget(self._frames[number], place // 2, place % 2)
        for line in range(2):
            self._grid.setColumnStretch(line, 1 if len(shown) > line else 0)
            self._grid.setRowStretch(line, 1 if len(shown) > 2 * line else 0)

    def _name(self, view: FrameView, place: int, count: int, *, active: bool) -> None:
        name = self.tr("Image")
        if count > 1:
            name = self.tr("Image {place} of {count}").format(place=place, count=count)
            name = self.tr("{name}, active").format(name=name) if active else name
        view.setAccessibleName(name)
        view.set_invitation(
            self.tr("Drag an image here, or click here and choose one in the list") if count > 1 else ""
        )

    def _tell_all(self) -> None:
        view = self.view
        self.active_changed.emit()
        self.picture_shown.emit(view.picture)
        self.view_changed.emit()
        self.measuring_changed.emit()

    # Choices for all views

    def set_tool(self, tool: Tool) -> None:
        self.view.set_tool(tool)

    def set_region_tool(self, on: bool) -> None:
        self.view.set_region_tool(on)

    def set_corners(self, shown: frozenset[Corner]) -> None:
        for frame in self._frames.values():
            frame.view.set_corners(shown)

    def set_nearest(self, nearest: bool) -> None:
        for frame in self._frames.values():
            frame.view.set_nearest(nearest)

    def set_loupe(self, on: bool) -> None:
        for frame in self._frames.values():
            frame.view.set_loupe(on)

    def set_overlays_shown(self, shown: bool) -> None:
        for frame in self._frames.values():
            frame.view.set_overlays_shown(shown)

    # What the views tell

    def _on_tool(self, tool: Tool) -> None:
        """The tool is in the hand, not in the pane."""
        for frame in self._frames.values():
            frame.view.pointer.choose(tool)
        self.tool_changed.emit(tool)

    def _on_picture(self, number: int, picture: object) -> None:
        self._remember(number)
        if number == self.panes.active:
            self.picture_shown.emit(picture)

    def _on_view(self, number: int) -> None:
        view = self.frame(number).view
        before, self._seen[number] = self._seen.get(number), (view.picture, view.transform)
        if not self._spreading and number in self.panes.shown and before is not None and before[0] is view.picture:
            self._spread(number, moved=before[1] != view.transform and not (before[1].fitted and view.transform.fitted))
        if number == self.panes.active:
            self.view_changed.emit()

    def _remember(self, number: int) -> None:
        view = self.frame(number).view
        self._seen[number] = (view.picture, view.transform)

    def _spread(self, number: int, *, moved: bool) -> None:
        """Where one view went, the others go; of one image in two panes, its window too."""
        view, seen = self.frame(number).view, self._as_seen(number)
        self._spreading = True
        for other in self.panes.shown:
            there, twin = self.frame(other).view, self._as_seen(other)
            if other == number or seen is None or twin is None:
                continue
            if moved and self.panes.linked:
                there.look_at(linked(seen, twin))
            if twin.frame is seen.frame:
                if view.voi is not None and there.voi is not view.voi:
                    there.use_window(view.voi)
                there.set_inverted(view.inverted)
            self._remember(other)
        self._spreading = False

    def _as_seen(self, number: int) -> Seen | None:
        view = self.frame(number).view
        if view.picture is None:
            return None
        file = self._session.studies.file(view.picture.place.instance.path)
        reference = file.frame_of_reference_uid if file is not None else ""
        return Seen(view.picture.frame, reference, view.transform, QSizeF(view.size()))
