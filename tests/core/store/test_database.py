"""What goes into the store comes out unchanged; the queue follows its rules."""

from __future__ import annotations

import dataclasses
import os
import stat
import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from core.errors import StoreFault
from core.findings import (
    REASON_CODES,
    VERDICTS,
    Assessment,
    BundleRef,
    CaseKey,
    GateVerdict,
    GridTransform,
    Heatmap,
    Prediction,
    Region,
    RunSettings,
    Score,
)
from core.review.agreement import Tally, agreement_figures
from core.settings import DATABASE_URL_VARIABLE
from core.store.database import Store, open_store
from core.study import FrameOrigin
from tests.core.store.conftest import WITHOUT_SERVER
from tests.helpers.cases import BUNDLE, invented_origin, origin_of, prediction_for, recorded, said

pytestmark = pytest.mark.postgresql

numbers = st.floats(allow_nan=False, allow_infinity=False)
sides = st.floats(0.5, 5000.0)
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
keys = st.text("abc_0", min_size=1, max_size=8)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
bundles = st.builds(BundleRef, keys, words, digests)
gates = st.builds(
    GateVerdict,
    st.sampled_from(["pass", "warn", "refuse"]),
    st.lists(words, max_size=3).map(tuple),
    st.none() | numbers,
    words,
)
runs = st.builds(
    RunSettings,
    st.integers(0, 9),
    st.sampled_from(["float32", "bfloat16", "float16"]),
    st.integers(1, 64),
    st.integers(0, 64),
    words,
    st.lists(words, max_size=3).map(tuple),
)
paths = st.binary(min_size=1, max_size=20).map(lambda raw: raw.replace(b"\0", b"/").decode("utf-8", "surrogateescape"))
origins = st.integers(1, 40).flatmap(
    lambda count: st.builds(
        FrameOrigin, paths, digests, st.none() | words, st.integers(1, count), st.just(count), words
    )
)
points = st.none() | st.floats(0, 1)
figures = (numbers, st.floats(0, 1), st.floats(0, 1), points, points, points)
scores = st.builds(Score, keys, *figures)
grids = st_numpy.arrays(np.float32, st_numpy.array_shapes(min_dims=2, max_dims=2, max_side=9))
heatmaps = st.builds(Heatmap, keys, keys, grids, st.builds(GridTransform, numbers, numbers, sides, sides))
predictions = st.builds(
    Prediction,
    origins,
    bundles,
    gates,
    st.lists(scores, max_size=4).map(tuple),
    st.lists(heatmaps, max_size=4).map(tuple),
    numbers,
    words,
    st.floats(0, 1e6),
    runs,
)
assessments = st.builds(
    Assessment,
    st.builds(lambda: uuid.uuid4().hex),
    st.datetimes().map(lambda one: one.isoformat(timespec="milliseconds") + "+00:00"),
    words,
    origins,
    bundles,
    st.sampled_from(["pass", "warn", "refuse"]),
    st.just("pneumonia"),
    st.sampled_from(VERDICTS),
    st.none() | st.builds(Score, st.just("pneumonia"), *figures),
    st.booleans(),
    st.none() | keys,
    st.none() | st.sampled_from(REASON_CODES),
    st.sampled_from([None, "minor", "major"]),
    st.none() | st.builds(Region, numbers, numbers, sides, sides),
    words,
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=WITHOUT_SERVER)], scope="module")
def shared_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples of a property; they do not get in each other's way."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "postgresql":
            server = request.getfixturevalue("postgresql_server")
            patch.setenv(DATABASE_URL_VARIABLE, server.url(server.new_database()))
        opened = open_store(tmp_path_factory.mktemp("shared"))
    yield opened
    opened.close()


def assert_same(found: Prediction | None, saved: Prediction) -> None:
    assert found is not None
    assert replace(found, heatmaps=()) == replace(saved, heatmaps=())
    assert len(found.heatmaps) == len(saved.heatmaps)
    for ours, theirs in zip(found.heatmaps, saved.heatmaps, strict=True):
        assert (ours.finding, ours.method, ours.covers) == (theirs.finding, theirs.method, theirs.covers)
        assert ours.grid.dtype == np.float32
        assert not ours.grid.flags.writeable
        assert ours.grid.shape == theirs.grid.shape
        assert ours.grid.tobytes() == theirs.grid.tobytes()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(predictions)
