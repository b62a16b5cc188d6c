"""What belongs to the desk and not to the case: the look, the keys, what was open, who may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QMenu, QSplitter

from app.icons import icon
from app.panels.fitted_columns import FittedColumns
from app.panels.notice_bar import NoticeBar
from app.panels.status_line import StatusLine
from app.preferences import TEXT_SIZES, Preferences
from app.reading_session import ReadingSession
from app.shortcuts import Shortcuts
from app.theme import apply_theme
from app.viewer.pane_grid import PaneGrid
from app.windows.actions import Actions, action_table, finding_group, preset_group
from app.windows.copies import Copies
from app.windows.desk import Desk
from app.windows.held_keys import HeldKeys
from app.windows.idle_lock import IdleLock
from app.windows.key_overlay import KeyOverlay
from app.windows.layout_parts import LayoutParts
from app.windows.palette import Palette

if TYPE_CHECKING:
    from app.dialogs.display_check import DisplayCheck
    from app.dialogs.settings_dialog import SettingsDialog
    from app.first_look import FirstLook

SHOWN_CHARACTERS = 70


class DeskParts(QObject):
    """Connects the actions of the window itself. `numbered`: those with a number, by their ids."""

    def __init__(
        self, session: ReadingSession, actions: Actions, numbered: Mapping[str, QAction], window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._session, self._actions, self._window = session, actions, window
        self.preferences = Preferences(session, self)
        named = {**actions.by_id(), **numbered}
        self.groups = (*action_table(), finding_group(), preset_group())
        self.shortcuts = Shortcuts(named, self.preferences, self)
        self.palette = Palette(window)
        self.key_overlay = KeyOverlay(window, self.groups, named)
        self.lock = IdleLock(window)
        self.held_keys = HeldKeys(window)
        self.desk = Desk(session, self.preferences, self)
        self.notices = NoticeBar()
        self.recent = QMenu(self.tr("&Recent studies"))
        self.recent.setToolTipsVisible(True)
        self.settings_dialog: SettingsDialog | None = None
        self.display_check: DisplayCheck | None = None
        self._look: tuple[str, int] | None = None
        self._layouts: LayoutParts | None = None
        self._connect()

    def _connect(self) -> None:
        a, session = self._actions, self._session
        a.palette.triggered.connect(self.open_palette)
        a.keys.triggered.connect(self.key_overlay.open)
        a.settings.triggered.connect(self.open_settings)
        a.full_screen.toggled.connect(self._on_full_screen)
        a.lock.triggered.connect(self.lock.lock)
        if QGuiApplication.platformName() == "xcb":
            self.held_keys.begin()
        a.light_theme.triggered.connect(lambda on: self.preferences.keep(theme="light" if on else "dark"))
        a.larger_text.triggered.connect(lambda: self._step_text(1))
        a.smaller_text.triggered.connect(lambda: self._step_text(-1))
        a.copies_overlays.triggered.connect(lambda on: self.preferences.keep(copies_overlays=on))
        a.copies_identity.triggered.connect(lambda on: self.preferences.keep(copies_identity=on))
        a.display_check.triggered.connect(self.open_display_check)
        a.clear_recent.triggered.connect(self.desk.clear_recent)
        a.close_all.triggered.connect(self.desk.note_closed)
        self.preferences.changed.connect(self._on_preferences)
        self.shortcuts.refused.connect(session.message)
        self.desk.message.connect(session.message)
        self.desk.recent_changed.connect(self._fill_recent)
        self.desk.interrupted.connect(self._offer_again)
        self._fill_recent()

    def remember_layout(self, layouts: LayoutParts) -> None:
        """How the panes are laid out is remembered with the window."""
        self._layouts = layouts

    def take_copies(self, grid: PaneGrid) -> None:
        """Copies are taken of the active pane; there are none without an image."""
        a, session = self._actions, self._session
        self.copies = Copies(session, self.preferences, grid, self._window)
        a.copy_image.triggered.connect(self.copies.copy)
        a.save_image.triggered.connect(self.copies.save)
        a.print_image.triggered.connect(self.copies.print_)
        self.copies.message.connect(session.message)
        session.picture_changed.connect(self._enable_copies)
        self._enable_copies(None)

    def _enable_copies(self, picture: object) -> None:
        a = self._actions
        for action in (a.copy_image, a.save_image, a.print_image):
            action.setEnabled(picture is not None)

    def tell_display(self, status: StatusLine) -> None:
        """Say in this line that the monitor was not checked, until it is."""
        self._status = status
        status.display.clicked.connect(self._actions.display_check.trigger)

    def follow_screen(self) -> None:
        """The window is on screen: listen to where it goes."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(lambda _: self._show_display())
        self._show_display()

    def _show_display(self) -> None:
        from app.dialogs.display_check import screen_key

        if self.preferences.data_dir is not None:
            checked = self.preferences.settings.checked_displays
            self._status.display.setVisible(screen_key(self._window.screen()) not in checked)

    # What was open

    def open_paths(self, paths: Sequence[str]) -> None:
        """Open files and folders that the reader has chosen, and remember them."""
        if paths:
            self.desk.note_opened(paths)
            self._session.open_paths(paths)

    def restore(self, look: FirstLook) -> None:
        """Put the window where it stood; before it is shown."""
        if look.geometry:
            self._window.restoreGeometry(QByteArray.fromBase64(look.geometry.encode()))
            self._actions.full_screen.setChecked(self._window.isFullScreen())
        for splitter, state in zip(self._splitters(), look.columns, strict=False):
            splitter.restoreState(QByteArray.fromBase64(state.encode()))
        for table in self._tables():
            table.restore(look.queue_columns)
        self._look = (look.theme, look.text_size_percent)
        if self._layouts is not None:
            self._layouts.restore(look.layout, look.panes_geometry, linked=look.panes_linked)

    def close(self) -> None:
        """The window closes as it should."""
        self.lock.release()
        geometry = self._window.saveGeometry().toBase64().toStdString()
        columns = tuple(splitter.saveState().toBase64().toStdString() for splitter in self._splitters())
        panes = self._layouts.kept if self._layouts is not None else {}
        widths = next((table.own for table in self._tables()), ())
        self.desk.finish(geometry=geometry, columns=columns, queue_columns=widths, **panes)

    def _tables(self) -> list[FittedColumns]:
        return self._window.findChildren(FittedColumns)

    def _splitters(self) -> list[QSplitter]:
        return self._window.findChildren(QSplitter)

    def _fill_recent(self) -> None:
        self.recent.clear()
        recent = self.desk.recent
        for number, paths in enumerate(recent, start=1):
            action = self.recent.addAction(_place_text(number, paths))
            action.setToolTip("\n".join(paths))
            action.triggered.connect(lambda _checked=False, chosen=paths: self.open_paths(chosen))
        self.recent.addSeparator()
        self.recent.addAction(self._actions.clear_recent)
        self.recent.menuAction().setEnabled(bool(recent))
        self._actions.clear_recent.setEnabled(bool(recent))

    def _offer_again(self, count: int) -> None:
        said = self.tr("Overread was not closed as it should be. %n place(s) were open.", "", count)
        choices = (
            (self.tr("Open again"), lambda: self.open_paths(self.desk.open_again())),
            (self.tr("Leave closed"), self.desk.dismiss),
        )
        self.notices.say("interrupted", said, choices)

    # The look

    def _on_preferences(self) -> None:
        settings, a = self.preferences.settings, self._actions
        self._session.panes.set_rules(settings.hanging)
        look = (settings.theme, settings.text_size_percent)
        if look != (self._look or ("dark", 100)):
            self._apply_look(*look)
        a.light_theme.setChecked(settings.theme == "light")
        a.copies_overlays.setChecked(settings.copies_overlays)
        a.copies_identity.setChecked(settings.copies_identity)
        self.lock.set_minutes(settings.lock_after_min)
        self._show_display()

    def _apply_look(self, theme: str, percent: int) -> None:
        self._look = (theme, percent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, theme, percent)
        signed: list[QAction | QAbstractButton] = [*self._window.findChildren(QAction)]
        signed += self._window.findChildren(QAbstractButton)
        for one in signed:
            if one.property("sign"):
                one.setIcon(icon(one.property("sign")))

    def _step_text(self, step: int) -> None:
        now = self.preferences.settings.text_size_percent
        larger = [size for size in TEXT_SIZES if size > now]
        smaller = [size for size in TEXT_SIZES if size < now]
        wanted = (larger[:1] if step > 0 else smaller[-1:]) or [now]
        self.preferences.keep(text_size_percent=wanted[0])

    def _on_full_screen(self, on: bool) -> None:
        if on != self._window.isFullScreen():
            state = self._window.windowState()
            self._window.setWindowState(state ^ Qt.WindowState.WindowFullScreen)

    # What lies over the window, or beside it

    def open_palette(self) -> None:
        offered = [(self.shortcuts.actions[name], group.title) for group in self.groups for name in group.entries]
        self.palette.open([(action, title) for action, title in offered if action is not self._actions.palette])

    def open_settings(self) -> None:
        from app.dialogs.settings_dialog import SettingsDialog

        groups = [(group.title, list(group.entries)) for group in self.groups]
        self.settings_dialog = SettingsDialog(self.preferences, self.shortcuts, groups, self._window)
        self.settings_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.settings_dialog.show()

    def open_display_check(self) -> None:
        from app.dialogs.display_check import DisplayCheck

        self.display_check = DisplayCheck(self._window)
        self.display_check.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.display_check.answered.connect(self._on_checked)
        self.display_check.show()

    def _on_checked(self, screen: str, seen: bool) -> None:
        checked = dict(self.preferences.settings.checked_displays)
        checked.pop(screen, None)
        if seen:
            checked[screen] = date.today().isoformat()
        self.preferences.keep(checked_displays=checked)


def _place_text(number: int, paths: Sequence[str]) -> str:
    """Name and folder of the first; no character of them makes a key."""
    first = PurePath(paths[0])
    text = f"{first.name}  \u2013  {first.parent}"
    if len(text) > SHOWN_CHARACTERS:
        text = text[: SHOWN_CHARACTERS - 1] + "\u2026"
    more = f"  (+{len(paths) - 1})" if len(paths) > 1 else ""
    return f"&{number % 10}  " + text.replace("&", "&&") + more
