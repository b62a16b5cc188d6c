"""The order of slices, and what is said of their spacing."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from core.dicom.files import grouped
from core.dicom.finding import find_files
from core.dicom.scanning import scan_file
from core.study import Series
from tests.helpers.dicom_files import chest_like, write_dx

AXIAL = [1, 0, 0, 0, 1, 0]


def series(folder: Path, positions: list[list[float]], orientation: list[float] | None = None) -> Series:
    """A CT series with slices at `positions`, numbered backwards."""
    shared = {"StudyInstanceUID": "2.25.1", "SeriesInstanceUID": "2.25.2", "Modality": "CT"}
    for k, position in enumerate(positions):
        where = {"ImagePositionPatient": position, "ImageOrientationPatient": orientation or AXIAL}
        write_dx(folder / f"{k}.dcm", chest_like(32, 24), InstanceNumber=str(100 - k), **shared, **where)
    return only_series(folder)


def only_series(folder: Path) -> Series:
    (study,) = grouped(scan_file(found) for found in find_files([str(folder)]))
    (found,) = study.series
    return found


def names(found: Series) -> list[str]:
    return [Path(instance.path).stem for instance in found.instances]


def test_slices_come_in_the_order_of_their_position(tmp_path: Path) -> None:
    found = series(tmp_path, [[0, 0, z] for z in (30, -10, 10, 0, 20)])
    assert names(found) == ["1", "3", "2", "4", "0"]
    assert found.remarks == ()


def test_oblique_slices_are_ordered_along_their_normal(tmp_path: Path) -> None:
    half = math.sqrt(0.5)
    found = series(tmp_path, [[0, -half * d, half * d] for d in (5, 1, 3)], [1, 0, 0, 0, half, half])
    assert names(found) == ["1", "2", "0"]
    assert found.remarks == ()


def test_uneven_spacing_is_said(tmp_path: Path) -> None:
    found = series(tmp_path, [[0, 0, z] for z in (0, 4, 8, 15)])
    assert found.remarks == ("The slices are unevenly spaced: 4.00 to 7.00 mm apart.",)


def test_a_tilted_gantry_is_said(tmp_path: Path) -> None:
    lean = math.tan(math.radians(20))
    (remark,) = series(tmp_path, [[0, lean * z, z] for z in (0, 5, 10)]).remarks
    assert "tilted by 20.0 degrees" in remark


def test_slices_that_are_not_parallel_keep_their_numbers(tmp_path: Path) -> None:
    series(tmp_path, [[0, 0, 0], [0, 0, 5]])
    found = series(tmp_path, [[0, 0, 9]], [0, 1, 0, 0, 0, -1])
    assert names(found) == ["1", "0"]
    assert found.remarks == ()


def test_nonsense_positions_fall_back_to_the_number(tmp_path: Path) -> None:
    found = series(tmp_path, [[0, 0, 5], [0, 0, 0]], [0, 0, 0, 0, 0, 0])
    assert names(found) == ["1", "0"]


@pytest.mark.shared
def test_the_tilted_head_is_noticed(shared_dir: Path) -> None:
    head = only_series(shared_dir / "dicom" / "series" / "ct_head_28_uneven_spacing")
    assert [instance.number for instance in head.instances] == list(range(1, 29))
    spacing, tilt = head.remarks
    assert "1.08 to 7.00 mm" in spacing
    assert "18.5 degrees" in tilt


@pytest.mark.shared
def test_an_even_series_is_not_remarked_on(shared_dir: Path) -> None:
    for name in ("mr_head_35", "mr_16_with_dicomdir"):
        assert only_series(shared_dir / "dicom" / "series" / name).remarks == ()
