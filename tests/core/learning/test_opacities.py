"""Painted opacities: seen, inside the lungs, known by place, and an image of their class from then on."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from core.errors import DatasetError
from core.learning.augmentation import AugmentationSpec
from core.learning.config import TrainingPlan, check_opacities
from core.learning.opacities import VISIBLE_GREY, with_opacities

SIDE = 96


def chest() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Two dark lungs beside a bright middle, and their mask."""
    image = np.full((SIDE, SIDE), 190, dtype=np.uint8)
    mask = np.zeros((SIDE, SIDE), dtype=np.uint8)
    for left in (14, 58):
        mask[16:80, left : left + 24] = 255
    image[mask > 0] = 60
    return image, mask


@pytest.mark.parametrize("seed", range(6))
def test_an_opacity_lies_in_the_lungs_and_where_it_is_said_to_be(seed: int) -> None:
    image, mask = chest()
    found = with_opacities(image, mask, np.random.default_rng(seed))
    assert found is not None
    painted, evidence = found
    change = painted.astype(int) - image
    assert np.array_equal(painted[mask == 0], image[mask == 0])
    assert set(np.unique(evidence)) == {0, 255}
    assert not evidence[mask == 0].any()
    assert change[evidence > 0].mean() >= VISIBLE_GREY - 1
    assert change[evidence > 0].mean() > 2 * change[(evidence == 0) & (mask > 0)].mean()


def test_nothing_is_painted_where_there_are_no_lungs_or_nothing_would_be_seen() -> None:
    image, mask = chest()
    small = np.zeros_like(mask)
    small[:20, :20] = 255
    bright = np.full_like(image, 190)
    assert with_opacities(image, small, np.random.default_rng(0)) is None
    assert all(with_opacities(bright, mask, np.random.default_rng(seed)) is None for seed in range(4))


def test_the_class_of_opacities_must_be_one_of_the_set() -> None:
    plan = TrainingPlan(task="classes", classes=("normal", "mass"), augmentation=AugmentationSpec(opacity_share=0.5))
    with pytest.raises(DatasetError, match="pneumonia is no class of this set"):
        check_opacities(plan)
    named = msgspec.structs.replace(plan, augmentation=AugmentationSpec(opacity_share=0.5, opacity_class="mass"))
    check_opacities(named)
    with pytest.raises(DatasetError, match="opacity_share to 0"):
        check_opacities(msgspec.structs.replace(named, task="findings"))
