"""Pixels that are no squares: how far the screen follows them."""

from __future__ import annotations

SQUARE_WITHIN = 0.01  # of the longer side: what no eye sees, and what would cost 1:1 its exact pixels
MOST = 20.0  # a mistyped spacing would leave a line of the picture


def drawn_aspect(aspect: float) -> float:
    """The height over the width that a pixel is drawn with; `aspect` > 0 is what it has. 1 where nobody would see it,
    and where it cannot be meant."""
    longest = max(aspect, 1.0 / aspect)
    return aspect if 1.0 + SQUARE_WITHIN < longest <= MOST else 1.0
