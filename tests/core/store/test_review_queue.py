"""The steps of a queue that several people work on, told one by one; who sees what; what is found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.errors import QueueFault, StoreFault, UsageFault
from core.findings import Assessment, Circumstances, Ellipse, Polygon, Region, StudyScope, Verdict
from core.review.assessing import Draft, later_word
from core.review.queue_rules import QueueSite
from core.review.queue_search import QueueFilter, QueueOrder
from core.review.sampling import AgreementSample
from core.store import queue_log
from core.store.bench import queue_rows
from core.store.database import Store
from core.store.review_queue import ReviewQueue
from tests.helpers.cases import FINDINGS, invented_origin, prediction_for, recorded, said

pytestmark = pytest.mark.postgresql


@pytest.fixture
def review(store: Store) -> ReviewQueue:
    """Of a site where two read every case; ida adjudicates, rex reviews, ann, bea and eve read."""
    store.people.add("ida", "Adjudicator", "ann")
    store.people.add("rex", "Reviewer", "ann")
    return store.review(QueueSite(second_read=True))


def flagged(store: Store, name: str = "a", reader: str = "ann", **fields: Any) -> int:
    probability = fields.pop("probability", 0.8)
    prediction = prediction_for(invented_origin(name), (0.1, probability, 0.1))
    queue_id = recorded(store, said(prediction, "pneumonia", "absent", reader, **fields))
    assert queue_id is not None
    return queue_id


def word_on(store: Store, queue_id: int, reader: str, verdict: Verdict, phase: Any = "blind") -> Assessment:
    first = store.queue_entry(queue_id).assessment
    known = Circumstances(phase, verdict if phase == "blind" else None)
    return later_word(first, Draft("pneumonia", verdict, reader, circumstances=known), FINDINGS)


def test_two_who_differ_go_to_an_adjudicator_who_is_neither(store: Store, review: ReviewQueue) -> None:
    store.people.add("ann", "Adjudicator", "ann")
    store.people.add("bea", "Adjudicator", "ann")
    store.people.add("eve", "Reader", "ann")
    queue_id = flagged(store)
    assert review.second_read(queue_id, word_on(store, queue_id, "bea", "present")) == "second_read"
    for own in ("ann", "bea"):
        with pytest.raises(QueueFault, match="nobody adjudicates her own case"):
            review.adjudicate(queue_id, word_on(store, queue_id, own, "present", "open"))
        with pytest.raises(QueueFault, match="nobody adjudicates her own case"):
            review.claim([queue_id], own)
    with pytest.raises(QueueFault, match="needs Adjudicator"):
        review.adjudicate(queue_id, word_on(store, queue_id, "eve", "present", "open"))
    review.adjudicate(queue_id, word_on(store, queue_id, "ida", "present", "open"))
    entry = store.queue_entry(queue_id)
    assert (entry.state, entry.deciding.reader, entry.deciding.role) == ("adjudicated", "ida", "Adjudicator")
    assert (entry.deciding.label, entry.assessment.label) == ("pneumonia", "normal")


def test_two_who_say_the_same_agree_but_not_two_who_are_unsure(store: Store, review: ReviewQueue) -> None:
    same, unsure = flagged(store), flagged(store, "b")
    assert review.second_read(same, word_on(store, same, "bea", "absent")) == "agreed"
    recorded(store, said(prediction_for(invented_origin("c")), "pneumonia", "unsure", "ann"))
    doubtful = store.queue()[0].queue_id
    assert review.second_read(doubtful, word_on(store, doubtful, "bea", "unsure")) == "second_read"
    assert review.standing(unsure).state == "new"


def test_the_second_reader_is_not_the_first_and_has_seen_nothing(store: Store, review: ReviewQueue) -> None:
    queue_id = flagged(store)
    with pytest.raises(QueueFault, match="must be someone else"):
        review.second_read(queue_id, word_on(store, queue_id, "ann", "absent"))
    with pytest.raises(QueueFault, match="must be given blind"):
        review.second_read(queue_id, word_on(store, queue_id, "bea", "absent", "open"))
    seen = prediction_for(invented_origin("a"))
    recorded(store, said(seen, "pneumonia", "present", "eve"))  # with the network's view open
    for step in (lambda: review.claim([queue_id], "eve"),
                 lambda: review.second_read(queue_id, word_on(store, queue_id, "eve", "absent"))):  # fmt: skip
        with pytest.raises(QueueFault, match="has seen what the network says"):
            step()
    assert review.claim_next("eve") is None
    assert review.claim_next("bea") == queue_id


def test_a_reopened_case_is_read_by_someone_who_could_not_look(store: Store, review: ReviewQueue) -> None:
    queue_id = flagged(store)
    review.second_read(queue_id, word_on(store, queue_id, "bea", "absent"))
    assert not review.queue_page(viewer="rex").rows[0].hidden
    assert review.queue_page(viewer="eve").rows[0].hidden
    with pytest.raises(QueueFault, match="needs Reviewer or Adjudicator"):
        review.reopen([queue_id], "eve")
    review.reopen([queue_id], "rex")
    assert store.queue_entry(queue_id).second is None
    with pytest.raises(QueueFault, match="must be a Reader"):
        review.claim([queue_id], "rex")
    with pytest.raises(QueueFault, match="must not have"):
        review.second_read(queue_id, word_on(store, queue_id, "bea", "absent"))
    assert review.claim_next("rex") is None
    assert review.second_read(queue_id, word_on(store, queue_id, "eve", "absent")) == "agreed"


def test_a_claim_holds_until_it_ends_or_is_given_back(store: Store, review: ReviewQueue) -> None:
    queue_id = flagged(store)
    until = review.claim([queue_id], "bea")
    for other in (lambda: review.claim([queue_id], "eve"), lambda: review.release([queue_id], "eve"),
                  lambda: review.second_read(queue_id, word_on(store, queue_id, "eve", "absent"))):  # fmt: skip
        with pytest.raises(QueueFault, match=f"claimed by bea until {until[:4]}"):
            other()
    review.release([queue_id], "rex")  # who oversees the queue
    assert review.standing(queue_id).state == "new"
    with pytest.raises(QueueFault, match="is new; to release needs"):
        review.release([queue_id], "bea")
    review.claim([queue_id], "eve")
    expired = replace(review.history(queue_id)[-1], claimed_until="2020-01-01T00:00:00.000+00:00")
    with store._writing() as connection:
        queue_log.add_events(connection, [expired])
    review.claim([queue_id], "bea")
    assert review.standing(queue_id).claimed_by == "bea"


def test_the_last_step_is_undone_with_all_that_it_moved(store: Store, review: ReviewQueue) -> None:
    ids = [flagged(store, name) for name in "abc"]
    review.claim(ids[:2], "bea")
    review.reject(ids, "rex")
    with pytest.raises(QueueFault, match="is not bea's"):
        review.undo("bea")
    assert review.undo("rex") == ids
    assert [review.standing(one).state for one in ids] == ["in_review", "in_review", "new"]
    assert review.standing(ids[0]).claimed_by == "bea"
    assert [step.action for step in review.history(ids[0])] == ["record", "claim", "reject", "undo"]
    review.second_read(ids[0], word_on(store, ids[0], "bea", "present"))
    with pytest.raises(QueueFault, match="blind word"):
        review.undo("bea")
    with pytest.raises(QueueFault, match="second reader's or an adjudicator's"):
        store.withdraw(store.assessments(store.queue_entry(ids[0]).assessment.origin.sha256, 1)[1:])
    review.adjudicate(ids[0], word_on(store, ids[0], "ida", "present", "open"))
    assert review.undo("ida") == [ids[0]]
    assert store.queue_entry(ids[0]).adjudication is None
    with pytest.raises(QueueFault, match="no step"):
        review.undo("zoe")


def test_a_step_that_is_refused_for_one_case_moves_none(store: Store, review: ReviewQueue) -> None:
    ids = [flagged(store), flagged(store, "b", reader="bea")]
    with pytest.raises(QueueFault, match="read first by bea"):
        review.claim(ids, "bea")
    with pytest.raises(StoreFault, match="no queue entry 9"):
        review.reject([*ids, 9], "rex")
    assert [review.standing(one).state for one in ids] == ["new", "new"]
    with pytest.raises(QueueFault, match="cannot be set to agreed"):
        store.set_queue_state([ids[0]], "agreed", "ann")


def test_orders_and_filters_and_words_find_what_they_should(store: Store) -> None:
    review = store.review(QueueSite())
    near = flagged(store, "a", probability=0.45, note="Infiltrat linkes Ödem", significance="minor")
    far = flagged(store, "b", reader="bea", probability=0.99, significance="major")
    middle = flagged(store, "c", probability=0.6)
    store.set_queue_state([far], "exported")
    orders = {
        "newest": [middle, far, near],
        "age": [near, far, middle],
        "uncertainty": [near, middle, far],
        "significance": [far, near, middle],
    }
    for name, expected in orders.items():
        page = review.queue_page(order=QueueOrder(name))  # type: ignore[arg-type]
        assert ([row.queue_id for row in page.rows], page.total) == (expected, 3)
    drawn = {tuple(r.queue_id for r in review.queue_page(order=QueueOrder("random", s)).rows) for s in range(20)}
    assert len(drawn) > 3
    second = review.queue_page(order=QueueOrder("age"), offset=1, limit=1)
    assert ([row.queue_id for row in second.rows], second.total) == ([far], 3)
    for wanted, expected in (
        (QueueFilter(text="odem LINKES"), [near]),
        (QueueFilter(text="infil"), [near]),
        (QueueFilter(text="gone exported"), [far]),
        (QueueFilter(text="linkes exported"), []),
        (QueueFilter(text="\"' OR * (%"), []),
        (QueueFilter(reader="bea"), [far]),
        (QueueFilter(("new", "rejected"), finding="pneumonia", bundle="cxr2-test"), [middle, near]),
        (QueueFilter(bundle="another"), []),
    ):
        assert [row.queue_id for row in review.queue_page(wanted).rows] == expected
    counts = review.queue_stats(QueueFilter(finding="pneumonia"))
    assert (counts.total, counts.by_state, counts.by_reader) == (3, {"new": 2, "exported": 1}, {"ann": 2, "bea": 1})


def test_who_may_read_second_is_told_nothing_by_any_column_order_or_search(store: Store, review: ReviewQueue) -> None:
    near = flagged(store, "a", probability=0.45, note="canary", significance="major")
    flagged(store, "b", probability=0.99)
    page = review.queue_page(viewer="bea", order=QueueOrder("uncertainty"))
    assert [row.queue_id for row in page.rows] == [near, near + 1]  # by age
    for row in page.rows:
        hidden = (row.reason, row.verdict, row.label, row.significance, row.probability, row.threshold, row.note)
        assert (row.hidden, row.predicted, set(hidden)) == (True, None, {None})
    assert review.queue_page(QueueFilter(text="canary"), viewer="bea").total == 0
    assert review.queue_page(QueueFilter(text="canary"), viewer="ann").total == 1
    assert review.hides_from("bea")
    assert not review.hides_from("ann")
    review.second_read(near, word_on(store, near, "bea", "present"))
    assert review.queue_page(QueueFilter(text="canary"), viewer="bea").total == 1


def test_regions_of_every_shape_come_back(store: Store) -> None:
    outlines = (
        Ellipse(1.5, 2.0, 30.0, 40.25),
        Polygon(((0.0, 0.5), (9.25, 1.0), (3.0, 8.0))),
        Region(1.0, 2.0, 3.0, 4.0),
    )
    queue_id = flagged(store, outlines=outlines, confidence_percent=70)
    word = store.queue_entry(queue_id).assessment
    assert (word.outlines, word.region, word.confidence_percent) == (outlines, outlines[2], 70)
    assert store.assessments(word.origin.sha256, 1) == [word]


def test_a_sample_of_agreement_is_recorded_with_its_draw_and_closes_what_it_contradicts(store: Store) -> None:
    sample, prediction = AgreementSample(100.0, 3), prediction_for(invented_origin())
    first = flagged(store, "a picture")
    word = said(prediction, "pneumonia", "present", "ann")
    queue_id = store.record(word, "agreement_sample", "refer", sample=sample)
    assert [(entry.queue_id, entry.state, entry.reason) for entry in store.queue()] == [
        (queue_id, "new", "agreement_sample"),
        (first, "rejected", "disagreement"),
    ]
    with store._reading() as connection:
        drawn = connection.exec_driver_sql("SELECT sample_percent, sample_seed FROM queue_entries ORDER BY queue_id")
        assert [tuple(row) for row in drawn] == [(None, None), (100.0, 3)]


def test_the_benchs_queue_is_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = queue_rows(tmp_path_factory.mktemp("made"), 1, entries=60)
    assert len(rows) == 10


def test_nobody_decides_or_reads_again_what_she_knew_before_it_was_reopened(store: Store, review: ReviewQueue) -> None:
    store.people.add("bea", "Adjudicator", "ann")
    store.people.add("max", "Reviewer", "ann")
    queue_id = flagged(store)
    review.second_read(queue_id, word_on(store, queue_id, "bea", "present"))
    assert not review.hides_words(queue_id, "max")
    store.people.set_role("max", "Reader", "ann")
    review.reject([queue_id], "rex")
    review.reopen([queue_id], "rex")
    assert review.claim_next("max") is None
    with pytest.raises(QueueFault, match="or once was, another than Reader"):
        review.second_read(queue_id, word_on(store, queue_id, "max", "present"))
    review.second_read(queue_id, word_on(store, queue_id, "eve", "present"))
    assert review.claim_next("bea") is None
    with pytest.raises(QueueFault, match="nobody adjudicates her own case"):
        review.adjudicate(queue_id, word_on(store, queue_id, "bea", "present", "open"))
    assert review.claim_next("ida") == queue_id


def test_another_spelling_of_a_login_is_the_same_person(store: Store, review: ReviewQueue) -> None:
    queue_id = flagged(store)
    assert review.claim_next("Ann") is None
    with pytest.raises(QueueFault, match="must be someone else"):
        review.second_read(queue_id, word_on(store, queue_id, "ANN ", "absent"))
    with pytest.raises(UsageFault, match="spelling alone"):
        store.people.add("Ida", "Adjudicator", "ann")
    review.second_read(queue_id, word_on(store, queue_id, "bea", "present"))
    store.people.add("Ann", "Adjudicator", "ann")
    assert review.claim_next("Ann") is None
    with pytest.raises(QueueFault, match="nobody adjudicates her own case"):
        review.adjudicate(queue_id, word_on(store, queue_id, "Ann", "absent", "open"))


def test_who_was_shown_what_the_network_says_reads_nothing_second_though_she_said_nothing(
    store: Store, review: ReviewQueue
) -> None:
    """On the image, on the one whose score is the study's, or on another of the study; of that finding alone."""
    of_study = StudyScope("1.2.3", invented_origin("speaks").sha256, 1, 3)
    word = replace(said(prediction_for(invented_origin("a")), "pneumonia", "absent", "ann"), scope=of_study)
    queue_id = recorded(store, word)
    assert queue_id is not None
    other = said(prediction_for(invented_origin("other")), "effusion", "present", "ann")
    recorded(store, replace(other, scope=of_study))
    for who, image in (("bea", "a"), ("cleo", "speaks"), ("dora", "other")):
        store.note("revealed", who, invented_origin(image), {"findings": ["normal", "pneumonia"]})
    store.note("opened", "eve", word.origin, {})
    store.note("revealed", "eve", word.origin, {"findings": ["normal"]})
    store.note("revealed", "eve", invented_origin("elsewhere"), {"findings": ["pneumonia"]})
    for who in ("bea", "Bea", "cleo", "dora"):
        with pytest.raises(QueueFault, match="has seen what the network says"):
            review.second_read(queue_id, word_on(store, queue_id, who, "absent"))
        with pytest.raises(QueueFault, match="has seen what the network says"):
            review.claim([queue_id], who)
        assert review.claim_next(who, QueueFilter(finding="pneumonia")) is None
    assert review.claim_next("eve", QueueFilter(finding="pneumonia")) == queue_id
    assert review.second_read(queue_id, word_on(store, queue_id, "eve", "absent")) == "agreed"


