"""Blackening changes the stored values, and what is written back is what a reader of the file gets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydicom import Dataset, dcmread
from pydicom.data import get_testdata_file
from pydicom.sequence import Sequence
from pydicom.uid import RLELossless

from core.dicom.reading import open_source
from core.errors import FileFault
from core.export.deidentify import (
    Box,
    StoredPixels,
    blackened,
    deidentify,
    encoded,
    outside_regions,
    picture_pixels,
    share_of,
    stored_pixels,
)
from tests.core.export.deidentify.test_instance import opened, plan_for
from tests.helpers.dicom_files import chest_like, write_dx

CORNER = Box(4, 2, 10, 5)


def pixels_of(path: Path) -> StoredPixels:
    return stored_pixels(opened(path), str(path))


def written(path: Path, out: Path) -> Path:
    """The file, de-identified and written with its pixels."""
    out.write_bytes(encoded(deidentify(opened(path), plan_for(path))[0]))
    return out


@pytest.mark.parametrize(
    ("photometric", "shape", "black"),
    [("MONOCHROME2", "IDENTITY", 0), ("MONOCHROME1", "INVERSE", 4095), ("MONOCHROME2", "INVERSE", 4095)],
)
def test_black_is_what_shows_black(tmp_path: Path, photometric: str, shape: str, black: int) -> None:
    path = write_dx(tmp_path / "a.dcm", PhotometricInterpretation=photometric, PresentationLUTShape=shape)
    before = pixels_of(path)
    after = blackened(before, [CORNER])
    inside = after.values[0, 2:7, 4:14]
    assert (inside == black).all()
    outside = np.ones(before.values.shape[1:], dtype=bool)
    outside[2:7, 4:14] = False
    assert np.array_equal(after.values[0][outside], before.values[0][outside])
    assert before.values[0, 2:7, 4:14].std() > 0


def test_every_frame_is_blackened(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", np.stack([chest_like(), chest_like() // 2, chest_like() // 3]))
    after = blackened(pixels_of(path), [CORNER])
    assert after.values.shape[0] == 3
    assert not after.values[:, 2:7, 4:14].any()


def test_signed_values_are_blackened_with_their_lowest() -> None:
    path = Path(str(get_testdata_file("CT_small.dcm")))
    before = pixels_of(path)
    assert before.black == before.values.min()


def test_a_palette_is_asked_which_index_is_black() -> None:
    before = pixels_of(Path(str(get_testdata_file("examples_palette.dcm"))))
    assert before.palette is not None
    assert before.palette[int(before.black)].sum() == before.palette.sum(axis=-1, dtype=int).min()


@pytest.mark.parametrize(
    "name",
    ["MR_small_bigendian.dcm", "SC_rgb_rle_2frame.dcm", "examples_palette.dcm", "liver_1frame.dcm", "rtdose_1frame.dcm",
     "SC_rgb_dcmtk_+eb+cy+s2.dcm", "JPEG2000.dcm", "SC_ybr_full_422_uncompressed.dcm", "MR_small_padded.dcm"],
)  # fmt: skip
def test_what_is_written_reads_as_the_original_did(name: str, tmp_path: Path) -> None:
    path = Path(str(get_testdata_file(name)))
    out = written(path, tmp_path / "out.dcm")
    before, after = pixels_of(path), pixels_of(out)
    assert np.array_equal(before.values, after.values)
    assert (before.photometric, before.bits) == (after.photometric, after.bits)


def test_colour_is_written_as_rgb_and_stays_lossy(tmp_path: Path) -> None:
    path = Path(str(get_testdata_file("SC_rgb_dcmtk_+eb+cy+s2.dcm")))
    dataset = opened(path)
    dataset.LossyImageCompression, dataset.LossyImageCompressionRatio = "01", "7.5"
    target = deidentify(dataset, plan_for(path))[0]
    assert target.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"
    assert (target.PhotometricInterpretation, target.PlanarConfiguration, target.BitsStored) == ("RGB", 0, 8)
    assert (target.LossyImageCompression, target.LossyImageCompressionRatio) == ("01", 7.5)


def test_an_overlay_in_the_unused_bits_goes(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm")
    dataset = dcmread(path)
    values = np.frombuffer(dataset.PixelData, "<u2").copy()
    values[::7] |= 0x8000
    dataset.PixelData = values.tobytes()
    dataset.save_as(path)
    after = dcmread(written(path, tmp_path / "out.dcm"))
    assert np.frombuffer(after.PixelData, "<u2").max() < 4096
    assert np.array_equal(np.frombuffer(after.PixelData, "<u2"), values & 0x0FFF)


def test_pixels_in_the_upper_bits_are_refused(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", HighBit=15)
    with pytest.raises(FileFault, match="upper bits"):
        pixels_of(path)


def test_compressed_pixels_are_written_uncompressed(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", TransferSyntaxUID=RLELossless)
    out = written(path, tmp_path / "out.dcm")
    assert dcmread(out).file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"
    assert np.array_equal(pixels_of(out).values, pixels_of(path).values)


def region(*corners: int) -> Dataset:
    item = Dataset()
    (
        item.RegionLocationMinX0, item.RegionLocationMinY0, item.RegionLocationMaxX1, item.RegionLocationMaxY1
    ) = corners  # fmt: skip
    return item


@pytest.mark.parametrize("regions", [[(10, 20, 59, 79)], [(0, 20, 29, 79), (40, 30, 79, 59)], [(0, 0, 79, 95)]])
def test_outside_the_ultrasound_regions_is_all_else(tmp_path: Path, regions: list[tuple[int, int, int, int]]) -> None:
    dataset = opened(write_dx(tmp_path / "a.dcm"))
    dataset.SequenceOfUltrasoundRegions = Sequence([region(*corners) for corners in regions])
    expected = np.ones((96, 80), dtype=bool)
    for left, top, right, bottom in regions:
        expected[top : bottom + 1, left : right + 1] = False
    covered = np.zeros((96, 80), dtype=bool)
    boxes = outside_regions(dataset)
    for box in boxes:
        covered[box.y : box.y + box.height, box.x : box.x + box.width] = True
    assert np.array_equal(covered, expected)
    assert share_of(boxes, 96, 80) == pytest.approx(expected.mean())


@pytest.mark.parametrize("corners", [(50, 20, 10, 79), (200, 20, 300, 79)])
def test_a_region_that_is_none_blackens_nothing(tmp_path: Path, corners: tuple[int, int, int, int]) -> None:
    dataset = opened(write_dx(tmp_path / "a.dcm"))
    dataset.SequenceOfUltrasoundRegions = Sequence([region(*corners)])
    assert outside_regions(dataset) == ()


def test_a_picture_has_pixels_too() -> None:
    picture = np.full((20, 30), 200, dtype=np.uint8)
    after = blackened(picture_pixels(picture), [CORNER])
    assert after.values.shape == (1, 20, 30)
    assert not after.values[0, 2:7, 4:14].any()
    assert (picture == 200).all()


def test_the_same_file_is_decoded_as_it_is_shown(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm")
    assert open_source(str(path)).frame_count == pixels_of(path).values.shape[0] == 1
