"""`overread export`: how flagged cases leave the house."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.output import ProgressLine, print_json, say
from core.cli.services import Services
from core.errors import UsageFault

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.export.order import ExportOrder, ExportResult
    from core.findings import QueueEntry, QueueState


def export(args: argparse.Namespace, window: WindowParts) -> int:
    from core.export.dataset import export_cases, pseudonym_key
    from core.export.order import ExportCase, ExportJob, finding_names
    from core.export.service import export_worker
    from core.export.withdrawing import taken_back
    from core.review.site import queue_site
    from core.store.marking import chosen_cases

    services = Services(args)
    destination = Path(args.destination)
    order = _order(args, services, destination)
    progress = ProgressLine("exported")
    bundle, key = services.bundle(), pseudonym_key(services.data_dir)
    with services.store() as store, export_worker(services.settings.limits, key) as worker:
        end, site, queue = store.chain_head(), queue_site(services.settings), store.queue()
        entries = _entries(args.state, queue, site.exportable)
        chosen, login = chosen_cases(entries, queue), services.settings.reader_id()
        job = ExportJob(
            key=key,
            taken_back=taken_back([*queue, *store.withdrawn_entries()], site.exportable),
            release=lambda going: store.review(site).exporting(going, chosen, login),
            worker=worker,
            progress=progress.update,
            cancelled=lambda: False,
            percentiles=bundle.manifest.input.percentiles,
            findings=finding_names(bundle.manifest),
            audit=(end.count, end.mac),
        )
        cases = [ExportCase(one.queue_id, one.deciding, store.instance_file(one.assessment.origin)) for one in entries]
        result = export_cases(cases, destination, order, job)
    progress.close()
    return _show(result, as_json=args.json)


def _order(args: argparse.Namespace, services: Services, destination: Path) -> ExportOrder:
    """What was asked for; with --resume, what the export that broke off had been asked for."""
    from core.export.order import ExportOrder, formats_of
    from core.export.staging import stopped_order

    if args.accept_black and args.burned_in not in (None, "black"):
        raise UsageFault("--accept-black goes with --burned-in black; leave one of them away.")
    if not args.resume:
        burned_in = args.burned_in or ("black" if args.accept_black else services.settings.burned_in_text)
        formats, off = formats_of(args.format or "imagefolder"), tuple(dict.fromkeys(args.switched_off))
        return ExportOrder(formats, burned_in, args.accept_black, args.zip, off)
    if args.format or args.burned_in or args.accept_black or args.zip or args.switched_off:
        raise UsageFault("--resume goes on with what the export had been asked for; leave the other options away.")
    order = stopped_order(destination)
    if order is None:
        raise UsageFault(f"{destination} holds no export that broke off; export without --resume.")
    return order


def _entries(
    state: QueueState | None, queue: Sequence[QueueEntry], exportable: Sequence[QueueState]
) -> list[QueueEntry]:
    """Without a state: all that may be exported here, which those that were taken back may not."""
    _check_exportable(state, exportable)
    return [entry for entry in queue if (entry.state == state if state else entry.state in exportable)]


def _check_exportable(state: QueueState | None, exportable: Sequence[QueueState]) -> None:
    """Wrong use for a state whose cases have not been read as the site asks for; those taken back may be asked for."""
    if state is not None and state not in (*exportable, "rejected"):
        raise UsageFault(f"Cases that are {state} may not be exported here; may be: {', '.join(exportable)}.")


def _show(result: ExportResult, *, as_json: bool) -> int:
    for item in result.skipped:
        say(f"Case {item.queue_id} was left out: {item.reason}")
    for part in result.left_out:
        say(f"Case {part.queue_id} was left out of {part.format}: {part.reason}")
    if result.comments_kept_back:
        say(f"{result.comments_kept_back} notes were kept back: they name the patient, or no header tells if they do.")
    for queue_id in result.taken_out:
        say(f"What an earlier export stated of case {queue_id} may go out no more and was taken out.")
    for queue_id in result.kept_earlier:
        say(f"What an earlier export holds of case {queue_id} stays: it was verified then, and is still what is said.")
    document: dict[str, Any] = {
        "written": result.written,
        "skipped": [{"queue_id": item.queue_id, "reason": item.reason} for item in result.skipped],
        "manifest": str(result.manifest),
        "left_out": [
            {"queue_id": part.queue_id, "format": part.format, "reason": part.reason} for part in result.left_out
        ],
        "taken_out": list(result.taken_out),
        "kept_earlier": list(result.kept_earlier),
        "comments_kept_back": result.comments_kept_back,
        "resumed": result.resumed,
        "zip": None if result.zip_file is None else str(result.zip_file),
    }
    if as_json:
        print_json(document)
    else:
        print(f"{result.written} cases written; manifest: {result.manifest}")
    return 1 if result.skipped or result.left_out else 0
