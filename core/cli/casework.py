"""`overread assess`, `queue`, `export`: the reader's word, where it waits, and how it leaves the house."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.output import ProgressLine, print_json, print_table, say
from core.cli.services import Services, with_whole_path
from core.errors import FileFault, StoreFault, UsageFault
from core.findings import Region
from core.paths import is_there

if TYPE_CHECKING:
    from core.bundles.library import Bundle
    from core.cli.main import WindowParts
    from core.findings import Prediction, QueueEntry
    from core.store.database import Store

FORMATS = ("imagefolder",)


def assess_case(args: argparse.Namespace, window: WindowParts) -> int:
    from core.review.assessing import Draft, assess, queue_reason

    services = Services(args)
    choice = services.choice()
    _check_keys(args, choice.all)
    if not args.reader.strip():
        raise UsageFault("--reader needs the reader's id.")
    draft = Draft(
        args.finding, args.verdict, args.reader, args.label, args.reason, args.significance,
        _region(args.region), args.note,
    )  # fmt: skip
    with services.store() as store:
        bundle, prediction = _prediction(services, store, args)
        _check_keys(args, (bundle,))
        assessment = assess(prediction, bundle.findings, draft)
        reason = queue_reason(draft.verdict, assessment.score, assessment.gate_state)
        content = None if reason is None else _member_content(services, args.path)
        queue_id = store.record(assessment, reason, services.settings.keep_instances, content)
        waiting = store.not_stored
    if waiting.words:
        say(f"{waiting.reason} The verdict waits in the journal, and is stored as soon as that is possible.")
    print_json(
        {
            "assessment_id": assessment.assessment_id,
            "disagreement": assessment.disagreement,
            "queue_id": queue_id,
            "stored": not waiting.words,
        }
    )
    return 0


def _region(text: str | None) -> Region | None:
    if text is None:
        return None
    try:
        x, y, width, height = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageFault(f"--region {text} is not X,Y,W,H in pixels.") from error
    if width <= 0 or height <= 0:
        raise UsageFault(f"--region {text} has no area; give X,Y,W,H in pixels.")
    return Region(x, y, width, height)


def _check_keys(args: argparse.Namespace, bundles: Sequence[Bundle]) -> None:
    """The finding and the label are findings of one of these bundles; wrong use if not."""
    keys = list(dict.fromkeys(finding.key for bundle in bundles for finding in bundle.findings))
    for key in (args.finding, args.label):
        if key is not None and key not in keys:
            names = ", ".join(bundle.manifest.name for bundle in bundles)
            raise UsageFault(f"{key} is no finding of the bundle {names} ({', '.join(keys)}).")


def _prediction(services: Services, store: Store, args: argparse.Namespace) -> tuple[Bundle, Prediction]:
    """The network that reads this image, and its stored prediction, or a new one, which is stored."""
    if Path(args.path).is_dir() or not is_there(args.path):
        raise FileFault(f"{args.path} does not exist or is no file; name one image file.")
    with services.reader() as reader:
        frame = reader.read(args.path, args.frame).result()
    bundle = services.choice().for_picture(frame.facts)[0]
    stored = store.find_prediction(frame.origin.sha256, args.frame, bundle.ref)
    if stored is not None:
        return bundle, with_whole_path(stored, args.path)  # the same image may lie elsewhere than when it was analysed
    with services.engine() as engine:
        prediction = with_whole_path(engine.predict(frame, bundle=bundle).result())
    with suppress(StoreFault):  # the verdict holds the score that it speaks of; `not_stored` tells what is wrong
        store.save_prediction(prediction)
    return bundle, prediction


def _member_content(services: Services, path: str) -> bytes | None:
    """The bytes of a member of an archive; None for a file of its own."""
    if Path(path).is_file():
        return None
    with services.reader() as reader:
        return reader.content(path).result()


def queue(args: argparse.Namespace, window: WindowParts) -> int:
    if args.action == "show" and args.queue_id is None:
        raise UsageFault("`overread queue show` needs the id of an entry; see `overread queue list`.")
    with Services(args).store() as store:
        if args.action == "stats":
            _show_stats(store.queue_stats().to_json(), args.json)
        elif args.action == "show":
            _show_entry(store.queue_entry(args.queue_id), args.json)
        else:
            _show_list([_listed(entry) for entry in store.queue(args.state)], args.json)
    return 0


def _listed(entry: QueueEntry) -> dict[str, Any]:
    """One object of the contract (`queue list`)."""
    assessment, score = entry.assessment, entry.assessment.score
    return {
        "queue_id": entry.queue_id,
        "state": entry.state,
        "reason": entry.reason,
        "finding": assessment.finding,
        "predicted": None if score is None else "positive" if score.positive else "negative",
        "probability": None if score is None else score.probability,
        "threshold": None if score is None else score.threshold,
        "reader": assessment.reader,
        "verdict": assessment.verdict,
        "path": assessment.origin.path,
        "sop_instance_uid": assessment.origin.sop_instance_uid,
        "created_at": entry.created_at,
        "bundle": {
            "name": assessment.bundle.name,
            "version": assessment.bundle.version,
            "sha256": assessment.bundle.sha256,
        },
    }


def _show_list(rows: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        print_json(rows)
        return
    keys = ("queue_id", "state", "reason", "finding", "verdict", "reader", "created_at")
    print_table((*keys, "file"), [(*(str(row[key]) for key in keys), Path(row["path"]).name) for row in rows])


def _show_entry(entry: QueueEntry, as_json: bool) -> None:
    assessment, region = entry.assessment, entry.assessment.region
    whole = _listed(entry) | {
        "assessment_id": assessment.assessment_id,
        "frame": assessment.origin.number,
        "sha256": assessment.origin.sha256,
        "label": assessment.label,
        "reason_code": assessment.reason,
        "significance": assessment.significance,
        "region": None if region is None else [region.x, region.y, region.width, region.height],
        "note": assessment.note,
        "gate": assessment.gate_state,
    }
    if as_json:
        print_json(whole)
    else:
        print_table(("field", "value"), [(key, str(value)) for key, value in whole.items()])


def _show_stats(stats: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(stats)
    else:
        print_table(("figure", "value"), [(key, str(value)) for key, value in stats.items()])


def export(args: argparse.Namespace, window: WindowParts) -> int:
    from core.export.dataset import ExportCase, ExportJob, export_imagefolder, pseudonym_key

    formats = [name.strip() for name in args.format.split(",") if name.strip()]
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise UsageFault(f"The format {unknown[0] if unknown else ''} is not built yet; built: {', '.join(FORMATS)}.")
    services = Services(args)
    progress = ProgressLine("exported")
    with services.store() as store, services.reader() as reader:
        # Without a state: all but those that were taken back.
        entries = [entry for entry in store.queue(args.state) if args.state or entry.state != "rejected"]
        cases = [ExportCase(e.queue_id, e.assessment, store.instance_file(e.assessment.origin)) for e in entries]
        end = store.chain_head()
        job = ExportJob(
            key=pseudonym_key(services.data_dir),
            read_frame=lambda path, number: reader.read(path, number).result(),
            progress=progress.update,
            cancelled=lambda: False,
            percentiles=services.bundle().manifest.input.percentiles,
            audit=(end.count, end.mac),
        )
        result = export_imagefolder(cases, Path(args.destination), job)
        store.set_queue_state(result.exported, "exported")
    progress.close()
    for item in result.skipped:
        say(f"Case {item.queue_id} was left out: {item.reason}")
    document = {
        "written": result.written,
        "skipped": [{"queue_id": item.queue_id, "reason": item.reason} for item in result.skipped],
        "manifest": str(result.manifest),
    }
    if args.json:
        print_json(document)
    else:
        print(f"{result.written} cases written; manifest: {result.manifest}")
    return 1 if result.skipped else 0
