"""A tiny network, trained for real: folder in, bundle out; resumed runs end where whole ones do."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DatasetError
from tests.helpers.dicom_files import chest_like, write_dx

pytestmark = pytest.mark.engine


def write_folder(root: Path, per_class: int = 6) -> Path:
    """Two classes that a child could tell apart: bright and dark."""
    generator = np.random.default_rng(0)
    for label, level in (("normal", 0.35), ("pneumonia", 1.0)):
        (root / label).mkdir(parents=True)
        for number in range(per_class):
            pixels = chest_like(64, 64, 8) * level * generator.uniform(0.9, 1.0)
            Image.fromarray(pixels.astype(np.uint8)).save(root / label / f"{label}-{number}.png")
    return root


def request(data: Path, out: Path, epochs: int, seed: int = 4):  # type: ignore[no-untyped-def]
    from core.learning.config import TrainingConfig
    from core.learning.run import TrainingRequest

    config = TrainingConfig(epochs=epochs, batch_size=4, seed=seed, limits=("A toy.",))
    return TrainingRequest(data=data, out=out, config=config, command="overread train toy")


def test_a_folder_becomes_a_bundle_that_reads(tmp_path: Path) -> None:
    from core.bundles.library import read_bundle, verify
    from core.learning.datasets import read_dataset
    from core.learning.evaluation import evaluate, figures_as_text
    from core.learning.run import train

    said: list[str] = []
    data = write_folder(tmp_path / "set", 10)
    bundle = read_bundle(train(request(data, tmp_path / "candidate", 1), said.append))
    verify(bundle)
    assert [finding.key for finding in bundle.findings] == ["normal", "pneumonia"]
    assert bundle.manifest.example is not None
    assert (bundle.folder / bundle.manifest.example.file).is_file()
    assert "20 labelled images" in said[0]
    assert bundle.manifest.provenance.recipe == "overread train toy"
    assert "val, " in bundle.manifest.calibration.fitted_on
    assert "A toy." in (bundle.folder / "README.md").read_text(encoding="utf-8")
    report = evaluate(bundle, "cpu", read_dataset(data))
    assert report["images"] == 20
    assert report["normal_vs_rest"][-1]["auc"] == pytest.approx(report["classes"][1]["auc"])
    assert np.sum(report["confusion"]) == 20
    assert "normal vs rest" in figures_as_text(report)


def test_a_resumed_run_ends_in_the_same_weights(tmp_path: Path) -> None:
    import torch

    from core.learning.run import train

    data = write_folder(tmp_path / "set")
    train(request(data, tmp_path / "whole", 2), str)

    class KilledError(Exception):
        pass

    def kill_in_the_second_epoch(line: str) -> None:
        if line.startswith("epoch 1/"):
            saved.append(line)
        if len(saved) == 1 and line.startswith("epoch 2/"):
            raise KilledError

    saved: list[str] = []
    with pytest.raises(KilledError):
        train(request(data, tmp_path / "cut", 2), kill_in_the_second_epoch)
    train(request(data, tmp_path / "cut", 2), str)
    whole, cut = (torch.load(tmp_path / name / "run" / "checkpoint.pt", weights_only=True) for name in ("whole", "cut"))
    for key, tensor in whole["model"].items():
        assert torch.equal(tensor, cut["model"][key]), key


def manifest_of(folder: Path, rows: list[dict[str, str]]) -> Path:
    path = folder / "manifest.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_patient_on_both_sides_is_refused_by_name(tmp_path: Path) -> None:
    from core.learning.datasets import check_no_leak, read_dataset

    rows = [
        {"file": f"{k}.png", "label": "normal", "split": s, "patient": "P7"} for k, s in enumerate(["train", "val"])
    ]
    with pytest.raises(DatasetError, match="Patient P7 stands in both train and val"):
        check_no_leak(read_dataset(manifest_of(tmp_path, rows)))


def test_a_drawn_split_keeps_patients_together(tmp_path: Path) -> None:
    from core.learning.datasets import check_no_leak, read_dataset, with_splits

    rows = [{"file": f"{k}.png", "label": "normal", "patient": f"P{k % 40}"} for k in range(200)]
    records = with_splits(read_dataset(manifest_of(tmp_path, rows)), 0.2, seed=1)
    check_no_leak(records)
    assert 10 <= sum(record.split == "val" for record in records) <= 80


@pytest.mark.parametrize(
    ("rows", "said"),
    [([{"file": "a.png", "kind": "x"}], "lacks the columns"), ([], "expected one folder")],
)
def test_sets_that_cannot_be_used_are_one_sentence(tmp_path: Path, rows: list[dict[str, str]], said: str) -> None:
    from core.learning.datasets import read_dataset

    path = manifest_of(tmp_path, rows) if rows else tmp_path
    with pytest.raises(DatasetError, match=said):
        read_dataset(path)


def test_training_reads_dicom_by_the_path_of_the_reading_station(tmp_path: Path) -> None:
    """MONOCHROME1 with a window, in a training folder, is the picture that the reader sees."""
    from core.dicom.reading import open_source, read_frame
    from core.imaging.network_input import network_view
    from core.learning.datasets import load_view, read_dataset

    (tmp_path / "normal").mkdir()
    path = write_dx(tmp_path / "normal" / "a.dcm", 4095 - chest_like(), PhotometricInterpretation="MONOCHROME1",
                    WindowCenter="2000", WindowWidth="3000")  # fmt: skip
    (record,) = read_dataset(tmp_path)
    assert record.label == "normal"
    assert np.array_equal(load_view(path), network_view(read_frame(open_source(str(path)))))


def test_draws_by_source_are_met_and_repeatable() -> None:
    from core.learning.datasets import LabelledImage
    from core.learning.training import TrainingPlan, draw_epoch

    records = [LabelledImage(Path(f"{s}{k}.png"), "normal", "train", s, f"{s}{k}") for s in "ab" for k in range(10)]
    plan = TrainingPlan("efficientnet_lite0", ("normal", "pneumonia"), draws={"a": 25, "b": 4})
    picks = draw_epoch(records, plan, epoch=0)
    sources = [record.source for record, _ in picks]
    assert (sources.count("a"), sources.count("b")) == (25, 4)
    assert picks == draw_epoch(records, plan, epoch=0)
    assert picks != draw_epoch(records, plan, epoch=1)
    assert len({seed for _, seed in picks}) == 29
