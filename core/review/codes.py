"""The codes that a decision is told in. `docs/queue.md` publishes the private ones with their meanings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.findings import Role

PRIVATE_SCHEME = "99OVERREAD"
FinalCall = Literal["accepted", "corrected", "modified", "overridden"]


@dataclass(frozen=True, slots=True)
class Code:
    """A code as DICOM writes it (PS3.3 8.8): value and scheme have up to 16 characters, the meaning up to 64."""

    value: str
    scheme: str
    meaning: str


# CID 7453 Performing Roles
ROLE_CODES: dict[Role, Code] = {
    "Reader": Code("C28747", "NCIt", "Reader"),
    "Reviewer": Code("C54634", "NCIt", "Reviewer"),
    "Adjudicator": Code("C96561", "NCIt", "Adjudicator"),
}
REASON_MEANINGS: dict[str, Code] = {
    "FP": Code("FP", PRIVATE_SCHEME, "False positive of the network"),
    "FN": Code("FN", PRIVATE_SCHEME, "False negative of the network"),
    "wrong_class": Code("WRONG_CLASS", PRIVATE_SCHEME, "Abnormality seen, but named wrongly"),
    "wrong_place": Code("WRONG_PLACE", PRIVATE_SCHEME, "Finding right, but in another place"),
    "quality": Code("QUALITY", PRIVATE_SCHEME, "Image quality does not allow an answer"),
    "out_of_scope": Code("OUT_OF_SCOPE", PRIVATE_SCHEME, "Image outside what the network is made for"),
}
CALL_CODES: dict[FinalCall, Code] = {
    "accepted": Code("ACCEPTED", PRIVATE_SCHEME, "Network's call stands as it is"),
    "corrected": Code("CORRECTED", PRIVATE_SCHEME, "Network's call is replaced by the opposite"),
    "modified": Code("MODIFIED", PRIVATE_SCHEME, "Network's call stands, its class or place is changed"),
    "overridden": Code("OVERRIDDEN", PRIVATE_SCHEME, "Network's answer is set aside without another"),
}
