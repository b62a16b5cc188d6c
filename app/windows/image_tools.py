"""What the menus, keys and buttons do to the image on screen: its window presets, its tools, what is written on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.measuring import Measuring
from app.open_studies import FrameTarget
from app.preferences import Preferences
from app.reading_session import ReadingSession
from app.shortcuts import plain_name, set_hint
from app.undoing import Undoing
from app.viewer.corner_text import CORNERS, Corner
from app.viewer.frame_view import FrameView
from app.viewer.pane_grid import PaneGrid
from app.windows.actions import Actions
from app.wording import voi_text

if TYPE_CHECKING:
    from app.picture import Picture
    from core.imaging.presets import Preset

BEYOND_ANY_STACK = 1_000_000


class ImageTools(QObject):
    """Speaks to the view of the active pane. Its keys are those of the window that the panes lie in."""

    def __init__(self, session: ReadingSession, measuring: Measuring, actions: Actions, grid: PaneGrid) -> None:
        super().__init__(grid)
        self._session, self._measuring, self._actions = session, measuring, actions
        self._grid = grid
        self._undoing = Undoing(session, measuring, self)
        self._preferences: Preferences | None = None
        self._presets: tuple[Preset, ...] = ()
        self.presets = QMenu(self.tr("Window pr&esets"), grid)
        self.corners = QMenu(self.tr("Written on the image"), grid)
        self._preset_actions: list[QAction] = []
        self._corner_actions = {corner: self._corner_action(corner) for corner in CORNERS}
        self._connect_actions()
        self._connect_grid(grid)

    def take_presets(self, actions: Sequence[QAction]) -> None:
        """These stand for the presets of the picture, in their order."""
        self._preset_actions = list(actions)
        self.presets.addActions(self._preset_actions)
        for place, action in enumerate(actions):
            action.triggered.connect(lambda _checked=False, place=place: self._use_preset(place))
        self._refresh()

    def _corner_action(self, corner: Corner) -> QAction:
        names: dict[Corner, str] = {
            "patient": self.tr("&Patient"),
            "series": self.tr("&Image and series"),
            "display": self.tr("&Window and zoom"),
            "stack": self.tr("Place in the &stack"),
            "edges": self.tr("&Orientation"),
            "scale": self.tr("S&cale"),
            "probe": self.tr("&Value under the cursor"),
        }
        action = self.corners.addAction(names[corner])
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(lambda shown: self._show_corner(corner, shown))
        return action

    def _connect_actions(self) -> None:
        a, grid, session = self._actions, self._grid, self._session
        a.first_image.triggered.connect(lambda: session.scroll(-BEYOND_ANY_STACK))
        a.last_image.triggered.connect(lambda: session.scroll(BEYOND_ANY_STACK))
        a.nearest.toggled.connect(grid.set_nearest)
        a.loupe.toggled.connect(grid.set_loupe)
        a.auto_window.toggled.connect(lambda on: self._choose("auto-window", on))
        a.hide_patient.toggled.connect(lambda hidden: self._corner_actions["patient"].setChecked(not hidden))
        for tool, action in a.measuring.items():
            action.toggled.connect(lambda on, tool=tool: self._choose(tool, on))
        a.undo.triggered.connect(self._undoing.undo)
        self._undoing.changed.connect(self._refresh_measuring)
        a.redo.triggered.connect(lambda: self._measuring.redo(self._target))
        a.clear_measurements.triggered.connect(self._clear)
        a.remove_region.triggered.connect(self._remove)

    def _connect_grid(self, grid: PaneGrid) -> None:
        grid.tool_changed.connect(self._on_tool)
        grid.picture_shown.connect(lambda _: self._refresh())
        grid.measuring_changed.connect(self._refresh_measuring)
        self._session.verdicts.entries_changed.connect(self._refresh_measuring)
        self._session.place_changed.connect(lambda _: self._refresh())
        self._refresh()

    @property
    def _view(self) -> FrameView:
        return self._grid.view

    @property
    def _target(self) -> FrameTarget | None:
        picture = self._view.picture
        return picture.place.target if picture is not None else None

    def _choose(self, tool: str, on: bool) -> None:
        tools = ("auto-window", *self._actions.measuring)
        named = next((known for known in tools if known == tool), None)
        if on and named is not None:
            self._grid.set_tool(named)
        elif not on and self._view.tool == tool:
            self._grid.set_tool("window")

    def _on_tool(self, tool: str) -> None:
        self._actions.auto_window.setChecked(tool == "auto-window")
        for name, action in self._actions.measuring.items():
            action.setChecked(name == tool)

    def follow(self, preferences: Preferences) -> None:
        """What is written on the image is a setting."""
        self._preferences = preferences
        preferences.changed.connect(self._show_corners)

    def _show_corner(self, corner: Corner, shown: bool) -> None:
        corners = self._view.corners | {corner} if shown else self._view.corners - {corner}
        if corners == self._view.corners:
            return
        self._grid.set_corners(corners)
        self._check_corners()
        if self._preferences is not None:
            self._preferences.keep(hidden_corners=tuple(corner for corner in CORNERS if corner not in corners))

    def _show_corners(self) -> None:
        if self._preferences is not None:
            self._grid.set_corners(frozenset(CORNERS) - set(self._preferences.settings.hidden_corners))
            self._check_corners()

    def _check_corners(self) -> None:
        corners = self._view.corners
        for corner, action in self._corner_actions.items():
            action.setChecked(corner in corners)
        self._actions.hide_patient.setChecked("patient" not in corners)

    def _use_preset(self, number: int) -> None:
        if number < len(self._presets):
            preset = self._presets[number]
            self._view.use_preset(preset, self._preset_name(preset))

    def _preset_name(self, preset: Preset) -> str:
        """Of a window of the file, what the file calls it."""
        if preset.name == "file":
            return voi_text(preset.voi) if preset.voi is not None else ""
        return {
            "lung": self.tr("Lung"),
            "bone": self.tr("Bone"),
            "soft tissue": self.tr("Soft tissue"),
            "mediastinum": self.tr("Mediastinum"),
            "brain": self.tr("Brain"),
            "percentile": self.tr("Percentiles"),
            "full-range": self.tr("Full range"),
        }[preset.name]

    def _clear(self) -> None:
        if self._target is not None:
            self._measuring.clear(self._target)

    def _remove(self) -> None:
        """The measurement that is chosen; else the region of the finding that was drawn last."""
        if not self._view.measuring_tool.remove_chosen():
            self._session.verdicts.remove_region()

    def _refresh(self) -> None:
        a, picture = self._actions, self._view.picture
        self._refresh_presets()
        for action in (*a.measuring.values(), a.nearest, a.loupe):
            action.setEnabled(picture is not None)
        a.auto_window.setEnabled(picture is not None and not picture.frame.is_colour)
        stacked = picture is not None and len(picture.place.stack) > 1
        for action in (a.first_image, a.last_image):
            action.setEnabled(stacked)
        self._refresh_measuring()

    def _refresh_presets(self) -> None:
        """An action that stands for no window keeps its number, so that its key can be changed."""
        picture = self._view.picture
        self._presets = _presets(picture)[: len(self._preset_actions)] if picture is not None else ()
        for place, action in enumerate(self._preset_actions):
            there = place < len(self._presets)
            name = self._preset_name(self._presets[place]) if there else ""
            said = self.tr("Preset &{number}: {name}") if name else self.tr("Preset &{number}")
            action.setText(said.format(number=place + 1, name=name.replace("&", "&&")))
            set_hint(action, self.tr("Window: {name}").format(name=name) if name else plain_name(action))
            action.setVisible(there)
            action.setEnabled(there)
        self.presets.menuAction().setEnabled(bool(self._presets))

    def _refresh_measuring(self) -> None:
        a, target = self._actions, self._target
        what = self._undoing.what
        a.undo.setEnabled(bool(what))
        a.undo.setText(self.tr("&Undo {act}").format(act=what.replace("&", "&&")) if what else self.tr("&Undo"))
        a.redo.setEnabled(self._measuring.can_redo(target))
        a.clear_measurements.setEnabled(bool(self._measuring.of(target)))
        region = self._session.verdicts.entries.outlines != ()
        a.remove_region.setEnabled(region or self._view.measuring_tool.chosen is not None)


def _presets(picture: Picture) -> tuple[Preset, ...]:
    from core.imaging.presets import presets  # not before the first picture: it imports numpy

    return presets(picture.frame)
