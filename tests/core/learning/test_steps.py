"""The parts of a step: losses, rates, sampling, guidance, event files."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import numpy as np
import pytest

from core.errors import DatasetError
from tests.helpers.training_sets import blobs

pytestmark = pytest.mark.engine
CLASSES = ("normal", "pneumonia", "nodule")


def plan(**given):  # type: ignore[no-untyped-def]
    from core.learning.config import TrainingPlan

    return TrainingPlan(**{"classes": CLASSES, "image_px": 32, **given})


def test_class_loss_is_torchs_cross_entropy() -> None:
    import torch
    import torch.nn.functional as functional

    from core.learning.losses import class_loss

    logits, labels = torch.randn(8, 3, generator=torch.Generator().manual_seed(1)), torch.arange(8) % 3
    values, known, even = functional.one_hot(labels, 3).float(), torch.ones(8, 3), torch.ones(3)
    for smoothing in (0.0, 0.1):
        ours = class_loss(logits, values, known, even, plan(label_smoothing=smoothing))
        torch.testing.assert_close(ours, functional.cross_entropy(logits, labels, label_smoothing=smoothing))
    focal = class_loss(logits, values, known, even, plan(label_smoothing=0.0, focal_gamma=2.0))
    p = logits.softmax(1)[torch.arange(8), labels]
    torch.testing.assert_close(focal, (-((1 - p) ** 2) * p.log()).mean())


def test_unknown_findings_teach_nothing() -> None:
    import torch

    from core.learning.losses import finding_loss

    logits = torch.randn(4, 3, generator=torch.Generator().manual_seed(1), requires_grad=True)
    values, known = torch.ones(4, 3), torch.ones(4, 3)
    known[:, 1] = 0
    for gamma in (0.0, 2.0):
        finding_loss(logits, values, known, torch.ones(3), plan(task="findings", focal_gamma=gamma)).backward()
        assert logits.grad is not None
        assert torch.equal(logits.grad[:, 1], torch.zeros(4))
        assert (logits.grad[:, [0, 2]] < 0).all()
    nothing = finding_loss(logits, values, torch.zeros(4, 3), torch.ones(3), plan(task="findings"))
    assert nothing.item() == 0.0


def test_mixup_is_decided_by_its_seed() -> None:
    import torch

    from core.learning.losses import mixed_up

    batch = (torch.rand(6, 1, 4, 4), torch.eye(6), torch.ones(6, 6), torch.rand(6, 1, 4, 4))
    one, other = mixed_up(batch, 0.4, (1, 2, 3)), mixed_up(batch, 0.4, (1, 2, 3))
    assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True))
    torch.testing.assert_close(one[1].sum(1), torch.ones(6))
    assert not torch.equal(one[0], mixed_up(batch, 0.4, (1, 2, 4))[0])


def test_mixup_knows_lungs_only_where_both_images_have_a_mask() -> None:
    import torch

    from core.learning.losses import mixed_up

    masks = torch.zeros(6, 1, 4, 4)
    for k in range(4):
        masks[k, 0, k] = 1.0
    # The values tell who was mixed with whom.
    _, values, _, united = mixed_up((torch.rand(6, 1, 4, 4), torch.eye(6), torch.ones(6, 6), masks), 5.0, (1, 2, 3))
    kinds = set()
    for mixed, mask in zip(values, united, strict=True):
        rows = mixed.nonzero().flatten()
        kinds.add(len(rows) == 2 and bool((rows < 4).all()))
        expected = masks[rows].amax(dim=0) if (rows < 4).all() else torch.zeros(1, 4, 4)
        assert torch.equal(mask, expected)
    assert kinds == {True, False}


def test_balanced_weights_are_one_on_average() -> None:
    from core.learning.targets import class_weights

    values = np.repeat(np.eye(3, dtype=np.float32), (6, 3, 1), axis=0)
    weights = class_weights(values, np.ones_like(values), plan(class_weights="balanced"))
    assert (values @ weights).mean() == pytest.approx(1.0)
    assert weights[2] == pytest.approx(6 * weights[0])
    with pytest.raises(DatasetError, match="class_weights takes classes"):
        class_weights(values, np.ones_like(values), plan(class_weights={"edema": 2.0}))


def test_rates_warm_up_and_fall() -> None:
    from core.learning.schedule import rate_at

    rates = [rate_at(step, 1000, plan(warm_up_steps=50, learning_rate=1.0)) for step in range(1000)]
    assert rates[0] == pytest.approx(0.02)
    assert max(rates) == rates[50] == pytest.approx(1.0)
    assert np.all(np.diff(rates[:50]) > 0)
    assert np.all(np.diff(rates[50:]) < 0)
    assert rates[-1] < 1e-4


def test_vectors_do_not_decay_and_a_frozen_backbone_stands_still() -> None:
    import torch

    from core.inference.engine.architectures import build_network
    from core.learning.schedule import freeze_backbone, head_names, optimizer_of

    settings = plan(backbone_rate=0.1, learning_rate=1e-2)
    network = build_network("efficientnet_lite0", 3, {})
    heads = head_names(network, settings.input_spec())
    assert heads == {"classifier.weight", "classifier.bias"}
    optimizer = optimizer_of(network.module, heads, settings)
    for group in optimizer.param_groups:
        assert all((parameter.ndim > 1) == (group["weight_decay"] > 0) for parameter in group["params"])
    assert {group["share"] for group in optimizer.param_groups} == {1.0, 0.1}
    freeze_backbone(network.module, heads, True)
    before = {name: tensor.clone() for name, tensor in network.module.state_dict().items()}
    network.module(torch.randn(4, 3, 32, 32)).square().mean().backward()
    optimizer.step()
    changed = {name for name, tensor in network.module.state_dict().items() if not torch.equal(tensor, before[name])}
    assert changed == heads


def test_balance_draws_equal_parts() -> None:
    from core.learning.datasets import LabelledImage
    from core.learning.sampling import draw_epoch

    groups = {("normal", "a"): 30, ("normal", "b"): 6, ("nodule", "b"): 4}
    records = [
        LabelledImage(Path(f"{label}{source}{k}"), label, "train", source, str(k))
        for (label, source), count in groups.items()
        for k in range(count)
    ]
    for by, key in (("class", lambda r: r.label), ("source", lambda r: r.source)):
        drawn = [key(records[index]) for index, _ in draw_epoch(records, plan(balance=by), 0)]
        assert {drawn.count(name) for name in set(drawn)} == {20}
    both = [(records[i].label, records[i].source) for i, _ in draw_epoch(records, plan(balance="class_and_source"), 0)]
    assert {both.count(name) for name in groups} == {13}


def test_guidance_uses_the_very_maps_of_the_engine() -> None:
    import torch

    from core.inference.engine.architectures import build_network
    from core.inference.engine.cam import logits_and_maps
    from core.learning.guidance import linear_weight, outside_share

    torch.manual_seed(0)
    network = build_network("efficientnet_lite0", 3, {})
    network.module.eval()
    features = torch.randn(2, 1280, 2, 2)
    weight = linear_weight(network, 3)
    maps = logits_and_maps(features, network.head)[1].clamp(min=0)
    masks = torch.zeros(2, 1, 64, 64)
    masks[:, :, :, :32] = 1.0  # the left half of a 2 x 2 grid
    wanted = torch.tensor([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    share = outside_share(features, weight, wanted, masks)
    expected = sum(maps[n, c, :, 1].sum() / maps[n, c].sum() for n, c in ((0, 1), (1, 2))) / 2
    torch.testing.assert_close(share, expected, rtol=1e-3, atol=1e-4)
    share.backward()
    with torch.no_grad():
        moved = weight - 0.1 * weight.grad
    assert outside_share(features, moved, wanted, masks) < share
    assert outside_share(features, weight, wanted, torch.zeros(2, 1, 64, 64)) == 0  # no mask, no word


def test_guidance_refuses_a_head_that_is_not_linear() -> None:
    import torch
    from torch import nn

    from core.inference.engine.architectures import Network
    from core.learning.guidance import linear_weight

    for head in (
        nn.Sequential(nn.Linear(8, 5), nn.ReLU(), nn.Linear(5, 3)),
        nn.Sequential(nn.LayerNorm(8), nn.Linear(8, 3)),
    ):
        module = nn.Sequential(nn.Conv2d(3, 8, 1), head)
        with pytest.raises(DatasetError, match="needs a network with a linear head"):
            linear_weight(Network(module, module[0], head, module[0]), 3)
    head = nn.Linear(8, 3)
    module = nn.Sequential(nn.Conv2d(3, 8, 1), head)
    assert torch.equal(linear_weight(Network(module, module[0], head, module[0]), 3), head.weight)


def test_the_loader_moves_the_mask_with_the_image(tmp_path: Path) -> None:
    from PIL import Image

    from core.learning.augmentation import AugmentationSpec
    from core.learning.datasets import read_dataset
    from core.learning.loader import TrainingImages, _Views
    from core.learning.survey import survey

    picture = np.zeros((64, 64), dtype=np.uint8)
    picture[10:40, 5:30] = 255
    for root in (tmp_path / "set" / "train" / "pneumonia", tmp_path / "masks" / "train" / "pneumonia"):
        root.mkdir(parents=True)
        Image.fromarray(picture).save(root / "a.png")
    Image.fromarray(blobs(0, True)).save(tmp_path / "set" / "train" / "pneumonia" / "b.png")
    records = read_dataset(tmp_path / "set")
    looked = survey(records, tmp_path / "work", 37, lambda done, total: None)
    still = AugmentationSpec(gamma=(1, 1), contrast=(1, 1), brightness=0, blur_share=0, noise_share=0,
                             low_resolution_share=0, jpeg_share=0, border_share=0, letters_share=0,
                             rectangle_share=0)  # fmt: skip
    images = TrainingImages(tuple(records), (0, 1), looked.canvases, tmp_path / "masks")
    views = _Views(images, plan(classes=("normal", "pneumonia"), outside_weight=1.0, augmentation=still))
    for seed in range(5):
        grey, values, _, mask = views[0, seed]
        assert np.array_equal(grey.numpy(), mask.numpy())
        assert values.tolist() == [0, 1]
        assert views[1, seed][3].max() == 0


def test_event_files_are_what_tensorboard_reads(tmp_path: Path) -> None:
    """TFRecord framing with masked CRC-32C; the check value of that CRC is published (RFC 3720 B.4 uses the same)."""
    from core.learning.event_files import EventFile, crc32c

    assert crc32c(b"123456789") == 0xE3069283
    events = EventFile(tmp_path)
    events.scalar("train/loss", 0.5, 300)
    events.close()
    data = next(tmp_path.iterdir()).read_bytes()
    records = []
    while data:
        (length,) = struct.unpack("<Q", data[:8])
        records.append(data[12 : 12 + length])
        masked = struct.unpack("<I", data[12 + length : 16 + length])[0]
        crc = (masked - 0xA282EAD8) & 0xFFFFFFFF
        assert (crc >> 17 | crc << 15) & 0xFFFFFFFF == crc32c(records[-1])
        data = data[16 + length :]
    assert records[0].endswith(b"brain.Event:2")
    assert b"\x10\xac\x02" in records[1]  # step 300
    assert records[1].endswith(b"train/loss" + b"\x15" + struct.pack("<f", 0.5))
    assert not math.isnan(struct.unpack("<d", records[1][1:9])[0])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ([("mean", [0.5]), ("std", [0.5])], "mean and std have 1 values and the network reads 3 channels"),
        ([("architecture_args.in_chans", 1)], "mean and std have 3 values and the network reads 1 channels"),
        ([("std", [0.5, float("nan"), 0.5])], "std above 0"),
        ([("draws.s1", -5)], r"draws\.s1 = -5 is below 0"),
        ([("draws.s1", 5), ("balance", "class")], "draws and balance = class both decide"),
        ([("augmentation.scale", [0, 0])], r"augmentation\.scale = \[0\.0, 0\.0\] is no range"),
        ([("augmentation.gamma", [0.0, 1.0])], r"augmentation\.gamma"),
        ([("augmentation.contrast", [1.3, 0.7])], r"augmentation\.contrast = \[1\.3, 0\.7\] is no range"),
        ([("augmentation.jpeg_quality", [90, 25])], r"augmentation\.jpeg_quality = \[90, 25\] is no range"),
        ([("augmentation.aspect", -0.1)], r"augmentation\.aspect"),
        ([("augmentation.noise_grey", 0.5)], r"augmentation\.noise_grey"),
    ],
)
def test_options_that_contradict_one_another_are_one_sentence(settings: list[tuple[str, object]], said: str) -> None:
    from core.learning.config import read_config

    read_config(None, {}, [("mean", [0.5]), ("std", [0.5]), ("architecture_args.in_chans", 1)])
    with pytest.raises(DatasetError, match=said):
        read_config(None, {}, settings)


def test_draws_of_nothing_are_refused_and_one_source_may_stay_out() -> None:
    from core.learning.datasets import LabelledImage
    from core.learning.sampling import check_draws

    records = [LabelledImage(Path(f"{s}.png"), "normal", "train", s, s) for s in "ab"]
    check_draws(records, plan(draws={"a": 0}))
    with pytest.raises(DatasetError, match="draws leaves no image"):
        check_draws(records, plan(draws={"a": 0, "b": 0}))


def test_one_image_a_batch_is_refused_where_the_last_map_is_one_cell(tmp_path: Path) -> None:
    from core.learning.run import train
    from tests.helpers.training_sets import request, write_classes

    data = write_classes(tmp_path / "set", 4)
    given = request(data, tmp_path / "out", batch_size=1, architecture="resnet18")
    with pytest.raises(DatasetError, match="Batches of one image teach this network nothing at 32 px"):
        train(given, str)
