"""One DICOM instance, de-identified: header, pixels and the statement of what was done (PS3.15 E.1 and E.3)."""

from __future__ import annotations

import io
import warnings
from importlib.metadata import version

from pydicom import Dataset, dcmwrite
from pydicom.dataset import FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import UID, ExplicitVRLittleEndian

from core.dicom.directories import is_directory
from core.dicom.header import text
from core.errors import ExportFault
from core.export.deidentify.burned_in import CheckedPixels
from core.export.deidentify.collecting import identity_of
from core.export.deidentify.header import HeaderCleaner
from core.export.deidentify.identity import Identity
from core.export.deidentify.pixels import StoredPixels, put_pixels, stored_pixels
from core.export.deidentify.plan import BASIC, CLEAN_PIXELS, MODIFIED_DATES, MethodCode, Plan, Record
from core.export.deidentify.table import action_table
from core.export.deidentify.uids import is_wellformed, mapped_uid

IMPLEMENTATION_UID = "2.25.34579598875650212450423555854730633910"
_PIXEL_KEYWORDS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")
_UTF8 = "ISO_IR 192"


def deidentify(
    dataset: Dataset, plan: Plan, identity: Identity | None = None, checked: CheckedPixels | None = None
) -> tuple[Dataset, Record]:
    """A new data set that may go out, and what was done to make it; the given one stays as it is.

    `identity`: what may occur nowhere in it, that of the data set itself where it is not given. `checked`: of
    `clean_pixels`; without it, pixels are written as they are and stated to be unchecked. Raises ExportFault where the
    object cannot be made safe: a directory, an encapsulated document, pixels with text left in them, or, with the
    option `clean_pixels`, pixels that were not checked; FileFault where the pixels cannot be decoded.
    """
    name = plan.origin.path
    _refuse_what_cannot_be_cleaned(dataset, name)
    pixels = _pixels(dataset, plan, checked, name)
    cleaner = HeaderCleaner(
        plan,
        identity or identity_of(dataset, name),
        big_endian=dataset.original_encoding[1] is False,
        sop_class=text(dataset, "SOPClassUID"),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydicom warns about values that are judged here anyway
        target = cleaner.cleaned(dataset)
        methods = _methods(plan, checked)
        _state(target, dataset, plan, methods)
        if pixels is not None:
            put_pixels(target, pixels)
    target.file_meta = _file_meta(target, dataset, plan)
    record = Record(
        action_table().edition,
        methods,
        dict(sorted(cleaner.counts.items())),
        tuple(sorted(cleaner.screened)),
        None if checked is None else len(checked.boxes),
    )
    return target, record


def encoded(target: Dataset) -> bytes:
    """The bytes of a DICOM file (PS3.10), Explicit VR Little Endian, with an empty preamble."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dcmwrite(stream, target, enforce_file_format=True, little_endian=True, implicit_vr=False)
    return stream.getvalue()


def _refuse_what_cannot_be_cleaned(dataset: Dataset, name: str) -> None:
    if is_directory(dataset):
        raise ExportFault(
            "{name} is a directory of other files and names their patients; export those instead.", name=name
        )
    if "EncapsulatedDocument" in dataset:
        raise ExportFault("{name} holds a document, whose text cannot be de-identified; leave it out.", name=name)


def _pixels(dataset: Dataset, plan: Plan, checked: CheckedPixels | None, name: str) -> StoredPixels | None:
    if not any(keyword in dataset for keyword in _PIXEL_KEYWORDS):
        return None
    if checked is None:
        if plan.options.clean_pixels:
            raise ExportFault(
                "{name} was not checked for burned-in text; check it, or switch that option off.", name=name
            )
        return stored_pixels(dataset, name)
    if checked.reason is not None:
        raise ExportFault(checked.reason)
    return checked.pixels


def _methods(plan: Plan, checked: CheckedPixels | None) -> tuple[MethodCode, ...]:
    return (BASIC, *((CLEAN_PIXELS,) if checked is not None else ()), *plan.options.header_codes)


def _state(target: Dataset, source: Dataset, plan: Plan, methods: tuple[MethodCode, ...]) -> None:
    """Say in the header whose it is now, and what was done (PS3.3 C.7.1.1, C.12.1.1.9; PS3.15 E.1.1)."""
    target.SpecificCharacterSet = _UTF8
    target.PatientName = target.PatientID = plan.patient
    target.PatientIdentityRemoved = "YES"
    target.DeidentificationMethod = ["DICOM PS3.15 Annex E", f"Overread {version('overread')}"]
    target.DeidentificationMethodCodeSequence = Sequence(_code_item(code) for code in methods)
    target.LongitudinalTemporalInformationModified = "MODIFIED" if MODIFIED_DATES in methods else "REMOVED"
    if CLEAN_PIXELS in methods:
        target.BurnedInAnnotation = "NO"
    elif stated := text(source, "BurnedInAnnotation"):
        target.BurnedInAnnotation = "NO" if stated == "NO" else "YES"


def _code_item(code: MethodCode) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = code.value, "DCM", code.meaning
    return item


def _file_meta(target: Dataset, source: Dataset, plan: Plan) -> FileMetaDataset:
    """Of our own (PS3.10 7.1): no title of an application, and nothing of the software that wrote the original."""
    meta = FileMetaDataset()
    of_source = text(getattr(source, "file_meta", Dataset()), "MediaStorageSOPClassUID")
    sop_class = text(target, "SOPClassUID") or of_source
    if not is_wellformed(sop_class):
        raise ExportFault("{path} does not say what kind of object it is; ask for it again.", path=plan.origin.path)
    instance = text(target, "SOPInstanceUID") or mapped_uid(plan.key, plan.origin.sha256)
    target.SOPClassUID = meta.MediaStorageSOPClassUID = UID(sop_class)
    target.SOPInstanceUID = meta.MediaStorageSOPInstanceUID = UID(instance)
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = UID(IMPLEMENTATION_UID)
    meta.ImplementationVersionName = f"OVERREAD_{version('overread')}"[:16]
    return meta
