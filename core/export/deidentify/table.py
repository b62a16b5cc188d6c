"""DICOM PS3.15 Table E.1-1 as data: what the basic profile and each option say of an attribute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.errors import EnvironmentLacks
from core.paths import resources_dir

PUBLISHED, LATER = "ps3_15_table_e1_1.tsv", "later_rows.tsv"
PRIVATE = "private"
_CURVES, _OVERLAYS = 0x5000, 0x6000
_CURVE_ROW, _OVERLAY_ROWS = "50xxxxxx", {0x3000: "60xx3000", 0x4000: "60xx4000"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. `tag`: eight hexadecimal digits, where x stands for any, or `PRIVATE`. `action`: that of the basic
    profile, "X/Z/D". `options`: code of CID 7050 -> "K" (keep) or "C" (clean)."""

    tag: str
    action: str
    options: Mapping[str, str]
    name: str


@dataclass(frozen=True, slots=True)
class ActionTable:
    """The rows by tag, and what the file says of itself: `edition`, and the number of `rows` that it states."""

    by_tag: Mapping[str, TableRow]
    edition: str
    row_count: int

    def row_of(self, tag: int) -> TableRow | None:
        """The row of an attribute; None where the table does not name it, and it is then kept (PS3.15 E.3.1)."""
        group, element = tag >> 16, tag & 0xFFFF
        if group % 2:
            return self.by_tag[PRIVATE] if f"{tag:08x}" not in self.by_tag else self.by_tag[f"{tag:08x}"]
        if group & 0xFF00 == _CURVES:
            return self.by_tag[_CURVE_ROW]
        if group & 0xFF00 == _OVERLAYS:
            return self.by_tag.get(_OVERLAY_ROWS.get(element, ""))
        return self.by_tag.get(f"{tag:08x}")


@cache
def action_table() -> ActionTable:
    """The published table and the rows that later editions added. Raises EnvironmentLacks where it is damaged."""
    folder = resources_dir() / "deidentification"
    published, later = read_table(folder / PUBLISHED), read_table(folder / LATER)
    edition = f"{published.edition}, with what {later.edition} added"
    return ActionTable({**later.by_tag, **published.by_tag}, edition, published.row_count + later.row_count)


def read_table(path: Path) -> ActionTable:
    """One file of rows. Raises EnvironmentLacks where it is missing, or does not hold the rows that it states."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        stated = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
        rows = [_row(line) for line in lines if not line.startswith("#")]
        edition, count = stated["edition"], int(stated["rows"])
    except (OSError, ValueError, KeyError) as error:
        raise EnvironmentLacks(
            "The table of de-identification {name} cannot be read ({error}); install Overread again.",
            name=path.name,
            error=error,
        ) from error
    by_tag = {row.tag: row for row in rows}
    if len(by_tag) != count or len(rows) != count:
        raise EnvironmentLacks(
            "The table of de-identification {name} holds {found} rows, not {count}; install Overread again.",
            name=path.name,
            found=len(rows),
            count=count,
        )
    return ActionTable(by_tag, edition, count)


def _row(line: str) -> TableRow:
    tag, action, options, name = line.split("\t")
    return TableRow(tag, action, {option[:-1]: option[-1] for option in options.split()}, name)
