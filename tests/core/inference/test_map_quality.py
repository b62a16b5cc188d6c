"""Deletion and insertion against random maps; averaged views. With networks whose answers can be foreseen."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from core.bundles.library import Bundle
from core.dicom.reading import open_source, read_frame
from core.errors import UsageFault
from core.findings import BundleRef, GridTransform, LungMask, Region
from core.inference.methods import MapChoice
from core.study import Frame
from tests.helpers.bundles import with_small_input
from tests.helpers.dicom_files import chest_like, write_dx

pytestmark = pytest.mark.engine
CHOICE = MapChoice("pneumonia")


@pytest.fixture
def pipeline(random_bundle: Bundle):  # type: ignore[no-untyped-def]
    from core.inference.engine.pipeline import Pipeline

    return Pipeline(random_bundle, "cpu")


@pytest.fixture
def spot(tmp_path: Path) -> Frame:
    """Grey, with one bright spot at the lower right."""
    pixels = np.full((224, 224), 900, dtype=np.uint16)
    pixels[150:200, 150:200] = 3800
    pixels[0, 0] = 0
    return read_frame(open_source(str(write_dx(tmp_path / "spot.dcm", pixels))))


@pytest.fixture
def chest(tmp_path: Path) -> Frame:
    return read_frame(open_source(str(write_dx(tmp_path / "chest.dcm", chest_like(400, 360)))))


def seeing_bright_spots(pipeline, sign: float = 1.0):  # type: ignore[no-untyped-def]
    """The pipeline, with a network that counts bright cells: its map must be right, its probability must follow."""
    import torch
    from torch import nn

    from core.inference.engine.architectures import Network

    class Spots(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.pool = nn.AvgPool2d(32)
            self.head = nn.Linear(1, 4)
            with torch.no_grad():
                self.head.weight.copy_(sign * torch.tensor([[0.0], [60.0], [0.0], [0.0]]))
                self.head.bias.zero_()

        def features(self, images):  # type: ignore[no-untyped-def]
            return torch.relu(self.pool(images[:, :1]))

        def forward(self, images):  # type: ignore[no-untyped-def]
            return self.head(self.features(images).mean(dim=(2, 3)))

    module = Spots().eval()
    pipeline.forward.network = Network(module, module.features, module.head, module.pool)
    return pipeline


def test_a_true_map_beats_every_random_one(pipeline, spot: Frame) -> None:  # type: ignore[no-untyped-def]
    from core.inference.engine.map_quality import QualityQuestion, map_quality

    shares: list[float] = []
    rows, columns = spot.shape
    mask = np.zeros((8, 8), dtype=bool)
    mask[4:, :] = True
    lungs = LungMask(mask, GridTransform(0, 0, columns, rows), BundleRef("lungs", "1", "0" * 64))
    question = QualityQuestion(CHOICE, Region(150, 150, 50, 50), lungs)
    found = map_quality(seeing_bright_spots(pipeline), spot, question, shares.append)
    assert found.evidence
    assert found.better_than_random == 1.0
    assert found.deletion is not None
    assert found.insertion is not None
    assert found.random_deletion is not None
    assert found.random_insertion is not None
    assert found.deletion < found.random_deletion[0]
    assert found.insertion > found.random_insertion[0]
    assert 0 <= found.deletion <= 1
    assert found.lung_share is not None
    assert found.lung_share > 0.8
    assert found.lung_area_share == pytest.approx(0.5)
    assert found.region is not None
    assert found.region.pointing
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_an_empty_map_has_no_quality_and_no_nan(pipeline, spot: Frame) -> None:  # type: ignore[no-untyped-def]
    """A network that counts all of it against the finding: no evidence, by any method."""
    from core.inference.engine.explaining import explain
    from core.inference.engine.map_quality import QualityQuestion, map_quality

    against = seeing_bright_spots(pipeline, sign=-1.0)
    prediction = against.predict(spot)
    heatmap = prediction.heatmap("pneumonia")
    assert heatmap is not None
    assert not heatmap.has_evidence
    for method in ("gradcam", "hirescam", "layercam", "gradcampp", "ablationcam"):
        heatmap = explain(against, spot, MapChoice("pneumonia", method))
        assert not heatmap.has_evidence
        assert np.array_equal(heatmap.grid, np.zeros((7, 7)))
    found = map_quality(against, spot, QualityQuestion(CHOICE, Region(0, 0, 9, 9)))
    assert not found.evidence
    assert {getattr(found, f.name) for f in dataclasses.fields(found) if f.name not in ("finding", "method")} == {
        False, None
    }  # fmt: skip


def test_a_network_that_sees_nothing_gives_no_nan(pipeline, spot: Frame) -> None:  # type: ignore[no-untyped-def]
    """All activations zero: every method answers with an empty map."""
    import torch

    from core.inference.engine.explaining import explain
    from core.inference.methods import METHODS

    blind = seeing_bright_spots(pipeline)
    network = blind.network
    blind.forward.network = dataclasses.replace(
        network, features=lambda images: torch.zeros_like(network.features(images))
    )
    for method in METHODS:
        heatmap = explain(blind, spot, MapChoice("pneumonia", method))
        assert np.array_equal(heatmap.grid, np.zeros((7, 7)))


def test_quality_repeats_to_the_bit(pipeline, spot: Frame) -> None:  # type: ignore[no-untyped-def]
    from core.inference.engine.map_quality import QualityQuestion, map_quality

    seeing = seeing_bright_spots(pipeline)
    assert map_quality(seeing, spot, QualityQuestion(CHOICE)) == map_quality(seeing, spot, QualityQuestion(CHOICE))


def test_random_maps_are_as_smooth_as_the_map() -> None:
    from core.inference.engine.map_quality import random_like

    generator = np.random.default_rng(0)
    grid = np.add.outer(np.arange(7), np.arange(7)).astype(np.float32)
    like = random_like(grid, generator)
    assert like.shape == (7, 7)
    assert like.dtype == np.float32
    assert np.abs(np.fft.fft2(like)) == pytest.approx(np.abs(np.fft.fft2(grid - grid.mean())), abs=1e-3)
    assert not np.allclose(like, random_like(grid, generator))


def test_averaged_views_give_mean_and_spread_and_keep_the_plain_map(pipeline, chest: Frame) -> None:  # type: ignore[no-untyped-def]
    from core.inference.engine.views import with_views

    plain = pipeline.predict(chest)
    averaged = with_views(pipeline, chest, plain, 5)
    assert averaged == dataclasses.replace(with_views(pipeline, chest, plain, 5), heatmaps=averaged.heatmaps)
    assert averaged.run.views == 5
    assert averaged.heatmaps is plain.heatmaps
    assert [s.raw for s in averaged.scores] == [s.raw for s in plain.scores]
    assert sum(s.probability for s in averaged.scores) == pytest.approx(1)
    assert all(s.spread is not None and 0 <= s.spread < 0.5 for s in averaged.scores)
    assert any(s.spread for s in averaged.scores)
    assert with_views(pipeline, chest, plain, 0) is plain
    with pytest.raises(UsageFault, match="choose 0 to 64"):
        with_views(pipeline, chest, plain, 65)


def test_a_refused_frame_stays_without_scores(pipeline, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from core.inference.engine.views import with_views

    path = write_dx(tmp_path / "ct.dcm", chest_like(400, 360), Modality="CT")
    frame = read_frame(open_source(str(path)))
    refused = pipeline.predict(frame)
    assert with_views(pipeline, frame, refused, 3) is refused


def test_costs_are_measured_for_every_map(random_bundle: Bundle, chest: Frame, tmp_path: Path) -> None:
    from core.inference.engine.explanation_bench import costs
    from core.inference.engine.pipeline import Pipeline

    found = costs(Pipeline(with_small_input(random_bundle, tmp_path / "small"), "cpu"), chest)
    assert {"gradcam", "hirescam+layer", "gradcam+crops", "scorecam"} <= set(found)
    assert all(value > 0 for value in found.values())
    assert found["scorecam"] == 1281
    assert found["gradcam+crops"] > 3
