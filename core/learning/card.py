"""The card of a bundle (README.md): what it is for, what it is bad at, and its figures, written by the programs that
measured them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.bundles.manifest import Manifest
from core.learning.evaluation import figures_as_text

FIGURES_START, FIGURES_END = "<!-- figures: start -->", "<!-- figures: end -->"


def write_card(folder: Path, manifest: Manifest, report: dict[str, Any] | None) -> None:
    """Write the card (README.md) from the manifest and, once there is one, the report of `overread evaluate`."""
    metrics = "\n".join(f"- {name}: {value}" for name, value in manifest.provenance.metrics.items())
    findings = "\n".join(
        f"- {entry.label.en} (`{entry.key}`), positive from {entry.threshold:.3f} ({entry.threshold_source})"
        for entry in manifest.findings
    )
    limits = "\n".join(f"- {limit}" for limit in manifest.limits) or "- none stated"
    figures = figures_as_text(report) if report is not None else "Not evaluated yet: `overread evaluate --card`."
    text = f"""# {manifest.name} {manifest.version}

**Research use only. Not for diagnosis.** {manifest.intended_use}

## Limits, first
{limits}

## Findings
{findings}

## Figures on the test split
{FIGURES_START}
{figures}
{FIGURES_END}

## Made how
- Architecture: {manifest.architecture.name}, input {manifest.input.width} x {manifest.input.height}, \
fit "{manifest.input.fit}"
- Base weights: {manifest.provenance.base_weights or "none (from scratch)"}
- Training data: {manifest.provenance.training_data}
- Licence: {manifest.provenance.licence}
- Created: {manifest.provenance.created_at}
- Calibration: {manifest.calibration.method} {dict(manifest.calibration.parameters)}, fitted on \
{manifest.calibration.fitted_on}

The command, run from the project's folder:

```
{manifest.provenance.recipe}
```

On val:
{metrics or "- no validation images"}
"""
    (folder / "README.md").write_text(text, encoding="utf-8")
