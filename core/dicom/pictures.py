"""PNG, JPEG and TIFF files to frames."""

from __future__ import annotations

import io
import struct
import warnings

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from core.dicom.codecs import is_installed
from core.errors import FileFault, LimitExceeded
from core.study import Doubt, Frame, FrameOrigin, ImageFacts

FORMATS = ("PNG", "JPEG", "TIFF")
STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_PHOTOMETRIC, _WHITE_IS_ZERO = 262, 0
_DEEP_PNG_LAYOUTS = ("RGB;16B", "LA;16B", "RGBA;16B")  # Pillow's names for what it cuts down to 8 bits
Image.MAX_IMAGE_PIXELS = None  # `max_pixels` is asked instead: Pillow's own limit would lie below it


def open_picture(data: bytes, name: str, max_pixels: int) -> Image.Image:
    """Open (not yet decode) a PNG, JPEG or TIFF; refuse anything else, and anything above `max_pixels`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of broken EXIF
            image = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:  # its own words hold the address of a buffer
        raise FileFault("{name} is not a readable PNG, JPEG or TIFF file; ask for it again.", name=name) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise FileFault(
            "{name} is not a readable PNG, JPEG or TIFF file ({error}); ask for it again.", name=name, error=error
        ) from error
    if image.width * image.height > max_pixels:
        raise LimitExceeded(
            "{name} claims {width} x {height} pixels, above the limit of {max_pixels} (settings: max_pixels).",
            name=name,
            width=image.width,
            height=image.height,
            max_pixels=max_pixels,
        )
    return image


def read_picture(data: bytes, origin: FrameOrigin, max_pixels: int) -> Frame:
    """Decode a PNG, a JPEG or the first page of a TIFF.

    Grey stays (rows, columns) uint8 or uint16 (int32 or float32 from a TIFF of that kind), also where it was saved as
    colour or with alpha; everything else becomes RGB uint8. EXIF orientation is applied; transparency is laid on black.
    """
    name = origin.path
    image = open_picture(data, name, max_pixels)
    try:
        more_pages = image.format == "TIFF" and getattr(image, "n_frames", 1) > 1
        deep = _deep_grey(image, data)
        image.load()
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise FileFault(
            "{name} is damaged and cannot be decoded ({error}); ask for it again.", name=name, error=error
        ) from error
    upright, readable = _upright(image if deep is None else deep)
    stored = _pixels(upright)
    stored.setflags(write=False)
    bits = 8 * stored.dtype.itemsize
    inverted = _is_white_zero(image)
    photometric = "RGB" if stored.ndim == 3 else "MONOCHROME1" if inverted else "MONOCHROME2"
    facts = ImageFacts(kind="image", photometric=photometric, bits_stored=bits, transfer_syntax=image.format or "")
    doubts: tuple[Doubt, ...] = ("pages",) if more_pages else ()
    return Frame(stored, origin, facts, inverted=inverted, doubts=doubts if readable else (*doubts, "exif"))


def _deep_grey(image: Image.Image, data: bytes) -> Image.Image | None:
    """A 16-bit PNG with alpha or three equal colours as 16-bit grey on black, with its EXIF; None for any other."""
    tiles = getattr(image, "tile", None)
    if image.format != "PNG" or not tiles or tiles[0].args not in _DEEP_PNG_LAYOUTS or not is_installed("imagecodecs"):
        return None
    import imagecodecs  # here, since a scan, which decodes nothing, need not wait for it

    try:
        samples = np.asarray(imagecodecs.png_decode(data))
    except imagecodecs.PngError:
        return None  # Pillow says what is wrong with it
    samples = samples.reshape(*samples.shape[:2], -1)
    colours = samples[..., : 1 if samples.shape[2] < 3 else 3]
    if samples.dtype != np.uint16 or (colours != colours[..., :1]).any():
        return None
    grey = colours[..., 0]
    if samples.shape[2] in (2, 4):
        grey = (grey.astype(np.uint32) * samples[..., -1] // 65535).astype(np.uint16)
    deep = Image.fromarray(np.ascontiguousarray(grey))
    deep.info = image.info
    return deep


def _upright(image: Image.Image) -> tuple[Image.Image, bool]:
    """The picture turned as its EXIF orientation says; False where that is damaged, and the picture is as stored."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of broken EXIF before it fails, or instead
            return ImageOps.exif_transpose(image), True
    except (TypeError, ValueError, KeyError, IndexError, OverflowError, SyntaxError, struct.error):
        return image, False  # what Pillow raises on broken EXIF is no contract; these were met, or may be


def _is_white_zero(image: Image.Image) -> bool:
    """Whether low values are bright. Pillow inverts such a TIFF of up to 8 bits itself, a deeper one it does not."""
    # WORKAROUND https://github.com/python-pillow/Pillow/blob/main/src/PIL/TiffImagePlugin.py (OPEN_INFO: "I;16", "F")
    stated = getattr(image, "tag_v2", {}).get(_PHOTOMETRIC)
    return stated == _WHITE_IS_ZERO and image.mode not in ("1", "L")


def _pixels(image: Image.Image) -> NDArray[np.generic]:
    if image.mode in ("1", "L"):
        return np.array(image.convert("L"))
    if image.mode.startswith("I"):
        values = np.array(image)
        fits = values.min() >= 0 and values.max() <= 65535
        return np.asarray(values, dtype=np.uint16 if fits else np.int32)
    if image.mode == "F":
        return np.array(image, dtype=np.float32)
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
