"""`overread queue`: what waits for a second look, and the steps that several readers take with it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.output import print_json, print_table
from core.cli.people import sign_in_where_needed
from core.cli.services import Services
from core.cli.word_options import draft_of
from core.errors import QueueFault, UsageFault
from core.findings import OPEN, Assessment, Circumstances
from core.review.queue_search import QueueFilter, QueueOrder

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.findings import Finding, QueueEntry
    from core.review.queue_search import QueueRow
    from core.store.database import Store
    from core.store.review_queue import ReviewQueue

NEWEST_FIRST, OLDEST_FIRST = QueueOrder("newest"), QueueOrder("age")
_WORD_ACTIONS = ("second-read", "adjudicate")
_DONE = {"reject": "rejected", "reopen": "reopened", "release": "released", "undo": "undone"}


def queue(args: argparse.Namespace, window: WindowParts) -> int:
    from core.review.site import queue_site

    services = Services(args)
    who = args.reader or services.settings.reader_id()
    _check_ids(args)
    with services.store() as store:
        review = store.review(queue_site(services.settings))
        viewer = who if services.settings.second_read else None
        if args.action not in ("list", "show", "stats") or viewer is not None:
            sign_in_where_needed(services, store, who)
        if args.action == "list":
            page = review.queue_page(_filter(args), _order(args, NEWEST_FIRST), args.offset, args.limit, viewer)
            _show_list([_listed(row) for row in page.rows], args.json)
        elif args.action == "stats":
            _show_fields(_stats(args, store, review, viewer), args.json)
        elif args.action == "show":
            _show_fields(_entry(store, review, args.queue_ids[0], viewer), args.json)
        elif args.action in _WORD_ACTIONS:
            _show_fields(_say(args, services, store, review), args.json)
        else:
            _show_fields(_move(args, review, who), args.json)
    return 0


def _check_ids(args: argparse.Namespace) -> None:
    if args.action in ("show", *_WORD_ACTIONS) and len(args.queue_ids) != 1:
        raise UsageFault(f"`overread queue {args.action}` needs the id of one entry; see `overread queue list`.")
    if args.action in ("release", "reject", "reopen") and not args.queue_ids:
        raise UsageFault(f"`overread queue {args.action}` needs the ids of entries; see `overread queue list`.")
    if args.action in _WORD_ACTIONS and args.verdict is None:
        raise UsageFault(f"`overread queue {args.action}` needs a --verdict.")


def _filter(args: argparse.Namespace) -> QueueFilter:
    return QueueFilter(tuple(args.state), args.finding, args.first_reader, args.bundle, args.search)


def _order(args: argparse.Namespace, default: QueueOrder) -> QueueOrder:
    return QueueOrder(args.order, args.seed) if args.order else default


def _listed(row: QueueRow) -> dict[str, Any]:
    """One object of the contract (`queue list`)."""
    shown = asdict(row)
    del shown["frame"], shown["sha256"], shown["note"]
    return shown | {"predicted": row.predicted}


def _show_list(rows: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        print_json(rows)
        return
    keys = ("queue_id", "state", "reason", "finding", "verdict", "reader", "created_at")
    shown = [(*(_cell(row[key]) for key in keys), Path(row["path"]).name) for row in rows]
    print_table((*keys, "file"), shown)


def _cell(value: object) -> str:
    return "hidden" if value is None else str(value)


def _entry(store: Store, review: ReviewQueue, queue_id: int, viewer: str | None) -> dict[str, Any]:
    """The entry of `queue show`; to who may still become its second reader, only what it asks and of which image."""
    entry, stands = store.queue_entry(queue_id), review.standing(queue_id)
    first = entry.assessment
    open_to_all = {
        "queue_id": queue_id,
        "state": entry.state,
        "finding": first.finding,
        "reader": first.reader,
        "path": first.origin.path,
        "frame": first.origin.number,
        "sha256": first.origin.sha256,
        "sop_instance_uid": first.origin.sop_instance_uid,
        "created_at": entry.created_at,
        "bundle": asdict(first.bundle),
        "claimed_by": stands.claimed_by,
        "claimed_until": stands.claimed_until,
        "hidden": viewer is not None and review.hides_words(queue_id, viewer),
    }
    return (
        open_to_all if open_to_all["hidden"] else open_to_all | _words_of(entry) | {"history": _history(review, entry)}
    )


def _words_of(entry: QueueEntry) -> dict[str, Any]:
    first = entry.assessment
    return {
        "reason": entry.reason,
        **_word(first),
        "gate": first.gate_state,
        "second": None if entry.second is None else _word(entry.second),
        "adjudication": None if entry.adjudication is None else _word(entry.adjudication),
        "label": entry.deciding.label,
    }


def _word(word: Assessment) -> dict[str, Any]:
    from core.review.decisions import final_call, radpeer, spatial_coordinates

    score, region = word.score, word.region
    return {
        "assessment_id": word.assessment_id,
        "reader": word.reader,
        "role": word.role,
        "verdict": word.verdict,
        "label": word.label,
        "predicted": None if score is None else "positive" if score.positive else "negative",
        "probability": None if score is None else score.probability,
        "threshold": None if score is None else score.threshold,
        "final_call": final_call(word),
        "radpeer": radpeer(word),
        "reason_code": word.reason,
        "significance": word.significance,
        "confidence_percent": word.confidence_percent,
        "missed": word.missed,
        "region": None if region is None else [region.x, region.y, region.width, region.height],
        "regions": [spatial_coordinates(outline) for outline in word.outlines],
        "note": word.note,
    }


def _history(review: ReviewQueue, entry: QueueEntry) -> list[dict[str, Any]]:
    steps = review.history(entry.queue_id)
    keys = ("at", "who", "role", "action", "state")
    return [{key: getattr(step, key) for key in keys} for step in steps]


def _stats(args: argparse.Namespace, store: Store, review: ReviewQueue, viewer: str | None) -> dict[str, Any]:
    """The contract's figures; of some entries, where a filter is given. How far readers and network agree is told only
    where nothing is hidden from the viewer: it could give the words of a few cases away."""
    whole = store.queue_stats().to_json()
    counts = review.queue_stats(_filter(args), viewer)
    by_state = {state: counts.by_state.get(state, 0) for state in whole["by_state"]}  # type: ignore[attr-defined]
    if viewer is not None and review.hides_from(viewer):
        whole["agreement"] = []
    return whole | asdict(counts) | {"by_state": by_state}


def _move(args: argparse.Namespace, review: ReviewQueue, who: str) -> dict[str, Any]:
    ids: Sequence[int] = args.queue_ids
    if args.action == "claim":
        return _claim(args, review, who)
    if args.action == "undo":
        ids = review.undo(who)
    else:
        {"release": review.release, "reject": review.reject, "reopen": review.reopen}[args.action](ids, who)
    return {"queue_ids": list(ids), "done": _DONE[args.action]}


def _claim(args: argparse.Namespace, review: ReviewQueue, who: str) -> dict[str, Any]:
    ids: list[int] = args.queue_ids
    if not ids:
        taken = review.claim_next(who, _filter(args), _order(args, OLDEST_FIRST))
        if taken is None:
            raise QueueFault("No case of the queue waits for {who}; see `overread queue list`.", who=who)
        return {"queue_ids": [taken], "claimed_until": review.standing(taken).claimed_until}
    return {"queue_ids": ids, "claimed_until": review.claim(ids, who)}


def _say(args: argparse.Namespace, services: Services, store: Store, review: ReviewQueue) -> dict[str, Any]:
    """A second reader's or an adjudicator's word. The second reader has been shown nothing, and so speaks blind."""
    from core.review.assessing import later_word, utc_now

    queue_id, who = args.queue_ids[0], args.reader or services.settings.reader_id()
    first = store.queue_entry(queue_id).assessment
    known = Circumstances("blind", args.verdict, utc_now()) if args.action == "second-read" else OPEN
    word = later_word(first, draft_of(args, first.finding, who, known), _findings(args, services, first))
    if args.action == "second-read":
        state = review.second_read(queue_id, word)
    else:
        review.adjudicate(queue_id, word)
        state = "adjudicated"
    return {"queue_id": queue_id, "assessment_id": word.assessment_id, "state": state}


def _findings(args: argparse.Namespace, services: Services, first: Assessment) -> tuple[Finding, ...]:
    """Of the network that the first reader met, which `--bundle` may name: a label follows from its groups."""
    from core.bundles.library import bundles_at_hand

    named = services.choice().all if args.bundle else ()
    for bundle in (*named, *bundles_at_hand(services.data_dir)[0]):
        if bundle.ref == first.bundle:
            return bundle.findings
    raise UsageFault(
        f"The bundle {first.bundle.name} {first.bundle.version} is not at hand, and no label can follow from the "
        "verdict; install it with `overread bundles add`, or name its folder with --bundle."
    )


def _show_fields(fields: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(fields)
    else:
        print_table(("field", "value"), [(key, str(value)) for key, value in fields.items()])
