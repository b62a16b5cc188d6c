"""Which pixels lie in a region, against a count by definition."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.findings import Ellipse, Polygon, Region
from core.imaging.region_pixels import pixels_inside


def test_a_rectangle_and_its_polygon_hold_the_same_pixels() -> None:
    corners = Polygon(((2.0, 3.0), (9.0, 3.0), (9.0, 8.0), (2.0, 8.0)))
    rectangle = pixels_inside(Region(2, 3, 7, 5), (12, 14))
    assert rectangle.sum() == 35
    assert np.array_equal(pixels_inside(corners, (12, 14)), rectangle)


def test_an_ellipse_has_its_area_and_its_centre() -> None:
    inside = pixels_inside(Ellipse(100, 50, 200, 80), (300, 400))
    assert inside.sum() == pytest.approx(np.pi * 100 * 40, rel=0.01)
    assert np.argwhere(inside).mean(axis=0) + 0.5 == pytest.approx((90, 200))


def test_a_freehand_line_is_filled_as_pillow_fills_it_but_for_its_edge() -> None:
    angles = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    radius = 60 + 25 * np.sin(5 * angles)
    line = tuple(
        (float(x), float(y)) for x, y in zip(100 + radius * np.cos(angles), 90 + radius * np.sin(angles), strict=True)
    )
    inside = pixels_inside(Polygon(line), (180, 200))
    canvas = Image.new("1", (200, 180))
    ImageDraw.Draw(canvas).polygon([(x - 0.5, y - 0.5) for x, y in line], fill=1)
    differing = inside != np.asarray(canvas)
    assert differing.sum() < 0.05 * inside.sum()
    assert inside[90, 100]
    assert not inside[5, 5]


def test_a_region_beside_the_frame_holds_nothing() -> None:
    for outline in (Region(50, 50, 5, 5), Ellipse(50, 50, 5, 5), Polygon(((50, 50), (60, 50), (50, 60)))):
        assert not pixels_inside(outline, (20, 20)).any()