def test_nobody_decides_a_case_on_which_she_gave_a_word_in_another_entry_or_in_none(
    store: Store, review: ReviewQueue
) -> None:
    queue_id = flagged(store)
    flagged(store, reader="ida")
    store.people.add("ivy", "Adjudicator", "ann")
    recorded(store, said(prediction_for(invented_origin("a")), "pneumonia", "present", "ivy"))  # she agrees: no entry
    store.people.add("iris", "Adjudicator", "ann")
    recorded(store, said(prediction_for(invented_origin("a")), "effusion", "present", "iris"))
    review.second_read(queue_id, word_on(store, queue_id, "bea", "present"))
    for who in ("ida", "ivy"):
        with pytest.raises(QueueFault, match="nobody adjudicates her own case"):
            review.adjudicate(queue_id, word_on(store, queue_id, who, "present", "open"))
        with pytest.raises(QueueFault, match="nobody adjudicates her own case"):
            review.claim([queue_id], who)
        assert review.claim_next(who, QueueFilter(states=("second_read",))) is None
    assert review.claim_next("iris", QueueFilter(states=("second_read",))) == queue_id
    review.adjudicate(queue_id, word_on(store, queue_id, "iris", "present", "open"))
    review.reopen([queue_id], "rex")
    review.second_read(queue_id, word_on(store, queue_id, "eve", "present"))
    review.adjudicate(queue_id, word_on(store, queue_id, "iris", "present", "open"))  # to have decided is no own word


