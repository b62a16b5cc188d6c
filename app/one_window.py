"""Which start on a data folder opens the window; the others hand it what they were asked to open, and end.

It comes before anything of Qt is imported: a desktop starts Overread once for each file that is chosen, all at the same
time. The first start takes a lock and listens at once, long before it can answer. One local socket per account and data
folder: a file in the folder that the system gives the session, else in the data folder; on Windows a named pipe. Only
the own account may speak there, and only paths are said.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from core.file_lock import take_at_once

PATIENCE_S = 2.0  # a window that is busy for longer is left alone, and a second one opens
START_S = 30.0  # counted from its start: until then a window may still be on its way, from a slow disk say
POLL_S = 0.02
TAKEN = b"taken\n"
TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"
WAITING_STARTS = 100  # that may call before the first window answers


@dataclass(slots=True)
class Place:
    """Where this start stands. `lock` None: another window, or none at all, is the one that is called. `listener`: the
    socket under `name`, until a QLocalServer has taken it; None on Windows, where only Qt can listen."""

    name: str
    lock: IO[bytes] | None = None
    listener: socket.socket | None = None

    def close(self) -> None:
        """Let the next start be the first. Calling it again does nothing."""
        if self.lock is None:
            return
        if self.listener is not None:
            self.listener.close()
        if sys.platform != "win32":
            with suppress(OSError):
                os.unlink(self.name)
        self.lock.close()  # last, or this would take the next one's socket away
        self.lock = None


def socket_name(data_dir: Path) -> str:
    """Where the window of this data folder listens: the path of a socket; on Windows the name of a pipe."""
    who = f"{getpass.getuser()}\n{data_dir.resolve()}"
    name = f"overread-{hashlib.sha256(who.encode()).hexdigest()[:16]}"
    if sys.platform == "win32":
        return name
    session = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    own = session.is_absolute() and os.path.isdir(session) and os.access(session, os.W_OK)  # it may be another's
    return str((session if own else data_dir.resolve()) / name)


def claim(data_dir: Path, paths: Sequence[str]) -> Place | None:
    """The place of this start; None where the window that runs has taken the paths.

    Where the folder cannot be written, or the other window does not answer in time, a window opens that nobody calls.
    """
    name = socket_name(data_dir)
    file = data_dir.resolve() / name if sys.platform == "win32" else Path(name)
    file = file.with_name(file.name + ".lock")
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = open(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "r+b")  # noqa: SIM115 - held as long as the window
    except OSError:  # said by whoever opens the store in it
        return Place(name)
    try:
        return _place(name, file, lock, _words(paths))
    except OSError:  # a file system without locks
        lock.close()
        return Place(name)


def _place(name: str, file: Path, lock: IO[bytes], words: bytes) -> Place | None:
    """The place of a start that has opened the file of the lock."""
    began = time.monotonic()
    while not _taken(lock):
        left_s = began + _patience_s(file) - time.monotonic()
        if left_s < 0:
            lock.close()
            return Place(name)
        if _handed_over(name, words, left_s):
            lock.close()
            return None
        time.sleep(POLL_S)
    os.utime(file)
    return _first(name, lock)


def _patience_s(lock_file: Path) -> float:
    """How long the window may take to answer that took the lock when the file says."""
    try:
        started_s_ago = max(time.time() - lock_file.stat().st_mtime, 0.0)
    except OSError:
        return PATIENCE_S
    return max(PATIENCE_S, START_S - started_s_ago)


def _taken(lock: IO[bytes]) -> bool:
    """Raises OSError where nobody can take it."""
    try:
        take_at_once(lock)
    except (BlockingIOError, PermissionError):  # what flock and what Windows says of a lock that another holds
        return False
    return True


def _first(name: str, lock: IO[bytes]) -> Place:
    """Whoever has the lock may put a socket in the place of one that a killed window has left behind."""
    if sys.platform == "win32":
        return Place(name, lock)
    listener, before = socket.socket(socket.AF_UNIX), os.umask(0o177)
    try:
        Path(name).unlink(missing_ok=True)
        listener.bind(name)
        listener.listen(WAITING_STARTS)
    except OSError:  # a path that is longer than a socket's may be, or a file system without sockets
        listener.close()
        lock.close()
        return Place(name)
    finally:
        os.umask(before)
    return Place(name, lock, listener)


def _words(paths: Sequence[str]) -> bytes:
    said = {"paths": [os.path.abspath(path) for path in paths], "token": os.environ.get(TOKEN_VARIABLE, "")}
    return json.dumps(said).encode() + b"\n"


def _handed_over(name: str, words: bytes, patience_s: float) -> bool:
    """Whether somebody listens under this name, and has said in time that he has taken the words."""
    if sys.platform == "win32":
        from app.second_start import said_to_a_pipe

        return said_to_a_pipe(name, words, patience_s)
    answer = b""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(patience_s)
        caller.connect(name)
        caller.sendall(words)
        while part := caller.recv(len(TAKEN)):
            answer += part
            if answer == TAKEN:
                break
    return answer == TAKEN
