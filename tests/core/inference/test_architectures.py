"""The table of networks: every row is cut where it says, and Grad-CAM from its head is Grad-CAM of the whole."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from core.errors import BundleError

pytestmark = pytest.mark.engine
SIDE_PX = 96  # a grid of 3 x 3: enough to tell cells apart


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Threads only wait for each other over pictures this small."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def names() -> list[str]:
    pytest.importorskip("torch")
    from core.inference.engine.architectures import ARCHITECTURES

    return sorted(ARCHITECTURES)


VARIANTS = [
    ("efficientnet_lite0", {"output_stride": 16}),
    ("efficientnet_lite0", {"lung_attention": True}),
    ("efficientnet_lite0", {"output_stride": 16, "lung_attention": True}),
    ("resnet18", {"output_stride": 8, "lung_attention": True}),
    ("densenet121", {"lung_attention": True}),
    ("regnety_008", {"output_stride": 16}),
    ("convnext_tiny", {"output_stride": 8}),
]


def rows() -> list[tuple[str, dict[str, int | bool]]]:
    """Every row as it is, and with the arguments that change where it is cut."""
    return [*((name, {}) for name in names()), *VARIANTS]


def network_and_images(name: str, classes: int = 4, channels: int = 3, **args: int):  # type: ignore[no-untyped-def]
    """An untrained network whose normalisation layers have seen the images, so that signals neither die nor explode;
    where it weighs its cells, each picture's have weights of their own."""
    import torch

    from core.inference.engine.architectures import build_network

    torch.manual_seed(0)
    network = build_network(name, classes, {**args} if channels == 3 else {**args, "in_chans": channels})
    images = torch.randn(2, channels, SIDE_PX, SIDE_PX)
    for layer in network.module.modules():
        if isinstance(layer, torch.nn.BatchNorm2d):
            layer.momentum = None
    network.module.train()
    with torch.no_grad():
        network.module(torch.randn(4, channels, SIDE_PX, SIDE_PX))
    network.module.eval()
    if network.attention is not None:
        torch.nn.init.normal_(network.attention.logits.weight, std=0.3)
    return network, images


@pytest.mark.parametrize(("name", "args"), rows())
def test_every_row_is_cut_where_it_says(name: str, args: dict[str, int | bool]) -> None:
    """Features, mean and head are the whole network; the target layer gives the features; the earlier one is finer."""
    import torch

    from core.inference.engine.architectures import target_layer

    network, images = network_and_images(name, **args)
    assert network.target_layer is network.module.get_submodule(target_layer(name, args))
    seen = {}
    handles = [
        layer.register_forward_hook(lambda module, given, output, key=key: seen.__setitem__(key, output.clone()))
        for key, layer in (("target", network.target_layer), ("earlier", network.earlier_layer))
    ]
    with torch.no_grad():
        whole = network.module(images)
        features = network.features(images)
        torch.testing.assert_close(network.head(features.mean(dim=(2, 3))), whole, rtol=1e-5, atol=1e-6)
    for handle in handles:
        handle.remove()
    torch.testing.assert_close(seen["target"], features)
    cells = SIDE_PX // args.get("output_stride", 32)
    assert seen["earlier"].shape[2:] == (2 * cells, 2 * cells)
    assert features.shape[2:] == (cells, cells)


