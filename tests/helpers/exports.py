"""Cases of real DICOM files for an export, whose every name is a canary."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from core.dicom.reading import open_source, read_frame
from core.export.dataset import ExportCase, ExportJob
from core.export.service import ExportWorker
from core.export.staging import STAGING
from core.findings import Verdict
from core.study import Frame
from tests.helpers.cases import prediction_for, said
from tests.helpers.dicom_files import chest_like, write_dx

KEY = bytes(range(32))
CANARIES = ("CANARYNAME", "CANARYGIVEN", "CANARYID", "19610203", "CANARYFOLDER", "CANARYFILE", "CANARYNOTE")
CANARIES += ("CANARYDESCRIPTION", "CANARYREADER", "CANARYHOSPITAL", "1.2.826.0.1.99")


def decoded(path: str, number: int) -> Frame:
    return read_frame(open_source(path), number)


@dataclass
class Desk:
    """Cases of real DICOM files, numbered as a queue would number them, and what an export job asked of it."""

    folder: Path
    worker: ExportWorker
    steps: list[tuple[int, int]] = field(default_factory=list)
    queue_id: int = 0

    def file(self, name: str, brightness: float = 1.0, frames: int = 1, **attributes: Any) -> Path:
        pixels = (chest_like(64, 48, 12) * brightness).astype(np.uint16)
        stack = pixels if frames == 1 else np.stack([pixels // (index + 1) for index in range(frames)])
        self.folder.mkdir(exist_ok=True)
        return write_dx(
            self.folder / f"CANARYFILE-{name}.dcm",
            stack,
            **{
                "PatientName": "CANARYNAME^CANARYGIVEN",
                "PatientID": f"CANARYID-{name}",
                "PatientBirthDate": "19610203",
                "StudyDescription": "CANARYDESCRIPTION",
                "InstitutionName": "CANARYHOSPITAL",
                "SOPInstanceUID": f"1.2.826.0.1.99.{len(name)}",
                **attributes,
            },
        )

    def case(self, file: Path, finding: str = "pneumonia", verdict: Verdict = "absent", **fields: object) -> ExportCase:
        number = int(str(fields.pop("number", 1)))
        prediction = prediction_for(decoded(str(file), number).origin)
        word = said(prediction, finding, verdict, "CANARYREADER", **{"note": "CANARYNOTE", **fields})
        self.queue_id += 1
        return ExportCase(self.queue_id, word, file)

    def job(self, cancelled: Callable[[], bool] = lambda: False) -> ExportJob:
        return ExportJob(KEY, self.worker, lambda done, total: self.steps.append((done, total)), cancelled)


def is_whole(destination: Path) -> bool:
    """Every file is named in the manifest once, with its hash, and nothing else is there."""
    lines = (destination / "MANIFEST.sha256").read_text().splitlines()
    named = {name: digest for digest, name in (line.split("  ") for line in lines)}
    there = {file.relative_to(destination).as_posix() for file in destination.rglob("*") if file.is_file()}
    whole = all(hashlib.sha256((destination / name).read_bytes()).hexdigest() == named[name] for name in named)
    return whole and len(lines) == len(named) and there == {*named, "MANIFEST.sha256"}


def holds_what_it_claims(destination: Path) -> bool:
    """Whether every manifest below, of one format or of all, tells the truth about the files that it names."""
    manifests = [file for file in destination.rglob("MANIFEST.sha256") if STAGING not in file.parts]
    for manifest in manifests:
        for digest, name in (line.split("  ") for line in manifest.read_text().splitlines()):
            file = manifest.parent / name
            if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
                return False
    return True


def named_film(desk: Desk) -> Path:
    """A film with the patient's name in its pixels."""
    drawn = Image.fromarray(np.zeros((360, 420), dtype=np.uint8))
    ImageDraw.Draw(drawn).text((40, 150), "KAUFMANN", fill=255, font=ImageFont.load_default(40))
    pixels = np.where(np.asarray(drawn) > 100, 4095, chest_like(360, 420, 12) // 2).astype(np.uint16)
    desk.folder.mkdir(exist_ok=True)
    return write_dx(desk.folder / "film.dcm", pixels, PatientName="KAUFMANN^ILSE", PatientID="4711-0815")
