"""Training sets as they come: findings in columns, exports with regions, copies, leaks, files that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DatasetError
from core.findings import Region
from tests.helpers.dicom_files import chest_like, write_dx
from tests.helpers.training_sets import blobs, write_classes, write_manifest

pytestmark = pytest.mark.engine


def looked_at(data: Path, work: Path):  # type: ignore[no-untyped-def]
    from core.learning.datasets import read_dataset
    from core.learning.survey import survey

    records = read_dataset(data)
    return records, survey(records, work, 64, lambda done, total: None)


def test_columns_of_findings_are_present_absent_or_unknown(tmp_path: Path) -> None:
    from core.learning.config import TrainingPlan
    from core.learning.datasets import read_dataset
    from core.learning.targets import classes_of, resolved_task, targets

    rows = [
        {"file": "a.png", "finding:edema": "1", "finding:nodule": "0"},
        {"file": "b.png", "finding:edema": "", "finding:nodule": "1"},
    ]
    records = read_dataset(write_manifest(tmp_path, rows))
    assert [dict(record.findings) for record in records] == [{"edema": True, "nodule": False}, {"nodule": True}]
    assert resolved_task(TrainingPlan(), records) == "findings"
    values, known = targets(records, TrainingPlan(classes=classes_of(records, "findings"), task="findings"))
    assert values.tolist() == [[1, 0], [0, 1]]
    assert known.tolist() == [[1, 1], [0, 1]]


def test_a_plain_label_tells_a_network_of_findings_what_it_can() -> None:
    from core.learning.config import TrainingPlan
    from core.learning.datasets import LabelledImage
    from core.learning.targets import targets

    records = [
        LabelledImage(Path(f"{k}.png"), label, "train", "s", str(k)) for k, label in enumerate(("edema", "normal"))
    ]
    values, known = targets(records, TrainingPlan(classes=("edema", "nodule"), task="findings"))
    assert values.tolist() == [[1, 0], [0, 0]]
    assert known.tolist() == [[1, 0], [1, 1]]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"file": "a.png", "finding:edema": "yes"}, "Line 2 of .* says yes of a finding; write 1, 0 or nothing"),
        ({"file": "", "label": "normal"}, "Line 2 of .* is incomplete"),
        ({"file": "a.png", "label": "normal", "split": "training"}, "names the split training; write train, val"),
        ({"file": "a.png", "label": "x", "region_x": "1", "region_y": "2", "region_width": "0", "region_height": "4"},
         "empty region"),
        ({"file": "a.png", "label": "x", "region_x": "one", "region_y": "2", "region_width": "3", "region_height": "4"},
         "region that is no number"),
    ],
)  # fmt: skip
def test_rows_that_cannot_be_meant_are_refused_by_line(tmp_path: Path, row: dict[str, str], said: str) -> None:
    from core.learning.datasets import read_dataset

    with pytest.raises(DatasetError, match=said):
        read_dataset(write_manifest(tmp_path, [row]))


def test_an_export_of_overread_is_read_with_its_regions(tmp_path: Path) -> None:
    """labels.csv and provenance.json lie beside the class folders; the patient's pseudonym and the region come too."""
    from core.export.labels import COLUMNS, encode_labels
    from core.learning.datasets import read_dataset

    row = dict.fromkeys(COLUMNS, "") | {
        "file": "pneumonia/abc.png", "label": "pneumonia", "source": "overread", "patient": "P-1",
        "finding": "pneumonia", "region_x": "3", "region_y": "4", "region_width": "10", "region_height": "12.5",
    }  # fmt: skip
    (tmp_path / "pneumonia").mkdir()
    Image.fromarray(blobs(1, True)).save(tmp_path / "pneumonia" / "abc.png")
    (tmp_path / "labels.csv").write_bytes(encode_labels([row]))
    (tmp_path / "provenance.json").write_text("{}")
    (record,) = read_dataset(tmp_path)
    assert (record.label, record.source, record.patient) == ("pneumonia", "overread", "P-1")
    assert (record.region, record.region_of) == (Region(3, 4, 10, 12.5), "pneumonia")
    assert record.path.is_file()


def test_every_image_is_looked_at_once(tmp_path: Path) -> None:
    """Later runs take the looks over; a changed file is looked at anew; one that cannot be read says why."""
    data = write_classes(tmp_path / "set", 2)
    (data / "normal" / "broken.png").write_bytes(b"no picture")
    records, first = looked_at(data, tmp_path / "work")
    faults = [fact.fault for fact in first.facts if fact.fault]
    assert len(faults) == 1
    assert "broken.png" in faults[0]
    listed = (tmp_path / "work" / "files.csv").stat().st_mtime_ns
    looked_at(data, tmp_path / "work")
    assert (tmp_path / "work" / "files.csv").stat().st_mtime_ns == listed
    Image.fromarray(blobs(77, True)).save(records[0].path)
    _, again = looked_at(data, tmp_path / "work")
    assert again.facts[0].sha256 != first.facts[0].sha256


def save_copy(picture: np.ndarray, path: Path) -> None:
    """The same picture, smaller, darker and through JPEG."""
    small = Image.fromarray((picture * 0.8).astype(np.uint8)).resize((150, 150), Image.Resampling.BILINEAR)
    path.parent.mkdir(parents=True, exist_ok=True)
    small.save(path, quality=70)


