"""A tiny network, trained for real: folder in, bundle out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import DatasetError
from tests.helpers.dicom_files import chest_like, write_dx
from tests.helpers.training_sets import request, write_classes, write_manifest

pytestmark = pytest.mark.engine


def test_a_folder_becomes_a_bundle_that_reads(tmp_path: Path) -> None:
    from core.bundles.library import read_bundle, verify
    from core.learning.datasets import read_dataset
    from core.learning.evaluation import evaluate, figures_as_text
    from core.learning.run import train

    said: list[str] = []
    data = write_classes(tmp_path / "set", 10)
    bundle = read_bundle(train(request(data, tmp_path / "candidate"), said.append))
    verify(bundle)
    assert [finding.key for finding in bundle.findings] == ["normal", "pneumonia"]
    assert bundle.manifest.example is not None
    assert (bundle.folder / bundle.manifest.example.file).is_file()
    assert any("20 labelled images of 20 patients" in line for line in said)
    assert bundle.manifest.provenance.recipe == "overread train toy"
    assert "val, " in bundle.manifest.calibration.fitted_on
    assert "A toy." in (bundle.folder / "README.md").read_text(encoding="utf-8")
    report = evaluate(bundle, "cpu", read_dataset(data))
    assert report["images"] == 20
    assert report["normal_vs_rest"][-1]["auc"] == pytest.approx(report["classes"][1]["auc"])
    assert np.sum(report["confusion"]) == 20
    assert "| abnormal | all | 20 | 10 |" in figures_as_text(report)


def test_a_patient_on_both_sides_is_refused_by_name(tmp_path: Path) -> None:
    from core.learning.datasets import read_dataset
    from core.learning.splits import check_no_leak

    rows = [
        {"file": f"{k}.png", "label": "normal", "split": s, "patient": "P7"} for k, s in enumerate(["train", "val"])
    ]
    with pytest.raises(DatasetError, match="Patient P7 stands in both train and val"):
        check_no_leak(read_dataset(write_manifest(tmp_path, rows)))


def test_a_drawn_split_keeps_patients_together(tmp_path: Path) -> None:
    from core.learning.datasets import read_dataset
    from core.learning.splits import check_no_leak, with_splits

    rows = [{"file": f"{k}.png", "label": "normal", "patient": f"P{k % 40}"} for k in range(200)]
    records = with_splits(read_dataset(write_manifest(tmp_path, rows)), 0.2, seed=1)
    check_no_leak(records)
    assert 10 <= sum(record.split == "val" for record in records) <= 80


@pytest.mark.parametrize(
    ("rows", "said"),
    [([{"file": "a.png", "kind": "x"}], "lacks the columns"), ([], "expected one folder")],
)
def test_sets_that_cannot_be_used_are_one_sentence(tmp_path: Path, rows: list[dict[str, str]], said: str) -> None:
    from core.learning.datasets import read_dataset

    path = write_manifest(tmp_path, rows) if rows else tmp_path
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
    from core.learning.config import TrainingPlan
    from core.learning.datasets import LabelledImage
    from core.learning.sampling import draw_epoch

    records = [LabelledImage(Path(f"{s}{k}.png"), "normal", "train", s, f"{s}{k}") for s in "ab" for k in range(10)]
    plan = TrainingPlan(classes=("normal", "pneumonia"), draws={"a": 25, "b": 4})
    picks = draw_epoch(records, plan, epoch=0)
    sources = [records[index].source for index, _ in picks]
    assert (sources.count("a"), sources.count("b")) == (25, 4)
    assert picks == draw_epoch(records, plan, epoch=0)
    assert picks != draw_epoch(records, plan, epoch=1)
    assert len({seed for _, seed in picks}) == 29
