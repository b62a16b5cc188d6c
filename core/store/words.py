"""Assessments with their regions, in and out of their two tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select

from core.findings import Assessment, Outline
from core.store.people import role_of
from core.store.queue_tables import assessment_regions
from core.store.rows import assessment_of, assessment_row, outline_of, region_rows
from core.store.tables import assessments

AT_ONCE = 10_000  # variables; SQLite takes 32,766 in a statement, PostgreSQL 65,535
T = TypeVar("T")


def insert_word(connection: Connection, word: Assessment) -> Assessment:
    """Keep a word with its regions, under the role that its reader has now; the word as it was kept."""
    kept = replace(word, role=role_of(connection, word.reader) or word.role)
    connection.execute(insert(assessments).values(**assessment_row(kept)))
    if kept.outlines:
        connection.execute(insert(assessment_regions), region_rows(kept))
    return kept


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
