"""A DICOM file whose every corner holds a word that must not leave the house."""

from __future__ import annotations

import io
from pathlib import Path

from pydicom import Dataset, dcmread, dcmwrite
from pydicom.sequence import Sequence

from tests.helpers.dicom_files import write_dx

NAME = "ZYXWALD^QUILLON^Hélène"
NAME_WORDS = ("Zyxwald", "Quillon", "Hélène")
NUMBERS = ("PID-66077", "ACC-90210-7", "+49-351-55501")
BIRTH_DATE, STUDY_DATE = "19320405", "20231117"
CANARY = "Kanarie"


def canaries(dataset: Dataset) -> list[str]:
    """Every word of a file made by `write_canaries` that may occur nowhere in what is exported."""
    return [*NAME_WORDS, *NUMBERS, BIRTH_DATE, STUDY_DATE, CANARY, dataset.StudyInstanceUID, dataset.SOPInstanceUID]


def write_canaries(path: Path) -> Path:
    """A radiograph, Explicit VR Little Endian, Latin-1, of an invented patient."""
    dataset = dcmread(write_dx(path))
    dataset.SpecificCharacterSet = "ISO_IR 100"
    _patient(dataset)
    _texts(dataset)
    _sequences(dataset)
    _binaries(dataset)
    dataset.file_meta.SourceApplicationEntityTitle = CANARY
    dataset.file_meta.ImplementationVersionName = CANARY
    dataset.file_meta.PrivateInformationCreatorUID = "1.2.3.4"
    dataset.file_meta.PrivateInformation = CANARY.encode() + b" "
    dataset.preamble = CANARY.encode().ljust(128, b"\0")
    dataset.PixelData += CANARY.encode() + b"!"
    stream = io.BytesIO()
    dcmwrite(stream, dataset, enforce_file_format=True)
    path.write_bytes(stream.getvalue() + CANARY.encode())
    return path


def _patient(dataset: Dataset) -> None:
    dataset.PatientName = dataset.OtherPatientNames = NAME
    dataset.PatientID, dataset.AccessionNumber, dataset.PatientTelephoneNumbers = NUMBERS
    dataset.PatientBirthDate, dataset.StudyDate, dataset.PatientAge = BIRTH_DATE, STUDY_DATE, "091Y"
    dataset.PatientSize, dataset.PatientWeight, dataset.PatientAddress = "1.71", "64", f"{CANARY} Street 12"
    dataset.ReferringPhysicianName = dataset.OperatorsName = dataset.PerformingPhysicianName = f"{CANARY}^Ola"
    dataset.AcquisitionDateTime = f"{STUDY_DATE}101112.5+0100"
    dataset.SeriesDate = dataset.ContentDate = STUDY_DATE
    dataset.SeriesTime, dataset.ContentTime = "101112", "101113"
    dataset.MilitaryRank = dataset.Occupation = dataset.EthnicGroup = CANARY
    dataset.PatientSpeciesDescription = CANARY


def _texts(dataset: Dataset) -> None:
    dataset.Manufacturer = f"Maker of {NAME_WORDS[0]}"
    dataset.ManufacturerModelName = "Model 7"
    dataset.DeviceSerialNumber = "SN-314"
    dataset.StudyDescription = "Thorax PA"
    dataset.SeriesDescription = f"Chest {CANARY}"
    dataset.ImageComments = f"{CANARY} called"
    dataset.InstitutionName = f"{CANARY} Hospital"
    dataset.ImageType = ["ORIGINAL", "PRIMARY", NAME_WORDS[1].upper()]
    dataset.DerivationDescription = NUMBERS[0]
    dataset.add_new(0x00181191, "LO", NAME_WORDS[0])  # no text in the standard, but a file may hold anything
    dataset.add_new(0x00080201, "SH", "+0100")
    dataset.private_block(0x0009, "CANARIES", create=True).add_new(0x01, "LO", CANARY)
    for curve in (0x50003000, 0x50022600):
        dataset.add_new(curve, "OB", CANARY.encode() + b"!")
    dataset.add_new(0x60000010, "US", 8)
    dataset.add_new(0x60000011, "US", 8)
    dataset.add_new(0x60000022, "LO", CANARY)
    dataset.add_new(0x60003000, "OW", CANARY.encode() + b"!")
    dataset.add_new(0x60004000, "LT", CANARY)


def _sequences(dataset: Dataset) -> None:
    code, request, original, modified = Dataset(), Dataset(), Dataset(), Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = "X1", "99SITE", f"Chest for {CANARY}"
    dataset.ProcedureCodeSequence = Sequence([code])
    request.RequestedProcedureDescription = f"Chest for {CANARY}"
    request.ScheduledProcedureStepID = NUMBERS[1]
    request.private_block(0x0033, "DEEP", create=True).add_new(0x02, "UT", CANARY)
    dataset.RequestAttributesSequence = Sequence([request])
    modified.PatientName, modified.PatientID = NAME, NUMBERS[0]
    original.ModifiedAttributesSequence = Sequence([modified])
    original.ModifyingSystem = CANARY
    dataset.OriginalAttributesSequence = Sequence([original])
    dataset.ReferencedImageSequence = Sequence([_reference(dataset)])
    dataset.ViewCodeSequence = Sequence([_view()])
    content, text, person = Dataset(), Dataset(), Dataset()
    text.ValueType, text.TextValue = "TEXT", f"{NAME_WORDS[0]} coughs"
    person.ValueType, person.PersonName = "PNAME", f"{CANARY}^Nested"
    content.ContentSequence = Sequence([text, person])
    dataset.ContentSequence = Sequence([content])


def _reference(dataset: Dataset) -> Dataset:
    reference = Dataset()
    reference.ReferencedSOPClassUID = dataset.SOPClassUID
    reference.ReferencedSOPInstanceUID = dataset.SOPInstanceUID
    return reference


def _view() -> Dataset:
    view = Dataset()
    view.CodeValue, view.CodingSchemeDesignator, view.CodeMeaning = "399348003", "SCT", "antero-posterior"
    return view


def _binaries(dataset: Dataset) -> None:
    icon = Dataset()
    icon.Rows = icon.Columns = icon.BitsAllocated = icon.BitsStored = 8
    icon.HighBit, icon.PixelRepresentation, icon.SamplesPerPixel = 7, 0, 1
    icon.PhotometricInterpretation = "MONOCHROME2"
    icon.PixelData = (CANARY * 10)[:64].encode()
    dataset.IconImageSequence = Sequence([icon])
    signature = Dataset()
    signature.Signature, signature.CertificateOfSigner = CANARY.encode() + b"!", CANARY.encode() + b"!"
    dataset.add_new(0xFFFAFFFA, "SQ", Sequence([signature]))
    dataset.ICCProfile = f"{NAME_WORDS[0]}'s".ljust(20).encode()
    dataset.DataSetTrailingPadding = CANARY.encode() + b"!"
