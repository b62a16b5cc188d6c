"""The charts of an evaluation as PNG: one page for each kind, a panel for each finding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from core.bundles.figures import Evaluation
from core.learning.charts import COLOURS, HEIGHT, KINDS, LEFT, SIDE, TICKS, TOP, WIDTH, Chart, Line, charts, place

FINE = 3  # drawn this many times larger, then reduced: smooth lines
ACROSS = 3
CELL_PX, LABEL_PX = 90, 150
INK, GRID, FAINT, PAPER = "#222222", "#e2e2e2", "#9a9a9a", "#ffffff"


def write_chart_pages(evaluation: Evaluation, folder: Path) -> list[str]:
    """`roc.png`, `pr.png`, `reliability.png` and, for classes, `confusion.png`; returns the names of those written."""
    written = [name for kind in KINDS if (name := write_page(evaluation, kind, folder))]
    if evaluation.confusion:
        confusion_page(evaluation).save(folder / "confusion.png")
        written.append("confusion.png")
    return written


def write_page(evaluation: Evaluation, kind: str, folder: Path) -> str:
    """The page of one kind of curve; '' where no finding has one."""
    found = charts(evaluation, kind)
    if not found:
        return ""
    page(found).save(folder / f"{kind}.png", optimize=True)
    return f"{kind}.png"


def page(found: Sequence[Chart]) -> Image.Image:
    """The panels, three in a row, under the name of their kind."""
    down = HEIGHT + 17 * max(len(chart.lines) for chart in found)
    columns, rows = min(ACROSS, len(found)), -(-len(found) // ACROSS)
    size = (columns * WIDTH, rows * down + 30)
    sheet = _Sheet(Image.new("RGB", (size[0] * FINE, size[1] * FINE), PAPER))
    sheet.text((LEFT, 22), KINDS[found[0].kind][0], 17, "ls")
    for number, chart in enumerate(found):
        sheet.origin = number % ACROSS * WIDTH, number // ACROSS * down + 30
        _panel(sheet, chart)
    return sheet.image.resize(size, Image.Resampling.BOX)


class _Sheet:
    """A picture drawn in the charts' own pixels, from `origin` on."""

    def __init__(self, image: Image.Image) -> None:
        self.image, self._draw = image, ImageDraw.Draw(image)
        self.origin = (0, 0)

    def _at(self, point: tuple[float, float]) -> tuple[float, float]:
        return (point[0] + self.origin[0]) * FINE, (point[1] + self.origin[1]) * FINE

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: float) -> None:
        self._draw.line([self._at(point) for point in points], fill=colour, width=round(width * FINE), joint="curve")

    def dot(self, point: tuple[float, float], colour: str) -> None:
        self._draw.circle(self._at(point), 4 * FINE, fill=colour)

    def box(self, corner: tuple[float, float], side: float, colour: tuple[int, int, int]) -> None:
        (x, y), reach = self._at(corner), side * FINE
        self._draw.rectangle((x, y, x + reach, y + reach), fill=colour, outline=PAPER, width=FINE)

    def text(self, point: tuple[float, float], text: str, size: float, anchor: str, colour: str = INK) -> None:
        font = ImageFont.load_default(size * FINE)
        self._draw.text(self._at(point), text, fill=colour, font=font, anchor=anchor)

    def upright(self, point: tuple[float, float], text: str, size: float) -> None:
        """Text that is read from below, centred at a point."""
        font = ImageFont.load_default(size * FINE)
        left, top, right, bottom = (round(edge) for edge in font.getbbox(text))
        label = Image.new("RGB", (right - left + 2, bottom - top + 2), PAPER)
        ImageDraw.Draw(label).text((-left, -top), text, fill=INK, font=font)
        turned = label.transpose(Image.Transpose.ROTATE_90)
        x, y = self._at(point)
        self.image.paste(turned, (round(x - turned.width / 2), round(y - turned.height / 2)))


def _panel(sheet: _Sheet, chart: Chart) -> None:
    _, across, up = KINDS[chart.kind]
    for tick in TICKS:
        sheet.line([place(tick, 0.0), place(tick, 1.0)], GRID, 1)
        sheet.line([place(0.0, tick), place(1.0, tick)], GRID, 1)
        (x, bottom), (left, y) = place(tick, 0.0), place(0.0, tick)
        sheet.text((x, bottom + 5), f"{tick:.1f}", 11, "mt")
        sheet.text((left - 5, y), f"{tick:.1f}", 11, "rm")
    sheet.text((LEFT, 22), chart.title, 14, "ls")
    sheet.text((LEFT + SIDE / 2, TOP + SIDE + 34), across, 12, "ms")
    sheet.upright((9, TOP + SIDE / 2), up, 12)
    if chart.diagonal is not None:
        sheet.line([place(end, end) for end in chart.diagonal], FAINT, 1)
    for number in reversed(range(len(chart.lines))):
        _curve(sheet, chart.lines[number], number, chart.dots)


def _curve(sheet: _Sheet, line: Line, number: int, dots: bool) -> None:
    points = [place(x, y) for x, y in zip(line.curve.x, line.curve.y, strict=True)]
    sheet.line(points, COLOURS[number], 2 if number == 0 else 1.5)
    for point in points if dots else ():
        sheet.dot(point, COLOURS[number])
    y = TOP + SIDE + 56 + 17 * number
    sheet.line([(LEFT, y - 4), (LEFT + 18, y - 4)], COLOURS[number], 2)
    sheet.text((LEFT + 24, y), line.name, 12, "ls")


def confusion_page(evaluation: Evaluation) -> Image.Image:
    """Rows: label; columns: the likeliest class; count and share of the row, the darker the larger the share."""
    keys, side = evaluation.findings, CELL_PX * len(evaluation.findings)
    size = (LABEL_PX + side + 20, side + 110)
    sheet = _Sheet(Image.new("RGB", (size[0] * FINE, size[1] * FINE), PAPER))
    sheet.text((20, 26), "Confusion: label down, likeliest class across", 15, "ls")
    for r, (key, row) in enumerate(zip(keys, evaluation.confusion, strict=True)):
        y = 70 + r * CELL_PX
        sheet.text((LABEL_PX - 8, y + CELL_PX / 2), key, 12, "rm")
        sheet.text((LABEL_PX + (r + 0.5) * CELL_PX, 60), key, 12, "ms")
        for c, count in enumerate(row):
            share, x = count / max(1, sum(row)), LABEL_PX + c * CELL_PX
            shade = round(255 - 190 * share)
            sheet.box((x, y), CELL_PX, (shade, round(255 - 110 * share), 255) if r == c else (255, shade, shade))
            sheet.text((x + CELL_PX / 2, y + CELL_PX / 2 - 8), str(count), 16, "mm")
            sheet.text((x + CELL_PX / 2, y + CELL_PX / 2 + 14), f"{100 * share:.0f} %", 11, "mm")
    return sheet.image.resize(size, Image.Resampling.BOX)
