"""What the window hears of other starts on its data folder (`app.one_window`), for it to open their files."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.one_window import TAKEN, TOKEN_VARIABLE

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from app.one_window import Place

LIMIT_BYTES = 2**24  # of one message: a command line of 2 MB, whose names become absolute
MUTEX = "OverreadWindow"  # packaging/windows/overread.iss asks for it


class SecondStarts(QObject):
    """Listens for them from `listen` on. `called`: what another start was asked to open, a list of absolute paths."""

    called = Signal(list)

    def __init__(self, place: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Whether this window is the one that is called. What was said since it took its place is answered now."""
        if self._place.lock is None:
            return False
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        listener = self._place.listener
        listening = server.listen(self._place.name) if listener is None else server.listen(listener.detach())
        self._place.listener = None
        self._server = server if listening else None
        return listening

    def close(self) -> None:
        """The next start opens a window of its own."""
        if self._server is not None:
            from PySide6.QtNetwork import QLocalSocket

            self._server.close()
            for caller in self._server.findChildren(QLocalSocket):
                caller.abort()  # whoever has not been answered need not wait for it
            self._server = None
        self._place.close()

    def _on_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._on_words(socket))
            # No deleteLater on `disconnected`: a socket that goes while connected says that too, from its own end.
            self._on_words(socket)

    def _on_words(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LIMIT_BYTES:
                socket.abort()
            return
        said = _message(bytes(socket.readLine(LIMIT_BYTES).data()))
        if said is None or self._server is None:
            socket.abort()
            return
        paths, token = said
        if token:
            os.environ[TOKEN_VARIABLE] = token
        socket.write(TAKEN)
        socket.flush()
        self.called.emit(paths)


def said_to_a_pipe(name: str, words: bytes, patience_s: float) -> bool:
    """Windows: whether the window behind the named pipe has taken the words in time."""
    from PySide6.QtNetwork import QLocalSocket

    patience_ms = max(1, round(patience_s * 1000))
    _let_it_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(patience_ms):
        return False
    socket.write(words)
    while not socket.canReadLine():
        if not socket.waitForReadyRead(patience_ms):
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


def _message(data: bytes) -> tuple[list[str], str] | None:
    """(paths, activation token) as another start says them; None for anything else."""
    with suppress(ValueError):
        said = json.loads(data)
        if isinstance(said, dict) and isinstance(said.get("paths"), list) and isinstance(said.get("token"), str):
            return [path for path in said["paths"] if isinstance(path, str)], said["token"]
    return None
