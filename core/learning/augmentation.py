"""Augmentation for radiographs: what scanners, print scans and web collections vary, and disease does not.

Source and class are confounded in collected chest radiographs, so softness, contrast, borders and marks are varied on
purpose: the network shall not tell collections apart by them. Everything works on 8-bit grey, which is what the
network is given at the reading station too, and draws from the one generator that it is handed.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import msgspec
import numpy as np
from msgspec import Meta
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from core.errors import DatasetError
from core.learning.lung_augmentation import AFTER_CROP, lung_crop, other_surroundings

Grey = NDArray[np.uint8]
Partner = Callable[[], Grey]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
SHARPNESS = (-1.0, 1.2)
MARKS = ("L", "R", "AP", "PA", "AP ERECT", "SUPINE", "PORTABLE", "SEMI-ERECT", "MOBILE", "PORT")


class AugmentationSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ranges of the random changes. `..._share`: how many of the images get that change, 0 to 1.

    `shift` is a share of the side, `rotation_deg` either way, `fourier_beta` the share of the frequencies, from the
    lowest, whose amplitude is mixed with that of an image of another source; 1 is the whole spectrum.
    `swap_share`: lungs in the surroundings of another source; `lung_crop_share`: cut to the lungs; `sharpness_share`:
    from a blurred to an overdrawn picture. `opacity_share`: of the images without a finding, how many get painted
    opacities and become images of `opacity_class`.
    """

    scale: tuple[float, float] = (0.8, 1.15)
    aspect: float = 0.12
    rotation_deg: Annotated[float, Meta(ge=0.0, le=15.0)] = 12.0
    shift: Share = 0.08
    flip: bool = True
    gamma: tuple[float, float] = (0.7, 1.45)
    contrast: tuple[float, float] = (0.75, 1.3)
    brightness: Share = 0.08
    blur_share: Share = 0.35
    noise_share: Share = 0.2
    noise_grey: float = 10.0
    low_resolution_share: Share = 0.2
    jpeg_share: Share = 0.25
    jpeg_quality: tuple[int, int] = (25, 90)
    border_share: Share = 0.2
    letters_share: Share = 0.3
    rectangle_share: Share = 0.35
    histogram_share: Share = 0.0
    fourier_share: Share = 0.0
    fourier_beta: Share = 0.06
    swap_share: Share = 0.0
    lung_crop_share: Share = 0.0
    sharpness_share: Share = 0.0
    opacity_share: Share = 0.0
    opacity_class: str = "pneumonia"


def check_ranges(spec: AugmentationSpec) -> None:
    """Refuse ranges that cannot be drawn from. Raises DatasetError."""
    for name, low, high in (("scale", 0.01, 100.0), ("gamma", 0.01, 100.0), ("contrast", 0.0, 100.0),
                            ("jpeg_quality", 1, 100)):  # fmt: skip
        given = getattr(spec, name)
        if not low <= given[0] <= given[1] <= high:
            raise DatasetError(
                "augmentation.{name} = {given} is no range within {low:g} to {high:g}, the lower end first; mend it.",
                name=name,
                given=list(given),
                low=low,
                high=high,
            )
    if not 0.0 <= spec.aspect <= 1.0:
        raise DatasetError("augmentation.aspect = {aspect} is outside 0 to 1; mend it.", aspect=spec.aspect)
    if not 1.0 <= spec.noise_grey <= 255.0:
        raise DatasetError(
            "augmentation.noise_grey = {noise_grey} is outside 1 to 255; for no noise set noise_share to 0.",
            noise_grey=spec.noise_grey,
        )


@dataclass(frozen=True, slots=True)
class Chest:
    """A picture to change: uint8 (h, w).

    `mask`: where its lungs are, uint8 (h, w), 255 = lung, or (h, w, 2), the second layer where the evidence of its
    class lies; None: not known. `partner`: loads an image of another source, of the same shape; None: there is none."""

    image: Grey
    mask: Grey | None = None
    partner: Partner | None = None


def augmented(chest: Chest, size: tuple[int, int], spec: AugmentationSpec, rng: Generator) -> tuple[Grey, Grey | None]:
    """A changed copy of the picture, uint8 of `size` (height, width), and its mask under the same geometry.

    A change with share 0 that came later than others draws nothing, so that earlier recipes stay what they were.
    """
    image, mask = _with_partner(chest, spec, rng), chest.mask
    if mask is not None and _falls(spec.lung_crop_share, rng):
        cut = lung_crop(image, mask, rng)
        if cut is not None:
            image, mask = cut
            spec = msgspec.structs.replace(spec, **AFTER_CROP)
    geometry = drawn_geometry(spec, rng)
    image = _other_film(warped(image, size, geometry), spec, rng)
    return image, None if mask is None else warped(mask, size, geometry)


def _falls(share: float, rng: Generator) -> bool:
    """Whether a change happens; one that never does draws nothing."""
    return share > 0 and rng.random() < share


