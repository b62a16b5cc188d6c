"""The options that look at lungs and cells, in whole runs of a tiny network and in their parts."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.errors import DatasetError
from tests.helpers.training_sets import blobs, request, write_manifest

pytestmark = pytest.mark.engine
ARGS: dict[str, Any] = {"lung_attention": True, "output_stride": 16}


class StoppedError(Exception):
    """Ends a run between two steps, as a kill would."""


def labelled_lungs(folder: Path, count: int = 24) -> Path:
    """Two classes from two sources, and a mask for all but the last picture: a box in the middle."""
    rows, mask = [], np.zeros((32, 32), dtype=np.uint8)
    mask[8:24, 6:26] = 255
    (folder / "images").mkdir(parents=True)
    for k in range(count):
        row = {"file": f"images/{k}.png", "label": "normal" if k % 2 else "pneumonia", "source": "ab"[k // 2 % 2],
               "split": "val" if k < count // 3 else "train"}  # fmt: skip
        Image.fromarray(blobs(k, k % 2 == 0)).save(folder / row["file"])
        if k + 1 < count:
            place = folder / "masks" / row["split"] / row["label"]
            place.mkdir(parents=True, exist_ok=True)
            Image.fromarray(mask).save(place / f"{k}.png")
        rows.append(row)
    return write_manifest(folder, rows)


def everything(data: Path, out: Path, **given: Any):  # type: ignore[no-untyped-def]
    from core.learning.augmentation import AugmentationSpec

    changes = AugmentationSpec(swap_share=0.5, lung_crop_share=0.5, sharpness_share=0.5, histogram_share=0.5,
                               fourier_share=0.5, fourier_beta=1.0, opacity_share=0.5)  # fmt: skip
    figures = {"architecture_args": ARGS, "attention_weight": 1.0, "outside_weight": 0.5, "frozen_epochs": 1,
               "epochs": 2, "augmentation": changes, "lung_masks_dir": str(data.parent / "masks"), **given}  # fmt: skip
    return request(data, out, **figures)


def test_a_run_with_every_option_repeats_itself_and_goes_on_after_a_stop(tmp_path: Path) -> None:
    """Equal weights twice, also when the second was cut in its last epoch; the bundle keeps what the network is."""
    from core.bundles.library import read_bundle
    from core.dicom.reading import open_source, read_frame
    from core.inference.engine.pipeline import Pipeline
    from core.learning.run import train

    data = labelled_lungs(tmp_path / "set")
    draws = {"a": 8, "b/normal": 3, "b": 5}
    lines: list[str] = []
    whole = read_bundle(train(everything(data, tmp_path / "whole", draws=draws), lines.append))
    assert "lung masks for 23 of 24 images" in lines

    def stop(line: str) -> None:
        if line.startswith("epoch 2: "):
            raise StoppedError

    with pytest.raises(StoppedError):
        train(everything(data, tmp_path / "cut", draws=draws), stop)
    cut = read_bundle(train(everything(data, tmp_path / "cut", draws=draws), lines.append))
    assert "Going on after epoch 1 of 2." in lines
    assert cut.manifest.weights.sha256 == whole.manifest.weights.sha256
    assert whole.manifest.cam.target_layer == "global_pool.attention"
    assert whole.manifest.architecture.args == ARGS
    pipeline = Pipeline(whole, "cpu")
    network = pipeline.network
    assert network.attention is not None
    assert float(network.attention.logits.weight.detach().abs().max()) > 0
    frame = read_frame(open_source(str(data.parent / "images" / "0.png")))
    assert pipeline.predict(frame).heatmap("pneumonia").grid.shape == (2, 2)


def test_a_network_is_trained_on_at_another_size_and_with_a_finer_grid(tmp_path: Path) -> None:
    """By name, head and attention included: the second stage starts where the first ended."""
    from dataclasses import replace

    import torch

    from core.learning.run import _trainer, train
    from core.learning.starting import given_weights

    data = labelled_lungs(tmp_path / "set")
    first = train(everything(data, tmp_path / "one", architecture_args={"lung_attention": True}, epochs=1), str)
    weights = first / "weights.safetensors"
    given = given_weights(weights)
    for figures in ({"image_px": 48}, {}):
        two = everything(data, tmp_path / "two", classes=("normal", "pneumonia"), task="classes", **figures)
        trainer = _trainer(replace(two, base_weights=weights), tmp_path / "two", str, _alone())
        started = trainer.model.state_dict()
        assert started.keys() == given.keys()
        assert all(torch.equal(started[key], given[key]) for key in given)
    plain = request(data, tmp_path / "three", classes=("normal", "pneumonia"), task="classes")
    without = _trainer(replace(plain, base_weights=weights), tmp_path / "three", str, _alone()).model.state_dict()
    assert all(torch.equal(without[key], given[key]) for key in without)


def _alone():  # type: ignore[no-untyped-def]
    from core.learning.ranks import Ranks

    return Ranks()


def test_another_head_keeps_the_attention_and_a_plain_backbone_starts_it_afresh() -> None:
    import torch

    from core.inference.engine.architectures import build_network
    from core.learning.schedule import attention_names
    from core.learning.starting import start_weights

    old, other, plain = (build_network("efficientnet_lite0", n, a) for n, a in ((2, ARGS), (5, ARGS), (5, {})))
    assert old.attention is not None
    torch.nn.init.normal_(old.attention.logits.weight)
    names = attention_names(other)
    assert names == {"global_pool.attention.logits.weight", "global_pool.attention.logits.bias"}
    assert attention_names(plain) == frozenset()
    fresh = names | {"classifier.weight", "classifier.bias"}
    head = other.module.classifier.weight.clone()
    start_weights(other.module, fresh, old.module.state_dict(), "old")
    assert other.attention is not None
    assert torch.equal(other.attention.logits.weight, old.attention.logits.weight)
    assert torch.equal(other.module.classifier.weight, head)
    for rename in ("", "renamed."):
        again = build_network("efficientnet_lite0", 3, ARGS)
        given = {rename + key: value for key, value in plain.module.state_dict().items()}
        start_weights(again.module, fresh, given, "plain")
        assert again.attention is not None
        assert not again.attention.logits.weight.any()
        assert torch.equal(again.module.conv_stem.weight, plain.module.conv_stem.weight)


def test_the_attention_learns_alone_while_the_backbone_is_frozen() -> None:
    import torch

    from core.inference.engine.architectures import build_network
    from core.learning.config import TrainingPlan
    from core.learning.guidance import WithFeatures, attention_loss
    from core.learning.schedule import attention_names, freeze_backbone, head_names

    torch.manual_seed(0)
    plan = TrainingPlan(classes=("normal", "pneumonia"), image_px=64, architecture_args=ARGS)
    network = build_network(plan.architecture, 2, ARGS)
    fresh = head_names(network, plan.input_spec()) | attention_names(network)
    assert len(fresh) == 4
    freeze_backbone(network.module, fresh, True)
    network.module.eval()
    images, masks = torch.randn(2, 3, 64, 64), torch.zeros(2, 1, 64, 64)
    masks[:, :, :32] = 1.0
    both = WithFeatures(network, True)
    optimizer = torch.optim.SGD([p for p in network.module.parameters() if p.requires_grad], lr=0.05)
    losses = []
    for _ in range(8):
        _, features, looked = both(images)
        assert features.shape[2:] == looked.shape[2:] == (4, 4)
        losses.append(attention_loss(looked, masks))
        optimizer.zero_grad()
        losses[-1].backward()
        optimizer.step()
    assert losses[-1] < 0.9 * losses[0]
    torch.testing.assert_close(both(images)[0], network.module(images))
    moved = {name for name, tensor in network.module.named_parameters() if tensor.grad is not None}
    assert moved == attention_names(network)


def test_attention_is_held_against_the_widened_lungs_of_images_that_have_them() -> None:
    import torch
    import torch.nn.functional as functional

    from core.learning.guidance import attention_loss

    masks = torch.zeros(3, 1, 128, 128)
    masks[0, :, :64] = 1.0
    masks[1, :, :5, :64] = 1.0  # 2 % of the picture: no mask to trust
    logits = torch.randn(3, 1, 4, 4, generator=torch.Generator().manual_seed(1))
    wanted = torch.zeros(4, 4)
    wanted[:2], wanted[2] = 1.0, 2 / 32  # two rows of the mask's own 128 more
    expected = functional.binary_cross_entropy_with_logits(logits[0, 0], wanted)
    torch.testing.assert_close(attention_loss(logits, masks), expected)
    assert attention_loss(logits, torch.zeros(3, 1, 128, 128)) == 0


def test_draws_name_sources_and_classes_within_them() -> None:
    from core.learning.config import TrainingPlan
    from core.learning.datasets import LabelledImage
    from core.learning.sampling import check_draws, draw_epoch

    cells = {("normal", "a"): 30, ("normal", "b"): 6, ("nodule", "b"): 4, ("nodule", "c"): 5}
    records = [
        LabelledImage(Path(f"{label}{source}{k}"), label, "train", source, str(k))
        for (label, source), count in cells.items()
        for k in range(count)
    ]
    plan = TrainingPlan(draws={"a": 10, "b/nodule": 9, "b": 2})
    check_draws(records, plan)
    drawn = [(records[i].label, records[i].source) for i, _ in draw_epoch(records, plan, 0)]
    assert {cell: drawn.count(cell) for cell in cells} == {
        ("normal", "a"): 10, ("normal", "b"): 2, ("nodule", "b"): 9, ("nodule", "c"): 5,
    }  # fmt: skip
    for key in ("d", "a/nodule"):
        with pytest.raises(DatasetError, match=f"draws names {key}, of which there are no training images"):
            check_draws(records, TrainingPlan(draws={key: 3}))


@pytest.mark.parametrize("key", ["outside_weight", "attention_weight"])
def test_what_needs_masks_says_so(tmp_path: Path, key: str) -> None:
    from core.learning.augmentation import AugmentationSpec
    from core.learning.config import TrainingPlan
    from core.learning.run import train

    data = labelled_lungs(tmp_path / "set", 6)
    with pytest.raises(DatasetError, match=f"{key} needs lung masks"):
        train(request(data, tmp_path / "out", **{key: 1.0, "architecture_args": ARGS}), str)
    for share in ("swap_share", "lung_crop_share"):
        assert TrainingPlan(augmentation=AugmentationSpec(**{share: 0.1})).masked == share


def test_attention_is_not_taught_to_a_network_without_it(tmp_path: Path) -> None:
    from core.learning.run import train

    data = labelled_lungs(tmp_path / "set", 6)
    masks = str(data.parent / "masks")
    with pytest.raises(DatasetError, match="attention_weight needs a network that weighs its cells"):
        train(request(data, tmp_path / "out", attention_weight=1.0, lung_masks_dir=masks), str)


def test_two_images_that_would_share_a_mask_are_refused(tmp_path: Path) -> None:
    from core.learning.run import train

    data = labelled_lungs(tmp_path / "set", 12)
    rows = list(csv.DictReader(data.read_text(encoding="utf-8").splitlines()))
    shared = next(row for row in rows if row["split"] == "train")
    twin = "other/" + Path(shared["file"]).name
    (data.parent / "other").mkdir()
    Image.fromarray(blobs(99, shared["label"] == "pneumonia")).save(data.parent / twin)
    write_manifest(data.parent, [*rows, shared | {"file": twin}])
    with pytest.raises(DatasetError, match="would share the lung mask") as refused:
        train(everything(data, tmp_path / "out"), str)
    assert shared["file"] in str(refused.value)
    assert twin in str(refused.value)
