"""Words that the database could not take yet, as the journal keeps them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager, suppress
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
WaitingVerb = Literal["record", "repeat", "withdraw", "note", "copy"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One call of the store. record: one word, with what the queue and the kept copy need; repeat: words that repeat
    what was recorded; withdraw: words that were taken back; note: an event of the trail that tells of no row; copy: the
    image of one word, which is stored itself, is still to be copied."""

    verb: WaitingVerb
    words: Sequence[Assessment] = ()
    queue_reason: QueueReason | None = None
    keep: Literal["copy", "refer"] = "refer"
    sample: AgreementSample | None = None
    note: TrailEvent | None = None


@dataclass(frozen=True, slots=True)
class NotStored:
    """How many words, and how many copies of flagged images, wait in the journal, and the sentence that says why; 0 and
    '' where none does."""

    words: int = 0
    reason: str = ""
    copies: int = 0


class _Note(msgspec.Struct, frozen=True):
    """The trail needs no path of an origin."""

    kind: TrailKind
    who: str
    origin: FrameOrigin | None
    details: dict[str, Any]


class _Packed(msgspec.Struct, frozen=True):
    """A `Waiting` with its words as their rows and those of their regions: a path as bytes, for a file name need not be
    text."""

    verb: WaitingVerb
    words: list[tuple[dict[str, Any], list[dict[str, Any]]]]
    queue_reason: QueueReason | None
    keep: Literal["copy", "refer"]
    sample: AgreementSample | None
    note: _Note | None


def packed(entry: Waiting) -> bytes:
    words, told = [(assessment_row(word), region_rows(word)) for word in entry.words], entry.note
    note = None
    if told is not None:
        origin = None if told.origin is None else replace(told.origin, path="")
        note = _Note(told.kind, told.who, origin, told.details)
    return msgspec.msgpack.encode(_Packed(entry.verb, words, entry.queue_reason, entry.keep, entry.sample, note))


def copy_of(word: Assessment) -> Waiting:
    """That the image of a word is still to be copied; without what the reader said beside it."""
    return Waiting("copy", [replace(word, note="", region=None, outlines=())], keep="copy")


def unpacked(payload: bytes) -> Waiting:
    kept = msgspec.msgpack.decode(payload, type=_Packed)
    words = [assessment_of(row, tuple(map(outline_of, regions))) for row, regions in kept.words]
    told = kept.note
    note = None if told is None else TrailEvent(told.kind, told.who, told.origin, told.details)
    return Waiting(kept.verb, words, kept.queue_reason, kept.keep, kept.sample, note)


def with_waiting(
    held: list[Assessment], entries: Sequence[Waiting], cases: Sequence[CaseKey], reader: str | None
) -> list[Assessment]:
    """The words that the database holds of these cases, with those that wait, and without those taken back since."""
    if not entries:
        return held
    gone = {word.assessment_id for entry in entries if entry.verb == "withdraw" for word in entry.words}
    there = {word.assessment_id for word in held}
    said = [word for entry in entries if entry.verb in ("record", "repeat") for word in entry.words]
    said = [word for word in said if word.assessment_id not in there and reader in (None, word.reader)]
    waiting = [word for word in said if any(_is_of(word, case) for case in cases)]
    return [word for word in (*held, *waiting) if word.assessment_id not in gone]


def withdrawn_waiting(
    held: list[Assessment], entries: Sequence[Waiting], case: CaseKey, reader: str
) -> list[Assessment]:
    """What the database holds of what this reader said of a case and took back, with what it waits to be told of."""
    there = {word.assessment_id for word in held}
    taken_back = [word for entry in entries if entry.verb == "withdraw" for word in entry.words]
    waiting = [word for word in taken_back if word.reader == reader and _is_of(word, case)]
    return [*held, *(word for word in waiting if word.assessment_id not in there)]


def _is_of(word: Assessment, case: CaseKey) -> bool:
    """Whether a word was said of a case: by its study, or by its frame."""
    frame = (word.origin.sha256, word.origin.number) == (case.sha256, case.number)
    return (bool(case.study_uid) and word.scope.uid == case.study_uid) or (bool(case.sha256) and frame)


