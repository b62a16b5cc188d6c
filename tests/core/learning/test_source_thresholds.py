"""One threshold for all sources: a source that it does not suit is named, and nobody is refused for it."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import numpy as np
import pytest

from core.bundles.library import Bundle
from core.learning.promotion_figures import Answers
from core.learning.source_thresholds import threshold_warning
from tests.core.learning.test_promotion_rules import PLAN, records, scores

pytestmark = pytest.mark.engine


def test_a_source_that_the_common_threshold_does_not_suit_is_named(random_bundle: Bundle) -> None:
    """The same order within each source; all probabilities of `b` are lower, as those of a paler scanner would be."""
    manifest = msgspec.structs.replace(random_bundle.manifest, findings=random_bundle.manifest.findings[:2])
    chosen = records(480, split="val")
    abnormal = scores(chosen, 0.08)

    def said(shown: np.ndarray, rows: slice = slice(None)) -> tuple[bool, str, float | None]:
        both = np.stack([1.0 - shown, shown], axis=1)
        check = threshold_warning(Answers(manifest, both[rows]), chosen[rows], PLAN)
        return check.passed, check.sentence, check.figure

    suits = "One threshold for abnormal suits each of the 2 sources of val that hold both kinds of image."
    assert said(abnormal) == (True, suits, 0.0)
    paler = np.array([record.source == "b" for record in chosen])
    passed, sentence, figure = said(np.where(paler, abnormal * 0.5, abnormal))
    assert passed
    assert figure is not None
    assert figure > 0.9
    assert "it does not suit b (240 images of val): sensitivity 0.0" in sentence
    assert "a (240" not in sentence
    assert "nobody can tell whether one threshold suits them all" in said(abnormal, slice(8))[1]


def test_with_few_images_a_source_must_be_further_apart_to_be_named(random_bundle: Bundle) -> None:
    """A loss of 0.1 is beyond the margin of a large source, and within that of a small one."""
    manifest = msgspec.structs.replace(random_bundle.manifest, findings=random_bundle.manifest.findings[:2])

    def warned(count: int) -> bool:
        chosen = [replace(record, source="one") for record in records(count, split="val")]
        shown = np.array([0.2 if record.label == "normal" else 0.8 for record in chosen])
        missed = [k for k, record in enumerate(chosen) if record.label != "normal"][: count // 20]
        shown[missed] = 0.4
        check = threshold_warning(Answers(manifest, np.stack([1.0 - shown, shown], axis=1)), chosen, PLAN)
        assert check.figure == (0.1 if check.sentence.startswith("WARNING") else 0.0)
        return check.sentence.startswith("WARNING")

    assert warned(200)
    assert not warned(180)
