"""Recommended colours of a file, as a screen takes them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Colour = tuple[int, int, int]
_WHITE_D50 = np.array([0.9642, 1.0, 0.8249])
# From the D50 of the profile connection space to the D65 of sRGB (Bradford), and to its primaries.
_XYZ_TO_RGB = np.array(
    [[3.1338561, -1.6168667, -0.4906146], [-0.9787684, 1.9161415, 0.0334540], [0.0719453, -0.2289914, 1.4052427]]
)


def srgb_of_cielab(encoded: Sequence[float]) -> Colour | None:
    """PCS-Values (PS3.3 C.10.7.1.1): L* 0 to 100, a* and b* -128 to 127, each over 0 to 65,535; to 0..255 each."""
    if len(encoded) != 3:
        return None
    shares = np.clip(np.asarray(encoded, dtype=np.float64) / 65535.0, 0.0, 1.0)
    lightness, a, b = 100.0 * shares[0], 255.0 * shares[1] - 128.0, 255.0 * shares[2] - 128.0
    y = (lightness + 16.0) / 116.0
    f = np.array([y + a / 500.0, y, y - b / 200.0])
    xyz = _WHITE_D50 * np.where(f > 6.0 / 29.0, f**3, 3.0 * (6.0 / 29.0) ** 2 * (f - 4.0 / 29.0))
    linear = np.clip(_XYZ_TO_RGB @ xyz, 0.0, 1.0)
    shown = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1.0 / 2.4) - 0.055)
    red, green, blue = (int(value) for value in np.rint(255.0 * shown))
    return red, green, blue


def grey_of_p_value(value: float) -> Colour:
    """A P-Value, 0 (black) to 65,535 (white)."""
    level = round(min(max(value, 0.0), 65535.0) / 257.0)
    return level, level, level
