"""A virtual X screen for machines without a display. Standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SCREEN = "1920x1200x24"


def xvfb_command() -> str | None:
    """The path of Xvfb, or None where it is not installed."""
    return shutil.which("Xvfb")


@contextmanager
def virtual_screen(screen: str = SCREEN) -> Iterator[str]:
    """Run Xvfb on a free display for the length of the block; yields the display's name, such as ":99".

    `screen`: WIDTHxHEIGHTxDEPTH. Raises RuntimeError where Xvfb is missing or does not start.
    """
    command = xvfb_command()
    if command is None:
        raise RuntimeError("Xvfb is not installed; install the package xvfb.")
    read_end, write_end = os.pipe()
    arguments = [command, "-displayfd", str(write_end), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(arguments, pass_fds=(write_end,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()  # the server writes its number once it is ready, or ends
        if not number:
            raise RuntimeError(f"Xvfb did not start (exit code {server.wait()}).")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
