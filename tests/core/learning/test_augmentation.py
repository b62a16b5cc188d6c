"""Changes of radiographs: by seed alone, in range, and the same geometry for image and mask."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from PIL import Image

from core.learning.augmentation import (
    AugmentationSpec,
    augmented,
    drawn_geometry,
    matched_histogram,
    mixed_amplitude,
    warped,
)
from tests.helpers.training_sets import blobs

STILL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
EVERYTHING = AugmentationSpec(
    blur_share=1, noise_share=1, low_resolution_share=1, jpeg_share=1, border_share=1, letters_share=1,
    rectangle_share=1, histogram_share=1, fourier_share=1,
)  # fmt: skip


def test_the_seed_decides_every_change() -> None:
    image, other = blobs(1, True, 128), blobs(2, False, 128)
    twice = [augmented(image, (96, 80), EVERYTHING, np.random.default_rng(5), lambda: other)[0] for _ in range(2)]
    assert twice[0].shape == (96, 80)
    assert twice[0].dtype == np.uint8
    assert np.array_equal(*twice)
    third = augmented(image, (96, 80), EVERYTHING, np.random.default_rng(6), lambda: other)[0]
    assert not np.array_equal(twice[0], third)


@pytest.mark.parametrize("seed", range(60))
def test_every_seed_gives_a_picture(seed: int) -> None:
    changed, _ = augmented(
        blobs(seed, True), (64, 64), EVERYTHING, np.random.default_rng(seed), lambda: blobs(0, False)
    )
    assert changed.shape == (64, 64)


def test_no_change_is_the_picture_itself() -> None:
    image = blobs(3, True)
    assert np.array_equal(warped(image, image.shape, STILL), image)
    mirror = warped(image, image.shape, (-1.0, 0.0, 0.0, 0.0, 1.0, 0.0))
    assert np.abs(mirror.astype(int) - image[:, ::-1]).max() <= 1


def test_a_flip_happens_only_where_it_is_allowed() -> None:
    turned = {flip: [drawn_geometry(AugmentationSpec(flip=flip), np.random.default_rng(k))[0] < 0 for k in range(50)]
              for flip in (True, False)}  # fmt: skip
    assert 10 < sum(turned[True]) < 40
    assert not any(turned[False])


def test_a_mask_moves_with_its_image() -> None:
    """A bright square on black is its own mask: after the same geometry both still agree."""
    image = np.zeros((128, 128), dtype=np.uint8)
    image[30:70, 20:60] = 255
    still = AugmentationSpec(gamma=(1, 1), contrast=(1, 1), brightness=0, blur_share=0, noise_share=0,
                             low_resolution_share=0, jpeg_share=0, border_share=0, letters_share=0,
                             rectangle_share=0)  # fmt: skip
    for seed in range(8):
        changed, geometry = augmented(image, (112, 112), still, np.random.default_rng(seed))
        assert np.array_equal(changed, warped(image, (112, 112), geometry))
        assert 0.03 < (changed > 127).mean() < 0.25


def test_grey_values_move_to_those_of_another_source() -> None:
    image = blobs(1, True)
    dark = (blobs(2, True) // 3).astype(np.uint8)
    assert abs(matched_histogram(image, dark, 1.0).mean() - dark.mean()) < 3
    assert np.array_equal(matched_histogram(image, dark, 0.0), image)


def test_mixing_amplitudes_keeps_the_structure() -> None:
    image, other = blobs(1, True), np.asarray(Image.fromarray(blobs(9, False)).point(lambda v: v // 2))
    assert np.abs(mixed_amplitude(image, other, 0.1, 0.0).astype(int) - image).max() <= 1
    mixed = mixed_amplitude(image, other, 0.03, 1.0)
    assert abs(mixed.mean() - other.mean()) < abs(image.mean() - other.mean())
    assert (
        np.corrcoef(np.diff(mixed.astype(float), axis=1).ravel(), np.diff(image.astype(float), axis=1).ravel())[0, 1]
        > 0.8
    )


@pytest.mark.parametrize("given", [{"rotation_deg": 40.0}, {"jpeg_share": 1.5}, {"unknown": 1}])
def test_figures_that_cannot_be_meant_are_refused(given: dict[str, float]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(given, AugmentationSpec)
