"""Weight randomisation: maps that follow the weights pass, maps that follow the picture alone do not."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.bundles.library import Bundle, read_bundle
from core.errors import DatasetError
from tests.helpers.dicom_files import chest_like

pytestmark = pytest.mark.engine


def records_in(folder: Path, count: int = 3):  # type: ignore[no-untyped-def]
    from core.learning.datasets import read_dataset

    (folder / "normal").mkdir(parents=True)
    for number in range(count):
        pixels = np.roll(chest_like(120, 120, 8), 9 * number, axis=1).astype(np.uint8)
        Image.fromarray(pixels).save(folder / "normal" / f"{number}.png")
    return read_dataset(folder)


def test_the_flag_is_written_into_the_manifest(random_bundle: Bundle, tmp_path: Path) -> None:
    from core.learning.sanity import with_sanity

    folder = shutil.copytree(random_bundle.folder, tmp_path / "copy")
    records = records_in(tmp_path / "set")
    manifest = with_sanity(folder, records)
    sanity = manifest.cam.sanity
    assert sanity is not None
    assert 0 <= sanity.correlation <= 1
    assert sanity.passed == (sanity.correlation < 0.5)
    assert sanity.source.startswith("3 images of the set; whole network initialised anew")
    assert read_bundle(folder).manifest == manifest
    assert with_sanity(folder, records) == manifest  # the seed is fixed
    with pytest.raises(DatasetError, match="no image to measure"):
        with_sanity(folder, [])


def test_a_map_that_survives_randomisation_fails(random_bundle: Bundle) -> None:
    """A bundle whose weights are the very ones that the seed draws: randomising changes nothing, and it must show."""
    import torch

    from core.inference.engine.architectures import build_network
    from core.inference.engine.pipeline import Pipeline
    from core.learning.sanity import SEED, _settle, randomisation_correlation

    inputs = np.random.default_rng(0).standard_normal((4, 3, 224, 224)).astype(np.float32)
    pipeline = Pipeline(random_bundle, "cpu")
    before = torch.random.get_rng_state()
    different = randomisation_correlation(pipeline, inputs)
    assert torch.equal(torch.random.get_rng_state(), before)
    with torch.random.fork_rng():
        torch.manual_seed(SEED)
        same = build_network("efficientnet_lite0", 4, {}).module
    _settle(same, torch.from_numpy(inputs))
    pipeline.network.module.load_state_dict(same.state_dict())
    assert randomisation_correlation(pipeline, inputs) > 0.95
    assert different < 0.5


def test_rank_correlation_is_spearmans() -> None:
    from core.learning.sanity import rank_correlation

    grid = np.arange(9, dtype=np.float32).reshape(3, 3)
    assert rank_correlation(grid, grid**3) == pytest.approx(1)
    assert rank_correlation(grid, -grid) == pytest.approx(-1)
    assert np.isnan(rank_correlation(grid[:2], grid[:2]))


@pytest.mark.shared
def test_the_shipped_figure_is_what_val_gives(shared_dir: Path, tmp_path: Path) -> None:
    from core.learning.datasets import read_dataset
    from core.learning.sanity import with_sanity
    from core.paths import resources_dir

    shipped = read_bundle(resources_dir() / "bundles" / "cxr4-lite0")
    folder = shutil.copytree(shipped.folder, tmp_path / "copy")
    records = [r for r in read_dataset(shared_dir / "datasets" / "cxr4" / "manifest.csv") if r.split == "val"]
    found, written = with_sanity(folder, records).cam.sanity, shipped.manifest.cam.sanity
    assert found is not None
    assert written is not None
    assert found.correlation == pytest.approx(written.correlation, abs=0.01)
    assert found.passed
    assert (written.passed, written.source) == (found.passed, found.source)
