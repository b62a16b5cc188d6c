"""The options in which a reader's word is given."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from core.errors import UsageFault
from core.findings import OPEN, Circumstances, Ellipse, Outline, Polygon, Region
from core.review.assessing import Draft, has_area


def draft_of(args: argparse.Namespace, finding: str, reader: str, known: Circumstances = OPEN) -> Draft:
    """What `--verdict` and the options beside it say."""
    return Draft(
        finding=finding,
        verdict=args.verdict,
        reader=reader,
        label=args.label,
        reason=args.reason,
        significance=args.significance,
        note=args.note,
        circumstances=known,
        outlines=outlines(args.region),
        confidence_percent=args.confidence,
    )


def outlines(texts: Sequence[str]) -> tuple[Outline, ...]:
    """Of `X,Y,W,H`, `ellipse:X,Y,W,H` and `polygon:x,y;x,y;...`. Raises UsageFault."""
    return tuple(_outline(text) for text in texts)


def _outline(text: str) -> Outline:
    kind, colon, numbers = text.rpartition(":")
    try:
        if kind == "polygon":
            found: Outline = Polygon(tuple(_point(corner) for corner in numbers.split(";")))
        elif colon and kind not in ("rectangle", "ellipse"):
            raise ValueError(kind)
        else:
            x, y, width, height = (float(part) for part in numbers.split(","))
            found = (Ellipse if kind == "ellipse" else Region)(x, y, width, height)
    except ValueError as error:
        raise UsageFault(
            f"--region {text} is not X,Y,W,H in pixels, nor ellipse:X,Y,W,H, nor polygon:x,y;x,y;x,y."
        ) from error
    if not has_area(found):
        raise UsageFault(f"--region {text} has no area; give X,Y,W,H in pixels, or the corners of a polygon.")
    return found


def _point(text: str) -> tuple[float, float]:
    x, y = (float(part) for part in text.split(","))
    return x, y
