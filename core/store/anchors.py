"""How long the audit trail was when it was last written, kept outside the database: `audit.anchor` in the data folder.

A trail whose end was cut off is sound in itself; only who knows how long it was can tell. The anchor moves after each
commit, so that after the end of a process it may lag behind the trail, and never leads it. It holds two slots of 256
bytes, written by turns and each signed: a torn write leaves the other, and no write needs room on a full disk. It is
not synced, for the commit before it was: after a power cut it may lag by what the system had not written yet.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from core.errors import StoreFault
from core.file_lock import held
from core.store.audit_key import AuditKey
from core.store.keyring_entries import keep_secret, read_secret

ANCHOR_FILE = "audit.anchor"
LOCK_FILE = "audit.lock"
SLOT_BYTES = 256
PATIENCE_S = 5.0
GENESIS = "0" * 64  # what stands for the row before the first one


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The number of rows of a trail, and the `mac` of the last one."""

    count: int = 0
    mac: str = GENESIS


@dataclass(frozen=True, slots=True)
class _Slot:
    serial: int
    head: ChainHead


class Anchors:
    """The anchor of one data folder, and with `in_keyring` a second one there. Usable from several processes."""

    def __init__(self, data_dir: Path, key: AuditKey, in_keyring: bool = False, server: str = "") -> None:
        """`server`: how a server's database is called, which has an anchor of its own; '' for the folder's own."""
        suffix = f"-{hashlib.sha256(server.encode()).hexdigest()[:8]}" if server else ""
        self.path = data_dir / ANCHOR_FILE.replace(".", f"{suffix}.")
        self._key = key
        self._entry = f"audit anchor{suffix} of {data_dir.resolve()}" if in_keyring else ""

    def read(self) -> ChainHead | None:
        """What the file says last; None where it is missing, unreadable, damaged, or signed with another key."""
        newest = max(self._slots().values(), key=lambda slot: slot.serial, default=None)
        return newest.head if newest is not None else None

    def read_keyring(self) -> ChainHead | None:
        """What the keyring says; None where it is not asked for, or knows nothing. Raises EnvironmentLacks."""
        text = read_secret(self._entry) if self._entry else None
        slot = self._parsed(text.encode()) if text is not None else None
        return slot.head if slot is not None else None

    def keyring_knows(self) -> bool:
        """Whether the keyring has an anchor, which a new trail or an older one must not overwrite."""
        return self._entry != "" and self.read_keyring() is not None

    @property
    def in_keyring(self) -> bool:
        return bool(self._entry)

    def begin(self) -> None:
        """Before the first row is committed: a trail that is lost before its first anchor is no trail of ours. A file
        without a byte is what a full disk left of an earlier beginning."""
        if not (self.path.exists() and self.path.stat().st_size) and not self.keyring_knows():
            self.put(ChainHead())

    def move(self, head: ChainHead) -> None:
        """Forward to this head; another process may have moved it further. Raises OSError, TimeoutError."""
        with held(self.path.with_name(LOCK_FILE), PATIENCE_S):
            now = self.read()
            if now is None or now.count < head.count:
                self._write(head)

    def put(self, head: ChainHead) -> None:
        """To this head, be it forward or back: at the beginning, after a restoration, and when a person says so.
        Raises StoreFault."""
        try:
            with held(self.path.with_name(LOCK_FILE), PATIENCE_S):
                self._write(head)
        except OSError as error:
            raise StoreFault(
                "The audit trail's anchor {path} cannot be written ({reason}); free some space, or check its rights.",
                path=self.path,
                reason=error.strerror or error,
            ) from error

    def _write(self, head: ChainHead) -> None:
        slots = self._slots()
        serial = max((slot.serial for slot in slots.values()), default=0) + 1
        oldest = min((0, 1), key=lambda place: slots[place].serial if place in slots else -1)
        text = self._signed(_Slot(serial, head))
        with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0) as stream:
            stream.seek(oldest * SLOT_BYTES)
            stream.write(text.ljust(SLOT_BYTES - 1) + b"\n")
        if self._entry:
            keep_secret(self._entry, text.decode())

    def _slots(self) -> dict[int, _Slot]:
        try:
            content = self.path.read_bytes()
        except OSError:
            return {}
        found = {place: self._parsed(content[place * SLOT_BYTES : (place + 1) * SLOT_BYTES]) for place in (0, 1)}
        return {place: slot for place, slot in found.items() if slot is not None}

    def _signed(self, slot: _Slot) -> bytes:
        said = f"{slot.serial} {slot.head.count} {slot.head.mac}"
        return f"{said} {self._key.mac('anchor', said.encode())}".encode()

    def _parsed(self, text: bytes) -> _Slot | None:
        parts = text.split()
        if len(parts) != 4 or not (parts[0].isdigit() and parts[1].isdigit()):
            return None
        slot = _Slot(int(parts[0]), ChainHead(int(parts[1]), parts[2].decode("ascii", "replace")))
        return slot if self._signed(slot) == b" ".join(parts) else None
