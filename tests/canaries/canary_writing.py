"""Made patients, and the files that they are written into."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    DigitalXRayImageStorageForPresentation,
    ExplicitVRLittleEndian,
    JPEGBaseline8Bit,
    MultiFrameGrayscaleByteSecondaryCaptureImageStorage,
    SecondaryCaptureImageStorage,
)

from tests.canaries.canary_pictures import glyphs

_BEGIN = ("Br", "Kv", "Zol", "Tram", "Quel", "Vard", "Skor", "Plen", "Druk", "Wem")
_MIDDLE, _END = ("ana", "evo", "iri", "opu", "ela"), ("dek", "witz", "ssen", "rdal", "mov", "nquist")
_FIRST, _LAST = (
    ("Alw", "Bogd", "Cypr", "Dagob", "Eud", "Frid", "Gund", "Hjal", "Iol"),
    ("ine", "ana", "rik", "oxia", "mar"),
)
_STREETS, _TOWNS = ("hofgasse", "karweg", "zapfenallee"), ("rode", "winkel", "mucklau")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_MONTHS += ("November", "December")


@dataclass(frozen=True)
class Identity:
    """A made patient: every field is a canary."""

    family: str
    given: str
    patient_id: str
    accession: str
    birth_date: str
    address: str
    phone: str
    uid: str

    @property
    def name(self) -> str:
        return f"{self.family}^{self.given}"

    @property
    def spoken_date(self) -> str:
        date = self.birth_date
        return f"{int(date[6:])} {_MONTHS[int(date[4:6]) - 1]} {date[:4]}"

    def another(self, rng: random.Random) -> Identity:
        return identity(rng)

    def strings(self) -> list[str]:
        return [
            self.name,
            self.family,
            self.given,
            self.patient_id,
            self.accession,
            self.birth_date,
            self.address,
            self.phone,
            self.uid,
        ]


def identity(rng: random.Random) -> Identity:
    """Names that no dictionary has, so that what is found is no chance."""

    def digits(count: int) -> str:
        return "".join(rng.choices("123456789", k=count))

    town = rng.choice(_BEGIN) + rng.choice(_MIDDLE) + rng.choice(_TOWNS)
    return Identity(
        family=rng.choice(_BEGIN) + rng.choice(_MIDDLE)[1:] + rng.choice(_MIDDLE) + rng.choice(_END),
        given=rng.choice(_FIRST) + rng.choice(_MIDDLE) + rng.choice(_MIDDLE)[1:] + rng.choice(_LAST),
        patient_id=f"PX{digits(8)}",
        accession=f"ACC{digits(9)}",
        birth_date=f"{rng.randint(1925, 1999)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}",
        address=f"{rng.choice(_FIRST)}{rng.choice(_STREETS)} {digits(3)}, {digits(5)} {town}",
        phone=f"+49 30 {digits(7)}",
        uid=f"1.2.826.0.1.3680043.8.498.{digits(20)}",
    )


def dataset_of(
    who: Identity, pixels: NDArray[np.generic], photometric: str = "MONOCHROME2", high: int = 255
) -> Dataset:
    """A radiograph (rows x columns), colour picture (x 3) or several frames of one, with the patient in its header."""
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SpecificCharacterSet = "ISO_IR 192"
    colour, frames = photometric == "RGB", photometric != "RGB" and pixels.ndim == 3
    plain = SecondaryCaptureImageStorage if colour else DigitalXRayImageStorageForPresentation
    dataset.SOPClassUID = MultiFrameGrayscaleByteSecondaryCaptureImageStorage if frames else plain
    dataset.SOPInstanceUID, dataset.StudyInstanceUID, dataset.SeriesInstanceUID = (f"{who.uid}.{n}" for n in (3, 1, 2))
    dataset.PatientName, dataset.PatientID, dataset.PatientBirthDate = who.name, who.patient_id, who.birth_date
    dataset.PatientSex, dataset.PatientAge, dataset.PatientAddress = "F", "055Y", who.address
    dataset.PatientTelephoneNumbers, dataset.AccessionNumber = who.phone, who.accession
    dataset.StudyDate, dataset.StudyTime, dataset.StudyID, dataset.SeriesNumber = "20240110", "101500", "1", "1"
    dataset.Modality, dataset.BodyPartExamined, dataset.ViewPosition = "DX", "CHEST", "PA"
    dataset.InstanceNumber, dataset.ReferringPhysicianName = "1", ""
    _add_pixels(dataset, pixels, photometric, high)
    return dataset


def _add_pixels(dataset: Dataset, pixels: NDArray[np.generic], photometric: str, high: int) -> None:
    colour, bits = photometric == "RGB", int(high).bit_length()
    shape = pixels.shape if colour or pixels.ndim == 2 else pixels.shape[1:]
    dataset.Rows, dataset.Columns, dataset.SamplesPerPixel = shape[0], shape[1], 3 if colour else 1
    dataset.PhotometricInterpretation = photometric
    dataset.BitsAllocated, dataset.BitsStored = (8, 8) if bits <= 8 else (16, bits)
    dataset.HighBit, dataset.PixelRepresentation = dataset.BitsStored - 1, 0
    if colour:
        dataset.PlanarConfiguration = 0
    elif pixels.ndim == 3:
        dataset.NumberOfFrames = pixels.shape[0]
    data = pixels.astype(np.uint8 if bits <= 8 else np.uint16).tobytes()
    dataset.PixelData = data + b"\0" * (len(data) % 2)
    dataset["PixelData"].VR = "OB" if bits <= 8 else "OW"


def as_jpeg(dataset: Dataset, pixels: NDArray[np.uint8]) -> None:
    """Write the pixels as baseline JPEG instead (grey, uint8)."""
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=92)
    data = stream.getvalue()
    dataset.PixelData = encapsulate([data + b"\0" * (len(data) % 2)])
    dataset["PixelData"].VR = "OB"
    dataset.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    dataset.LossyImageCompression, dataset.LossyImageCompressionMethod = "01", "ISO_10918_1"


def add_overlay(dataset: Dataset, text: str, size: int) -> None:
    """Text in an overlay plane of the size of the picture (PS3.3 C.9.2)."""
    plane = np.zeros((dataset.Rows, dataset.Columns), bool)
    ink = glyphs(text, size) > 127
    plane[20 : 20 + ink.shape[0], 20 : 20 + ink.shape[1]] = ink
    dataset.add_new(0x60000010, "US", dataset.Rows)
    dataset.add_new(0x60000011, "US", dataset.Columns)
    dataset.add_new(0x60000022, "LO", text.title())
    dataset.add_new(0x60000040, "CS", "G")
    dataset.add_new(0x60000050, "SS", [1, 1])
    dataset.add_new(0x60000100, "US", 1)
    dataset.add_new(0x60000102, "US", 0)
    dataset.add_new(0x60003000, "OW", np.packbits(plane.ravel(), bitorder="little").tobytes())


def add_icon(dataset: Dataset, text: str) -> None:
    """A thumbnail with text in it (PS3.3 F.7)."""
    pixels = np.full((64, 160), 40, np.uint8)
    ink = glyphs(text, 20)[:60, :156]
    pixels[20 : 20 + ink.shape[0], 2 : 2 + ink.shape[1]] |= ink
    icon = Dataset()
    _add_pixels(icon, pixels, "MONOCHROME2", 255)
    dataset.IconImageSequence = [icon]


def png_info(kind: str, who: Identity) -> PngImagePlugin.PngInfo:
    """A text chunk of `kind` that names the patient."""
    info, text = PngImagePlugin.PngInfo(), f"{who.given} {who.family}, born {who.spoken_date}, {who.address}"
    if kind.startswith("iTXt"):
        info.add_itxt("Patient", text, zip=kind.endswith("packed"))
    else:
        info.add_text("Patient", text, zip=kind == "zTXt")
    return info


def exif_bytes(who: Identity) -> bytes:
    """EXIF with the patient as description, artist and camera owner."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = f"{who.family}, {who.given} {who.patient_id}", who.name, who.address
    return exif.tobytes()
