"""Grad-CAM of every class from one forward pass is exactly Grad-CAM."""

from __future__ import annotations

import gc

import numpy as np
import pytest

from core.bundles.library import Bundle

pytestmark = pytest.mark.engine


def ready_inputs(count: int = 2) -> np.ndarray:
    return np.random.default_rng(5).standard_normal((count, 3, 224, 224)).astype(np.float32)


# pytorch-grad-cam's optional parts import names that their own libraries have deprecated.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_raw_maps_equal_those_of_pytorch_grad_cam(random_bundle: Bundle) -> None:
    """Before its rectifier and normalisation, to 1e-5, for all classes and two images."""
    import torch

    from core.inference.engine.explanation_bench import grad_cam_library_maps
    from core.inference.engine.pipeline import Pipeline

    pipeline = Pipeline(random_bundle, "cpu")
    ours = pipeline.run(ready_inputs()).maps
    theirs = grad_cam_library_maps(pipeline.network, torch.from_numpy(ready_inputs()), 4).numpy()
    assert ours.shape == theirs.shape == (2, 4, 7, 7)
    assert np.abs(theirs).max() > 1e-3  # the comparison is not of zeros
    assert np.abs(ours - theirs).max() <= 1e-5


def test_an_mlp_head_matches_autograd_through_the_pool() -> None:
    """The general rule: alpha is the mean over the cells of d logit / d A, also through a head that is not linear."""
    import torch
    from torch import nn

    from core.inference.engine.cam import logits_and_maps

    torch.manual_seed(0)
    head = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3))
    features = torch.randn(2, 6, 4, 5)
    logits, maps = logits_and_maps(features, head)
    leaf = features.clone().requires_grad_(True)
    reference = head(leaf.mean((2, 3)))
    for c in range(3):
        (slope,) = torch.autograd.grad(reference[:, c].sum(), leaf, retain_graph=True)
        expected = (slope.mean((2, 3), keepdim=True) * features).sum(1)
        torch.testing.assert_close(maps[:, c], expected)
    torch.testing.assert_close(logits, reference.detach())


def test_with_a_linear_head_a_map_sums_to_the_logit(random_bundle: Bundle) -> None:
    """The absolute scale: cells add up to logit minus bias, so maps of different classes can be compared."""
    from core.inference.engine.pipeline import Pipeline

    pipeline = Pipeline(random_bundle, "cpu")
    output = pipeline.run(ready_inputs())
    bias = pipeline.network.module.classifier.bias.detach().numpy()
    assert output.maps.sum((2, 3)) == pytest.approx(output.logits - bias, abs=1e-4)


def test_maps_keep_no_graph_and_no_hook(random_bundle: Bundle) -> None:
    import torch

    from core.inference.engine.pipeline import Pipeline

    pipeline = Pipeline(random_bundle, "cpu")

    def tensors_after(passes: int) -> int:
        for _ in range(passes):
            pipeline.run(ready_inputs(1))
        gc.collect()
        return sum(issubclass(type(thing), torch.Tensor) for thing in gc.get_objects())

    assert tensors_after(2) == tensors_after(10)
    modules = list(pipeline.network.module.modules())
    assert not any(m._forward_hooks or m._backward_hooks for m in modules)
    assert all(p.grad is None for p in pipeline.network.module.parameters())


def test_the_same_input_gives_the_same_numbers(random_bundle: Bundle) -> None:
    from core.inference.engine.pipeline import Pipeline

    pipeline = Pipeline(random_bundle, "cpu")
    first, second = pipeline.run(ready_inputs()), pipeline.run(ready_inputs())
    assert np.array_equal(first.logits, second.logits)
    assert np.array_equal(first.maps, second.maps)
