"""Batches: what goes through the network together does not change what is said of a frame."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.bundles.library import Bundle
from core.findings import Prediction
from core.imaging.network_input import InputSpec, normalised, normalised_batch
from core.inference.engine.pipeline import Pipeline
from core.inference.service import Engine
from core.inference.worker import PredictRequest
from core.study import Frame
from core.workers.lane import Priority
from tests.helpers.pictures import chest_frame

pytestmark = pytest.mark.engine
FRAMES = [chest_frame(seed) for seed in range(9)]


@pytest.fixture(scope="module")
def pipeline(random_bundle: Bundle) -> Pipeline:
    return Pipeline(random_bundle, "cpu")


@pytest.fixture(scope="module")
def engine(random_bundle: Bundle) -> Iterator[Engine]:
    engine = Engine(random_bundle, "cpu")
    engine.start()
    yield engine
    engine.close()


def bits(predictions: list[Prediction]) -> list[tuple[object, ...]]:
    return [(p.scores, [(m.finding, m.grid.tobytes()) for m in p.heatmaps], p.run) for p in predictions]


def test_the_same_twice_bit_for_bit(pipeline: Pipeline) -> None:
    assert bits(pipeline.predict_batch(FRAMES)) == bits(pipeline.predict_batch(FRAMES))
    assert bits([pipeline.predict(FRAMES[0])]) == bits([pipeline.predict(FRAMES[0])])


def test_two_processes_say_the_same_bit_for_bit(pipeline: Pipeline, engine: Engine) -> None:
    assert bits(engine.predict_batch(FRAMES).result()) == bits(pipeline.predict_batch(FRAMES))


def test_neighbours_and_place_in_a_batch_change_no_bit(pipeline: Pipeline) -> None:
    whole = bits(pipeline.predict_batch(FRAMES[:8]))
    assert bits(pipeline.predict_batch(FRAMES[7::-1]))[::-1] == whole
    partial = pipeline.predict_batch(FRAMES[:5])
    assert [p.run.batch_size for p in partial] == [8] * 5
    assert bits(partial) == whole[:5]
    assert bits(pipeline.predict_batch(FRAMES[3:4], size=8)) == whole[3:4]


def test_batches_of_another_size_agree(pipeline: Pipeline) -> None:
    together = pipeline.predict_batch(FRAMES)
    for frame, batched in zip(FRAMES, together, strict=True):
        alone = pipeline.predict(frame)
        assert (alone.run.batch_size, batched.run.batch_size) == (1, 16)
        for one, other in zip(alone.scores, batched.scores, strict=True):
            assert abs(one.probability - other.probability) < 1e-4
            assert abs(one.raw - other.raw) < 1e-4


def test_without_maps_there_are_none_and_the_scores_are_the_same_bits(pipeline: Pipeline) -> None:
    bare, full = pipeline.predict_batch(FRAMES, maps=False), pipeline.predict_batch(FRAMES)
    assert [p.heatmaps for p in bare] == [()] * len(FRAMES)
    assert [p.scores for p in bare] == [p.scores for p in full]


def test_a_refused_frame_in_a_batch_costs_the_others_nothing(pipeline: Pipeline) -> None:
    blank = chest_frame(0, blank=True)
    predictions = pipeline.predict_batch([FRAMES[0], blank, FRAMES[1]])
    assert [p.gate.state for p in predictions] == ["pass", "refuse", "pass"]
    assert [bool(p.scores) for p in predictions] == [True, False, True]
    assert bits([predictions[0], predictions[2]]) == bits(pipeline.predict_batch(FRAMES[:2]))
    assert pipeline.predict_batch([blank])[0].scores == ()


def test_how_it_was_computed_is_said(pipeline: Pipeline) -> None:
    run = pipeline.predict(FRAMES[0]).run
    assert (run.views, run.precision, run.batch_size) == (0, "float32", 1)
    assert run.threads > 0
    assert run.machine
    assert any(text.startswith("torch ") for text in run.versions)


def test_the_image_on_screen_waits_for_one_batch_at_most(engine: Engine) -> None:
    finished: list[str] = []
    batches = [engine.predict_batch(FRAMES[:2]) for _ in range(6)]
    for number, batch in enumerate(batches):
        batch.add_done_callback(lambda _, number=number: finished.append(f"batch {number}"))
    batches[0].result()
    visible = engine.predict(FRAMES[8], priority=Priority.VISIBLE)
    visible.add_done_callback(lambda _: finished.append("visible"))
    for batch in batches:
        batch.result()
    visible.result()
    assert finished.index("visible") <= 2  # behind the first, and the one that was under way by then


def test_requests_that_stand_alone_may_come_in_a_batch(engine: Engine) -> None:
    requests = [FRAMES[0], PredictRequest(FRAMES[1], views=1), FRAMES[2]]
    predictions = engine.predict_batch(requests).result()
    origins = [one.origin if isinstance(one, Frame) else one.frame.origin for one in requests]
    assert [prediction.origin for prediction in predictions] == origins


def test_the_engine_says_what_it_runs_on(engine: Engine) -> None:
    status = engine.status().result()
    assert (status.device, status.precision, status.batch_size) == ("cpu", "float32", 16)
    assert "bit for bit" in status.precision_reason


@pytest.mark.parametrize("channels", [1, 3])
def test_a_batch_is_normalised_to_the_same_bits(channels: int) -> None:
    spec = InputSpec(
        32, 24, channels, "bilinear", "stretch", (-1024.0, 1024.0), (0.485, 0.1, 7.0)[:channels],
        (0.229, 0.5, 3.0)[:channels],
    )  # fmt: skip
    pixels = np.random.default_rng(1).integers(0, 256, (5, 32, 24), dtype=np.uint8)
    expected = np.stack([normalised(one, spec) for one in pixels])
    found = normalised_batch(pixels, spec)
    assert (found.dtype, found.shape) == (np.float32, expected.shape)
    assert np.ascontiguousarray(found).tobytes() == expected.tobytes()


@pytest.fixture
def rss(engine: Engine) -> object:
    def read() -> int:
        pages = Path(f"/proc/{engine.process_id}/statm").read_text().split()[1]
        return int(pages)

    return read


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc to read another process's memory")
def test_memory_does_not_grow_with_the_images(engine: Engine, rss: object) -> None:
    """`make memory` does this with 2,000 images."""
    assert callable(rss)
    for _ in range(12):
        engine.predict_batch(FRAMES[:8]).result()
    before = rss()
    for _ in range(24):
        engine.predict_batch(FRAMES[:8]).result()
    assert rss() < 1.03 * before
