"""For a command that a program has started: it ends when that program lets go of it, or is gone."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import threading
import time

from core.cli.output import STDERR

STOPPED = 130  # the exit code of Ctrl-C
STDIN = 0
LOWER_PRIORITY = 10
PAUSE_S = 0.2

if sys.platform == "win32":
    import _winapi
    import msvcrt

    def _wait_until_stdin_closes() -> None:
        """A read that waits would hold up every library that asks what stdin is while it is loaded, OpenBLAS for one,
        and so the whole command: WORKAROUND https://github.com/numpy/numpy/issues/24290."""
        pipe = msvcrt.get_osfhandle(STDIN)
        while True:
            try:
                _winapi.PeekNamedPipe(pipe, 0)
            except BrokenPipeError:
                return
            time.sleep(PAUSE_S)
else:

    def _wait_until_stdin_closes() -> None:
        while os.read(STDIN, 4096):
            pass


def heed_caller(args: argparse.Namespace) -> None:
    """Do as `--progress` and `--end-with-stdin` ask."""
    STDERR.jsonl = args.progress == "jsonl"
    if args.end_with_stdin:
        end_with_stdin()


def end_with_stdin() -> None:
    """End this process, and those that it has started, as soon as its stdin closes.

    What a command has finished stays: checkpoints and bundles are written beside the old file and put in its place.
    The process steps behind others, so that the window that started it stays quick.
    """
    if hasattr(os, "nice"):
        os.nice(LOWER_PRIORITY)
    threading.Thread(target=_wait_for_the_end, daemon=True, name="lifeline").start()


def _wait_for_the_end() -> None:
    try:
        _wait_until_stdin_closes()
    finally:
        for child in multiprocessing.active_children():
            child.kill()
        os._exit(STOPPED)
