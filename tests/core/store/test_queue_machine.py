"""Several people at one queue, in every order that chance finds: no illegal state, no reader who knows too much, no own
case adjudicated, what stands now equal to what follows from the steps, and all of it in the audit trail."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from core.errors import QueueFault, StoreFault
from core.findings import OPEN, QUEUE_STATES, ROLES, Circumstances, QueueEntry, QueueState, Role, Verdict
from core.review.assessing import Draft, later_word
from core.review.queue_rules import BLIND_STATES, TRANSITIONS, Actor, QueueSite
from core.review.queue_search import ORDERS, QueueFilter, QueueOrder
from core.store.database import open_store
from core.store.queue_log import rebuild
from core.store.queue_tables import queue_current
from core.study import FrameOrigin
from tests.helpers.cases import FINDINGS, invented_origin, prediction_for, recorded, said

READERS = ("ann", "bea", "eve", "ida")
readers = st.sampled_from(READERS)
verdicts = st.sampled_from(("present", "absent", "unsure"))
picks = st.integers(0, 2)


@functools.cache
def new_data() -> Path:
    """A data folder, made once: the migrations take longer than most of what is tried here."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    open_store(folder).close()
    return folder


class SeveralReaders(RuleBasedStateMachine):
    """What the rules refuse is refused whole; what they allow is held against the invariants."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        shutil.copytree(new_data(), self._folder.name, dirs_exist_ok=True)
        self.store = open_store(Path(self._folder.name))
        self.review = self.store.review(QueueSite(second_read=True))
        self.seen: dict[int, set[str]] = {}  # whom the machine has shown the words of an entry
        self.told: dict[str, set[str]] = {}  # whom it has shown, or who has said openly, what the network says
        self.spoken: dict[str, set[str]] = {}  # who has given a word on an image, but to decide
        self.cases = 0

    def teardown(self) -> None:
        self.store.close()
        self._folder.cleanup()

    @initialize(roles=st.tuples(*[st.sampled_from(ROLES) for _ in READERS]))
    def people(self, roles: tuple[Role, ...]) -> None:
        for login, role in zip(READERS, (*roles[:-1], "Adjudicator"), strict=True):
            self.store.people.add(login, role, "ann")  # type: ignore[arg-type]
        self.speaks_first("ann", "absent")

    def entry(self, pick: int, states: Sequence[QueueState] = ()) -> QueueEntry:
        """One of the entries; of those in these states, where there are any: most steps would be refused otherwise."""
        entries = self.store.queue()
        fitting = [entry for entry in entries if entry.state in states] or entries
        return fitting[pick % len(fitting)]

    def role(self, login: str) -> Role:
        return self.store.people.person(login).role

    @rule(reader=readers, verdict=verdicts)
    @precondition(lambda self: self.cases < 3)
    def speaks_first(self, reader: str, verdict: Verdict) -> None:
        self.cases += 1
        self.speaks_openly(reader, verdict, invented_origin(str(self.cases)))

    def speaks_openly(self, reader: str, verdict: Verdict, origin: FrameOrigin) -> None:
        recorded(self.store, said(prediction_for(origin), "pneumonia", verdict, reader))
        for known in (self.told, self.spoken):
            known.setdefault(origin.sha256, set()).add(reader)

    @rule(reader=readers, pick=picks, verdict=verdicts)
    @precondition(lambda self: 0 < len(self.store.queue()) < 6)
    def speaks_beside(self, reader: str, pick: int, verdict: Verdict) -> None:
        """Of the same finding of the same image: an entry of her own."""
        self.speaks_openly(reader, verdict, self.entry(pick).assessment.origin)

    @rule(reader=st.sampled_from(("bea", "eve")), pick=picks)
    @precondition(lambda self: self.store.queue())
    def is_shown(self, reader: str, pick: int) -> None:
        """She has the case open, with the network's view, and says nothing."""
        origin = self.entry(pick).assessment.origin
        self.store.note("revealed", reader, origin, {"findings": ["normal", "pneumonia"]})
        self.told.setdefault(origin.sha256, set()).add(reader)

    def may_claim(self, who: str, queue_id: int) -> None:
        """Who has claimed an entry knows no more of it than whoever reads it second, or decides, may know."""
        image = self.store.queue_entry(queue_id).assessment.origin.sha256
        decides = self.review.standing(queue_id).state == "second_read"
        assert who not in (self.spoken if decides else self.told).get(image, set())

    @rule(pick=picks, verdict=verdicts)
    @precondition(lambda self: self.store.queue())
    def speaks_again(self, pick: int, verdict: Verdict) -> None:
        first = self.entry(pick).assessment
        recorded(self.store, said(prediction_for(first.origin), "pneumonia", verdict, first.reader))

    @rule(pick=picks)
    @precondition(lambda self: len(self.store.queue()) > 2)
    def takes_back(self, pick: int) -> None:
        self.store.withdraw([self.entry(pick).assessment])

    @rule(
        who=readers,
        picks=st.lists(picks, min_size=1, max_size=3),
        action=st.sampled_from(("claim", "release", "reject", "reopen")),
    )
    @precondition(lambda self: self.store.queue())
    def moves(self, who: str, picks: list[int], action: str) -> None:
        ids = [self.entry(pick, ("agreed", "adjudicated") if action == "reopen" else ()).queue_id for pick in picks]
        before = {queue_id: self.review.standing(queue_id).state for queue_id in ids}
        try:
            getattr(self.review, action)(ids, who)
        except QueueFault:
            assert before == {queue_id: self.review.standing(queue_id).state for queue_id in ids}
            return
        for queue_id, state in before.items():
            assert self.review.standing(queue_id).state in TRANSITIONS[action][state]  # type: ignore[index]
            if action == "claim":
                self.may_claim(who, queue_id)

    @rule(who=readers, order=st.sampled_from(ORDERS))
    def claims_next(self, who: str, order: str) -> None:
        queue_id = self.review.claim_next(who, order=QueueOrder(order))  # type: ignore[arg-type]
        if queue_id is None:
            for entry in self.store.queue():
                if not self.review.standing(entry.queue_id).claimed_by:
                    with pytest.raises(QueueFault):
                        self.review.claim([entry.queue_id], who)
        else:
            assert who not in self.seen.get(queue_id, set()) or self.review.standing(queue_id).state == "second_read"
            self.may_claim(who, queue_id)

    @rule(who=readers, pick=picks, verdict=verdicts, openly=st.integers(0, 4).map(lambda drawn: drawn == 4))
    @precondition(lambda self: self.store.queue())
    def reads_second(self, who: str, pick: int, verdict: Verdict, openly: bool) -> None:
        entry = self.entry(pick, BLIND_STATES)
        known = OPEN if openly else Circumstances("blind", verdict)
        queue_id, first = entry.queue_id, entry.assessment
        word = later_word(first, Draft(first.finding, verdict, who, circumstances=known), FINDINGS)
        try:
            state = self.review.second_read(queue_id, word)
        except QueueFault:
            return
        assert not openly
        assert who != first.reader
        assert who not in self.seen.get(queue_id, set())
        assert who not in self.told.get(first.origin.sha256, set())
        self.spoken.setdefault(first.origin.sha256, set()).add(who)
        assert (state == "agreed") == (verdict != "unsure" and verdict == first.verdict)

    @rule(who=readers, pick=picks, verdict=verdicts)
    @precondition(lambda self: self.store.queue())
    def adjudicates(self, who: str, pick: int, verdict: Verdict) -> None:
        entry = self.entry(pick, ("second_read",))
        word = later_word(entry.assessment, Draft("pneumonia", verdict, who), FINDINGS)
        try:
            self.review.adjudicate(entry.queue_id, word)
        except QueueFault:
            return
        assert entry.second is not None
        assert self.role(who) == "Adjudicator"
        assert who not in (entry.assessment.reader, entry.second.reader)
        assert who not in self.spoken.get(entry.assessment.origin.sha256, set())
        assert self.store.queue_entry(entry.queue_id).deciding.assessment_id == word.assessment_id

    @rule(who=readers)
    def undoes(self, who: str) -> None:
        steps = sum(len(self.review.history(entry.queue_id)) for entry in self.store.queue())
        try:
            moved = self.review.undo(who)
        except (QueueFault, StoreFault):
            return
        after = sum(len(self.review.history(entry.queue_id)) for entry in self.store.queue())
        assert after == steps + len(moved)

    @rule(who=readers, text=st.sampled_from(("", "tuberculosis", "normal")), order=st.sampled_from(ORDERS))
    def looks(self, who: str, text: str, order: str) -> None:
        """Who is shown words has seen them; who may still become a second reader is shown none."""
        page = self.review.queue_page(QueueFilter(text=text), QueueOrder(order), viewer=who)  # type: ignore[arg-type]
        for row in page.rows:
            stands = self.review.standing(row.queue_id)
            assert row.hidden == stands.hides_words_from(Actor(who, self.role(who)))
            if row.hidden:
                assert not text  # it must not be found by a label
                said_of_it = (row.verdict, row.label, row.reason, row.probability, row.note, row.significance)
                assert said_of_it == (None,) * 6
            elif who != row.reader:
                self.seen.setdefault(row.queue_id, set()).add(who)

    @invariant()
    def what_stands_follows_from_the_steps(self) -> None:
        with self.store._writing() as connection:
            wanted = select(queue_current).order_by(queue_current.c.queue_id)
            before = connection.execute(wanted).all()
            rebuild(connection)
            assert connection.execute(wanted).all() == before
        for entry in self.store.queue():
            assert entry.state in QUEUE_STATES
            assert entry.state == self.review.history(entry.queue_id)[-1].state

    @invariant()
    def the_audit_trail_tells_of_every_step(self) -> None:
        report = self.store.check_trail()
        assert report.ok, report.problems
        assert (report.unanchored, report.notes) == (0, [])


TestSeveralReaders = SeveralReaders.TestCase
TestSeveralReaders.settings = settings(
    max_examples=10,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink a story of forty steps takes minutes
)
