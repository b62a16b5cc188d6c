"""What the commands print: JSON for programs on stdout, words for people on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Sentence
from core.progress import CountedLine

UPDATE_S = 0.25  # a program is told no more often


@dataclass(slots=True)
class Stderr:
    """Whom this process's stderr is for: people, or with `jsonl` (`--progress jsonl`) the program that runs it."""

    jsonl: bool = False


STDERR = Stderr()


def say(text: str) -> None:
    """One line for people; with `--progress jsonl` an object {"done", "total", "left_s", "images_per_s", "text"}, and
    with the "template" and the "values" of a sentence that a window can say in another language."""
    if not STDERR.jsonl:
        print(_shown(text), file=sys.stderr, flush=True)
        return
    counted = text if isinstance(text, CountedLine) else None
    names = ("done", "total", "left_s", "images_per_s")
    line = {name: getattr(counted, name, None) for name in names} | {"text": _shown(text)}
    said = counted.said if counted is not None else text
    line |= said.parts() if isinstance(said, Sentence) else {}
    print(json_text(line), file=sys.stderr, flush=True)


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
    """A line on stderr that rewrites itself: only on a terminal. With `--progress jsonl`, objects as of `say`.

    `word`: what is done; a Sentence where a window may run the command."""

    def __init__(self, word: str) -> None:
        self._word, self._started, self._shown = word, time.monotonic(), sys.stderr.isatty()
        self._told_s = 0.0

    def update(self, done: int, total: int | None) -> None:
        passed_s = time.monotonic() - self._started
        rate = done / passed_s if passed_s > 0 else 0.0
        if STDERR.jsonl:
            self._tell(done, total, rate)
        if STDERR.jsonl or not self._shown:
            return
        left = f", {(total - done) / rate:.0f} s left" if total and rate > 0 else ""
        print(f"\r{self._word} {done}/{total or '?'}, {rate:.1f}/s{left}\x1b[K", end="", file=sys.stderr, flush=True)

    def _tell(self, done: int, total: int | None, rate: float) -> None:
        now = time.monotonic()
        if done != total and now - self._told_s < UPDATE_S:
            return
        self._told_s = now
        text = Sentence("{work}: {done}/{total}", work=self._word, done=done, total=total or "?")
        left_s = (total - done) / rate if total and rate > 0 else None
        say(CountedLine(text, done, total, left_s, rate or None) if total else text)

    def close(self) -> None:
        if self._shown and not STDERR.jsonl:
            print(file=sys.stderr)
