"""Wrong pictures, made from right ones or from nothing, so that a gate can be fitted without any outside data.

Every maker takes a network view, uint8 (rows, columns), and a generator, and gives another view. Makers that need no
radiograph look at the given view's shape alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

View = NDArray[np.uint8]
Maker = Callable[[View, np.random.Generator], View]
_TEXT = (
    "patient report dear colleague findings no acute impression history contrast dose left right date signed table "
    "figure results the of and with was not in to at mg ml 2019 12 34 5.6"
)
WORDS = tuple(_TEXT.split(" "))


@dataclass(frozen=True, slots=True)
class Family:
    """Pictures of one fault. `kind`: what the gate's head calls them."""

    kind: str
    make: Maker


def _resized(view: View, size: tuple[int, int]) -> View:
    return np.asarray(Image.fromarray(view).resize(size, Image.Resampling.BILINEAR))


def mildly_changed(view: View, generator: np.random.Generator) -> View:
    """What a sound picture may look like, too: a few degrees off, a little margin or crop, gamma, softness."""
    rows, columns = view.shape
    image = Image.fromarray(view)
    if generator.random() < 0.5:
        image = image.rotate(float(generator.uniform(-6, 6)), Image.Resampling.BILINEAR)
    zoom = float(generator.uniform(0.88, 1.1))
    x = (columns - columns * zoom) * float(generator.uniform(0.3, 0.7))
    y = (rows - rows * zoom) * float(generator.uniform(0.3, 0.7))
    image = image.transform(image.size, Image.Transform.AFFINE, (zoom, 0, x, 0, zoom, y), Image.Resampling.BILINEAR)
    if generator.random() < 0.3:
        image = image.filter(ImageFilter.GaussianBlur(float(generator.uniform(0.3, 1.0)) * columns / 224))
    grey = np.asarray(image, dtype=np.float32) / 255.0
    grey = grey ** float(generator.uniform(0.8, 1.25)) * float(generator.uniform(0.85, 1.0))
    return np.asarray(np.rint(grey * 255), dtype=np.uint8)


def _turned(quarters: int) -> Maker:
    def make(view: View, generator: np.random.Generator) -> View:
        turned: View = np.ascontiguousarray(np.rot90(view, quarters))
        if generator.random() < 0.5:
            return mildly_changed(turned, generator)
        return turned

    return make


def _inverted(view: View, generator: np.random.Generator) -> View:
    return (255 - (mildly_changed(view, generator) if generator.random() < 0.5 else view)).astype(np.uint8)


def _cropped(view: View, generator: np.random.Generator) -> View:
    """A part of the picture whose sides are 20 to 50 per cent of the whole, from anywhere."""
    rows, columns = view.shape
    height, width = (max(16, int(side * generator.uniform(0.2, 0.5))) for side in (rows, columns))
    y, x = (int(generator.integers(0, limit)) for limit in (max(1, rows - height), max(1, columns - width)))
    return np.ascontiguousarray(view[y : y + height, x : x + width])


def _shuffled(view: View, generator: np.random.Generator) -> View:
    """The picture cut into 2 x 2 to 5 x 5 tiles, in another order."""
    count = int(generator.integers(2, 6))
    side = 240 // count
    square = _resized(view, (side * count, side * count))
    tiles = [square[y : y + side, x : x + side] for y in range(0, side * count, side)
             for x in range(0, side * count, side)]  # fmt: skip
    order = np.roll(np.arange(count * count), int(generator.integers(1, count * count)))
    if count > 2:
        order = generator.permutation(count * count)
    lines = [np.hstack([tiles[i] for i in order[row * count : (row + 1) * count]]) for row in range(count)]
    return np.ascontiguousarray(np.vstack(lines))


def _warped(view: View, generator: np.random.Generator) -> View:
    """The picture bent until no anatomy is left in place: a smooth random displacement of a quarter of the side."""
    side = 224
    square = _resized(view, (side, side))
    y, x = np.mgrid[0:side, 0:side]
    strength = float(generator.uniform(0.2, 0.45)) * side
    shifts = [_smooth_field(side, int(generator.integers(3, 7)), generator) * strength for _ in range(2)]
    rows, columns = (np.mod(a + s, 2 * side - 2) for a, s in zip((y, x), shifts, strict=True))
    rows, columns = (np.minimum(a, 2 * side - 2 - a).astype(np.intp) for a in (rows, columns))
    return np.ascontiguousarray(square[rows, columns])


def _smooth_field(side: int, cells: int, generator: np.random.Generator) -> NDArray[np.float32]:
    """A smooth random field, float32 (side, side), about -1 to 1, with structures of side / cells."""
    coarse = Image.fromarray(generator.uniform(-1, 1, (cells, cells)).astype(np.float32))
    return np.asarray(coarse.resize((side, side), Image.Resampling.BICUBIC))


