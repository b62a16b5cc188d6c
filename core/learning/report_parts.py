"""Pieces of the HTML report: tables, pictures as data URIs, the style. Every text from outside is escaped here."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.learning.charts import COLOURS

PICTURE_PX = 340
_DARK = ("#e8e8e8", "#56b4e9", "#ff9a52", "#34c99a", "#e39cc4", "#f0c04a", "#9fd4f5", "#c9bd52")
_COLOURS = "".join(f".c{n}{{stroke:{c}}}circle.c{n}{{fill:{c}}}" for n, c in enumerate(COLOURS))
_DARK_COLOURS = "".join(f".c{n}{{stroke:{c}}}circle.c{n}{{fill:{c}}}" for n, c in enumerate(_DARK))
STYLE = f"""
:root{{color-scheme:light dark;--ink:#1c1c1c;--faint:#667;--paper:#fff;--rule:#d8d8dc;--bad:#a3260f;--band:#f5f5f8;
--right:0,114,178;--wrong:200,60,20}}
*{{box-sizing:border-box}}
body{{margin:0 auto;padding:1.5rem;max-width:84rem;font:15px/1.5 system-ui,sans-serif;color:var(--ink);
background:var(--paper)}}
h1{{font-size:1.5rem;margin:0}}h2{{font-size:1.15rem;margin:2.2rem 0 .5rem;border-bottom:1px solid var(--rule)}}
h3{{font-size:1rem;margin:1.2rem 0 .3rem}}
p{{max-width:56rem}}.about,.note{{color:var(--faint);font-size:.9rem}}.bad li{{margin:.25rem 0;max-width:60rem}}
.bad li:first-child{{font-weight:600;color:var(--bad)}}
.scroll{{overflow-x:auto}}
table{{border-collapse:collapse;font-size:.8rem;font-variant-numeric:tabular-nums;margin:.5rem 0}}
th,td{{padding:.2rem .34rem;text-align:right;border-bottom:1px solid var(--rule);white-space:nowrap;vertical-align:top}}
thead th{{white-space:normal;vertical-align:bottom}}
th:first-child,td:first-child{{text-align:left}}thead th{{background:var(--band)}}
td small{{display:block;color:var(--faint)}}td.shade small{{color:inherit}}
.charts{{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:.8rem}}
svg{{width:100%;height:auto;max-width:26rem}}
svg text{{font:11px system-ui,sans-serif;fill:var(--ink)}}svg .head{{font-size:14px;font-weight:600}}
svg .axis,svg .tick{{text-anchor:middle;fill:var(--faint)}}svg .up{{text-anchor:end}}
svg path{{fill:none}}.grid{{stroke:var(--rule)}}.diagonal{{stroke:var(--faint);stroke-dasharray:4 4}}
.line{{stroke-width:1.6}}.line.c0{{stroke-width:2.4}}
{_COLOURS}
.errors{{display:grid;grid-template-columns:repeat(auto-fill,minmax(22rem,1fr));gap:1rem}}
figure{{margin:0;break-inside:avoid}}figure div{{display:flex;gap:3px;background:#000}}
figure img{{width:50%;object-fit:contain}}figcaption{{font-size:.85rem;overflow-wrap:anywhere}}
@media screen and (prefers-color-scheme:dark){{
:root{{--ink:#e8e8e8;--faint:#a2a2ad;--paper:#17181b;--rule:#3a3b40;--bad:#ff9a7a;
--band:#222328;--right:86,180,233;--wrong:255,120,70}}{_DARK_COLOURS}}}
@media print{{:root{{color-scheme:light;font-size:11px}}body{{font-size:11px;max-width:none;padding:0}}
.scroll{{overflow:visible}}
table{{font-size:8.5px}}th,td{{padding:.1rem .25rem}}.charts{{grid-template-columns:repeat(3,1fr)}}
.errors{{grid-template-columns:repeat(2,1fr)}}h2{{break-after:avoid}}svg{{break-inside:avoid}}}}
"""


def document(title: str, body: Iterable[str]) -> str:
    """A whole page that needs nothing else."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def heading(text: str, level: int = 2) -> str:
    return f"<h{level}>{escape(text)}</h{level}>"


def paragraph(text: str, style: str = "") -> str:
    return f'<p class="{style}">{escape(text)}</p>' if style else f"<p>{escape(text)}</p>"


def bullets(lines: Sequence[str], style: str = "") -> str:
    return f'<ul class="{style}">' + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells as text; what stands behind a line break is set small, as intervals are."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    lines = ("<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'


def _cell(text: str) -> str:
    first, sign, rest = text.partition("\n")
    return f"<td>{escape(first)}<small>{escape(rest)}</small></td>" if sign else f"<td>{escape(first)}</td>"


def confusion_table(keys: Sequence[str], rows: Sequence[Sequence[int]]) -> str:
    """Rows: label; columns: the likeliest class; the shade is the share of the row."""
    head = "".join(f"<th>called {escape(key)}</th>" for key in keys)
    lines = []
    for r, (key, row) in enumerate(zip(keys, rows, strict=True)):
        cells = []
        for c, count in enumerate(row):
            share = count / max(1, sum(row))
            colour = f"rgba(var(--{'right' if r == c else 'wrong'}),{0.75 * share:.2f})"
            cells.append(
                f'<td class="shade" style="background:{colour}">{count}<small>{100 * share:.0f} %</small></td>'
            )
        lines.append(f"<tr><th>{escape(key)}</th>{''.join(cells)}</tr>")
    return f'<div class="scroll"><table><thead><tr><th>label</th>{head}</tr></thead>{"".join(lines)}</table></div>'


def picture(pixels: NDArray[np.uint8], described: str) -> str:
    """uint8 grey (rows, columns) or RGB (rows, columns, 3) as an <img> that holds its own data, made small."""
    image = Image.fromarray(pixels)
    image.thumbnail((PICTURE_PX, PICTURE_PX), Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=88)
    data = base64.b64encode(stream.getvalue()).decode("ascii")
    return f'<img alt="{escape(described)}" src="data:image/jpeg;base64,{data}">'


def from_markdown(text: str) -> str:
    """The tables and paragraphs that the commands print, as HTML; only what they use is known."""
    parts: list[str] = []
    for block in text.split("\n\n"):
        lines = block.splitlines()
        if lines and lines[0].startswith("|"):
            cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
            parts.append(table(cells[0], cells[2:]))
        elif block.strip():
            parts.append(paragraph(" ".join(lines)))
    return "".join(parts)
