"""People and their passphrases: a login, a role of CID 7453, and a seal that only the right passphrase fits."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.errors import UsageFault
from core.findings import Role

MIN_PASSPHRASE = 8
MAX_LOGIN = 128
FREE_FAILURES, LONGEST_WAIT_S = 3, 900
# RFC 7914; OWASP's least for scrypt is n = 2**17 with r = 8, p = 1: 128 MiB, a good part of a second.
_N, _R, _P, _SALT_BYTES = 2**17, 8, 1, 16


@dataclass(frozen=True, slots=True)
class Person:
    """Who reads. Someone who is not listed is a Reader without a passphrase."""

    login: str
    role: Role = "Reader"
    has_passphrase: bool = False


def folded(login: str) -> str:
    """A login without regard to case, width and outer spaces: two that are alike so are one person's."""
    return unicodedata.normalize("NFKC", login).casefold().strip()


def check_login(login: str) -> None:
    """Raises UsageFault for a login that is empty, too long, or not printable."""
    if not login.strip() or len(login) > MAX_LOGIN or not login.isprintable():
        raise UsageFault("A login has 1 to {max_login} printable characters; choose another.", max_login=MAX_LOGIN)


def sealed(passphrase: str) -> str:
    """What is kept of a passphrase: "scrypt$n$r$p$salt$hash", salt and hash in hexadecimal digits.

    Raises UsageFault where it is shorter than MIN_PASSPHRASE.
    """
    if len(passphrase) < MIN_PASSPHRASE:
        raise UsageFault(
            "A passphrase has at least {min_passphrase} characters; choose a longer one.", min_passphrase=MIN_PASSPHRASE
        )
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_hash(passphrase, salt, (_N, _R, _P)).hex()}"


def is_passphrase(passphrase: str, seal: str) -> bool:
    """Whether a passphrase fits a seal; takes the same time for each, a good part of a second."""
    _, n, r, p, salt, digest = seal.split("$")
    found = _hash(passphrase, bytes.fromhex(salt), (int(n), int(r), int(p)))
    return hmac.compare_digest(found, bytes.fromhex(digest))


def wait_s(failures: Sequence[str], now: str) -> int:
    """Whole seconds until the next attempt may be made. `failures`: when the last ones were, UTC, ISO 8601, oldest
    first; beyond FREE_FAILURES each doubles the wait, up to LONGEST_WAIT_S."""
    beyond = len(failures) - FREE_FAILURES
    if beyond < 0:
        return 0
    passed = datetime.fromisoformat(now) - datetime.fromisoformat(failures[-1])
    return max(0, round(min(2.0 ** min(beyond + 1, 16), LONGEST_WAIT_S) - passed.total_seconds()))


def _hash(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    n, r, p = cost
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    return hashlib.scrypt(typed, salt=salt, n=n, r=r, p=p, maxmem=256 * n * r, dklen=32)
