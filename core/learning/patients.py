"""Whose picture it is: what the set states or, where it states nothing, the DICOM header; and digests for lists."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from core.dicom.finding import Found
from core.dicom.scanning import scan_file
from core.learning.datasets import LabelledImage


def header_digest(patient_id: str) -> str:
    """A Patient ID as it may stand in a list: 16 hexadecimal digits of SHA-256; '' for none."""
    return hashlib.sha256(patient_id.encode("utf-8", "surrogatepass")).hexdigest()[:16] if patient_id else ""


def header_patients(records: Sequence[LabelledImage]) -> list[str]:
    """`header_digest` of each file, from its header alone; '' where there is none, or the file cannot be read."""
    return [header_digest(scan_file(Found(str(record.path))).patient_id) for record in records]


def with_header_patient(record: LabelledImage, digest: str) -> LabelledImage:
    """Where the set states no patient, the header's stands for it."""
    if record.patient_stated or not digest:
        return record
    return replace(record, patient=digest, patient_stated=True)


def with_header_patients(records: Sequence[LabelledImage]) -> list[LabelledImage]:
    """The same of all, for whoever has not looked at the files yet; only headers that are needed are read."""
    silent = [record for record in records if not record.patient_stated]
    digests = dict(zip((record.path for record in silent), header_patients(silent), strict=True))
    return [with_header_patient(record, digests.get(record.path, "")) for record in records]


def patient_words(record: LabelledImage, header: str) -> frozenset[str]:
    """Every word under which the patient may be known elsewhere: as stated, as a header's digest would state it, and
    the digest of the image's own `header` ('' for none). Empty where nothing is known."""
    stated = {record.patient, header_digest(record.patient)} if record.patient_stated else set()
    return frozenset(stated | {header}) - {""}


def patient_digests(record: LabelledImage, header: str) -> frozenset[str]:
    """32 hexadecimal digits of SHA-256 over each of `patient_words`: two images of one patient share one of them,
    whether a column or a header states the patient."""
    return frozenset(
        hashlib.sha256(f"patient:{word}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
        for word in patient_words(record, header)
    )
