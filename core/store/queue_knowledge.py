"""What somebody knows of entries of the queue, as the rules of blindness ask: by her words, and by the audit trail."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, literal, literal_column, or_, select

from core.review.queue_rules import Known
from core.store.queue_tables import queue_current
from core.store.tables import assessments, audit_trail, queue_entries, queue_events
from core.store.words import portions

_FIRST, _HERS, _OTHER = assessments.alias("first"), assessments.alias("hers"), assessments.alias("other")
_ENTRY = queue_entries.alias("entry")
_IS_FIRST = _FIRST.c.assessment_id == _ENTRY.c.assessment_id
_OF_ENTRY = _ENTRY.c.queue_id == queue_current.c.queue_id


def known_of(connection: Connection, login: str, queue_ids: Sequence[int]) -> Known:
    """What one person knows of these entries."""
    found: tuple[set[int], set[int]] = set(), set()
    for some in portions(queue_ids):
        of_them = select(queue_current.c.queue_id).where(queue_current.c.queue_id.in_(some))
        for numbers, knows in zip(found, (has_seen_network(login), has_spoken(login)), strict=True):
            numbers.update(connection.execute(of_them.where(knows)).scalars())
    return Known(frozenset(found[0]), frozenset(found[1]))


def is_login(login: str, column: ColumnElement[str]) -> ColumnElement[bool]:
    """Also in another case; what the databases' own folding does not take for alike, the rules still refuse."""
    return func.lower(column) == func.lower(literal(login))


def has_seen_network(login: str) -> ColumnElement[bool]:
    """Whether somebody has seen what the network says of the finding of an entry of `queue_current`, in its case: a
    word of hers says so, also one that she took back, or the audit trail does."""
    return or_(_has_word(login, _HERS.c.phase != "blind"), _was_shown(login), _was_shown_in_study(login))


def has_spoken(login: str) -> ColumnElement[bool]:
    """Whether somebody has given a word on the finding of an entry of `queue_current`, in its case, be it in another
    entry, in none, or taken back. What she decided as its adjudicator is no such word."""
    decided = select(queue_events.c.event_id).where(
        queue_events.c.assessment_id == _HERS.c.assessment_id, queue_events.c.action == "adjudicate"
    )
    return _has_word(login, ~decided.correlate(_HERS).exists())


def _has_word(login: str, such: ColumnElement[bool]) -> ColumnElement[bool]:
    same_study = and_(_FIRST.c.study_uid != "", _HERS.c.study_uid == _FIRST.c.study_uid)
    same_frame = and_(_HERS.c.sha256 == _FIRST.c.sha256, _HERS.c.frame_number == _FIRST.c.frame_number)
    return (
        select(_HERS.c.sequence)
        .select_from(_ENTRY)
        .join(_FIRST, _IS_FIRST)
        .join(_HERS, or_(same_study, same_frame))
        .where(_OF_ENTRY, _HERS.c.finding == _FIRST.c.finding, is_login(login, _HERS.c.reader), such)
        .correlate(queue_current)
        .exists()
    )


def _was_shown(login: str) -> ColumnElement[bool]:
    """On the image that was spoken of, or on the one whose score is its study's."""
    images = (_FIRST.c.sha256, _FIRST.c.score_sha256)
    shown = select(audit_trail.c.sequence).select_from(_ENTRY).join(_FIRST, _IS_FIRST)
    shown = shown.join(audit_trail, audit_trail.c.image.in_(images))
    return shown.where(_OF_ENTRY, _reveals(login)).correlate(queue_current).exists()


def _was_shown_in_study(login: str) -> ColumnElement[bool]:
    """On another image of its study that anybody has spoken of."""
    same_study = and_(_FIRST.c.study_uid != "", _OTHER.c.study_uid == _FIRST.c.study_uid)
    shown = select(audit_trail.c.sequence).select_from(_ENTRY).join(_FIRST, _IS_FIRST).join(_OTHER, same_study)
    shown = shown.join(audit_trail, audit_trail.c.image == _OTHER.c.sha256)
    return shown.where(_OF_ENTRY, _reveals(login)).correlate(queue_current).exists()


def _reveals(login: str) -> ColumnElement[bool]:
    """The kind stands in the statement itself: only so do the databases know that the index of these events holds all
    that is asked for. The findings stand in the details as JSON."""
    named = audit_trail.c.details.like(literal('%"') + _FIRST.c.finding + literal('"%'))
    return and_(literal_column("audit_trail.kind = 'revealed'"), is_login(login, audit_trail.c.who), named)
