"""Reads the logs of strace: which files a program and its children have written, made or moved, and what they left in
shared memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
_MAKING = ("creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat",
           "mknod", "mknodat")  # fmt: skip
SHARED_MEMORY = "/dev/shm/"
# Devices, and shared memory, whose names must be gone in the end (core/workers/transport.py unlinks them).
HARMLESS = re.compile(r"/dev/(null|tty|full|zero|urandom|shm/|dri/|nvidia)|/proc/(self|\d+)/")


def lines_of(folder: Path) -> list[str]:
    """Of every log of `strace -ff` in a folder."""
    logs = sorted(folder.iterdir())
    return [line for log in logs for line in log.read_text(encoding="utf-8", errors="replace").splitlines()]


def left_in_shared_memory(lines: Iterable[str]) -> list[str]:
    """Names that were made there, in whatever process, and that none has removed."""
    made, gone = set(), set()
    for line in lines:
        match = _CALL.match(line)
        if match is None or int(match[3]) < 0:
            continue
        call, paths = match[1], [path for path in _QUOTED.findall(match[2]) if path.startswith(SHARED_MEMORY)]
        if paths and (call in _MAKING or "O_CREAT" in match[2]):
            made.add(paths[-1])
        elif paths and call.startswith("unlink"):
            gone.add(paths[0])
    return sorted(made - gone)


def written_outside(lines: Iterable[str], allowed: Iterable[Path]) -> list[str]:
    """What was opened for writing, made or moved outside of `allowed`: "call path", each once, in order."""
    roots = [str(path) for path in allowed]
    found = [
        f"{call} {path}"
        for call, path in writes(lines)
        if not HARMLESS.match(path) and not any(path == root or path.startswith(f"{root}/") for root in roots)
    ]
    return list(dict.fromkeys(found))


def writes(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(call, path) of every call that may write and that succeeded, or would have on an empty disk."""
    for line in lines:
        match = _CALL.match(line)
        if match is None or (int(match[3]) < 0 and not _is_made_if_absent(match[1], line)):
            continue
        call, arguments = match[1], match[2]
        paths = _QUOTED.findall(arguments)
        if call.startswith("open") and _WRITING.search(arguments) and paths:
            yield call, paths[0]
        elif call in _MAKING and paths:
            yield call, paths[-1]
        elif call == "bind" and "AF_UNIX" in arguments and paths:
            yield call, paths[0]


def _is_made_if_absent(call: str, line: str) -> bool:
    """A folder that was there already would have been made on another machine."""
    return call.startswith("mkdir") and "EEXIST" in line
