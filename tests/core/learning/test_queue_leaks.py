"""Corrections that would train on what measures: the old data's val and test, and the comparison set."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DatasetError
from core.learning.datasets import read_dataset
from core.learning.patients import header_digest
from core.learning.retraining import Corrections, OldData, mixed_set, read_old_data, reason_to_leave_out
from core.study import FrameOrigin
from tests.helpers.dicom_files import write_dx
from tests.helpers.training_sets import blobs, write_manifest

pytestmark = pytest.mark.engine
LABELS = ("normal", "pneumonia")


def written(folder: Path, splits: dict[str, int], seed: int) -> Path:
    """A manifest with the named number of pictures in each split, each of its own patient."""
    rows = []
    for split in (split for split, count in splits.items() for _ in range(count)):
        number = len(rows)
        folder.mkdir(parents=True, exist_ok=True)
        picture = blobs(seed + number, bright=number % 2 == 1, side=96)
        Image.fromarray(picture).save(folder / f"{number}.png")
        rows.append(
            {"file": f"{number}.png", "label": LABELS[number % 2], "split": split, "patient": f"{seed}-{number}"}
        )
    return write_manifest(folder, rows)


@pytest.fixture
def old(tmp_path: Path) -> OldData:
    data = written(tmp_path / "old", {"train": 4, "val": 2, "test": 2}, 0)
    return read_old_data(data, written(tmp_path / "comparison", {"val": 2, "test": 2}, 100))


def origin(patient: str, sha256: str = "0" * 64) -> FrameOrigin:
    return FrameOrigin("film.dcm", sha256, None, 1, 1, patient)


def test_files_and_patients_of_both_sets_are_held_out(old: OldData) -> None:
    def reason(patient: str, sha256: str = "0" * 64, pseudonym: str = "") -> str | None:
        return reason_to_leave_out(origin(patient, sha256), "normal", old, LABELS, pseudonym)

    assert reason("unknown") is None
    assert reason("0-0") is None  # of train
    assert reason("") is None
    assert reason("0-6") == "Its patient is in the split test of the old data, which measures the network."
    assert reason("100-2") == "Its patient is in the split test of the comparison set, which measures the network."
    assert "val of the comparison set" in str(reason("another id", pseudonym="100-1"))
    hashes = {place: sha256 for sha256, place in old.hashes.items()}
    found = reason("", hashes["the split test of the comparison set"])
    assert found == "The image is in the split test of the comparison set, which measures the network."


def test_a_header_of_the_comparison_set_states_its_patient(tmp_path: Path) -> None:
    write_dx(tmp_path / "film.dcm", blobs(1, True).astype(np.uint16) * 16, PatientID="PID-1")
    comparison = tmp_path / "comparison.csv"
    comparison.write_text("file,label,split,patient\nfilm.dcm,normal,test,study number 7\n", encoding="utf-8")
    old = read_old_data(written(tmp_path / "old", {"train": 2, "val": 2}, 0), comparison)
    assert "comparison set" in str(reason_to_leave_out(origin("PID-1"), "normal", old, LABELS, ""))
    assert reason_to_leave_out(origin("PID-2"), "normal", old, LABELS, "") is None


def test_a_comparison_set_that_is_gone_stops_training(tmp_path: Path) -> None:
    data = written(tmp_path / "old", {"train": 2, "val": 2}, 0)
    with pytest.raises(DatasetError, match=r"The comparison set of the settings cannot be used.*does not exist"):
        read_old_data(data, tmp_path / "gone.csv")


def test_every_copy_of_a_measuring_picture_is_left_out(old: OldData, tmp_path: Path) -> None:
    """Two resized ones of a picture of the comparison set, and one of those twice; a free one trains as its patient."""
    folder = tmp_path / "corrections" / "pneumonia"
    folder.mkdir(parents=True)
    (held,) = [record.path for record in old.measuring if record.path.as_posix().endswith("comparison/2.png")]
    for side, names in ((80, ("a", "b")), (112, ("c",))):
        for name in names:
            Image.open(held).resize((side, side), Image.Resampling.BICUBIC).save(folder / f"{name}.png")
    Image.fromarray(blobs(900, bright=True, side=96)).save(folder / "free.png")
    given = Corrections(tmp_path / "corrections", {}, {"free.png": header_digest("PID-9")})
    mixed = mixed_set(given, old, tmp_path / "work", None, 64)
    said = "It shows a picture of the split test of the comparison set, which measures the network."
    assert mixed.left_out == dict.fromkeys(("a.png", "b.png", "c.png"), said)
    records = read_dataset(mixed.path)
    (free,) = [record for record in records if record.source == "relabel queue"]
    assert (free.path.name, free.patient, free.patient_stated) == ("free.png", header_digest("PID-9"), True)
    assert not any("comparison" in record.path.parts for record in records)


def test_a_replayed_picture_is_not_one_that_measures(tmp_path: Path) -> None:
    data = written(tmp_path / "old", {"train": 4, "val": 2}, 0)
    comparison = written(tmp_path / "comparison", {"test": 1}, 100)
    Image.open(tmp_path / "comparison" / "0.png").resize((80, 80)).save(tmp_path / "old" / "1.png")
    folder = tmp_path / "corrections" / "normal"
    folder.mkdir(parents=True)
    Image.fromarray(blobs(900, bright=True, side=96)).save(folder / "free.png")
    old = read_old_data(data, comparison)
    mixed = mixed_set(Corrections(tmp_path / "corrections", {}), old, tmp_path / "work", None, 64)
    assert (mixed.corrections, mixed.replayed, mixed.left_out) == (1, 3, {})
