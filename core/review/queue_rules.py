"""The rules of the relabel queue: which step leads from which state to which, and who may take it.

`docs/queue.md` tells them for readers. Nothing here knows the database: `core.store.review_queue` asks before it
writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from core.errors import QueueFault, Sentence, any_of
from core.findings import ROLES, Assessment, QueueState, Role
from core.review.people import folded

QueueAction = Literal[
    "record", "claim", "release", "second_read", "adjudicate", "reject", "reopen", "export", "take_back", "put_back",
    "set", "undo",
]  # fmt: skip
# The states that wait for a second reader: nobody but the first sees what was said.
BLIND_STATES: tuple[QueueState, ...] = ("new", "in_review", "reopened")
_SIMPLE: tuple[QueueState, ...] = ("new", "in_review", "exported", "rejected")

# Step -> state before -> states that it may lead to. `set` is how a site with one reader a case moves its cases by
# hand; `take_back` and `put_back` follow from a reader's own later word; `undo` leads back to where the step began.
TRANSITIONS: Mapping[QueueAction, Mapping[QueueState, tuple[QueueState, ...]]] = {
    "claim": {
        "new": ("in_review",), "reopened": ("in_review",), "in_review": ("in_review",), "second_read": ("second_read",),
    },
    "release": {"in_review": ("new", "reopened"), "second_read": ("second_read",)},
    "second_read": dict.fromkeys(BLIND_STATES, ("agreed", "second_read")),
    "adjudicate": {"second_read": ("adjudicated",)},
    "reject": dict.fromkeys((*BLIND_STATES, "second_read", "agreed", "adjudicated"), ("rejected",)),
    "reopen": dict.fromkeys(("agreed", "adjudicated", "exported", "rejected"), ("reopened",)),
    "export": dict.fromkeys(("agreed", "adjudicated", "exported"), ("exported",)),
    "take_back": dict.fromkeys(BLIND_STATES, ("rejected",)),
    "put_back": {"rejected": ("new",)},
    "set": {
        **dict.fromkeys((*_SIMPLE, "reopened"), _SIMPLE),
        **dict.fromkeys(("agreed", "adjudicated"), ("exported", "rejected")),
        "second_read": ("rejected",),
    },
}  # fmt: skip
# Where two read every case; with one reader a case, everybody may do everything but adjudicate.
_NEEDS: Mapping[QueueAction, tuple[Role, ...]] = {
    "adjudicate": ("Adjudicator",),
    "reject": ("Reviewer", "Adjudicator"),
    "reopen": ("Reviewer", "Adjudicator"),
}
STATE_WORDS: Mapping[QueueState, Sentence] = {
    "new": Sentence("new"),
    "in_review": Sentence("in review"),
    "second_read": Sentence("second read"),
    "agreed": Sentence("agreed"),
    "adjudicated": Sentence("adjudicated"),
    "exported": Sentence("exported"),
    "rejected": Sentence("rejected"),
    "reopened": Sentence("reopened"),
}
_STEP_WORDS: Mapping[QueueAction, Sentence] = {
    "record": Sentence("to record"),
    "claim": Sentence("to claim"),
    "release": Sentence("to release"),
    "second_read": Sentence("to second-read"),
    "adjudicate": Sentence("to adjudicate"),
    "reject": Sentence("to reject"),
    "reopen": Sentence("to reopen"),
    "export": Sentence("to export"),
    "take_back": Sentence("to take-back"),
    "put_back": Sentence("to put-back"),
    "set": Sentence("to set"),
    "undo": Sentence("to undo"),
}
_ROLE_WORDS: Mapping[Role, Sentence] = {
    "Reader": Sentence("Reader"),
    "Reviewer": Sentence("Reviewer"),
    "Adjudicator": Sentence("Adjudicator"),
}


@dataclass(frozen=True, slots=True)
class QueueSite:
    """How a department runs its queue. `second_read`: two read every case. `claim_min`: how long a claim holds."""

    second_read: bool = False
    claim_min: int = 30

    @property
    def exportable(self) -> tuple[QueueState, ...]:
        """The states whose cases may be exported; with one reader a case, all that is not rejected or in dispute."""
        if self.second_read:
            return "agreed", "adjudicated", "exported"
        return "new", "in_review", "agreed", "adjudicated", "exported", "reopened"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes a step, and in which role. `has_overseen`: has once had another role than Reader, and could see then
    what was said."""

    login: str
    role: Role = "Reader"
    has_overseen: bool = False

    @property
    def could_look(self) -> bool:
        return self.has_overseen or self.role != "Reader"

    def is_one_of(self, logins: Iterable[str]) -> bool:
        """Also where a login is spelled in another way."""
        return folded(self.login) in map(folded, logins)


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody knows of entries beyond their own steps, by number. `network`: where she has seen what the network
    says of the finding. `own`: where she has given a word on it herself, in this entry, in another of the same case, or
    in none; to have decided it is no such word."""

    network: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class QueueEvent:
    """A step that was taken. `state`: after it. `batch`: common to the entries that one step moved. `undoes`: the event
    that it takes back. `claimed_until`, `at`: UTC, ISO 8601. `assessment_id`: the word that came with it."""

    event_id: int
    queue_id: int
    action: QueueAction
    state: QueueState
    at: str
    who: str
    role: Role = "Reader"
    batch: str = ""
    undoes: int | None = None
    claimed_until: str = ""
    assessment_id: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entry stands. '' and None: nobody, none. `seen_by`: all who have answered after the first reader, also
    before it was reopened, and so know what was said; `read_by`: those of them who were second readers, in any round.
    `was_open`: it has once left the states in which nobody does."""

    queue_id: int
    state: QueueState
    first_reader: str
    second_reader: str = ""
    second_id: str | None = None
    adjudicator: str = ""
    adjudication_id: str | None = None
    claimed_by: str = ""
    claimed_until: str = ""
    seen_by: frozenset[str] = frozenset()
    read_by: frozenset[str] = frozenset()
    was_open: bool = False
    newest_event: int = 0

    def is_claimed(self, now: str) -> bool:
        return bool(self.claimed_by) and now < self.claimed_until

    def hides_words_from(self, viewer: Actor) -> bool:
        """Whether somebody may still become the second reader, now or once it is reopened, and so must not know what
        was said: until it is read twice everybody, from then on every Reader."""
        if viewer.login == self.first_reader or viewer.login in self.seen_by:
            return False
        return self.state in BLIND_STATES or viewer.role == "Reader"


