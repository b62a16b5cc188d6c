"""The key of the audit trail, and what is computed with it. It lies outside the database, so that whoever can only
write the database can neither add a row to the trail nor find out which patient a pseudonym stands for."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from core.errors import StoreFault
from core.secret_file import read_or_make
from core.store.keyring_entries import keep_secret, read_secret

KEY_FILE = "audit.key"
KEY_BYTES = 32
PATIENT_DIGITS = 32
Purpose = Literal["row", "content", "patient", "anchor", "study", "finding"]


@dataclass(frozen=True, slots=True)
class AuditKey:
    """32 random bytes; each purpose has a key of its own derived from them."""

    secret: bytes = field(repr=False)

    def mac(self, purpose: Purpose, message: bytes) -> str:
        """HMAC-SHA256 (RFC 2104) as 64 hexadecimal digits, under the purpose's own key."""
        own = hmac.digest(self.secret, f"overread audit {purpose}".encode(), "sha256")
        return hmac.digest(own, message, "sha256").hex()

    def patient(self, patient_id: str) -> str:
        """32 hexadecimal digits that stand for a patient; '' where the patient is unknown."""
        return self.mac("patient", patient_id.encode("utf-8", "surrogatepass"))[:PATIENT_DIGITS] if patient_id else ""


def audit_key(data_dir: Path, in_keyring: bool = False) -> AuditKey:
    """The key of a data folder, made at the first call: in `audit.key`, for its owner only, or in the keyring.

    Raises StoreFault where the file cannot be read or made, or has another length; EnvironmentLacks without a keyring.
    """
    if in_keyring:
        return AuditKey(_from_keyring(data_dir))
    path = data_dir / KEY_FILE
    try:
        secret = read_or_make(path, KEY_BYTES)
    except OSError as error:
        raise StoreFault(
            "The audit key {path} cannot be read or made ({reason}); free some space, or "
            "check the rights of its folder.",
            path=path,
            reason=error.strerror or error,
        ) from error
    if len(secret) != KEY_BYTES:
        raise StoreFault(
            "The audit key {path} is damaged ({count} bytes, not {key_bytes}); put a copy back.",
            path=path,
            count=len(secret),
            key_bytes=KEY_BYTES,
        )
    return AuditKey(secret)


def _from_keyring(data_dir: Path) -> bytes:
    name = f"audit key of {data_dir.resolve()}"
    kept = read_secret(name)
    if kept is None:
        kept = secrets.token_hex(KEY_BYTES)
        keep_secret(name, kept)
    return bytes.fromhex(kept)
