"""PNG, JPEG and TIFF: grey of 8 and 16 bits, colour, alpha, palette, orientation, polarity."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from PIL import Image
from pydicom import dcmread

from core.dicom.finding import Found
from core.dicom.scanning import scan_file
from core.errors import FileFault
from core.imaging.display import displayed
from core.imaging.window import grey_image
from core.settings import Limits
from core.study import Window
from tests.helpers.dicom_files import chest_like, only_frame, write_dx


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "LA", "1", "I;16"])
def test_pictures_in_every_mode(tmp_path: Path, mode: str) -> None:
    grey = chest_like(40, 30, 8)
    image = Image.fromarray(grey.astype(np.uint16) * 257) if mode == "I;16" else Image.fromarray(grey).convert(mode)
    path = tmp_path / "a.png"
    image.save(path)
    frame = only_frame(path)
    assert frame.shape == (40, 30)
    assert frame.facts.kind == "image"
    if mode not in ("1", "P"):
        assert np.array_equal(grey_image(frame, Window(32767.5, 65535, "LINEAR_EXACT")), grey) or np.array_equal(
            frame.stored, grey
        )


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif"])
def test_exif_orientation_is_applied(tmp_path: Path, suffix: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # rotate 90 degrees clockwise to show
    Image.fromarray(chest_like(40, 30, 8)).save(tmp_path / f"a.{suffix}", exif=exif)
    shown = only_frame(tmp_path / f"a.{suffix}").stored.astype(int)
    assert np.abs(shown - np.rot90(chest_like(40, 30, 8), -1)).mean() < 8  # JPEG has its loss


@pytest.mark.parametrize("channels", [2, 3, 4])
def test_a_deep_grey_png_keeps_its_depth_with_alpha_or_as_colour(tmp_path: Path, channels: int) -> None:
    grey, solid = chest_like(40, 30, 16), np.full((40, 30), 65535, dtype=np.uint16)
    layers = {2: (grey, solid), 3: (grey,) * 3, 4: (grey, grey, grey, solid)}[channels]
    (tmp_path / "a.png").write_bytes(imagecodecs.png_encode(np.dstack(layers)))
    frame = only_frame(tmp_path / "a.png")
    assert frame.stored.dtype == np.uint16
    assert np.array_equal(frame.stored, grey)
    assert frame.facts.bits_stored == 16


def test_a_deep_png_is_laid_on_black_and_turned(tmp_path: Path) -> None:
    grey, half = chest_like(40, 30, 16), np.full((40, 30), 32768, dtype=np.uint16)
    data = imagecodecs.png_encode(np.dstack((grey, half)))
    turned = b"eXIfMM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    chunk = struct.pack(">I", len(turned) - 4) + turned + struct.pack(">I", zlib.crc32(turned))
    (tmp_path / "a.png").write_bytes(data[:33] + chunk + data[33:])  # behind the header
    shown = only_frame(tmp_path / "a.png").stored
    assert np.array_equal(shown, np.rot90((grey.astype(np.uint32) * 32768 // 65535).astype(np.uint16), -1))


def test_deep_colours_are_shown_at_8_bits(tmp_path: Path) -> None:
    grey = chest_like(40, 30, 16)
    (tmp_path / "a.png").write_bytes(imagecodecs.png_encode(np.dstack((grey, grey // 2, grey // 3))))
    frame = only_frame(tmp_path / "a.png")
    assert (frame.stored.dtype, frame.stored.shape) == (np.uint8, (40, 30, 3))
    assert np.array_equal(frame.stored[..., 0], grey >> 8)


def test_a_picture_above_the_limit_of_its_library_is_judged_by_ours(tmp_path: Path) -> None:
    """Pillow refuses 179 million pixels, with words of its own about an attack."""
    path = tmp_path / "a.png"
    Image.new("1", (20000, 10000)).save(path)
    listed = scan_file(Found(str(path))).instance
    assert (listed.problem, listed.columns) == (None, 20000)
    refused = scan_file(Found(str(path)), Limits(max_pixels=10**8)).instance
    assert str(refused.problem).endswith("above the limit of 100000000 (settings: max_pixels).")


@pytest.mark.parametrize("bits", [8, 16])
def test_a_tiff_in_grey_keeps_its_depth(tmp_path: Path, bits: int) -> None:
    grey = chest_like(40, 30, bits)
    Image.fromarray(grey).save(tmp_path / "a.tif", compression="tiff_lzw")
    frame = only_frame(tmp_path / "a.tif")
    assert np.array_equal(frame.stored, grey)
    assert (frame.facts.transfer_syntax, frame.facts.bits_stored, frame.inverted) == ("TIFF", bits, False)


def test_a_tiff_of_several_pages_shows_the_first_and_says_so(tmp_path: Path) -> None:
    first, second = (Image.fromarray(chest_like(40, 30, 8) // k) for k in (1, 2))
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second])
    frame = only_frame(tmp_path / "a.tif")
    assert np.array_equal(frame.stored, chest_like(40, 30, 8))
    assert frame.doubts == ("pages",)


@pytest.mark.parametrize("bits", [8, 16])
def test_a_tiff_whose_white_is_zero_is_shown_like_its_twin(tmp_path: Path, bits: int) -> None:
    """Photometric Interpretation 0: Pillow inverts 8 bits itself, on both ways, and leaves 16 bits as they are."""
    grey = chest_like(40, 30, bits)
    Image.fromarray(grey).save(tmp_path / "a.tif")
    Image.fromarray(grey if bits == 8 else ~grey).save(tmp_path / "b.tif", tiffinfo={262: 0})
    if bits == 8:
        coded = np.frombuffer((tmp_path / "b.tif").read_bytes()[-grey.size :], dtype=np.uint8)
        assert np.array_equal(coded.reshape(grey.shape), ~grey)
    assert only_frame(tmp_path / "b.tif").inverted is (bits == 16)
    shown = [displayed(only_frame(tmp_path / name)).astype(int) for name in ("a.tif", "b.tif")]
    assert np.abs(shown[0] - shown[1]).max() <= 1


def test_a_tiff_of_floats_is_windowed_without_its_gaps(tmp_path: Path) -> None:
    values = chest_like(40, 30).astype(np.float32) / 4095
    values[0, :5] = np.nan
    Image.fromarray(values).save(tmp_path / "a.tif")
    shown = displayed(only_frame(tmp_path / "a.tif"))
    assert (shown[0, :5] == 0).all()
    assert shown.max() > 250


def test_a_dicom_file_with_a_tiff_header_in_its_preamble_is_dicom(tmp_path: Path) -> None:
    """PS3.10 7.1 allows it; whole-slide images do it."""
    path = write_dx(tmp_path / "a.dcm")
    dataset = dcmread(path)
    dataset.preamble = b"II*\0" + b"\0" * 124
    dataset.save_as(path)
    assert only_frame(path).facts.kind == "dicom"


def test_a_broken_tiff_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(b"II*\0" + b"\0" * 200)
    with pytest.raises(FileFault, match=r"a\.tif is not a readable PNG, JPEG or TIFF"):
        only_frame(tmp_path / "a.tif")


def test_transparency_is_laid_on_black(tmp_path: Path) -> None:
    pixels = np.full((4, 4, 4), 200, dtype=np.uint8)
    pixels[:2, :, 3] = 0
    pixels[2:, :, 3] = 255
    Image.fromarray(pixels).save(tmp_path / "a.png")
    assert only_frame(tmp_path / "a.png").stored[:, 0].tolist() == [0, 0, 200, 200]


def test_damaged_exif_costs_the_orientation_and_not_the_image(tmp_path: Path) -> None:
    """Every byte of the EXIF block spoilt in turn: Pillow then raises TypeError and struct.error among others."""
    exif = Image.Exif()
    exif[0x0112], exif[0x011A], exif[0x010E] = 6, 72.0, "chest"
    path = tmp_path / "a.jpg"
    Image.fromarray(chest_like(40, 30, 8)).save(path, exif=exif)
    whole = path.read_bytes()
    start = whole.index(b"Exif\0\0") + 6
    doubted = 0
    for place in range(start, start + 60):
        for value in (2, 12, 255):
            path.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
            frame = only_frame(path)
            assert set(frame.shape) == {30, 40}
            doubted += "exif" in frame.doubts
    assert doubted > 0
