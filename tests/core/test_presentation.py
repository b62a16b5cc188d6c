"""How a picture lies: turning, mirroring, and the letters at its edges."""

from __future__ import annotations

import numpy as np
import pytest

from core.presentation import UPRIGHT, ImageReference, Orientation, refers_to
from core.study import EdgeLetters

ALL = [Orientation(turns, mirrored) for turns in range(4) for mirrored in (False, True)]
CHEST = EdgeLetters(left="R", right="L", top="H", bottom="F")


def turned_array(pixels: np.ndarray, orientation: Orientation) -> np.ndarray:
    """PS3.3 C.10.6 by numpy: clockwise by quarter turns, then left to right."""
    turned = np.rot90(pixels, -orientation.quarter_turns)
    return np.fliplr(turned) if orientation.mirrored else turned


@pytest.mark.parametrize("orientation", ALL)
def test_the_matrix_moves_points_as_numpy_moves_pixels(orientation: Orientation) -> None:
    pixels = np.arange(12).reshape(3, 4)
    shown = turned_array(pixels, orientation)
    a, b, c, d = orientation.matrix
    moved = {}
    for row in range(3):
        for column in range(4):
            moved[(c * column + d * row, a * column + b * row)] = pixels[row, column]
    assert [value for _, value in sorted(moved.items())] == shown.ravel().tolist()


@pytest.mark.parametrize("orientation", ALL)
def test_letters_turn_with_the_picture(orientation: Orientation) -> None:
    cross = np.array([["", "H", ""], ["R", "", "L"], ["", "F", ""]])
    shown = turned_array(cross, orientation)
    edges = orientation.edges(CHEST)
    assert (edges.left, edges.right, edges.top, edges.bottom) == (shown[1, 0], shown[1, 2], shown[0, 1], shown[2, 1])


@pytest.mark.parametrize("orientation", ALL)
def test_turning_and_mirroring_are_as_seen(orientation: Orientation) -> None:
    pixels = np.arange(12).reshape(3, 4)
    seen = turned_array(pixels, orientation)
    assert (turned_array(pixels, orientation.turned(1)) == np.rot90(seen, -1)).all()
    assert (turned_array(pixels, orientation.turned(-1)) == np.rot90(seen)).all()
    assert (turned_array(pixels, orientation.flipped()) == np.fliplr(seen)).all()


def test_upright_leaves_everything_where_it_is() -> None:
    assert UPRIGHT.edges(CHEST) == CHEST
    assert UPRIGHT.matrix == (1, 0, 0, 1)


def test_a_reference_without_frames_means_all_of_them() -> None:
    references = [ImageReference("1.2", (2, 5)), ImageReference("1.3")]
    assert refers_to(references, "1.2", 5)
    assert not refers_to(references, "1.2", 1)
    assert refers_to(references, "1.3", 9)
    assert not refers_to(references, None, 1)