def test_the_queue_is_counted_without_being_read(store: Store, review: ReviewQueue) -> None:
    """By state, and what may be exported and has a label, by the word that holds."""
    cases = [flagged(store, name) for name in "abc"]
    recorded(store, said(prediction_for(invented_origin("d")), "pneumonia", "unsure", "ann"))
    assert store.queue_counts() == {"new": 4}
    assert review.labelled_cases(2).total == 0
    review.second_read(cases[0], word_on(store, cases[0], "bea", "absent"))
    review.second_read(cases[1], word_on(store, cases[1], "bea", "present"))
    review.adjudicate(cases[1], word_on(store, cases[1], "ida", "present", "open"))
    review.second_read(cases[2], word_on(store, cases[2], "bea", "present"))
    review.adjudicate(cases[2], word_on(store, cases[2], "ida", "unsure", "open"))
    assert store.queue_counts() == {"new": 1, "agreed": 1, "adjudicated": 2}
    found = review.labelled_cases(1)
    assert (found.by_label, found.readers) == ({"normal": 1, "pneumonia": 1}, {"ann", "ida"})
    assert [(case.queue_id, case.label, case.reader) for case in found.newest] == [(cases[1], "pneumonia", "ida")]
    store.withdraw([store.queue_entry(4).assessment])
    assert store.queue_counts() == {"agreed": 1, "adjudicated": 2}


def test_who_has_overseen_under_another_spelling_of_her_login_could_look_too(store: Store, review: ReviewQueue) -> None:
    queue_id = flagged(store)
    review.second_read(queue_id, word_on(store, queue_id, "bea", "absent"))
    review.reopen([queue_id], "ida")
    for spelled in ("rex", "REX"):
        with pytest.raises(QueueFault, match="has been open to"):
            review.claim([queue_id], spelled)
        assert review.claim_next(spelled) is None
