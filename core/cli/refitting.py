"""`overread refit`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from core.bundles.library import Bundle, find_bundle
from core.cli.output import print_json, say
from core.cli.services import Services
from core.errors import EnvironmentFault, UsageFault, reason_of

if TYPE_CHECKING:
    from core.cli.main import WindowParts


def refit_bundle(args: argparse.Namespace, window: WindowParts) -> int:
    """Fit gate, calibration and operating points again, and write them into the bundle's folder with its card."""
    if not args.data and not args.gate_from:
        raise UsageFault("`overread refit` needs images to fit on, or --gate-from NAME to take over a gate alone.")
    data_dir = Services(args).data_dir
    bundle = find_bundle(args.bundle, data_dir)
    source = find_bundle(args.gate_from, data_dir) if args.gate_from else None
    try:
        bundle = _refitted(args, bundle, source) if args.data or source is None else _with_gate(args, bundle, source)
    except OSError as error:
        raise EnvironmentFault(
            "{folder} cannot be written ({reason}); copy the bundle elsewhere.",
            folder=bundle.folder,
            reason=reason_of(error),
        ) from error
    if args.json:
        print_json({"name": bundle.manifest.name, "version": bundle.manifest.version, "folder": str(bundle.folder)})
    else:
        done = "is fitted again" if args.data else f"has the gate of {args.gate_from} now"
        print(f"The bundle {bundle.manifest.name} {bundle.manifest.version} in {bundle.folder} {done}.")
    return 0


def _refitted(args: argparse.Namespace, bundle: Bundle, source: Bundle | None) -> Bundle:
    from core.learning.card import write_card
    from core.learning.datasets import read_dataset
    from core.learning.gate_fitting import GatePlan
    from core.learning.refitting import RefitRequest, refit

    request = RefitRequest(
        bundle=bundle,
        records=read_dataset(Path(args.data)),
        version=args.set_version,
        device=args.device,
        plan=GatePlan(work=Path(args.work) if args.work else None),
        gate_network=args.gate_network,
        gate_from=source,
    )
    bundle = refit(request, say)
    write_card(bundle.folder, bundle.manifest, None)
    return bundle


def _with_gate(args: argparse.Namespace, bundle: Bundle, source: Bundle) -> Bundle:
    """The gate alone: weights, thresholds and the card's figures stay as they are."""
    from core.learning.card import tell_of_gate
    from core.learning.gate_choice import take_gate

    if args.set_version:
        bundle = replace(bundle, manifest=msgspec.structs.replace(bundle.manifest, version=args.set_version))
    bundle = take_gate(source, bundle)
    tell_of_gate(bundle.folder, bundle.manifest)
    return bundle
