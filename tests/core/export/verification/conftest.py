"""An original, its truths, and a clean export of it, made by hand."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

from core.export.verification.identifying import READER
from core.export.verification.report import VerificationReport
from core.export.verification.truths import CaseTruths, TrueValue, truths_of_file
from core.export.verification.verifying import Checks, verify_export

PSEUDONYM = "3fa1b2c4d5e6f708"
CASE = "queue 17"
PICTURE, DICOM = f"imagefolder/pneumonia/{PSEUDONYM}.png", f"dicom/{PSEUDONYM}.dcm"
SHIFTED_DATE = "20210714"


def picture(side: int = 96) -> np.ndarray:
    """A grey gradient (uint8)."""
    y, x = np.mgrid[0:side, 0:side]
    return ((x + y) % 200 + 20).astype(np.uint8)


def original() -> Dataset:
    """The header as the modality wrote it."""
    dataset = Dataset()
    dataset.SpecificCharacterSet = "ISO_IR 100"
    dataset.PatientName, dataset.PatientID, dataset.PatientBirthDate = "Grünwaldt^Ödön", "HX-4471-88", "19410307"
    dataset.PatientSex, dataset.PatientAge = "M", "080Y"
    dataset.PatientAddress, dataset.PatientTelephoneNumbers = "Zwetschgengasse 11, 10439 Kleinposen", "+49 30 5551234"
    dataset.InstitutionName, dataset.ReferringPhysicianName = "Spital Kleinposen", "Young^Li"
    dataset.AccessionNumber, dataset.StudyDate, dataset.StudyTime = "A2021070099", "20210702", "101500"
    dataset.StudyInstanceUID, dataset.SOPInstanceUID = (
        "1.2.276.0.7230010.3.1.2.90210.1",
        "1.2.276.0.7230010.3.1.4.90210.2",
    )
    dataset.SOPClassUID, dataset.StationName = DigitalXRayImageStorageForPresentation, "RAUM7XR"
    dataset.Modality, dataset.BodyPartExamined = "DX", "CHEST"
    return dataset


def clean_dicom() -> Dataset:
    """The same film without the patient."""
    dataset = Dataset()
    dataset.PatientName, dataset.PatientID, dataset.StudyDate = PSEUDONYM, PSEUDONYM, SHIFTED_DATE
    dataset.SOPClassUID, dataset.SOPInstanceUID = DigitalXRayImageStorageForPresentation, "2.25.318273645546372819"
    dataset.StudyInstanceUID, dataset.Modality = "2.25.91827364554637281", "DX"
    pixels = picture()
    dataset.Rows, dataset.Columns, dataset.SamplesPerPixel = *pixels.shape, 1
    dataset.PhotometricInterpretation, dataset.PixelRepresentation = "MONOCHROME2", 0
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 8, 8, 7
    dataset.PixelData = pixels.tobytes()
    dataset["PixelData"].VR = "OB"
    return dataset


_Target = TypeVar("_Target", Path, io.BytesIO)


def saved(dataset: Dataset, path: _Target) -> _Target:
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.save_as(path, enforce_file_format=True)
    return path


def zip_of(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@dataclass
class Staged:
    """A staged export of one case, and what is true of the patient."""

    folder: Path
    truths: CaseTruths

    @property
    def png(self) -> Path:
        return self.folder / PICTURE

    @property
    def dicom(self) -> Path:
        return self.folder / DICOM

    def rows(self, **more: str) -> None:
        """Write labels.csv with further columns."""
        row = {"file": f"pneumonia/{PSEUDONYM}.png", "label": "pneumonia", "date": SHIFTED_DATE, **more}
        text = io.StringIO()
        writer = csv.DictWriter(text, list(row))
        writer.writeheader()
        writer.writerow(row)
        (self.folder / "labels.csv").write_text(text.getvalue(), encoding="utf-8")

    def document(self, value: object) -> None:
        """Write coco.json."""
        (self.folder / "coco.json").write_text(json.dumps(value), encoding="utf-8")

    def verified(self, checks: Checks | None = None) -> VerificationReport:
        return verify_export(self.folder, [self.truths], checks)


@pytest.fixture
def staged(tmp_path: Path) -> Staged:
    archive = tmp_path / "Grünwaldt Ödön 1941"
    archive.mkdir()
    source = saved(original(), archive / "IM000001.dcm")
    truths = truths_of_file(source, CASE, [TrueValue(READER, "Dr. Hildegard Öttinger")], [PICTURE, DICOM])
    export = Staged(tmp_path / "staged", truths)
    for path in (export.png, export.dicom):
        path.parent.mkdir(parents=True)
    Image.fromarray(picture()).save(export.png)
    saved(clean_dicom(), export.dicom)
    export.rows()
    export.document({"images": [{"id": 1, "file_name": f"{PSEUDONYM}.png", "date": SHIFTED_DATE, "area": 0.104399}]})
    lines = json.dumps({"case": PSEUDONYM, "verdict": "absent", "reader": "reader-2", "probability": 0.8804471})
    (export.folder / "decisions.jsonl").write_text(lines + "\n", encoding="utf-8")
    return export