def test_a_copy_on_the_other_side_is_found_and_named(tmp_path: Path) -> None:
    from core.learning.duplicates import duplicates
    from core.learning.splits import check_no_leak

    pictures = [blobs(seed, bright=False, side=200) for seed in range(6)]
    for number, picture in enumerate(pictures):
        target = tmp_path / ("train" if number < 3 else "val") / "normal" / f"{number}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(picture).save(target)
    save_copy(pictures[0], tmp_path / "val" / "normal" / "copy.jpg")
    records, looked = looked_at(tmp_path, tmp_path / "work")
    pairs = duplicates(looked)
    assert len(pairs) == 1
    with pytest.raises(DatasetError, match=r"0.png in train and copy.jpg in val show the same picture"):
        check_no_leak(records, pairs)


def test_the_same_file_on_the_other_side_is_found_and_named(tmp_path: Path) -> None:
    from core.learning.duplicates import duplicates
    from core.learning.splits import check_no_leak

    for split, name in (("train", "a.png"), ("test", "b.png")):
        (tmp_path / split / "normal").mkdir(parents=True)
        Image.fromarray(blobs(1, True)).save(tmp_path / split / "normal" / name)
    records, looked = looked_at(tmp_path, tmp_path / "work")
    with pytest.raises(DatasetError, match=r"a.png in train and b.png in test are the same file"):
        check_no_leak(records, duplicates(looked))


def test_flat_pictures_are_no_copies_of_one_another(tmp_path: Path) -> None:
    from core.learning.duplicates import duplicates

    (tmp_path / "set" / "normal").mkdir(parents=True)
    for level in (10, 20, 30):
        Image.new("L", (80, 80), level).save(tmp_path / "set" / "normal" / f"{level}.png")
    _, looked = looked_at(tmp_path / "set", tmp_path / "work")
    assert duplicates(looked) == []


def test_a_drawn_split_is_stored_and_keeps_copies_together(tmp_path: Path) -> None:
    from core.learning.config import TrainingConfig
    from core.learning.preparation import prepare
    from core.learning.splits import read_splits

    data = write_classes(tmp_path / "set", 20)
    for number in range(20):
        save_copy(
            np.asarray(Image.open(data / "normal" / f"normal-{number}.png")), data / "normal" / f"copy-{number}.jpg"
        )
    config = TrainingConfig(image_px=32, seed=1)
    first = prepare(config, data, tmp_path / "work", str)
    side = {record.path.name: record.split for record in first.images.records}
    assert all(side[f"normal-{n}.png"] == side[f"copy-{n}.jpg"] for n in range(20))
    assert set(side.values()) == {"train", "val"}
    stored = read_splits(tmp_path / "work" / "splits.csv")
    again = prepare(TrainingConfig(image_px=32, seed=2, splits=str(tmp_path / "work" / "splits.csv")), data,
                    tmp_path / "other", str)  # fmt: skip
    assert {record.patient: record.split for record in again.images.records} == stored
    report = json.loads((tmp_path / "work" / "inventory.json").read_text(encoding="utf-8"))
    assert len(report["duplicates"]) == 20
    assert sum(row["images"] for row in report["counts"]) == 60


def test_a_folder_of_dicom_is_split_by_the_patient_of_the_header(tmp_path: Path) -> None:
    from core.learning.config import TrainingConfig
    from core.learning.preparation import prepare

    rng = np.random.default_rng(0)
    for label in ("normal", "pneumonia"):
        (tmp_path / "set" / label).mkdir(parents=True)
        for number in range(8):
            pixels = (chest_like() * rng.uniform(0.2, 1.0, chest_like().shape)).astype(np.uint16)
            write_dx(tmp_path / "set" / label / f"{number}.dcm", pixels, PatientID=f"PAT-{number // 2}")
    prepared = prepare(TrainingConfig(image_px=32), tmp_path / "set", tmp_path / "work", str)
    assert len({record.patient for record in prepared.images.records}) == 4
    said = (tmp_path / "work" / "files.csv").read_text() + (tmp_path / "work" / "splits.csv").read_text()
    assert "PAT-" not in said


def test_unreadable_files_are_reported_and_left_out(tmp_path: Path) -> None:
    from core.learning.config import TrainingConfig
    from core.learning.preparation import prepare

    data = write_classes(tmp_path / "set", 4)
    (data / "normal" / "broken.jpg").write_bytes(b"\xff\xd8 no picture")
    lines: list[str] = []
    prepared = prepare(TrainingConfig(image_px=32), data, tmp_path / "work", lines.append)
    assert len(prepared.images.records) == 8
    assert "1 unreadable files, left out" in lines
    assert any(line.startswith("  ") and "broken.jpg" in line for line in lines)


def test_a_folder_beside_the_splits_is_not_left_out_in_silence(tmp_path: Path) -> None:
    from core.learning.datasets import read_dataset

    for split in ("train", "valid", "test"):
        write_classes(tmp_path / split, 1)
    with pytest.raises(DatasetError, match=r"valid holds images and is no split; name it one of train, val, test"):
        read_dataset(tmp_path)
    (tmp_path / "valid").rename(tmp_path / "val")
    (tmp_path / "notes").mkdir()
    assert {record.split for record in read_dataset(tmp_path)} == {"train", "val", "test"}
