"""Frames read one by one: a lost process costs no frame, and stored scores stand when maps are added."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.bundles.choosing import AUTO, NetworkChoice
from core.bundles.library import Bundle
from core.cli.folder_run import Place, RunOptions
from core.cli.services import with_whole_path
from core.cli.several_networks import SeveralNetworksRun
from core.inference.service import Engine
from core.intake.service import Reader
from core.settings import STANDARD_LIMITS
from core.store.database import Store, open_store
from tests.helpers.pictures import write_pictures

pytestmark = pytest.mark.engine
COUNT = 5


@pytest.fixture
def places(tmp_path: Path) -> list[Place]:
    return [Place(str(path), 1) for path in sorted(write_pictures(tmp_path / "films", COUNT).iterdir())]


@pytest.fixture
def reader() -> Iterator[Reader]:
    reader = Reader(STANDARD_LIMITS)
    reader.start()
    yield reader
    reader.close()


@pytest.fixture
def engine(random_bundle: Bundle) -> Iterator[Engine]:
    engine = Engine(random_bundle, "cpu")
    engine.start()
    yield engine
    engine.close()


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    store = open_store(data_dir)
    yield store
    store.close()


def choice_of(bundle: Bundle, data_dir: Path) -> NetworkChoice:
    return NetworkChoice([str(bundle.folder)], AUTO, data_dir)


def test_a_killed_network_costs_no_frame(
    places: list[Place], reader: Reader, engine: Engine, store: Store, data_dir: Path
) -> None:
    outcomes = SeveralNetworksRun(reader, engine, store, choice_of(engine.bundle, data_dir)).outcomes(places)
    seen = [next(outcomes)]
    assert engine.process_id is not None
    os.kill(engine.process_id, signal.SIGKILL)
    seen += outcomes
    assert [(outcome.place, outcome.reason) for outcome in seen] == [(place, None) for place in places]
    assert all(outcome.prediction is not None for outcome in seen)


def test_scores_that_are_stored_stand_when_maps_are_added(
    places: list[Place], reader: Reader, engine: Engine, store: Store, data_dir: Path
) -> None:
    frame = reader.read(places[0].path, 1).result()
    without_maps = engine.predict_batch([frame], maps=False, size=8).result()[0]
    assert without_maps.heatmaps == ()
    store.save_prediction(with_whole_path(without_maps))
    run = SeveralNetworksRun(reader, engine, store, choice_of(engine.bundle, data_dir), RunOptions(maps=True))
    outcome = next(run.outcomes(places[:1]))
    assert outcome.cached
    assert outcome.prediction is not None
    assert outcome.prediction.scores == without_maps.scores
    assert len(outcome.prediction.heatmaps) == len(without_maps.scores)
    kept = store.find_prediction(frame.origin.sha256, 1, engine.bundle.ref)
    assert kept is not None
    assert len(kept.heatmaps) == len(without_maps.scores)


def test_what_cannot_be_read_is_said_and_asked_of_no_network(
    places: list[Place], reader: Reader, engine: Engine, store: Store, data_dir: Path
) -> None:
    Path(places[1].path).write_bytes(b"nothing")
    run = SeveralNetworksRun(reader, engine, store, choice_of(engine.bundle, data_dir))
    outcomes = list(run.outcomes(places[:3]))
    assert [outcome.prediction is None for outcome in outcomes] == [False, True, False]
    assert Path(places[1].path).name in (outcomes[1].reason or "")
