"""The store: one SQLite file, `overread.db`, in the data folder, and the kept instances beside it.

WAL with `synchronous=FULL`: what `record` has returned survives the end of the process and of the power. Readers never
wait; writers take turns.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Engine, and_, insert, or_, select, tuple_

from core.errors import StoreFault
from core.findings import Assessment, BundleRef, CaseKey, Prediction, QueueEntry, QueueReason, QueueState
from core.review.agreement import QueueStats
from core.review.assessing import utc_now
from core.review.queue_rules import BLIND_STATES, QueueEvent, QueueSite
from core.review.sampling import AgreementSample
from core.store.audit import AuditEvent, add_event, read_events
from core.store.connection import make_engine
from core.store.faults import told_as_store_faults
from core.store.instances import InstanceFolder
from core.store.people import People
from core.store.queue import QUEUE, is_withdrawn, read_entries, read_stats
from core.store.queue_log import add_events, enter, is_behind, rebuild
from core.store.queue_tables import queue_current
from core.store.review_queue import ReviewQueue, no_entry, set_states
from core.store.rows import heatmap_rows, prediction_of, prediction_row
from core.store.schema import bring_up_to_date
from core.store.tables import assessments, heatmaps, predictions, queue_entries
from core.store.withdrawing import withdraw
from core.store.words import insert_word, read_words
from core.study import FrameOrigin

FILE_NAME = "overread.db"
CASES_AT_ONCE = 400  # three variables each; SQLite takes 32,766 in a statement
BUSY_TIMEOUT_S = 5.0


def open_store(data_dir: Path, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Store:
    """Open the store of a data folder; create or migrate it where needed. Raises StoreFault."""
    path = data_dir / FILE_NAME
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFault(
            f"The data folder {data_dir} cannot be made ({error.strerror or error}); choose another with --data-dir."
        ) from error
    # A data folder that was there before may be open to others; what is in it is not. SQLite names what hinders it.
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    engine = make_engine(path, busy_timeout_s)
    try:
        with told_as_store_faults(path):
            bring_up_to_date(engine, path)
            _let_queue_follow(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, path)


class Store:
    """What readers and networks said, kept. One instance a process; every method may be called from any thread.

    Every method raises StoreFault where the database is locked, damaged, read-only or out of disk.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        """`engine`: of a database that is up to date; use `open_store`."""
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._path = path
        self._lock = threading.Lock()
        self._instances = InstanceFolder(path.parent)
        self.people = People(self._reading, self._writing)

    def review(self, site: QueueSite) -> ReviewQueue:
        """The relabel queue as several people work on it, by the rules of a site."""
        return ReviewQueue(self._reading, self._writing, site)

    def save_prediction(self, prediction: Prediction) -> None:
        """`save_predictions` for one."""
        self.save_predictions([prediction])

    def save_predictions(self, made: Sequence[Prediction]) -> None:
        """Keep predictions with their heatmaps, all in one transaction.

        One of the same kind that is there already stays as it is: a verdict may rest on it. Where it was made without
        maps, it is given those of the new one.
        """
        with self._writing() as connection:
            new = _without_double(connection, made)
            if new:
                now = utc_now()
                rows = [prediction_row(prediction) | {"created_at": now} for prediction in new]
                connection.execute(insert(predictions), rows)
            for prediction in made:
                if prediction.heatmaps:
                    _keep_maps(connection, prediction, any(prediction is one for one in new))

    def find_prediction(
        self, sha256: str, frame_number: int, bundle: BundleRef, views: int = 0, overridden_by: str = ""
    ) -> Prediction | None:
        """The kept prediction of a frame by a bundle, exactly as it was saved, or None.

        It has scores and no heatmaps where it was made without them.
        """
        wanted = and_(
            predictions.c.sha256 == sha256,
            predictions.c.frame_number == frame_number,
            _of_kind(bundle, views, overridden_by),
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
            rows = connection.execute(select(*columns).where(_of_kind(bundle, views, "")))
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
        """
        if queue_reason is not None and (keep == "copy" or content is not None):
            self._instances.keep(assessment.origin, content)
        with self._writing() as connection:
            kept, now = insert_word(connection, assessment), utc_now()
            if queue_reason in (None, "agreement_sample"):
                closed = _open_entries(connection, kept)
                taken_back = partial(QueueEvent, action="take_back", state="rejected", at=now, who=kept.reader)
                add_events(connection, [taken_back(0, queue_id, role=kept.role) for queue_id in closed])
            return None if queue_reason is None else enter(connection, kept, queue_reason, now, sample)

    def assessments(self, sha256: str, frame_number: int) -> list[Assessment]:
        """All words on a frame that hold, oldest first."""
        of_frame = and_(assessments.c.sha256 == sha256, assessments.c.frame_number == frame_number)
        return self._words(and_(of_frame, ~is_withdrawn()))

    def case_words(self, case: CaseKey, reader: str | None = None) -> list[Assessment]:
        """All words on a case that hold, of one reader where given, oldest first."""
        wanted = and_(_of_cases([case]), ~is_withdrawn())
        return self._words(wanted if reader is None else and_(wanted, assessments.c.reader == reader))

    def withdrawn_words(self, case: CaseKey, reader: str) -> list[Assessment]:
        """What a reader said of a case and took back, oldest first."""
        return self._words(and_(_of_cases([case]), assessments.c.reader == reader, is_withdrawn()))

    def words_on(self, cases: Sequence[CaseKey], reader: str) -> list[Assessment]:
        """As `case_words`, for many cases at a time."""
        found: list[Assessment] = []
        for first in range(0, len(cases), CASES_AT_ONCE):
            some = _of_cases(cases[first : first + CASES_AT_ONCE])
            found.extend(self._words(and_(some, assessments.c.reader == reader, ~is_withdrawn())))
        return found

    def _words(self, wanted: ColumnElement[bool]) -> list[Assessment]:
        with self._reading() as connection:
            return read_words(connection, wanted)

    def withdraw(self, words: Sequence[Assessment]) -> None:
        """Take words back, all in one transaction: from now on they count nowhere as said, and stay on record.

        `words`: of one reader on one finding of one case. The queue entries that they opened are gone from the queue;
        the entry that they closed is open again. A word that was taken back before stays so.
        """
        with self._writing() as connection:
            withdraw(connection, words)

    def keep_words(self, words: Sequence[Assessment]) -> None:
        """Keep words that repeat what was recorded; what they opened in the queue stays as it is."""
        with self._writing() as connection:
            for word in words:
                insert_word(connection, word)

    def queue(self, state: QueueState | None = None) -> list[QueueEntry]:
        """The relabel queue, newest first; of one state where given."""
        wanted = QUEUE if state is None else QUEUE.where(queue_current.c.state == state)
        with self._reading() as connection:
            return read_entries(connection, wanted.order_by(queue_entries.c.queue_id.desc()))

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
            set_states(connection, queue_ids, state, who)

    def queue_stats(self) -> QueueStats:
        """The queue counted, and how far readers and network agree (over all assessments, queued or not)."""
        with self._reading() as connection:
            return read_stats(connection)

    def add_audit_event(self, event: AuditEvent) -> None:
        """Keep a decision about networks; it can neither be changed nor removed afterwards."""
        with self._writing() as connection:
            add_event(connection, event)

    def audit_events(self) -> list[AuditEvent]:
        """Every decision about networks, oldest first."""
        with self._reading() as connection:
            return read_events(connection)

    def instance_file(self, origin: FrameOrigin) -> Path | None:
        """The kept copy if whole, else the original if it still has that SHA-256, else None. Reads the file whole."""
        return self._instances.find(origin)

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_as_store_faults(self._path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_as_store_faults(self._path), self._lock, self._writer.begin() as connection:
            yield connection


def _let_queue_follow(engine: Engine) -> None:
    """Fill what follows from the steps of the queue, where it does not hold them all."""
    with engine.begin() as connection:
        if not is_behind(connection):
            return
    with engine.execution_options(writes=True).begin() as connection:
        rebuild(connection)


def _of_kind(bundle: BundleRef, views: int, overridden_by: str) -> ColumnElement[bool]:
    """Name and version count beside the weights' hash: the same weights may have been calibrated anew, or imported
    under another name with other findings."""
    return and_(
        predictions.c.bundle_name == bundle.name,
        predictions.c.bundle_sha256 == bundle.sha256,
        predictions.c.bundle_version == bundle.version,
        predictions.c.views == views,
        predictions.c.overridden_by == overridden_by,
    )


def _kind_of(prediction: Prediction) -> tuple[Any, ...]:
    """The columns in which no two kept predictions are alike."""
    origin, bundle = prediction.origin, prediction.bundle
    kind = (bundle.name, bundle.sha256, bundle.version, prediction.run.views, prediction.gate.overridden_by)
    return (origin.sha256, origin.number, *kind)


_KIND = (
    predictions.c.sha256,
    predictions.c.frame_number,
    predictions.c.bundle_name,
    predictions.c.bundle_sha256,
    predictions.c.bundle_version,
    predictions.c.views,
    predictions.c.overridden_by,
)


def _without_double(connection: Connection, made: Sequence[Prediction]) -> list[Prediction]:
    """Those of which none of the same kind is kept; of several alike, the first."""
    digests = {prediction.origin.sha256 for prediction in made}
    there = {tuple(row) for row in connection.execute(select(*_KIND).where(predictions.c.sha256.in_(digests)))}
    new: dict[tuple[Any, ...], Prediction] = {}
    for prediction in made:
        if (kind := _kind_of(prediction)) not in there:
            new.setdefault(kind, prediction)
    return list(new.values())


def _keep_maps(connection: Connection, prediction: Prediction, is_new: bool) -> None:
    """Give the kept prediction of this kind these maps; an older one only if it has scores to explain, and no maps."""
    same = and_(*(column == value for column, value in zip(_KIND, _kind_of(prediction), strict=True)))
    mapped = select(heatmaps.c.position).where(heatmaps.c.prediction_id == predictions.c.prediction_id).exists()
    wanting = select(predictions.c.prediction_id).where(same, ~mapped)
    if not is_new:
        wanting = wanting.where(predictions.c.scores != "[]")
    for (prediction_id,) in connection.execute(wanting).all():
        connection.execute(insert(heatmaps), heatmap_rows(prediction, prediction_id))


def _of_cases(cases: Sequence[CaseKey]) -> ColumnElement[bool]:
    """By the study; by the frame too, which is all that older rows and pictures have."""
    frames = [(case.sha256, case.number) for case in cases if case.sha256]
    return or_(
        assessments.c.study_uid.in_([case.study_uid for case in cases if case.study_uid]),
        tuple_(assessments.c.sha256, assessments.c.frame_number).in_(frames),
    )


def _open_entries(connection: Connection, word: Assessment) -> list[int]:
    """The reader's own entries on the same finding, case and bundle that nobody has closed yet."""
    own = and_(
        _of_cases([CaseKey(word.scope.uid, word.origin.sha256, word.origin.number)]),
        assessments.c.finding == word.finding,
        assessments.c.reader == word.reader,
        assessments.c.bundle_name == word.bundle.name,
        assessments.c.bundle_sha256 == word.bundle.sha256,
        queue_current.c.state.in_(BLIND_STATES),
    )
    return [entry["queue_id"] for entry in connection.execute(QUEUE.where(own)).mappings()]
