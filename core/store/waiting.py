"""Words that the database could not take yet, as the journal keeps them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

import msgspec

from core.errors import StoreFault, TextFault
from core.findings import Assessment, CaseKey, QueueReason
from core.review.sampling import AgreementSample
from core.store.audit_chain import TrailEvent, TrailKind
from core.store.journal import Journal
from core.store.rows import assessment_of, assessment_row, outline_of, region_rows
from core.study import FrameOrigin

T = TypeVar("T")


class KeptWord(msgspec.Struct, frozen=True):
    """An assessment as its row and those of its regions: a path as bytes, for a file name need not be text."""

    row: dict[str, Any]
    regions: list[dict[str, Any]]


class KeptNote(msgspec.Struct, frozen=True):
    """An event of the audit trail that tells of no row."""

    kind: TrailKind
    who: str
    origin: FrameOrigin | None
    details: dict[str, Any]


class Waiting(msgspec.Struct, frozen=True):
    """One call of the store. record: one word, with what the queue and the kept copy need; repeat: words that repeat
    what was recorded; withdraw: words that were taken back; note: an event of the trail."""

    verb: Literal["record", "repeat", "withdraw", "note"]
    words: tuple[KeptWord, ...] = ()
    queue_reason: QueueReason | None = None
    keep: Literal["copy", "refer"] = "refer"
    sample: AgreementSample | None = None
    note: KeptNote | None = None

    @property
    def assessments(self) -> list[Assessment]:
        return [assessment_of(one.row, tuple(map(outline_of, one.regions))) for one in self.words]


@dataclass(frozen=True, slots=True)
class NotStored:
    """How many words wait in the journal, and the sentence that says why; 0 and '' where none does."""

    words: int = 0
    reason: str = ""


def kept_words(words: Sequence[Assessment]) -> tuple[KeptWord, ...]:
    return tuple(KeptWord(assessment_row(word), region_rows(word)) for word in words)


def kept_note(event: TrailEvent) -> KeptNote:
    """For events that tell of no row. The trail needs no path."""
    origin = None if event.origin is None else replace(event.origin, path="")
    return KeptNote(event.kind, event.who, origin, event.details)


def note_event(note: KeptNote) -> TrailEvent:
    return TrailEvent(note.kind, note.who, note.origin, note.details)


def packed(entry: Waiting) -> bytes:
    return msgspec.msgpack.encode(entry)


def unpacked(payload: bytes) -> Waiting:
    return msgspec.msgpack.decode(payload, type=Waiting)


def with_waiting(
    held: list[Assessment], entries: Sequence[Waiting], cases: Sequence[CaseKey], reader: str | None
) -> list[Assessment]:
    """The words that the database holds of these cases, with those that wait, and without those taken back since."""
    if not entries:
        return held
    gone = {word.assessment_id for entry in entries if entry.verb == "withdraw" for word in entry.assessments}
    there = {word.assessment_id for word in held}
    said = [word for entry in entries if entry.verb in ("record", "repeat") for word in entry.assessments]
    said = [word for word in said if word.assessment_id not in there and reader in (None, word.reader)]
    waiting = [word for word in said if any(_is_of(word, case) for case in cases)]
    return [word for word in (*held, *waiting) if word.assessment_id not in gone]


def withdrawn_waiting(entries: Sequence[Waiting], case: CaseKey, reader: str) -> list[Assessment]:
    """What this reader said of a case and took back, as far as taking it back waits."""
    taken_back = [word for entry in entries if entry.verb == "withdraw" for word in entry.assessments]
    return [word for word in taken_back if word.reader == reader and _is_of(word, case)]


def _is_of(word: Assessment, case: CaseKey) -> bool:
    """Whether a word was said of a case: by its study, or by its frame."""
    frame = (word.origin.sha256, word.origin.number) == (case.sha256, case.number)
    return (bool(case.study_uid) and word.scope.uid == case.study_uid) or (bool(case.sha256) and frame)


class WaitingRoom:
    """The journal of one store. `store_entry`: stores one entry, once, however often called; raises StoreFault."""

    def __init__(self, journal: Journal, store_entry: Callable[[Waiting], None]) -> None:
        self._journal, self._store_entry = journal, store_entry
        self._reason = ""

    def prepare(self) -> None:
        """Take the journal's room, and store what waits there since an earlier run."""
        with suppress(OSError):  # without it, a word that cannot be stored is a fault that the reader is told
            self._journal.prepare()
        with suppress(StoreFault):  # `not_stored` says why
            self.store_all()

    def attempt(self, entry: Waiting, work: Callable[[], T]) -> T | None:
        """Do the work, after what waits already; where the database cannot take it, let the entry wait, and None.

        Raises StoreFault where the journal cannot take it either, or the database never will.
        """
        try:
            self.store_all()
            return work()
        except TextFault:
            raise
        except StoreFault as fault:
            try:
                with self._journal.locked():
                    self._journal.append(packed(entry))
            except OSError:
                raise fault from None
            self._reason = fault.message
            return None

    def store_all(self) -> None:
        """Store what waits, oldest first; a text that the database can never take waits on alone. Raises StoreFault,
        and then all of it goes on waiting."""
        if self._journal.is_empty:
            return
        try:
            with self._journal.locked():
                entries = self._entries()
                refused = [entry for entry in entries if not self._is_stored(entry)]
                if refused != entries:
                    self._journal.replace([packed(entry) for entry in refused])
        except OSError as error:
            raise StoreFault(
                f"The journal {self._journal.path} cannot be used ({error.strerror or error}); check its rights."
            ) from error
        except StoreFault as fault:
            self._reason = fault.message
            raise

    def _is_stored(self, entry: Waiting) -> bool:
        try:
            self._store_entry(entry)
        except TextFault as fault:
            self._reason = fault.message
            return False
        return True

    def entries(self) -> list[Waiting]:
        """What waits, oldest first."""
        return [] if self._journal.is_empty else self._entries()

    def _entries(self) -> list[Waiting]:
        return [unpacked(payload) for payload in self._journal.payloads()]

    @property
    def not_stored(self) -> NotStored:
        words = sum(1 for entry in self.entries() if entry.verb in ("record", "withdraw"))
        return NotStored(words, self._reason) if words else NotStored()
