"""The smoke test's steps about data that lie elsewhere, are older or encrypted, or whose disk refuses them.

Each takes the station and a folder of its own, and gives one sentence, or raises SmokeError.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from smoke_station import FILE_NAME, READER, SmokeError, Station, open_window, screenshot

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]
OLDER, NEWER = "0004", "9999"
NOTE = "shadow-behind-the-heart"  # in a reader's words; must be readable nowhere
PLAIN_HEADER = b"SQLite format 3\0"
KEYRING = ("dbus-daemon", "gnome-keyring-daemon")


def upgrade(station: Station, folder: Path) -> str:
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


def refusal(station: Station, folder: Path) -> str:
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


def department(station: Station, folder: Path) -> str:
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


def encrypted(station: Station, folder: Path) -> str:
    """A store that is encrypted from its first byte, its key in a keyring; written and read by commands and window."""
    if any(shutil.which(name) is None for name in KEYRING):
        return "NOT TRIED, gnome-keyring is not installed"
    film = station.examples / "chest-6.dcm"
    place = ("--data-dir", folder)
    word = ("--finding", "pneumonia", "--reader", "reader-1", "--note", NOTE)
    with keyring(station) as extra:
        with open_window(station, folder, film, settings={"encrypted_store": True}, extra=extra) as opened:
            opened.wait(lambda: opened.noted("analysed"), "the prediction")
            opened.appear()
            opened.press("1", "d")
            opened.quit()
        (entry,) = station.document("queue", "list", *place, extra=extra)
        verdict = "absent" if entry["verdict"] == "present" else "present"
        station.document("assess", film, *word, "--verdict", verdict, *place, extra=extra)
        said = station.document("doctor", *place, extra=extra)["checks"]
        whole = station.document("audit", "verify", *place, extra=extra)
    without = station.run("queue", "list", *place)
    if without.returncode != 3 or len(without.stderr.strip().splitlines()) != 1:
        raise SmokeError(f"without its keyring the store was met with {without.returncode}: {without.stderr[-1000:]}")
    if not any("encrypted" in row["detail"] and "not encrypted" not in row["detail"] for row in said):
        raise SmokeError("the doctor does not call the store encrypted")
    files = [file for file in folder.rglob("*") if file.is_file()]
    plain = [file.name for file in files if NOTE.encode() in file.read_bytes()]
    plain += [file.name for file in files if file.read_bytes()[:16] == PLAIN_HEADER]
    if plain or not whole:
        raise SmokeError(f"of the encrypted store there stands in plain: {', '.join(plain)}")
    return f"a case and a note kept, read again, in none of {len(files)} files in plain; {without.stderr.strip()}"


@contextmanager
def keyring(station: Station) -> Iterator[dict[str, str]]:
    """A session's bus with an unlocked keyring, of the station's home; the variables by which it is found."""
    environment = station.environment | {"PATH": os.environ["PATH"]}
    bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={station.session}"]
    with subprocess.Popen(bus, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            extra = {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
            unlock = ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"]
            with subprocess.Popen(
                unlock, env=environment | extra, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, text=True,
            ) as keeper:  # fmt: skip
                try:
                    assert keeper.stdin is not None
                    assert keeper.stdout is not None
                    keeper.stdin.write("passphrase\n")
                    keeper.stdin.close()
                    keeper.stdout.readline()  # its control socket: it is there
                    yield extra
                finally:
                    keeper.terminate()
        finally:
            daemon.terminate()


def full_disk(station: Station, folder: Path, out: Path) -> str:
    """A start where not a page is free: one sentence from a command, and a window that says so and can be closed."""
    if os.geteuid():
        return "NOT TRIED, only root makes a disk"
    from tests.helpers.small_disk import small_disk

    with small_disk(folder) as disk:
        (disk.folder / "settings.json").write_text(json.dumps(READER))
        disk.leave_pages(1)
        return _refused(station, disk.folder, out / "window-full-disk.png")


def read_only(station: Station, folder: Path, out: Path) -> str:
    """A start in a data folder that cannot be written."""
    if os.geteuid():
        return "NOT TRIED, only root makes a disk"
    from tests.helpers.small_disk import small_disk

    with small_disk(folder) as disk:
        (disk.folder / "settings.json").write_text(json.dumps(READER))
        subprocess.run(["mount", "-o", "remount,ro", disk.folder], check=True)
        said = _refused(station, disk.folder, out / "window-read-only.png", "INFO started")
        subprocess.run(["mount", "-o", "remount,rw", disk.folder], check=True)
    return said


def _refused(station: Station, folder: Path, picture: Path, logged: str = "") -> str:
    ended = station.run("queue", "list", "--data-dir", folder)
    if ended.returncode != 3 or len(ended.stderr.strip().splitlines()) != 1:
        raise SmokeError(f"a command met it with {ended.returncode}: {ended.stderr[-1000:]}")
    with open_window(station, folder, station.examples / "chest-6.dcm") as opened:
        opened.appear()
        opened.press("1")
        screenshot(station.display, picture)
        opened.quit(logged)
    return f"{ended.stderr.strip().replace(str(folder), '...')} {picture}"


def version(file: Path) -> str:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as store:
        return str(store.execute("SELECT version_num FROM alembic_version").fetchone()[0])
