"""Both themes can be read, whatever lies on what; and the image looks the same in both."""

from __future__ import annotations

import ast
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from light_icons import ICONS, light_twin
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from app import theme
from app.theme_colours import DARK, LIGHT, SEEN_ON, TEXT_ON, THEMES, Colours, contrast
from app.viewer.heatmap_bar import HeatmapBar
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx

ROOT = Path(__file__).resolve().parents[2]
READ, SEEN = 4.5, 3.0
# Neither read nor needed to tell one thing from another: edges, grounds, and what stands for "not now".
UNREAD = {"DISABLED", "BORDER", "SHADE", "CHIP", "ZONE", "TRACK", "GROOVE", "HANDLE", "HANDLE_HOVER"}
UNREAD |= {"EDGE_HOVER", "PRIMARY_EDGE", "NOTICE_EDGE"}
ON_THE_IMAGE = {"IMAGE", "IMAGE_TEXT", "IMAGE_SECONDARY", "IMAGE_FOCUS", "REGION"}
ON_THE_IMAGE |= {"ALARM", "ON_ALARM", "ANNOTATION", "LUNGS", "MEASUREMENT", "MAP"}


def used_in(folder: str) -> dict[str, set[str]]:
    """Module -> the colours of the theme that it asks for."""
    used = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        names = {
            node.attr
            for node in nodes
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "theme"
        }
        used[path.relative_to(ROOT).as_posix()] = {name for name in names if name.isupper()}
    return used


def rules() -> list[dict[str, str]]:
    """The declarations of each rule of the style sheet."""
    bodies = re.findall(r"\{([^}]*)\}", theme.STYLE.template)
    parts = [[part.split(":", 1) for part in body.split(";") if ":" in part] for body in bodies]
    return [{name.strip(): value.strip() for name, value in body} for body in parts]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#777777", "#777777") == 1.0


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read_and_every_mark_seen(name: str) -> None:
    colours = THEMES[name]
    low = [
        f"{ink} on {ground}: {contrast(getattr(colours, ink), getattr(colours, ground)):.2f}"
        for table, least in ((TEXT_ON, READ), (SEEN_ON, SEEN))
        for ink, grounds in table.items()
        for ground in grounds.split()
        if contrast(getattr(colours, ink), getattr(colours, ground)) < least
    ]
    assert not low


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_sets_no_text_on_a_ground_it_cannot_be_read_on(name: str) -> None:
    colours = asdict(THEMES[name])
    pairs = [(rule["color"], rule.get("background", "")) for rule in rules() if "color" in rule]
    pairs += [(r["selection-color"], r["selection-background-color"]) for r in rules() if "selection-color" in r]
    named = [(ink[1:], ground[1:]) for ink, ground in pairs if ground.startswith("$") and ink != "$DISABLED"]
    assert len(named) > 10
    low = [(ink, ground) for ink, ground in named if contrast(colours[ink], colours[ground]) < READ]
    assert not low


def test_every_colour_in_use_stands_in_the_tables() -> None:
    grounds = {ground for table in (TEXT_ON, SEEN_ON) for names in table.values() for ground in names.split()}
    known = {*TEXT_ON, *SEEN_ON, *grounds, *UNREAD}
    style = {name for name in re.findall(r"\$([A-Z_]+)", theme.STYLE.template) if name != "ICONS"}
    used = {name for names in used_in("app").values() for name in names}
    assert used | style <= set(Colours.__dataclass_fields__)
    assert used | style <= known
    assert set(Colours.__dataclass_fields__) <= known


def test_what_lies_on_the_image_is_the_same_in_both_themes() -> None:
    assert all(getattr(DARK, name) == getattr(LIGHT, name) for name in ON_THE_IMAGE)
    strays = {module: names - ON_THE_IMAGE for module, names in used_in("app/viewer").items() if names - ON_THE_IMAGE}
    assert not strays, "on the image, use the colours that no theme changes"


def test_no_colour_stands_in_the_code_of_a_panel() -> None:
    hexadecimal = re.compile(r"#[0-9a-fA-F]{6}")
    folders = ("app/panels", "app/windows", "app/dialogs")
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    found = [path.name for path in paths if hexadecimal.search(path.read_text(encoding="utf-8"))]
    assert found in ([], ["network_input.py"])  # the black behind what the network was given


def test_each_icon_has_a_light_twin() -> None:
    wrong = [
        path.name
        for path in sorted(ICONS.glob("*.svg"))
        if not (ICONS / "light" / path.name).exists()
        or (ICONS / "light" / path.name).read_text(encoding="utf-8") != light_twin(path.read_text(encoding="utf-8"))
    ]
    assert not wrong, "run packaging/light_icons.py"


def test_the_theme_and_the_text_size_change_at_once_and_are_kept(station: Station, films: Path, qapp) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    window, points = station.window, qapp.font().pointSizeF()
    ground = station.window.view.grab().toImage().pixelColor(2, 2)
    window.actions_.light_theme.trigger()
    assert theme.TEXT == LIGHT.TEXT
    assert QColor(LIGHT.WINDOW) == QApplication.palette().window().color()
    assert station.window.view.grab().toImage().pixelColor(2, 2) == ground
    window.actions_.larger_text.trigger()
    assert qapp.font().pointSizeF() == pytest.approx(points * 1.1)
    station.wait(lambda: '"light"' in settings_text(station) and "110" in settings_text(station))
    window.actions_.smaller_text.trigger()
    window.actions_.light_theme.trigger()
    assert theme.TEXT == DARK.TEXT
    assert qapp.font().pointSizeF() == pytest.approx(points)


def settings_text(station: Station) -> str:
    path = station.data_dir / "settings.json"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_words_keep_their_room_when_the_text_grows(station: Station) -> None:
    window = station.window
    before = window.queue_panel.table.columnWidth(0)
    window.desk_parts.preferences.keep(text_size_percent=200)
    bar, table = window.findChild(HeatmapBar), window.queue_panel.table
    figures = [label for label in bar.findChildren(QLabel) if "%" in label.text()]
    assert figures
    for label in figures:
        assert label.minimumWidth() >= label.fontMetrics().horizontalAdvance(label.text())
    assert table.columnWidth(0) > 1.5 * before
    assert table.verticalHeader().defaultSectionSize() > table.fontMetrics().height()
    window.desk_parts.preferences.keep(text_size_percent=100)
