"""`overread bundles`, `train`."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.bundles.choosing import AUTO, PROMOTION_FILE
from core.bundles.library import Bundle, bundles_at_hand, check_weights_format, find_bundle, read_bundle, verify
from core.cli.importing import import_bundle
from core.cli.output import print_json, print_table, say
from core.cli.services import Services
from core.errors import UsageFault
from core.settings import change_settings

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.inference.example import ExampleCheck
    from core.learning.segmentation_run import SegmentationRequest


def bundles(args: argparse.Namespace, window: WindowParts) -> int:
    services = Services(args)
    if args.action == "list":
        return _list(services, args.json)
    if args.target is None:
        raise UsageFault(f"`overread bundles {args.action}` needs the name of a bundle, or a file.")
    if args.action == "check":
        return _check(find_bundle(args.target, services.data_dir), args.json)
    if args.action == "use":
        return _use(args.target, services, args.json)
    bundle = import_bundle(args, services) if args.action == "import" else _add(Path(args.target), services)
    if args.json:
        print_json(_listed(bundle, services))
    else:
        print(f"{bundle.manifest.name} {bundle.manifest.version} in {bundle.folder}")
    return 0


def _listed(bundle: Bundle, services: Services) -> dict[str, Any]:
    manifest, chosen = bundle.manifest, services.settings.bundle
    return {
        "name": manifest.name,
        "version": manifest.version,
        "sha256": manifest.weights.sha256,
        "folder": str(bundle.folder),
        "task": manifest.task,
        "in_use": bundle.folder.name == (services.default_name() if chosen == AUTO else chosen),
        "outputs": "probabilities" if manifest.gives_probabilities else "scores",
        "findings": [finding.key for finding in bundle.findings],
        "hidden": {entry.key: entry.hidden for entry in manifest.findings if entry.hidden},
        "intended_use": manifest.intended_use,
    }


def _list(services: Services, as_json: bool) -> int:
    found, faults = bundles_at_hand(services.data_dir)
    rows = [_listed(bundle, services) for bundle in found]
    if as_json:
        print_json(rows)
    else:
        word = "by default" if services.settings.bundle == AUTO else "in use"
        shown = [(r["name"], r["version"], r["task"], word if r["in_use"] else "", r["folder"]) for r in rows]
        print_table(("name", "version", "task", "", "folder"), shown)
    for message in faults:
        say(message)
    return 1 if faults else 0


def _check(bundle: Bundle, as_json: bool) -> int:
    """The hash of the weights, that the network loads in a process of its own, and that it repeats its example."""
    from core.inference.service import Engine

    verify(bundle)
    engine = Engine(bundle, "cpu")
    engine.start()
    try:
        engine.device().result()
        classifies = bundle.manifest.task == "classification"  # a segmenter has neither logits nor outputs to hide
        example = engine.check_example().result() if classifies else None
        hidden = engine.hidden().result() if classifies else {}
    finally:
        engine.close()
    failed = example is not None and not example.holds
    if as_json:
        figures = None if example is None else {"difference": example.difference, "tolerance": example.tolerance}
        ref = bundle.ref
        print_json(
            {"name": ref.name, "version": ref.version, "sha256": ref.sha256, "folder": str(bundle.folder)}
            | {"status": "failed" if failed else "ok", "example": figures, "hidden": hidden}
        )
    else:
        print(f"{bundle.manifest.name} {bundle.manifest.version}: weights match their hash and load. {_said(example)}")
        for key, reason in hidden.items():
            print(f"{key} is hidden: {reason}")
    return 1 if failed else 0


def _said(example: ExampleCheck | None) -> str:
    if example is None:
        return "It has no example to repeat."
    if not example.holds:
        return (
            f"It does NOT repeat its example: its logits differ by {example.difference:.2g}, more than the "
            f"{example.tolerance:.2g} that are allowed; do not use it on this machine."
        )
    return f"It repeats its example (logits differ by at most {example.difference:.1g})."


def _add(folder: Path, services: Services) -> Bundle:
    bundle = read_bundle(folder)
    verify(bundle)
    check_weights_format(bundle)
    target = services.data_dir / "bundles" / bundle.manifest.name
    if target.exists():
        raise UsageFault(f"There is a bundle {bundle.manifest.name} in {target.parent} already; remove it first.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(folder, part, ignore=shutil.ignore_patterns("run", PROMOTION_FILE))
    part.rename(target)
    return read_bundle(target)


def _use(name: str, services: Services, as_json: bool) -> int:
    """A network for every image, or "auto": the one that fits each."""
    if name != AUTO:
        bundle = find_bundle(name, services.data_dir)
        if bundle.manifest.task != "classification":
            raise UsageFault(f"{name} gives no findings ({bundle.manifest.task}); choose a classifier.")
        verify(bundle)
        name = bundle.folder.name
    change_settings(services.data_dir, bundle=name)
    if as_json:
        print_json({"bundle": name})
    else:
        print("Each image gets the network that fits it." if name == AUTO else f"{name} reads every image.")
    return 0


def _segmentation_request(args: argparse.Namespace, config: Path, command: str) -> SegmentationRequest:
    from core.learning.segmentation_run import SegmentationRequest, read_segmentation_config

    names = ("name", "architecture", "epochs", "batch_size", "learning_rate", "seed", "precision")
    overrides = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    if args.data is None:
        raise UsageFault("A segmenter is trained from a manifest; name it.")
    return SegmentationRequest(
        data=Path(args.data),
        out=Path(args.out),
        config=read_segmentation_config(config, overrides),
        command=command,
        base_weights=Path(args.base_weights) if args.base_weights else None,
        work=Path(args.work) if args.work else None,
    )


def train_bundle(args: argparse.Namespace, window: WindowParts) -> int:
    from core.cli.retraining import retrain
    from core.cli.training_options import training_request
    from core.learning.config import is_segmentation
    from core.learning.run import train
    from core.learning.segmentation_run import train_segmenter

    command = shlex.join(["overread", *sys.argv[1:]])
    config = Path(args.config) if args.config else None
    if args.queue:
        folder = retrain(args, command)
    elif config is not None and is_segmentation(config):
        folder = train_segmenter(_segmentation_request(args, config, command), say)
    else:
        folder = train(training_request(args, command), say)
    if not (folder / "manifest.json").is_file():
        return 0  # one of several processes, of which the first writes
    bundle = read_bundle(folder)
    if args.json:
        print_json(_listed(bundle, Services(args)))
    else:
        print(f"The bundle {bundle.manifest.name} {bundle.manifest.version} is in {folder}")
    return 0
