"""What the view paints: a frame with all that lies over it, made off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.open_studies import FramePlace

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.imaging.presentation import Presented
    from core.presentation import PresentationState
    from core.study import Frame, Voi


@dataclass(frozen=True, slots=True)
class Picture:
    """A frame ready to be painted: `levels` are area-averaged halves of its stored values, `voi` is its default.

    `closed`, `graphics`: its shutter and its overlay planes as pictures (`core.imaging.layers`), or None. `presented`:
    the presentation state that is applied; `frame` is then as that wants it, and is not what the network is given.
    """

    place: FramePlace
    frame: Frame
    levels: tuple[NDArray[Any], ...]
    voi: Voi
    closed: NDArray[Any] | None = None
    graphics: NDArray[Any] | None = None
    presented: Presented | None = None

    @property
    def pixel_aspect(self) -> float:
        """The height over the width that a pixel is drawn with."""
        from core.imaging.pixel_shape import drawn_aspect

        return drawn_aspect(self.frame.pixel_aspect if self.presented is None else self.presented.pixel_aspect)


def prepared(
    place: FramePlace, frame: Frame, state: PresentationState | None, levels: tuple[NDArray[Any], ...] | None
) -> Picture:
    """Runs on the picture lane: what the view would otherwise do in the GUI thread."""
    from core.imaging.layers import overlay_layer, shutter_layer
    from core.imaging.presentation import presented
    from core.imaging.pyramid import pyramid
    from core.imaging.window import default_voi

    under = presented(frame, state) if state is not None else None
    shown = under.frame if under is not None else frame
    voi, levels = default_voi(shown), levels or pyramid(frame.stored)
    return Picture(place, shown, levels, voi, shutter_layer(shown), overlay_layer(shown), under)
