"""docs/conformance.md: the table of the comparison. Run as `python -m tests.conformance.report`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from tests.conformance.comparing import Row, compare_all
from tests.conformance.reference import missing_tools

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "conformance.md"
_INTRODUCTION = """\
# Conformance: Overread's pictures against DCMTK's

`make conformance` writes this page; a test asserts what it says. Each frame (first, middle and last of a multi-frame
image) is rendered by Overread with the functions behind `overread inspect --render`, and by DCMTK with the options in
the table; same window on both sides, overlays off. Where a file states no usable window, Overread's own is given to
DCMTK (`+Ww`). *Equal* means the same size and at most one grey level of 255 of difference at every pixel: DCMTK cuts
off where Overread rounds. A display shutter hides pixels in Overread and not in `dcm2pnm`; those are left out.

Colour: YBR_FULL and YBR_FULL_422 become RGB by the full-range equations of PS3.3 C.7.6.3.1.2 (those of JFIF). Chroma
of JPEG is upsampled by the decoder of each side (libjpeg-turbo here, the IJG's libjpeg in DCMTK); uncompressed
YBR_FULL_422 repeats the chroma of each pair, on both sides.
"""


def write_report(rows: list[Row]) -> str:
    """The page's text."""
    parts = [_INTRODUCTION, _tools(), _counts(rows), _reasons(rows), _table(rows)]
    return "\n".join(parts)


def files_by_verdict(rows: list[Row]) -> dict[str, set[str]]:
    """Verdict -> files. A file has the verdict of its worst frame."""
    order = ("equal", "not comparable", "reference wrong", "NOT COMPARED", "DIFFERS")
    worst: dict[str, int] = {}
    for row in rows:
        worst[row.name] = max(worst.get(row.name, 0), order.index(row.verdict))
    return {verdict: {name for name, k in worst.items() if k == i} for i, verdict in enumerate(order)}


def _tools() -> str:
    lines = subprocess.run(["dcm2pnm", "--version"], capture_output=True, text=True, check=False).stdout.splitlines()
    dcmtk = lines[0].strip("$ ") if lines else "dcmtk"
    return f"Reference: {dcmtk}. Overread with pydicom {version('pydicom')}, imagecodecs {version('imagecodecs')}.\n"


def _counts(rows: list[Row]) -> str:
    files = files_by_verdict(rows)
    total, compared = len({row.name for row in rows}), len(files["equal"] | files["reference wrong"] | files["DIFFERS"])
    lines = ["## Counts", "", "| | files | frames |", "|---|---|---|", f"| with pixels | {total} | {len(rows)} |"]
    lines.append(f"| compared | {compared} | {sum(row.difference is not None for row in rows)} |")
    for verdict, names in files.items():
        if names or verdict == "equal":
            lines.append(f"| {verdict} | {len(names)} | {sum(row.verdict == verdict for row in rows)} |")
    identical = sum(row.difference == 0 for row in rows)
    lines += ["", f"Of the frames, {identical} are identical at every pixel.", ""]
    return "\n".join(lines)


def _reasons(rows: list[Row]) -> str:
    lines = ["## What differs or cannot be compared, and why", ""]
    for name in dict.fromkeys(row.name for row in rows if not row.is_equal):
        row = next(row for row in rows if row.name == name and not row.is_equal)
        lines.append(f"- `{name}` ({row.verdict}): {row.reason or row.problem or 'not yet reviewed'}")
    return "\n".join([*lines, ""])


def _table(rows: list[Row]) -> str:
    head = ["## Every frame", "", "| file | frame | transfer syntax | photometric | reference | max diff | verdict |",
            "|---|---|---|---|---|---|---|"]  # fmt: skip
    body = [
        f"| {row.name} | {row.frame} | {row.syntax} | {row.photometric} | {f'`{row.command}`' if row.command else ''} "
        f"| {'' if row.difference is None else row.difference} | {row.verdict} |"
        for row in rows
    ]
    return "\n".join([*head, *body, ""])


def main() -> int:
    missing = missing_tools()
    if missing:
        print(f"These tools are missing: {', '.join(missing)}. Install dcmtk, libgdcm-tools and libopenjp2-tools.")
        return 3
    with tempfile.TemporaryDirectory() as work:
        rows = list(compare_all(Path(work)))
    DOCUMENT.write_text(write_report(rows), encoding="utf-8")
    files = files_by_verdict(rows)
    print(", ".join(f"{verdict}: {len(names)}" for verdict, names in files.items()))
    return 1 if files["DIFFERS"] or files["NOT COMPARED"] else 0


if __name__ == "__main__":
    sys.exit(main())
