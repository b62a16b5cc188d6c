"""The card of a bundle (README.md): what it is for, what it is bad at, and its figures, written by the programs that
measured them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from core.bundles.figures import Evaluation, write_evaluation
from core.bundles.manifest import GateNetwork, Manifest
from core.learning.chart_pictures import write_page
from core.learning.evaluation import figures_as_text

DIAGRAM = "reliability"
GATE_TITLE = "## Gate\n"


def write_card(folder: Path, manifest: Manifest, report: dict[str, Any] | None) -> None:
    """Write the card (README.md) from the manifest and, once there is one, the report of `overread evaluate`, with its
    record (`evaluation.json`) and reliability diagram beside it."""
    parts = [
        _head(manifest, report), _findings(manifest), _gate(manifest), _figures(report), _maps(report),
        _example(manifest), _making(manifest)
    ]  # fmt: skip
    if report is not None:
        evaluation = msgspec.convert(report["evaluation"], Evaluation)
        write_evaluation(evaluation, folder)
        write_page(evaluation, DIAGRAM, folder)
    (folder / "README.md").write_text("\n".join(parts), encoding="utf-8")


def tell_of_gate(folder: Path, manifest: Manifest) -> None:
    """Say in a card (README.md) that is there already what gate the bundle has now; the rest of it stays as it is."""
    card = folder / "README.md"
    text = card.read_text(encoding="utf-8") if card.is_file() else ""
    before, found, rest = text.partition(GATE_TITLE)
    if not found:
        write_card(folder, manifest, None)
        return
    _, title, after = rest.partition("\n## ")
    card.write_text(before + _gate(manifest) + title + after, encoding="utf-8")


def _head(manifest: Manifest, report: dict[str, Any] | None) -> str:
    limits = "\n".join(f"- {limit}" for limit in manifest.limits) or "- none stated"
    return f"""# {manifest.name} {manifest.version}

**Research use only. Not for diagnosis.** {manifest.intended_use}
{_weak(report)}
## Limits, first
{limits}
"""


def _weak(report: dict[str, Any] | None) -> str:
    """What was measured and is bad, with the goals that were met behind it."""
    if report is None or "weak_points" not in report:
        return ""
    met = [goal["sentence"] for goal in report.get("goals", []) if goal["met"]]
    lines = "\n".join(f"- {line}" for line in [*report["weak_points"], *met])
    where = f"{report['images']} images, split {report['split']}"
    return f"\n## What is bad, first\nMeasured by {_measured_by(report)} on {where}; intervals of 95 %.\n\n{lines}\n"


def _measured_by(report: dict[str, Any]) -> str:
    return str(report.get("measured_by", "`overread evaluate`"))


def _findings(manifest: Manifest) -> str:
    rows = []
    for entry in manifest.findings:
        if entry.hidden:
            rows.append(f"- not shown: {entry.label.en} (`{entry.key}`). {entry.hidden}")
            continue
        rows.append(
            f"- {entry.label.en} (`{entry.key}`), positive from {entry.threshold:.3f} ({entry.threshold_source})"
        )
        points = entry.operating_points
        if points is not None:
            rows.append(f"  - unlikely below {points.high_sensitivity:.3f}, likely from {points.high_specificity:.3f}, "
                        f"doubtful between ({points.source})")  # fmt: skip
    return "\n".join(["## Findings", *rows, ""])


def _gate(manifest: Manifest) -> str:
    stated = manifest.gate.statistics
    if stated is None:
        return f"{GATE_TITLE}It reads header, size, colour and blankness only.\n"
    return (
        f"{GATE_TITLE}It reads header, size, colour and blankness, and has learned what the training images look like "
        f"({stated.fitted_on}){_own_network(stated.network)}. "
        f"It names: {', '.join(stated.kinds[1:])}. A picture warns from distance 1 "
        f"and is refused from {stated.refuse_from:g}. What it lets through and what it stops: `docs/gate.md`.\n"
    )


def _own_network(network: GateNetwork | None) -> str:
    if network is None:
        return ""
    return f", by a network of its own that was taught no radiograph ({network.architecture} from {network.source})"


def _figures(report: dict[str, Any] | None) -> str:
    if report is None:
        return "## Figures\nNot evaluated yet: `overread evaluate MANIFEST --bundle NAME --out DIR --card`.\n"
    opening = f"Written by {_measured_by(report)} on {report['images']} images."
    diagram = f"![Reliability diagrams: stated probability, share that had the finding]({DIAGRAM}.png)"
    return f"## Figures on the {report['split']} split\n{opening}\n\n{figures_as_text(report)}\n\n{diagram}\n"


def _example(manifest: Manifest) -> str:
    if manifest.example is None:
        return ""
    return (
        f"## Example\n`overread bundles check {manifest.name}` repeats the logits of `{manifest.example.file}`. Where "
        "the picture is from stands in LICENSE.\n"
    )


def _maps(report: dict[str, Any] | None) -> str:
    titles = {"lungs": "Heat inside the lungs", "regions": "Heat inside the readers' regions",
              "occlusion": "Without borders and letters", "comparison": "Compared"}  # fmt: skip
    given = report or {}
    return "\n".join(f"## {title}\n{given[key]['text']}\n" for key, title in titles.items() if key in given)


def _making(manifest: Manifest) -> str:
    made, calibration = manifest.provenance, manifest.calibration
    metrics = "\n".join(f"- {name}: {value}" for name, value in made.metrics.items()) or "- no validation images"
    given = manifest.input
    return f"""## Made how
- Architecture: {manifest.architecture.name}, input {given.width} x {given.height}, fit "{given.fit}"
- Base weights: {made.base_weights or "none (from scratch)"}
- Training data: {made.training_data}
- Licence: {made.licence}
- Created: {made.created_at}
- Calibration: {calibration.method} {dict(calibration.parameters)}, fitted on {calibration.fitted_on}

The command, run from the project's folder:

```
{made.recipe}
```

On val:
{metrics}
"""
