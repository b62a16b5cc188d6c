"""UIDs to UIDs, the same for the same key: references between image, report and map stay whole."""

from __future__ import annotations

import hashlib
import hmac
import re
import uuid

from pydicom._uid_dict import UID_dictionary

_UID = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*))+")
_STANDARD = "1.2.840.10008."
LONGEST = 64


def mapped_uid(key: bytes, uid: str) -> str:
    """A UID under 2.25 (PS3.5 B.2) from HMAC-SHA256 of the given one; what the standard itself registers stays."""
    if uid in UID_dictionary or not uid:
        return uid
    digest = hmac.new(key, b"uid:" + uid.encode(), hashlib.sha256).digest()
    return f"2.25.{uuid.UUID(bytes=digest[:16], version=5).int}"


def is_registered_class(uid: str) -> bool:
    """Whether a UID is of the form that the standard gives to classes, codings and schemes."""
    return len(uid) <= LONGEST and uid.startswith(_STANDARD) and _UID.fullmatch(uid) is not None


def is_wellformed(uid: str) -> bool:
    """PS3.5 9.1: at most 64 characters, components of digits without leading zeros."""
    return len(uid) <= LONGEST and _UID.fullmatch(uid) is not None
