"""A trained segmenter becomes a bundle: half-precision weights, a manifest, and a card with its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from torch import Tensor

from core.bundles.manifest import (
    MANIFEST_VERSION,
    Architecture,
    Calibration,
    Cam,
    FindingEntry,
    GateRules,
    Manifest,
    Output,
    Provenance,
    Weights,
    encode_manifest,
)
from core.learning.bundling import WEIGHTS_FILE, chest_input, write_weights
from core.learning.mask_guesses import THRESHOLD
from core.learning.segmentation import SEGMENTER_INPUT
from core.learning.vocabulary import code_of, label_of

if TYPE_CHECKING:
    from core.learning.segmentation_run import SegmentationConfig

INTENDED_USE = (
    "Finds the lungs in frontal chest radiographs, so that the share of a heatmap's heat inside them can be measured. "
    "It measures nothing for patients."
)


@dataclass(frozen=True, slots=True)
class SegmenterDraft:
    """`folds`: Dice of each drawn mask by cross-validation. `held_out`: of the masks in the split test, by the network
    that ships. `kept`: guesses kept and made, by source."""

    config: SegmentationConfig
    command: str
    data: str
    state: dict[str, Tensor]
    folds: list[float]
    held_out: list[float]
    kept: dict[str, tuple[int, int]]


def write_segmenter(folder: Path, draft: SegmenterDraft) -> Path:
    """Weights first (float16: the masks are the same), the manifest that vouches for them, the card."""
    halves = {name: tensor.half() if tensor.is_floating_point() else tensor for name, tensor in draft.state.items()}
    manifest = _manifest(draft, write_weights(folder, halves))
    (folder / "manifest.json").write_bytes(encode_manifest(manifest))
    (folder / "README.md").write_text(_card(draft, manifest), encoding="utf-8")
    return folder


def _manifest(draft: SegmenterDraft, weights_sha256: str) -> Manifest:
    config = draft.config
    return Manifest(
        manifest_version=MANIFEST_VERSION,
        task="segmentation",
        name=config.name,
        version=config.version,
        architecture=Architecture(name=config.architecture),
        weights=Weights(file=WEIGHTS_FILE, sha256=weights_sha256, dtype="float16"),
        input=chest_input(SEGMENTER_INPUT),
        findings=(_lungs(),),
        output=Output(activation="sigmoid"),
        calibration=Calibration(method="none"),
        cam=Cam(target_layer="", display_max=1.0, display_max_source="a segmenter has no heatmap"),
        gate=GateRules(min_side_px=64, max_colourfulness=12.0),
        provenance=_provenance(draft),
        intended_use=INTENDED_USE,
        limits=config.limits,
    )


def _lungs() -> FindingEntry:
    return FindingEntry(
        key="lungs", code=code_of("lungs"), label=label_of("lungs"), kind="finding", exclusive_group=None,
        threshold=THRESHOLD, threshold_source="chosen, not fitted",
    )  # fmt: skip


def _provenance(draft: SegmenterDraft) -> Provenance:
    metrics = _spread("dice_cross_validation", draft.folds) | _spread("dice_held_out", draft.held_out)
    return Provenance(
        base_weights=draft.config.base_weights,
        training_data=draft.config.training_data or draft.data,
        licence="research use only; licences of the training images as named by their sources",
        recipe=draft.command,
        metrics=metrics,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _spread(name: str, values: list[float]) -> dict[str, float]:
    if not values:
        return {}
    figures = {"mean": np.mean(values), "sd": np.std(values, ddof=1) if len(values) > 1 else 0.0, "worst": min(values)}
    return {f"{name}_{key}": round(float(value), 4) for key, value in figures.items()} | {
        f"{name}_images": float(len(values))
    }


def _card(draft: SegmenterDraft, manifest: Manifest) -> str:
    parts = [_head(manifest), _figures(draft), _looks(draft.config), _making(draft, manifest)]
    return "\n".join(parts)


def _head(manifest: Manifest) -> str:
    return f"""# {manifest.name} {manifest.version}

**Research use only. Not for diagnosis.** {manifest.intended_use}

## Limits, first
{_listed(manifest.limits)}
"""


def _figures(draft: SegmenterDraft) -> str:
    return f"""## Figures
Dice overlap with hand-drawn masks, at each image's own size, after cleaning (two largest regions, holes filled).

| measured on | images | mean | SD | worst |
|---|---|---|---|---|
| {draft.config.folds}-fold cross-validation, patients kept apart, drawn masks only | {_row(draft.folds)} |
| the network of this bundle, on the masks of the split test, which it never saw | {_row(draft.held_out)} |
"""


def _looks(config: SegmentationConfig) -> str:
    return f"""## Looked at, other sources
No masks exist for them, so these are looks, not figures.

{_listed(config.looks)}
"""


def _making(draft: SegmenterDraft, manifest: Manifest) -> str:
    config, given = draft.config, manifest.input
    kept = "\n".join(f"| {source} | {seen} | {kept} |" for source, (kept, seen) in sorted(draft.kept.items()))
    return f"""## Made how
- Architecture: {manifest.architecture.name}, input {given.width} x {given.height}, fit "{given.fit}"; the mask has half
  that size. Weights are stored as float16.
- Base weights: {config.base_weights or "none (from scratch)"}
- Training data: {manifest.provenance.training_data}
- A first network, trained on the drawn masks of train and val, guessed masks for pictures of train; the shipped one
  learned from the drawn masks and from the guesses that hold still over {config.agreement:.2f} mean Dice between
  mirrored, turned, darker and smaller views, and can be a pair of lungs:

| source | guessed | kept |
|---|---|---|
{kept}

- Licence: {manifest.provenance.licence}
- Created: {manifest.provenance.created_at}

The command, run from the project's folder:

```
{manifest.provenance.recipe}
```
"""


def _listed(lines: tuple[str, ...]) -> str:
    return "\n".join(f"- {line}" for line in lines) or "- none stated"


def _row(values: list[float]) -> str:
    if not values:
        return "0 | none | none | none"
    spread = np.std(values, ddof=1) if len(values) > 1 else 0.0
    return f"{len(values)} | {np.mean(values):.3f} | {spread:.3f} | {min(values):.3f}"
