"""Presentation states in the window: found, applied, taken off, and never the network's business."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from app.viewer.corner_text import Look, display_lines
from core.imaging.network_input import network_view
from core.presentation import UPRIGHT, Orientation
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx
from tests.helpers.presentation_states import COLOUR_STATE, graphic, item, reference, text_box, write_state

WINDOW = {"WindowCenter": "2048", "WindowWidth": "4096"}
MARK = (255, 0, 0)


@pytest.fixture
def film(films: Path) -> Path:
    """Dark at the left, bright at the right, 400 x 300; the patient's right is at the left."""
    pixels = np.full((300, 400), 1000, dtype=np.uint16)
    pixels[:, 200:] = 3000
    pixels[0, 0] = 4095
    return write_dx(films / "film.dcm", pixels, PatientOrientation=["L", "F"], **WINDOW)


def show(station: Station, films: Path, states: int = 1) -> None:
    station.open_analysed(films)
    station.session.set_heatmap_visible(False)
    station.wait(lambda: len(station.session.states.of(station.session.place)) == states)


def entries(station: Station) -> list[str]:
    return [action.text() for action in station.window.display_menus.states.actions()]


def choose(station: Station, text: str) -> None:
    """Choose an entry of the menu, and wait until the picture is shown so."""
    (action,) = (a for a in station.window.display_menus.states.actions() if a.text().startswith(text))
    before = station.session.picture
    action.trigger()
    station.wait(lambda: station.session.picture is not before)


def colour_at(station: Station, column: float, row: float) -> tuple[int, int, int]:
    """What is shown at a place of the picture."""
    at = station.window.view.transform.point_to_view(QPointF(column, row))
    colour: QColor = station.shown().pixelColor(round(at.x()), round(at.y()))
    return colour.red(), colour.green(), colour.blue()


def lines(station: Station) -> list[str]:
    view = station.window.view
    look = Look(view.voi, view.voi_place, 1.0, view.inverted, view.transform.orientation)
    return display_lines(station.session.picture, look)


def test_a_state_is_offered_applied_and_taken_off(station: Station, films: Path, film: Path) -> None:
    voi = [item(WindowCenter="1000", WindowWidth="1000")]
    write_state(films / "state.dcm", [film], SoftcopyVOILUTSequence=voi, PresentationLUTShape="INVERSE")
    show(station, films)
    assert entries(station) == ["None", "NODULE \u00b7 Seen at conference"]
    plain = station.shown()
    assert colour_at(station, 300, 100)[0] == pytest.approx(187, abs=1)
    choose(station, "NODULE")
    assert colour_at(station, 300, 100)[0] == 0
    assert colour_at(station, 100, 100)[0] == pytest.approx(127, abs=1)
    assert lines(station)[0] == "Presentation state NODULE \u00b7 Seen at conference"
    assert [action.isChecked() for action in station.window.display_menus.states.actions()] == [False, True]
    choose(station, "None")
    assert station.shown() == plain
    assert "Presentation state" not in " ".join(lines(station))


def test_choosing_the_chosen_one_again_leaves_it_chosen(station: Station, films: Path, film: Path) -> None:
    write_state(films / "state.dcm", [film])
    show(station, films)
    choose(station, "NODULE")
    station.window.display_menus.states.actions()[1].trigger()
    assert [action.isChecked() for action in station.window.display_menus.states.actions()] == [False, True]
    assert station.session.picture.presented is not None


def test_the_network_is_given_the_file_and_nothing_of_the_state(station: Station, films: Path, film: Path) -> None:
    write_state(films / "state.dcm", [film], PresentationLUTShape="INVERSE", ImageRotation=90)
    show(station, films)
    prediction, asked = station.session.prediction, len(station.network.asked)
    for state in ("", "NODULE"):
        if state:
            choose(station, state)
        station.window.actions_.network_input.trigger()
        station.window.network_input_dialog.reject()
    assert station.session.picture.frame.inverted
    before, after = station.network.seen_frames
    assert (network_view(after) == network_view(before)).all()
    assert not (network_view(station.session.picture.frame) == network_view(before)).all()
    assert station.session.prediction is prediction
    assert len(station.network.asked) == asked