def test_a_prediction_comes_back_to_the_last_bit(shared_store: Store, prediction: Prediction) -> None:
    key = (prediction.origin.sha256, prediction.origin.number, prediction.bundle)
    kind = (prediction.run.views, prediction.gate.overridden_by)
    known = shared_store.find_prediction(*key, *kind)
    if known is not None and known.scores and not known.heatmaps:
        known = replace(known, heatmaps=prediction.heatmaps)
    shared_store.save_prediction(prediction)
    assert_same(shared_store.find_prediction(*key, *kind), known or prediction)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(assessments, st.sampled_from([None, "disagreement", "unsure", "refused"]))
def test_an_assessment_comes_back_to_the_last_bit(shared_store: Store, word: Assessment, reason: str | None) -> None:
    queue_id = shared_store.record(word, reason, "refer")  # type: ignore[arg-type]
    assert shared_store.assessments(word.origin.sha256, word.origin.number)[-1] == word
    assert (queue_id is None) == (reason is None)
    if queue_id is not None:
        entry = shared_store.queue_entry(queue_id)
        assert (entry.assessment, entry.reason, entry.state) == (word, reason, "new")


def test_the_first_prediction_of_a_frame_and_bundle_stands(store: Store) -> None:
    first = prediction_for(invented_origin())
    store.save_prediction(first)
    store.save_prediction(replace(first, device="cuda:0", heatmaps=()))
    assert_same(store.find_prediction(first.origin.sha256, 1, BUNDLE), first)


def test_what_was_stored_without_maps_is_given_them_and_keeps_its_scores(store: Store) -> None:
    first = prediction_for(invented_origin())
    later = prediction_for(invented_origin(), (0.2001, 0.8001, 0.1001))
    store.save_prediction(replace(first, heatmaps=()))
    assert_same(store.find_prediction(first.origin.sha256, 1, BUNDLE), replace(first, heatmaps=()))
    store.save_prediction(later)
    store.save_prediction(replace(later, heatmaps=later.heatmaps[:1]))
    assert_same(store.find_prediction(first.origin.sha256, 1, BUNDLE), replace(first, heatmaps=later.heatmaps))


def test_a_refused_frame_is_given_no_maps(store: Store) -> None:
    refused = prediction_for(invented_origin(), ())
    store.save_predictions([refused, prediction_for(invented_origin())])
    assert_same(store.find_prediction(refused.origin.sha256, 1, BUNDLE), refused)


def test_plain_augmented_and_overridden_predictions_stand_side_by_side(store: Store) -> None:
    plain = prediction_for(invented_origin(), ())
    augmented = replace(prediction_for(invented_origin(), (0.1, 0.2, 0.3)), run=RunSettings(views=8))
    overridden = replace(prediction_for(invented_origin()), gate=GateVerdict("refuse", ("No.",), 3.5, "dr-a"))
    calibrated_anew = replace(plain, bundle=replace(BUNDLE, version="0.1.1"), scores=augmented.scores)
    store.save_predictions([plain, augmented, overridden, calibrated_anew])
    sha256 = plain.origin.sha256
    assert_same(store.find_prediction(sha256, 1, BUNDLE), plain)
    assert_same(store.find_prediction(sha256, 1, BUNDLE, views=8), augmented)
    assert_same(store.find_prediction(sha256, 1, BUNDLE, overridden_by="dr-a"), overridden)
    assert store.find_prediction(sha256, 1, BUNDLE, overridden_by="dr-b") is None
    assert_same(store.find_prediction(sha256, 1, calibrated_anew.bundle), calibrated_anew)
    assert store.predicted_frames(BUNDLE) == {(sha256, 1)}
    assert store.predicted_frames(BUNDLE, views=3) == set()


def test_a_batch_is_kept_whole_or_not_at_all(store: Store) -> None:
    good, bad = prediction_for(invented_origin("a")), prediction_for(invented_origin("b"), (float("nan"), 0.5, 0.5))
    with pytest.raises(ValueError, match="JSON compliant"):
        store.save_predictions([good, bad])
    assert store.predicted_frames(BUNDLE) == set()


