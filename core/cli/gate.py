"""`overread gate`: what the gate makes of pictures that the network was not made for."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.output import print_json, say
from core.cli.services import Services
from core.errors import EnvironmentFault, UsageFault

if TYPE_CHECKING:
    from core.cli.main import WindowParts


def gate(args: argparse.Namespace, window: WindowParts) -> int:
    """Measure, write `gate.json` and `gate.md` into --out, and print the table."""
    from core.learning.bundling import json_ready
    from core.learning.datasets import read_dataset
    from core.learning.gate_families import GateRequest, measure_gate
    from core.learning.gate_table import gate_as_text

    records = read_dataset(Path(args.data))
    test = [record for record in records if record.split in ("test", "")]
    if not test:
        raise UsageFault(f"{args.data} has no image in the split test.")
    bundle = Services(args).bundle()
    dicom, photographs, fit = (_folder(given) for given in (args.dicom, args.photographs, args.left_out))
    report = json_ready(measure_gate(GateRequest(bundle, test, dicom, photographs, fit, args.device), say))
    _write(report, gate_as_text(report), Path(args.out))
    if args.json:
        print_json(report)
    else:
        print(gate_as_text(report))
    return 0


def _folder(given: str | None) -> Path | None:
    if given is not None and not Path(given).is_dir():
        raise UsageFault(f"{given} is no folder.")
    return Path(given) if given else None


def _write(report: dict[str, Any], table: str, out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "gate.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        (out / "gate.md").write_text(table + "\n", encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(
            "{out} cannot be written ({error}); choose another folder.", out=out, error=error
        ) from error
