"""What the commands print: JSON for programs on stdout, words for people on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any


def say(text: str) -> None:
    """One line for people."""
    print(_shown(text), file=sys.stderr, flush=True)


def print_json(value: Any) -> None:
    print(json_text(value))


def json_text(value: Any) -> str:
    """One JSON document; file names that are no Unicode make it all ASCII, for they can be escaped but not encoded."""
    import json

    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)
    return text


def _shown(text: str) -> str:
    """For a terminal: a file name may hold escape sequences, and bytes that are no Unicode."""
    return "".join(ch if ch.isprintable() or ch == "\n" else "?" for ch in text)


def fitting(name: str) -> str:
    """A file name cut so that an ending of 50 bytes has room behind it: file systems take 255."""
    coded = name.encode("utf-8", "surrogateescape")
    return name if len(coded) <= 205 else coded[:205].decode("utf-8", "ignore")


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns aligned by their widest entry."""
    lines = [list(header), *([_shown(cell) for cell in row] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


class ProgressLine:
    """A line on stderr that rewrites itself: only on a terminal."""

    def __init__(self, word: str) -> None:
        self._word, self._started, self._shown = word, time.monotonic(), sys.stderr.isatty()

    def update(self, done: int, total: int | None) -> None:
        if not self._shown:
            return
        passed_s = time.monotonic() - self._started
        rate = done / passed_s if passed_s > 0 else 0.0
        left = f", {(total - done) / rate:.0f} s left" if total and rate > 0 else ""
        print(f"\r{self._word} {done}/{total or '?'}, {rate:.1f}/s{left}\x1b[K", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        if self._shown:
            print(file=sys.stderr)
