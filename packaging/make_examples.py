"""Make resources/examples from the validation folder of Kermany's collection, the same bytes every time.

Usage: make_examples.py VAL_FOLDER [OUT_FOLDER], where VAL_FOLDER is `datasets/pneumonia-data/val` inside the unpacked
PyPI package `pneumonia-model-package` 0.3.0.
"""

from __future__ import annotations

import io
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom import Dataset
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import UID, DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, JPEGBaseline8Bit

NAMESPACE = uuid.UUID("6f1cf0a4-5a8e-4f0e-9c39-0d1c3a6b7e21")
JFIF = bytes.fromhex("ffe000104a46494600010100000100010000")  # version 1.01, no density, no thumbnail
START_OF_SCAN = 0xDA
APPLICATION_MARKERS = range(0xE0, 0xF0)


@dataclass(frozen=True)
class Picture:
    """One JPEG that ships as it is, without the editor's metadata."""

    source: str
    name: str


@dataclass(frozen=True)
class WrappedStudy:
    """One JPEG that ships inside a DICOM file of an invented patient."""

    source: str
    name: str
    patient_name: str
    patient_id: str
    sex: str
    study_date: str
    monochrome1: bool = False


PICTURES = (
    Picture("NORMAL2-IM-1427-0001.jpeg", "chest-1.jpg"),
    Picture("person1952_bacteria_4883.jpeg", "chest-2.jpg"),
    Picture("NORMAL2-IM-1438-0001.jpeg", "chest-3.jpg"),
)
STUDIES = (
    WrappedStudy("person1954_bacteria_4886.jpeg", "chest-4.dcm", "EXAMPLE^ANNA", "EX-0001", "F", "20240311"),
    WrappedStudy("NORMAL2-IM-1442-0001.jpeg", "chest-5.dcm", "EXAMPLE^BEN", "EX-0002", "M", "20240312"),
    WrappedStudy("person1946_bacteria_4874.jpeg", "chest-6.dcm", "EXAMPLE^CLARA", "EX-0003", "F", "20240313", True),
)


def without_metadata(jpeg: bytes) -> bytes:
    """The same baseline JPEG stream without its application segments (EXIF, XMP, colour profile)."""
    kept, position = [jpeg[:2]], 2
    while jpeg[position + 1] != START_OF_SCAN:
        end = position + 2 + int.from_bytes(jpeg[position + 2 : position + 4], "big")
        if jpeg[position + 1] not in APPLICATION_MARKERS:
            kept.append(jpeg[position:end])
        position = end
    return b"".join([*kept, jpeg[position:]])


def with_jfif_header(jpeg: bytes) -> bytes:
    return jpeg[:2] + JFIF + jpeg[2:]


def grey_pixels(jpeg: bytes) -> np.ndarray:
    """uint8 (rows, columns). Refuses what is not a single-component JPEG."""
    with Image.open(io.BytesIO(jpeg)) as image:
        if image.mode != "L":
            raise SystemExit(f"a JPEG of mode {image.mode} is not grey")
        return np.array(image)


def invented_uid(*parts: str) -> UID:
    """A UID under 2.25 that is made from its name (PS3.5 B.2), so that a second run gives the same file."""
    return UID(f"2.25.{uuid.uuid5(NAMESPACE, '/'.join(parts)).int}")


def wrapped(study: WrappedStudy, jpeg: bytes) -> FileDataset:
    """A DX For Presentation instance around the JPEG: its own stream, or inverted pixels as MONOCHROME1."""
    pixels = grey_pixels(jpeg)
    dataset = described(study)
    dataset.Rows, dataset.Columns = pixels.shape
    dataset.LossyImageCompressionRatio = f"{pixels.size / len(jpeg):.1f}"
    if study.monochrome1:
        dataset.PhotometricInterpretation = "MONOCHROME1"
        dataset.PresentationLUTShape = "INVERSE"
        dataset.PixelIntensityRelationshipSign = 1
        data = (255 - pixels).tobytes()
        dataset.PixelData = data + b"\0" * (len(data) % 2)
        dataset["PixelData"].VR = "OB"
        return dataset
    dataset.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    dataset.PixelData = encapsulate([jpeg])
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    return dataset