def standing(queue_id: int, first_reader: str, events: Iterable[QueueEvent]) -> Standing:
    """Where the events of one entry, oldest first, have led. What was undone counts as not done, but who has answered
    knows what she has seen."""
    ordered = list(events)
    undone = {event.undoes for event in ordered if event.undoes is not None}
    now = Standing(queue_id, "new", first_reader)
    for event in ordered:
        if event.assessment_id is not None:
            now = replace(now, seen_by=now.seen_by | {event.who})
        if event.action == "second_read":
            now = replace(now, read_by=now.read_by | {event.who})
        if event.state not in BLIND_STATES:
            now = replace(now, was_open=True)
        if event.event_id not in undone and event.action != "undo":
            now = _after(now, event)
    last = ordered[-1]
    return replace(now, state=last.state, newest_event=last.event_id)


def _after(now: Standing, event: QueueEvent) -> Standing:
    claim = (event.who, event.claimed_until) if event.action == "claim" else ("", "")
    now = replace(now, claimed_by=claim[0], claimed_until=claim[1])
    if event.action == "second_read":
        return replace(now, second_reader=event.who, second_id=event.assessment_id)
    if event.action == "adjudicate":
        return replace(now, adjudicator=event.who, adjudication_id=event.assessment_id)
    if event.action == "reopen":
        return replace(now, second_reader="", second_id=None, adjudicator="", adjudication_id=None)
    return now


def words_agree(first: Assessment, second: Assessment) -> bool:
    """Same verdict and same label. Two who are unsure have not answered, and so do not agree."""
    return first.verdict == second.verdict != "unsure" and first.label == second.label


def check_step(action: QueueAction, entry: Standing, actor: Actor, site: QueueSite, now: str) -> None:
    """Raises QueueFault, with the reason, where the actor may not take this step with this entry now."""
    if entry.state not in TRANSITIONS[action]:
        raise QueueFault(
            "Case {queue_id} is {state}; {step} needs one that is {before}.",
            queue_id=entry.queue_id,
            state=STATE_WORDS[entry.state],
            step=_STEP_WORDS[action],
            before=any_of([STATE_WORDS[state] for state in TRANSITIONS[action]]),
        )
    needed = _NEEDS.get(action, ROLES)
    if actor.role not in needed and (site.second_read or action == "adjudicate"):
        raise QueueFault(
            "{login} has the role {role}, and {step} needs {needed}; see `overread people`.",
            login=actor.login,
            role=_ROLE_WORDS[actor.role],
            step=_STEP_WORDS[action],
            needed=any_of([_ROLE_WORDS[role] for role in needed]),
        )
    if entry.is_claimed(now) and entry.claimed_by != actor.login and not _may_break(action, actor):
        raise QueueFault(
            "Case {queue_id} is claimed by {claimed_by} until {claimed_until}; take another, or wait until then.",
            queue_id=entry.queue_id,
            claimed_by=entry.claimed_by,
            claimed_until=entry.claimed_until,
        )
    if action == "release" and not entry.claimed_by:
        raise QueueFault("Case {queue_id} is claimed by nobody; there is nothing to release.", queue_id=entry.queue_id)
    _check_readers(action, entry, actor, site)


