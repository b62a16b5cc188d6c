"""Every action of the reading window, with its key, in one table: menus, buttons, overlay and palette show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from app.i18n import without_marks
from app.icons import icon
from app.panels.assessment import VerdictActions
from app.shortcuts import bare_name, sequence, set_hint
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
    region_shape: QAction
    remove_region: QAction
    agree: QAction
    disagree: QAction
    unsure: QAction
    present: QAction
    absent: QAction
    missed: QAction
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
    guide: QAction
    welcome: QAction
    doctor: QAction
    report_problem: QAction
    palette: QAction
    keys: QAction
    settings: QAction
    full_screen: QAction
    lock: QAction
    light_theme: QAction
    larger_text: QAction
    smaller_text: QAction
    copy_image: QAction
    save_image: QAction
    print_image: QAction
    copies_overlays: QAction
    copies_identity: QAction
    display_check: QAction
    clear_recent: QAction
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
    one_pane: QAction
    two_panes: QAction
    four_panes: QAction
    map_beside: QAction
    compare_prior: QAction
    next_pane: QAction
    previous_pane: QAction
    enlarge_pane: QAction
    link_panes: QAction
    panes_window: QAction
    take_case: QAction
    claim_cases: QAction
    release_cases: QAction
    reject_cases: QAction
    reopen_cases: QAction
    undo_step: QAction
    find_in_queue: QAction
    next_page: QAction
    previous_page: QAction
    first_holds: QAction
    second_holds: QAction
    own_word: QAction
    change_reader: QAction
    audit: QAction

    @property
    def measuring(self) -> dict[Tool, QAction]:
        """The tools that measure, by their name."""
        return {
            "length": self.length, "angle": self.angle, "cobb": self.cobb, "ellipse": self.ellipse,
            "rectangle": self.rectangle, "arrow": self.arrow, "text": self.text,
        }  # fmt: skip

    @property
    def drawing(self) -> list[QAction]:
        """How a map is drawn."""
        return [self.map_style, self.map_boxes, self.map_colours, self.more_threshold, self.less_threshold]

    @property
    def verdict(self) -> VerdictActions:
        return VerdictActions(self.agree, self.disagree, self.unsure, self.present, self.absent, self.region)

    def by_id(self) -> dict[str, QAction]:
        """Every action under the id that the table and the settings know it by."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One action: what it is called, and the keys that it has as long as the reader has given it no others.

    `keys`: key sequences in Qt's portable writing, with spaces between them. `sign`: the name of its icon. `hint`: what
    it does, in a few more words than its text.
    """

    text: str
    keys: str = ""
    sign: str = ""
    hint: str = ""
    checkable: bool = False

    @property
    def name(self) -> str:
        """Its text without the marks that a menu needs."""
        return bare_name(self.text)


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that belong together. `where`: what must be there for them to do anything; '' where nothing must."""

    title: str
    where: str
    entries: dict[str, Entry]


Make = Callable[..., Entry]
NUMBERS = range(1, 10)