def test_predictions_of_other_frames_files_and_bundles_stand_apart(store: Store) -> None:
    other_bundle = BundleRef("cxr2-test", "0.2.0", "e" * 64)
    saved = [
        prediction_for(invented_origin("a", 1)),
        prediction_for(invented_origin("a", 2), (0.3, 0.3, 0.3)),
        prediction_for(invented_origin("b", 1), ()),
        prediction_for(invented_origin("a", 1), (0.5, 0.5, 0.5), other_bundle),
        prediction_for(invented_origin("a", 1), (0.4, 0.4, 0.4), dataclasses.replace(BUNDLE, name="same-weights")),
    ]
    for prediction in saved:
        store.save_prediction(prediction)
    for prediction in saved:
        origin = prediction.origin
        assert_same(store.find_prediction(origin.sha256, origin.number, prediction.bundle), prediction)
    assert store.find_prediction(saved[0].origin.sha256, 3, BUNDLE) is None


def test_a_score_that_is_no_number_is_not_stored(store: Store) -> None:
    prediction = prediction_for(invented_origin(), (float("nan"), 0.5, 0.5))
    with pytest.raises(ValueError, match="JSON compliant"):
        store.save_prediction(prediction)
    assert store.find_prediction(prediction.origin.sha256, 1, BUNDLE) is None


def test_only_what_the_rules_name_enters_the_queue(store: Store) -> None:
    prediction = prediction_for(invented_origin(), (0.2, 0.8, 0.1))
    refused = prediction_for(invented_origin("other"), ())
    ids = [
        recorded(store, said(prediction, "pneumonia", "present")),
        recorded(store, said(prediction, "pneumonia", "absent")),
        recorded(store, said(prediction, "effusion", "unsure")),
        recorded(store, said(refused, "effusion", "absent")),
    ]
    assert ids == [None, 1, 2, 3]
    assert [(entry.queue_id, entry.reason) for entry in store.queue()] == [
        (3, "refused"),
        (2, "unsure"),
        (1, "disagreement"),
    ]


def test_words_on_a_frame_come_oldest_first(store: Store) -> None:
    prediction = prediction_for(invented_origin())
    said_in_order = [said(prediction, "pneumonia", verdict) for verdict in ("present", "absent", "unsure", "present")]
    for word in said_in_order:
        recorded(store, word)
    recorded(store, said(prediction_for(invented_origin("other")), "pneumonia", "present"))
    assert store.assessments(prediction.origin.sha256, 1) == said_in_order


def test_the_newest_event_is_the_state(store: Store) -> None:
    for number in range(1, 5):
        recorded(store, said(prediction_for(invented_origin(number=number)), "pneumonia", "absent"))
    store.set_queue_state([1, 2, 3], "in_review", who="dr-b")
    store.set_queue_state([3, 2, 2], "exported")
    store.set_queue_state([], "rejected")
    assert {entry.queue_id: entry.state for entry in store.queue()} == {
        1: "in_review",
        2: "exported",
        3: "exported",
        4: "new",
    }
    assert [entry.queue_id for entry in store.queue("exported")] == [3, 2]
    assert store.queue("rejected") == []


def test_entries_that_are_not_there_are_named_and_nothing_changes(store: Store) -> None:
    recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent"))
    with pytest.raises(StoreFault, match=r"no queue entry 7; see `overread queue list`\."):
        store.queue_entry(7)
    with pytest.raises(StoreFault, match="no queue entry 7"):
        store.set_queue_state([1, 7], "exported")
    assert store.queue_entry(1).state == "new"


def test_a_reader_who_comes_to_agree_takes_her_entry_back(store: Store) -> None:
    prediction = prediction_for(invented_origin())
    newer = prediction_for(invented_origin(), bundle=BundleRef("cxr2-test", "0.2.0", "e" * 64))
    for word in (
        said(prediction, "pneumonia", "absent", "dr-a"),
        said(prediction, "pneumonia", "absent", "dr-b"),
        said(prediction, "effusion", "present", "dr-a"),
        said(newer, "pneumonia", "absent", "dr-a"),
        said(prediction, "pneumonia", "absent", "dr-a"),
    ):
        recorded(store, word)
    store.set_queue_state([5], "exported")
    recorded(store, said(prediction, "pneumonia", "present", "dr-a"))
    assert {entry.queue_id: entry.state for entry in store.queue()} == {
        1: "rejected",
        2: "new",
        3: "new",
        4: "new",
        5: "exported",
    }


