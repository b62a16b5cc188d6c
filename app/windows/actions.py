"""Every action of the reading window, with its key. Menus, tool bar and buttons all show these same actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

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
    restart_network: QAction
    about: QAction

    @property
    def verdict(self) -> VerdictActions:
        return VerdictActions(self.agree, self.disagree, self.unsure, self.present, self.absent, self.region)


def make_actions(window: QMainWindow) -> Actions:
    """Make them all, owned by the window; what they do is connected there."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Actions", text)

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
        open_files=make(tr("&Open files\u2026"), "Ctrl+O", sign="open-files"),
        open_folder=make(tr("Open &folder\u2026"), "Ctrl+Shift+O", sign="open-folder"),
        close_all=make(tr("&Close all studies"), "Ctrl+W"),
        export=make(tr("&Export flagged cases\u2026"), "Ctrl+E", sign="export"),
        quit=make(tr("&Quit"), "Ctrl+Q"),
        next_image=make(tr("&Next image"), "PgDown Right", sign="next"),
        previous_image=make(tr("&Previous image"), "PgUp Left", sign="previous"),
        fit=make(tr("&Fit to window"), "F", sign="fit", hint=tr("Fit the image to the window; a double click does it too")),
        one_to_one=make(tr("&1:1"), "X", sign="one-to-one", hint=tr("One image pixel on one screen pixel")),
        zoom_in=make(tr("Zoom &in"), "+ ="),
        zoom_out=make(tr("Zoom &out"), "-"),
        invert=make(tr("&Invert"), "I", sign="invert", hint=tr("Invert the grey values"), checkable=True),
        reset=make(tr("&Reset view"), "Backspace", sign="reset", hint=tr("Back to the file\u2019s window and the whole image")),
        heatmap=make(tr("&Heatmap"), "H", sign="heatmap", hint=tr("Show or hide the heatmap"), checkable=True),
        network_view=make(
            tr("Network\u2019s &view"), "V", sign="network-view", hint=tr("Show or hide all that the network says"), checkable=True
        ),
        region=make(tr("&Draw region"), "R", sign="region", hint=tr("Draw a region for the chosen finding"), checkable=True),
        remove_region=make(tr("Re&move region"), "Delete"),
        agree=make(tr("&Agree"), "A", hint=tr("Agree with the network on the chosen finding")),
        disagree=make(tr("&Disagree"), "D", hint=tr("Disagree with the network on the chosen finding")),
        unsure=make(tr("&Unsure"), "U", hint=tr("Unsure about the chosen finding; the case enters the relabel queue")),
        present=make(tr("&Present"), "P", hint=tr("The chosen finding is present")),
        absent=make(tr("A&bsent"), "N", hint=tr("The chosen finding is absent")),
        save_change=make(tr("&Save change"), "Ctrl+S", hint=tr("Record the verdict with the changed label, region or note")),
        show_image=make(tr("&Image"), "Ctrl+1"),
        show_queue=make(tr("&Relabel queue"), "Ctrl+2"),
        restart_network=make(tr("&Restart the network"), ""),
        about=make(tr("&About Overread"), ""),
    )  # fmt: skip


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


def fill_menus(window: QMainWindow, actions: Actions, finding_actions: list[QAction]) -> None:
    """Every action stands in a menu."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Actions", text)

    a = actions
    menus: list[tuple[str, list[QAction | None]]] = [
        (tr("&File"), [a.open_files, a.open_folder, a.close_all, None, a.export, None, a.quit]),
        (
            tr("&View"),
            [a.next_image, a.previous_image, None, a.fit, a.one_to_one, a.zoom_in, a.zoom_out, None, a.invert, a.reset]
            + [None, a.show_image, a.show_queue],
        ),
        (tr("&Network"), [a.heatmap, a.network_view, None, a.restart_network]),
        (tr("&Verdict"), [a.agree, a.disagree, a.unsure, a.present, a.absent, None, a.region, a.remove_region, a.save_change]),
        (tr("&Help"), [a.about]),
    ]  # fmt: skip
    for title, entries in menus:
        menu = window.menuBar().addMenu(title)
        menu.setToolTipsVisible(False)
        for action in entries:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        if title == tr("&Verdict"):
            choose = menu.addMenu(tr("Choose &finding"))
            choose.addActions(finding_actions)


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
