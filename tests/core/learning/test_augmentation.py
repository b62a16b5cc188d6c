"""Changes of radiographs: by seed alone, in range, and the same geometry for image and mask."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from PIL import Image

from core.learning.augmentation import (
    AugmentationSpec,
    Chest,
    augmented,
    drawn_geometry,
    matched_histogram,
    mixed_amplitude,
    sharpened,
    warped,
)
from core.learning.lung_augmentation import lung_crop, other_surroundings
from tests.helpers.training_sets import blobs

STILL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
EVERYTHING = AugmentationSpec(
    blur_share=1, noise_share=1, low_resolution_share=1, jpeg_share=1, border_share=1, letters_share=1,
    rectangle_share=1, histogram_share=1, fourier_share=1, swap_share=1, lung_crop_share=1, sharpness_share=1,
)  # fmt: skip
QUIET = AugmentationSpec(gamma=(1, 1), contrast=(1, 1), brightness=0, blur_share=0, noise_share=0,
                         low_resolution_share=0, jpeg_share=0, border_share=0, letters_share=0,
                         rectangle_share=0)  # fmt: skip


def lungs(side: int = 128) -> np.ndarray:
    """Two fields: 22 % of the picture, off its middle."""
    mask = np.zeros((side, side), dtype=np.uint8)
    mask[side // 4 : 3 * side // 4, side // 8 : side // 3] = mask[
        side // 4 : 3 * side // 4, side // 2 : 3 * side // 4
    ] = 255
    return mask


def test_the_seed_decides_every_change() -> None:
    image, other = blobs(1, True, 128), blobs(2, False, 128)
    chest = Chest(image, lungs(), lambda: other)
    twice = [augmented(chest, (96, 80), EVERYTHING, np.random.default_rng(5))[0] for _ in range(2)]
    assert twice[0].shape == (96, 80)
    assert twice[0].dtype == np.uint8
    assert np.array_equal(*twice)
    third = augmented(chest, (96, 80), EVERYTHING, np.random.default_rng(6))[0]
    assert not np.array_equal(twice[0], third)


@pytest.mark.parametrize("seed", range(60))
def test_every_seed_gives_a_picture(seed: int) -> None:
    chest = Chest(blobs(seed, True), lungs(64), lambda: blobs(0, False))
    changed, mask = augmented(chest, (64, 64), EVERYTHING, np.random.default_rng(seed))
    assert changed.shape == (64, 64)
    assert changed.dtype == np.uint8
    assert mask is not None
    assert mask.shape == (64, 64)


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
    for seed in range(8):
        changed, mask = augmented(Chest(image, image), (112, 112), QUIET, np.random.default_rng(seed))
        assert np.array_equal(changed, mask)
        assert 0.03 < (changed > 127).mean() < 0.25


def test_changes_that_are_off_draw_nothing() -> None:
    """A mask beside the picture, and shares of 0, leave every later draw of the same seed where it was."""
    image, other = blobs(1, True, 128), blobs(2, False, 128)
    plain, with_mask = (np.random.default_rng(3) for _ in range(2))
    spec = AugmentationSpec(histogram_share=0.5, fourier_share=0.5)
    for _ in range(10):
        expected, none = augmented(Chest(image, None, lambda: other), (96, 96), spec, plain)
        assert none is None
        assert np.array_equal(expected, augmented(Chest(image, lungs(), lambda: other), (96, 96), spec, with_mask)[0])
    assert plain.random() == with_mask.random()


def test_lungs_come_into_other_surroundings() -> None:
    image, other, mask = blobs(1, True, 128), blobs(2, False, 128), lungs()
    mixed = other_surroundings(image, mask, other)
    assert np.array_equal(mixed[mask > 127], image[mask > 127])
    far = np.ones_like(mask, dtype=bool)
    far[22:106, 6:106] = False  # the mask's box and a tenth of the side around it
    assert np.array_equal(mixed[far], other[far])
    spec = msgspec.structs.replace(QUIET, swap_share=1.0)
    alone, _ = augmented(Chest(image, mask), (96, 96), spec, np.random.default_rng(1))
    expected, _ = augmented(Chest(image, mask), (96, 96), QUIET, np.random.default_rng(1))
    assert np.array_equal(alone, expected)  # there is no image of another source


def test_a_crop_holds_the_lungs_and_little_else() -> None:
    image, mask = blobs(1, True, 128), lungs()
    for seed in range(20):
        cut = lung_crop(image, mask, np.random.default_rng(seed))
        assert cut is not None
        assert cut[0].shape == cut[1].shape
        assert (cut[1] > 127).sum() > 0.85 * (mask > 127).sum()
        assert (cut[1] > 127).mean() > 1.3 * (mask > 127).mean()
    small = np.zeros_like(mask)
    small[:20, :20] = 255  # 2.4 % of the picture
    assert lung_crop(image, small, np.random.default_rng(1)) is None
    spec = msgspec.structs.replace(QUIET, lung_crop_share=1.0)
    shares = [
        (augmented(Chest(image, mask), (96, 96), spec, np.random.default_rng(s))[1] > 127).mean() for s in range(8)
    ]
    assert min(shares) > 1.3 * (mask > 127).mean()


def test_sharpness_goes_either_way() -> None:
    image = blobs(1, True)
    spread = [np.diff(sharpened(image, k).astype(float), axis=0).std() for k in (-1.0, 0.0, 1.2)]
    assert spread[0] < spread[1] < spread[2]
    assert np.array_equal(sharpened(image, 0.0), image)


@pytest.mark.parametrize("side", [64, 37])
def test_the_whole_spectrum_can_be_taken_over(side: int) -> None:
    image, other = blobs(1, True, side), blobs(9, False, side)
    mixed = mixed_amplitude(image // 2 + 60, other // 2 + 60, 1.0, 1.0).astype(np.float32)
    inner = (slice(None), slice(1, side // 2 - 1))
    theirs, ours = (np.abs(np.fft.rfft2(np.float32(x)))[inner] for x in (other // 2 + 60, mixed))
    strong = theirs > 200  # of small amplitudes, rounding to whole grey values is a part
    assert np.abs(ours[strong] / theirs[strong] - 1).max() < 0.25
    assert np.abs(mixed_amplitude(image, other, 1.0, 0.0).astype(int) - image).max() <= 1


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