def test_threads_and_processes_write_side_by_side(store: Store, data_dir: Path) -> None:
    """Eight threads over two stores of one folder, as the window and the command line would be."""
    second = open_store(data_dir)
    start = threading.Barrier(8)

    def work(worker: int) -> list[int | None]:
        start.wait()
        own = (store, second)[worker % 2]
        cases = [prediction_for(invented_origin(f"worker {worker}", number)) for number in range(1, 11)]
        for case in cases:
            own.save_prediction(case)
        return [recorded(own, said(case, "pneumonia", "absent")) for case in cases]

    with ThreadPoolExecutor(8) as pool:
        ids = [queue_id for batch in pool.map(work, range(8)) for queue_id in batch]
    second.close()
    assert sorted(queue_id for queue_id in ids if queue_id is not None) == list(range(1, 81))
    assert len(store.queue("new")) == 80


def test_a_flagged_instance_is_kept_when_the_original_goes(store: Store, data_dir: Path, tmp_path: Path) -> None:
    original = tmp_path / "CD" / "IM0001.dcm"
    original.parent.mkdir()
    original.write_bytes(b"pixels" * 1000)
    origin = origin_of(original)
    recorded(store, said(prediction_for(origin), "pneumonia", "absent"), keep="copy")
    original.unlink()
    kept = data_dir / "instances" / origin.sha256[:2] / origin.sha256
    assert store.instance_file(origin) == kept
    assert kept.read_bytes() == b"pixels" * 1000
    assert [file for file in (data_dir / "instances").rglob("*") if file.is_file()] == [kept]


@pytest.mark.parametrize("keep", ["copy", "refer"])
def test_a_member_of_an_archive_is_kept_from_its_bytes(store: Store, data_dir: Path, tmp_path: Path, keep: str) -> None:
    """It is no file: nothing could be copied from its path, and nothing found there again."""
    member = tmp_path / "a.zip" / "film"
    content = b"pixels" * 1000
    (tmp_path / "film").write_bytes(content)
    origin = replace(origin_of(tmp_path / "film"), path=str(member))
    word = said(prediction_for(origin), "pneumonia", "absent")
    store.record(word, "disagreement", keep, b"other bytes")  # type: ignore[arg-type]
    assert store.instance_file(origin) is None
    store.record(replace(word, assessment_id="2"), "disagreement", keep, content)  # type: ignore[arg-type]
    kept = store.instance_file(origin)
    assert kept is not None
    assert kept.is_relative_to(data_dir)
    assert kept.read_bytes() == content


@pytest.mark.parametrize(("verdict", "keep"), [("absent", "refer"), ("present", "copy")])
def test_nothing_is_copied_without_need(store: Store, data_dir: Path, tmp_path: Path, verdict: str, keep: str) -> None:
    original = tmp_path / "image.png"
    original.write_bytes(b"pixels")
    origin = origin_of(original)
    recorded(store, said(prediction_for(origin), "pneumonia", verdict), keep)  # type: ignore[arg-type]
    assert not (data_dir / "instances").exists()
    assert store.instance_file(origin) == original
    original.unlink()
    assert store.instance_file(origin) is None


def test_a_damaged_copy_is_not_used_and_is_made_again(store: Store, data_dir: Path, tmp_path: Path) -> None:
    original = tmp_path / "image.png"
    original.write_bytes(b"pixels")
    origin = origin_of(original)
    prediction = prediction_for(origin)
    recorded(store, said(prediction, "pneumonia", "absent"), keep="copy")
    kept = data_dir / "instances" / origin.sha256[:2] / origin.sha256
    kept.write_bytes(b"pixelz")
    assert store.instance_file(origin) == original
    recorded(store, said(prediction, "pneumonia", "unsure"), keep="copy")
    assert store.instance_file(origin) == kept
    kept.write_bytes(b"pixelz")
    original.write_bytes(b"another image")
    assert store.instance_file(origin) is None


