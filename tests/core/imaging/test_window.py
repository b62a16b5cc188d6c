"""The VOI step and the one inversion."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.imaging.modality import modality_values
from core.imaging.window import apply_voi, default_voi, display_table, grey_image, percentile_window
from core.study import Frame, FrameOrigin, ImageFacts, LookupTable, ModalityTransform, Window

ORIGIN = FrameOrigin("x", "0" * 64, None, 1, 1)
windows = st.builds(
    Window,
    center=st.floats(-3000, 3000),
    width=st.floats(2, 5000),
    function=st.sampled_from(["LINEAR", "LINEAR_EXACT", "SIGMOID"]),
)


def frame_of(stored: np.ndarray, **kwargs: object) -> Frame:
    return Frame(stored=stored, origin=ORIGIN, facts=ImageFacts(), **kwargs)  # type: ignore[arg-type]


def test_linear_window_has_the_ends_of_the_standard() -> None:
    """PS3.3 C.11.2.1.2.1, its own example: c = 2048, w = 4096 maps 0 to the minimum and 4095 to the maximum."""
    values = np.array([-1, 0, 1, 2047.5, 4094, 4095, 4096], dtype=np.float32)
    shown = apply_voi(values, Window(2048, 4096))
    assert shown[[0, 1]] == pytest.approx([0, 0])
    assert shown[[5, 6]] == pytest.approx([1, 1])
    assert shown[3] == pytest.approx(0.5)
    assert 0 < shown[2] < shown[4] < 1


def test_linear_window_of_width_one_is_a_threshold() -> None:
    """PS3.3 C.11.2.1.2.1: with w = 1 everything at or below c - 0.5 is black."""
    shown = apply_voi(np.array([99, 99.5, 100], dtype=np.float32), Window(100, 1))
    assert shown.tolist() == [0, 0, 1]


def test_linear_exact_and_sigmoid_at_their_centre_and_ends() -> None:
    values = np.array([50, 100, 150], dtype=np.float32)
    assert apply_voi(values, Window(100, 100, "LINEAR_EXACT")) == pytest.approx([0, 0.5, 1])
    sigmoid = apply_voi(values, Window(100, 100, "SIGMOID"))
    assert sigmoid == pytest.approx([1 / (1 + np.exp(2)), 0.5, 1 / (1 + np.exp(-2))])


@given(window=windows)
def test_every_window_rises_and_stays_within_0_and_1(window: Window) -> None:
    shown = apply_voi(np.linspace(-10000, 10000, 4001, dtype=np.float32), window)
    assert (np.diff(shown) >= 0).all()
    assert shown.min() >= 0
    assert shown.max() <= 1


@given(window=windows, invert=st.booleans())
def test_monochrome1_mirrors_monochrome2(window: Window, invert: bool) -> None:
    stored = np.arange(0, 4096, 7, dtype=np.uint16).reshape(1, -1)
    plain = grey_image(frame_of(stored), window, invert=invert).astype(int)
    mirrored = grey_image(frame_of(stored, inverted=True), window, invert=invert).astype(int)
    assert np.abs(plain + mirrored - 255).max() <= 1  # both round half to even


@given(window=windows, slope=st.sampled_from([1.0, -10.0, 0.5]), intercept=st.sampled_from([0.0, -1024.0]))
def test_the_table_agrees_with_the_arithmetic(window: Window, slope: float, intercept: float) -> None:
    """Integer pixels go through a table, floats through the formula: the same grey levels."""
    stored = np.arange(-2000, 2000, 3, dtype=np.int16).reshape(1, -1)
    transform = ModalityTransform(slope, intercept)
    by_table = grey_image(frame_of(stored, modality_transform=transform), window)
    by_formula = grey_image(frame_of(stored.astype(np.float32), modality_transform=transform), window)
    assert np.array_equal(by_table, by_formula)


def test_signed_values_index_the_table_by_their_bits() -> None:
    stored = np.array([[-32768, -1, 0, 32767]], dtype=np.int16)
    frame = frame_of(stored)
    table = display_table(frame, Window(0, 65535, "LINEAR_EXACT"))
    assert table.shape == (65536,)
    assert table[stored.view(np.uint16)].tolist() == [[0, 127, 128, 255]]


def test_a_voi_lut_clamps_beyond_its_ends() -> None:
    lut = LookupTable(np.array([0, 100, 255], dtype=np.uint16), first_mapped=10, bits=8)
    shown = apply_voi(np.array([0, 10, 11, 12, 99], dtype=np.float32), lut)
    assert (shown * 255).round().tolist() == [0, 0, 100, 255, 255]


def test_a_modality_lut_replaces_the_rescale() -> None:
    lut = LookupTable(np.array([5, 50, 500], dtype=np.uint16), first_mapped=0, bits=16)
    assert modality_values(np.array([0, 1, 2, 3]), ModalityTransform(lut=lut)).tolist() == [5, 50, 500, 500]


def test_eight_bit_pictures_are_shown_as_they_are() -> None:
    stored = np.arange(256, dtype=np.uint8).reshape(16, 16)
    frame = frame_of(stored)
    assert np.array_equal(grey_image(frame, default_voi(frame)), stored)


def test_padding_stays_out_of_the_automatic_window() -> None:
    stored = np.full((100, 100), 1000, dtype=np.uint16)
    stored[:, :50] = np.arange(50) + 975
    stored[:40] = 65535
    with_padding = percentile_window(frame_of(stored, padding=(65535, 65535)))
    assert with_padding.center + with_padding.width / 2 <= 1025
    assert percentile_window(frame_of(stored)).width > 60000


def test_colour_becomes_luminance_for_the_network() -> None:
    colour = np.zeros((2, 2, 3), dtype=np.uint8)
    colour[0, 0] = (255, 0, 0)
    assert grey_image(frame_of(colour), Window(1, 1)).tolist() == [[76, 0], [0, 0]]


@given(center=st.integers(-3000, 3000), width=st.integers(2, 5000))
def test_the_ends_of_a_linear_window_are_exact(center: int, width: int) -> None:
    """PS3.3 C.11.2.1.2.1: black up to c - 0.5 - (w-1)/2, white beyond c - 0.5 + (w-1)/2, neither before."""
    low, high = center - 0.5 - (width - 1) / 2, center - 0.5 + (width - 1) / 2
    step = (width - 1) / 100
    shown = apply_voi(np.array([low, low + step, high - step, high], dtype=np.float32), Window(center, width))
    assert shown[0] == 0
    assert shown[3] == 1
    assert 0 < shown[1] <= shown[2] < 1 or width == 2


@given(center=st.integers(-3000, 3000), width=st.integers(1, 5000))
def test_the_ends_of_an_exact_window_are_exact(center: int, width: int) -> None:
    """PS3.3 C.11.2.1.3.2: black up to c - w/2, white beyond c + w/2."""
    ends = np.array([center - width / 2, center, center + width / 2], dtype=np.float32)
    assert apply_voi(ends, Window(center, width, "LINEAR_EXACT")).tolist() == [0, 0.5, 1]


@given(window=windows, dtype=st.sampled_from(["uint8", "int8", "uint16", "int16", "int32", "float32"]))
def test_one_value_has_one_grey_level_in_every_type(window: Window, dtype: str) -> None:
    values = np.arange(0, 128)
    reference = grey_image(frame_of(values.astype(np.int16).reshape(1, -1)), window)
    assert np.array_equal(grey_image(frame_of(values.astype(dtype).reshape(1, -1)), window), reference)


tables = st.builds(
    lambda entries, first: LookupTable(np.array(sorted(entries), dtype=np.uint16), first, 16),
    st.lists(st.integers(0, 65535), min_size=1, max_size=50),
    st.integers(-2000, 2000),
)


@given(lut=tables)
def test_a_rising_lut_rises_and_keeps_its_ends(lut: LookupTable) -> None:
    """PS3.3 C.11.2.1.1: below the first value mapped its first entry, above the last its last."""
    values = np.arange(-3000, 3000, dtype=np.float32)
    shown = apply_voi(values, lut)
    assert (np.diff(shown) >= 0).all()
    assert shown[0] == pytest.approx(lut.table[0] / 65535)
    assert shown[-1] == pytest.approx(lut.table[-1] / 65535)


@given(lut=tables, dtype=st.sampled_from(["int16", "float32", "int32"]))
def test_a_lut_agrees_for_integers_and_floats(lut: LookupTable, dtype: str) -> None:
    stored = np.arange(-2100, 2100, dtype=np.int16).reshape(1, -1)
    by_table = grey_image(frame_of(stored), lut)
    assert np.array_equal(grey_image(frame_of(stored.astype(dtype)), lut), by_table)


@given(lut=tables, window=windows, as_lut=st.booleans())
def test_monochrome1_mirrors_monochrome2_through_a_modality_lut(lut: LookupTable, window: Window, as_lut: bool) -> None:
    stored = np.arange(-100, 3000, 7, dtype=np.int16).reshape(1, -1)
    transform = ModalityTransform(lut=lut) if as_lut else ModalityTransform(-2.0, 100.0)
    plain = grey_image(frame_of(stored, modality_transform=transform), window).astype(int)
    mirrored = grey_image(frame_of(stored, modality_transform=transform, inverted=True), window)
    assert np.abs(plain + mirrored - 255).max() <= 1


def test_small_integers_reach_a_distant_lut_exactly() -> None:
    """uint8 has no room for the difference to a first value of 1,024, nor has float16."""
    lut = LookupTable(np.arange(256, dtype=np.uint16), first_mapped=1024 - 255, bits=8)
    stored = np.arange(256, dtype=np.uint8)
    transform = ModalityTransform(1.0, 1024.0 - 255.0)
    shown = apply_voi(modality_values(stored, transform), lut)
    assert (shown * 255).round().tolist() == stored.tolist()
    assert modality_values(stored, ModalityTransform(lut=lut)).tolist() == [0.0] * 256


def test_a_range_of_padding_stays_out_of_the_automatic_window() -> None:
    stored = np.full((100, 100), 1000, dtype=np.uint16)
    stored[:, :50] = np.arange(50) + 975
    stored[:40] = np.arange(100) + 60000
    window = percentile_window(frame_of(stored, padding=(60000, 60099)))
    assert window.center + window.width / 2 <= 1025


def test_values_that_are_no_numbers_are_dark_and_out_of_the_automatic_window() -> None:
    values = np.linspace(0, 1, 10_000, dtype=np.float32).reshape(100, 100)
    values[0] = np.nan
    values[1] = np.inf
    frame = frame_of(values)
    window = percentile_window(frame)
    assert 0 <= window.center - window.width / 2 < window.center + window.width / 2 <= 1
    shown = grey_image(frame, window)
    assert (shown[0] == 0).all()
    assert (shown[1] == 255).all()
