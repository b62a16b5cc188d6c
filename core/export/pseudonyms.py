"""Names that say nothing to those without the key, and are the same in every export of one data folder."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from pathlib import Path

from core.errors import ExportFault
from core.secret_file import read_or_make
from core.study import FrameOrigin

KEY_FILE = "export.key"
KEY_BYTES = 32
DIGITS = 16


def pseudonym_key(data_dir: Path) -> bytes:
    """The key of the data folder: 32 random bytes in `export.key`, for its owner only, made at the first call.

    Raises ExportFault where it cannot be read or made, or has another length.
    """
    path = data_dir / KEY_FILE
    try:
        key = read_or_make(path, KEY_BYTES)
    except OSError as error:
        raise ExportFault(
            "The export key {path} cannot be read or made ({reason}); free some space, or "
            "check the rights of its folder.",
            path=path,
            reason=error.strerror or error,
        ) from error
    if len(key) != KEY_BYTES:
        raise ExportFault(
            "The export key {path} is damaged ({count} bytes, not {key_bytes}); restore it from a backup, or "
            "delete it, and later exports will use other pseudonyms.",
            path=path,
            count=len(key),
            key_bytes=KEY_BYTES,
        )
    return key


def frame_pseudonym(key: bytes, origin: FrameOrigin) -> str:
    """16 hexadecimal digits for a frame, from the file's SHA-256 and the frame number."""
    return _pseudonym(key, f"frame:{origin.sha256}:{origin.number}")


def instance_pseudonym(key: bytes, origin: FrameOrigin) -> str:
    """An instance is called after its first frame: as that one's picture."""
    return frame_pseudonym(key, replace(origin, number=1))


def patient_pseudonym(key: bytes, origin: FrameOrigin) -> str:
    """16 hexadecimal digits for a patient; where the patient is unknown, each file stands for one of its own."""
    if origin.patient_id:
        return _pseudonym(key, f"patient:{origin.patient_id}")
    return _pseudonym(key, f"patient of file:{origin.sha256}")


def reader_pseudonym(key: bytes, reader: str) -> str:
    """16 hexadecimal digits for a reader."""
    return _pseudonym(key, f"reader:{reader}")


def assessment_pseudonym(key: bytes, assessment_id: str) -> str:
    """16 hexadecimal digits for a reader's word."""
    return _pseudonym(key, f"assessment:{assessment_id}")


def _pseudonym(key: bytes, subject: str) -> str:
    """HMAC-SHA256 (RFC 2104), cut to 64 bits."""
    return hmac.new(key, subject.encode(), hashlib.sha256).hexdigest()[:DIGITS]
