"""How a map is drawn: threshold, contour, boxes, colours; and the key that takes it off while it is held."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest

from core.settings import load_settings
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx


@pytest.fixture
def mapped(station: Station, films: Path) -> Station:
    """A finding with evidence throughout, over a grey film."""
    write_dx(films / "flat.dcm", np.full((300, 400), 2048, dtype=np.uint16), WindowCenter="2048", WindowWidth="4096")
    station.open_analysed(films)
    station.press("2")
    return station


def colourful(image: QImage) -> int:
    """How many of some points of the picture are not grey."""
    points = [(x, y) for x in range(40, image.width() - 120, 20) for y in range(100, image.height() - 100, 20)]
    colours = (image.pixelColor(x, y) for x, y in points)
    return sum(1 for colour in colours if max(colour.getRgb()[:3]) - min(colour.getRgb()[:3]) > 12)


def test_the_map_is_gone_as_long_as_the_key_is_held(mapped: Station) -> None:
    with_map = mapped.shown()
    mapped.qtbot.keyPress(mapped.window, Qt.Key.Key_S)
    assert colourful(mapped.shown()) == 0
    assert mapped.window.predictions.rows[1].score is not None
    mapped.qtbot.keyRelease(mapped.window, Qt.Key.Key_S)
    assert mapped.shown() == with_map


def test_raising_the_threshold_leaves_weak_parts_out(mapped: Station) -> None:
    assert colourful(mapped.shown()) > 100
    for _ in range(9):  # the map is at 0.5 of a scale that ends at 0.6
        mapped.qtbot.keyClick(mapped.window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert mapped.session.network_view.look.threshold == pytest.approx(0.9)
    assert colourful(mapped.shown()) == 0
    mapped.qtbot.keyClick(mapped.window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert colourful(mapped.shown()) > 100


def test_a_contour_leaves_the_anatomy_grey(mapped: Station) -> None:
    QTest.keySequence(mapped.window, QKeySequence("Shift+B"))
    assert mapped.session.network_view.look.style == "contour"
    assert colourful(mapped.shown()) < 10
    QTest.keySequence(mapped.window, QKeySequence("Shift+B"))
    assert colourful(mapped.shown()) > 100
    QTest.keySequence(mapped.window, QKeySequence("Shift+B"))
    assert mapped.session.network_view.look.style == "colour"


def test_boxes_are_drawn_around_what_is_hot_and_hidden_with_the_view(mapped: Station) -> None:
    without = mapped.shown()
    mapped.press("b")
    assert mapped.window.actions_.map_boxes.isChecked()
    (box,) = mapped.window.view._heat.boxes
    assert (box.region.width, box.region.height) == (400.0, 300.0)
    assert mapped.shown() != without
    mapped.press("v")
    assert mapped.window.view._heat is None
    assert colourful(mapped.shown()) == 0


def test_the_other_colours_are_kept(mapped: Station) -> None:
    before = mapped.shown()
    mapped.window.actions_.map_colours.trigger()
    assert mapped.shown() != before
    mapped.wait(lambda: load_settings(mapped.data_dir).heatmap_colours == "cividis")


def test_opacity_goes_by_key(mapped: Station) -> None:
    mapped.qtbot.keyClick(mapped.window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert mapped.session.heatmap_opacity == pytest.approx(0.5)
    mapped.qtbot.keyClick(mapped.window, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert mapped.session.heatmap_opacity == pytest.approx(0.6)
