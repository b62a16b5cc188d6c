"""What is done for the database at a start, beside the reading: its check, its backup, a look at the trail's end."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from core.errors import EnvironmentFault, Sentence, StoreFault
from core.settings import Settings
from core.store.audit_chain import AUTOMATIC
from core.store.backups import check_database, copy_database, told_as_write_faults
from core.store.database import FILE_NAME, Store

FOLDER = "backups"
_CUT = Sentence("The audit trail is not as it was left; see what `overread audit verify` says.")


def look_after(store: Store, data_dir: Path, settings: Settings, today: date) -> list[str]:
    """Check the database (whole, once a week), look whether the audit trail's end is where it was left, and make the
    day's backup where there is none. A sentence for each thing that is wrong; empty where all is well.

    A database that fails its check is not backed up: the good backups must not be rotated away. A server's database is
    checked and backed up by its administrator.
    """
    week = data_dir / FOLDER / f"weekly-{today:%G-W%V}.db"
    try:
        if not store.place.is_shared:
            check_database(store.place, whole=not os.path.exists(week))
        told: list[str] = [] if store.is_anchored() else [_CUT]
        if store.chain_head().count > 1:
            back_up_daily(store, data_dir, settings, today)
    except EnvironmentFault as fault:
        return [fault.message]
    return told


def back_up_daily(store: Store, data_dir: Path, settings: Settings, today: date) -> list[Path]:
    """The backups made now, of the day and of the week, none of a server's database; older ones go. Raises StoreFault,
    and EnvironmentLacks without the key of an encrypted database."""
    if store.place.is_shared:
        return []
    folder = data_dir / FOLDER
    made = []
    daily, weekly = (settings.daily_backups, f"{today:%Y-%m-%d}"), (settings.weekly_backups, f"{today:%G-W%V}")
    with told_as_write_faults(folder):
        for kind, (count, name) in (("daily", daily), ("weekly", weekly)):
            target = folder / f"{kind}-{name}.db"
            if count and not target.exists():
                folder.mkdir(mode=0o700, exist_ok=True)
                copied = copy_database(store.place, target)
                store.note("backed_up", AUTOMATIC, None, {"events": copied.head.count, "head": copied.head.mac})
                made.append(target)
            _rotate(folder, kind, count)
    return made


def replace_backups(store: Store, data_dir: Path, settings: Settings, today: date) -> int:
    """Delete every copy of the database that Overread made by itself, since a forgotten patient stands in it, and make
    the day's anew; how many were deleted. Raises StoreFault."""
    own = [
        *(data_dir / FOLDER).glob("*.db*"),  # also what a kill left of one
        *data_dir.glob(f"{FILE_NAME}.*.restoring*"),
        *data_dir.glob(f"{FILE_NAME}.*.part*"),
        *data_dir.glob(f"{FILE_NAME}.backup-*"),
        *data_dir.glob(f"{FILE_NAME}.damaged-*"),
    ]
    try:
        for copy in own:
            copy.unlink(missing_ok=True)
    except OSError as error:
        raise StoreFault(
            "A backup below {data_dir} cannot be deleted ({reason}); check its rights.",
            data_dir=data_dir,
            reason=error.strerror or error,
        ) from error
    if own:
        back_up_daily(store, data_dir, settings, today)
    return len(own)


def _rotate(folder: Path, kind: str, count: int) -> None:
    """Keep the newest of a kind; their names are in the order of time."""
    there = sorted(folder.glob(f"{kind}-*.db"), reverse=True)
    for old in there[count:]:
        old.unlink(missing_ok=True)