def test_shutter_and_graphics_are_drawn_over_the_picture(station: Station, films: Path, film: Path) -> None:
    layers = [item(GraphicLayer="A", GraphicLayerOrder=1, GraphicLayerRecommendedDisplayRGBValue=[65535, 0, 0])]
    square = graphic("POLYLINE", [250, 100, 290, 100, 290, 140, 250, 140, 250, 100], filled="Y")
    outline = graphic("CIRCLE", [100, 200, 140, 200])
    marks = [item(GraphicLayer="A", GraphicObjectSequence=[square, outline],
                  TextObjectSequence=[text_box("<i>12 mm</i>", [300, 200, 380, 220])])]  # fmt: skip
    write_state(
        films / "state.dcm", [film], GraphicLayerSequence=layers, GraphicAnnotationSequence=marks,
        ShutterShape="RECTANGULAR", ShutterLeftVerticalEdge=1, ShutterRightVerticalEdge=400,
        ShutterUpperHorizontalEdge=51, ShutterLowerHorizontalEdge=300, ShutterPresentationValue=65535,
    )  # fmt: skip
    show(station, films)
    choose(station, "NODULE")
    assert colour_at(station, 270, 120) == MARK
    red, green, _ = colour_at(station, 140, 200)
    assert red > green + 80
    inside = colour_at(station, 100, 200)
    assert inside[0] == inside[1] == inside[2]
    assert colour_at(station, 100, 20) == (255, 255, 255)


def test_the_picture_turns_with_all_that_lies_over_it(station: Station, films: Path, film: Path) -> None:
    layers = [item(GraphicLayer="A", GraphicLayerOrder=1, GraphicLayerRecommendedDisplayRGBValue=[65535, 0, 0])]
    square = graphic("POLYLINE", [350, 50, 390, 50, 390, 90, 350, 90, 350, 50], filled="Y")
    marks = [item(GraphicLayer="A", GraphicObjectSequence=[square])]
    write_state(films / "state.dcm", [film], GraphicLayerSequence=layers, GraphicAnnotationSequence=marks,
                ImageRotation=90, ImageHorizontalFlip="N")  # fmt: skip
    show(station, films)
    choose(station, "NODULE")
    view = station.window.view
    assert view.transform.orientation == Orientation(1, False)
    assert "turned by 90\u00b0" in lines(station)
    # The picture's right half, bright, is now the lower one; its top right corner is at the bottom right.
    assert station.grey_at(0.5, 0.25) < station.grey_at(0.5, 0.65)
    assert colour_at(station, 370, 70) == MARK
    shown = view.transform.point_to_view(QPointF(370, 70))
    assert shown.x() > view.width() / 2
    assert shown.y() > view.height() / 2
    choose(station, "None")
    assert view.transform.orientation == UPRIGHT


def test_the_heatmap_and_a_region_turn_with_the_picture(station: Station, films: Path, film: Path) -> None:
    write_state(films / "state.dcm", [film], ImageRotation=180, ImageHorizontalFlip="N")
    show(station, films)
    station.session.select_finding("pneumonia")
    station.session.set_heatmap_visible(True)
    before = colour_at(station, 120, 150)
    assert before[0] != before[1]
    choose(station, "NODULE")
    after = colour_at(station, 120, 150)
    assert after == pytest.approx(before, abs=3)
    view = station.window.view
    station.press("r")
    start = view.transform.point_to_view(QPointF(100, 60)).toPoint()
    station.drag(start, view.transform.point_to_view(QPointF(40, 20)).toPoint())
    region = station.session.verdicts.entries.region
    assert (region.x, region.y) == (pytest.approx(40, abs=2), pytest.approx(20, abs=2))
    assert (region.width, region.height) == (pytest.approx(60, abs=3), pytest.approx(40, abs=3))


def test_the_displayed_area_fills_the_view_and_reset_comes_back_to_it(
    station: Station, films: Path, film: Path
) -> None:
    area = item(DisplayedAreaTopLeftHandCorner=[201, 101], DisplayedAreaBottomRightHandCorner=[300, 200],
                PresentationSizeMode="SCALE TO FIT")  # fmt: skip
    write_state(films / "state.dcm", [film], DisplayedAreaSelectionSequence=[area])
    show(station, films)
    choose(station, "NODULE")
    view = station.window.view
    scale = min(view.width(), view.height()) / 100
    assert view.transform.scale == pytest.approx(scale)
    centre = view.transform.to_picture(QPointF(view.width() / 2, view.height() / 2))
    assert (centre.x(), centre.y()) == (pytest.approx(250), pytest.approx(150))
    station.press("f")
    assert view.transform.scale < scale
    view.reset()
    assert view.transform.scale == pytest.approx(scale)


def test_a_fixed_magnification_is_kept(station: Station, films: Path, film: Path) -> None:
    area = item(DisplayedAreaTopLeftHandCorner=[1, 1], DisplayedAreaBottomRightHandCorner=[400, 300],
                PresentationSizeMode="MAGNIFY", PresentationPixelMagnificationRatio=3.0)  # fmt: skip
    write_state(films / "state.dcm", [film], DisplayedAreaSelectionSequence=[area])
    show(station, films)
    choose(station, "NODULE")
    view = station.window.view
    assert view.transform.scale * view.devicePixelRatioF() == pytest.approx(3.0)


