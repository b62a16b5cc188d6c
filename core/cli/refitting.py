"""`overread refit`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from core.bundles.library import find_bundle
from core.cli.output import print_json, say
from core.cli.services import Services
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from core.cli.main import WindowParts


def refit_bundle(args: argparse.Namespace, window: WindowParts) -> int:
    """Fit gate, calibration and operating points again, and write them into the bundle's folder with its card."""
    from core.learning.card import write_card
    from core.learning.datasets import read_dataset
    from core.learning.gate_fitting import GatePlan
    from core.learning.refitting import RefitRequest, refit

    bundle = find_bundle(args.bundle, Services(args).data_dir)
    plan = GatePlan(work=Path(args.work) if args.work else None)
    request = RefitRequest(bundle, read_dataset(Path(args.data)), args.set_version, args.device, plan)
    try:
        bundle = refit(request, say)
        write_card(bundle.folder, bundle.manifest, None)
    except OSError as error:
        raise EnvironmentFault(f"{bundle.folder} cannot be written ({error}); copy the bundle elsewhere.") from error
    if args.json:
        print_json({"name": bundle.manifest.name, "version": bundle.manifest.version, "folder": str(bundle.folder)})
    else:
        print(f"The bundle {bundle.manifest.name} {bundle.manifest.version} in {bundle.folder} is fitted again.")
    return 0
