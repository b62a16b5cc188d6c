"""The menus and the tool bar, filled from the one table of actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar

if TYPE_CHECKING:
    from app.windows.actions import Actions


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


@dataclass(frozen=True, slots=True)
class OwnMenus:
    """Menus that others fill. `states`: presentation states. `corners`: what is written on the image."""

    recent: QMenu
    windows: QMenu
    presets: QMenu
    states: QMenu
    corners: QMenu
    maps: QMenu
    networks: QMenu


def menu_titles() -> tuple[str, ...]:
    """The menus in their order, for the first paint, which comes before there are actions."""
    return (
        _tr("&File"),
        _tr("&View"),
        _tr("&Panes"),
        _tr("&Measure"),
        _tr("&Network"),
        _tr("Ve&rdict"),
        _tr("&Queue"),
        _tr("&Window"),
        _tr("&Help"),
    )


def fill_menus(bar: QMenuBar, a: Actions, finding_actions: list[QAction], own: OwnMenus) -> None:
    """Every action stands in a menu. What stood in the bar goes."""
    regions = [a.region, a.region_shape, a.remove_region]
    menus: list[list[QAction | None]] = [
        _file_entries(a, own),
        _view_entries(a, own),
        _pane_entries(a),
        _measuring_entries(a),
        _network_entries(a, own),
        [a.agree, a.disagree, a.unsure, a.present, a.absent, a.missed, None, *regions, a.save_change],
        _queue_entries(a),
        _desk_entries(a),
        [a.guide, a.keys, a.palette, None, a.doctor, a.report_problem, None, a.welcome, a.about],
    ]
    bar.clear()
    # macOS moves these three to the application's menu, and without a word guesses by English titles, others too.
    roles = {a.quit: QAction.MenuRole.QuitRole, a.settings: QAction.MenuRole.PreferencesRole,
             a.about: QAction.MenuRole.AboutRole}  # fmt: skip
    for title, entries in zip(menu_titles(), menus, strict=True):
        menu = bar.addMenu(title)
        menu.setToolTipsVisible(False)
        for action in entries:
            if action is None:
                menu.addSeparator()
            else:
                action.setMenuRole(roles.get(action, QAction.MenuRole.NoRole))
                menu.addAction(action)
        if a.agree in entries:
            menu.addMenu(_tr("Choose &finding")).addActions(finding_actions)


def _file_entries(a: Actions, own: OwnMenus) -> list[QAction | None]:
    recent = own.recent.menuAction()
    copies = [a.copy_image, a.save_image, a.print_image, a.copies_overlays, a.copies_identity]
    return [
        a.open_files,
        a.open_folder,
        recent,
        a.close_all,
        None,
        *copies,
        None,
        a.export,
        None,
        a.change_reader,
        a.quit,
    ]


def _queue_entries(a: Actions) -> list[QAction | None]:
    steps = [a.claim_cases, a.release_cases, a.reject_cases, a.reopen_cases, a.undo_step]
    pages = [a.find_in_queue, a.next_page, a.previous_page]
    return [a.take_case, None, *steps, None, a.first_holds, a.second_holds, a.own_word, None, *pages, None, a.audit]


def _desk_entries(a: Actions) -> list[QAction | None]:
    return [
        a.full_screen,
        a.lock,
        None,
        a.light_theme,
        a.larger_text,
        a.smaller_text,
        a.display_check,
        None,
        a.settings,
    ]


def _network_entries(a: Actions, own: OwnMenus) -> list[QAction | None]:
    maps, networks = own.maps.menuAction(), own.networks.menuAction()
    explaining = [maps, a.map_menu, a.measure, a.lungs]
    asking = [a.average, a.override, a.cancel_work]
    about = [networks, a.show_networks, a.network_input, a.restart_network]
    drawing = [a.hold_to_hide, a.map_style, a.map_boxes, a.map_colours]
    strength = [a.more_opacity, a.less_opacity, a.more_threshold, a.less_threshold]
    seeing = [a.blind_first, a.heatmap, a.network_view]
    return [*seeing, None, *drawing, *strength, None, *explaining, None, *asking, None, *about]


def _view_entries(a: Actions, own: OwnMenus) -> list[QAction | None]:
    menus = (own.windows, own.presets, own.states, own.corners)
    windows, presets, states, corners = (menu.menuAction() for menu in menus)
    cases = [a.next_unread, a.previous_unread, a.find_case]
    steps = [a.next_image, a.previous_image, a.first_image, a.last_image, a.cine]
    zoom = [a.fit, a.one_to_one, a.zoom_in, a.zoom_out, a.loupe, a.nearest]
    display = [windows, presets, a.next_window, a.auto_window, states, a.invert, a.overlays]
    turning = [a.turn_right, a.turn_left, a.mirror, a.reset]
    written = [corners, a.hide_patient]
    return [
        *cases,
        None,
        *steps,
        None,
        *zoom,
        None,
        *display,
        None,
        *turning,
        None,
        *written,
        None,
        a.show_image,
        a.show_queue,
    ]


def _pane_entries(a: Actions) -> list[QAction | None]:
    layouts, turning = [a.one_pane, a.two_panes, a.four_panes], [a.next_pane, a.previous_pane, a.enlarge_pane]
    return [*layouts, None, a.compare_prior, a.map_beside, None, *turning, None, a.link_panes, a.panes_window]


def _measuring_entries(a: Actions) -> list[QAction | None]:
    return [*a.measuring.values(), None, a.undo, a.redo, a.clear_measurements]


def fill_tool_bar(bar: QToolBar, a: Actions) -> None:
    """What stood in the bar goes."""
    bar.clear()
    groups = (
        (a.open_files, a.open_folder),
        (a.previous_image, a.next_image),
        (a.fit, a.one_to_one, a.invert, a.reset),
        (a.one_pane, a.two_panes, a.four_panes, a.map_beside),
        (a.loupe, a.length, a.angle, a.ellipse),
        (a.heatmap, a.region, a.network_view),
    )
    for number, group in enumerate(groups):
        if number:
            bar.addSeparator()
        bar.addActions(list(group))
