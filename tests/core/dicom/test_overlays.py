"""Overlay planes and shutters: as data from the header, and in the picture when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom import dcmread

from core.dicom.reading import read_frames
from core.imaging.display import displayed
from core.imaging.network_input import network_view
from core.imaging.shutter import visible_area
from core.study import Frame, OverlayPlane, Shutter
from tests.helpers.dicom_files import chest_like, only_frame, write_dx
from tests.helpers.overlays import corner_mask, with_plane

ROWS, COLUMNS = chest_like().shape


def test_a_plane_is_data_and_off_by_default(tmp_path: Path) -> None:
    path = with_plane(write_dx(tmp_path / "a.dcm"), corner_mask(), label=(0x1500, "LO", "Marks"))
    frame = only_frame(path)
    (plane,) = frame.overlays
    assert np.array_equal(plane.mask, corner_mask())
    assert (plane.kind, plane.label, plane.group, plane.origin) == ("graphics", "Marks", 0x6000, (1, 1))
    off, on = displayed(frame), displayed(frame, overlays=True)
    assert np.array_equal(off, displayed(only_frame(write_dx(tmp_path / "b.dcm"))))
    assert (on[corner_mask()] == 255).all()
    assert np.array_equal(on[~corner_mask()], off[~corner_mask()])
    assert np.array_equal(network_view(frame), off)


@pytest.mark.parametrize("origin", [(1, 1), (-3, -2), (ROWS - 2, COLUMNS - 1), (500, 500), (-500, 3)])
def test_a_plane_that_leaves_the_picture_is_cut(tmp_path: Path, origin: tuple[int, int]) -> None:
    frame = only_frame(write_dx(tmp_path / "a.dcm"))
    placed = Frame(frame.stored, frame.origin, frame.facts, overlays=(OverlayPlane(np.ones((9, 9), bool), origin),))
    expected = np.zeros((ROWS, COLUMNS), dtype=bool)
    for row in range(origin[0] - 1, origin[0] + 8):
        for column in range(origin[1] - 1, origin[1] + 8):
            if 0 <= row < ROWS and 0 <= column < COLUMNS:
                expected[row, column] = True
    assert np.array_equal(displayed(placed, overlays=True) == 255, expected | (displayed(placed) == 255))


def test_a_plane_in_the_unused_bits_of_the_pixels(tmp_path: Path) -> None:
    """Retired, and still met: bit 12 of 16 holds the graphics, bits 0 to 11 the picture."""
    stored = chest_like() | (corner_mask().astype(np.uint16) << 12)
    path = write_dx(tmp_path / "a.dcm", stored, BitsStored=12, HighBit=11)
    dataset = dcmread(path)
    for element, vr, value in ((0x10, "US", ROWS), (0x11, "US", COLUMNS), (0x40, "CS", "R"), (0x50, "SS", [1, 1]),
                               (0x100, "US", 16), (0x102, "US", 12)):  # fmt: skip
        dataset.add_new((0x6002, element), vr, value)
    dataset.save_as(path)
    frame = only_frame(path)
    assert np.array_equal(frame.stored, chest_like())
    (plane,) = frame.overlays
    assert np.array_equal(plane.mask, corner_mask())
    assert plane.kind == "roi"


def test_planes_of_a_multi_frame_image_lie_over_their_frames(tmp_path: Path) -> None:
    """PS3.3 C.9.3: two overlay frames, the first over image frame 2."""
    masks = np.stack([corner_mask(), ~corner_mask()])
    path = write_dx(tmp_path / "a.dcm", np.stack([chest_like()] * 3))
    with_plane(path, masks, frames=(0x0015, "IS", "2"), first=(0x0051, "US", 2))
    first, second, third = (frame.overlays for frame in read_frames(str(path)))
    assert first == ()
    assert np.array_equal(second[0].mask, masks[0])
    assert np.array_equal(third[0].mask, masks[1])


def test_a_plane_that_its_data_do_not_fill_is_left_out(tmp_path: Path) -> None:
    path = with_plane(write_dx(tmp_path / "a.dcm"), corner_mask(), rows=(0x0010, "US", 60000))
    assert only_frame(path).overlays == ()


@pytest.mark.shared
def test_the_collections_overlays_are_found(shared_dir: Path) -> None:
    """Their pictures equal dcm2pnm's; see tests/conformance."""
    outside = only_frame(shared_dir / "dicom" / "radiographs" / "OutOfBoundsOverlay.dcm").overlays
    assert [(plane.origin, int(plane.mask.sum())) for plane in outside] == [((704, 409), 201), ((-25, -25), 201)]


