"""What a reader enters beside a verdict, before it is kept and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from core.findings import Outline, Region, Significance

Shape = Literal["rectangle", "ellipse", "freehand"]
SHAPES: tuple[Shape, ...] = get_args(Shape)


@dataclass(frozen=True, slots=True)
class DraftEntries:
    """What the reader has entered beside the verdict. `outlines`: her regions, in the order in which she drew them."""

    label: str | None = None
    reason: str | None = None
    significance: Significance | None = None
    outlines: tuple[Outline, ...] = ()
    note: str = ""
    confidence_percent: int | None = None

    @property
    def region(self) -> Region | None:
        """The first rectangle among the regions: what a map is measured against."""
        from core.findings import Region

        return next((outline for outline in self.outlines if isinstance(outline, Region)), None)