def _posterised(view: View, generator: np.random.Generator) -> View:
    """Two to four grey levels: a photocopy, a fax, a mask."""
    levels = int(generator.integers(2, 5))
    cuts = np.sort(generator.uniform(20, 235, levels - 1))
    greys = np.sort(generator.choice(256, levels, replace=False))
    if generator.random() < 0.4:
        greys = generator.permutation(greys)
    return np.asarray(greys[np.digitize(view, cuts)], dtype=np.uint8)


def _phantom(view: View, generator: np.random.Generator) -> View:
    """Bright round or long shapes on black, filled with the view's own grain: other parts of a body, from afar."""
    side = 224
    canvas = np.zeros((side, side), dtype=np.float32)
    square = _resized(view, (side, side)).astype(np.float32)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    for _ in range(int(generator.integers(1, 7))):
        inside = _ellipse(x, y, side, generator)
        grain = np.roll(square, generator.integers(0, side, 2), (0, 1)) if generator.random() < 0.6 else (
            128 + 60 * _smooth_field(side, int(generator.integers(4, 24)), generator))  # fmt: skip
        level = float(generator.uniform(0.3, 1.0))
        canvas = np.where(inside, 0.4 * canvas + level * grain, canvas)
    noise = generator.normal(0, float(generator.uniform(0, 8)), canvas.shape)
    return np.clip(canvas + noise, 0, 255).astype(np.uint8)


def _ellipse(
    x: NDArray[np.float32], y: NDArray[np.float32], side: int, generator: np.random.Generator
) -> NDArray[np.bool_]:
    long, short = np.sort(generator.uniform(0.08, 0.55, 2))[::-1] * side
    angle = generator.uniform(0, np.pi)
    dx, dy = x - generator.uniform(0.15, 0.85) * side, y - generator.uniform(0.15, 0.85) * side
    along, across = dx * np.cos(angle) + dy * np.sin(angle), dy * np.cos(angle) - dx * np.sin(angle)
    return np.asarray((along / long) ** 2 + (across / short) ** 2 < 1)


def _text_page(view: View, generator: np.random.Generator) -> View:
    """A page of words and rules, dark on light or light on dark."""
    paper, ink = (int(generator.integers(190, 256)), int(generator.integers(0, 90)))
    if generator.random() < 0.35:
        paper, ink = ink, paper
    width, height = int(generator.integers(360, 720)), int(generator.integers(360, 720))
    page = Image.new("L", (width, height), paper)
    draw = ImageDraw.Draw(page)
    size = int(generator.integers(9, 30))
    font = ImageFont.load_default(size)
    y = int(generator.integers(5, 60))
    while y < height:
        if generator.random() < 0.85:
            line = " ".join(generator.choice(WORDS, int(generator.integers(2, 14))))
            draw.text((int(generator.integers(5, 80)), y), line, fill=ink, font=font)
        elif generator.random() < 0.5:
            draw.line((10, y, width - 10, y), fill=ink, width=int(generator.integers(1, 4)))
        y += int(size * generator.uniform(1.1, 2.2))
    return np.asarray(page)


def _texture(view: View, generator: np.random.Generator) -> View:
    """Noise of any grain, gradients, stripes, checkerboards."""
    side = 224
    y, x = np.mgrid[0:side, 0:side] / side
    choice = int(generator.integers(0, 4))
    if choice == 0:
        field = generator.normal(0, 1, (side, side))
    elif choice == 1:
        layers = [_smooth_field(side, 2**k, generator) * generator.random() for k in range(1, 8)]
        field = np.sum(layers, axis=0)
    elif choice == 2:
        angle = generator.uniform(0, 2 * np.pi)
        field = x * np.cos(angle) + y * np.sin(angle) + generator.normal(0, 0.05) * generator.normal(0, 1, x.shape)
    else:
        across, down = generator.uniform(2, 40, 2)
        field = np.sin(2 * np.pi * across * x) * np.sin(2 * np.pi * down * y + generator.uniform(0, 6))
        field = np.sign(field) if generator.random() < 0.5 else field
    low, high = np.sort(generator.uniform(0, 255, 2))
    field = (field - field.min()) / max(float(np.ptp(field)), 1e-6)
    return np.asarray(low + field * max(high - low, 30), dtype=np.float32).clip(0, 255).astype(np.uint8)


FAMILIES: dict[str, Family] = {
    "turned_left": Family("turned_left", _turned(1)),
    "turned_right": Family("turned_right", _turned(3)),
    "upside_down": Family("upside_down", _turned(2)),
    "inverted": Family("inverted", _inverted),
    "cropped": Family("part", _cropped),
    "shuffled": Family("other", _shuffled),
    "warped": Family("other", _warped),
    "posterised": Family("other", _posterised),
    "phantom": Family("other", _phantom),
    "text": Family("text", _text_page),
    "texture": Family("texture", _texture),
}
