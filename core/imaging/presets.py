"""Windows to choose from by key: the file's own first, then the usual ones of the modality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from core.imaging.measuring import stored_inside
from core.imaging.modality import modality_values
from core.imaging.window import percentile_window
from core.measurements import Measurement
from core.study import Frame, Voi, Window

PresetName = Literal["file", "lung", "bone", "soft tissue", "mediastinum", "brain", "percentile", "full-range"]
# Centre and width in Hounsfield units, as radiology textbooks give them.
CT_WINDOWS: dict[PresetName, tuple[float, float]] = {
    "lung": (-600.0, 1500.0),
    "bone": (450.0, 1800.0),
    "soft tissue": (40.0, 400.0),
    "mediastinum": (50.0, 350.0),
    "brain": (40.0, 80.0),
}
REGION_PERCENTILES = (1.0, 99.0)


@dataclass(frozen=True, slots=True)
class Preset:
    """`voi`: None where finding it costs a pass over the picture; `preset_window` does that when it is asked for."""

    name: PresetName
    voi: Voi | None = None


def presets(frame: Frame) -> tuple[Preset, ...]:
    """The file's windows, those of CT where the values are Hounsfield units, then percentiles and the full range.

    Colour pictures have none.
    """
    if frame.is_colour:
        return ()
    own = tuple(Preset("file", voi) for voi in frame.voi_choices)
    hounsfield = frame.facts.modality == "CT" and frame.modality_transform.unit == "HU"
    usual = tuple(Preset(name, Window(*window)) for name, window in CT_WINDOWS.items()) if hounsfield else ()
    return (*own, *usual, Preset("percentile"), Preset("full-range"))


def preset_window(preset: Preset, frame: Frame) -> Voi:
    """The window of a preset. "full-range": from the lowest modality value to the highest, padding left out."""
    if preset.voi is not None:
        return preset.voi
    if preset.name == "percentile":
        return percentile_window(frame)
    stored: NDArray[Any] = frame.stored
    if frame.padding is not None:
        inside = stored[(stored < frame.padding[0]) | (stored > frame.padding[1])]
        stored = inside if inside.size else stored
    values = modality_values(stored, frame.modality_transform)
    values = values[np.isfinite(values)]
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    return Window((low + high) / 2.0, max(high - low, 1e-6), "LINEAR_EXACT", "full-range")


def region_window(area: Measurement, frame: Frame) -> Window | None:
    """The window over the values in a rectangle or ellipse, from its 1st to its 99th percentile, so that one metal
    marker does not take it all. None where it holds no values."""
    inside = stored_inside(area, frame)
    if frame.is_colour or not len(inside):
        return None
    values = modality_values(inside, frame.modality_transform)
    values = values[np.isfinite(values)]
    if not len(values):
        return None
    low, high = (float(value) for value in np.percentile(values, REGION_PERCENTILES))
    return Window((low + high) / 2.0, max(high - low, 1.0), "LINEAR_EXACT", "reader")
