"""`overread promote`, `rollback` and `audit`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from core.bundles.library import read_bundle
from core.cli.output import print_json, print_table, say
from core.cli.services import Services
from core.errors import UsageFault

if TYPE_CHECKING:
    from core.bundles.figures import PromotionOutcome
    from core.cli.main import WindowParts
    from core.store.audit import AuditEvent


def promote(args: argparse.Namespace, window: WindowParts) -> int:
    """The candidate meets the network in use; exit code 1 and the reasons where it is refused."""
    from core.bundles.change_plan import own_plan, read_plan
    from core.learning.promotion import PromotionRequest, decided
    from core.learning.promotion_steps import Site, bring_in, event_of, first_comparison
    from core.learning.staging import staging_folder

    services = Services(args)
    against = args.against or services.settings.comparison_manifest
    if not against:
        raise UsageFault("`overread promote` needs --against MANIFEST, or the setting comparison_manifest.")
    candidate, incumbent, who = read_bundle(Path(args.candidate)), services.bundle(), _who(args, services)
    plan, plan_sha256 = read_plan(Path(args.plan) if args.plan else own_plan(services.data_dir))
    with services.store() as store, staging_folder(services.data_dir) as work:
        site = Site(services.data_dir, store)
        request = PromotionRequest(
            candidate=candidate, incumbent=incumbent, against=Path(against), plan=plan, work=work, who=who,
            first_comparison=first_comparison(store.audit_events()), keep_thresholds=args.keep_thresholds,
            device=args.device,
        )  # fmt: skip
        outcome, staged = decided(request, say)
        event = event_of(outcome, staged, incumbent, plan_sha256)
        if outcome.decision == "promoted":
            bring_in(site, staged, outcome, event)
        else:
            store.add_audit_event(event)
    _show_outcome(outcome, args.json)
    return 0 if outcome.decision == "promoted" else 1


def _who(args: argparse.Namespace, services: Services) -> str:
    who = services.settings.reader_id() if args.who is None else args.who.strip()
    if not who or len(who) > 128:
        raise UsageFault("--who needs the name of the person who decides, of at most 128 characters.")
    return who


def _show_outcome(outcome: PromotionOutcome, as_json: bool) -> None:
    for reason in outcome.reasons:
        say(reason)
    if as_json:
        print_json(msgspec.to_builtins(outcome))
        return
    print_table(("", "criterion", ""), [("met" if c.passed else "MISSED", c.name, c.sentence) for c in outcome.checks])
    if outcome.decision == "promoted":
        print(f"{outcome.candidate} reads from now on; `overread rollback` takes that back.")
    else:
        print(f"{outcome.candidate} is refused; {outcome.incumbent} goes on reading, and nothing was changed.")


def rollback(args: argparse.Namespace, window: WindowParts) -> int:
    from core.learning.promotion_steps import Site, take_back

    services = Services(args)
    with services.store() as store:
        done = take_back(Site(services.data_dir, store), _who(args, services))
    ref = done.earlier.ref
    if args.json:
        shown = {"name": ref.name, "version": ref.version, "sha256": ref.sha256}
        print_json({"taken_back": done.promoted, "bundle": done.setting, **shown})
    else:
        print(f"{done.promoted} is taken back; {ref.name} {ref.version} reads again.")
    return 0


def audit(args: argparse.Namespace, window: WindowParts) -> int:
    from core.cli.storecare import trail, verify_trail

    if args.action != "list":
        return verify_trail(args) if args.action == "verify" else trail(args)
    services = Services(args)
    with services.store() as store:
        events = store.audit_events()
    reads = services.settings.promotion_in_effect
    rows = [_listed(event, reads is not None and event.event_id == reads.event) for event in events]
    if args.json:
        print_json(rows)
        return 0
    keys = ("at", "kind", "who", "candidate", "incumbent")
    shown = [(*(_word(row[key]) for key in keys), "in effect" if row["in_effect"] else "") for row in rows]
    print_table((*keys, ""), shown)
    return 0


def _listed(event: AuditEvent, in_effect: bool) -> dict[str, Any]:
    """`in_effect`: the promotion whose network reads; of the others, later events tell what became of them."""
    whole: dict[str, Any] = msgspec.to_builtins(event)
    return {key: whole[key] for key in ("event_id", "at", "kind", "who")} | {"in_effect": in_effect} | whole


def _word(value: Any) -> str:
    """A cell of the table; a network by name, version and the head of its hash."""
    if isinstance(value, dict):
        return f"{value['name']} {value['version']} ({value['sha256'][:12]})"
    return "" if value is None else str(value)
