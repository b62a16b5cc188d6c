"""`overread export`: how flagged cases leave the house."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from core.cli.output import ProgressLine, print_json, say
from core.cli.services import Services
from core.errors import UsageFault

if TYPE_CHECKING:
    from core.bundles.library import Bundle
    from core.cli.main import WindowParts
    from core.export.order import ExportCase, ExportOrder, ExportResult, FindingName
    from core.findings import QueueState
    from core.store.database import Store


def export(args: argparse.Namespace, window: WindowParts) -> int:
    from core.export.dataset import export_cases, pseudonym_key
    from core.export.order import ExportJob
    from core.export.service import export_worker
    from core.export.withdrawing import taken_back
    from core.review.site import queue_site

    services = Services(args)
    destination = Path(args.destination)
    order = _order(args, services, destination)
    progress = ProgressLine("exported")
    bundle, key = services.bundle(), pseudonym_key(services.data_dir)
    with services.store() as store, export_worker(services.settings.limits, key) as worker:
        end = store.chain_head()
        job = ExportJob(
            key=key,
            taken_back=taken_back(
                [*store.queue(), *store.withdrawn_entries()], queue_site(services.settings).exportable
            ),
            worker=worker,
            progress=progress.update,
            cancelled=lambda: False,
            percentiles=bundle.manifest.input.percentiles,
            findings=finding_names(bundle),
            audit=(end.count, end.mac),
        )
        result = export_cases(_cases(args, services, store), destination, order, job)
        store.set_queue_state(result.exported, "exported", services.settings.reader_id())
    progress.close()
    return _show(result, as_json=args.json)


def finding_names(bundle: Bundle) -> tuple[FindingName, ...]:
    """Names and codes of a bundle's findings, for the categories of COCO and the decisions."""
    from core.export.order import FindingName

    return tuple(
        FindingName(one.key, one.label.en, *((one.code.value, one.code.scheme) if one.code is not None else ()))
        for one in bundle.manifest.findings
    )


def _order(args: argparse.Namespace, services: Services, destination: Path) -> ExportOrder:
    """What was asked for; with --resume, what the export that broke off had been asked for."""
    from core.export.order import ExportOrder, formats_of
    from core.export.staging import Staging

    if args.accept_black and args.burned_in not in (None, "black"):
        raise UsageFault("--accept-black goes with --burned-in black; leave one of them away.")
    if not args.resume:
        burned_in = args.burned_in or ("black" if args.accept_black else services.settings.burned_in_text)
        return ExportOrder(formats_of(args.format or "imagefolder"), burned_in, args.accept_black, args.zip)
    if args.format or args.burned_in or args.accept_black or args.zip:
        raise UsageFault("--resume goes on with what the export had been asked for; leave the other options away.")
    stated = Staging(destination).order()
    with suppress(msgspec.ValidationError):
        order = msgspec.convert(stated, ExportOrder)
        if order.formats and order.to_json() == stated:
            return order
    raise UsageFault(f"{destination} holds no export that broke off; export without --resume.")


def _cases(args: argparse.Namespace, services: Services, store: Store) -> list[ExportCase]:
    """Without a state: all that may be exported here, which those that were taken back may not."""
    from core.export.order import ExportCase
    from core.review.site import queue_site

    exportable = queue_site(services.settings).exportable
    _check_exportable(args.state, exportable)
    entries = [entry for entry in store.queue(args.state) if args.state or entry.state in exportable]
    return [ExportCase(e.queue_id, e.deciding, store.instance_file(e.assessment.origin)) for e in entries]


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
        say(f"Case {queue_id} may not be exported any more and was taken out of the earlier export.")
    document: dict[str, Any] = {
        "written": result.written,
        "skipped": [{"queue_id": item.queue_id, "reason": item.reason} for item in result.skipped],
        "manifest": str(result.manifest),
        "left_out": [
            {"queue_id": part.queue_id, "format": part.format, "reason": part.reason} for part in result.left_out
        ],
        "taken_out": list(result.taken_out),
        "comments_kept_back": result.comments_kept_back,
        "resumed": result.resumed,
        "zip": None if result.zip_file is None else str(result.zip_file),
    }
    if as_json:
        print_json(document)
    else:
        print(f"{result.written} cases written; manifest: {result.manifest}")
    return 1 if result.skipped or result.left_out else 0
