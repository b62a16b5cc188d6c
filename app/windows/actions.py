"""Every action of the reading window, with its key. Menus, tool bar and buttons all show these same actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.icons import icon
from app.panels.assessment import VerdictActions


@dataclass(frozen=True, slots=True)
class Actions:
    open_files: QAction
    open_folder: QAction
    close_all: QAction
    export: QAction
    quit: QAction
    next_image: QAction
    previous_image: QAction
    fit: QAction
    one_to_one: QAction
    zoom_in: QAction
    zoom_out: QAction
    invert: QAction
    overlays: QAction
    next_window: QAction
    cine: QAction
    turn_right: QAction
    turn_left: QAction
    mirror: QAction
    reset: QAction
    heatmap: QAction
    network_view: QAction
    region: QAction
    remove_region: QAction
    agree: QAction
    disagree: QAction
    unsure: QAction
    present: QAction
    absent: QAction
    save_change: QAction
    show_image: QAction
    show_queue: QAction
    show_networks: QAction
    default_map: QAction
    map_menu: QAction
    measure: QAction
    lungs: QAction
    average: QAction
    override: QAction
    compare: QAction
    network_details: QAction
    cancel_work: QAction
    network_input: QAction
    restart_network: QAction
    next_unread: QAction
    previous_unread: QAction
    find_case: QAction
    blind_first: QAction
    hold_to_hide: QAction
    map_style: QAction
    map_boxes: QAction
    map_colours: QAction
    more_opacity: QAction
    less_opacity: QAction
    more_threshold: QAction
    less_threshold: QAction
    about: QAction

    @property
    def drawing(self) -> list[QAction]:
        """How a map is drawn."""
        return [self.map_style, self.map_boxes, self.map_colours, self.more_threshold, self.less_threshold]

    @property
    def verdict(self) -> VerdictActions:
        return VerdictActions(self.agree, self.disagree, self.unsure, self.present, self.absent, self.region)


Make = Callable[..., QAction]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def make_actions(window: QMainWindow) -> Actions:
    """Make them all, owned by the window; what they do is connected there."""

    def make(text: str, keys: str, *, sign: str = "", hint: str = "", checkable: bool = False) -> QAction:
        action = QAction(text, window)
        action.setShortcuts([QKeySequence(key) for key in keys.split()])
        action.setCheckable(checkable)
        if sign:
            action.setIcon(icon(sign))
        action.setIconVisibleInMenu(False)
        described = hint or text.replace("&", "").rstrip("\u2026")
        first = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{described} ({first})" if first else described)
        window.addAction(action)
        return action

    return Actions(
        **_file_actions(make),
        **_view_actions(make),
        **_network_actions(make),
        **_asking_actions(make),
        **_map_actions(make),
        **_worklist_actions(make),
        **_verdict_actions(make),
    )


def _file_actions(make: Make) -> dict[str, QAction]:
    return {
        "open_files": make(_tr("&Open files\u2026"), "Ctrl+O", sign="open-files"),
        "open_folder": make(_tr("Open &folder\u2026"), "Ctrl+Shift+O", sign="open-folder"),
        "close_all": make(_tr("&Close all studies"), "Ctrl+W"),
        "export": make(_tr("&Export flagged cases\u2026"), "Ctrl+E", sign="export"),
        "quit": make(_tr("&Quit"), "Ctrl+Q"),
        "about": make(_tr("&About Overread"), ""),
    }


def _view_actions(make: Make) -> dict[str, QAction]:
    fit, reset = _tr("Fit the image to the window"), _tr("Back to the file\u2019s window and the whole image")
    return {
        "next_image": make(_tr("&Next image"), "PgDown Right", sign="next"),
        "previous_image": make(_tr("&Previous image"), "PgUp Left", sign="previous"),
        "fit": make(_tr("&Fit to window"), "F", sign="fit", hint=fit),
        "one_to_one": make(_tr("&1:1"), "X", sign="one-to-one", hint=_tr("One image pixel on one screen pixel")),
        "zoom_in": make(_tr("Zoom &in"), "+ ="),
        "zoom_out": make(_tr("Zoom &out"), "-"),
        "overlays": make(
            _tr("&Overlays"), "O", hint=_tr("Show or hide the file\u2019s overlay planes"), checkable=True
        ),
        "next_window": make(_tr("Ne&xt window of the file"), "L"),
        "cine": make(_tr("&Play cine"), "J", hint=_tr("Play the frames of the stack"), checkable=True),
        "turn_right": make(_tr("&Turn clockwise"), "T"),
        "turn_left": make(_tr("T&urn anticlockwise"), "Shift+T"),
        "mirror": make(_tr("&Mirror"), "M", hint=_tr("Mirror the image, left to right")),
        "invert": make(_tr("&Invert"), "I", sign="invert", hint=_tr("Invert the grey values"), checkable=True),
        "reset": make(_tr("&Reset view"), "Backspace", sign="reset", hint=reset),
        "show_image": make(_tr("I&mage"), "Ctrl+1"),
        "show_queue": make(_tr("Relabel &queue"), "Ctrl+2"),
    }


def _network_actions(make: Make) -> dict[str, QAction]:
    view = _tr("Show or hide all that the network says")
    return {
        "heatmap": make(_tr("&Heatmap"), "H", sign="heatmap", hint=_tr("Show or hide the heatmap"), checkable=True),
        "network_view": make(_tr("Network\u2019s &view"), "V", sign="network-view", hint=view, checkable=True),
        "network_input": make(_tr("What the network &saw\u2026"), "W"),
        "restart_network": make(_tr("&Restart the network"), ""),
        "show_networks": make(_tr("Net&works\u2026"), "Ctrl+3", hint=_tr("Networks: measure, retrain, promote")),
    }


def _asking_actions(make: Make) -> dict[str, QAction]:
    """What is asked of the network on demand."""
    quality = _tr("Measure how well this map explains the probability")
    views = _tr("Average the probabilities over varied views of the image, and show their spread")
    anyway = _tr("Show what the network says although its gate refuses the image; this is recorded")
    return {
        "map_menu": make(_tr("Choose the &map\u2026"), "E", hint=_tr("Choose how the map is made")),
        "default_map": make(_tr("&Back to Grad-CAM"), "Shift+E"),
        "measure": make(_tr("Mea&sure this map"), "Q", hint=quality),
        "lungs": make(_tr("&Lung outline"), "G", hint=_tr("Outline the lungs"), checkable=True),
        "average": make(_tr("&Average over varied views"), "Y", hint=views, checkable=True),
        "override": make(_tr("Show in spite of the &gate"), "", hint=anyway),
        "compare": make(_tr("&Compare networks\u2026"), "C", hint=_tr("What every network says of this image")),
        "network_details": make(_tr("A&bout this network\u2026"), "K"),
        "cancel_work": make(_tr("Ca&ncel the computation"), "Escape"),
    }


def _map_actions(make: Make) -> dict[str, QAction]:
    """How a map is drawn."""
    held = _tr("Hide the map as long as the key is held")
    cividis = _tr("Draw maps in blue to yellow (cividis) instead of black to yellow (inferno)")
    return {
        "hold_to_hide": make(_tr("&Hold to hide the map"), "S", hint=held),
        "map_style": make(_tr("Colour or c&ontour"), "Z", hint=_tr("Draw the map in colour, as a contour, or as both")),
        "map_boxes": make(_tr("&Boxes"), "B", hint=_tr("Draw boxes around the hot parts of the map"), checkable=True),
        "map_colours": make(_tr("Colours of &cividis"), "", hint=cividis, checkable=True),
        "more_opacity": make(_tr("More &opaque"), "Shift+Up"),
        "less_opacity": make(_tr("More &transparent"), "Shift+Down"),
        "more_threshold": make(_tr("&Raise the threshold"), "Ctrl+Up", hint=_tr("Leave weak parts of the map out")),
        "less_threshold": make(_tr("&Lower the threshold"), "Ctrl+Down", hint=_tr("Show weaker parts of the map")),
    }


def _worklist_actions(make: Make) -> dict[str, QAction]:
    blind = _tr("What the network says of a case stays hidden until you have given your verdict")
    return {
        "next_unread": make(_tr("Next &unread case"), "Return Enter", hint=_tr("On to the next unread case")),
        "previous_unread": make(_tr("Previous u&nread case"), "Shift+Return"),
        "find_case": make(_tr("&Find a case"), "Ctrl+F", hint=_tr("Search name, id, date, description and file")),
        "blind_first": make(_tr("&Read blind first"), "", hint=blind, checkable=True),
    }


def _verdict_actions(make: Make) -> dict[str, QAction]:
    region, unsure = _tr("Draw a region for the chosen finding"), _tr("Unsure; the case enters the relabel queue")
    save = _tr("Record the verdict with the changed label, region or note")
    return {
        "agree": make(_tr("&Agree"), "A", hint=_tr("Agree with the network on the chosen finding")),
        "disagree": make(_tr("&Disagree"), "D", hint=_tr("Disagree with the network on the chosen finding")),
        "unsure": make(_tr("&Unsure"), "U", hint=unsure),
        "present": make(_tr("&Present"), "P", hint=_tr("The chosen finding is present")),
        "absent": make(_tr("A&bsent"), "N", hint=_tr("The chosen finding is absent")),
        "region": make(_tr("D&raw region"), "R", sign="region", hint=region, checkable=True),
        "remove_region": make(_tr("Re&move region"), "Delete"),
        "save_change": make(_tr("&Save change"), "Ctrl+S", hint=save),
    }


def make_finding_actions(window: QMainWindow, choose: Callable[[int], None]) -> list[QAction]:
    """Keys 1 to 9 choose a finding by its place in the list."""
    actions = []
    for number in range(1, 10):
        text = QCoreApplication.translate("Actions", "Finding &{number}").format(number=number)
        action = QAction(text, window)
        action.setShortcut(QKeySequence(str(number)))
        action.triggered.connect(lambda _checked=False, place=number - 1: choose(place))
        window.addAction(action)
        actions.append(action)
    return actions


def fill_menus(
    window: QMainWindow, actions: Actions, finding_actions: list[QAction], own_menus: tuple[QMenu, QMenu, QMenu, QMenu]
) -> None:
    """Every action stands in a menu. `own_menus`: windows, presentation states, maps, networks."""

    a = actions
    windows, states, maps, networks = (menu.menuAction() for menu in own_menus)
    menus: list[tuple[str, list[QAction | None]]] = [
        (_tr("&File"), [a.open_files, a.open_folder, a.close_all, None, a.export, None, a.quit]),
        (_tr("&View"), _view_entries(a, windows, states)),
        (_tr("&Network"), _network_entries(a, maps, networks)),
        (
            _tr("Ve&rdict"),
            [a.agree, a.disagree, a.unsure, a.present, a.absent, None, a.region, a.remove_region, a.save_change],
        ),
        (_tr("&Help"), [a.about]),
    ]
    for title, entries in menus:
        menu = window.menuBar().addMenu(title)
        menu.setToolTipsVisible(False)
        for action in entries:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        if a.agree in entries:
            menu.addMenu(_tr("Choose &finding")).addActions(finding_actions)


def _network_entries(a: Actions, maps: QAction, networks: QAction) -> list[QAction | None]:
    explaining = [maps, a.map_menu, a.measure, a.lungs]
    asking = [a.average, a.override, a.cancel_work]
    about = [networks, a.show_networks, a.network_input, a.restart_network]
    drawing = [a.hold_to_hide, a.map_style, a.map_boxes, a.map_colours]
    strength = [a.more_opacity, a.less_opacity, a.more_threshold, a.less_threshold]
    seeing = [a.blind_first, a.heatmap, a.network_view]
    return [*seeing, None, *drawing, *strength, None, *explaining, None, *asking, None, *about]


def _view_entries(a: Actions, windows: QAction, states: QAction) -> list[QAction | None]:
    steps = [a.next_unread, a.previous_unread, a.find_case, a.next_image, a.previous_image, a.cine]
    zoom = [a.fit, a.one_to_one, a.zoom_in, a.zoom_out]
    display = [windows, a.next_window, states, a.invert, a.overlays]
    turning = [a.turn_right, a.turn_left, a.mirror, a.reset]
    return [*steps, None, *zoom, None, *display, None, *turning, None, a.show_image, a.show_queue]


def fill_tool_bar(window: QMainWindow, actions: Actions) -> None:
    bar = window.addToolBar(QCoreApplication.translate("Actions", "Tools"))
    bar.setMovable(False)
    bar.setFloatable(False)
    a = actions
    groups = (
        (a.open_files, a.open_folder),
        (a.previous_image, a.next_image),
        (a.fit, a.one_to_one, a.invert, a.reset),
        (a.heatmap, a.region, a.network_view),
    )
    for number, group in enumerate(groups):
        if number:
            bar.addSeparator()
        bar.addActions(list(group))
