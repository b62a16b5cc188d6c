"""Window width and centre by dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.study import LookupTable, Window

if TYPE_CHECKING:
    from core.study import Voi

FULL_WIDTH_PX = 400.0  # dragging this far changes the width, or moves the centre, by the width at the start


def as_window(voi: Voi) -> Window:
    """The window to start from: of a VOI LUT, the range of its inputs."""
    if isinstance(voi, LookupTable):
        width = float(max(1, len(voi.table)))
        return Window(voi.first_mapped + width / 2.0, width, "LINEAR_EXACT", "reader")
    return voi


def dragged(start: Voi, dx: float, dy: float, *, whole_numbers: bool) -> Window:
    """The window after a drag by (`dx`, `dy`) logical pixels from `start`: right widens, down darkens.

    Sensitivity follows the width at the start, so 8-bit and 16-bit pictures feel alike. `whole_numbers`: the modality
    values are integers, and a window narrower than 1 makes no sense.
    """
    window = as_window(start)
    step = window.width / FULL_WIDTH_PX
    smallest = 1.0 if whole_numbers or window.function == "LINEAR" else window.width * 1e-3
    width = max(smallest, window.width + dx * step)
    return Window(window.center + dy * step, width, window.function, "reader")
