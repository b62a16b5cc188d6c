"""Assessments with their regions, in and out of their two tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, or_, select, tuple_

from core.findings import Assessment, CaseKey, Outline
from core.store.audit_chain import ChainedRows
from core.store.people import role_of
from core.store.queue_tables import assessment_regions
from core.store.rows import assessment_of, assessment_row, outline_of, region_rows
from core.store.tables import assessments

AT_ONCE = 10_000  # variables; SQLite takes 32,766 in a statement, PostgreSQL 65,535
T = TypeVar("T")


def insert_word(connection: Connection, word: Assessment) -> tuple[Assessment, ChainedRows]:
    """Keep a word with its regions, under the role that its reader has now; the word as it was kept, and what was
    written, for the audit trail to tell."""
    kept = replace(word, role=role_of(connection, word.reader) or word.role)
    row, regions = assessment_row(kept), region_rows(kept)
    connection.execute(insert(assessments), row)
    if regions:
        connection.execute(insert(assessment_regions), regions)
    return kept, [(assessments, row), *((assessment_regions, region) for region in regions)]


def of_cases(cases: Sequence[CaseKey]) -> ColumnElement[bool]:
    """By the study; by the frame too, which is all that older rows and pictures have."""
    frames = [(case.sha256, case.number) for case in cases if case.sha256]
    return or_(
        assessments.c.study_uid.in_([case.study_uid for case in cases if case.study_uid]),
        tuple_(assessments.c.sha256, assessments.c.frame_number).in_(frames),
    )


def read_words(connection: Connection, wanted: ColumnElement[bool]) -> list[Assessment]:
    """The words that a condition on `assessments` takes, oldest first."""
    rows = connection.execute(select(assessments).where(wanted).order_by(assessments.c.sequence)).mappings().all()
    return words_of(connection, rows)


def words_of(connection: Connection, rows: Sequence[RowMapping]) -> list[Assessment]:
    """The words of rows that hold the columns of `assessments`."""
    outlines: dict[str, tuple[Outline, ...]] = {}
    for ids in portions([row["assessment_id"] for row in rows]):
        regions = assessment_regions.c
        wanted = select(assessment_regions).where(regions.assessment_id.in_(ids))
        for row in connection.execute(wanted.order_by(regions.assessment_id, regions.position)).mappings():
            outlines[row["assessment_id"]] = (*outlines.get(row["assessment_id"], ()), outline_of(row))
    return [assessment_of(row, outlines.get(row["assessment_id"], ())) for row in rows]


def words_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Assessment]:
    found: dict[str, Assessment] = {}
    for some in portions(sorted(set(ids))):
        for word in read_words(connection, assessments.c.assessment_id.in_(some)):
            found[word.assessment_id] = word
    return found


def portions(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut so that one statement can take each."""
    for first in range(0, len(values), AT_ONCE):
        yield values[first : first + AT_ONCE]