class WaitingRoom:
    """The journal of one store. `store_entry`: stores one entry, once, however often called, and gives back what of it
    goes on waiting; raises StoreFault."""

    def __init__(self, journal: Journal, store_entry: Callable[[Waiting], list[Waiting]]) -> None:
        self._journal, self._store_entry = journal, store_entry
        self._reason = ""

    def prepare(self) -> None:
        """Take the journal's room, and store what waits there since an earlier run."""
        with suppress(OSError):  # without it, a word that cannot be stored is a fault that the reader is told
            self._journal.prepare()
        with suppress(StoreFault):  # `not_stored` says why
            self.store_all()

    def attempt(self, entry: Waiting, work: Callable[[], T]) -> T | None:
        """Do the work, after what waits already, but the copies, which would be read anew for each word; where the
        database cannot take it, let the entry wait, and None.

        Raises StoreFault where the journal cannot take it either, or the database never will.
        """
        try:
            self.store_all(with_copies=False)
            return work()
        except TextFault:
            raise
        except StoreFault as fault:
            self.add(entry, fault)
            return None

    def add(self, entry: Waiting, fault: StoreFault) -> None:
        """Let an entry wait for that reason. Raises the fault where the journal cannot take it either."""
        try:
            with self._journal.locked():
                self._journal.append(packed(entry))
        except OSError:
            raise fault from None
        self._reason = fault.message

    def add_copy(self, word: Assessment, fault: StoreFault) -> None:
        """Let the copy of the image of a word wait, once for all of its words; as `add`."""
        self._reason = fault.message
        if not any(one.verb == "copy" and one.words[0].origin.sha256 == word.origin.sha256 for one in self.entries()):
            self.add(copy_of(word), fault)

    def store_all(self, *, with_copies: bool = True) -> None:
        """Store what waits, oldest first; a text that the database can never take, and a copy that the disk does not,
        wait on alone. Raises StoreFault, and then all of it goes on waiting."""
        try:
            with self._told():
                if self._journal.is_empty:
                    return
                with self._journal.locked():
                    entries = self._entries()
                    left = [one for entry in entries for one in self._left_of(entry, with_copies)]
                    if left != entries:
                        self._journal.replace([packed(entry) for entry in left])
        except StoreFault as fault:
            self._reason = fault.message
            raise

    def drop_copies(self, images: Container[str]) -> None:
        """Images with these SHA-256 are to be copied no more. Raises StoreFault."""
        with self._told():
            if self._journal.is_empty:
                return
            with self._journal.locked():
                kept = [
                    one for one in self._entries() if one.verb != "copy" or one.words[0].origin.sha256 not in images
                ]
                self._journal.replace([packed(entry) for entry in kept])

    def note_reason(self, fault: StoreFault) -> None:
        """Why something waits."""
        self._reason = fault.message

    def _left_of(self, entry: Waiting, with_copies: bool) -> list[Waiting]:
        """Store an entry; what of it goes on waiting."""
        if entry.verb == "copy" and not with_copies:
            return [entry]
        try:
            return self._store_entry(entry)
        except TextFault as fault:
            self._reason = fault.message
            return [entry]

    def entries(self) -> list[Waiting]:
        """What waits, oldest first. Raises StoreFault where the journal cannot be read."""
        with self._told():
            return [] if self._journal.is_empty else self._entries()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreFault(
                "The journal {path} cannot be used ({reason}); check its rights.",
                path=self._journal.path,
                reason=error.strerror or error,
            ) from error

    def _entries(self) -> list[Waiting]:
        return [unpacked(payload) for payload in self._journal.payloads()]

    @property
    def not_stored(self) -> NotStored:
        entries = self.entries()
        words = sum(1 for entry in entries if entry.verb in ("record", "withdraw"))
        copies = len({entry.words[0].origin.sha256 for entry in entries if entry.verb == "copy"})
        return NotStored(words, self._reason, copies) if words or copies else NotStored()
