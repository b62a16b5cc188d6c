"""`overread bundles`, `train`, `evaluate`."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import msgspec

from core.bundles.library import Bundle, bundle_folders, find_bundle, read_bundle, verify
from core.cli.lungs import evaluate_segmenter, heat_in_lungs, in_split
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
        "task": manifest.task,
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
        shown = [
            (row["name"], row["version"], row["task"], "in use" if row["in_use"] else "", row["folder"]) for row in rows
        ]
        print_table(("name", "version", "task", "", "folder"), shown)
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
    if bundle.manifest.task != "classification":
        raise UsageFault(f"The bundle {name} draws masks and gives no scores; it is used where it is needed.")
    verify(bundle)
    save_settings(services.data_dir, msgspec.structs.replace(services.settings, bundle=bundle.folder.name))
    return bundle


class _TrainingCall(TypedDict):
    """What a call of `train` says beside its configuration."""

    data: Path
    out: Path
    command: str
    base_weights: Path | None
    work: Path | None


def train_bundle(args: argparse.Namespace, window: WindowParts) -> int:
    from core.learning.config import is_segmentation, read_config
    from core.learning.run import TrainingRequest, train
    from core.learning.segmentation_run import SegmentationRequest, read_segmentation_config, train_segmenter

    names = ("name", "architecture", "epochs", "batch_size", "learning_rate", "seed", "precision")
    overrides = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    config_path = Path(args.config) if args.config else None
    given = _TrainingCall(
        data=Path(args.data),
        out=Path(args.out),
        command=shlex.join(["overread", *sys.argv[1:]]),
        base_weights=Path(args.base_weights) if args.base_weights else None,
        work=Path(args.work) if args.work else None,
    )
    if config_path is not None and is_segmentation(config_path):
        folder = train_segmenter(
            SegmentationRequest(config=read_segmentation_config(config_path, overrides), **given), say
        )
    else:
        folder = train(TrainingRequest(config=read_config(config_path, overrides), **given), say)
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
    records = in_split(read_dataset(Path(args.data)), args)
    bundle = services.bundle()
    if bundle.manifest.task == "segmentation":
        return evaluate_segmenter(args, bundle, records)
    progress = ProgressLine("evaluated")
    report = evaluate(bundle, args.device, records, progress.update)
    progress.close()
    for item in report["unread"]:
        say(item["reason"])
    try:
        report["split"] = "whole" if args.split == "all" else records[0].split or "whole"
        if args.lungs:
            report["lungs"] = heat_in_lungs(args, services, bundle, records)
        write_report(report, Path(args.out))
        if args.card:
            write_card(bundle.folder, bundle.manifest, report)
    except OSError as error:
        raise EnvironmentFault(f"{args.out} cannot be written ({error}); choose another folder.") from error
    if args.json:
        print_json({key: value for key, value in report.items() if key != "cases"})
    else:
        print("\n\n".join([figures_as_text(report), *([report["lungs"]["text"]] if args.lungs else [])]))
    return 1 if report["unread"] else 0
