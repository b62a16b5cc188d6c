"""What the audit trail says of words, of steps in the queue, and of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.findings import Assessment
from core.review.queue_rules import QueueEvent
from core.store.audit_chain import ChainedRows, TrailEvent


def decided_event(word: Assessment, rows: ChainedRows, **more: Any) -> TrailEvent:
    """A word was kept. `more`: details, as JSON values."""
    details = {"assessment": word.assessment_id, "verdict": word.verdict}
    if not word.is_named_by_reader:  # what stands in the trail can never be forgotten
        details["finding"] = word.finding
    return TrailEvent("decided", word.reader, word.origin, details | {"phase": word.circumstances.phase} | more, rows)


def step_event(steps: Sequence[QueueEvent], rows: ChainedRows) -> TrailEvent:
    """One person took a step with some entries. `rows`: all that was written with it."""
    first, states = steps[0], sorted({step.state for step in steps})
    details = {"step": first.action, "queue": [step.queue_id for step in steps], "state": ", ".join(states)}
    return TrailEvent("exported" if states == ["exported"] else "changed", first.who, None, details, rows)


def person_event(who: str, row: dict[str, Any], row_of: ChainedRows) -> TrailEvent:
    """Someone was listed, or given a role or a passphrase."""
    details = {"login": row["login"], "role": row["role"], "passphrase": bool(row["passphrase"])}
    return TrailEvent("changed", who, None, details, row_of)
