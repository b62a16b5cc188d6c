"""PNG and JPEG files to frames."""

from __future__ import annotations

import io
import warnings

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from core.errors import FileFault, LimitExceeded
from core.study import Frame, FrameOrigin, ImageFacts

FORMATS = ("PNG", "JPEG")
SUFFIXES = (".png", ".jpg", ".jpeg")


def open_picture(data: bytes, name: str, max_pixels: int) -> Image.Image:
    """Open (not yet decode) a PNG or JPEG; refuse anything else, and anything above `max_pixels`."""
    try:
        with warnings.catch_warnings():
            # Pillow's own bomb limit only warns up to twice its size; ours is checked below, before decoding.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise FileFault(f"{name} is not a readable PNG or JPEG file ({error}); ask for it again.") from error
    if image.width * image.height > max_pixels:
        raise LimitExceeded(
            f"{name} claims {image.width} x {image.height} pixels, "
            f"above the limit of {max_pixels} (settings: max_pixels)."
        )
    return image


def read_picture(data: bytes, origin: FrameOrigin, max_pixels: int) -> Frame:
    """Decode a PNG or JPEG. Grey stays (rows, columns) uint8 or uint16; everything else becomes RGB uint8.

    EXIF orientation is applied; transparency is laid on black.
    """
    name = origin.path
    image = open_picture(data, name, max_pixels)
    try:
        image.load()
        upright = ImageOps.exif_transpose(image)
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise FileFault(f"{name} is damaged and cannot be decoded ({error}); ask for it again.") from error
    stored = _pixels(upright)
    stored.setflags(write=False)
    bits = 8 * stored.dtype.itemsize
    photometric = "RGB" if stored.ndim == 3 else "MONOCHROME2"
    facts = ImageFacts(kind="image", photometric=photometric, bits_stored=bits, transfer_syntax=image.format or "")
    return Frame(stored=stored, origin=origin, facts=facts)


def _pixels(image: Image.Image) -> NDArray[np.generic]:
    if image.mode in ("1", "L"):
        return np.array(image.convert("L"))
    if image.mode.startswith("I"):
        return np.asarray(np.clip(np.array(image), 0, 65535), dtype=np.uint16)
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        flat = Image.new("RGBA", rgba.size, (0, 0, 0, 255))
        flat.alpha_composite(rgba)
        image = flat
    rgb: NDArray[np.uint8] = np.array(image.convert("RGB"))
    if (rgb[..., 0] == rgb[..., 1]).all() and (rgb[..., 1] == rgb[..., 2]).all():
        grey: NDArray[np.uint8] = np.ascontiguousarray(rgb[..., 0])  # a grey picture that was saved as colour
        return grey
    return rgb
