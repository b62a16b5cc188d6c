"""Whole runs of a tiny network: findings, suspects, guidance, early stopping, starts, and a run that repeats itself."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli.main import WindowParts, main
from core.errors import DatasetError, TrainingFault
from tests.helpers.training_sets import blobs, request, write_classes, write_manifest

pytestmark = pytest.mark.engine


def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
    raise AssertionError("this call opens no window")


def overread(*argv: object) -> int:
    return main([str(arg) for arg in argv], WindowParts(no_window, lambda rounds: [], lambda: []))


def findings_set(folder: Path, count: int = 24) -> Path:
    """Two findings in one picture: bright below, and a bright corner above; every third of the latter unknown."""
    rows = []
    (folder / "images").mkdir(parents=True)
    for k in range(count):
        below, corner = k % 2 == 0, k % 4 < 2
        picture = blobs(k, below).copy()
        picture[:20, :20] = 250 if corner else picture[:20, :20]
        Image.fromarray(picture).save(folder / "images" / f"{k}.png")
        rows.append({"file": f"images/{k}.png", "split": "val" if k < count // 3 else "train", "source": "ab"[k % 2],
                     "finding:below": f"{below:d}", "finding:corner": f"{corner:d}" if k % 3 else ""})  # fmt: skip
    return write_manifest(folder, rows)


def test_findings_that_do_not_exclude_one_another(tmp_path: Path) -> None:
    """Sigmoid outputs all the way: the manifest, and the figures of each finding among its known labels."""
    from core.bundles.library import read_bundle, verify
    from core.learning.datasets import read_dataset
    from core.learning.evaluation import evaluate, figures_as_text
    from core.learning.run import train

    data = findings_set(tmp_path / "set")
    bundle = read_bundle(train(request(data, tmp_path / "out", epochs=2), str))
    verify(bundle)
    assert bundle.manifest.output.activation == "sigmoid"
    assert [(entry.key, entry.exclusive_group) for entry in bundle.findings] == [("below", None), ("corner", None)]
    assert bundle.manifest.calibration.fitted_on.startswith("val, 8 images")
    report = evaluate(bundle, "cpu", read_dataset(data))
    rows = {(row["finding"], row["source"]): row for row in report["classes"]}
    assert rows["below", "all"]["known"] == 24
    assert rows["corner", "all"]["known"] == 16
    assert rows["below", "a"]["positives"] == 12
    assert "| corner | all | 16 |" in figures_as_text(report)
    json.dumps(report, allow_nan=False)


def test_findings_get_gate_and_curves_at_once_and_refit_gives_the_same(tmp_path: Path) -> None:
    """66 images are enough for a gate; a finding that val knows on one side only keeps its own scale."""
    import shutil
    from dataclasses import replace

    from core.bundles.library import read_bundle
    from core.inference.calibration import probabilities
    from core.learning.datasets import read_dataset
    from core.learning.refitting import RefitRequest, refit
    from core.learning.run import train

    data = findings_set(tmp_path / "set", 66)
    one = read_bundle(train(request(data, tmp_path / "one", epochs=3), str))
    stated = one.manifest.calibration
    assert stated.method == "platt"
    assert set(stated.parameters) == {"slope.below", "intercept.below", "slope.corner", "intercept.corner"}
    assert all(value > 0 for key, value in stated.parameters.items() if key.startswith("slope."))
    assert stated.fitted_on == "val, 22 images"
    sources = [entry.threshold_source for entry in one.manifest.findings]
    assert sources == ["val, 22 images: Youden", "val, 14 images: Youden"]  # every third corner is unknown
    assert one.manifest.gate.statistics is not None
    assert 0 <= one.manifest.provenance.metrics["val_ece_of_findings_cross_fitted"] <= 1
    zero = probabilities(np.zeros((1, 2), dtype=np.float32), one.manifest)
    assert ((zero > 0) & (zero < 1)).all()
    shutil.copytree(one.folder, tmp_path / "two")
    records = read_dataset(data)
    again = refit(RefitRequest(read_bundle(tmp_path / "two"), records, device="cpu"), str)
    assert again.manifest.calibration == stated
    assert again.manifest.findings == one.manifest.findings
    assert again.manifest.gate == one.manifest.gate
    one_sided = [replace(r, findings={"corner": r.findings["below"]}) for r in records if "below" in r.findings]
    kept = refit(RefitRequest(read_bundle(tmp_path / "two"), one_sided, device="cpu"), str).manifest
    assert kept.findings[0] == one.manifest.findings[0]
    for name in ("slope.below", "intercept.below"):
        assert kept.calibration.parameters[name] == stated.parameters[name]
    nothing = [replace(record, findings={}, label="normal") for record in records]
    with pytest.raises(DatasetError, match="needs images with and without a finding"):
        refit(RefitRequest(again, nothing, device="cpu"), str)


def test_wrong_labels_are_found_by_networks_that_did_not_see_them() -> None:
    """The ranking alone, on logits as cross-validation gives them: two of forty labels are contradicted."""
    from core.learning.config import TrainingPlan
    from core.learning.datasets import LabelledImage
    from core.learning.suspects import patient_folds, ranked_suspects

    labels = ["normal", "pneumonia"] * 20
    truth = np.array([0, 1] * 20)
    truth[[4, 7]] = 1 - truth[[4, 7]]
    rng = np.random.default_rng(0)
    logits = (np.eye(2)[truth] * 4 + rng.normal(0, 0.5, (40, 2))).astype(np.float32)
    logits[7] *= 2  # the more confident contradiction comes first
    records = [LabelledImage(Path(f"{k}.png"), label, "train", "s", f"p{k // 2}") for k, label in enumerate(labels)]
    found = ranked_suspects(records, logits, TrainingPlan(classes=("normal", "pneumonia"), task="classes"))
    assert [suspect.file for suspect in found] == ["7.png", "4.png"]
    assert (found[0].label, found[0].suggested) == ("pneumonia", "normal")
    folds = patient_folds([record.patient for record in records], 5)
    assert all(folds[2 * k] == folds[2 * k + 1] for k in range(20))
    assert np.bincount(folds).tolist() == [8] * 5
    with pytest.raises(DatasetError, match="20 patients cannot be split into 21 parts"):
        patient_folds([record.patient for record in records], 21)


def test_a_run_lists_suspect_labels(tmp_path: Path) -> None:
    from dataclasses import replace

    from core.learning.run import train

    data = write_classes(tmp_path / "set", 8)
    lines: list[str] = []
    train(replace(request(data, tmp_path / "out"), suspects=2), lines.append)
    assert any("suspect labels are listed in" in line for line in lines)
    with (tmp_path / "out" / "run" / "suspects.csv").open(newline="") as stream:
        reader = csv.DictReader(stream)
        assert reader.fieldnames is not None
        assert {"file", "label", "suggested", "margin"} <= set(reader.fieldnames)
    folds = sorted(path.name for path in (tmp_path / "out" / "run").glob("suspects-*"))
    assert folds == ["suspects-1-of-2", "suspects-2-of-2"]


def test_every_option_at_once_with_lung_masks(tmp_path: Path) -> None:
    from core.learning.run import train

    data = write_classes(tmp_path / "set", 8)
    for name in ("train", "val"):
        (tmp_path / "masks" / name / "pneumonia").mkdir(parents=True)
        for k in range(8):
            mask = np.zeros((32, 32), dtype=np.uint8)
            mask[16:] = 255
            Image.fromarray(mask).save(tmp_path / "masks" / name / "pneumonia" / f"pneumonia-{k}.png")
    lines: list[str] = []
    train(request(data, tmp_path / "out", epochs=3, frozen_epochs=1, backbone_rate=0.1, accumulate=2, mixup=0.3,
                  focal_gamma=1.0, class_weights="balanced", balance="class", precision="bf16",
                  outside_weight=0.5, lung_masks_dir=str(tmp_path / "masks")), lines.append)  # fmt: skip
    assert any(line == "lung masks for 8 of 16 images" for line in lines)
    assert any(line.startswith("epoch 3/3") for line in lines)
    assert len(list((tmp_path / "out" / "run" / "events").iterdir())) == 1


def test_training_stops_where_val_no_longer_gets_better(tmp_path: Path) -> None:
    from core.learning.run import train

    lines: list[str] = []
    train(request(write_classes(tmp_path / "set", 6), tmp_path / "out", epochs=20, patience=1, learning_rate=1e-8),
          lines.append)  # fmt: skip
    closed = [line for line in lines if line.startswith("epoch") and "/20:" in line]
    assert 2 <= len(closed) < 20


def test_a_loss_that_is_no_number_stops_with_a_sentence(tmp_path: Path) -> None:
    from core.learning.run import train

    data = write_classes(tmp_path / "set", 6)
    with pytest.raises(TrainingFault, match=r"The loss is not finite in epoch \d+; lower learning_rate"):
        train(request(data, tmp_path / "out", epochs=6, learning_rate=10.0, weight_decay=10.0, warm_up_steps=0), str)
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_another_run_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    from core.learning.run import train

    data = write_classes(tmp_path / "set")
    train(request(data, tmp_path / "out"), str)
    with pytest.raises(DatasetError, match="holds a run of another configuration or other images"):
        train(request(data, tmp_path / "out", learning_rate=1e-3), str)


def test_the_recorded_configuration_repeats_the_run(tmp_path: Path) -> None:
    """`overread train --config training.toml` ends in the same weights; the files are listed by hash."""
    from core.bundles.library import read_bundle

    data = write_classes(tmp_path / "set", 8)
    settings = ("image_px=32", "augmentation.flip=false", "training_data=A toy", "batch_size=4", "epochs=1")
    options = [word for setting in settings for word in ("--set", setting)]
    assert overread("train", data, "--out", tmp_path / "one", *options, "--device", "cpu") == 0
    recorded = tmp_path / "one" / "training.toml"
    assert overread("train", "--config", recorded, "--out", tmp_path / "two", "--device", "cpu") == 0
    one, two = (read_bundle(tmp_path / name) for name in ("one", "two"))
    assert one.manifest.weights.sha256 == two.manifest.weights.sha256
    assert one.manifest.provenance.training_data == "A toy"
    listed = (tmp_path / "one" / "training_files.csv").read_text(encoding="utf-8")
    assert len(listed.splitlines()) == 17
    assert "normal-0" not in listed
    assert one.manifest.provenance.training_files_sha256 == two.manifest.provenance.training_files_sha256 != ""
    said = (tmp_path / "one" / "training.toml").read_text(encoding="utf-8")
    assert "[record.versions]" in said
    assert "flip = false" in said


def test_a_network_is_trained_on_from_its_own_weights(tmp_path: Path) -> None:
    """The head comes along where all fits; other classes keep the backbone alone; what does not fit is refused."""
    import torch

    from core.inference.engine.architectures import build_network
    from core.learning.starting import given_weights, start_weights

    heads = frozenset({"classifier.weight", "classifier.bias"})
    old, new, other = (build_network("efficientnet_lite0", n, {}).module for n in (2, 2, 5))
    torch.save(old.state_dict(), tmp_path / "old.pth")
    given = given_weights(tmp_path / "old.pth")
    start_weights(new, heads, given, "old.pth")
    assert all(torch.equal(a, b) for a, b in zip(old.state_dict().values(), new.state_dict().values(), strict=True))
    fresh = other.state_dict()["classifier.weight"].clone()
    start_weights(other, heads, {f"renamed.{key}": value for key, value in given.items()}, "old.pth")
    assert torch.equal(other.state_dict()["conv_stem.weight"], given["conv_stem.weight"])
    assert torch.equal(other.state_dict()["classifier.weight"], fresh)
    with pytest.raises(DatasetError, match="does not fit the architecture"):
        start_weights(other, heads, {"conv_stem.weight": torch.zeros(1)}, "old.pth")
    (tmp_path / "text.pth").write_text("no weights")
    with pytest.raises(DatasetError, match="cannot be read"):
        given_weights(tmp_path / "text.pth")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"epochs": 0}, "epochs = 0 is outside 1 to"),
        ({"mean": [0.5, 0.5]}, "mean and std need 1 or 3 values"),
        ({"epoch": 3}, "cannot be used .*unknown field"),
        ({"precision": "fp8"}, "cannot be used"),
    ],
)
def test_configurations_that_cannot_be_meant_are_one_sentence(given: dict[str, object], said: str) -> None:
    from core.learning.config import read_config

    with pytest.raises(DatasetError, match=said):
        read_config(None, given)


def test_a_sided_class_forbids_the_mirror(tmp_path: Path) -> None:
    from core.learning.run import train

    data = write_classes(tmp_path / "set", 3)
    (data / "pneumonia").rename(data / "left_pneumonia")
    with pytest.raises(DatasetError, match="left_pneumonia names a side"):
        train(request(data, tmp_path / "out"), str)
