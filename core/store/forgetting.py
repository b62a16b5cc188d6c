"""What is kept of a patient, and how it goes: names, notes, regions and images, and findings in a reader's own words.
The verdicts stay, on nobody's image.

The audit trail stays whole: it holds keyed digests of the rows and a pseudonym of the patient, and the event that
forgets names the new digests in place of the old ones.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Table, delete, or_, select, update

from core.store.append_only import changeable
from core.store.audit_chain import AuditTrail, Contents, TrailEvent, content_digest, content_key
from core.store.queue_log import rebuild
from core.store.queue_tables import assessment_regions
from core.store.tables import assessments, heatmaps, predictions
from core.store.words import portions
from core.study import FrameOrigin

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is to be forgotten: a patient's id as the files state it, or, where they state none, one file's SHA-256."""

    patient_id: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is held of a subject. `images`: SHA-256 of the files; `paths`: where they lay when they were read."""

    subject: Subject
    images: tuple[str, ...]
    paths: tuple[str, ...]
    words: int
    predictions: int

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.predictions)


def kept_of(connection: Connection, subject: Subject) -> Kept:
    """What the database holds. A file of a patient whom the database knows by id stands for the patient."""
    if not subject.patient_id and subject.sha256:
        for table in (assessments, predictions):
            known = select(table.c.patient_id).where(table.c.sha256 == subject.sha256, table.c.patient_id != "")
            patient_id = connection.execute(known.limit(1)).scalar()
            if patient_id:
                subject = Subject(patient_id, subject.sha256)
                break
    rows = {table.name: _rows(connection, table, subject) for table in (assessments, predictions)}
    every = [row for of_table in rows.values() for row in of_table]
    return Kept(
        subject,
        tuple(sorted({row["sha256"] for row in every})),
        tuple(sorted({os.fsdecode(row["path"]) for row in every if row["path"]})),
        len(rows["assessments"]),
        len(rows["predictions"]),
    )


def forget_rows(connection: Connection, trail: AuditTrail, kept: Kept, who: str) -> None:
    """Take what tells of the patient out of the rows, and say so in the trail, in the caller's transaction."""
    contents: Contents = {}
    words = _rows(connection, assessments, kept.subject)
    contents["assessment_regions"] = _forget_regions(connection, [row["assessment_id"] for row in words])
    with changeable(connection, "assessments"):
        contents["assessments"] = _blank(connection, trail, assessments, words)
    made = _rows(connection, predictions, kept.subject)
    contents["predictions"] = _blank(connection, trail, predictions, made)
    numbers = [row["prediction_id"] for row in made]
    for first in range(0, len(numbers), AT_ONCE):
        some = heatmaps.c.prediction_id.in_(numbers[first : first + AT_ONCE])
        connection.execute(delete(heatmaps).where(some))
    rebuild(connection)  # what the queue is searched by
    origin = FrameOrigin("", kept.subject.sha256, None, 0, 0, kept.subject.patient_id)
    details = {"words": kept.words, "predictions": kept.predictions, "images": list(kept.images)}
    trail.append(connection, [TrailEvent("forgotten", who, origin, details, contents=contents)])


def _forget_regions(connection: Connection, ids: Sequence[str]) -> dict[str, str | None]:
    """That each of them is no longer there, by its key."""
    gone: dict[str, str | None] = {}
    with changeable(connection, "assessment_regions"):
        for some in portions(ids):
            of_them = assessment_regions.c.assessment_id.in_(some)
            for row in connection.execute(select(assessment_regions).where(of_them)).mappings():
                gone[content_key("assessment_regions", dict(row))] = None
            connection.execute(delete(assessment_regions).where(of_them))
    return gone


def overwrite_what_went(engine: Engine) -> None:
    """Write the database anew without what was deleted: the text of deleted rows lies on in the pages of a file, and in
    the tables of a server until then. What a server keeps of its write-ahead log is its administrator's."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            driver: Any = connection.connection.dbapi_connection
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    tables = ("assessments", "assessment_regions", "predictions", "heatmaps", "queue_current", "queue_words")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in tables:
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {name}")
        connection.exec_driver_sql("VACUUM (FULL) pg_statistic")  # it quotes frequent values


def _rows(connection: Connection, table: Table, subject: Subject) -> Sequence[RowMapping]:
    return connection.execute(select(table).where(_of(table, subject))).mappings().all()


def _of(table: Table, subject: Subject) -> ColumnElement[bool]:
    by_file = (table.c.sha256 == subject.sha256) & (table.c.path != b"")
    return or_(table.c.patient_id == subject.patient_id, by_file) if subject.patient_id else by_file


def _blank(
    connection: Connection, trail: AuditTrail, table: Table, rows: Sequence[RowMapping]
) -> dict[str, str | None]:
    """The new digest of each row, by its key."""
    number = table.primary_key.columns[0]
    digests: dict[str, str | None] = {}
    for row in rows:
        blanks: dict[str, Any] = {"path": b"", "sop_instance_uid": None, "patient_id": ""}
        if table is assessments:
            blanks |= dict.fromkeys(("region_x", "region_y", "region_width", "region_height"))
            blanks |= {"note": "", "study_uid": _study(trail, row["study_uid"]), **_name(trail, row)}
        connection.execute(update(table).where(number == row[number.name]).values(blanks))
        after = dict(row) | blanks
        digests[content_key(table.name, after)] = content_digest(trail.key, table.name, after)
    return digests


def _name(trail: AuditTrail, row: RowMapping) -> dict[str, str]:
    """What stands for a finding that its reader named in her own words, and for the label that follows from it."""
    if not row["missed"] or row["finding"] in dict(json.loads(row["thresholds"])):
        return {}
    stands = f"forgotten_{trail.key.mac('finding', row['finding'].encode())[:32]}"
    return {name: stands for name in ("finding", "label") if row[name] == row["finding"]}


def _study(trail: AuditTrail, uid: str) -> str:
    """What stands for a study from now on, so that words on one study still count as such."""
    return f"forgotten-{trail.key.mac('study', uid.encode())[:32]}" if uid else ""