def _other_film(image: Grey, spec: AugmentationSpec, rng: Generator) -> Grey:
    """Another exposure, another scanner, marks and borders, another file."""
    image = _grey_scale(spec, rng)[image]
    if _falls(spec.sharpness_share, rng):
        image = sharpened(image, rng.uniform(*SHARPNESS))
    for share, change in (
        (spec.blur_share, _softened),
        (spec.low_resolution_share, _coarsened),
        (spec.border_share, _with_border),
        (spec.letters_share, _with_letters),
        (spec.rectangle_share, _with_rectangle),
    ):
        if rng.random() < share:
            image = change(image, rng)
    if rng.random() < spec.noise_share:
        noise = rng.standard_normal(image.shape, dtype=np.float32) * np.float32(rng.uniform(1.0, spec.noise_grey))
        image = np.clip(image + noise, 0, 255).astype(np.uint8)
    if rng.random() < spec.jpeg_share:
        image = _compressed(image, int(rng.integers(*spec.jpeg_quality, endpoint=True)))
    return image


def drawn_geometry(spec: AugmentationSpec, rng: Generator) -> tuple[float, ...]:
    """An affine change: six numbers that take centred output positions (-1..1) to centred input positions."""
    angle = math.radians(rng.uniform(-spec.rotation_deg, spec.rotation_deg))
    zoom = 1.0 / rng.uniform(*spec.scale)
    stretch = math.exp(rng.uniform(-spec.aspect, spec.aspect))
    mirror = -1.0 if spec.flip and rng.random() < 0.5 else 1.0
    cos, sin = math.cos(angle), math.sin(angle)
    dx, dy = 2.0 * rng.uniform(-spec.shift, spec.shift, 2)
    return (mirror * zoom * stretch * cos, -zoom * sin, float(dx), mirror * zoom * sin, zoom / stretch * cos, float(dy))


def warped(image: Grey, size: tuple[int, int], geometry: tuple[float, ...]) -> Grey:
    """Sample `image` (uint8, any size, one or two layers) under the geometry, bilinear, black outside: uint8 of `size`
    (height, width)."""
    (rows, columns), (height, width) = image.shape[:2], size
    a, b, c, d, e, f = geometry
    sx, sy = columns / 2.0, rows / 2.0
    # Pillow takes output pixels (from 0, at their corners) to input pixels.
    xx, xy, yx, yy = a * sx * 2 / width, b * sx * 2 / height, d * sy * 2 / width, e * sy * 2 / height
    data = (xx, xy, (c - a - b + 1.0) * sx, yx, yy, (f - d - e + 1.0) * sy)
    picture = Image.fromarray(image)
    return np.asarray(picture.transform((width, height), Image.Transform.AFFINE, data, Image.Resampling.BILINEAR))


def _grey_scale(spec: AugmentationSpec, rng: Generator) -> Grey:
    """Gamma, contrast and brightness as one table of 256 grey values."""
    values = (np.arange(256) / 255.0) ** rng.uniform(*spec.gamma)
    values = (values - 0.5) * rng.uniform(*spec.contrast) + 0.5 + rng.uniform(-spec.brightness, spec.brightness)
    return np.rint(np.clip(values, 0.0, 1.0) * 255.0).astype(np.uint8)


def _softened(image: Grey, rng: Generator) -> Grey:
    """Blur with a Gaussian of 0.4 to 1.6 pixels, or sharpen by the same measure (unsharp mask)."""
    sigma, blur = rng.uniform(0.4, 1.6), rng.random() < 0.6
    change = ImageFilter.GaussianBlur(sigma) if blur else ImageFilter.UnsharpMask(sigma, 80, 0)
    return np.asarray(Image.fromarray(image).filter(change))


def sharpened(image: Grey, strength: float) -> Grey:
    """Add `strength` times the difference to the mean of 5 x 5 pixels, uint8 (h, w): -1 gives that mean, 0 the picture,
    more a sharper one.
    """
    smooth = np.asarray(Image.fromarray(image).filter(ImageFilter.BoxBlur(2)), dtype=np.float32)
    changed = image + np.float32(strength) * (image - smooth)
    whole: Grey = np.rint(np.clip(changed, 0, 255)).astype(np.uint8)
    return whole


def _coarsened(image: Grey, rng: Generator) -> Grey:
    """Lose resolution: down to 35 to 90 per cent of the side and back."""
    height, width = image.shape
    share = rng.uniform(0.35, 0.9)
    small = (max(8, round(width * share)), max(8, round(height * share)))
    picture = Image.fromarray(image).resize(small, Image.Resampling.BOX)
    return np.asarray(picture.resize((width, height), Image.Resampling.BILINEAR))


