"""The user guide: fresh, every reference in it leads somewhere, and its keys and menus are those of the window."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import make_guide
import pytest

from app.windows.actions import action_table, finding_group, preset_group

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "docs" / "guide").glob("*.md"))
MOST_BYTES = 200 * 1024
LANGUAGES = {"en", "vi", "zh_CN"}
# Every key that the guide names, and what it says the key does.
KEYS = {
    "Ctrl+O": "open_files", "Ctrl+Shift+O": "open_folder", "1": "finding_1", "9": "finding_9",
    "0": "missed", "P": "present", "N": "absent", "U": "unsure", "A": "agree", "D": "disagree", "Enter": "next_unread",
    "F1": "keys", "Ctrl+K": "palette", "Ctrl+Z": "undo", "Alt+1": "preset_1", "Alt+9": "preset_9",
    "Shift+S": "auto_window", "F": "fit", "X": "one_to_one", "Z": "loupe", "Backspace": "reset",
    "PgUp": "previous_image", "PgDown": "next_image", "J": "cine", "T": "turn_right", "M": "mirror", "I": "invert",
    "Shift+L": "length", "Shift+A": "angle", "Shift+C": "cobb", "Shift+O": "ellipse", "Shift+R": "rectangle",
    "Shift+W": "arrow", "Shift+X": "text", "F2": "one_pane", "F3": "two_panes", "F4": "four_panes",
    "F5": "compare_prior", "Ctrl+H": "map_beside", "Shift+H": "hide_patient", "H": "heatmap", "S": "hold_to_hide",
    "Shift+Up": "more_opacity", "Shift+Down": "less_opacity", "Ctrl+Up": "more_threshold",
    "Ctrl+Down": "less_threshold", "Shift+B": "map_style", "B": "map_boxes", "W": "network_input", "Q": "measure",
    "K": "network_details", "V": "network_view", "R": "region", "Ctrl+S": "save_change", "Ctrl+F": "find_case",
    "Ctrl+2": "show_queue", "Ctrl+Shift+U": "undo_step", ",": "first_holds", ".": "second_holds", ";": "own_word",
    "Ctrl+E": "export", "Ctrl+3": "show_networks", "Ctrl+,": "settings", "Ctrl+L": "lock", "Ctrl+C": "copy_image",
    "Ctrl+Shift+S": "save_image", "Ctrl+P": "print_image",
}  # fmt: skip
KEY = re.compile(r"\*\*((?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9,.;]|F\d+|Enter|Backspace|Up|Down|PgUp|PgDown))\*\*")
MENU_PATH = re.compile(r"(?<!\*)\*(?!\*)([^*]+ \u203a [^*]+)\*")


class References(HTMLParser):
    """What a page refers to, and the anchors that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "img":
            self.pictures.append(given["src"])
        elif tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "a":
            self.anchors.add(given["name"])


def test_the_pages_are_fresh() -> None:
    for path, text in make_guide.pages().items():
        assert path.read_text(encoding="utf-8") == text, "run `make papers`"
    assert {path.stem for path in make_guide.TARGET.glob("*.html")} == {path.stem for path in SOURCES} <= LANGUAGES


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_reference_leads_somewhere(source: Path) -> None:
    page = make_guide.TARGET / f"{source.stem}.html"
    found = References(page.read_text(encoding="utf-8"))
    assert len(found.anchors) > 5
    assert found.pictures
    for link in found.links:
        assert link.removeprefix("#") in found.anchors, f"{page.name} leads to {link}"
    for picture in found.pictures:
        assert (page.parent / picture).is_file(), f"{page.name} shows {picture}"
        assert (page.parent / picture).stat().st_size <= MOST_BYTES
    from_source = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", source.read_text(encoding="utf-8"))
    assert [(source.parent / path).resolve() for path in from_source] == [page.parent / path for path in found.pictures]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_key_in_it_is_the_key_of_what_it_is_said_to_do(source: Path) -> None:
    groups = (*action_table(), finding_group(), preset_group())
    keys = {name: entry.keys.split() for group in groups for name, entry in group.entries.items()}
    named = set(KEY.findall(source.read_text(encoding="utf-8")))
    assert named == set(KEYS)
    for key, action in KEYS.items():
        assert (key.replace("Enter", "Return") in keys[action]) or (key in keys[action]), f"{key} is not {action}'s"


def menu_paths(source: Path) -> set[str]:
    return set(MENU_PATH.findall(source.read_text(encoding="utf-8")))


def test_the_english_guide_names_menus() -> None:
    assert "Help \u203a Doctor" in menu_paths(ROOT / "docs" / "guide" / "en.md")