def test_what_a_state_asks_in_vain_is_said(station: Station, films: Path, film: Path) -> None:
    write_state(films / "state.dcm", [film], ShutterShape="BITMAP", ShutterOverlayGroup=0x6000)
    show(station, films)
    choose(station, "NODULE")
    assert "except for: its bitmap shutter" in station.window.status_line.message.whole_text
    assert lines(station)[0].endswith("(in part)")


def test_a_state_stays_on_the_images_that_it_refers_to(station: Station, films: Path, film: Path) -> None:
    other = write_dx(films / "other.dcm", InstanceNumber="2", **WINDOW)
    write_state(films / "state.dcm", [film], PresentationLUTShape="INVERSE")
    show(station, films)
    choose(station, "NODULE")
    session = station.session
    first, second = session.studies.targets
    assert first.path == str(film)
    session.show_frame(second)
    station.wait(lambda: session.picture is not None and session.picture.place.target == second)
    assert session.picture.presented is None
    assert entries(station) == ["None"]
    assert not station.window.display_menus.states.menuAction().isEnabled()
    session.show_frame(first)
    station.wait(lambda: session.picture is not None and session.picture.place.target == first)
    assert session.picture.presented is not None
    assert other.exists()


def test_frames_of_their_own(station: Station, films: Path) -> None:
    """A state of the second frame alone."""
    frames = np.full((3, 60, 80), 2000, dtype=np.uint16)
    frames[:, 0, 0] = 4095
    film = write_dx(films / "loop.dcm", frames, **WINDOW)
    header = item(SeriesInstanceUID="1.2", ReferencedImageSequence=[])
    header.ReferencedImageSequence = [reference(film, 2)]
    write_state(films / "state.dcm", [film], ReferencedSeriesSequence=[header])
    station.open_analysed(films)
    session = station.session
    station.wait(lambda: bool(session.states.state(str(films / "state.dcm"))))
    assert entries(station) == ["None"]
    session.scroll(1)
    assert len(entries(station)) == 2


def test_a_colour_picture_takes_a_colour_state(station: Station, films: Path) -> None:
    pixels = np.full((100, 100, 3), 90, dtype=np.uint8)
    film = write_dx(films / "film.dcm", pixels)
    marks = [item(GraphicLayer="A", GraphicObjectSequence=[graphic("CIRCLE", [50, 50, 80, 50], filled="Y")])]
    layers = [item(GraphicLayer="A", GraphicLayerOrder=1, GraphicLayerRecommendedDisplayRGBValue=[65535, 0, 0])]
    write_state(films / "state.dcm", [film], COLOUR_STATE, GraphicLayerSequence=layers,
                GraphicAnnotationSequence=marks)  # fmt: skip
    show(station, films)
    choose(station, "NODULE")
    assert colour_at(station, 50, 50) == MARK
    assert colour_at(station, 10, 50) == (90, 90, 90)


def test_a_broken_state_says_why_and_harms_nothing(station: Station, films: Path, film: Path) -> None:
    broken = write_state(films / "state.dcm", [film])
    broken.write_bytes(broken.read_bytes() + b"\0" * (9 * 2**20))
    station.open_analysed(films)
    station.wait(lambda: bool(station.session.states.failure(str(broken))))
    station.session.show_other(str(broken))
    text = station.window.image_pane.other.text.text()
    assert text.startswith("state.dcm has 9.0 MiB, above the limit")
    assert station.session.picture is None


def test_the_reader_turns_and_mirrors_and_the_letters_follow(station: Station, films: Path, film: Path) -> None:
    show(station, films, states=0)
    view = station.window.view
    station.press("t")
    assert view.transform.orientation == Orientation(1, False)
    assert view.transform.fitted
    station.press("m")
    assert view.transform.orientation == Orientation(1, True)
    assert lines(station)[-3:-1] == ["turned by 90\u00b0", "mirrored"]
    letters = view.transform.orientation.edges(station.session.picture.frame.edges)
    assert (letters.top, letters.left, letters.right) == ("R", "H", "F")
    view.reset()
    assert view.transform.orientation == UPRIGHT


def test_a_turn_keeps_the_middle_of_a_zoomed_view(station: Station, films: Path, film: Path) -> None:
    show(station, films, states=0)
    view = station.window.view
    view.zoom(4.0)
    middle = QPointF(view.width() / 2, view.height() / 2)
    before = view.transform.to_picture(middle)
    view.turn(1)
    view.mirror()
    after = view.transform.to_picture(middle)
    assert (after.x(), after.y()) == (pytest.approx(before.x()), pytest.approx(before.y()))
