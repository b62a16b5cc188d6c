"""JSON, JSON Lines, CSV and plain text: all keys and all strings, with what their escapes stand for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from core.export.verification.parts import Part, Refused, Text

_SHORT_NUMBER = 10_000


class _Pairs(list[tuple[str, object]]):
    """A JSON object with all its keys, a key that comes twice included."""


def json_parts(data: bytes) -> Iterator[Part]:
    """Every key and string of a JSON document, and every whole number of 5 digits or more."""
    yield from _document(data, "", "")


def json_lines_parts(data: bytes) -> Iterator[Part]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield from _document(line, f"line {number} ", f"line {number}")


def _document(data: bytes, place: str, record: str) -> Iterator[Part]:
    try:
        document = json.loads(data, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError):
        yield Refused(place or "the document", "it is not JSON")
        return
    yield from _values(document, place, record)


def _values(value: object, place: str, record: str) -> Iterator[Part]:
    if isinstance(value, _Pairs):
        for number, (key, inner) in enumerate(value):
            yield Text(f"{place}/ key {number}", key, record)
            yield from _values(inner, f"{place}/{key}", record)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            here = f"{place}/{number}"
            yield from _values(inner, here, record or here)
    elif isinstance(value, str):
        yield Text(place or "/", value, record)
    elif isinstance(value, int) and abs(value) >= _SHORT_NUMBER:
        yield Text(place or "/", str(value), record)


def csv_parts(data: bytes) -> Iterator[Part]:
    """Every cell, by row and column, from 1."""
    try:
        text = data.decode("utf-8-sig")
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
            for column, cell in enumerate(cells, start=1):
                yield Text(f"row {row}, column {column}", cell, f"row {row}")
    except (UnicodeDecodeError, csv.Error):
        yield Refused("the table", "it is not a CSV file in UTF-8")


def line_parts(data: bytes) -> Iterator[Part]:
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
        yield Text(f"line {number}", line, f"line {number}")
