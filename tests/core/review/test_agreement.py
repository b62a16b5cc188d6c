"""Agreement figures against published and hand-worked examples."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.findings import QUEUE_STATES, BundleRef
from core.review.agreement import Agreement, QueueStats, Tally, agreement_figures

BUNDLE = BundleRef("cxr2-test", "0.1.0", "b" * 64)
counts = st.integers(0, 500)


def table(both: int, network: int, reader: int, neither: int) -> Agreement:
    return Agreement("pneumonia", BUNDLE, both, network, reader, neither, unsure=0, refused=0)


def test_a_worked_example() -> None:
    """20 + 15 of 50 agree; p_e = 0.5 * 0.6 + 0.5 * 0.4 = 0.5 for kappa, 2 * 0.55 * 0.45 = 0.495 for AC1."""
    figures = table(20, 5, 10, 15)
    assert figures.rated == 50
    assert figures.percent_agreement == pytest.approx(70.0)
    assert figures.kappa == pytest.approx(0.4)
    assert figures.ac1 == pytest.approx((0.7 - 0.495) / 0.505)


def test_a_rare_finding_pulls_kappa_below_zero_but_not_ac1() -> None:
    """Gwet's paradox: 118 of 125 agree, none of them on a positive."""
    figures = table(0, 5, 2, 118)
    assert figures.percent_agreement == pytest.approx(94.4)
    assert figures.kappa == pytest.approx(-0.0234, abs=1e-4)
    assert figures.ac1 == pytest.approx(0.9407, abs=1e-4)


def test_nothing_rated_leaves_every_figure_undefined() -> None:
    figures = table(0, 0, 0, 0)
    assert (figures.percent_agreement, figures.kappa, figures.ac1) == (None, None, None)


def test_kappa_is_undefined_where_both_use_one_category_throughout() -> None:
    figures = table(0, 0, 0, 9)
    assert (figures.percent_agreement, figures.kappa, figures.ac1) == (100.0, None, 1.0)


@given(counts, counts, counts, counts)
def test_the_coefficients_stay_within_bounds_and_do_not_care_who_is_who(a: int, b: int, c: int, d: int) -> None:
    figures, swapped, mirrored = table(a, b, c, d), table(a, c, b, d), table(d, b, c, a)
    for name in ("percent_agreement", "kappa", "ac1"):
        value = getattr(figures, name)
        assert value is None or -1.0 - 1e-9 <= value <= (100.0 if name == "percent_agreement" else 1.0 + 1e-9)
        assert getattr(swapped, name) == pytest.approx(value)
        assert getattr(mirrored, name) == pytest.approx(value)


def test_each_outcome_falls_into_its_cell() -> None:
    outcomes = [
        ("present", True, 1),
        ("absent", True, 2),
        ("present", False, 3),
        ("absent", False, 4),
        ("unsure", True, 5),
        ("unsure", False, 6),
        ("present", None, 7),
        ("unsure", None, 8),
    ]
    figures = agreement_figures(Tally("pneumonia", BUNDLE, *outcome) for outcome in outcomes)  # type: ignore[arg-type]
    assert figures == (Agreement("pneumonia", BUNDLE, 1, 2, 3, 4, unsure=11, refused=15),)


def test_findings_and_bundle_versions_stand_apart_and_in_order() -> None:
    newer, rebuilt = BundleRef("cxr2-test", "0.2.0", "c" * 64), BundleRef("cxr2-test", "0.1.0", "d" * 64)
    subjects = [("pneumonia", newer), ("pneumonia", BUNDLE), ("effusion", newer), ("pneumonia", rebuilt)]
    figures = agreement_figures(Tally(finding, bundle, "present", True, 1) for finding, bundle in subjects)
    assert [(one.finding, one.bundle) for one in figures] == [
        ("pneumonia", BUNDLE),
        ("pneumonia", rebuilt),
        ("effusion", newer),
        ("pneumonia", newer),
    ]


def test_the_json_of_the_stats_has_null_for_what_is_undefined() -> None:
    stats = QueueStats(1, {"new": 1}, {"pneumonia": 1}, {"dr-a": 1}, {"cxr2-test 0.1.0": 1}, (table(0, 0, 0, 0),))
    document = json.loads(json.dumps(stats.to_json(), allow_nan=False))
    assert document["by_state"] == dict.fromkeys(QUEUE_STATES, 0) | {"new": 1}
    assert document["agreement"][0]["kappa"] is None
    assert document["agreement"][0]["bundle"] == {"name": "cxr2-test", "version": "0.1.0", "sha256": "b" * 64}
