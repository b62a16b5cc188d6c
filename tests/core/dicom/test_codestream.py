"""Sizes read from codestreams before any decoder sees them."""

from __future__ import annotations

import imagecodecs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import dcmread
from pydicom.data import get_testdata_file
from pydicom.encaps import get_frame

from core.dicom.codestreams import check_codestream, coded_size
from core.errors import FileFault

SHAPES = [(1, 1), (8, 16), (77, 1234), (256, 256), (480, 640), (1024, 1365)]
ENCODERS = {
    "JPEG": lambda pixels: imagecodecs.jpeg8_encode((pixels >> 4).astype(np.uint8)),
    "JPEG lossless": imagecodecs.ljpeg_encode,
    "JPEG-LS": imagecodecs.jpegls_encode,
    "JPEG 2000": lambda pixels: imagecodecs.jpeg2k_encode(pixels, codecformat="J2K"),
    "JP2": imagecodecs.jpeg2k_encode,
    "JPEG XL": lambda pixels: imagecodecs.jpegxl_encode(pixels, usecontainer=False),
    "JPEG XL in boxes": lambda pixels: imagecodecs.jpegxl_encode(pixels, lossless=True),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("coding", ENCODERS)
def test_the_size_of_a_codestream(coding: str, shape: tuple[int, int]) -> None:
    pixels = (np.arange(shape[0] * shape[1]) % 4096).astype(np.uint16).reshape(shape)
    size = coded_size(bytes(ENCODERS[coding](pixels)))
    assert size is not None
    assert (size.rows, size.columns) == shape


@pytest.mark.parametrize(
    "name", ["SC_rgb_jpeg_gdcm.dcm", "JPEG2000.dcm", "JPEGLSNearLossless_16.dcm", "JPGExtended.dcm"]
)
def test_the_size_of_other_peoples_codestreams(name: str) -> None:
    dataset = dcmread(str(get_testdata_file(name)))
    frame = get_frame(dataset.PixelData, 0, number_of_frames=1)
    size = coded_size(frame)
    assert size is not None
    assert (size.rows, size.columns) == (dataset.Rows, dataset.Columns)


@given(
    start=st.sampled_from(
        [b"\xff\xd8", b"\xff\x4f\xff\x51", b"\xff\x0a", b"\x00\x00\x00\x0cJXL \x0d\x0a\x87\x0a", b""]
    ),
    rest=st.binary(max_size=200),
)
def test_rubbish_states_some_size_or_none(start: bytes, rest: bytes) -> None:
    size = coded_size(start + rest)
    assert size is None or isinstance(size.rows * size.columns, int)


def test_a_size_that_is_not_the_headers_is_refused() -> None:
    with pytest.raises(FileFault, match=r"a\.dcm says 20 x 10 pixels, but its compressed data say 40 x 30"):
        check_codestream(imagecodecs.ljpeg_encode(np.zeros((30, 40), np.uint16)), (10, 20), "a.dcm", 200)


def test_a_jpeg_of_endless_scans_is_refused() -> None:
    """Each scan of a progressive JPEG may touch every pixel: a small file can ask for hours."""
    codestream = imagecodecs.jpeg8_encode(np.zeros((30, 40), np.uint8)) + b"\xff\xda" * 1000
    with pytest.raises(FileFault, match=r"more than 200 JPEG scans .*max_jpeg_scans"):
        check_codestream(codestream, (30, 40), "a.dcm", 200)


def test_a_jpeg_2000_of_endless_components_is_refused() -> None:
    codestream = bytearray(imagecodecs.jpeg2k_encode(np.zeros((30, 40), np.uint16), codecformat="J2K"))
    codestream[40:42] = (16384).to_bytes(2, "big")
    with pytest.raises(FileFault, match="16384 components"):
        check_codestream(bytes(codestream), (30, 40), "a.dcm", 200)
