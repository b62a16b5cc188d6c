"""`overread audit verify` and `trail`, `backup`, `restore`, `forget`: the store's care."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from core.cli.output import print_json, print_table, say
from core.cli.services import Services
from core.errors import FileFault, StoreFault, UsageFault

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.store.anchors import ChainHead
    from core.store.audit_check import AuditReport
    from core.store.forgetting import Kept, Subject
    from core.store.place import Place


_SAID = frozenset({"verdict", "finding", "state", "closed", "withdrawn"})


def verify_trail(args: argparse.Namespace) -> int:
    """Exit code 1 where anything was changed behind Overread's back; the first bad event is named."""
    known = _noted(Path(args.since)) if args.since else None
    services = Services(args)
    with services.store() as store:
        report = store.check_trail(known)
        if args.anchor and not report.anchored and report.first_bad is None:
            store.anchor_anew(services.settings.reader_id())
            say("The trail is anchored anew; that stands in it.")
            report = store.check_trail(known)
    _show_report(report, args.json)
    return 0 if report.ok else 1


def _noted(provenance: Path) -> ChainHead:
    """The end of the trail as an export noted it."""
    from core.store.anchors import ChainHead

    try:
        said = json.loads(provenance.read_bytes())["audit"]
        count = said["events"]
        if type(count) is not int or not 0 <= count < 2**31:
            raise ValueError(count)
        return ChainHead(count, str(said["head"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageFault(
            f"{provenance} notes no end of the audit trail ({type(error).__name__}); name the provenance.json of an "
            "export."
        ) from error


def _show_report(report: AuditReport, as_json: bool) -> None:
    for sentence in (*report.problems, *report.notes):
        say(sentence)
    if as_json:
        print_json(report.to_json())
    elif report.ok:
        print(f"The audit trail is whole: {report.head.count} events, the last {report.head.mac[:16]}.")
    else:
        print("The audit trail is NOT whole.")


def trail(args: argparse.Namespace) -> int:
    services = Services(args)
    with services.store() as store:
        rows: list[dict[str, Any]] = [msgspec.to_builtins(row) for row in store.trail(args.limit)]
    if services.settings.second_read:
        rows = [row | {"details": _unsaid(row["details"])} for row in rows]
    if args.json:
        print_json(rows)
        return 0
    keys = ("sequence", "at", "kind", "who", "patient", "image")
    print_table(keys, [tuple(str(row[key])[:32] for key in keys) for row in rows])
    return 0


def _unsaid(details: dict[str, Any]) -> dict[str, Any]:
    """Without what was said: a second reader may be looking. "agreed" tells it too, beside her own word."""
    return {key: value for key, value in details.items() if key not in _SAID}


def backup(args: argparse.Namespace, window: WindowParts) -> int:
    from core.store.backups import copy_database

    services, target = Services(args), Path(args.file).absolute()
    if not target.parent.is_dir():
        raise UsageFault(f"There is no folder {target.parent}; name a file in one that exists.")
    with services.store() as store:
        copied = copy_database(store.place, target, args.force)
        said = {"events": copied.head.count, "head": copied.head.mac}
        store.note("backed_up", services.settings.reader_id(), None, said)
    _tell(args, {"file": str(target), "bytes": copied.size_bytes, **said}, f"The database is copied to {target}.")
    return 0


def restore(args: argparse.Namespace, window: WindowParts) -> int:
    from core.store.backups import Restoration, restore_database, told_as_write_faults
    from core.store.database import FILE_NAME, open_trail
    from core.store.place import place_of

    services = Services(args)
    place = place_of(services.data_dir / FILE_NAME)
    with told_as_write_faults(services.data_dir):
        services.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    wanted = Restoration(Path(args.file), place, services.settings.reader_id(), args.force)
    before = _kept_before(place) if args.force and os.path.isfile(wanted.source) else None
    copied = restore_database(wanted, open_trail(place))
    said = {"events": copied.head.count, "head": copied.head.mac, "before": None if before is None else str(before)}
    _tell(args, {"file": str(place.file), "bytes": copied.size_bytes, **said}, f"{args.file} is restored.")
    return 0


def _kept_before(place: Place) -> Path | None:
    """A copy of the database that is about to be replaced; None where there is none, or it is too damaged to be
    copied and will be moved aside. Raises StoreFault where there is no room or no right to keep it."""
    from core.store.backups import copy_database, is_damaged, told_as_write_faults
    from core.store.care import FOLDER

    if not place.file.exists():
        return None
    folder, now = place.file.parent / FOLDER, datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    try:
        with told_as_write_faults(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
        return copy_database(place, folder / f"before-restore-{now}.db").file
    except StoreFault as fault:
        if not is_damaged(place.file, place.encrypted):
            raise
        say(f"{fault.message} No copy of it is made.")
        return None


def forget(args: argparse.Namespace, window: WindowParts) -> int:
    from core.store.care import replace_backups

    services, subject = Services(args), _subject(args.patient)
    with services.store() as store:
        kept = store.kept_of(subject)
        if not args.yes:
            _confirm(kept, args.patient)
        copies = store.forget(kept, services.settings.reader_id())
        backups = replace_backups(store, services.data_dir, services.settings, datetime.now(UTC).date())
        places = window.forget(services.data_dir, [*kept.paths, *_own_path(args.patient)])
    done = {"words": kept.words, "predictions": kept.predictions, "images": copies, "backups": backups}
    done |= {"recent_places": places}
    if kept.is_empty:
        say("The database held nothing of this patient.")
    say("What was exported, and backups elsewhere, still hold the patient.")
    _tell(args, done, ", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in done.items()))
    return 1 if kept.is_empty else 0


def _subject(named: str) -> Subject:
    """A file stands for its patient; anything else is a patient's id."""
    from core.store.forgetting import Subject

    path = Path(named)
    if not os.path.isfile(named):
        if not named.strip():
            raise UsageFault("`overread forget` needs a patient's id, or one of the patient's files.")
        return Subject(patient_id=named)
    try:
        with path.open("rb") as stream:
            return Subject(sha256=hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        raise FileFault(
            "{path} cannot be read ({reason}); check its rights.", path=path, reason=error.strerror or error
        ) from error


def _own_path(named: str) -> list[str]:
    return [str(Path(named).absolute())] if os.path.isfile(named) else []


def _confirm(kept: Kept, named: str) -> None:
    """Raises UsageFault where the answer is not yes, or nobody is there to give one."""
    if not sys.stdin.isatty():
        raise UsageFault("`overread forget` asks before it deletes; run it in a terminal, or with --yes.")
    say(
        f"Of {named}: {kept.words} verdicts lose their notes and regions, {kept.predictions} predictions their paths, "
        f"and the copies of {len(kept.images)} images are deleted. This cannot be taken back. Type yes to go on:"
    )
    if sys.stdin.readline().strip().lower() != "yes":
        raise UsageFault("Nothing was deleted.")


def _tell(args: argparse.Namespace, document: dict[str, Any], sentence: str) -> None:
    if args.json:
        print_json(document)
    else:
        print(sentence)
