"""`decisions.csv` and `decisions.jsonl`: one row a word, the fields of the decision record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from core.errors import ExportFault

CSV, JSONL = "decisions.csv", "decisions.jsonl"
_LEADING_SIGNS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes what they begin for a formula


def merged(earlier: Sequence[dict[str, Any]], fresh: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """All rows, in the order of image and finding; a fresh one replaces the earlier of the same frame and finding."""
    rows = {(row["image"], row["finding"]): row for row in (*earlier, *fresh)}
    return [rows[key] for key in sorted(rows)]


def flat(row: Mapping[str, Any]) -> dict[str, str]:
    """A row as text: nothing for None, JSON for what has parts."""
    return {name: _cell(name, value) for name, value in row.items()}


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list, bool)):
        return json.dumps(value)
    text = str(value)
    return f"'{text}" if name == "comment" and text.startswith(_LEADING_SIGNS) else text


def encode_csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    """UTF-8 with a header line; nothing at all for no rows."""
    text = io.StringIO()
    if rows:
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return text.getvalue().encode()


def read_csv(path: Path, columns: Sequence[str] | None) -> list[dict[str, Any]]:
    """The rows of an earlier export, of these `columns` where they are given. Raises ExportFault where it is another
    table."""
    try:
        with path.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
    except FileNotFoundError:
        return []
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExportFault(
            "{path} of the earlier export is damaged ({error}); choose an empty folder.", path=path, error=error
        ) from error
    wanted = set(columns or ("image", "finding"))
    if any(not wanted <= set(row) or None in row or None in row.values() for row in rows):
        raise ExportFault(
            "{path} of the earlier export has other columns than expected; choose an empty folder.", path=path
        )
    return rows


def encode_jsonl(rows: Sequence[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The rows of an earlier export. Raises ExportFault where one is damaged."""
    try:
        rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise ExportFault("{path} of the earlier export is damaged; choose an empty folder.", path=path) from error
    if not all(isinstance(row, dict) and {"image", "finding"} <= set(row) for row in rows):
        raise ExportFault(
            "{path} of the earlier export has other fields than expected; choose an empty folder.", path=path
        )
    return rows
