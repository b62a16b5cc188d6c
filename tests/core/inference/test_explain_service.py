"""Explanations through the engine's process: progress, cancel, faults, another bundle."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.bundles.library import Bundle
from core.dicom.reading import open_source, read_frame
from core.errors import UsageFault, WorkerCrashed
from core.findings import Region
from core.inference.methods import MapChoice
from core.inference.service import Engine
from core.inference.worker import Beside
from core.study import Frame
from tests.helpers.bundles import with_small_input, write_random_bundle
from tests.helpers.dicom_files import chest_like, write_dx

pytestmark = pytest.mark.engine
CHOICE = MapChoice("pneumonia")


@pytest.fixture
def chest(tmp_path: Path) -> Frame:
    return read_frame(open_source(str(write_dx(tmp_path / "chest.dcm", chest_like(400, 360)))))


@pytest.fixture(scope="module")
def engine(random_bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = Engine(with_small_input(random_bundle, tmp_path_factory.mktemp("small") / "net"), "cpu")
    engine.start()
    yield engine
    engine.close()


def test_a_map_and_its_quality_come_with_progress(engine: Engine, chest: Frame) -> None:
    shares: list[float] = []
    heatmap = engine.explain(chest, MapChoice("pneumonia", "layercam", "crops"), on_progress=shares.append).result()
    assert (heatmap.finding, heatmap.method) == ("pneumonia", "layercam+crops")
    assert shares == sorted(shares)
    assert len(shares) == 10
    told: list[float] = []
    quality = engine.quality(chest, CHOICE, beside=Beside(Region(0, 0, 90, 90)), on_progress=told.append).result()
    predicted = engine.predict(chest).result().heatmap("pneumonia")
    assert predicted is not None
    assert quality.evidence == predicted.has_evidence
    assert (quality.region is not None) == quality.evidence
    assert len(told) == (21 if quality.evidence else 0)


def test_a_fault_is_one_sentence_and_the_process_lives(engine: Engine, chest: Frame) -> None:
    before = engine.process_id
    with pytest.raises(UsageFault, match="no finding gout"):
        engine.explain(chest, MapChoice("gout")).result()
    assert len(engine.predict(chest).result().scores) == 4
    assert engine.process_id == before


def test_another_bundle_explains(engine: Engine, chest: Frame, tmp_path: Path) -> None:
    other = write_random_bundle(tmp_path / "other", seed=3)
    mine = engine.explain(chest, CHOICE).result()
    theirs = engine.explain(chest, CHOICE, bundle=other).result()
    expected = engine.predict(chest, bundle=other).result().heatmap("pneumonia")
    assert expected is not None
    assert theirs.grid == pytest.approx(expected.grid, abs=1e-6)
    assert theirs.grid.shape != mine.grid.shape  # the engine's own network reads smaller pictures


def test_averaged_predictions(engine: Engine, chest: Frame) -> None:
    prediction = engine.predict_averaged(chest, 3).result()
    assert prediction.run.views == 3
    assert all(score.spread is not None for score in prediction.scores)
    assert all(score.spread is None for score in engine.predict(chest).result().scores)


def test_a_long_method_is_cancelled_midway_and_the_next_request_served(
    engine: Engine, random_bundle: Bundle, chest: Frame
) -> None:
    under_way = threading.Event()
    asked = MapChoice("pneumonia", "scorecam")
    pending = engine.explain(chest, asked, bundle=random_bundle, on_progress=lambda share: under_way.set())
    assert under_way.wait(timeout=120)
    engine.cancel(pending)
    with pytest.raises(WorkerCrashed, match="cancelled"):
        pending.result(timeout=60)
    assert len(engine.predict(chest).result(timeout=120).scores) == 4