def described(study: WrappedStudy) -> FileDataset:
    """Everything but the pixels. No pixel spacing: the source gives none, and an invented one would be believed."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = DigitalXRayImageStorageForPresentation
    meta.MediaStorageSOPInstanceUID = invented_uid(study.name, "instance")
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = invented_uid("implementation")
    meta.ImplementationVersionName = "OVERREAD"
    dataset = FileDataset(study.name, {}, file_meta=meta, preamble=b"\0" * 128)
    dataset.SOPClassUID = meta.MediaStorageSOPClassUID
    dataset.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
    dataset.StudyInstanceUID = invented_uid(study.name, "study")
    dataset.SeriesInstanceUID = invented_uid(study.name, "series")
    dataset.PatientName, dataset.PatientID, dataset.PatientSex = study.patient_name, study.patient_id, study.sex
    for keyword in ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"):
        setattr(dataset, keyword, study.study_date)
    for keyword, value in ATTRIBUTES.items():
        setattr(dataset, keyword, value)
    dataset.AnatomicRegionSequence = [coded("SCT", "51185008", "Chest")]
    return dataset


# The letters in the pictures (R, A-P) name no patient, so Burned In Annotation is NO (PS3.3 C.7.6.1.1.7).
ATTRIBUTES = {
    "SpecificCharacterSet": "ISO_IR 192",
    "ImageType": ["DERIVED", "PRIMARY", ""],
    "DerivationDescription": "Wrapped from a published JPEG; patient and dates are invented",
    "PatientAge": "003Y",
    "PatientBirthDate": "",
    "StudyTime": "100000",
    "AcquisitionTime": "100000",
    "ContentTime": "100000",
    "AccessionNumber": "",
    "ReferringPhysicianName": "",
    "StudyID": "1",
    "StudyDescription": "Chest",
    "SeriesDescription": "Chest AP",
    "SeriesNumber": "1",
    "InstanceNumber": "1",
    "Manufacturer": "",
    "Modality": "DX",
    "PresentationIntentType": "FOR PRESENTATION",
    "BodyPartExamined": "CHEST",
    "ViewPosition": "AP",
    "PatientOrientation": ["L", "F"],
    "ImageLaterality": "U",
    "BurnedInAnnotation": "NO",
    "LossyImageCompression": "01",
    "LossyImageCompressionMethod": "ISO_10918_1",
    "SamplesPerPixel": 1,
    "PhotometricInterpretation": "MONOCHROME2",
    "PresentationLUTShape": "IDENTITY",
    "PixelIntensityRelationship": "LOG",
    "PixelIntensityRelationshipSign": -1,
    "BitsAllocated": 8,
    "BitsStored": 8,
    "HighBit": 7,
    "PixelRepresentation": 0,
    "RescaleIntercept": "0",
    "RescaleSlope": "1",
    "RescaleType": "US",
    "WindowCenter": "128",
    "WindowWidth": "256",
    "DetectorType": "",
    "PositionerType": "",
    "AcquisitionContextSequence": [],
}


def coded(scheme: str, value: str, meaning: str) -> Dataset:
    """A code sequence item (PS3.3 section 8)."""
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    source = Path(arguments[0])
    out = Path(arguments[1] if len(arguments) == 2 else Path(__file__).parent.parent / "resources" / "examples")
    out.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        jpeg = with_jfif_header(without_metadata((source / picture.source).read_bytes()))
        (out / picture.name).write_bytes(jpeg)
    for study in STUDIES:
        dataset = wrapped(study, without_metadata((source / study.source).read_bytes()))
        dataset.save_as(out / study.name, enforce_file_format=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