def _with_border(image: Grey, rng: Generator) -> Grey:
    """Collimation and film edges: up to 12 per cent of each of some sides become one grey; or a drawn frame."""
    changed = image.copy()
    height, width = image.shape
    grey = np.uint8(rng.choice((0, 0, 255, int(rng.integers(256)))))
    top, bottom = (round(height * rng.uniform(0, 0.12)) if rng.random() < 0.6 else 0 for _ in range(2))
    left, right = (round(width * rng.uniform(0, 0.12)) if rng.random() < 0.6 else 0 for _ in range(2))
    if rng.random() < 0.25:  # a thin frame, as prints and slides have
        line = int(rng.integers(1, 4))
        inner = changed[top + line : height - bottom - line, left + line : width - right - line].copy()
        changed[top : height - bottom, left : width - right] = grey
        changed[top + line : height - bottom - line, left + line : width - right - line] = inner
        return changed
    changed[:top] = changed[height - bottom :] = grey
    changed[:, :left] = changed[:, width - right :] = grey
    return changed


def _with_letters(image: Grey, rng: Generator) -> Grey:
    """Laterality markers and annotations: one to three words near the edges."""
    height, width = image.shape
    picture = Image.fromarray(image)
    draw = ImageDraw.Draw(picture)
    for _ in range(int(rng.integers(1, 4))):
        font = ImageFont.load_default(float(rng.uniform(0.035, 0.11) * height))
        across, down = rng.uniform(0.0, 0.92), rng.uniform(0.0, 0.94)
        if rng.random() < 0.8:  # markers lie beside the chest
            across = across * 0.15 + (0.8 if rng.random() < 0.5 else 0.0)
        word = MARKS[int(rng.integers(len(MARKS)))] if rng.random() < 0.8 else str(rng.integers(10, 99_999))
        draw.text((across * width, down * height), word, fill=int(rng.choice((255, 255, 0, 200))), font=font)
    return np.asarray(picture)


def _with_rectangle(image: Grey, rng: Generator) -> Grey:
    """Random erasing (Zhong et al., AAAI 2020): one rectangle of a random grey over 2 to 15 per cent of the picture."""
    height, width = image.shape
    area, ratio = rng.uniform(0.02, 0.15), math.exp(rng.uniform(-1.0, 1.0))
    h = max(1, min(height - 1, round(height * math.sqrt(area * ratio))))
    w = max(1, min(width - 1, round(width * math.sqrt(area / ratio))))
    y, x = int(rng.integers(height - h + 1)), int(rng.integers(width - w + 1))
    changed = image.copy()
    changed[y : y + h, x : x + w] = rng.integers(256)
    return changed


def _compressed(image: Grey, quality: int) -> Grey:
    """Through JPEG at the given quality."""
    buffer = io.BytesIO()
    Image.fromarray(image).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(buffer))


def _with_partner(chest: Chest, spec: AugmentationSpec, rng: Generator) -> Grey:
    """Take on the surroundings, the grey values or the frequencies of images of another source."""
    image, partner = chest.image, chest.partner
    if partner is None:
        return image
    if chest.mask is not None and _falls(spec.swap_share, rng):
        lungs = chest.mask if chest.mask.ndim == 2 else chest.mask[..., 0]
        image = other_surroundings(image, lungs, partner())
    if rng.random() < spec.histogram_share:
        image = matched_histogram(image, partner(), rng.uniform(0.3, 1.0))
    if rng.random() < spec.fourier_share:
        image = mixed_amplitude(image, partner(), spec.fourier_beta, rng.uniform(0.0, 1.0))
    return image


def matched_histogram(image: Grey, other: Grey, strength: float) -> Grey:
    """Move the grey values (uint8) towards the distribution of `other`; strength 0 (none) to 1 (whole)."""
    mine = np.cumsum(np.bincount(image.ravel(), minlength=256)) / image.size
    theirs = np.cumsum(np.bincount(other.ravel(), minlength=256)) / other.size
    target = np.interp(mine, theirs, np.arange(256))
    table = np.rint((1.0 - strength) * np.arange(256) + strength * target)
    return np.clip(table, 0, 255).astype(np.uint8)[image]


def mixed_amplitude(image: Grey, other: Grey, beta: float, strength: float) -> Grey:
    """Fourier domain adaptation (Yang and Soatto, CVPR 2020): phases stay, low amplitudes move to those of `other`.

    Both uint8 of the same shape; `beta`: share of the frequencies on each axis, 1 = all; `strength`: 0 to 1.
    """
    mine, theirs = np.fft.rfft2(image.astype(np.float32)), np.fft.rfft2(other.astype(np.float32))
    rows, columns = max(1, round(beta * image.shape[0] / 2)), max(1, round(beta * image.shape[1] / 2))
    low = np.zeros(mine.shape, dtype=bool)
    low[:rows, :columns] = low[-rows:, :columns] = True
    low |= beta >= 1.0  # the halves above leave out the highest column, and of an odd number of rows one
    amplitude = np.abs(mine)
    mixed = np.where(low, (1.0 - strength) * amplitude + strength * np.abs(theirs), amplitude)
    changed = np.fft.irfft2(mixed * np.exp(1j * np.angle(mine)), s=image.shape)
    return np.clip(np.rint(changed), 0, 255).astype(np.uint8)
