"""Waiting for something that another process does: on a condition, never for a guessed time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path


def wait_until(holds: Callable[[], bool], timeout_s: float, what: str) -> None:
    """Poll until `holds()`; an AssertionError that names `what` after `timeout_s`."""
    deadline = time.monotonic() + timeout_s
    pause = threading.Event()
    while not holds():
        assert time.monotonic() < deadline, f"not within {timeout_s} s: {what}"
        pause.wait(0.01)


def is_running(process_id: int) -> bool:
    """Whether a process exists and is no zombie (Linux)."""
    try:
        stat = Path(f"/proc/{process_id}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
