"""The smoke test's steps about data that lie elsewhere or are older: an upgrade, a refusal, a department's database.

Each takes the station and a folder of its own, and gives one sentence, or raises SmokeError.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]
OLDER, NEWER = "0004", "9999"
FILE_NAME = "overread.db"


class SmokeError(Exception):
    """One sentence: what did not happen."""


class Ended(Protocol):
    returncode: int
    stdout: str
    stderr: str


class Runs(Protocol):
    """The copied bundle; `extra`: variables beside those of a bare machine."""

    @property
    def data_dir(self) -> Path: ...
    @property
    def examples(self) -> Path: ...
    def run(self, *arguments: str | Path, extra: dict[str, str] | None = None) -> Any: ...
    def document(self, *arguments: str | Path, extra: dict[str, str] | None = None) -> Any: ...


def upgrade(station: Runs, folder: Path) -> str:
    """A database of an older schema, with the verdict of the steps before, is backed up, migrated and read."""
    from core.store.schema import HISTORY
    from tests.helpers.older_database import write_older

    folder.mkdir()
    write_older(station.data_dir / FILE_NAME, folder / FILE_NAME, OLDER)
    (entry,) = station.document("queue", "list", "--data-dir", folder)
    (backup,) = folder.glob(f"{FILE_NAME}.backup-{OLDER}-*Z")
    found = version(folder / FILE_NAME), version(backup)
    if found != (HISTORY.head, OLDER):
        raise SmokeError(f"database and backup of the older data folder have the schemas {found}")
    return f"schema {OLDER} backed up and migrated to {HISTORY.head}, its case is in the queue ({entry['finding']})"


def refusal(station: Runs, folder: Path) -> str:
    """The database of a newer Overread is refused with a sentence, and left as it is."""
    folder.mkdir()
    file = Path(shutil.copy(station.data_dir / FILE_NAME, folder / FILE_NAME))
    with closing(sqlite3.connect(file)) as store, store:
        store.execute("UPDATE alembic_version SET version_num = ?", (NEWER,))
    before = file.read_bytes()
    ended = station.run("queue", "list", "--data-dir", folder)
    if ended.returncode not in (1, 3) or "Traceback" in ended.stderr or "newer" not in ended.stderr:
        raise SmokeError(f"a newer data folder was met with {ended.returncode}: {ended.stderr[-1000:]}")
    if file.read_bytes() != before:
        raise SmokeError("a newer data folder was changed")
    return ended.stderr.strip().replace(str(folder), "...")


def department(station: Runs, folder: Path) -> str:
    """PostgreSQL behind a socket, which needs no network; on a machine without its server this is not tried."""
    from tests.helpers.postgresql_server import binaries, running_server

    if binaries() is None:
        return "NOT TRIED, PostgreSQL is not installed"
    with running_server() as server:
        name = server.new_database()
        extra = {"OVERREAD_DATABASE_URL": server.url(name)}
        rows = station.document("analyze", station.examples, "--device", "cpu", "--data-dir", folder, extra=extra)
        ((kept,),) = server.sql("SELECT count(*) FROM predictions", name)
    if not kept or any(row["status"] == "error" for row in rows):
        raise SmokeError("PostgreSQL holds no prediction")
    return f"{kept} predictions in PostgreSQL"


def version(file: Path) -> str:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as store:
        return str(store.execute("SELECT version_num FROM alembic_version").fetchone()[0])
