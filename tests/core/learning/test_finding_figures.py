"""Figures of findings and groups against scikit-learn and hand-worked values, and their intervals by patient."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics as peer

from core.bundles.figures import Figure
from core.learning.curves import MAX_POINTS, precision_recall_curve, reliability_curve, roc_curve
from core.learning.datasets import LabelledImage
from core.learning.finding_figures import drawn_figures, figure, finding_figures, groups_of, resampled
from core.learning.group_figures import class_figures, confusion
from core.learning.metrics import expected_calibration_error
from core.learning.questions import Question
from core.learning.resampling import areas, weighted_calibration_error

rows = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.booleans()), min_size=4, max_size=30)


def question(scores: np.ndarray, positive: np.ndarray, **given: object) -> Question:
    whole = {"threshold": 0.5, "known": np.ones(len(scores), dtype=bool), "points": {}} | given
    return Question("pneumonia", np.asarray(scores, dtype=np.float64), np.asarray(positive, dtype=bool), **whole)


def images(count: int, per_patient: int = 1, source: str = "s") -> list[LabelledImage]:
    return [LabelledImage(Path(f"{k}.png"), "x", "test", source, f"p{k // per_patient}") for k in range(count)]


def made(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    positive = generator.random(count) < 0.4
    return 1 / (1 + np.exp(-(2.5 * positive - 1 + generator.normal(0, 1, count)))), positive


def test_every_figure_agrees_with_scikit_learn() -> None:
    scores, positive = made(150)
    asked = question(scores, positive, threshold=0.4, points={"high_sensitivity": 0.2})
    found = {n: v[0] for n, v in drawn_figures(asked, asked.known, resampled(images(150), 20)).items()}
    called = scores >= 0.4
    wanted = {
        "auc": peer.roc_auc_score(positive, scores),
        "average_precision": peer.average_precision_score(positive, scores),
        "sensitivity": peer.recall_score(positive, called),
        "specificity": peer.recall_score(~positive, ~called),
        "ppv": peer.precision_score(positive, called),
        "npv": peer.precision_score(~positive, ~called),
        "f1": peer.f1_score(positive, called),
        "accuracy": peer.accuracy_score(positive, called),
        "balanced_accuracy": peer.balanced_accuracy_score(positive, called),
        "brier": peer.brier_score_loss(positive, scores),
        "ece": expected_calibration_error(scores, positive),
        "sensitivity_at_high_sensitivity": peer.recall_score(positive, scores >= 0.2),
        "specificity_at_high_sensitivity": peer.recall_score(~positive, scores < 0.2),
    }
    assert found == pytest.approx(wanted)


@given(rows)
def test_a_draw_says_what_its_repeated_images_say(given_rows: list[tuple[int, int, bool]]) -> None:
    scores, times, positive = (np.array(column) for column in zip(*given_rows, strict=True))
    repeated = np.repeat(np.arange(len(scores)), times)
    auc, precision = (float(values[0]) for values in areas(scores, positive, times[None, :].astype(np.float32)))
    y, s = positive[repeated], scores[repeated]
    if not y.any() or y.all():
        assert np.isnan([auc, precision]).all()
        return
    assert (auc, precision) == pytest.approx((peer.roc_auc_score(y, s), peer.average_precision_score(y, s)))


def test_what_takes_both_classes_is_none_where_one_is_absent() -> None:
    scores = np.array([0.9, 0.7, 0.2])
    asked = question(scores, np.ones(3))
    found = {n: figure(v) for n, v in drawn_figures(asked, asked.known, resampled(images(3), 200)).items()}
    stated = {name for name, value in found.items() if value.value is not None}
    assert stated == {"sensitivity", "accuracy", "ece", "brier"}
    assert found["sensitivity"].value == pytest.approx(2 / 3, abs=1e-5)
    assert found["auc"] == Figure(None)


def test_no_threshold_no_rates_and_one_image_is_enough() -> None:
    asked = question(np.array([0.9]), np.array([True]), threshold=None)
    weights = resampled(images(1), 50)
    found = {n: figure(v) for n, v in drawn_figures(asked, asked.known, weights).items()}
    assert found["sensitivity"] == Figure(None)
    assert found["brier"] == Figure(0.01, 0.01, 0.01)
    row = finding_figures(asked, groups_of(images(1), ())[0], images(1), drawn_figures(asked, asked.known, weights))
    assert (row.images, row.positives, row.roc, row.pr) == (1, 1, None, None)
    assert row.reliability is not None


def test_repeated_patients_widen_every_interval() -> None:
    scores, positive = (np.repeat(values, 4) for values in made(60, 3))
    asked = question(scores, positive)
    by_image, by_patient = (drawn_figures(asked, asked.known, resampled(images(240, n))) for n in (1, 4))
    for name in ("auc", "average_precision", "sensitivity", "specificity", "ppv", "f1", "brier"):
        narrow, wide = (figure(found[name]) for found in (by_image, by_patient))
        assert narrow.value == wide.value
        assert wide.high - wide.low > 1.4 * (narrow.high - narrow.low)
        assert wide.low <= wide.value <= wide.high


def test_class_figures_by_hand() -> None:
    """Three classes; label 0 once right and once called 1, label 1 right: recalls 1/2 and 1, F1 2/3 and 2/3."""
    shown = np.array([[0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.2, 0.7, 0.1]])
    labels = np.array([0, 0, 1])
    found = {name: values[0] for name, values in class_figures(shown, labels, resampled(images(3), 5)).items()}
    assert found["accuracy"] == pytest.approx(2 / 3)
    assert found["balanced_accuracy"] == pytest.approx(0.75)
    assert found["f1"] == pytest.approx(2 / 3)
    assert found["brier"] == pytest.approx((0.16 + 0.09 + 0.01 + 0.64 + 0.49 + 0.01 + 0.04 + 0.09 + 0.01) / 3)
    assert confusion(shown, labels) == [[1, 1, 0], [0, 1, 0], [0, 0, 0]]
    alone = class_figures(shown[2:], labels[2:], np.ones((2, 1), dtype=np.float32))
    assert np.isnan(alone["balanced_accuracy"]).all()
    assert alone["accuracy"].tolist() == [1.0, 1.0]


def test_the_weighted_calibration_error_is_the_plain_one_on_the_images_themselves() -> None:
    scores, positive = made(83)
    once = np.ones((1, 83), dtype=np.float32)
    assert weighted_calibration_error(scores, positive, once)[0] == pytest.approx(
        expected_calibration_error(scores, positive)
    )


def test_curves_by_hand() -> None:
    scores, positive = np.array([0.9, 0.8, 0.8, 0.1]), np.array([1, 1, 0, 0], dtype=bool)
    roc, pr = roc_curve(scores, positive), precision_recall_curve(scores, positive)
    assert (roc.x, roc.y) == ((0.0, 0.0, 0.5, 1.0), (0.0, 0.5, 1.0, 1.0))
    assert (pr.x, pr.y) == ((0.5, 1.0, 1.0), (1.0, 0.6667, 0.5))
    assert roc_curve(scores, np.ones(4, dtype=bool)) is None
    assert precision_recall_curve(scores, np.zeros(4, dtype=bool)) is None


def test_long_curves_are_thinned_and_keep_their_area_and_ends() -> None:
    scores, positive = made(3000, 5)
    roc = roc_curve(scores, positive)
    assert len(roc.x) == MAX_POINTS
    assert (roc.x[0], roc.y[0], roc.x[-1], roc.y[-1]) == (0.0, 0.0, 1.0, 1.0)
    assert np.trapezoid(roc.y, roc.x) == pytest.approx(peer.roc_auc_score(positive, scores), abs=0.003)
    reliability = reliability_curve(scores, positive)
    assert len(reliability.x) == 10
    assert list(reliability.x) == sorted(reliability.x)


def test_groups_are_all_images_every_source_and_every_value() -> None:
    records = [LabelledImage(Path("a.png"), "x", "", "one", "p", columns={"sex": "F"}),
               LabelledImage(Path("b.png"), "x", "", "two", "q", columns={"sex": ""})]  # fmt: skip
    found = [(g.group, g.member, g.chosen.tolist()) for g in groups_of(records, ("sex",))]
    assert found == [("all", "", [True, True]), ("source", "one", [True, False]), ("source", "two", [False, True]),
                     ("sex", "F", [True, False]), ("sex", "unknown", [False, True])]  # fmt: skip
