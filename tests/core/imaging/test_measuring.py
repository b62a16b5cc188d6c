"""Lengths, angles and statistics, against figures worked out by other means."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from numpy.typing import NDArray

from core.imaging.measuring import figures, scale_of, value_at
from core.imaging.presets import CT_WINDOWS, Preset, preset_window, presets, region_window
from core.measurements import Measurement
from core.study import Frame, FrameOrigin, ImageFacts, LookupTable, ModalityTransform, SpacingScale, Window

ORIGIN = FrameOrigin("film", "0" * 64, None, 1, 1)
RNG = np.random.default_rng(3)


def frame(pixels: NDArray, spacing: tuple[float, float] | None = None, **fields) -> Frame:
    scale = SpacingScale(fields.pop("meaning", "detector"), magnification=1.2) if spacing else None
    facts = fields.pop("facts", ImageFacts("dicom", "DX"))
    return Frame(pixels, ORIGIN, facts, pixel_spacing_mm=spacing, spacing_scale=scale, **fields)


FILM = RNG.integers(0, 4096, (40, 60)).astype(np.uint16)


def test_a_length_is_in_millimetres_of_what_the_spacing_measures_and_no_magnification_is_applied() -> None:
    found = figures(Measurement("length", ((10.0, 5.0), (40.0, 45.0))), frame(FILM, (0.2, 0.1)))
    assert found.length == pytest.approx(math.hypot(30 * 0.1, 40 * 0.2))
    assert found.scale.meaning == "detector"


def test_without_a_spacing_a_length_is_in_pixels_and_says_so() -> None:
    found = figures(Measurement("length", ((0.0, 0.0), (3.0, 4.0))), frame(FILM))
    assert found.length == 5.0
    assert found.scale.meaning is None


def test_angles_are_those_in_the_patient_where_pixels_are_not_square() -> None:
    corner = ((10.0, 0.0), (0.0, 0.0), (10.0, 10.0))
    assert figures(Measurement("angle", corner), frame(FILM)).angle_deg == pytest.approx(45.0)
    stretched = figures(Measurement("angle", corner), frame(FILM, (math.sqrt(3.0), 1.0)))
    assert stretched.angle_deg == pytest.approx(60.0)
    straight = ((0.0, 0.0), (5.0, 0.0), (10.0, 0.0))
    assert figures(Measurement("angle", straight), frame(FILM)).angle_deg == pytest.approx(180.0)


@pytest.mark.parametrize("ends", [((0.0, 0.0), (10.0, 0.0)), ((10.0, 0.0), (0.0, 0.0))])
def test_a_cobb_angle_does_not_depend_on_which_way_a_line_was_drawn(ends) -> None:
    tilted = ((0.0, 20.0), (10.0 * math.cos(math.radians(25)), 20.0 + 10.0 * math.sin(math.radians(25))))
    for other in (tilted, tilted[::-1]):
        found = figures(Measurement("cobb", (*ends, *other)), frame(FILM))
        assert found.angle_deg == pytest.approx(25.0)


def test_a_line_without_length_has_no_angle() -> None:
    assert figures(Measurement("angle", ((1.0, 1.0), (1.0, 1.0), (2.0, 2.0))), frame(FILM)).angle_deg is None


def test_a_rectangle_counts_the_pixels_whose_centre_it_holds() -> None:
    """From 9.5 the centre of pixel 9 is inside, up to 20.5 that of pixel 20 is not."""
    shown = frame(FILM, (0.5, 0.25), modality_transform=ModalityTransform(2.0, -1000.0, "HU"))
    found = figures(Measurement("rectangle", ((20.5, 12.0), (9.5, 4.0))), shown)
    inside = FILM[4:12, 9:20].astype(np.float64) * 2.0 - 1000.0
    assert found.pixels == inside.size
    assert found.statistics is not None
    assert found.statistics.mean == pytest.approx(inside.mean())
    assert found.statistics.deviation == pytest.approx(inside.std())
    assert (found.statistics.lowest, found.statistics.highest) == (inside.min(), inside.max())
    assert found.statistics.unit == "HU"
    assert found.area == pytest.approx(11.0 * 0.25 * 8.0 * 0.5)


def test_an_ellipse_is_the_pixels_inside_its_equation() -> None:
    found = figures(Measurement("ellipse", ((5.0, 4.0), (45.0, 34.0))), frame(FILM))
    y, x = np.mgrid[0:40, 0:60] + 0.5
    inside = FILM[((x - 25) / 20) ** 2 + ((y - 19) / 15) ** 2 <= 1.0]
    assert found.pixels == inside.size
    assert found.statistics is not None
    assert found.statistics.mean == pytest.approx(inside.mean())
    assert found.area == pytest.approx(math.pi * 20 * 15)


def test_areas_that_leave_the_picture_or_hold_no_pixel_are_no_error() -> None:
    beyond = figures(Measurement("rectangle", ((-30.0, -30.0), (3.0, 2.0))), frame(FILM))
    assert beyond.pixels == 6
    for kind in ("rectangle", "ellipse"):
        nothing = figures(Measurement(kind, ((5.1, 5.1), (5.2, 5.2))), frame(FILM))
        assert (nothing.pixels, nothing.statistics) == (0, None)
        assert figures(Measurement(kind, ((5.0, 5.0), (5.0, 9.0))), frame(FILM)).statistics is None


def test_colour_has_an_area_and_no_statistics_and_holes_are_left_out() -> None:
    colour = np.zeros((10, 10, 3), dtype=np.uint8)
    area = Measurement("ellipse", ((0.0, 0.0), (10.0, 10.0)))
    assert figures(area, frame(colour)).statistics is None
    holed = np.ones((10, 10), dtype=np.float32)
    holed[5, 5] = np.nan
    found = figures(area, frame(holed)).statistics
    assert found is not None
    assert (found.mean, found.deviation) == (1.0, 0.0)


def test_the_value_under_a_point_is_the_modality_value_of_its_pixel() -> None:
    table = LookupTable(np.arange(4096, dtype=np.uint16)[::-1].copy(), 0, 12)
    shown = frame(FILM, modality_transform=ModalityTransform(lut=table))
    assert value_at((7.9, 3.1), shown) == (4095.0 - float(FILM[3, 7]),)
    assert value_at((60.0, 3.0), shown) is None
    assert value_at((-0.1, 3.0), shown) is None
    colour = RNG.integers(0, 255, (4, 4, 3)).astype(np.uint8)
    assert value_at((1.0, 2.0), frame(colour)) == tuple(float(v) for v in colour[2, 1])


def test_the_scale_keeps_rows_and_columns_apart() -> None:
    scale = scale_of(frame(FILM, (0.3, 0.2), meaning="film"))
    assert (scale.row_mm, scale.column_mm, scale.meaning) == (0.3, 0.2, "film")


def test_presets_are_the_files_windows_then_those_of_ct_then_computed_ones() -> None:
    own = (Window(50.0, 350.0, explanation="A & B"), Window(-600.0, 1500.0))
    hounsfield = ModalityTransform(1.0, -1024.0, "HU")
    scan = frame(FILM, facts=ImageFacts("dicom", "CT"), modality_transform=hounsfield, voi_choices=own)
    names = [preset.name for preset in presets(scan)]
    assert names == ["file", "file", *CT_WINDOWS, "percentile", "full-range"]
    assert preset_window(presets(scan)[0], scan) is own[0]
    assert [preset.name for preset in presets(frame(FILM))] == ["percentile", "full-range"]
    unscaled = dataclasses.replace(scan, modality_transform=ModalityTransform(), voi_choices=())
    assert [preset.name for preset in presets(unscaled)] == ["percentile", "full-range"]
    assert presets(frame(np.zeros((3, 3, 3), dtype=np.uint8))) == ()


def test_the_full_range_is_that_of_the_picture_without_its_padding() -> None:
    pixels = FILM.astype(np.int16)
    pixels[0, 0] = -2000
    shown = frame(pixels, padding=(-2000, -2000))
    window = preset_window(Preset("full-range"), shown)
    assert isinstance(window, Window)
    assert window.center - window.width / 2.0 == pixels[pixels > -2000].min()
    assert window.center + window.width / 2.0 == pixels.max()


def test_a_window_over_a_region_follows_its_values_and_not_the_marker_beside_it() -> None:
    pixels = np.tile(np.linspace(1000.0, 1100.0, 60).astype(np.uint16), (40, 1))
    pixels[:, 50:] = 4095
    window = region_window(Measurement("rectangle", ((10.0, 0.0), (40.0, 40.0))), frame(pixels))
    assert window is not None
    assert window.center == pytest.approx(1042.0, abs=3.0)
    assert 30.0 < window.width < 55.0
    assert region_window(Measurement("rectangle", ((70.0, 0.0), (80.0, 9.0))), frame(pixels)) is None
