"""A folder of DICOM files for each class, as an archive hands them out: trained on from end to end."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import RLELossless

from tests.helpers.dicom_files import write_dx
from tests.helpers.training_sets import blobs, request

pytestmark = pytest.mark.engine
FORMS = (
    {},
    {"PhotometricInterpretation": "MONOCHROME1", "PresentationLUTShape": "INVERSE"},
    {"TransferSyntaxUID": RLELossless},
    {"WindowCenter": 2047, "WindowWidth": 3000},
)


def write_folder(root: Path, patients: int = 12) -> Path:
    """Two images of every patient, twelve bits, in four forms and under names of three kinds."""
    for number in range(2 * patients):
        patient, label = number // 2, "pneumonia" if number // 2 % 2 else "normal"
        stored = blobs(number, label == "pneumonia", 80).astype(np.uint16) * 16
        form = dict(FORMS[number % len(FORMS)])
        if "PhotometricInterpretation" in form:
            stored = 4095 - stored
        name = (f"{number}.dcm", f"IM{number:04d}", f"1.2.826.{number}")[number % 3]
        (root / label).mkdir(parents=True, exist_ok=True)
        write_dx(
            root / label / name, stored, PatientID=f"SECRET-{patient}", PatientName=f"Hidden^Name{patient}", **form
        )
    (root / "normal" / "notes.txt").write_text("no image")
    (root / "normal" / "broken.dcm").write_bytes(b"\0" * 128 + b"DICM" + b"\xff" * 40)
    return root


def test_a_folder_of_dicom_files_trains_from_end_to_end(tmp_path: Path) -> None:
    """Patients are the headers' and stay on one side, what cannot be read is named, and no identity gets out."""
    from core.bundles.library import read_bundle, verify
    from core.dicom.reading import open_source, read_frame
    from core.inference.engine.pipeline import Pipeline
    from core.learning.run import train

    data = write_folder(tmp_path / "set")
    lines: list[str] = []
    bundle = read_bundle(train(request(data, tmp_path / "out", epochs=3), lines.append))
    verify(bundle)
    assert [entry.key for entry in bundle.findings] == ["normal", "pneumonia"]
    with (tmp_path / "out" / "run" / "splits.csv").open(newline="", encoding="utf-8") as stream:
        sides = list(csv.DictReader(stream))
    assert len({row["patient"] for row in sides if row["patient"]}) == 13  # the broken file stands for itself
    assert (tmp_path / "out" / "training_files.csv").read_text(encoding="utf-8").count("\n") == 25
    assert any("broken.dcm" in line for line in lines)
    frame = read_frame(open_source(str(data / "pneumonia" / "1.2.826.2")))
    assert len(Pipeline(bundle, "cpu").predict(frame).scores) == 2
    for path in (path for path in (tmp_path / "out").rglob("*") if path.is_file()):
        assert not any(word in path.read_bytes() for word in (b"SECRET-", b"Hidden")), path.name
    assert not any("SECRET-" in line or "Hidden" in line for line in lines)
