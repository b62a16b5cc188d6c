"""A decision record as it may go out: pseudonyms for whoever and whatever it names, the patient's days moved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from core.export.deidentify.dates import shift_days, shifted
from core.export.deidentify.descriptors import screen_note
from core.export.deidentify.identity import Identity
from core.export.deidentify.uids import mapped_uid
from core.export.pseudonyms import assessment_pseudonym, frame_pseudonym, patient_pseudonym, reader_pseudonym
from core.export.requests import Codes
from core.findings import REASON_CODES, Assessment
from core.review.decisions import decision_record
from core.study import FrameOrigin

_MAPPED = ("tracking_uid", "study_uid", "series_uid", "sop_uid")
_MOVED = ("decided_at", "blind_at", "revealed_at")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class CommentScreen:
    """Which notes may go out: those in which nothing of the case's header stands.

    Without a header there is nothing to hold a note against, so it stays. `kept_back` counts.
    """

    def __init__(self, identity: Identity, *, has_header: bool) -> None:
        self._identity, self._can_tell = identity, has_header and bool(identity.names)
        self.kept_back = 0

    def passed(self, note: str) -> str:
        """The note, or nothing."""
        if not note.strip():
            return ""
        if self._can_tell and not screen_note(note, self._identity):
            return note
        self.kept_back += 1
        return ""


def decision_row(word: Assessment, key: bytes, codes: Mapping[str, Codes], screen: CommentScreen) -> dict[str, Any]:
    """The fields of DecisionRecord behind `image`, `patient` and `finding`: pseudonyms of frame and patient, and the
    finding's key.

    `image_sha256` is empty here, for it would name the original: who writes the picture puts that of the picture in.
    """
    record = decision_record(word, reader_pseudonym(key, word.reader), finding_code=codes.get(word.finding))
    row = record.to_json() | {
        "assessment_id": assessment_pseudonym(key, word.assessment_id),
        "image_sha256": None,
        "reason_code": word.reason if word.reason in REASON_CODES else None,
        "comment": screen.passed(word.note),
    }
    row |= {name: mapped_uid(key, row[name]) for name in _MAPPED if row[name]}
    row |= {name: moved_time(row[name], key, word.origin) for name in _MOVED if row[name]}
    named = {
        "image": frame_pseudonym(key, word.origin),
        "patient": patient_pseudonym(key, word.origin),
        "finding": word.finding,
    }
    return named | row


def moved_time(at: str, key: bytes, origin: FrameOrigin) -> str:
    """An ISO 8601 time on its day moved by the days of the patient; the time of day stays."""
    found = _DAY.match(at)
    days = shift_days(key, patient_pseudonym(key, origin))
    moved = shifted("DA", "".join(found.groups()), days) if found else None
    return "" if moved is None or found is None else f"{moved[:4]}-{moved[4:6]}-{moved[6:]}{at[found.end() :]}"


def moved_day(at: str, key: bytes, origin: FrameOrigin) -> str:
    """The day alone, YYYY-MM-DD."""
    return moved_time(at, key, origin)[:10]
