"""The store: one SQLite file, `overread.db`, in the data folder, and the kept instances beside it.

WAL with `synchronous=FULL`: what `record` has returned survives the end of the process and of the power. Readers never
wait; writers take turns.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import ColumnElement, Engine, and_, insert, select

from core.errors import QueueFault, StoreFault
from core.findings import Assessment, BundleRef, CaseKey, Prediction, QueueEntry, QueueReason, QueueState
from core.review.agreement import QueueStats
from core.review.assessing import utc_now
from core.review.queue_rules import QueueEvent, QueueSite
from core.review.sampling import AgreementSample
from core.settings import load_settings
from core.store.anchors import Anchors, ChainHead
from core.store.audit import AuditEvent, add_event, read_events
from core.store.audit_chain import (
    AUTOMATIC,
    AuditTrail,
    TrailEvent,
    TrailKind,
    begin_trail,
    chain_head,
    is_signed_by,
)
from core.store.audit_check import AuditReport, check_trail
from core.store.audit_key import audit_key
from core.store.audit_list import TrailRow, read_trail
from core.store.describing import description_of
from core.store.faults import told_as_store_faults
from core.store.forgetting import Kept, Subject, forget_rows, kept_of, overwrite_what_went
from core.store.instances import InstanceFolder
from core.store.journal import Journal
from core.store.kept_predictions import keep_maps, of_kind, predicted_event, without_double
from core.store.people import People
from core.store.place import Place, place_of
from core.store.queue import QUEUE, TAKEN_BACK, is_withdrawn, open_entries, read_entries, read_stats
from core.store.queue_log import add_events, enter, let_follow
from core.store.queue_tables import queue_current
from core.store.queue_totals import read_state_counts
from core.store.review_queue import ReviewQueue, no_entry, set_states
from core.store.rows import prediction_of, prediction_row
from core.store.schema import bring_up_to_date
from core.store.tables import assessments, audit_events, heatmaps, predictions, queue_entries
from core.store.trail_events import decided_event, step_event
from core.store.transactions import Transactions
from core.store.waiting import (
    NotStored,
    Waiting,
    WaitingRoom,
    copy_of,
    with_waiting,
    withdrawn_waiting,
)
from core.store.withdrawing import withdraw
from core.store.words import insert_word, of_cases, read_words
from core.study import FrameOrigin

FILE_NAME = "overread.db"
CASES_AT_ONCE = 400  # three variables each; SQLite takes 32,766 in a statement
BUSY_TIMEOUT_S = 5.0


def open_store(data_dir: Path, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Store:
    """Open the store of a data folder, or the department's database that its settings name; create it where needed.

    Raises StoreFault, and EnvironmentLacks where the settings cannot be used or the key of an encrypted file is gone.
    """
    path = data_dir / FILE_NAME
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFault(
            "The data folder {data_dir} cannot be made ({reason}); choose another with --data-dir.",
            data_dir=data_dir,
            reason=error.strerror or error,
        ) from error
    place = place_of(path)
    if not place.is_shared:
        # A data folder that was there before may be open to others; what is in it is not. SQLite names what hinders it.
        # A database that is there is not touched: to close it here would end the locks of this process's connections.
        with suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = place.engine(busy_timeout_s)
    try:
        trail = open_trail(place)
        with told_as_store_faults(place.named):
            copied = bring_up_to_date(engine, place.named, begin=partial(begin_trail, trail=trail))
            let_follow(engine)
        store = Store(engine, place, trail, busy_timeout_s)
        store.copied_before_upgrade = copied
        store.prepare()
    except BaseException:
        engine.dispose()
        raise
    return store


def open_trail(place: Place) -> AuditTrail:
    """What signs the audit trail of a database, by the settings beside it. Raises StoreFault, EnvironmentLacks.

    A server's database has an anchor of its own in each station's data folder, beside that of the station's own file.
    """
    data_dir = place.file.parent
    in_keyring = load_settings(data_dir).audit_in_keyring
    key = audit_key(data_dir, in_keyring)
    return AuditTrail(key, Anchors(data_dir, key, in_keyring, str(place.named) if place.is_shared else ""))


class Store:
    """What readers and networks said, kept. One instance a process; every method may be called from any thread.

    Every method raises StoreFault where the database is locked, damaged, read-only or out of disk.
    `copied_before_upgrade`: where the older database lies that this one was migrated from when it was opened.
    """

    copied_before_upgrade: Path | None = None

    def __init__(self, engine: Engine, place: Place, trail: AuditTrail, busy_timeout_s: float) -> None:
        """`engine`: of a database that is up to date; use `open_store`. `place`: whose folder also holds what no
        database does."""
        self._engine = engine
        self.place, self._named = place, place.named
        self._trail = trail
        self._transactions = Transactions(engine, place.named, trail, busy_timeout_s)
        self._reading, self._writing = self._transactions.reading, self._transactions.writing
        self._instances = InstanceFolder(place.file.parent)
        self._waiting = WaitingRoom(Journal(place.file.parent, seal=place.journal_seal()), self._store_entry)
        self.people = People(self._transactions)

    def prepare(self) -> None:
        """Anchor the trail of a new database, and store what waits since an earlier run."""
        self._trail.anchor()
        if self.place.is_shared and self._trail.anchors.read() is None:
            self._join()
        self._waiting.prepare()

    def _join(self) -> None:
        """A station that has not seen this database before: it has to sign as the others do, and says that it came."""
        with self._reading() as connection:
            if not is_signed_by(connection, self._trail.key):
                raise StoreFault(
                    "The audit trail of the database {named} is signed with another key than this station's; "
                    "copy audit.key from the data folder of a station that uses it into this one's.",
                    named=self._named,
                )
        self.anchor_anew(AUTOMATIC)

    def review(self, site: QueueSite) -> ReviewQueue:
        """The relabel queue as several people work on it, by the rules of a site."""
        return ReviewQueue(self._transactions, site)

    def save_prediction(self, prediction: Prediction) -> None:
        """`save_predictions` for one."""
        self.save_predictions([prediction])

    def save_predictions(self, made: Sequence[Prediction]) -> None:
        """Keep predictions with their heatmaps, all in one transaction.

        One of the same kind that is there already stays as it is: a verdict may rest on it. Where it was made without
        maps, it is given those of the new one.
        """
        with self._writing() as connection:
            new = without_double(connection, made)
            if new:
                now = utc_now()
                rows = [prediction_row(prediction) | {"created_at": now} for prediction in new]
                connection.execute(insert(predictions), rows)
                self._trail.append(connection, list(map(predicted_event, new, rows)))
            for prediction in made:
                if prediction.heatmaps:
                    keep_maps(connection, prediction, any(prediction is one for one in new))

    def find_prediction(
        self, sha256: str, frame_number: int, bundle: BundleRef, views: int = 0, overridden_by: str = ""
    ) -> Prediction | None:
        """The kept prediction of a frame by a bundle, exactly as it was saved, or None.

        It has scores and no heatmaps where it was made without them.
        """
        wanted = and_(
            predictions.c.sha256 == sha256,
            predictions.c.frame_number == frame_number,
            of_kind(bundle, views, overridden_by),
        )
        with self._reading() as connection:
            row = connection.execute(select(predictions).where(wanted)).mappings().first()
            if row is None:
                return None
            of_it = heatmaps.c.prediction_id == row["prediction_id"]
            maps = connection.execute(select(heatmaps).where(of_it).order_by(heatmaps.c.position)).mappings()
            return prediction_of(row, list(maps))

    def predicted_frames(self, bundle: BundleRef, views: int = 0) -> set[tuple[str, int]]:
        """SHA-256 and number of every frame that `find_prediction` knows, without an override, of a bundle."""
        columns = (predictions.c.sha256, predictions.c.frame_number)
        with self._reading() as connection:
            rows = connection.execute(select(*columns).where(of_kind(bundle, views, "")))
            return {(row[0], row[1]) for row in rows}

    def record(
        self,
        assessment: Assessment,
        queue_reason: QueueReason | None,
        keep: Literal["copy", "refer"],
        content: bytes | None = None,
        sample: AgreementSample | None = None,
    ) -> int | None:
        """Keep an assessment and, with a reason, open its queue entry, in one transaction; the queue id or None.

        Before that, a flagged instance is copied into the data folder (`keep` "copy"); a missing original is no
        error. A member of an archive is no file that could be copied or referred to: its `content` is handed in, and
        kept either way. A word that needs no queue, or comes there as a sample of agreement alone (`sample`: how it was
        drawn), takes back the reader's own open entry on the same finding of the same frame or study and bundle: that
        entry becomes "rejected".

        What the database cannot take waits in the journal (`not_stored`), and None is returned; a copy that the disk
        cannot take waits there too, and the word is stored without it. StoreFault only where the journal cannot take
        it either. A member of an archive that waited is kept only if it is still to be found.
        """
        entry = Waiting("record", [assessment], queue_reason, keep, sample)
        return self._waiting.attempt(entry, partial(self._record, entry, assessment, content))

    def _record(self, entry: Waiting, word: Assessment, content: bytes | None) -> int | None:
        if entry.queue_reason is not None and (entry.keep == "copy" or content is not None):
            try:
                self._instances.keep(word.origin, content)
            except StoreFault as fault:
                self._waiting.add_copy(word, fault)
        return self._insert(entry, word)

    def _insert(self, entry: Waiting, word: Assessment) -> int | None:
        with self._writing() as connection:
            (kept, rows), now = insert_word(connection, word), utc_now()
            queue_id, closed = None, []
            if entry.queue_reason in (None, "agreement_sample"):
                closed = open_entries(connection, kept)
                taken_back = partial(QueueEvent, action="take_back", state="rejected", at=now, who=kept.reader)
                rows += add_events(connection, [taken_back(0, number, role=kept.role) for number in closed])
            if entry.queue_reason is not None:
                queue_id, entered = enter(connection, kept, entry.queue_reason, now, entry.sample)
                rows += entered
            self._trail.append(connection, [decided_event(kept, rows, queue=queue_id, closed=closed)])
            return queue_id

    def assessments(self, sha256: str, frame_number: int) -> list[Assessment]:
        """All words on a frame that hold, oldest first."""
        of_frame = and_(assessments.c.sha256 == sha256, assessments.c.frame_number == frame_number)
        return self._words(and_(of_frame, ~is_withdrawn()))

    def case_words(self, case: CaseKey, reader: str | None = None) -> list[Assessment]:
        """All words on a case that hold, of one reader where given, oldest first."""
        waiting = self._waiting.entries()  # before the database is asked: what is stored in between is then in both
        wanted = and_(of_cases([case]), ~is_withdrawn())
        held = self._words(wanted if reader is None else and_(wanted, assessments.c.reader == reader))
        return with_waiting(held, waiting, [case], reader)

    def withdrawn_words(self, case: CaseKey, reader: str) -> list[Assessment]:
        """What a reader said of a case and took back, oldest first."""
        waiting = self._waiting.entries()
        held = self._words(and_(of_cases([case]), assessments.c.reader == reader, is_withdrawn()))
        return withdrawn_waiting(held, waiting, case, reader)

    def words_on(self, cases: Sequence[CaseKey], reader: str) -> list[Assessment]:
        """As `case_words`, for many cases at a time."""
        waiting = self._waiting.entries()
        found: list[Assessment] = []
        for first in range(0, len(cases), CASES_AT_ONCE):
            some = of_cases(cases[first : first + CASES_AT_ONCE])
            found.extend(self._words(and_(some, assessments.c.reader == reader, ~is_withdrawn())))
        return with_waiting(found, waiting, cases, reader)

    def _words(self, wanted: ColumnElement[bool]) -> list[Assessment]:
        with self._reading() as connection:
            return read_words(connection, wanted)

    def withdraw(self, words: Sequence[Assessment]) -> None:
        """Take words back, all in one transaction: from now on they count nowhere as said, and stay on record.

        `words`: of one reader on one finding of one case. The queue entries that they opened are gone from the queue;
        the entry that they closed is open again. A word that was taken back before stays so.
        """
        self._waiting.attempt(Waiting("withdraw", words), partial(self._withdraw, words))

    def _withdraw(self, words: Sequence[Assessment]) -> None:
        with self._writing() as connection:
            rows = withdraw(connection, words)
            if rows:
                ids = [word.assessment_id for word in words]
                event = TrailEvent("changed", words[0].reader, words[0].origin, {"withdrawn": ids}, rows)
                self._trail.append(connection, [event])

    def note(self, kind: TrailKind, who: str, origin: FrameOrigin | None, details: dict[str, Any]) -> None:
        """Add to the audit trail what changes nothing else: that a reader opened an image, or saw the network's view.

        `details`: JSON values, without a patient, a path or a text of a person.
        """
        event = TrailEvent(kind, who, origin, details | {"note": uuid.uuid4().hex})
        self._waiting.attempt(Waiting("note", note=event), partial(self._note, event))

    def _note(self, event: TrailEvent) -> None:
        with self._writing() as connection:
            self._trail.append(connection, [event])

    @property
    def not_stored(self) -> NotStored:
        """How many words wait in the journal, and why."""
        return self._waiting.not_stored

    def store_waiting(self) -> None:
        """Store what waits in the journal. Raises StoreFault; then it goes on waiting."""
        self._waiting.store_all()

    def _store_entry(self, entry: Waiting) -> list[Waiting]:
        """Once, however often: the end of a process may come after it was stored and before the journal knew. What of
        it goes on waiting: a copy that the disk does not take."""
        words = entry.words
        if entry.note is not None:
            if not self._is_noted(entry.note):
                self._note(entry.note)
        elif entry.verb == "withdraw":
            self._withdraw_late(words)
        elif entry.verb != "copy":
            known = self._known([word.assessment_id for word in words])
            new = [word for word in words if word.assessment_id not in known]
            if entry.verb == "repeat" and new:
                self._keep_words(new)
            elif new:
                self._insert(entry, new[0])
        wants_copy = entry.verb == "copy" or (entry.queue_reason is not None and entry.keep == "copy")
        return self._uncopied(words[0]) if wants_copy else []

    def _uncopied(self, word: Assessment) -> list[Waiting]:
        """Copy the image of a word that waited; what goes on waiting where the disk does not take it."""
        try:
            self._instances.keep(word.origin)
        except StoreFault as fault:
            self._waiting.note_reason(fault)
            return [copy_of(word)]
        return []

    def _withdraw_late(self, words: Sequence[Assessment]) -> None:
        """What the rules of the queue have come to forbid meanwhile stays said; the trail tells of it."""
        try:
            self._withdraw(words)
        except QueueFault:
            ids = [word.assessment_id for word in words]
            self._note(TrailEvent("changed", words[0].reader, words[0].origin, {"not_withdrawn": ids}))

    def _known(self, ids: Sequence[str]) -> set[str]:
        with self._reading() as connection:
            of_them = assessments.c.assessment_id.in_(ids)
            return set(connection.execute(select(assessments.c.assessment_id).where(of_them)).scalars())

    def _is_noted(self, event: TrailEvent) -> bool:
        with self._reading() as connection:
            return any(row.details == event.details for row in read_trail(connection, kind=event.kind))

    def keep_words(self, words: Sequence[Assessment]) -> None:
        """Keep words that repeat what was recorded; what they opened in the queue stays as it is."""
        self._waiting.attempt(Waiting("repeat", words), partial(self._keep_words, words))

    def _keep_words(self, words: Sequence[Assessment]) -> None:
        with self._writing() as connection:
            kept = [insert_word(connection, word) for word in words]
            told = [decided_event(word, rows, queue=None, closed=[]) for word, rows in kept]
            self._trail.append(connection, told)

    def queue(self, state: QueueState | None = None) -> list[QueueEntry]:
        """The relabel queue, newest first; of one state where given."""
        wanted = QUEUE if state is None else QUEUE.where(queue_current.c.state == state)
        with self._reading() as connection:
            return read_entries(connection, wanted.order_by(queue_entries.c.queue_id.desc()))

    def queue_counts(self) -> dict[QueueState, int]:
        """How many entries of the relabel queue stand in each state; those without any are left out."""
        with self._reading() as connection:
            return read_state_counts(connection)

    def withdrawn_entries(self) -> list[QueueEntry]:
        """The entries whose first word was taken back: none of the queue's any more, but an export may hold them."""
        with self._reading() as connection:
            return read_entries(connection, TAKEN_BACK)

    def queue_entry(self, queue_id: int) -> QueueEntry:
        """One entry. Raises StoreFault where there is none of that number."""
        with self._reading() as connection:
            found = read_entries(connection, QUEUE.where(queue_entries.c.queue_id == queue_id))
        if not found:
            raise no_entry(queue_id)
        return found[0]

    def set_queue_state(self, queue_ids: Sequence[int], state: QueueState, who: str = "") -> None:
        """Move entries to a state by hand, all or none; `who` did it. `review` has the steps of a site with several
        readers. Raises StoreFault where an entry does not exist, QueueFault where it cannot be moved so."""
        with self._writing() as connection:
            events, rows = set_states(connection, queue_ids, state, who)
            if events:
                self._trail.append(connection, [step_event(events, rows)])

    def queue_stats(self) -> QueueStats:
        """The queue counted, and how far readers and network agree (over all assessments, queued or not)."""
        with self._reading() as connection:
            return read_stats(connection)

    def add_audit_event(self, event: AuditEvent) -> None:
        """Keep a decision about networks; it can neither be changed nor removed afterwards."""
        with self._writing() as connection:
            row = add_event(connection, event)
            told = TrailEvent(event.kind, event.who, None, {"event": event.event_id}, [(audit_events, row)])
            self._trail.append(connection, [told])

    def audit_events(self) -> list[AuditEvent]:
        """Every decision about networks, oldest first."""
        with self._reading() as connection:
            return read_events(connection)

    def chain_head(self) -> ChainHead:
        """The end of the audit trail, to be noted elsewhere, as in an export: what it has seen cannot be cut off."""
        with self._reading() as connection:
            return chain_head(connection)

    def trail(self, limit: int | None = None, kind: str | None = None) -> list[TrailRow]:
        """The audit trail, newest first; of one kind where given."""
        with self._reading() as connection:
            return read_trail(connection, limit, kind)

    def check_trail(self, known: ChainHead | None = None) -> AuditReport:
        """Read the whole audit trail and hold the other tables against it; see `core.store.audit_check`."""
        with self._reading() as connection:
            return check_trail(connection, self._trail, known)

    def is_anchored(self) -> bool:
        """Whether the trail ends where the anchor saw it, or goes on from there; a look at its end alone."""
        with self._reading() as connection:
            return self._trail.is_anchored(connection)

    def anchor_anew(self, who: str) -> None:
        """Take the trail as it is for whole from now on, where the anchor was lost; the trail says who did so."""
        with self._writing() as connection:
            anchor = self._trail.anchors.read()
            details = {"replaced": None if anchor is None else {"count": anchor.count, "mac": anchor.mac}}
            head = self._trail.append(connection, [TrailEvent("anchored", who, None, details)])
        self._trail.anchors.put(head)

    def kept_of(self, subject: Subject) -> Kept:
        """What is held of a patient."""
        with self._reading() as connection:
            return kept_of(connection, subject)

    def forget(self, kept: Kept, who: str) -> int:
        """Forget a patient: what the rows tell of her, and the copies of her images; the number of copies.

        What was deleted is overwritten on the disk, as far as the file system overwrites at all.
        """
        self.store_waiting()
        self._waiting.drop_copies(kept.images)
        # The copies first: once the rows are gone, nobody knows any more whose they were.
        removed = sum(self._instances.remove(sha256) for sha256 in kept.images)
        if not kept.is_empty:
            with self._writing() as connection:
                forget_rows(connection, self._trail, kept, who)
        with self._transactions.alone():
            overwrite_what_went(self._engine)
        return removed

    def instance_file(self, origin: FrameOrigin) -> Path | None:
        """The kept copy if whole, else the original if it still has that SHA-256, else None. Reads the file whole."""
        return self._instances.find(origin)

    def description(self) -> str:
        """What the database is: its kind, version, schema, and whether it is encrypted."""
        with self._reading() as connection:
            return description_of(connection)

    def close(self) -> None:
        self._engine.dispose()
