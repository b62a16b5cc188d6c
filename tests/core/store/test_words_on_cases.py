"""Words by case: a study, or a picture that belongs to none; and what a reader knew when she spoke."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from core.findings import CaseKey, Circumstances, StudyScope
from core.review.assessing import same_word_again
from core.store.database import FILE_NAME, Store
from core.store.place import place_of
from core.store.tables import assessments
from tests.helpers.cases import invented_origin, prediction_for, recorded, said

pytestmark = pytest.mark.postgresql

SEEN = Circumstances("revealed", "absent", "2026-01-01T00:00:00.000+00:00", 4200, "2026-01-01T00:00:04.000+00:00")


def test_a_word_comes_back_with_its_circumstances_and_scope(store: Store) -> None:
    prediction = prediction_for(invented_origin())
    word = replace(
        said(prediction, "pneumonia", "absent"),
        circumstances=SEEN,
        scope=StudyScope("1.2.3", prediction.origin.sha256, 1, 2),
    )
    recorded(store, word)
    assert store.case_words(CaseKey("1.2.3")) == [word]


def test_words_are_found_by_study_and_by_frame_and_by_reader(store: Store) -> None:
    first, second = (prediction_for(invented_origin(name)) for name in ("one", "two"))
    of_study = replace(said(first, "pneumonia", "absent"), scope=StudyScope("1.2.3"))
    of_picture = said(second, "pneumonia", "present", reader="dr-b")
    for word in (of_study, of_picture):
        recorded(store, word)
    picture = CaseKey("", second.origin.sha256, 1)
    assert store.case_words(CaseKey("1.2.3", "f" * 64, 1)) == [of_study]
    assert store.case_words(picture) == [of_picture]
    assert store.case_words(picture, "dr-a") == []
    assert store.case_words(CaseKey()) == []
    many = [CaseKey("9.9", f"{number:064d}", 1) for number in range(900)]
    assert store.words_on([*many, picture, CaseKey("1.2.3")], "dr-a") == [of_study]


def test_a_word_stood_by_opens_no_second_entry_and_one_taken_back_closes_it_from_another_frame(store: Store) -> None:
    first, second = (prediction_for(invented_origin(name)) for name in ("one", "two"))
    scope = StudyScope("1.2.3")
    word = replace(said(first, "pneumonia", "absent"), scope=scope)
    recorded(store, word)
    store.keep_words([same_word_again(word, SEEN)])
    assert [entry.state for entry in store.queue()] == ["new"]
    assert len(store.case_words(CaseKey("1.2.3"))) == 2
    recorded(store, replace(said(second, "pneumonia", "present"), scope=scope))
    assert [entry.state for entry in store.queue()] == ["rejected"]


def test_agreement_counts_one_word_a_study(store: Store) -> None:
    first, second = (prediction_for(invented_origin(name)) for name in ("one", "two"))
    for prediction, verdict in ((first, "absent"), (second, "present")):
        recorded(store, replace(said(prediction, "pneumonia", verdict), scope=StudyScope("1.2.3")))
    recorded(store, said(first, "effusion", "absent"))
    recorded(store, said(second, "effusion", "absent"))
    rated = {entry.finding: (entry.both_positive, entry.rated) for entry in store.queue_stats().agreement}
    assert rated == {"pneumonia": (1, 1), "effusion": (0, 2)}


@pytest.mark.parametrize(
    ("column", "value"), [("phase", "'maybe'"), ("blind_verdict", "'yes'"), ("blind_time_ms", "-1")]
)
def test_the_database_refuses_circumstances_that_cannot_be(
    store: Store, data_dir: Path, column: str, value: str
) -> None:
    recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent"))
    names = [one.name for one in assessments.columns if one.name != "sequence"]
    kept = ", ".join({"assessment_id": "'x'", column: value}.get(name, name) for name in names)
    copy = f"INSERT INTO assessments ({', '.join(names)}) SELECT {kept} FROM assessments"
    engine = place_of(data_dir / FILE_NAME).engine(1.0)
    with (
        pytest.raises(IntegrityError, match=r"(?i)check constraint"),
        engine.execution_options(writes=True).begin() as connection,
    ):
        connection.exec_driver_sql(copy)
    engine.dispose()
