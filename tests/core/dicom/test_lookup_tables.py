"""Palettes: plain, deep, segmented, hostile."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import dcmread

from core.dicom.lookup_tables import MAX_ENTRIES, expanded
from core.errors import FileFault
from tests.helpers.dicom_files import chest_like, only_frame, write_dx

COLOURS = ("Red", "Green", "Blue")


def with_palette(path: Path, descriptor: list[int], data: bytes, prefix: str = "") -> Path:
    """Give a grey DICOM file the same palette for red, green and blue."""
    dataset = dcmread(path)
    dataset.PhotometricInterpretation = "PALETTE COLOR"
    for colour in COLOURS:
        dataset.add_new(f"{colour}PaletteColorLookupTableDescriptor", "US", descriptor)
        dataset.add_new(f"{prefix}{colour}PaletteColorLookupTableData", "OW", data)
    dataset.save_as(path)
    return path


def indices(bits: int) -> np.ndarray:
    return chest_like(bits=bits)


@pytest.mark.parametrize("bits", [8, 16])
def test_entries_of_8_and_16_bits(tmp_path: Path, bits: int) -> None:
    table = (np.arange(256) * (1 if bits == 8 else 257)).astype("u1" if bits == 8 else "<u2").tobytes()
    path = with_palette(write_dx(tmp_path / "a.dcm", indices(8)), [256, 0, bits], table)
    assert np.array_equal(only_frame(path).stored, np.repeat(indices(8)[..., None], 3, axis=2))


def test_eight_bit_entries_that_call_themselves_sixteen(tmp_path: Path) -> None:
    path = with_palette(write_dx(tmp_path / "a.dcm", indices(8)), [256, 0, 16], bytes(range(256)))
    assert np.array_equal(only_frame(path).stored[..., 0], indices(8))


def test_one_dark_colour_does_not_change_the_depth(tmp_path: Path) -> None:
    """Sixteen bits where blue stays below 256: it is nearly black, not full blue."""
    path = with_palette(
        write_dx(tmp_path / "a.dcm", indices(8)), [256, 0, 16], (np.arange(256) * 257).astype("<u2").tobytes()
    )
    dataset = dcmread(path)
    dataset.BluePaletteColorLookupTableData = np.full(256, 255, "<u2").tobytes()
    dataset.save_as(path)
    assert only_frame(path).stored[..., 2].max() == 0


def test_deep_indices_beyond_a_short_palette_take_its_ends(tmp_path: Path) -> None:
    """PS3.3 C.7.6.3.1.5: 16-bit indices with 8-bit entries must not wrap round."""
    path = with_palette(write_dx(tmp_path / "a.dcm", indices(16)), [100, 1000, 8], bytes(range(100)))
    expected = np.clip(indices(16).astype(int) - 1000, 0, 99)
    assert np.array_equal(only_frame(path).stored[..., 1], expected)


def test_without_its_table_a_palette_image_is_a_sentence(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", indices(8), PhotometricInterpretation="PALETTE COLOR")
    with pytest.raises(FileFault, match=r"a\.dcm lacks the palette"):
        only_frame(path)


def test_segmented_data_in_a_file(tmp_path: Path) -> None:
    """A discrete entry 0, then linear to 255 over 255 entries: the identity."""
    codes = np.array([0, 1, 0, 1, 255, 255 * 256], dtype="<u2").tobytes()
    path = with_palette(write_dx(tmp_path / "a.dcm", indices(8)), [256, 0, 16], codes, "Segmented")
    assert np.array_equal(only_frame(path).stored[..., 2], indices(8))


def test_segments_as_the_standard_words_them() -> None:
    """PS3.3 C.7.9.2: discrete, linear, indirect; the offset of the last counts bytes from the start of the table."""
    words = [0, 2, 10, 20, 1, 2, 40, 2, 1, 0, 0]
    assert expanded(np.array(words, np.uint16), 100, 2).tolist() == [10, 20, 30, 40, 10, 20]
    octets = [0, 2, 10, 20, 1, 2, 40, 2, 1, 4, 0, 0, 0]
    assert expanded(np.array(octets, np.uint16), 100, 1).tolist() == [10, 20, 30, 40, 40, 40]
    in_words = [0, 2, 10, 20, 1, 2, 40, 2, 1, 8, 0]
    assert expanded(np.array(in_words, np.uint16), 100, 2).tolist() == [10, 20, 30, 40, 40, 40]


@given(st.lists(st.integers(0, 65535) | st.integers(0, 3), max_size=300), st.sampled_from([1, 2]))
def test_no_segments_grow_beyond_the_stated_size(codes: list[int], code_bytes: int) -> None:
    assert expanded(np.array(codes, np.uint16), 256, code_bytes).size <= 256


def test_segments_that_call_each_other_end() -> None:
    """An indirect segment must not point to an indirect one (C.7.9.2.3); one that points to itself adds nothing."""
    codes = np.tile(np.array([2, 65535, 0, 0], np.uint16), 50_000)
    assert expanded(codes, MAX_ENTRIES, 2).size == 0
