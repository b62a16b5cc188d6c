"""Area-averaged levels."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.imaging.pyramid import halved, pyramid


def test_a_block_becomes_its_rounded_mean_in_the_same_type() -> None:
    values = np.asarray([[1, 2, 65535, 65535], [3, 4, 65535, 65535]], dtype=np.uint16)
    assert halved(values).tolist() == [[3, 65535]]
    assert halved(values).dtype == np.uint16
    assert halved(np.asarray([[-4, -2], [-4, -4]], dtype=np.int16)).tolist() == [[-3]]
    assert halved(np.asarray([[0.0, 1.0], [2.0, 4.0]], dtype=np.float32)).tolist() == [[1.75]]


def test_an_odd_edge_is_repeated() -> None:
    assert halved(np.asarray([[10, 20, 30]], dtype=np.uint8)).tolist() == [[15, 30]]


def test_colour_keeps_its_channels() -> None:
    values = np.zeros((2, 2, 3), dtype=np.uint8)
    values[..., 1] = 200
    assert halved(values).tolist() == [[[0, 200, 0]]]


@given(rows=st.integers(1, 700), columns=st.integers(1, 700), kind=st.sampled_from(["u1", "u2", "i2", "i4", "f4"]))
def test_levels_halve_down_to_the_smallest_and_keep_a_flat_picture_flat(rows: int, columns: int, kind: str) -> None:
    levels = pyramid(np.full((rows, columns), 37, dtype=kind))
    assert levels[0].shape == (rows, columns)
    assert max(levels[-1].shape) <= 256
    for larger, smaller in itertools.pairwise(levels):
        assert smaller.shape == (-(-larger.shape[0] // 2), -(-larger.shape[1] // 2))
        assert smaller.dtype == larger.dtype
    assert all((level == 37).all() for level in levels)


def test_the_mean_of_the_picture_is_kept() -> None:
    values = np.random.default_rng(7).integers(0, 4096, (1024, 1024)).astype(np.uint16)
    for level in pyramid(values):
        assert level.mean() == pytest.approx(values.mean(), abs=1.0)
