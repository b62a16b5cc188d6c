"""Pixels that are no squares: what is as wide as high in the patient is so on the screen, and all agree on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.measured_words import measured_lines
from app.viewer.corner_text import series_lines
from app.viewer.pane_link import Seen, linked
from app.viewer.view_transform import ViewTransform, fit
from core.imaging.measuring import figures, scale_of
from core.imaging.thumbnail import thumbnail
from core.intake.service import Reader
from core.measurements import Measurement
from core.settings import Settings
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx
from tests.helpers.presentation_states import item, write_state

SHAPES: list[dict[str, Any]] = [
    {"PixelSpacing": [0.4, 0.2]},
    {"PixelSpacing": None, "PixelAspectRatio": [2, 1]},
]
PLAIN = {"WindowCenter": 2048, "WindowWidth": 4096}


def film(path: Path, **attributes: Any) -> Path:
    """A square, with pixels twice as high as wide: from column 80 to 120 and from row 40 to 60, of 200 by 100."""
    pixels = np.zeros((100, 200), dtype=np.uint16)
    pixels[40:60, 80:120] = 4000
    return write_dx(path, pixels, **PLAIN, **attributes)


def square_on_screen(station: Station) -> QRectF:
    """Where the view is bright, in its own pixels."""
    station.window.view.set_corners(frozenset())
    image = station.shown().convertToFormat(station.shown().Format.Format_Grayscale8)
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())[:, : image.width()]
    rows, columns = np.nonzero(grey > 128)
    return QRectF(columns.min(), rows.min(), np.ptp(columns) + 1.0, np.ptp(rows) + 1.0)


@pytest.mark.parametrize("attributes", SHAPES)
@pytest.mark.parametrize("turns", [0, 1])
def test_a_square_of_the_patient_is_one_on_the_screen(
    station: Station, films: Path, attributes: dict[str, Any], turns: int
) -> None:
    station.open_analysed(film(films / "a.dcm", **attributes))
    station.session.set_heatmap_visible(False)
    view = station.window.view
    view.turn(turns)
    area = square_on_screen(station)
    assert area.width() == pytest.approx(area.height(), abs=1.5)
    assert area.width() == pytest.approx(min(view.width(), view.height()) / 5.0, abs=1.5)
    assert view.transform.to_view(QRectF(80.0, 40.0, 40.0, 20.0)).center().x() == pytest.approx(
        area.center().x(), abs=1.5
    )
    back = view.transform.to_picture(view.transform.point_to_view(QPointF(13.0, 77.0)))
    assert (back.x(), back.y()) == pytest.approx((13.0, 77.0))


def test_the_map_covers_the_picture_and_nothing_else(station: Station, films: Path) -> None:
    station.open_analysed(film(films / "a.dcm", **SHAPES[0]))
    view = station.window.view
    view.set_corners(frozenset())
    station.session.set_heatmap_visible(False)
    plain = station.shown()
    station.session.select_finding("pneumonia")
    station.session.set_heatmap_visible(True)
    mapped = station.shown()
    left = view.transform.to_view(view.picture_bounds()).toRect()
    assert left.height() == pytest.approx(left.width(), abs=1.0)
    for at in (left.topLeft(), left.bottomLeft()):
        inside, outside = at + QPointF(8, 8 if at == left.topLeft() else -8).toPoint(), at - QPointF(12, 0).toPoint()
        assert mapped.pixelColor(inside) != plain.pixelColor(inside)
        assert mapped.pixelColor(outside) == plain.pixelColor(outside)


def test_a_length_is_the_same_both_ways(station: Station, films: Path) -> None:
    station.open_analysed(film(films / "a.dcm", **SHAPES[1]))
    view, picture = station.window.view, station.session.picture
    area = view.transform.to_view(QRectF(80.0, 40.0, 40.0, 20.0)).toRect()
    for end in (area.topRight(), area.bottomLeft()):
        view.set_tool("length")
        station.drag(area.topLeft(), end)
    across, down = station.window.measuring.of(station.session.place.target)
    for drawn in (across, down):
        found = figures(drawn, picture.frame)
        assert found.length == pytest.approx(40.0, rel=0.03)
        assert measured_lines(found)[0].endswith("pixel widths")


def test_a_shape_that_cannot_be_meant_is_neither_drawn_nor_measured_with(station: Station, films: Path) -> None:
    station.open_analysed(film(films / "a.dcm", PixelSpacing=None, PixelAspectRatio=[1, 50]))
    picture = station.session.picture
    assert picture.pixel_aspect == 1.0
    assert figures(Measurement("length", ((0.0, 0.0), (0.0, 50.0))), picture.frame).length == 50.0


def test_thumbnails_and_linked_panes_agree(films: Path) -> None:
    reader = Reader(Settings().limits)
    reader.start()
    try:
        frame = reader.read(str(film(films / "a.dcm", **SHAPES[0])), 1).result()
    finally:
        reader.close()
    assert thumbnail(frame, 64).shape == (64, 64)
    assert scale_of(frame).row_mm == 2.0 * scale_of(frame).column_mm
    view = QSizeF(300.0, 300.0)
    high = Seen(frame, "", ViewTransform(pixel_aspect=frame.pixel_aspect), view)
    whole = Seen(frame, "", fit(high.bounds, view, high.transform).zoomed(2.0, QPointF(150.0, 150.0)), view)
    shown = linked(whole, high)
    assert shown.pixel_aspect == 2.0
    assert shown.matrix == whole.transform.matrix


def test_a_presentation_state_says_the_last_word(station: Station, films: Path) -> None:
    image = film(films / "a.dcm", **SHAPES[0])
    area = item(
        DisplayedAreaTopLeftHandCorner=[1, 1],
        DisplayedAreaBottomRightHandCorner=[200, 100],
        PresentationSizeMode="SCALE TO FIT",
        PresentationPixelAspectRatio=[1, 1],
    )
    write_state(films / "state.dcm", [image], DisplayedAreaSelectionSequence=[area])
    station.open_analysed(films)
    view, session = station.window.view, station.session
    station.wait(lambda: bool(session.states.of(session.place)))
    assert view.transform.pixel_aspect == 2.0
    station.window.display_menus.states.actions()[1].trigger()
    station.wait(lambda: session.picture.presented is not None)
    assert view.transform.pixel_aspect == 1.0
    assert "not shown in the shape that its pixels have" in series_lines(session.picture)


def test_a_circle_of_a_presentation_state_is_one_of_pixels(station: Station, films: Path) -> None:
    """PS3.3 C.10.5: graphics lie in pixels of the image; pixels twice as high as wide make an ellipse of it."""
    from app.viewer.annotation_layer import _path
    from core.presentation import Graphic

    image = film(films / "a.dcm", **SHAPES[0])
    station.open_analysed(image)
    circle = _path(Graphic("CIRCLE", ((100.0, 50.0), (130.0, 50.0)))).boundingRect()
    assert (circle.width(), circle.height()) == (60.0, 60.0)
    shown = station.window.view.transform.to_view(circle)
    assert shown.height() == pytest.approx(2.0 * shown.width())