def _may_break(action: QueueAction, actor: Actor) -> bool:
    """A forgotten claim, or one on a case that is to go, is no obstacle for those who oversee the queue."""
    return action in ("release", "reject") and actor.role in ("Reviewer", "Adjudicator")


def _check_readers(action: QueueAction, entry: Standing, actor: Actor, site: QueueSite) -> None:
    """A second reader is not the first and knows nothing of the words; an adjudicator is neither reader."""
    login = actor.login
    reads_second = _reads_second(action, entry, site)
    if reads_second and actor.is_one_of([entry.first_reader]):
        raise QueueFault(
            "Case {queue_id} was read first by {login}; its second reader must be someone else.",
            queue_id=entry.queue_id,
            login=login,
        )
    if reads_second and actor.is_one_of(entry.seen_by):
        raise QueueFault(
            "{login} has seen what was said of case {queue_id}; its second reader must not have.",
            login=login,
            queue_id=entry.queue_id,
        )
    if reads_second and entry.was_open and actor.could_look:
        raise QueueFault(
            "What was said of case {queue_id} has been open to {login}, whose role is, or once was, another "
            "than Reader; its new second reader must be a Reader who could never look.",
            queue_id=entry.queue_id,
            login=login,
        )
    if _decides(action, entry):
        if actor.role != "Adjudicator":
            raise QueueFault(
                "Case {queue_id} waits for an Adjudicator, and {login} has the role {role}; take another.",
                queue_id=entry.queue_id,
                login=login,
                role=_ROLE_WORDS[actor.role],
            )
        if actor.is_one_of({entry.first_reader} | entry.read_by):
            raise QueueFault(
                "{login} has read case {queue_id}; nobody adjudicates her own case.",
                login=login,
                queue_id=entry.queue_id,
            )


def check_known(action: QueueAction, entry: Standing, actor: Actor, site: QueueSite, known: Known) -> None:
    """Raises QueueFault where the actor knows too much of an entry, beyond its own steps, to take this one."""
    if _reads_second(action, entry, site) and entry.queue_id in known.network:
        raise QueueFault(
            "{login} has seen what the network says of case {queue_id}; its second reader must not have.",
            login=actor.login,
            queue_id=entry.queue_id,
        )
    if _decides(action, entry) and entry.queue_id in known.own:
        raise QueueFault(
            "{login} has given a word on the finding of case {queue_id}; nobody adjudicates her own case.",
            login=actor.login,
            queue_id=entry.queue_id,
        )


def _reads_second(action: QueueAction, entry: Standing, site: QueueSite) -> bool:
    return action == "second_read" or (action == "claim" and site.second_read and entry.state in BLIND_STATES)


def _decides(action: QueueAction, entry: Standing) -> bool:
    return action == "adjudicate" or (action == "claim" and entry.state == "second_read")


def check_undo(events: Iterable[QueueEvent], actor: Actor) -> QueueEvent:
    """The step of an entry that `actor` may take back: the last one, if it is hers and gave nothing away.

    Raises QueueFault. `events`: of the entry, oldest first.
    """
    ordered = list(events)
    undone = {event.undoes for event in ordered if event.undoes is not None}
    last = next(event for event in reversed(ordered) if event.action != "undo" and event.event_id not in undone)
    case = last.queue_id
    if last.who != actor.login:
        raise QueueFault(
            "The last step of case {queue_id} is not {login}'s; only her own can be undone.",
            queue_id=case,
            login=actor.login,
        )
    if last.action in ("record", "take_back", "put_back"):
        raise QueueFault(
            "The last step of case {queue_id} followed from a verdict; take that back instead.", queue_id=case
        )
    if last.state == "exported":
        raise QueueFault(
            "The last step of case {queue_id} has let it leave the house; have the case reopened instead.",
            queue_id=case,
        )
    if last.action == "second_read":
        raise QueueFault(
            "The last step of case {queue_id} was {login}'s blind word, which has shown her the others; have the case "
            "reopened instead.",
            queue_id=case,
            login=actor.login,
        )
    return last


def state_before(event: QueueEvent, events: Iterable[QueueEvent]) -> QueueState:
    """The state of an entry before one of its events, which are given oldest first."""
    return [other.state for other in events if other.event_id < event.event_id][-1]


def resting_state(events: Iterable[QueueEvent]) -> QueueState:
    """Where a claimed entry goes back to when it is released: new, or reopened, whichever it was last."""
    ordered = list(events)
    undone = {event.undoes for event in ordered if event.undoes is not None}
    waited = [one.state for one in ordered if one.event_id not in undone and one.state in ("new", "reopened")]
    return waited[-1] if waited else "new"
