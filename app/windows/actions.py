"""Every action of the reading window, with its key. Menus, tool bar and buttons all show these same actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.icons import icon
from app.panels.assessment import VerdictActions
from app.viewer.pointer import Tool


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
    about: QAction
    first_image: QAction
    last_image: QAction
    nearest: QAction
    loupe: QAction
    auto_window: QAction
    hide_patient: QAction
    length: QAction
    angle: QAction
    cobb: QAction
    ellipse: QAction
    rectangle: QAction
    arrow: QAction
    text: QAction
    undo: QAction
    redo: QAction
    clear_measurements: QAction

    @property
    def measuring(self) -> dict[Tool, QAction]:
        """The tools that measure, by their name."""
        return {
            "length": self.length, "angle": self.angle, "cobb": self.cobb, "ellipse": self.ellipse,
            "rectangle": self.rectangle, "arrow": self.arrow, "text": self.text,
        }  # fmt: skip

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
        **_verdict_actions(make),
        **_image_actions(make),
        **_measuring_actions(make),
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


def _image_actions(make: Make) -> dict[str, QAction]:
    sharp = _tr("Show the pixels of a magnified image as they are, without interpolation")
    area = _tr("Choose the window by the values in a rectangle that you draw")
    return {
        "first_image": make(_tr("Fi&rst of the stack"), "Home"),
        "last_image": make(_tr("L&ast of the stack"), "End"),
        "nearest": make(_tr("Pi&xels as squares"), "B", hint=sharp, checkable=True),
        "loupe": make(_tr("Lo&upe"), "Z", sign="loupe", hint=_tr("A loupe at the cursor"), checkable=True),
        "auto_window": make(_tr("Window from a re&gion"), "S", hint=area, checkable=True),
        "hide_patient": make(_tr("Hide patient &data"), "Shift+H", hint=_tr("Hide name, id and date"), checkable=True),
    }


def _measuring_actions(make: Make) -> dict[str, QAction]:
    cobb = _tr("Cobb angle: one line, then the other")
    return {
        "length": make(_tr("&Length"), "Shift+L", sign="length", hint=_tr("Measure a length"), checkable=True),
        "angle": make(_tr("&Angle"), "Shift+A", sign="angle", hint=_tr("Measure an angle"), checkable=True),
        "cobb": make(_tr("&Cobb angle"), "Shift+C", hint=cobb, checkable=True),
        "ellipse": make(
            _tr("&Ellipse"), "Shift+O", sign="ellipse", hint=_tr("Statistics of an ellipse"), checkable=True
        ),
        "rectangle": make(_tr("&Rectangle"), "Shift+R", hint=_tr("Statistics of a rectangle"), checkable=True),
        "arrow": make(_tr("Arro&w"), "Shift+W", hint=_tr("An arrow, with words or without"), checkable=True),
        "text": make(_tr("&Text"), "Shift+X", hint=_tr("Words on the image"), checkable=True),
        "undo": make(_tr("&Undo measurement"), "Ctrl+Z"),
        "redo": make(_tr("Re&do measurement"), "Ctrl+Shift+Z Ctrl+Y"),
        "clear_measurements": make(_tr("Remove all &measurements of the image"), "Ctrl+Delete"),
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
    window: QMainWindow, actions: Actions, finding_actions: list[QAction], own_menus: tuple[QMenu, ...]
) -> None:
    """Every action stands in a menu. `own_menus`: windows, presets, presentation states, corners, maps, networks."""

    a = actions
    windows, presets, states, corners, maps, networks = (menu.menuAction() for menu in own_menus)
    menus: list[tuple[str, list[QAction | None]]] = [
        (_tr("&File"), [a.open_files, a.open_folder, a.close_all, None, a.export, None, a.quit]),
        (_tr("&View"), _view_entries(a, (windows, presets, states, corners))),
        (_tr("&Measure"), _measuring_entries(a)),
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
    return [a.heatmap, a.network_view, None, *explaining, None, *asking, None, *about]


def _view_entries(a: Actions, menus: tuple[QAction, ...]) -> list[QAction | None]:
    windows, presets, states, corners = menus
    steps = [a.next_image, a.previous_image, a.first_image, a.last_image, a.cine]
    zoom = [a.fit, a.one_to_one, a.zoom_in, a.zoom_out, a.loupe, a.nearest]
    display = [windows, presets, a.next_window, a.auto_window, states, a.invert, a.overlays]
    turning = [a.turn_right, a.turn_left, a.mirror, a.reset]
    written = [corners, a.hide_patient]
    return [*steps, None, *zoom, None, *display, None, *turning, None, *written, None, a.show_image, a.show_queue]


def _measuring_entries(a: Actions) -> list[QAction | None]:
    return [*a.measuring.values(), None, a.undo, a.redo, a.clear_measurements]


def fill_tool_bar(window: QMainWindow, actions: Actions) -> None:
    bar = window.addToolBar(QCoreApplication.translate("Actions", "Tools"))
    bar.setMovable(False)
    bar.setFloatable(False)
    a = actions
    groups = (
        (a.open_files, a.open_folder),
        (a.previous_image, a.next_image),
        (a.fit, a.one_to_one, a.invert, a.reset),
        (a.loupe, a.length, a.angle, a.ellipse),
        (a.heatmap, a.region, a.network_view),
    )
    for number, group in enumerate(groups):
        if number:
            bar.addSeparator()
        bar.addActions(list(group))
