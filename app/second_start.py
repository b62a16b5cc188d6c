"""A second start on the same data folder: it hands its paths to the window that runs, which comes to the front.

One local socket per account and data folder: a file in the folder that the system gives the session, else in the data
folder; on Windows a named pipe. Only the own account may speak there, and only paths are said.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LIMIT_BYTES = 2**20  # of one message; longer command lines do not exist
PATIENCE_MS = 2000  # a window that is busy for longer is left alone, and a second one opens
TAKEN = b"taken\n"
TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"
MUTEX = "OverreadWindow"  # packaging/windows/overread.iss asks for it


def socket_name(data_dir: Path) -> str:
    """Where the window of this data folder listens: the path of a socket; on Windows the name of a pipe."""
    who = f"{getpass.getuser()}\n{data_dir.resolve()}"
    name = f"overread-{hashlib.sha256(who.encode()).hexdigest()[:16]}"
    if sys.platform == "win32":
        return name
    session = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    own = session.is_absolute() and session.is_dir() and os.access(session, os.W_OK)
    return str((session if own else data_dir.resolve()) / name)


def hand_over(data_dir: Path, paths: Sequence[str]) -> bool:
    """Give the paths to the window that runs on this data folder; False where none takes them."""
    name = socket_name(data_dir)
    if sys.platform != "win32" and not os.path.exists(name):
        return False
    from PySide6.QtNetwork import QLocalSocket

    _let_it_come_forward()
    said = {"paths": [os.path.abspath(path) for path in paths], "token": os.environ.get(TOKEN_VARIABLE, "")}
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(json.dumps(said).encode() + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(PATIENCE_MS):
            return False
    return bool(socket.readLine().data() == TAKEN)


def _let_it_come_forward() -> None:
    """Windows gives the foreground away only if whoever was started last allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def tell_installer() -> None:
    """Windows: a named mutex, which the system takes back with the process, so that neither Setup nor the uninstaller
    removes the files of a program that runs."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.CreateMutexW(None, False, MUTEX)


class SecondStarts(QObject):
    """Listens for them from `listen` on. `called`: what another start was asked to open, a list of absolute paths."""

    called = Signal(list)

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Whether this window is the one that is called: not where another listens, or the folder cannot be written."""
        from PySide6.QtNetwork import QLocalServer

        name = socket_name(self._data_dir)
        with suppress(OSError):  # said by whoever opens the store in it
            self._data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        # Qt puts a socket of the own account in the place of one that is there, whoever listens to that.
        listening = not _answers(name) and QLocalServer.removeServer(name) and server.listen(name)
        self._server = server if listening else None
        return listening

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _on_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._on_words(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._on_words(socket)

    def _on_words(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LIMIT_BYTES:
                socket.abort()
            return
        said = _message(bytes(socket.readLine(LIMIT_BYTES).data()))
        if said is None:
            socket.abort()
            return
        paths, token = said
        if token:
            os.environ[TOKEN_VARIABLE] = token
        socket.write(TAKEN)
        socket.flush()
        self.called.emit(paths)


def _answers(name: str) -> bool:
    """Whether somebody listens; a window that was killed leaves its socket behind, where nobody does."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    return socket.waitForConnected(PATIENCE_MS)


def _message(data: bytes) -> tuple[list[str], str] | None:
    """(paths, activation token) as `hand_over` writes them; None for anything else."""
    with suppress(ValueError):
        said = json.loads(data)
        if isinstance(said, dict) and isinstance(said.get("paths"), list) and isinstance(said.get("token"), str):
            return [path for path in said["paths"] if isinstance(path, str)], said["token"]
    return None
