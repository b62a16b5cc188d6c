"""Charts in the unit square, as data, and drawn as SVG whose colours follow the page that it stands in.

`chart_pictures` draws the same as PNG.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from core.bundles.figures import Curve, Evaluation, FindingFigures

WIDTH, HEIGHT = 380, 380
LEFT, TOP, SIDE = 46, 34, 300
TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
MAX_LINES = 8
# Okabe and Ito's colours, apart for colour-blind readers; the first is the ink of the page.
COLOURS = ("#222222", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a7a00")
KINDS = {
    "roc": ("ROC curve", "1 - specificity", "sensitivity"),
    "pr": ("Precision and recall", "recall (sensitivity)", "precision (PPV)"),
    "reliability": ("Reliability", "stated probability", "share that had the finding"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One curve and its name in the legend."""

    name: str
    curve: Curve


@dataclass(frozen=True, slots=True)
class Chart:
    """`kind`: a key of `KINDS`. `lines`: the first stands for all images."""

    kind: str
    title: str
    lines: tuple[Line, ...]

    @property
    def dots(self) -> bool:
        return self.kind == "reliability"

    @property
    def diagonal(self) -> tuple[float, float] | None:
        """Where the line of no skill, or of perfect calibration, begins and ends; precision has none."""
        return None if self.kind == "pr" else (0.0, 1.0)


def charts(evaluation: Evaluation, kind: str) -> list[Chart]:
    """One chart for each finding: all images, and for ROC and precision the sources that hold both classes."""
    found = []
    for row in evaluation.rows:
        if row.group != "all" or _curve(row, kind) is None:
            continue
        sources = [r for r in evaluation.rows if r.group == "source" and r.finding == row.finding]
        shown = [row, *(sources if kind != "reliability" and len(sources) > 1 else [])]
        lines = [Line(_named(r, kind), curve) for r in shown if (curve := _curve(r, kind)) is not None]
        found.append(Chart(kind, row.finding, tuple(lines[:MAX_LINES])))
    return found


def _curve(row: FindingFigures, kind: str) -> Curve | None:
    return {"roc": row.roc, "pr": row.pr, "reliability": row.reliability}[kind]


def _named(row: FindingFigures, kind: str) -> str:
    name = {"roc": "auc", "pr": "average_precision", "reliability": "ece"}[kind]
    short = {"roc": "AUC", "pr": "AP", "reliability": "ECE"}[kind]
    value = row.figures[name].value
    return f"{row.member or 'all'}, {short} {'none' if value is None else f'{value:.3f}'}"


def place(x: float, y: float) -> tuple[float, float]:
    """A point of the unit square in the chart's own pixels."""
    return LEFT + x * SIDE, TOP + (1.0 - y) * SIDE


def svg(chart: Chart) -> str:
    """An inline SVG; text in it is escaped."""
    _, across, up = KINDS[chart.kind]
    height = HEIGHT + 17 * len(chart.lines)
    parts = [f'<svg viewBox="0 0 {WIDTH} {height}" role="img"><title>{escape(chart.title)}, {escape(up)}</title>']
    parts += [f'<text class="head" x="{LEFT}" y="20">{escape(chart.title)}</text>', *_grid()]
    if chart.diagonal is not None:
        parts.append(_path(Curve(chart.diagonal, chart.diagonal), "diagonal"))
    for number in reversed(range(len(chart.lines))):  # the first lies on top
        parts += _drawn(chart.lines[number], number, chart.dots)
    parts.append(f'<text class="axis" x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 34}">{escape(across)}</text>')
    middle = TOP + SIDE / 2
    parts.append(f'<text class="axis" transform="translate(12 {middle}) rotate(-90)">{escape(up)}</text>')
    return "".join([*parts, *_legend(chart.lines), "</svg>"])


def _grid() -> list[str]:
    parts = []
    for tick in TICKS:
        (x, bottom), (left, y) = place(tick, 0.0), place(0.0, tick)
        parts.append(f'<path class="grid" d="M{x:.0f} {TOP}V{TOP + SIDE}M{LEFT} {y:.0f}H{LEFT + SIDE}"/>')
        parts.append(f'<text class="tick" x="{x:.0f}" y="{bottom + 15:.0f}">{tick:.1f}</text>')
        parts.append(f'<text class="tick up" x="{left - 5:.0f}" y="{y + 4:.0f}">{tick:.1f}</text>')
    return parts


def _drawn(line: Line, number: int, dots: bool) -> list[str]:
    parts = [_path(line.curve, f"line c{number}")]
    if dots:
        points = (place(x, y) for x, y in zip(line.curve.x, line.curve.y, strict=True))
        parts += [f'<circle class="dot c{number}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in points]
    return parts


def _path(curve: Curve, style: str) -> str:
    points = (place(x, y) for x, y in zip(curve.x, curve.y, strict=True))
    return f'<path class="{style}" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in points)}"/>'


def _legend(lines: Sequence[Line]) -> list[str]:
    parts = []
    for number, line in enumerate(lines):
        y = TOP + SIDE + 56 + 17 * number
        parts.append(f'<path class="line c{number}" d="M{LEFT} {y - 4}h18"/>')
        parts.append(f'<text class="key" x="{LEFT + 24}" y="{y}">{escape(line.name)}</text>')
    return parts
