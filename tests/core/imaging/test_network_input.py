"""The network's path: set by file and manifest alone."""

from __future__ import annotations

import numpy as np
import pytest

from core.imaging.network_input import (
    InputSpec,
    as_picture,
    covered_rectangle,
    network_input,
    network_view,
    normalised,
    resized,
)
from core.study import Frame, FrameOrigin, ImageFacts, Window
from tests.helpers.dicom_files import chest_like

ORIGIN = FrameOrigin("x", "0" * 64, None, 1, 1)


def spec_of(fit: str = "stretch", channels: int = 3) -> InputSpec:
    return InputSpec(32, 32, channels, "bilinear", fit, (0.0, 1.0), (0.5,) * channels, (0.25,) * channels)  # type: ignore[arg-type]


def test_values_are_scaled_then_normalised() -> None:
    out = normalised(np.array([[0, 255]], dtype=np.uint8), spec_of())
    assert out.shape == (3, 1, 2)
    assert out.dtype == np.float32
    assert out[:, 0].tolist() == [[-2, 2]] * 3


def test_torchxrayvision_range_is_only_another_manifest() -> None:
    spec = InputSpec(32, 32, 1, "bilinear", "stretch", (-1024.0, 1024.0), (0.0,), (1.0,))
    assert normalised(np.array([[0, 255]], dtype=np.uint8), spec).tolist() == [[[-1024, 1024]]]


@pytest.mark.parametrize(
    ("fit", "rectangle"),
    [("stretch", (0, 0, 100, 50)), ("pad", (0, -25, 100, 100)), ("crop", (25, 0, 50, 50))],
)
def test_the_covered_rectangle_says_where_the_map_lies(fit: str, rectangle: tuple[float, ...]) -> None:
    area = covered_rectangle((50, 100), spec_of(fit))
    assert (area.x, area.y, area.width, area.height) == rectangle


@pytest.mark.parametrize("fit", ["stretch", "pad", "crop"])
def test_a_mark_lands_where_the_rectangle_says(fit: str) -> None:
    view = np.zeros((96, 160), dtype=np.uint8)
    view[40:56, 72:88] = 255  # centred on (80, 48)
    small = resized(view, spec_of(fit)).astype(float)
    area = covered_rectangle((96, 160), spec_of(fit))
    y, x = (np.average(np.arange(32) + 0.5, weights=small.sum(axis=axis)) for axis in (1, 0))
    assert area.x + x / 32 * area.width == pytest.approx(80, abs=1)
    assert area.y + y / 32 * area.height == pytest.approx(48, abs=1)


def test_monochrome1_and_monochrome2_give_the_network_one_picture() -> None:
    pixels = chest_like(200, 160)
    window = (Window(2048, 4096),)
    two = Frame(pixels, ORIGIN, ImageFacts(), voi_choices=window)
    one = Frame((4095 - pixels).astype(np.uint16), ORIGIN, ImageFacts(), voi_choices=window, inverted=True)
    assert np.abs(network_view(two).astype(int) - network_view(one).astype(int)).max() <= 1
    assert np.abs(network_input(two, spec_of()) - network_input(one, spec_of())).max() < 0.02


def test_a_view_saved_and_read_again_is_the_same_input() -> None:
    """What the export writes is what the network saw: 8-bit grey is a fixed point of the path."""
    frame = Frame(chest_like(200, 160), ORIGIN, ImageFacts(), voi_choices=(Window(2000, 3000),))
    view = network_view(frame)
    again = Frame(view, ORIGIN, ImageFacts())
    assert np.array_equal(network_input(frame, spec_of()), network_input(again, spec_of()))


def test_the_tensor_can_be_looked_at() -> None:
    """Back to grey, exactly: what is shown as the network's input is its input."""
    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    assert np.array_equal(as_picture(normalised(pixels, spec_of()), spec_of()), pixels)
