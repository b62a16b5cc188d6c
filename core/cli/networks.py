"""`overread bundles`, `train`, `evaluate`."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from core.bundles.library import Bundle, bundle_folders, find_bundle, read_bundle, verify
from core.cli.output import ProgressLine, print_json, print_table, say
from core.cli.services import Services
from core.errors import BundleError, EnvironmentFault, UsageFault
from core.settings import save_settings

if TYPE_CHECKING:
    from core.cli.main import WindowParts


def bundles(args: argparse.Namespace, window: WindowParts) -> int:
    services = Services(args)
    if args.action == "import":
        say("`overread bundles import` is not built yet.")
        return 2
    if args.action == "list":
        return _list(services, args.json)
    if args.name is None:
        raise UsageFault(f"`overread bundles {args.action}` needs the name of a bundle.")
    if args.action == "check":
        return _check(find_bundle(args.name, services.data_dir), args.json)
    bundle = _add(Path(args.name), services) if args.action == "add" else _use(args.name, services)
    if args.json:
        print_json(_listed(bundle, services.settings.bundle))
    else:
        print(f"{bundle.manifest.name} {bundle.manifest.version} in {bundle.folder}")
    return 0


def _listed(bundle: Bundle, in_use: str) -> dict[str, Any]:
    manifest = bundle.manifest
    return {
        "name": manifest.name,
        "version": manifest.version,
        "sha256": manifest.weights.sha256,
        "folder": str(bundle.folder),
        "in_use": bundle.folder.name == in_use,
        "findings": [finding.key for finding in manifest.findings],
        "intended_use": manifest.intended_use,
    }


def _list(services: Services, as_json: bool) -> int:
    rows, faults = [], []
    seen: set[str] = set()
    for folder in bundle_folders(services.data_dir):
        if folder.name in seen:
            continue  # the reader's own bundle of that name comes first and is the one that is used
        seen.add(folder.name)
        try:
            rows.append(_listed(read_bundle(folder), services.settings.bundle))
        except BundleError as fault:
            faults.append(fault.message)
    if as_json:
        print_json(rows)
    else:
        shown = [(row["name"], row["version"], "in use" if row["in_use"] else "", row["folder"]) for row in rows]
        print_table(("name", "version", "", "folder"), shown)
    for message in faults:
        say(message)
    return 1 if faults else 0


def _check(bundle: Bundle, as_json: bool) -> int:
    """The hash of the weights, and that the network loads in a process of its own."""
    from core.inference.service import Engine

    verify(bundle)
    engine = Engine(bundle, "cpu")
    engine.start()
    try:
        engine.device().result()
    finally:
        engine.close()
    if as_json:
        print_json(_listed(bundle, bundle.folder.name) | {"status": "ok"})
    else:
        print(f"{bundle.manifest.name} {bundle.manifest.version}: weights match their hash and load.")
    return 0


def _add(folder: Path, services: Services) -> Bundle:
    bundle = read_bundle(folder)
    verify(bundle)
    target = services.data_dir / "bundles" / bundle.manifest.name
    if target.exists():
        raise UsageFault(f"There is a bundle {bundle.manifest.name} in {target.parent} already; remove it first.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(folder, part, ignore=shutil.ignore_patterns("run"))
    part.rename(target)
    return read_bundle(target)


def _use(name: str, services: Services) -> Bundle:
    bundle = find_bundle(name, services.data_dir)
    verify(bundle)
    save_settings(services.data_dir, msgspec.structs.replace(services.settings, bundle=bundle.folder.name))
    return bundle


def train_bundle(args: argparse.Namespace, window: WindowParts) -> int:
    from core.cli.training_options import training_request
    from core.learning.run import train

    folder = train(training_request(args, shlex.join(["overread", *sys.argv[1:]])), say)
    if not (folder / "manifest.json").is_file():
        return 0  # one of several processes, of which the first writes
    bundle = read_bundle(folder)
    if args.json:
        print_json(_listed(bundle, ""))
    else:
        print(f"The bundle {bundle.manifest.name} {bundle.manifest.version} is in {folder}")
    return 0


def evaluate_bundle(args: argparse.Namespace, window: WindowParts) -> int:
    from core.learning.card import write_card
    from core.learning.datasets import read_dataset
    from core.learning.evaluation import evaluate, figures_as_text, write_report

    services = Services(args)
    records = read_dataset(Path(args.data))
    if any(record.split for record in records):
        records = [record for record in records if record.split == args.split]
    if not records:
        raise UsageFault(f"{args.data} has no image in the split {args.split}; choose another with --split.")
    progress = ProgressLine("evaluated")
    bundle = services.bundle()
    report = evaluate(bundle, args.device, records, progress.update)
    progress.close()
    for item in report["unread"]:
        say(item["reason"])
    try:
        report["split"] = records[0].split or "whole"
        write_report(report, Path(args.out))
        if args.card:
            write_card(bundle.folder, bundle.manifest, report)
    except OSError as error:
        raise EnvironmentFault(f"{args.out} cannot be written ({error}); choose another folder.") from error
    if args.json:
        print_json({key: value for key, value in report.items() if key != "cases"})
    else:
        print(figures_as_text(report))
    return 1 if report["unread"] else 0
