"""Operating points, Platt scaling, Brier score, cross-fitting and the diagram, against hand-worked values and peers."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.bundles.library import Bundle
from core.bundles.manifest import Calibration, Manifest, Output, decode_manifest, encode_manifest
from core.errors import BundleError
from core.inference.calibration import probabilities
from core.learning.metrics import (
    brier_score,
    expected_calibration_error,
    fitted_platt,
    group_folds,
    sensitive_point,
    sensitivity_specificity,
    specific_point,
)

pytestmark = pytest.mark.engine  # what is under test sits beside the trainer, which imports torch
cases = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=4, max_size=60).filter(
    lambda rows: 0 < sum(hit for _, hit in rows) < len(rows)
)


@settings(deadline=None)  # the first call imports torch
@given(cases, st.sampled_from([0.9, 0.95, 0.99]))
def test_operating_points_keep_what_they_promise(rows: list[tuple[int, bool]], wanted: float) -> None:
    from core.learning.bundling import operating_points

    scores, positive = np.array([r[0] / 30 for r in rows]), np.array([r[1] for r in rows])
    assert sensitivity_specificity(scores, positive, sensitive_point(scores, positive, wanted))[0] >= wanted - 1e-9
    specific = specific_point(scores, positive, wanted)
    assert sensitivity_specificity(scores, positive, specific + 1e-9)[1] >= wanted - 1e-9
    points = operating_points(scores, positive, 0.4, "val")
    assert 0 <= points.high_sensitivity <= 0.4 <= points.high_specificity <= 1


def test_operating_points_by_hand() -> None:
    scores = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
    positive = np.array([0, 0, 1, 0, 1, 0, 1, 1], dtype=bool)
    assert sensitive_point(scores, positive, 1.0) == pytest.approx(0.3)
    assert sensitive_point(scores, positive, 0.75) == pytest.approx(0.5)
    assert specific_point(scores, positive, 1.0) == pytest.approx(0.65)
    assert specific_point(scores, positive, 0.75) == pytest.approx(0.45)
    assert sensitive_point(scores, np.zeros(8, dtype=bool), 0.9) == 0.0
    assert specific_point(scores, np.ones(8, dtype=bool), 0.9) == 1.0


def test_platt_agrees_with_scikit_learn() -> None:
    from sklearn.calibration import _SigmoidCalibration

    generator = np.random.default_rng(0)
    positive = generator.random(400) < 0.3
    logits = generator.normal(0, 1, 400) + 2.0 * positive
    theirs = _SigmoidCalibration().fit(logits, positive)
    slope, intercept = fitted_platt(logits, positive)
    assert (slope, intercept) == pytest.approx((-theirs.a_, -theirs.b_), abs=2e-3)


def test_platt_stays_finite_where_the_classes_do_not_overlap() -> None:
    slope, intercept = fitted_platt(np.array([-3.0, -2.0, 2.0, 3.0]), np.array([0, 0, 1, 1], dtype=bool))
    assert 0 < slope < 100
    assert abs(intercept) < 100


def sigmoid_manifest(bundle: Bundle) -> Manifest:
    keys = [entry.key for entry in bundle.manifest.findings]
    parameters = {f"slope.{key}": 1.0 + i for i, key in enumerate(keys)}
    parameters |= {f"intercept.{key}": -0.5 * i for i, key in enumerate(keys)}
    calibration = Calibration(method="platt", parameters=parameters, fitted_on="by hand")
    return msgspec.structs.replace(bundle.manifest, output=Output(activation="sigmoid"), calibration=calibration)


def test_platt_gives_each_finding_its_own_curve(random_bundle: Bundle) -> None:
    manifest = sigmoid_manifest(random_bundle)
    assert decode_manifest(encode_manifest(manifest), "x") == manifest
    shown = probabilities(np.array([[0.5, 0.5, 0.5, 0.5]], dtype=np.float32), manifest)[0]
    wanted = [1 / (1 + np.exp(-((1 + i) * 0.5 - 0.5 * i))) for i in range(4)]
    assert shown == pytest.approx(wanted)


@pytest.mark.parametrize("fault", ["softmax", "missing"])
def test_platt_needs_sigmoid_and_every_finding(random_bundle: Bundle, fault: str) -> None:
    manifest = sigmoid_manifest(random_bundle)
    if fault == "softmax":
        manifest = msgspec.structs.replace(manifest, output=Output(activation="softmax"))
    else:
        parameters = dict(list(manifest.calibration.parameters.items())[1:])
        calibration = msgspec.structs.replace(manifest.calibration, parameters=parameters)
        manifest = msgspec.structs.replace(manifest, calibration=calibration)
    with pytest.raises(BundleError, match=r"calibration\.platt"):
        decode_manifest(encode_manifest(manifest), "x")


def test_brier_by_hand() -> None:
    shown = np.array([[0.7, 0.3], [0.4, 0.6]])
    assert brier_score(shown, np.array([0, 0])) == pytest.approx((0.09 + 0.09 + 0.36 + 0.36) / 2)


def test_folds_keep_patients_together() -> None:
    patients = np.array(["a", "b", "a", "c", "b", "d", "e"])
    folds = group_folds(patients, 3)
    assert set(folds.tolist()) == {0, 1, 2}
    for patient in set(patients.tolist()):
        assert len(set(folds[patients == patient].tolist())) == 1


def well_calibrated(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Logits and labels of four classes that are drawn with exactly the probabilities that the logits claim."""
    from core.learning.metrics import softmax

    generator = np.random.default_rng(5)
    logits = generator.normal(0, 2, (count, 4)).astype(np.float32)
    labels = np.array([generator.choice(4, p=row) for row in softmax(logits)])
    return logits, labels


