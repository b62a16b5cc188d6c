"""The choice among the windows and VOI LUTs that a file offers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from app.viewer.corner_text import Look, display_lines
from core.presentation import UPRIGHT
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx
from tests.helpers.presentation_states import item

SEVERAL = {
    "WindowCenter": ["2048", "1000"], "WindowWidth": ["4096", "2000"],
    "WindowCenterWidthExplanation": ["NORMAL", "LUNG & BONE"],
}  # fmt: skip


def window_line(station: Station) -> str:
    view = station.window.view
    return display_lines(station.session.picture, Look(view.voi, view.voi_place, 1.0, False, UPRIGHT))[0]


def shown(station: Station, *paths: Path) -> None:
    station.open_analysed(*paths)
    station.session.set_heatmap_visible(False)


def test_windows_are_offered_by_name_and_the_first_is_the_default(station: Station, films: Path) -> None:
    pixels = np.full((300, 400), 1000, dtype=np.uint16)
    pixels[0, 0] = 4095
    shown(station, write_dx(films / "film.dcm", pixels, **SEVERAL))
    menu = station.window.display_menus.windows
    assert [action.text() for action in menu.actions()] == [
        "C 2048  W 4096  NORMAL", "C 1000  W 2000  LUNG && BONE",
    ]  # fmt: skip
    assert [action.isChecked() for action in menu.actions()] == [True, False]
    assert window_line(station) == "C 2048  W 4096  NORMAL  (1/2)"
    asked, grey = len(station.network.asked), station.grey_at(0.5, 0.6)
    station.press("l")
    assert window_line(station) == "C 1000  W 2000  LUNG & BONE  (2/2)"
    assert station.grey_at(0.5, 0.6) == pytest.approx(128, abs=1) != grey
    assert [action.isChecked() for action in menu.actions()] == [False, True]
    station.press("l")
    assert station.grey_at(0.5, 0.6) == grey
    menu.actions()[1].trigger()
    assert station.window.view.voi_place == 1
    assert len(station.network.asked) == asked


def test_a_window_of_the_readers_own_is_none_of_the_choices(station: Station, films: Path) -> None:
    shown(station, write_dx(films / "film.dcm", **SEVERAL))
    centre = station.window.view.rect().center()
    station.drag(centre, centre + QPoint(30, 30))
    assert station.window.view.voi_place is None
    assert "LUNG" not in window_line(station)
    assert not any(action.isChecked() for action in station.window.display_menus.windows.actions())
    station.press("l")
    assert station.window.view.voi_place == 0


def test_tables_are_choices_too(station: Station, films: Path) -> None:
    table = np.arange(4096, dtype="<u2")
    tables = [
        item(LUTDescriptor=[4096, 0, 12], LUTExplanation=name, LUTData=data.astype("<u2").tobytes())
        for name, data in (("STEEP", np.minimum(table * 2, 4095)), ("FLAT", table))
    ]
    shown(station, write_dx(films / "film.dcm", VOILUTSequence=tables, WindowCenter="100", WindowWidth="50"))
    assert window_line(station) == "STEEP  (1/3)"
    first = station.grey_at(0.3, 0.6)
    station.press("l")
    assert window_line(station) == "FLAT  (2/3)"
    assert station.grey_at(0.3, 0.6) != first
    station.press("l")
    assert window_line(station) == "C 100  W 50  (3/3)"


def test_one_window_is_no_choice(station: Station, films: Path) -> None:
    shown(station, write_dx(films / "film.dcm", WindowCenter="2048", WindowWidth="4096"))
    assert not station.window.display_menus.windows.menuAction().isEnabled()
    assert not station.window.actions_.next_window.isEnabled()


def test_the_choice_stays_through_a_stack_where_each_slice_has_its_own(station: Station, films: Path) -> None:
    for number in (1, 2):
        write_dx(
            films / f"{number}.dcm", Modality="CT", StudyInstanceUID="2.25.1", SeriesInstanceUID="2.25.2",
            InstanceNumber=str(number), WindowCenter=["40", str(400 + number)], WindowWidth=["350", "1500"],
        )  # fmt: skip
    shown(station, films)
    station.wait(lambda: len(station.session.place.stack) == 2)
    station.press("l")
    assert station.window.view.voi.center == 401
    station.session.scroll(1)
    station.wait(lambda: station.session.picture.place.target == station.session.studies.targets[1])
    assert station.window.view.voi.center == 402