def test_a_missing_or_changed_original_is_no_obstacle_to_the_verdict(
    store: Store, data_dir: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "image.png"
    changed.write_bytes(b"pixels")
    origin = origin_of(changed)
    changed.write_bytes(b"another image")
    assert recorded(store, said(prediction_for(origin), "pneumonia", "absent"), keep="copy") == 1
    assert recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent"), keep="copy") == 2
    assert not (data_dir / "instances").exists()


def test_the_stats_count_the_queue_and_the_last_word_of_each_reader(store: Store) -> None:
    """Against a count by hand, in Python, over everything that was said."""
    newer = BundleRef("cxr2-test", "0.2.0", "e" * 64)
    said_in_order: list[Assessment] = []
    for number in range(1, 13):
        positive = (0.2, 0.8, 0.9 if number % 3 else 0.1)
        prediction = prediction_for(invented_origin(number=number), positive, newer if number % 4 == 0 else BUNDLE)
        verdict = VERDICTS[number % 3]
        said_in_order += [
            said(prediction, "pneumonia", "absent", "dr-a"),
            said(prediction, "pneumonia", verdict, "dr-a"),
            said(prediction, "effusion", verdict, "dr-b"),
        ]
    said_in_order.append(said(prediction_for(invented_origin("refused"), ()), "effusion", "present"))
    for word in said_in_order:
        recorded(store, word)
    store.set_queue_state([2, 3], "exported")

    stats, queue = store.queue_stats(), store.queue()
    assert stats.total == len(queue) > 10
    assert stats.by_state == Counter(entry.state for entry in queue)
    assert stats.by_finding == Counter(entry.assessment.finding for entry in queue)
    assert stats.by_reader == Counter(entry.assessment.reader for entry in queue)
    assert stats.by_bundle == Counter(f"cxr2-test {entry.assessment.bundle.version}" for entry in queue)
    last = {(one.reader, one.origin.sha256, one.origin.number, one.finding): one for one in said_in_order}
    tallies = [
        Tally(one.finding, one.bundle, one.verdict, one.score.positive if one.score else None, 1)
        for one in last.values()
    ]
    assert stats.agreement == agreement_figures(tallies)
    assert sum(one.rated + one.unsure + one.refused for one in stats.agreement) == len(last)


@pytest.mark.skipif(os.name != "posix", reason="access rights are POSIX's")
def test_what_is_kept_is_the_readers_alone_even_in_an_open_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_store(tmp_path).close()
    assert stat.S_IMODE((tmp_path / "overread.db").stat().st_mode) == 0o600


def test_a_word_that_was_taken_back_counts_nowhere_and_stays_on_record(store: Store) -> None:
    prediction = prediction_for(invented_origin())
    word = said(prediction, "pneumonia", "absent")
    other = said(prediction, "pneumonia", "present", reader="dr-b")
    case = CaseKey("", word.origin.sha256, word.origin.number)
    queue_id = recorded(store, word)
    recorded(store, other)
    store.withdraw([word])
    store.withdraw([word])
    assert store.assessments(word.origin.sha256, word.origin.number) == store.case_words(case) == [other]
    assert store.words_on([case], "dr-a") == store.queue() == []
    assert store.withdrawn_words(case, "dr-a") == [word]
    stats = store.queue_stats()
    assert stats.total == 0
    assert [(figures.both_positive, figures.only_network) for figures in stats.agreement] == [(1, 0)]
    with pytest.raises(StoreFault, match="no queue entry"):
        store.queue_entry(queue_id or 0)


def test_taking_a_change_of_mind_back_opens_the_entry_again_that_it_closed(store: Store) -> None:
    prediction = prediction_for(invented_origin())
    first, second = said(prediction, "pneumonia", "absent"), said(prediction, "pneumonia", "present")
    recorded(store, first)
    recorded(store, second)
    assert [entry.state for entry in store.queue()] == ["rejected"]
    store.withdraw([second])
    assert [(entry.state, entry.assessment) for entry in store.queue()] == [("new", first)]
    assert store.assessments(first.origin.sha256, 1) == [first]


def test_what_someone_else_closed_stays_closed(store: Store) -> None:
    prediction = prediction_for(invented_origin())
    first, second = said(prediction, "pneumonia", "absent"), said(prediction, "pneumonia", "present")
    queue_id = recorded(store, first)
    store.set_queue_state([queue_id or 0], "rejected", "dr-b")
    recorded(store, second)
    store.withdraw([second])
    assert [entry.state for entry in store.queue()] == ["rejected"]
