"""The shipped segmenter in the engine's process: lungs of the examples, doubts, and bundles of the wrong task."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.bundles.library import Bundle, lung_segmenter, read_bundle
from core.dicom.reading import open_source, read_frame
from core.errors import BundleError
from core.imaging.lung_mask import components
from core.imaging.lung_share import lung_share
from core.inference.service import Engine
from core.study import Frame

pytestmark = pytest.mark.engine


def frame_of(path: Path) -> Frame:
    return read_frame(open_source(str(path)))


@pytest.fixture(scope="module")
def segmenter(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    found = lung_segmenter(tmp_path_factory.mktemp("data"))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def engine(random_bundle: Bundle) -> Iterator[Engine]:
    engine = Engine(random_bundle, "cpu")
    engine.start()
    yield engine
    engine.close()


@pytest.mark.parametrize("number", range(1, 7))
def test_the_examples_have_two_lungs_on_either_side(
    engine: Engine, segmenter: Bundle, examples_dir: Path, number: int
) -> None:
    (path,) = examples_dir.glob(f"chest-{number}.*")
    frame = frame_of(path)
    lungs = engine.lungs(frame, segmenter).result()
    assert lungs.plausible
    assert lungs.bundle == segmenter.ref
    assert lungs.mask.dtype == np.bool_
    assert (lungs.covers.height, lungs.covers.width) == frame.shape
    assert 0.15 < lungs.mask.mean() < 0.6
    numbers = components(lungs.mask)
    left, right = sorted(float(np.argwhere(numbers == n)[:, 1].mean()) for n in (1, 2))
    assert left < lungs.mask.shape[1] / 2 < right
    heatmap = engine.predict(frame).result().heatmaps[0]
    share, area = lung_share(heatmap, lungs)
    assert area == pytest.approx(lungs.mask.mean())
    assert share is None or 0.0 <= share <= 1.0


def test_the_same_picture_has_the_same_lungs(engine: Engine, segmenter: Bundle, examples_dir: Path) -> None:
    frame = frame_of(examples_dir / "chest-1.jpg")
    one, two = (engine.lungs(frame, segmenter).result().mask for _ in range(2))
    assert np.array_equal(one, two)


def test_a_picture_without_lungs_is_in_doubt(engine: Engine, segmenter: Bundle, tmp_path: Path) -> None:
    Image.new("L", (300, 300), 90).save(tmp_path / "grey.png")
    lungs = engine.lungs(frame_of(tmp_path / "grey.png"), segmenter).result()
    assert not lungs.plausible
    assert lungs.doubt.endswith(".")


def test_each_task_is_asked_of_its_own_kind_of_bundle(engine: Engine, segmenter: Bundle, examples_dir: Path) -> None:
    frame = frame_of(examples_dir / "chest-2.jpg")
    with pytest.raises(BundleError, match="draws masks and gives no scores; choose a classifier"):
        engine.predict(frame, bundle=segmenter).result()
    with pytest.raises(BundleError, match="draws no lungs; choose a segmenter"):
        engine.lungs(frame, engine.bundle).result()


def test_the_segmenter_states_its_figures(segmenter: Bundle) -> None:
    metrics = segmenter.manifest.provenance.metrics
    assert metrics["dice_cross_validation_images"] == 56
    assert metrics["dice_cross_validation_mean"] > 0.9
    assert segmenter.weights_path.stat().st_size < 8_000_000


def test_a_bundle_that_cannot_be_read_hides_no_segmenter(tmp_path: Path, segmenter: Bundle) -> None:
    (tmp_path / "bundles" / "broken").mkdir(parents=True)
    (tmp_path / "bundles" / "broken" / "manifest.json").write_text("{}")
    assert lung_segmenter(tmp_path) == read_bundle(segmenter.folder)
