"""Several networks on the same images: a table for each image, findings down and networks across."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.bundles.comparing import compared
from core.bundles.library import Bundle
from core.cli.output import print_table
from core.findings import Prediction, Score


def number(value: float, positive: bool, calibrated: bool) -> str:
    """A probability in per cent, or a score as it is, for it is no probability; a star where it is positive."""
    shown = f"{100 * value:.0f} %" if calibrated else f"{value:.2f}"
    return shown + (" *" if positive else "")


def outputs_word(bundle: Bundle | None) -> str:
    """What the network's numbers may be called."""
    return "probabilities" if bundle is None or bundle.manifest.gives_probabilities else "scores"


class Comparison:
    """Collects predictions, image by image."""

    def __init__(self) -> None:
        self._images: dict[tuple[str, int], list[tuple[Bundle, Prediction]]] = {}

    def add(self, bundle: Bundle, prediction: Prediction) -> None:
        origin = prediction.origin
        self._images.setdefault((origin.path, origin.number), []).append((bundle, prediction))

    def show(self, records: list[dict[str, Any]]) -> None:
        """Print one table an image; what the gates said stands below it. `records` are not needed for that."""
        for (path, frame), spoken in self._images.items():
            print(f"{Path(path).name}, frame {frame}")
            heads = [f"{bundle.ref.name} {bundle.ref.version} ({outputs_word(bundle)})" for bundle, _ in spoken]
            rows = [
                (finding.label.en, *(_cell(score, *one) for score, one in zip(finding.scores, spoken, strict=True)))
                for finding in compared(spoken)
            ]
            print_table(("finding", *heads), rows)
            for bundle, prediction in spoken:
                if prediction.gate.reasons:
                    print(f"{bundle.ref.name}: {' '.join(prediction.gate.reasons)}")
            print()


def _cell(score: Score | None, bundle: Bundle, prediction: Prediction) -> str:
    if score is None:
        return "refused" if not prediction.scores else "-"
    return number(score.probability, score.positive, bundle.manifest.gives_probabilities)
