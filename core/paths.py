"""Where things are kept: the reader's data folder, and what ships beside the code."""

from __future__ import annotations

import os
import sys
from pathlib import Path

DATA_DIR_VARIABLE = "OVERREAD_DATA_DIR"


def resources_dir() -> Path:
    """`resources/`, beside `core` in the source tree, the installed package and the frozen application alike."""
    return Path(__file__).resolve().parent.parent / "resources"


def data_dir(chosen: str | None = None) -> Path:
    """The data folder: the option, else OVERREAD_DATA_DIR, else the platform's user data folder. Not created here."""
    named = chosen or os.environ.get(DATA_DIR_VARIABLE)
    if named:
        return Path(named).expanduser().resolve()
    import platformdirs

    return Path(platformdirs.user_data_dir("Overread", appauthor=False))


def own_command() -> tuple[list[str], Path]:
    """How this very Overread starts its command line: the program with its first arguments, and where to start it.

    A frozen application is its own command; a source tree or an installed package is run by its interpreter.
    On Windows the window's program has no streams, so the command line is a program beside it.
    """
    root = Path(__file__).resolve().parent.parent
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        beside = program.with_name("overread-cli.exe")
        return [str(beside if sys.platform == "win32" and beside.exists() else program)], program.parent
    return [sys.executable, "-m", "app"], root


def is_there(path: str) -> bool:
    """Whether a path leads to a file, to a folder, or into an archive; also where a folder on the way may not be
    searched: nobody can tell then, and whoever opens it says what is refused."""
    named = Path(path)
    try:
        return named.exists() or any(parent.is_file() for parent in named.parents)
    except PermissionError:
        return True
