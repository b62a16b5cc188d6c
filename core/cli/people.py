"""`overread people`: who reads here, in which role; and that someone is who she says."""

from __future__ import annotations

import argparse
import getpass
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from core.cli.output import print_json, print_table
from core.cli.services import Services
from core.errors import SignInFault, UsageFault, listed
from core.review.codes import ROLE_CODES

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.review.people import Person
    from core.store.database import Store


def people(args: argparse.Namespace, window: WindowParts) -> int:
    services = Services(args)
    if args.action != "list" and args.login is None:
        raise UsageFault(f"`overread people {args.action}` needs a login.")
    with services.store() as store:
        if args.action == "passphrase":
            _set_passphrase(args, services, store)
        elif args.action != "list":
            _add_or_move(args, services, store)
        _show(store.people.listed(), args.json)
    return 0


def sign_in_where_needed(services: Services, store: Store, login: str) -> None:
    """Ask for the passphrase of whoever gives a word, where the site wants it. Raises SignInFault."""
    if services.settings.passphrases:
        store.people.sign_in(login, _asked(f"Passphrase of {login}: "))


def _add_or_move(args: argparse.Namespace, services: Services, store: Store) -> None:
    who = _decides(args, services, store)
    if args.action == "add":
        store.people.add(args.login, args.role or "Reader", who)
    elif args.role is None:
        raise UsageFault("`overread people role` needs the role; name it with --role.")
    else:
        store.people.set_role(args.login, args.role, who)


def _set_passphrase(args: argparse.Namespace, services: Services, store: Store) -> None:
    """Her own new passphrase after her old one, or an Adjudicator's decision."""
    who = args.login
    if args.by is not None:
        who = _decides(args, services, store)
    elif store.people.person(args.login).has_passphrase:
        store.people.sign_in(args.login, _asked("Passphrase until now: "))
    new = _asked(f"New passphrase of {args.login}: ")
    if sys.stdin.isatty() and new != _asked("Once more: "):
        raise UsageFault("The two new passphrases differ; nothing was changed.")
    store.people.set_passphrase(args.login, new, who)


def _decides(args: argparse.Namespace, services: Services, store: Store) -> str:
    """Who changes the people. Once an Adjudicator can sign in, where people do, it must be one who has."""
    sealed = [one for one in store.people.listed() if one.role == "Adjudicator" and one.has_passphrase]
    if not services.settings.passphrases or not sealed:
        return args.by or services.settings.reader_id()
    if args.by not in [one.login for one in sealed]:
        names = listed([one.login for one in sealed])
        raise SignInFault("An Adjudicator decides who reads here; name one of {names} with --by.", names=names)
    store.people.sign_in(args.by, _asked(f"Passphrase of {args.by}: "))
    return str(args.by)


def _asked(prompt: str) -> str:
    """Typed unseen at a terminal, else the next line of stdin."""
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def _show(listed: list[Person], as_json: bool) -> None:
    if as_json:
        print_json([asdict(one) | {"role_code": asdict(ROLE_CODES[one.role])} for one in listed])
        return
    print_table(("login", "role", "passphrase"),
                [(one.login, one.role, "yes" if one.has_passphrase else "no") for one in listed])  # fmt: skip
