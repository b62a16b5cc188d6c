"""Two networks on the same images: DeLong's test and the bootstrap by patient."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.metrics import area_under_roc
from core.learning.paired import (
    PairedFigure,
    auc_difference,
    balanced_accuracy,
    balanced_accuracy_difference,
    delong_difference,
    midranks,
)
from core.learning.resampling import patient_weights, weighted_auc

rows = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()), min_size=5, max_size=30)


def test_delong_by_hand() -> None:
    """Three positives, three negatives. A wins 8 of 9 pairs, B 6 of 9.

    Structural components: A's positives (1, 1, 2/3), negatives (1, 1, 2/3); B's positives (1, 2/3, 1/3) and negatives
    (1, 2/3, 1/3). B minus A: (0, -1/3, -1/3) on both sides, variance 1/27 each; 2 * (1/27) / 3 = 2/81.
    """
    positive = np.array([1, 1, 1, 0, 0, 0], dtype=bool)
    a = np.array([0.9, 0.8, 0.5, 0.6, 0.3, 0.2])
    b = np.array([0.9, 0.5, 0.3, 0.6, 0.4, 0.2])
    found = delong_difference(a, b, positive)
    spread = np.sqrt(2 / 81)
    assert found.difference == pytest.approx(-2 / 9)
    assert (found.low, found.high) == pytest.approx((-2 / 9 - 1.959964 * spread, -2 / 9 + 1.959964 * spread))
    assert found.p_value == pytest.approx(0.1573, abs=1e-4)  # z = -sqrt(2)


@given(rows)
def test_delong_agrees_with_the_sums_over_all_pairs(given_rows: list[tuple[int, int, bool]]) -> None:
    """The covariance as DeLong wrote it, from the kernel of every pair."""
    a, b, positive = (np.array(column) for column in zip(*given_rows, strict=True))
    found = delong_difference(a, b, positive)
    if min(positive.sum(), (~positive).sum()) < 2:
        assert found.low is None
        return
    kernels = [(np.sign(s[positive][:, None] - s[~positive][None, :]) + 1) / 2 for s in (a, b)]
    over, under = (np.cov([k.mean(axis=axis) for k in kernels]) for axis in (1, 0))
    whole = over / positive.sum() + under / (~positive).sum()
    contrast = np.array([-1.0, 1.0])
    assert found.difference == pytest.approx(kernels[1].mean() - kernels[0].mean())
    reach = 1.959964 * np.sqrt(max(contrast @ whole @ contrast, 0.0))
    if found.high is None:
        assert reach == pytest.approx(0.0, abs=1e-7)
        return
    assert found.high - found.difference == pytest.approx(reach, abs=1e-7)


def made_scores(count: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    positive = generator.random(count) < 0.4
    shared = generator.normal(0, 1, count)
    a = 1.4 * positive + shared + generator.normal(0, 0.7, count)
    return a, 0.9 * positive + shared + generator.normal(0, 0.7, count), positive


def test_the_bootstrap_agrees_with_delong_where_patients_have_one_image() -> None:
    a, b, positive = made_scores(400, 3)
    first, second = delong_difference(a, b, positive), auc_difference(a, b, positive, np.arange(400))
    assert second.difference == pytest.approx(first.difference)
    assert (second.low, second.high) == pytest.approx((first.low, first.high), abs=0.01)
    assert first.p_value < 0.05
    assert second.p_value < 0.05


def test_repeated_patients_widen_the_bootstrap_and_not_delong() -> None:
    thrice = [np.concatenate([v] * 3) for v in (*made_scores(60, 4), np.arange(60))]
    by_patient = auc_difference(*thrice)
    by_image = auc_difference(*thrice[:3], np.arange(180))
    delong = delong_difference(*thrice[:3])
    width = by_patient.high - by_patient.low
    assert width > 1.4 * (by_image.high - by_image.low)
    assert width > 1.4 * (delong.high - delong.low)


def test_a_network_against_itself_differs_by_nothing() -> None:
    a, _, positive = made_scores(50, 5)
    assert delong_difference(a, a, positive) == PairedFigure(0.0, 0.0, 0.0, 1.0)
    assert auc_difference(a, a, positive, np.arange(50)) == PairedFigure(0.0, 0.0, 0.0, 1.0)


def test_a_difference_without_spread_has_no_interval() -> None:
    """A ranks all pairs rightly, B none: nothing in the sample says how far that may be off."""
    a, positive = np.array([0.1, 0.2, 0.8, 0.9]), np.array([0, 0, 1, 1], dtype=bool)
    assert delong_difference(a, -a, positive) == PairedFigure(-1.0)


def test_one_class_has_no_difference() -> None:
    scores, nobody = np.array([0.1, 0.2, 0.3]), np.zeros(3, dtype=bool)
    assert delong_difference(scores, scores, nobody) == PairedFigure(None)
    assert auc_difference(scores, scores, nobody, np.arange(3)) == PairedFigure(None)


@given(rows)
def test_weights_say_the_same_as_repeated_rows(given_rows: list[tuple[int, int, bool]]) -> None:
    scores, times, positive = (np.array(column) for column in zip(*given_rows, strict=True))
    repeated = np.repeat(np.arange(len(scores)), times)
    wanted = area_under_roc(scores[repeated], positive[repeated])
    assert weighted_auc(scores, positive, times[None, :])[0] == pytest.approx(wanted, nan_ok=True)


def test_patients_are_drawn_whole() -> None:
    weights = patient_weights(np.array(["a", "b", "a", "c", "b"]), draws=50)
    assert weights.shape == (50, 5)
    assert (weights[:, 0] == weights[:, 2]).all()
    assert (weights[:, 1] == weights[:, 4]).all()
    assert (weights[:, [0, 1, 3]].sum(axis=1) == 3).all()


def test_balanced_accuracy_by_hand() -> None:
    """Recalls 1/2, 1 and 0; then with the third class undrawn, 1/2 and 1."""
    labels, called = np.array([0, 0, 1, 2]), np.array([0, 1, 1, 0])
    weights = np.array([[1, 1, 1, 1], [1, 1, 1, 0]])
    assert balanced_accuracy(called, labels, weights) == pytest.approx([0.5, 0.75])
    better = balanced_accuracy_difference(called, labels, labels, np.arange(4))
    assert better.difference == pytest.approx(0.5)
    assert better.low <= 0.5 <= better.high


def test_midranks_share_ties() -> None:
    assert midranks(np.array([3.0, 1.0, 3.0, 2.0])).tolist() == [3.5, 1.0, 3.5, 2.0]
