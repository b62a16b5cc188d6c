"""Whose picture it is, whether a column, a header or nobody states it, and that two sides know the same patient."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from core.bundles.library import Bundle
from core.errors import DatasetError
from core.learning.datasets import LabelledImage, read_dataset
from core.learning.patients import header_patients, patient_digests, with_header_patients
from core.learning.survey import FileFacts, survey
from tests.helpers.dicom_files import write_dx
from tests.helpers.training_sets import blobs, write_manifest

pytestmark = pytest.mark.engine
KEYS = ("normal", "pneumonia")


def films(folder: Path, patients: int = 4, each: int = 2) -> list[Path]:
    """DICOM files: `each` of every patient, called PID-0, PID-1 and so on."""
    paths = [folder / f"i{number}.dcm" for number in range(patients * each)]
    folder.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(paths):
        write_dx(path, blobs(number, number % 2 == 1).astype(np.uint16) * 16, PatientID=f"PID-{number // each}")
    return paths


@pytest.mark.parametrize(
    ("file", "patient", "stated"),
    [("./i0.dcm", "", False), ("i0.dcm", "", False), ("P0001", "P0001", True), ("scans/0012", "12", True),
     ("i0.dcm", " ", False)],
)  # fmt: skip
def test_a_patient_is_stated_by_the_column_and_by_nothing_else(
    tmp_path: Path, file: str, patient: str, stated: bool
) -> None:
    row = {"file": file, "label": "normal", "patient": patient}
    (record,) = read_dataset(write_manifest(tmp_path, [row]))
    assert record.patient_stated is stated
    assert record.patient == (patient if stated else file)
    assert bool(patient_digests(record, "")) is stated


def test_folders_state_no_patient(tmp_path: Path) -> None:
    films(tmp_path / "normal", 1)
    assert [record.patient_stated for record in read_dataset(tmp_path)] == [False, False]


def test_a_patient_on_both_sides_is_found_behind_names_of_find(tmp_path: Path) -> None:
    """`find . -name '*.dcm'` writes ./i0.dcm; the header then states the patient."""
    from core.learning.config import TrainingConfig
    from core.learning.preparation import prepare

    paths = films(tmp_path / "set")
    rows = [{"file": f"./{path.name}", "label": KEYS[k % 2], "split": "train" if k < 5 else "val"}
            for k, path in enumerate(paths)]  # fmt: skip
    data = write_manifest(tmp_path / "set", rows)
    with pytest.raises(DatasetError, match="stands in both train and val"):
        prepare(TrainingConfig(image_px=32), data, tmp_path / "work", lambda line: None)


def test_headers_alone_say_the_same_as_a_look_at_the_pictures(tmp_path: Path) -> None:
    paths = films(tmp_path / "normal", 2)
    (tmp_path / "normal" / "broken.dcm").write_bytes(b"\0" * 128 + b"DICM" + b"\xff" * 40)
    records = read_dataset(tmp_path)
    looked = survey(records, tmp_path / "work", 32, lambda done, total: None)
    assert header_patients(records) == [fact.patient for fact in looked.facts]
    assert len({record.patient for record in with_header_patients(records)}) == 3
    stated = [LabelledImage(path, "normal", "", "s", "stated") for path in paths]
    assert with_header_patients(stated) == stated


def test_a_column_and_a_header_know_the_same_patient(tmp_path: Path) -> None:
    """In both directions, and where a column states the header's digest; another patient has nothing in common."""
    (path, other) = films(tmp_path, 2, 1)
    silent = LabelledImage(path, "normal", "", "s", path.name, patient_stated=False)
    (header,) = header_patients([silent])
    (from_header,) = with_header_patients([silent])
    column = LabelledImage(Path("film.png"), "normal", "", "s", "PID-0")
    noted = LabelledImage(Path("film.png"), "normal", "", "s", header)
    renamed = LabelledImage(path, "normal", "", "s", "study number 7")
    for one, of_one in ((from_header, header), (silent, header), (column, ""), (noted, ""), (renamed, header)):
        for two, of_two in ((from_header, header), (column, "")):
            assert patient_digests(one, of_one) & patient_digests(two, of_two)
    (strange,) = header_patients([LabelledImage(other, "normal", "", "s", "")])
    assert not patient_digests(column, "") & frozenset({strange})
    assert not patient_digests(column, "") & patient_digests(LabelledImage(other, "n", "", "s", "PID-1"), strange)


def test_a_promotion_finds_the_patients_of_a_folder_of_dicom_files(random_bundle: Bundle, tmp_path: Path) -> None:
    """Trained on a folder, whose patients the headers know; compared on a CSV with the hospital's ids."""
    import msgspec

    from core.bundles.change_plan import read_plan
    from core.learning.comparison_set import ComparisonSet
    from core.learning.paper_checks import training_checks
    from core.learning.record import write_training_files
    from core.paths import resources_dir

    films(tmp_path / "set" / "normal", 2)
    given = read_dataset(tmp_path / "set")
    facts = survey(given, tmp_path / "work", 32, lambda done, total: None).facts
    digest = write_training_files(with_header_patients(given), facts, tmp_path)
    made = msgspec.structs.replace(random_bundle.manifest.provenance, training_files_sha256=digest)
    candidate = Bundle(tmp_path, msgspec.structs.replace(random_bundle.manifest, provenance=made))
    test = [LabelledImage(Path(f"{k}.png"), "normal", "test", "s", f"PID-{k + 1}") for k in range(2)]
    unlike = tuple(FileFacts(f"{k}.png", 1, 1, sha256=str(k), fingerprint="5a" * 32) for k in range(2))
    plan, _ = read_plan(resources_dir() / "change_plan.toml")
    checks = training_checks(candidate, ComparisonSet([], [], test, unlike, ""), plan)
    found = next(check for check in checks if check.name == "independence")
    assert "1 are of patients that it was trained on" in found.sentence
    with (tmp_path / "training_files.csv").open(newline="", encoding="utf-8") as stream:
        assert not any("PID" in row["patient"] for row in csv.DictReader(stream))


def test_a_comparison_set_has_a_patient_on_one_side_whether_column_or_header_says_it(tmp_path: Path) -> None:
    from core.learning.comparison_set import read_comparison

    paths = films(tmp_path)
    rows = [{"file": path.name, "label": "normal", "split": split, "patient": patient} for path, split, patient in (
        (paths[0], "test", ""), (paths[-1], "val", "PID-0"))]  # fmt: skip
    with pytest.raises(DatasetError, match=r"1 images of val in .* are of patients who stand in test too"):
        read_comparison(write_manifest(tmp_path, rows), tmp_path / "work", 32, str)


def test_evaluation_counts_the_patients_of_the_headers(random_bundle: Bundle, tmp_path: Path) -> None:
    from core.learning.evaluation import score

    key = random_bundle.findings[0].key
    films(tmp_path / "set" / key)
    scored = score(random_bundle, "cpu", read_dataset(tmp_path / "set"))
    assert len({record.patient for record in scored.records}) == 4


def test_refitting_finds_a_patient_on_both_sides(random_bundle: Bundle, tmp_path: Path) -> None:
    from core.learning.refitting import RefitRequest, refit

    paths = films(tmp_path)
    rows = [{"file": path.name, "label": random_bundle.findings[0].key, "split": "train" if k < 5 else "val"}
            for k, path in enumerate(paths)]  # fmt: skip
    with pytest.raises(DatasetError, match="stands in both train and val"):
        refit(RefitRequest(random_bundle, read_dataset(write_manifest(tmp_path, rows)), device="cpu"), str)
