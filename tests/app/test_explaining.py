"""Other maps of the finding shown, how good a map is, and where the lungs lie."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt

from app.network_view import MapLook
from core.bundles.library import Bundle
from core.errors import WorkerOutOfMemory
from core.findings import Heatmap, MapQuality, RegionAgreement
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx

QUALITY = MapQuality("pneumonia", "gradcam", True, 0.31, 0.62, (0.4, 0.1), (0.5, 0.1), 0.95, 0.63, 0.41)


def opened(station: Station, films: Path) -> Station:
    """One film on screen, with the map of a finding that has evidence."""
    write_dx(films / "1.dcm", InstanceNumber="1", rows=200, columns=160)
    write_dx(films / "2.dcm", InstanceNumber="2", rows=200, columns=160)
    station.open_analysed(films)
    station.session.select_finding("pneumonia")
    return station


def entry(station: Station, text: str):
    """An entry of the map's menu, as it is when the menu is opened."""
    menu = station.window.network_parts.maps.menu
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text().startswith(text))


def test_another_method_is_asked_for_and_named_in_legend_and_bar(station: Station, films: Path) -> None:
    opened(station, films)
    explaining, bar = station.session.explaining, station.window.image_pane.heatmap_bar
    assert bar.method.text() == "Grad-CAM"
    assert "comes with the probability" in entry(station, "Grad-CAM\t").text()
    assert "about 1,300 forward passes" in entry(station, "Score-CAM").text()
    entry(station, "LayerCAM").trigger()
    assert bar.method.text() == "LayerCAM"
    assert station.network.explaining[-1].choice.name == "layercam"
    own = explaining.heatmap
    assert own is not None
    assert own.method == "gradcam"
    answered = station.network.answer_map()
    station.wait(lambda: explaining.heatmap is answered)
    assert legend(station) == "LayerCAM \u00b7 scaled to this map\u2019s own peak"
    station.qtbot.keyClick(station.window, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert explaining.heatmap is own
    assert legend(station) == "Grad-CAM \u00b7 contribution to the logit per cell"


def legend(station: Station) -> str:
    from app.viewer.legend import legend_text

    heatmap = station.session.explaining.heatmap
    assert heatmap is not None
    return legend_text(heatmap)


def test_a_detail_that_the_method_lacks_cannot_be_chosen(station: Station, films: Path) -> None:
    opened(station, films)
    assert not entry(station, "An earlier layer").isEnabled()
    entry(station, "HiResCAM").trigger()
    station.network.answer_map()
    station.wait(lambda: station.session.explaining.work is None)
    assert entry(station, "An earlier layer").isEnabled()
    entry(station, "An earlier layer").trigger()
    assert station.network.explaining[-1].choice.name == "hirescam+layer"


def test_progress_stands_in_the_status_line_and_escape_cancels(station: Station, films: Path) -> None:
    opened(station, films)
    line, explaining = station.window.status_line, station.session.explaining
    explaining.choose("scorecam", "plain")
    asked = station.network.explaining[-1]
    assert line.progress_text.text() == "Score-CAM, plain\u2026"
    assert asked.on_progress is not None
    asked.on_progress(0.4)
    station.wait(lambda: line.progress.value() == 40)
    station.qtbot.keyClick(station.window, Qt.Key.Key_Escape)
    assert station.network.cancelled == [asked.future]
    assert not line.progress.isVisible()
    assert explaining.choice.method == "gradcam"


def test_a_map_that_cannot_be_had_is_told_and_the_old_one_stays(station: Station, films: Path) -> None:
    opened(station, films)
    explaining = station.session.explaining
    explaining.choose("gradcam", "input")
    sentence = "The device has too little memory for this map; choose a plainer one."
    station.network.explaining[-1].future.set_exception(WorkerOutOfMemory(sentence))
    station.wait(lambda: station.window.status_line.message.whole_text == sentence)
    assert explaining.choice.name == "gradcam"


def test_another_frame_begins_with_its_own_map(station: Station, films: Path) -> None:
    opened(station, films)
    session, explaining = station.session, station.session.explaining
    explaining.choose("layercam", "plain")
    late = station.network.explaining[-1]
    session.step(1)
    station.wait(lambda: session.prediction is not None)
    assert explaining.choice.method == "gradcam"
    assert explaining.work is None
    station.network.answer_map()
    station.wait(late.future.done)
    assert explaining.heatmap is session.prediction.heatmap(session.finding)  # type: ignore[union-attr]


def test_an_empty_map_says_so_in_the_legend_without_colour(station: Station, films: Path) -> None:
    opened(station, films)
    station.session.select_finding("normal")
    shown = station.shown()
    assert legend(station) == "Grad-CAM \u00b7 No positive evidence"
    colours = [shown.pixelColor(x, y) for x in range(0, shown.width(), 3) for y in range(0, shown.height(), 3)]
    assert all(max(c.red(), c.green(), c.blue()) - min(c.red(), c.green(), c.blue()) < 24 for c in colours)


def test_the_quality_of_a_map_is_measured_on_demand(station: Station, films: Path) -> None:
    opened(station, films)
    view = station.window.view
    assert not view.accessibleDescription()
    station.press("Q")
    asked = station.network.explaining[-1]
    assert asked.beside is not None
    assert asked.beside.region is None
    assert not station.window.actions_.measure.isEnabled()
    asked.future.set_result(QUALITY)
    station.wait(lambda: bool(view.accessibleDescription()))
    said = view.accessibleDescription()
    assert said.startswith("Better than 95\u2009% of random maps, deletion 0.31, insertion 0.62")
    assert "63\u202f% of the heat inside the lungs (41\u202f% of the area)" in said
    assert said.endswith("network passed the sanity check")
    station.session.select_finding("covid19")
    assert not view.accessibleDescription()


def test_a_region_drawn_later_asks_for_another_measurement(station: Station, films: Path) -> None:
    from core.findings import Region

    opened(station, films)
    session, view = station.session, station.window.view
    station.press("Q")
    station.network.explaining[-1].future.set_result(QUALITY)
    station.wait(lambda: bool(view.accessibleDescription()))
    region = Region(20.0, 30.0, 60.0, 50.0)
    session.verdicts.set_region(region)
    assert view.accessibleDescription().endswith("measure again")
    station.press("Q")
    asked = station.network.explaining[-1]
    assert asked.beside is not None
    assert asked.beside.region == region
    agreement = RegionAgreement(pointing=True, iou=0.4, energy_share=0.35, area_share=0.1)
    asked.future.set_result(dataclasses.replace(QUALITY, region=agreement))
    station.wait(lambda: "peak inside your region, with 35" in view.accessibleDescription())


def test_the_outline_of_the_lungs_is_drawn_and_a_doubtful_one_is_not(
    station: Station, films: Path, bundle: Bundle
) -> None:
    opened(station, films)
    assert not station.window.actions_.lungs.isEnabled()  # nobody says where they are
    station.session.explaining.set_segmenter(bundle)
    before = station.shown()
    station.press("G")
    station.wait(lambda: station.session.explaining.lungs is not None)
    assert station.shown() != before
    station.press("G")
    assert station.shown() == before
    station.network.lungs_doubt = "The lungs cannot be told apart here."
    station.session.step(1)
    station.wait(lambda: station.session.picture is not None and station.session.prediction is not None)
    without = station.shown()
    station.press("G")
    station.wait(lambda: station.window.status_line.message.whole_text == station.network.lungs_doubt)
    assert station.shown() == without


def test_blind_reading_hides_every_word_of_it(station: Station, films: Path, bundle: Bundle) -> None:
    opened(station, films)
    explaining, window = station.session.explaining, station.window
    explaining.set_segmenter(bundle)
    station.press("H")
    bare = station.shown()
    station.press("H", "G", "Q")
    station.network.explaining[-1].future.set_result(QUALITY)
    station.wait(lambda: bool(window.view.accessibleDescription()) and explaining.lungs is not None)
    station.press("V")
    assert station.shown() == bare
    assert not window.view.accessibleDescription()
    a = window.actions_
    asking = (a.map_menu, a.default_map, a.measure, a.lungs, a.average, a.override, a.compare)
    assert not any(action.isEnabled() for action in asking)
    assert not window.image_pane.heatmap_bar.method.isEnabled()


def test_hiding_the_networks_view_ends_what_was_being_computed(station: Station, films: Path) -> None:
    opened(station, films)
    station.session.explaining.choose("gradcam", "crops")
    station.press("V")
    assert station.network.cancelled == [station.network.explaining[-1].future]
    assert not station.window.status_line.progress.isVisible()


def test_a_map_scaled_to_its_own_peak_is_coloured_up_to_it(station: Station, films: Path) -> None:
    from app.viewer.heatmap_layer import HeatmapLayer

    opened(station, films)
    own = station.session.explaining.heatmap
    assert own is not None
    peaked = Heatmap("pneumonia", "layercam", np.full((4, 4), 9.0, np.float32), own.covers)
    layer = HeatmapLayer(peaked, 0.6, MapLook(), (9, 9))
    assert layer.display_max == 9.0
    assert HeatmapLayer(own, 0.6, MapLook(), (9, 9)).display_max == 0.6