def test_cross_fitting_mends_an_overconfident_network(random_bundle: Bundle) -> None:
    from core.learning.calibration_figures import cross_fitted, top_label_error
    from core.learning.metrics import softmax

    logits, labels = well_calibrated(1500)
    patients = np.arange(1500) // 2
    assert top_label_error(softmax(4 * logits), labels) > 0.1
    assert cross_fitted(random_bundle.manifest, 4 * logits, labels, patients) < 0.05
    refitted_sigmoid = cross_fitted(sigmoid_manifest(random_bundle), 4 * logits, labels, patients)
    assert np.isfinite(refitted_sigmoid)


def test_the_figures_name_every_source() -> None:
    from core.learning.calibration_figures import Judged, calibration_figures
    from core.learning.metrics import softmax

    logits, labels = well_calibrated(300)
    sources = np.where(np.arange(300) < 250, "big", "small")
    figures = calibration_figures(Judged(softmax(logits), labels, sources, np.arange(300)))
    assert [row["source"] for row in figures["sources"]] == ["all", "big", "small"]
    for row in figures["sources"]:
        assert 0 <= row["ece_95"][0] <= row["ece_95"][1] <= 1
        assert row["brier_95"][0] <= row["brier"] <= row["brier_95"][1]
    assert sum(row["images"] for row in figures["reliability"]) == 300


def test_unknown_findings_decide_nothing_and_no_curve_turns_the_order(random_bundle: Bundle) -> None:
    from core.learning.bundling import Validation, refitted_manifest
    from core.learning.calibration_figures import findings_error

    generator = np.random.default_rng(3)
    labels = (generator.random((200, 4)) < 0.4).astype(np.float64)
    logits = (2.0 * labels - 1.0 + generator.normal(0, 1, labels.shape)).astype(np.float32)
    labels[:, 1] = 1 - labels[:, 1]  # ranked the wrong way round
    labels[100:, 0], labels[:, 2], labels[:, 3] = np.nan, np.nan, 1.0
    peaks = np.ones(200, dtype=np.float32)
    before = sigmoid_manifest(random_bundle)
    after = refitted_manifest(before, Validation(logits, labels, peaks))
    parameters = [value for name, value in after.calibration.parameters.items()]
    expected = fitted_platt(logits[:100, 0], labels[:100, 0] == 1)
    assert parameters[:2] == pytest.approx(expected, abs=1e-4)
    kept = [after.calibration.parameters[f"{n}.{e.key}"] for e in after.findings[1:] for n in ("slope", "intercept")]
    assert kept == [2.0, -0.5, 3.0, -1.0, 4.0, -1.5]
    assert after.calibration.fitted_on == "val, 200 images; kept as it was: pneumonia, covid19, tuberculosis"
    assert after.findings[0].threshold_source == "val, 100 images: Youden"
    assert after.findings[2:] == before.findings[2:]
    shown = probabilities(logits, after)
    known = shown[:100, 0]
    assert findings_error(shown[:, :1], labels[:, :1]) == pytest.approx(
        expected_calibration_error(known, labels[:100, 0])
    )


def test_what_val_knows_on_one_side_only_is_not_called_fitted(random_bundle: Bundle) -> None:
    """Neither threshold nor operating points; a second fit keeps the scale that the first one gave it."""
    from core.learning.bundling import BundleDraft, Validation, fitted_manifest, refitted_manifest
    from core.learning.run import LITE0_INPUT

    draft = BundleDraft(
        name="n", version="1", architecture="efficientnet_lite0", classes=("a", "b", "c", "d"), task="findings",
        spec=LITE0_INPUT, state={}, provenance=random_bundle.manifest.provenance, intended_use="Tests.", limits=(),
    )  # fmt: skip
    labels = np.array([[k % 2, 0, 1, np.nan] for k in range(12)])
    labels[:4, 0] = np.nan
    logits = np.random.default_rng(1).normal(0, 3, (12, 4)).astype(np.float32)
    val = Validation(logits, labels, np.ones(12, dtype=np.float32))
    for manifest in (first := fitted_manifest(draft, val, "0" * 64), refitted_manifest(first, val)):
        assert [entry.threshold_source for entry in manifest.findings] == [
            "val, 8 images: Youden", "not fitted: val lacks images with it",
            "not fitted: val lacks images without it", "not fitted: val knows nothing of it",
        ]  # fmt: skip
        assert [entry.operating_points is None for entry in manifest.findings] == [False, True, True, True]
        assert {entry.threshold for entry in manifest.findings[1:]} == {0.5}
    assert probabilities(logits, manifest)[:, 1:] == pytest.approx(probabilities(logits, first)[:, 1:], abs=1e-3)
    assert first.calibration.parameters["temperature"] != 1.0
    nothing = fitted_manifest(draft, Validation(logits, np.zeros((12, 4)), val.peaks), "0" * 64)
    assert nothing.calibration.parameters == {"temperature": 1.0}
    assert nothing.calibration.fitted_on.startswith("not fitted")
