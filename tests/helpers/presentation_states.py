"""Small presentation states, written with pydicom, for images of tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydicom import Dataset, dcmread
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

GREY_STATE = "1.2.840.10008.5.1.4.1.1.11.1"
COLOUR_STATE = "1.2.840.10008.5.1.4.1.1.11.2"


def item(**values: Any) -> Dataset:
    """A sequence item of DICOM keywords; a list of items makes a sequence."""
    dataset = Dataset()
    for keyword, value in values.items():
        setattr(dataset, keyword, value)
    return dataset


def reference(image: Path, *frames: int) -> Dataset:
    """An item of a Referenced Image Sequence."""
    header = dcmread(image, stop_before_pixels=True)
    made = item(ReferencedSOPClassUID=header.SOPClassUID, ReferencedSOPInstanceUID=header.SOPInstanceUID)
    if frames:
        made.ReferencedFrameNumber = list(frames)
    return made


def write_state(path: Path, images: Sequence[Path], sop_class: str = GREY_STATE, **attributes: Any) -> Path:
    """Write a presentation state of `images`, which belong to one series; in the study of the first.

    Without more, it shows the whole picture as stored. `attributes`: DICOM keywords that are set last; None removes.
    """
    header = dcmread(images[0], stop_before_pixels=True)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = sop_class, generate_uid(prefix=None)
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    series = item(SeriesInstanceUID=header.SeriesInstanceUID, ReferencedImageSequence=[reference(i) for i in images])
    whole = item(
        DisplayedAreaTopLeftHandCorner=[1, 1],
        DisplayedAreaBottomRightHandCorner=[header.Columns, header.Rows],
        PresentationSizeMode="SCALE TO FIT",
        PresentationPixelAspectRatio=[1, 1],
    )
    described = {
        "SOPClassUID": sop_class, "SOPInstanceUID": meta.MediaStorageSOPInstanceUID, "Modality": "PR",
        "StudyInstanceUID": header.StudyInstanceUID, "SeriesInstanceUID": generate_uid(prefix=None),
        "SeriesNumber": 99, "InstanceNumber": 1, "PatientName": header.PatientName, "PatientID": header.PatientID,
        "PatientBirthDate": "19700101", "PatientSex": "F", "StudyDate": header.StudyDate, "StudyTime": "030405",
        "StudyID": "1", "AccessionNumber": "", "ReferringPhysicianName": "", "Manufacturer": "",
        "ContentLabel": "NODULE", "ContentDescription": "Seen at conference", "ContentCreatorName": "TESTER^THEA",
        "PresentationCreationDate": "20240203", "PresentationCreationTime": "101112",
        "ReferencedSeriesSequence": [series], "DisplayedAreaSelectionSequence": [whole],
    }  # fmt: skip
    if sop_class == GREY_STATE:
        described["PresentationLUTShape"] = "IDENTITY"
    for keyword, value in {**described, **attributes}.items():
        if value is not None:
            setattr(dataset, keyword, value)
    dataset.save_as(path, enforce_file_format=True)
    return path


def graphic(kind: str, data: Sequence[float], units: str = "PIXEL", filled: str = "N") -> Dataset:
    """An item of a Graphic Object Sequence."""
    return item(
        GraphicAnnotationUnits=units, GraphicDimensions=2, NumberOfGraphicPoints=len(data) // 2,
        GraphicData=list(data), GraphicType=kind, GraphicFilled=filled,
    )  # fmt: skip


def text_box(written: str, corners: Sequence[float], units: str = "PIXEL", justification: str = "LEFT") -> Dataset:
    """An item of a Text Object Sequence with a bounding box."""
    return item(
        UnformattedTextValue=written, BoundingBoxAnnotationUnits=units,
        BoundingBoxTopLeftHandCorner=list(corners[:2]), BoundingBoxBottomRightHandCorner=list(corners[2:]),
        BoundingBoxTextHorizontalJustification=justification,
    )  # fmt: skip


def anchored_text(written: str, anchor: Sequence[float], units: str = "PIXEL", visible: str = "Y") -> Dataset:
    """An item of a Text Object Sequence with an anchor point."""
    return item(
        UnformattedTextValue=written, AnchorPointAnnotationUnits=units, AnchorPoint=list(anchor),
        AnchorPointVisibility=visible,
    )  # fmt: skip
