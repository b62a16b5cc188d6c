"""A PostgreSQL server of the tests' own: in a temporary folder, behind a socket in it, and gone with the session."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PORT = 5432
ACCOUNTS = ("postgres", "nobody")  # the server refuses to run as root
SMALL = ("shared_buffers=32MB", "max_connections=60")
# Nothing that a test writes has to outlive the machine's power.
NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def binaries() -> Path | None:
    """The folder of `initdb` and `postgres`; Debian keeps them out of the PATH."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


class Server:
    """A running server. `folder`: holds its data and its socket. `durable`: commits reach the disk, as in use."""

    def __init__(self, folder: Path, programs: Path, account: dict[str, Any], durable: bool) -> None:
        self.folder, self._programs, self._account = folder, programs, account
        self._options = SMALL if durable else (*SMALL, *NOT_DURABLE)
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0

    def start(self) -> None:
        settings = [*self._options, "listen_addresses=", f"unix_socket_directories={self.folder}", f"port={PORT}"]
        command = [str(self._programs / "postgres"), "-D", str(self.folder / "data")]
        command += [part for setting in settings for part in ("-c", setting)]
        log = (self.folder / "log").open("ab")
        with log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **self._account)
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT is the server's "fast" shutdown: open connections are ended."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(timeout=30)
            self._process = None

    def sql(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        import psycopg

        with psycopg.connect(self.conninfo(database), autocommit=True) as connection:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []

    def conninfo(self, database: str) -> str:
        return f"host={self.folder} port={PORT} user=overread dbname={database}"

    def url(self, database: str, user: str = "overread") -> str:
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}&port={PORT}"

    def new_database(self, template: str = "template0") -> str:
        self._made += 1
        name = f"overread_{os.getpid()}_{self._made}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        self.sql(f"DROP DATABASE {name} WITH (FORCE)")

    def _wait(self) -> None:
        import psycopg

        give_up = time.monotonic() + 30.0
        while True:
            try:
                self.sql("SELECT 1")
                return
            except psycopg.OperationalError:
                assert self._process is not None
                assert self._process.poll() is None, (self.folder / "log").read_text()
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.02)


@contextlib.contextmanager
def running_server(durable: bool = False) -> Iterator[Server]:
    programs = binaries()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="overread-pg-"))
    try:
        account = _account(folder)
        initdb = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", "overread", "-A", "trust", "-E", "UTF8"]
        made = [*initdb, "--no-sync", "--locale=C"]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd=folder, **account)
        server = Server(folder, programs, account, durable)
        server.start()
        try:
            yield server
        finally:
            server.stop(signal.SIGQUIT)  # at once: the data go with the folder
    finally:
        shutil.rmtree(folder)


def _account(folder: Path) -> dict[str, Any]:
    """Who runs the server: this account, or instead of root one without privileges, who is given the folder."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in ACCOUNTS if name in known)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
