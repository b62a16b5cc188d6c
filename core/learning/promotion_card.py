"""The card of a candidate that was fitted again: the figures that it came with were measured with other numbers."""

from __future__ import annotations

from pathlib import Path

import msgspec

from core.bundles.figures import Evaluation
from core.bundles.library import Bundle
from core.learning.card import write_card
from core.learning.datasets import LabelledImage
from core.learning.evaluation import report_of
from core.learning.evaluation_record import Asked
from core.learning.promotion_figures import Answers
from core.learning.scored import Scored
from core.learning.weak_points import weak_points


def write_measured_card(staged: Bundle, against: Path, test: list[LabelledImage], answers: Answers) -> None:
    """Write card and evaluation.json of a promoted copy from what it said of the comparison set's `test`, each at the
    thresholds that it reads with from now on. `answers`: of those images, in their order."""
    path = against.absolute()
    asked = Asked(data=path.name if path.is_dir() else path.parent.name)
    report = report_of(Scored(staged, test, answers.shown, {}), asked)
    report["weak_points"] = weak_points(msgspec.convert(report["evaluation"], Evaluation))
    report["measured_by"] = "`overread promote`, at the thresholds fitted on val,"
    write_card(staged.folder, staged.manifest, report)