RECTANGLE = {
    "ShutterShape": "RECTANGULAR", "ShutterLeftVerticalEdge": "11", "ShutterRightVerticalEdge": "70",
    "ShutterUpperHorizontalEdge": "21", "ShutterLowerHorizontalEdge": "90",
}  # fmt: skip


def test_a_rectangular_shutter_hides_what_is_outside(tmp_path: Path) -> None:
    frame = only_frame(write_dx(tmp_path / "a.dcm", np.full((ROWS, COLUMNS), 4000, np.uint16), **RECTANGLE,
                                WindowCenter="2048", WindowWidth="4096"))  # fmt: skip
    assert frame.shutter == Shutter(rectangle=(11, 70, 21, 90))
    visible = displayed(frame) > 0
    assert (visible[20:90, 10:70]).all()
    assert visible.sum() == 70 * 60
    assert (displayed(frame, shutter=False) > 0).all()
    assert np.array_equal(network_view(frame), displayed(frame))


def test_shapes_combine_and_the_value_outside_is_a_p_value(tmp_path: Path) -> None:
    path = write_dx(
        tmp_path / "a.dcm", PhotometricInterpretation="MONOCHROME1",
        **RECTANGLE | {"ShutterShape": ["RECTANGULAR", "CIRCULAR"]},
        CenterOfCircularShutter=["48", "40"], RadiusOfCircularShutter="20", ShutterPresentationValue=65535,
    )  # fmt: skip
    frame = only_frame(path)
    assert frame.shutter == Shutter((11, 70, 21, 90), (48, 40, 20), (), 65535)
    shown = displayed(frame)
    assert (shown[0, 0], shown[95, 40]) == (255, 255)
    y, x = np.mgrid[1 : ROWS + 1, 1 : COLUMNS + 1]
    assert np.array_equal(visible_area(frame.shutter, frame.shape), (y - 48) ** 2 + (x - 40) ** 2 <= 400)


def test_a_polygonal_shutter(tmp_path: Path) -> None:
    path = write_dx(
        tmp_path / "a.dcm", ShutterShape="POLYGONAL",
        VerticesOfThePolygonalShutter=["10", "10", "10", "60", "80", "60", "80", "10"],
    )  # fmt: skip
    frame = only_frame(path)
    assert frame.shutter is not None
    area = visible_area(frame.shutter, frame.shape)
    assert area[9:80, 9:60].all()
    assert area.sum() == 71 * 51


@pytest.mark.parametrize("stated", [
    {"ShutterShape": "RECTANGULAR"}, {"ShutterShape": "CIRCULAR", "CenterOfCircularShutter": ["1", "1"]},
    {"ShutterShape": "BITMAP"}, RECTANGLE | {"ShutterLeftVerticalEdge": "71"},
    {"ShutterShape": "POLYGONAL", "VerticesOfThePolygonalShutter": ["1", "1", "2", "2"]},
])  # fmt: skip
def test_a_shutter_that_is_not_described_in_full_hides_nothing(tmp_path: Path, stated: dict[str, Any]) -> None:
    assert only_frame(write_dx(tmp_path / "a.dcm", **stated)).shutter is None


def test_a_shutter_at_the_end_of_the_world_costs_nothing(tmp_path: Path) -> None:
    path = write_dx(
        tmp_path / "a.dcm", ShutterShape="CIRCULAR", CenterOfCircularShutter=["2147483647", "-2147483648"],
        RadiusOfCircularShutter="2147483647",
    )  # fmt: skip
    assert displayed(only_frame(path)).shape == (ROWS, COLUMNS)
