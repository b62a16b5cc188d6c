"""The colours of a chart, taken from the palette that it lies on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

# Two of Okabe and Ito's colours that colour-blind readers tell apart (https://jfly.uni-koeln.de/color/), in the shade
# that keeps a contrast of at least 3:1 on the ground. The second series is dashed besides.
_ON_DARK = ("#56b4e9", "#e69f00")
_ON_LIGHT = ("#0072b2", "#c45500")


@dataclass(frozen=True, slots=True)
class Ink:
    """`series`: of the first and the second network. `cell`: the full colour of a matrix."""

    ground: QColor
    text: QColor
    secondary: QColor
    grid: QColor
    axis: QColor
    focus: QColor
    callout: QColor
    series: tuple[QColor, QColor]

    @classmethod
    def of(cls, palette: QPalette) -> Ink:
        ground, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        dark = ground.lightness() < text.lightness()
        names = _ON_DARK if dark else _ON_LIGHT
        return cls(
            ground=ground,
            text=text,
            secondary=mixed(ground, text, 0.68),
            grid=mixed(ground, text, 0.10),
            axis=mixed(ground, text, 0.34),
            focus=palette.color(QPalette.ColorRole.Link if dark else QPalette.ColorRole.Highlight),
            callout=mixed(ground, text, 0.12 if dark else 0.03),
            series=(QColor(names[0]), QColor(names[1])),
        )


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """`share` 0..1 of the second colour in the first."""
    parts = ((a, b) for a, b in zip(first.getRgb()[:3], second.getRgb()[:3], strict=True))  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in parts))
