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
