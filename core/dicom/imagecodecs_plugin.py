"""imagecodecs as a decoding plugin of pydicom: JPEG in all its sequential, progressive and lossless forms, JPEG XL.

pydicom asks a plugin for `is_available` and `DECODER_DEPENDENCIES`
(https://pydicom.github.io/pydicom/stable/guides/decoding/decoder_plugins.html).
"""

from __future__ import annotations

from typing import Any

import imagecodecs
import numpy as np
from pydicom.pixels.decoders.base import DecodeRunner

DECODER_DEPENDENCIES: dict[str, tuple[str, ...]] = {}
_JPEG_XL_STARTS = (b"\xff\x0a", b"\x00\x00\x00\x0cJXL ")


def is_available(uid: str) -> bool:
    return True


def decode_frame(source: bytes, runner: DecodeRunner) -> bytes:
    """One frame's codestream to its samples, interleaved, in the integer size that the codec gives.

    A 10-bit picture in a 12-bit codestream can overshoot (1024 for 1023): pydicom then clears the bits above Bits
    Stored, as DCMTK and GDCM do (PS3.5 8.1.1).
    """
    pixels = _pixels(source, runner)
    if pixels.size != runner.rows * runner.columns * runner.samples_per_pixel:
        raise ValueError(f"the codestream holds {pixels.shape[1]} x {pixels.shape[0]} pixels")
    if runner.samples_per_pixel > 1:
        runner.set_option("planar_configuration", 0)
    runner.set_option("bits_allocated", 8 * pixels.dtype.itemsize)
    return pixels.tobytes()


def _pixels(source: bytes, runner: DecodeRunner) -> np.ndarray[Any, Any]:
    if source.startswith(_JPEG_XL_STARTS):
        if runner.samples_per_pixel == 3:
            runner.set_option("photometric_interpretation", "RGB")
        pixels = np.asarray(imagecodecs.jpegxl_decode(source))
        # A lossy picture can overshoot Bits Stored here too; no other tool's habit has to be followed, so no wrap.
        return np.minimum(pixels, 2**runner.bits_stored - 1) if runner.pixel_representation == 0 else pixels
    if runner.samples_per_pixel == 1:
        return np.asarray(imagecodecs.jpeg_decode(source))
    # The header, not a marker in the codestream, says which colours these are; pydicom has judged where they differ.
    given = "YCBCR" if runner.photometric_interpretation.startswith("YBR") else "RGB"
    runner.set_option("photometric_interpretation", "RGB")
    return np.asarray(imagecodecs.jpeg_decode(source, colorspace=given, outcolorspace="RGB"))
