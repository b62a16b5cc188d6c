"""What is written beside a measurement: figures with their unit, and what that unit is one of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.i18n import decimal, significant

if TYPE_CHECKING:
    from core.imaging.measuring import Figures, Scale, Statistics
    from core.study import Frame, SpacingMeaning


def _tr(text: str) -> str:
    return QCoreApplication.translate("measured_words", text)


def source_words(meaning: SpacingMeaning | None) -> str:
    """Where a length is one: '' for a plane through the patient, and for pixels."""
    return {
        "detector": _tr("at detector"),
        "film": _tr("on film"),
        "calibrated": _tr("calibrated"),
        "unknown": _tr("plane not stated"),
    }.get(meaning or "", "")


def measured_lines(figures: Figures) -> list[str]:
    """The figures of a measurement, a line each; none for words and arrows."""
    lines = []
    if figures.length is not None:
        lines.append(length_text(figures.length, figures.scale))
    if figures.angle_deg is not None:
        lines.append(f"{decimal(figures.angle_deg, 1)}\u00b0")
    if figures.area is not None:
        lines += _area_lines(figures)
    return lines


def length_text(length: float, scale: Scale) -> str:
    """A length in mm with what it is one of, or in pixels; where those are no squares, in widths of one."""
    if scale.meaning is None:
        words = _tr("{length} px") if scale.row_mm == scale.column_mm else _tr("{length} pixel widths")
        return words.format(length=decimal(length, 1))
    return f"{decimal(length, 1)} mm {source_words(scale.meaning)}".strip()


def _area_lines(figures: Figures) -> list[str]:
    found, area, scale = figures.statistics, figures.area or 0.0, figures.scale
    lines = _statistics_lines(found) if found is not None else []
    if scale.meaning is None:
        return [*lines, _tr("Area {area} px").format(area=f"{area / (scale.row_mm * scale.column_mm):.0f}")]
    square = f"{decimal(area / 100.0, 2)} cm\u00b2" if area >= 1000.0 else f"{decimal(area, 1)} mm\u00b2"
    return [*lines, f"{_tr('Area')} {square} {source_words(scale.meaning)}".strip()]


def _statistics_lines(found: Statistics) -> list[str]:
    unit = unit_text(found.unit)
    return [
        f"{_tr('Mean')} {_figure(found.mean)}{unit}   SD {_figure(found.deviation)}",
        f"{_tr('Min')} {_figure(found.lowest)}   {_tr('Max')} {_figure(found.highest)}",
    ]


def unit_text(unit: str) -> str:
    """The unit behind a figure; DICOM's US stands for none (PS3.3 C.11.1.1.2)."""
    return "" if unit in ("", "US") else f"\u202f{unit}"


def _figure(value: float) -> str:
    """Four digits or so: a mean of 12-bit values needs a tenth, one of small rescaled ones more."""
    if value == round(value) and abs(value) < 1e6:
        return f"{value:.0f}"
    return decimal(value, 1) if abs(value) >= 100.0 or value == 0.0 else significant(value, 3)


def probe_text(x: float, y: float, values: tuple[float, ...], frame: Frame) -> str:
    """The pixel under the cursor: column and row from 0, and its modality value, or red, green and blue."""
    said = "  ".join(_figure(value) for value in values)
    unit = "" if frame.is_colour else unit_text(frame.value_transform.unit)
    return f"{int(x)}, {int(y)}:  {said}{unit}"