def action_table() -> tuple[Group, ...]:
    """All of them, by the ids of `Actions`, in the order in which they are listed."""
    an_image, verdict = _tr("with an image on screen"), _tr("for the chosen finding")
    shown = _tr("while its view is shown")
    return (
        Group(_tr("File"), "", _file_actions(Entry)),
        Group(_tr("Cases"), "", _worklist_actions(Entry)),
        Group(_tr("Verdict"), verdict, _verdict_actions(Entry)),
        Group(_tr("Copies of the image"), an_image, _copy_actions(Entry)),
        Group(_tr("View"), an_image, _view_actions(Entry) | _image_actions(Entry)),
        Group(_tr("Panes"), "", _pane_actions(Entry)),
        Group(_tr("Measure"), an_image, _measuring_actions(Entry)),
        Group(_tr("Network"), "", _network_actions(Entry)),
        Group(_tr("Asked of the network"), shown, _asking_actions(Entry)),
        Group(_tr("How a map is drawn"), _tr("while it is shown"), _map_actions(Entry)),
        Group(_tr("Relabel queue"), _tr("on its page"), _queue_actions(Entry)),
        Group(_tr("Two readers differ"), _tr("for an adjudicator"), _adjudication_actions(Entry)),
        Group(_tr("Window"), "", _desk_actions(Entry)),
        Group(_tr("Help"), "", _help_actions(Entry)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def make_actions(window: QMainWindow) -> Actions:
    """Make them all, owned by the window; what they do is connected there."""
    entries = {name: entry for group in action_table() for name, entry in group.entries.items()}
    actions = Actions(**{name: _made(entry, window) for name, entry in entries.items()})
    for given in (actions.agree, actions.disagree, actions.unsure, actions.present, actions.absent):
        given.setAutoRepeat(False)  # a key that is held says one word
    return actions


def _made(entry: Entry, window: QMainWindow) -> QAction:
    action = QAction(entry.text, window)
    action.setIconText(without_marks(entry.text))  # what a button of it says: Qt leaves "(O)" there
    action.setCheckable(entry.checkable)
    if entry.sign:
        action.setIcon(icon(entry.sign))
        action.setProperty("sign", entry.sign)
    action.setIconVisibleInMenu(False)
    action.setShortcuts([sequence(key) for key in entry.keys.split()])
    set_hint(action, entry.hint or entry.name)
    window.addAction(action)
    return action


def _file_actions(make: Make) -> dict[str, Entry]:
    return {
        "open_files": make(_tr("&Open files\u2026"), "Ctrl+O", sign="open-files"),
        "open_folder": make(_tr("Open &folder\u2026"), "Ctrl+Shift+O", sign="open-folder"),
        "close_all": make(_tr("&Close all studies"), "Ctrl+W"),
        "export": make(_tr("&Export cases\u2026"), "Ctrl+E", sign="export"),
        "change_reader": make(_tr("C&hange the reader\u2026"), "Ctrl+Shift+L", hint=_tr("Say who reads from now on")),
        "quit": make(_tr("&Quit"), "Ctrl+Q"),
    }


def _view_actions(make: Make) -> dict[str, Entry]:
    fit, reset = _tr("Fit the image to the window"), _tr("Back to the file\u2019s window and the whole image")
    return {
        "next_image": make(_tr("&Next image"), "PgDown Right", sign="next"),
        "previous_image": make(_tr("&Previous image"), "PgUp Left", sign="previous"),
        "fit": make(_tr("&Fit to window"), "F", sign="fit", hint=fit),
        "one_to_one": make(_tr("&1:1"), "X", sign="one-to-one", hint=_tr("One image pixel on one screen pixel")),
        "zoom_in": make(_tr("Zoom &in"), "+ ="),
        "zoom_out": make(_tr("&Zoom out"), "-"),
        "overlays": make(
            _tr("&Overlays"), "O", hint=_tr("Show or hide the file\u2019s overlay planes"), checkable=True
        ),
        "next_window": make(_tr("Ne&xt window of the file"), "L"),
        "cine": make(_tr("Pla&y cine"), "J", hint=_tr("Play the frames of the stack"), checkable=True),
        "turn_right": make(_tr("&Turn clockwise"), "T"),
        "turn_left": make(_tr("Turn anticlockwise"), "Shift+T"),
        "mirror": make(_tr("&Mirror"), "M", hint=_tr("Mirror the image, left to right")),
        "invert": make(_tr("In&vert"), "I", sign="invert", hint=_tr("Invert the grey values"), checkable=True),
        "reset": make(_tr("&Reset view"), "Backspace", sign="reset", hint=reset),
        "show_image": make(_tr("Image"), "Ctrl+1"),
        "show_queue": make(_tr("Rela&bel queue"), "Ctrl+2"),
    }


def _pane_actions(make: Make) -> dict[str, Entry]:
    """Images side by side."""
    beside, alone = _tr("The image twice: plain, and with its map"), _tr("The active pane alone, or all panes again")
    prior = _tr("Put an earlier study of the patient beside the image; again: the one before it")
    link, away = _tr("Zoom, pan and scroll all panes together"), _tr("The panes in a window for a second monitor")
    return {
        "one_pane": make(_tr("&One pane"), "F2", sign="pane-one", checkable=True),
        "two_panes": make(_tr("&Two panes"), "F3", sign="panes-two", checkable=True),
        "four_panes": make(_tr("&Four panes"), "F4", sign="panes-four", checkable=True),
        "map_beside": make(_tr("&Map beside the image"), "Ctrl+H", sign="map-beside", hint=beside, checkable=True),
        "compare_prior": make(_tr("&Compare with a prior"), "F5", hint=prior),
        "next_pane": make(_tr("&Next pane"), "F6"),
        "previous_pane": make(_tr("&Previous pane"), "Shift+F6"),
        "enlarge_pane": make(_tr("&Enlarge the pane"), "F7", hint=alone, checkable=True),
        "link_panes": make(_tr("&Link the panes"), "F8", hint=link, checkable=True),
        "panes_window": make(_tr("Panes in a &window of their own"), "Shift+F11", hint=away, checkable=True),
    }


def _network_actions(make: Make) -> dict[str, Entry]:
    view = _tr("Show or hide all that the network says")
    return {
        "heatmap": make(_tr("&Heatmap"), "H", sign="heatmap", hint=_tr("Show or hide the heatmap"), checkable=True),
        "network_view": make(_tr("Network\u2019s &view"), "V", sign="network-view", hint=view, checkable=True),
        "network_input": make(_tr("What the networ&k saw\u2026"), "W"),
        "restart_network": make(_tr("Restart the &network"), ""),
        "show_networks": make(_tr("Net&works\u2026"), "Ctrl+3", hint=_tr("Networks: measure, retrain, promote")),
    }


def _asking_actions(make: Make) -> dict[str, Entry]:
    """What is asked of the network on demand."""
    quality = _tr("Measure how well this map explains the probability")
    views = _tr("Average the probabilities over varied views of the image, and show their spread")
    anyway = _tr("Show what the network says although its gate refuses the image; this is recorded")
    return {
        "map_menu": make(_tr("Choose the &map\u2026"), "E", hint=_tr("Choose how the map is made")),
        "default_map": make(_tr("&Back to Grad-CAM"), "Shift+E"),
        "measure": make(_tr("Mea&sure this map"), "Q", hint=quality),
        "lungs": make(_tr("Lung outlin&e"), "G", hint=_tr("Outline the lungs"), checkable=True),
        "average": make(_tr("&Average over varied views"), "Y", hint=views, checkable=True),
        "override": make(_tr("Show in spite of the &gate"), "", hint=anyway),
        "compare": make(_tr("&Compare networks\u2026"), "C", hint=_tr("What every network says of this image")),
        "network_details": make(_tr("A&bout this network\u2026"), "K"),
        "cancel_work": make(_tr("Cancel the com&putation"), "Escape"),
    }


def _map_actions(make: Make) -> dict[str, Entry]:
    """How a map is drawn."""
    held = _tr("Hide the map as long as the key is held")
    cividis = _tr("Draw maps in blue to yellow (cividis) instead of black to yellow (inferno)")
    return {
        "hold_to_hide": make(_tr("Hold to hi&de the map"), "S", hint=held),
        "map_style": make(
            _tr("Colour or c&ontour"), "Shift+B", hint=_tr("Draw the map in colour, as a contour, or as both")
        ),
        "map_boxes": make(_tr("&Boxes"), "B", hint=_tr("Draw boxes around the hot parts of the map"), checkable=True),
        "map_colours": make(_tr("Colours of &cividis"), "", hint=cividis, checkable=True),
        "more_opacity": make(_tr("More opa&que"), "Shift+Up"),
        "less_opacity": make(_tr("More &transparent"), "Shift+Down"),
        "more_threshold": make(_tr("Ra&ise the threshold"), "Ctrl+Up", hint=_tr("Leave weak parts of the map out")),
        "less_threshold": make(_tr("&Lower the threshold"), "Ctrl+Down", hint=_tr("Show weaker parts of the map")),
    }


def _worklist_actions(make: Make) -> dict[str, Entry]:
    blind = _tr("What the network says of a case stays hidden until you have given your verdict")
    return {
        "next_unread": make(_tr("Next &unread case"), "Return Enter", hint=_tr("On to the next unread case")),
        "previous_unread": make(_tr("Previous unread &case"), "Shift+Return"),
        "find_case": make(_tr("Fin&d a case"), "Ctrl+F", hint=_tr("Search name, id, date, description and file")),
        "blind_first": make(_tr("&Read blind first"), "", hint=blind, checkable=True),
    }


def _copy_actions(make: Make) -> dict[str, Entry]:
    """What leaves the window as a picture, and what is on it."""
    copy, save = _tr("Copy the image as it is shown"), _tr("Save the image as it is shown, as PNG")
    over, whose = (
        _tr("Copies carry heatmap, regions and marks"),
        _tr("Copies carry the patient\u2019s name, id and date"),
    )
    return {
        "copy_image": make(_tr("Cop&y the image"), "Ctrl+C", hint=copy),
        "save_image": make(_tr("&Save the image\u2026"), "Ctrl+Shift+S", hint=save),
        "print_image": make(_tr("&Print the image\u2026"), "Ctrl+P"),
        "copies_overlays": make(_tr("Over&lays on copies"), "", hint=over, checkable=True),
        "copies_identity": make(_tr("Patient &data on copies"), "", hint=whose, checkable=True),
    }


def _queue_actions(make: Make) -> dict[str, Entry]:
    take, claim = (
        _tr("Open the chosen case; claim it, where it waits for your word"),
        _tr("Take the cases for yourself"),
    )
    return {
        "take_case": make(_tr("&Open the case"), "Ctrl+Return Ctrl+Enter", hint=take),
        "claim_cases": make(_tr("&Claim"), "Ctrl+Shift+C", hint=claim),
        "release_cases": make(_tr("Re&lease"), "Ctrl+Shift+R", hint=_tr("Give claimed cases back to the queue")),
        "reject_cases": make(_tr("&Reject"), "Ctrl+Shift+X", hint=_tr("Leave the cases out of every export")),
        "reopen_cases": make(_tr("Reo&pen"), "Ctrl+Shift+N", hint=_tr("Have the cases read a second time again")),
        "undo_step": make(
            _tr("&Undo the last step"), "Ctrl+Shift+U", hint=_tr("Take back your last step in the queue")
        ),
        "find_in_queue": make(_tr("Search the &queue"), "Ctrl+Shift+F"),
        "next_page": make(_tr("&Next page"), "Ctrl+PgDown"),
        "previous_page": make(_tr("Pre&vious page"), "Ctrl+PgUp"),
        "audit": make(_tr("&Audit trail\u2026"), "Ctrl+4", hint=_tr("Who did what, and whether the record is whole")),
    }


def _adjudication_actions(make: Make) -> dict[str, Entry]:
    own = _tr("Open the image and give a word of your own")
    return {
        "first_holds": make(_tr("&First reader is right"), ","),
        "second_holds": make(_tr("&Second reader is right"), "."),
        "own_word": make(_tr("Own &word"), ";", hint=own),
    }


def _desk_actions(make: Make) -> dict[str, Entry]:
    """The window itself: how it looks, how it is worked, when it is covered."""
    lock, check = _tr("Cover what is on screen"), _tr("Check what this monitor can show")
    return {
        "palette": make(_tr("&Find an action\u2026"), "Ctrl+K"),
        "keys": make(_tr("&Keys"), "F1", hint=_tr("Show every key")),
        "settings": make(_tr("&Settings\u2026"), "Ctrl+,"),
        "full_screen": make(_tr("F&ull screen"), "F11", checkable=True),
        "light_theme": make(_tr("&Light theme"), "", checkable=True),
        "larger_text": make(_tr("La&rger text"), "Ctrl++ Ctrl+="),
        "smaller_text": make(_tr("S&maller text"), "Ctrl+-"),
        "lock": make(_tr("L&ock"), "Ctrl+L", hint=lock),
        "display_check": make(_tr("&Display check\u2026"), "", hint=check),
        "clear_recent": make(_tr("&Clear recent studies"), ""),
    }


def _help_actions(make: Make) -> dict[str, Entry]:
    return {
        "guide": make(_tr("&User guide"), "Shift+F1"),
        "welcome": make(_tr("&Welcome"), ""),
        "doctor": make(_tr("&Doctor\u2026"), "", hint=_tr("Check this installation, and see where your data are")),
        "report_problem": make(_tr("&Report a problem\u2026"), ""),
        "about": make(_tr("&About Overread"), ""),
    }


def _verdict_actions(make: Make) -> dict[str, Entry]:
    region, unsure = _tr("Draw a region for the chosen finding"), _tr("Unsure; the case enters the relabel queue")
    save = _tr("Record the verdict with the changed label, region or note")
    shape = _tr("Draw the next region as a rectangle, an ellipse or freehand")
    missed = _tr("Add a finding that the network missed, with its region")
    return {
        "agree": make(_tr("&Agree"), "A", hint=_tr("Agree with the network on the chosen finding")),
        "disagree": make(_tr("&Disagree"), "D", hint=_tr("Disagree with the network on the chosen finding")),
        "unsure": make(_tr("&Unsure"), "U", hint=unsure),
        "present": make(_tr("&Present"), "P", hint=_tr("The chosen finding is present")),
        "absent": make(_tr("A&bsent"), "N", hint=_tr("The chosen finding is absent")),
        "missed": make(_tr("Add a &missed finding\u2026"), "0", hint=missed),
        "region": make(_tr("D&raw region"), "R", sign="region", hint=region, checkable=True),
        "region_shape": make(_tr("S&hape of the region"), "Shift+D", hint=shape),
        "remove_region": make(_tr("Rem&ove region"), "Delete"),
        "save_change": make(_tr("&Save change"), "Ctrl+S", hint=save),
    }


def _image_actions(make: Make) -> dict[str, Entry]:
    sharp = _tr("Show the pixels of a magnified image as they are, without interpolation")
    area = _tr("Choose the window by the values in a rectangle that you draw")
    return {
        "first_image": make(_tr("First of the stac&k"), "Home"),
        "last_image": make(_tr("L&ast of the stack"), "End"),
        "nearest": make(_tr("Pixels as s&quares"), "Shift+P", hint=sharp, checkable=True),
        "loupe": make(_tr("&Loupe"), "Z", sign="loupe", hint=_tr("A loupe at the cursor"), checkable=True),
        "auto_window": make(_tr("Window from a re&gion"), "Shift+S", hint=area, checkable=True),
        "hide_patient": make(_tr("&Hide patient data"), "Shift+H", hint=_tr("Hide name, id and date"), checkable=True),
    }


def _measuring_actions(make: Make) -> dict[str, Entry]:
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
        "undo": make(_tr("&Undo"), "Ctrl+Z", hint=_tr("Undo the last verdict or measurement")),
        "redo": make(_tr("Re&do measurement"), "Ctrl+Shift+Z Ctrl+Y"),
        "clear_measurements": make(_tr("Remove all &measurements"), "Ctrl+Delete"),
    }


def finding_group() -> Group:
    """Keys 1 to 9 choose a finding by its place in the list."""
    entries = {f"finding_{n}": Entry(_tr("Finding &{number}").format(number=n), str(n)) for n in NUMBERS}
    return Group(_tr("Choose a finding"), _tr("by its place in the list"), entries)


def preset_group() -> Group:
    """Alt with 1 to 9 chooses a window by its place among those that fit the image; the menu names them then."""
    entries = {f"preset_{n}": Entry(_tr("Preset &{number}").format(number=n), f"Alt+{n}") for n in NUMBERS}
    return Group(_tr("Window presets"), _tr("as many as fit the image"), entries)


def make_numbered_actions(window: QMainWindow) -> dict[str, QAction]:
    """The actions of `finding_group` and `preset_group` by their ids."""
    entries = finding_group().entries | preset_group().entries
    return {name: _made(entry, window) for name, entry in entries.items()}
