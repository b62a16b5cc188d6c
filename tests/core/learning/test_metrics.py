"""Figures of merit against hand-worked values and scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.metrics import (
    area_under_roc,
    bootstrap_interval,
    expected_calibration_error,
    fitted_temperature,
    sensitivity_specificity,
    softmax,
    youden_threshold,
)

cases = st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=2, max_size=40)


def test_auc_by_hand() -> None:
    """Pairs won: (0.9 > 0.3, 0.9 > 0.5, 0.5 > 0.3) = 3, tied: 1 of 4."""
    assert area_under_roc(np.array([0.9, 0.5, 0.3, 0.5]), np.array([1, 1, 0, 0])) == pytest.approx(3.5 / 4)


@given(cases)
def test_auc_is_the_share_of_pairs_won(rows: list[tuple[int, bool]]) -> None:
    scores, positive = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    value = area_under_roc(scores, positive)
    if positive.all() or not positive.any():
        assert np.isnan(value)
        return
    gaps = scores[positive][:, None] - scores[~positive][None, :]
    assert value == pytest.approx(((gaps > 0) + 0.5 * (gaps == 0)).mean())


@given(cases)
def test_no_threshold_beats_youdens(rows: list[tuple[int, bool]]) -> None:
    scores, positive = np.array([r[0] for r in rows], dtype=float), np.array([r[1] for r in rows])
    if positive.all() or not positive.any():
        assert youden_threshold(scores, positive) == 0.5
        return
    best = sum(sensitivity_specificity(scores, positive, youden_threshold(scores, positive)))
    assert all(best >= sum(sensitivity_specificity(scores, positive, t)) - 1e-12 for t in np.arange(-0.5, 7))


def test_the_interval_holds_the_value_and_resamples_patients() -> None:
    generator = np.random.default_rng(1)
    positive = generator.random(200) < 0.4
    scores = positive + generator.normal(0, 1, 200)
    alone = bootstrap_interval(scores, positive, np.arange(200))
    assert alone[0] < area_under_roc(scores, positive) < alone[1]
    twice = [np.concatenate([v, v]) for v in (scores, positive, np.arange(200))]
    doubled = bootstrap_interval(*twice)  # the same patients twice over are no new evidence
    assert doubled[1] - doubled[0] == pytest.approx(alone[1] - alone[0], rel=0.15)


def test_temperature_mends_overconfidence() -> None:
    generator = np.random.default_rng(2)
    logits = generator.normal(0, 2, (4000, 3))
    labels = np.array([generator.choice(3, p=p) for p in softmax(logits)])
    assert fitted_temperature(logits * 3, labels) == pytest.approx(3, rel=0.1)


def test_calibration_error_by_hand() -> None:
    confidence = np.array([0.6] * 5 + [0.9] * 5)
    correct = np.array([1, 1, 1, 0, 0] + [1] * 5)
    assert expected_calibration_error(confidence, correct, bins=2) == pytest.approx((0 * 5 + 0.1 * 5) / 10)