@pytest.mark.parametrize(("name", "args"), rows())
def test_maps_equal_autograd_through_the_whole_network(name: str, args: dict[str, int | bool]) -> None:
    """Raw values, all classes, two images, 1e-5 of the largest: alpha is the mean over the cells of d logit / d A."""
    import torch

    from core.inference.engine.cam import logits_and_maps

    network, images = network_and_images(name, classes=3, **args)
    kept = []
    handle = network.target_layer.register_forward_hook(lambda module, given, output: kept.append(output))
    logits = network.module(images)
    handle.remove()
    (activations,) = kept
    expected = []
    for c in range(3):
        (slopes,) = torch.autograd.grad(logits[:, c].sum(), activations, retain_graph=True)
        expected.append((slopes.mean(dim=(2, 3), keepdim=True) * activations).sum(dim=1).detach())
    reference = torch.stack(expected, dim=1)
    with torch.inference_mode():
        features = network.features(images)
    ours_logits, ours = logits_and_maps(features, network.head)
    largest = reference.abs().max()
    assert largest > 1e-4  # the comparison is not of zeros
    assert (ours - reference).abs().max() <= 1e-5 * largest
    torch.testing.assert_close(ours_logits, logits.detach(), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", ["efficientnet_lite0", "medical_classifier"])
def test_nothing_of_a_pass_is_kept(name: str) -> None:
    """Neither a graph on what is returned, nor the features, nor a hook, nor a gradient."""
    import torch

    from core.inference.engine.cam import logits_and_maps

    network, images = network_and_images(name)
    with torch.inference_mode():
        features = network.features(images)
    gone = weakref.ref(features)
    logits, maps = logits_and_maps(features, network.head)
    assert logits.grad_fn is None
    assert maps.grad_fn is None
    assert not maps.requires_grad
    del features
    gc.collect()
    assert gone() is None
    assert not any(m._forward_hooks or m._backward_hooks for m in network.module.modules())
    assert all(p.grad is None for p in network.module.parameters())


def test_the_medical_classifier_has_the_names_and_layers_of_its_description() -> None:
    from torch import nn

    network, _ = network_and_images("medical_classifier", classes=5)
    layers = list(network.module.classifier)
    assert [type(layer) for layer in layers] == [nn.Dropout, nn.Linear, nn.ReLU, nn.Dropout, nn.Linear]
    assert (layers[0].p, layers[3].p) == (0.3, 0.2)
    state = network.module.state_dict()
    assert state["classifier.1.weight"].shape == (512, 1536)
    assert state["classifier.4.weight"].shape == (5, 512)
    assert "features.0.0.weight" in state


@pytest.mark.parametrize("name", ["resnet18", "resnet50", "densenet121"])
def test_state_dicts_of_torchvision_load_where_the_libraries_agree(name: str) -> None:
    import torchvision

    network, _ = network_and_images(name, classes=3)
    theirs = torchvision.models.get_model(name, weights=None, num_classes=3).state_dict()
    network.module.load_state_dict(theirs)


def test_one_channel_where_the_library_can() -> None:
    network, images = network_and_images("densenet121", channels=1)
    assert network.module(images).shape == (2, 4)


@pytest.mark.parametrize(
    ("name", "args", "said"),
    [
        ("densenet121", {"in_chans": 2}, "cannot have in_chans = 2 (it reads 1 or 3 channels)"),
        ("densenet121", {"in_chans": True}, "cannot have in_chans = True"),
        ("medical_classifier", {"in_chans": 1}, "it reads 3 channels"),
        ("efficientnet_lite0", {"checkpoint_path": "a"}, "knows no argument checkpoint_path"),
        ("efficientnet_lite0", {"output_stride": 4}, "cannot have output_stride = 4 (it is 8, 16 or 32)"),
        ("efficientnet_lite0", {"lung_attention": 1}, "cannot have lung_attention = 1 (it is true or false)"),
        ("densenet121", {"output_stride": 16}, "knows no argument output_stride (known: in_chans, lung_attention)"),
        ("regnety_008", {"lung_attention": True}, "knows no argument lung_attention (known: in_chans, output_stride)"),
        ("convnext_tiny", {"lung_attention": True}, "knows no argument lung_attention"),
        ("medical_classifier", {"output_stride": 16}, "knows no argument output_stride (known: in_chans)"),
    ],
)
def test_arguments_that_a_row_does_not_know_are_refused(name: str, args: dict[str, object], said: str) -> None:
    from core.inference.engine.architectures import build_network

    with pytest.raises(BundleError) as caught:
        build_network(name, 3, args)  # type: ignore[arg-type]
    assert said in caught.value.message


@pytest.mark.parametrize("name", ["efficientnet_lite0", "resnet18", "densenet121"])
def test_attention_that_was_never_trained_changes_nothing(name: str) -> None:
    """The library's names for all else, and the same outputs as without."""
    import torch

    from core.inference.engine.architectures import build_network

    plain, images = network_and_images(name)
    weighed = build_network(name, 4, {"lung_attention": True})
    added = weighed.module.load_state_dict(plain.module.state_dict(), strict=False)
    assert added.unexpected_keys == []
    assert added.missing_keys == ["global_pool.attention.logits.weight", "global_pool.attention.logits.bias"]
    weighed.module.eval()
    with torch.no_grad():
        torch.testing.assert_close(weighed.module(images), plain.module(images), rtol=1e-5, atol=1e-6)


def test_attention_takes_the_weighted_mean() -> None:
    import torch

    from core.inference.engine.lung_attention import FLOOR, LungAttention

    torch.manual_seed(0)
    attention = LungAttention(5)
    torch.nn.init.normal_(attention.logits.weight, std=3.0)
    features = torch.randn(2, 5, 4, 4)
    weighed, logits = attention.with_logits(features)
    weights = FLOOR + (1 - FLOOR) * torch.sigmoid(logits)
    torch.testing.assert_close(weighed.mean((2, 3)), (features * weights).sum((2, 3)) / weights.sum((2, 3)))
    assert torch.equal(attention(features), weighed)
