"""`overread store`: the file encrypted, secrets put into the keyring, a department's database brought up to date."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.output import print_json, say
from core.cli.services import Services
from core.errors import UsageFault
from core.settings import change_settings

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.store.place import Place


def store(args: argparse.Namespace, window: WindowParts) -> int:
    from core.store.database import FILE_NAME
    from core.store.place import place_of

    place = place_of(Services(args).data_dir / FILE_NAME)
    steps: dict[str, Callable[[argparse.Namespace, Place], dict[str, object]]] = {
        "encrypt": _encrypt, "decrypt": _decrypt, "key": _key, "password": _password, "migrate": _migrate,
    }  # fmt: skip
    done = steps[args.action](args, place)
    if args.json:
        print_json(done)
    return 0


def _encrypt(_args: argparse.Namespace, place: Place) -> dict[str, object]:
    """The setting changes last: cut short before it, the file says what it is, and a second call goes on from there."""
    from core.store.converting import encrypt, encrypt_copy
    from core.store.encryption import is_encrypted, plain_copies, store_key

    _check_is_file(place)
    _check_nothing_waits(place)
    key = store_key(make=not is_encrypted(place.file))
    backup = encrypt(place.file, key)
    copies = list(plain_copies(place.file.parent))
    for copy in copies:
        encrypt_copy(copy, key)
    change_settings(place.file.parent, encrypted_store=True)
    say(f"The database {place.file} is encrypted, and {len(copies)} older copies of it are.")
    say(
        "Its key lies in this account's keyring alone, and without it nobody reads the database or a backup again: "
        "print it with `overread store key` and keep it in a safe place."
    )
    return {"encrypted": True, "backup": _text(backup), "copies": [str(copy) for copy in copies]}


def _decrypt(_args: argparse.Namespace, place: Place) -> dict[str, object]:
    from core.store.converting import decrypt
    from core.store.encryption import is_encrypted, store_key

    _check_is_file(place)
    _check_nothing_waits(place)
    backup = decrypt(place.file, store_key()) if is_encrypted(place.file) else None
    change_settings(place.file.parent, encrypted_store=False)
    say(f"The database {place.file} is not encrypted any more; its backups that were, still are.")
    return {"encrypted": False, "backup": _text(backup)}


def _key(args: argparse.Namespace, _place: Place) -> dict[str, object]:
    from core.store.encryption import set_store_key, store_key

    if args.set:
        set_store_key(_asked("Key of the database: "))
        say("The keyring holds the key.")
        return {"kept": True}
    key = store_key()
    if not args.json:
        print(key)
    return {"key": key}


def _password(_args: argparse.Namespace, place: Place) -> dict[str, object]:
    from core.store.postgresql import keep_password, name_of

    url = _server(place)
    keep_password(url, _asked(f"Password for {name_of(url)}: "))
    say("The keyring holds the password.")
    return {"kept": True}


def _migrate(_args: argparse.Namespace, place: Place) -> dict[str, object]:
    from core.store.audit_chain import begin_trail
    from core.store.database import open_trail
    from core.store.faults import told_as_store_faults
    from core.store.postgresql import name_of
    from core.store.schema import HISTORY, migrate_server

    name = name_of(_server(place))
    engine = place.engine(30.0)
    try:
        with told_as_store_faults(name):
            before = migrate_server(engine, name, begin=partial(begin_trail, trail=open_trail(place)))
    finally:
        engine.dispose()
    say(f"The database {name} has the tables of schema {HISTORY.head}.")
    return {"before": before, "now": HISTORY.head}


def _server(place: Place) -> Any:
    """The URL, whose type only the store knows."""
    if place.url is None:
        raise UsageFault("This is for a department's database; name it in the setting database_url.")
    return place.url


def _check_is_file(place: Place) -> None:
    if place.url is not None:
        raise UsageFault(
            "The settings name a department's database, which its server encrypts; take database_url out to see to the "
            "file in the data folder."
        )
    if not place.file.exists():
        raise UsageFault(
            f"There is no database {place.file} yet; set encrypted_store in settings.json to have it made encrypted."
        )


def _check_nothing_waits(place: Place) -> None:
    """The journal is encrypted as the database is."""
    from core.store.journal import Journal

    if not Journal(place.file.parent).is_empty:
        raise UsageFault(
            "Verdicts wait in the journal, for the database could not take them; open Overread until they are stored, "
            "and try again."
        )


def _asked(prompt: str) -> str:
    """A secret, typed unseen at a terminal, or the first line of what a program hands in."""
    secret = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if not secret:
        raise UsageFault("Nothing was typed, so the keyring holds what it held.")
    return secret


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
