"""Further methods against pytorch-grad-cam's raw values, and what "detail" promises."""

from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import pytest

from core.bundles.library import Bundle
from core.dicom.reading import open_source, read_frame
from core.errors import UsageFault
from core.inference.methods import DETAILS, METHODS, MapChoice, choice_of, scale_end
from core.study import Frame
from tests.helpers.dicom_files import chest_like, write_dx

FINDING = "pneumonia"


@pytest.fixture(scope="module")
def pipeline(random_bundle: Bundle):  # type: ignore[no-untyped-def]
    from core.inference.engine.pipeline import Pipeline

    return Pipeline(random_bundle, "cpu")


@pytest.fixture
def chest(tmp_path: Path) -> Frame:
    return read_frame(open_source(str(write_dx(tmp_path / "chest.dcm", chest_like(400, 360)))))


def images_of(count: int = 1, side: int = 96):  # type: ignore[no-untyped-def]
    import torch

    return torch.from_numpy(np.random.default_rng(5).standard_normal((count, 3, side, side)).astype(np.float32))


def ours(pipeline, images, method: str, finding: int = 1):  # type: ignore[no-untyped-def]
    from core.inference.engine.class_maps import class_maps

    return class_maps(pipeline.network, images, finding, method, lambda share: None).numpy()


def library(pipeline, images, name: str, finding: int = 1):  # type: ignore[no-untyped-def]
    """pytorch-grad-cam's raw map, its weights' targets the logits: no rectifier, no per-map normalisation."""
    import pytorch_grad_cam
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    network, targets = pipeline.network, [ClassifierOutputTarget(finding)] * len(images)
    with getattr(pytorch_grad_cam, name)(model=network.module, target_layers=[network.target_layer]) as cam:
        outputs = cam.activations_and_grads(images)
        gradients = None
        if cam.uses_gradients:
            sum(target(output) for target, output in zip(targets, outputs, strict=True)).backward()
            gradients = cam.activations_and_grads.gradients[-1].numpy()
        activations = cam.activations_and_grads.activations[-1].numpy()
        network.module.zero_grad()
        return cam.get_cam_image(images, network.target_layer, targets, activations, gradients, False)


@pytest.mark.engine
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.parametrize(
    ("method", "name"), [("gradcam", "GradCAM"), ("hirescam", "HiResCAM"), ("layercam", "LayerCAM")]
)
def test_gradient_methods_equal_the_library(pipeline, method: str, name: str) -> None:  # type: ignore[no-untyped-def]
    theirs = library(pipeline, images_of(2), name)
    assert np.abs(ours(pipeline, images_of(2), method) - theirs).max() <= 1e-5 * np.abs(theirs).max()


@pytest.mark.engine
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.parametrize("args", [{"output_stride": 16}, {"lung_attention": True}])
def test_a_finer_grid_and_weighed_cells_equal_the_library_too(args: dict[str, int | bool]) -> None:
    from types import SimpleNamespace

    import torch

    from core.inference.engine.architectures import build_network

    torch.manual_seed(0)
    network = build_network("resnet18", 2, args)
    if network.attention is not None:
        torch.nn.init.normal_(network.attention.logits.weight, std=0.1)
    network.module.eval()
    holder = SimpleNamespace(network=network)
    for method, name in (("gradcam", "GradCAM"), ("layercam", "LayerCAM"), ("ablationcam", "AblationCAM")):
        theirs = library(holder, images_of(), name)
        if method == "ablationcam":
            with torch.inference_mode():
                theirs = theirs * float(network.module(images_of())[0, 1])
        assert np.abs(ours(holder, images_of(), method) - theirs).max() <= 1e-3 * np.abs(theirs).max()
        assert np.abs(theirs).max() > 0


@pytest.mark.engine
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_score_cam_equals_the_library(pipeline, capfd: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    """On pictures of 64 pixels, since every channel costs a pass; progress ends at 1."""
    from core.inference.engine.class_maps import class_maps

    images, shares = images_of(1, 64), []
    mine = class_maps(pipeline.network, images, 1, "scorecam", shares.append).numpy()
    theirs = library(pipeline, images, "ScoreCAM")
    assert np.abs(mine - theirs).max() <= 1e-4 * np.abs(theirs).max()
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) == 1280 // 32


@pytest.mark.engine
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_eigen_cam_equals_the_library_but_for_the_sign(pipeline) -> None:  # type: ignore[no-untyped-def]
    mine, theirs = ours(pipeline, images_of(), "eigencam"), library(pipeline, images_of(), "EigenCAM")
    theirs = theirs * np.sign((mine * theirs).sum())
    assert np.abs(mine - theirs).max() <= 1e-4 * np.abs(theirs).max()


@pytest.mark.engine
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_ablation_cam_is_the_library_times_the_logit(pipeline) -> None:  # type: ignore[no-untyped-def]
    import torch

    images = images_of()
    with torch.inference_mode():
        logit = float(pipeline.network.module(images)[0, 1])
    theirs = library(pipeline, images, "AblationCAM") * logit
    assert np.abs(ours(pipeline, images, "ablationcam") - theirs).max() <= 1e-3 * np.abs(theirs).max()


@pytest.mark.engine
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_grad_cam_plus_plus_is_the_library_without_its_epsilon() -> None:
    """Slopes of a size at which 1e-6 in a denominator is nothing."""
    import torch
    from pytorch_grad_cam import GradCAMPlusPlus

    from core.inference.engine.architectures import build_network
    from core.inference.engine.class_maps import Pass, _grad_cam_plus_plus

    generator = torch.Generator().manual_seed(0)
    activations, slopes = torch.rand(2, 6, 4, 4, generator=generator), torch.randn(2, 6, generator=generator)
    slopes = slopes.sign() * (0.1 + slopes.abs())
    network = build_network("resnet18", 2, {})
    mine = _grad_cam_plus_plus(Pass(network, activations, 0, activations, slopes, lambda share: None))
    with GradCAMPlusPlus(model=network.module, target_layers=[network.target_layer]) as cam:
        spread = slopes[:, :, None, None].expand_as(activations).numpy()
        weights = cam.get_cam_weights(None, None, None, activations.numpy(), spread)
    usable = (2 + activations.sum((2, 3)) * slopes).numpy() > 1e-3  # elsewhere the fraction has no meaning
    weights = np.where(usable, weights, 0.0)
    expected = (weights[:, :, None, None] * activations.numpy()).sum(axis=1)
    assert np.abs(mine.numpy() - expected).max() <= 1e-3 * np.abs(expected).max()


@pytest.mark.engine
def test_an_earlier_layer_equals_autograd_and_leaves_nothing(pipeline) -> None:  # type: ignore[no-untyped-def]
    import torch

    from core.inference.engine.class_maps import earlier_maps

    network, images = pipeline.network, images_of()
    kept = []
    handle = network.earlier_layer.register_forward_hook(lambda module, given, output: kept.append(output))
    logit = network.module(images)[0, 1]
    handle.remove()
    (slopes,) = torch.autograd.grad(logit, kept[0])
    for positive_only in (False, True):
        expected = ((slopes.clamp(min=0) if positive_only else slopes) * kept[0]).sum(dim=1).detach()
        mine = earlier_maps(network, network.earlier_layer, images, 1, positive_only)
        assert (mine - expected).abs().max() <= 1e-5 * expected.abs().max()
        assert mine.grad_fn is None
    assert torch.is_grad_enabled()
    assert not any(m._forward_hooks or m._backward_hooks for m in network.module.modules())
    assert all(p.grad is None for p in network.module.parameters())


@pytest.mark.engine
def test_a_method_that_fails_leaves_no_hook(pipeline) -> None:  # type: ignore[no-untyped-def]
    from core.inference.engine.class_maps import earlier_maps

    with pytest.raises(RuntimeError):
        earlier_maps(pipeline.network, pipeline.network.earlier_layer, images_of()[:, :2], 1, False)
    assert not any(m._forward_hooks for m in pipeline.network.module.modules())


@pytest.mark.engine
@pytest.mark.parametrize(
    ("method", "detail"),
    [(m, d) for m, row in METHODS.items() for d in row.details if m != "scorecam"],
)
def test_every_map_on_offer_can_be_had(pipeline, chest: Frame, method: str, detail: str) -> None:  # type: ignore[no-untyped-def]
    from core.inference.engine.explaining import explain

    shares: list[float] = []
    heatmap = explain(pipeline, chest, MapChoice(FINDING, method, detail), shares.append)
    side = {"plain": 7, "input": 14, "crops": 13, "layer": 14}[detail]
    assert heatmap.grid.shape == (side, side)
    assert heatmap.grid.dtype == np.float32
    assert np.isfinite(heatmap.grid).all()
    assert heatmap.grid.min() >= 0
    assert not heatmap.grid.flags.writeable
    assert choice_of(heatmap) == MapChoice(FINDING, method, detail)
    assert (heatmap.covers.width, heatmap.covers.height) == (360, 400)
    assert shares[-1] == 1.0


@pytest.mark.engine
def test_the_plain_map_is_that_of_the_prediction(pipeline, chest: Frame) -> None:  # type: ignore[no-untyped-def]
    from core.inference.engine.explaining import explain

    predicted = pipeline.predict(chest).heatmap(FINDING)
    for method in ("gradcam", "hirescam"):
        assert explain(pipeline, chest, MapChoice(FINDING, method)).grid == pytest.approx(predicted.grid, abs=1e-6)


@pytest.mark.engine
def test_a_larger_input_is_exact_for_its_own_logit(pipeline, chest: Frame) -> None:  # type: ignore[no-untyped-def]
    """The signed cells, brought back to their own area, add up to logit - bias of the pass at twice the size."""
    from dataclasses import replace

    import torch

    from core.imaging.network_input import network_input
    from core.inference.engine.explaining import _larger_input, _Question

    network, spec = pipeline.network, replace(pipeline.spec, height=448, width=448)
    with torch.inference_mode():
        logit = float(network.module(torch.from_numpy(network_input(chest, spec)[None]))[0, 1])
    signed, _ = _larger_input(_Question(pipeline, chest, 1, "gradcam", lambda share: None))
    assert signed.sum() / 4 == pytest.approx(logit - float(network.module.classifier.bias[1].detach()), abs=1e-4)


@pytest.mark.engine
def test_crops_of_an_even_picture_agree(pipeline, chest: Frame) -> None:  # type: ignore[no-untyped-def]
    """The middle crop's own map: where only one crop reaches, the average is that crop's map."""
    from dataclasses import replace

    from core.imaging.network_input import network_input
    from core.inference.engine.explaining import _crops, _Question

    signed, _ = _crops(_Question(pipeline, chest, 1, "gradcam", lambda share: None))
    canvas = network_input(chest, replace(pipeline.spec, height=416, width=416))
    first = pipeline.run(np.ascontiguousarray(canvas[None, :, :224, :224])).maps[0, 1]
    assert signed[:3, :3] == pytest.approx(first[:3, :3], abs=1e-5)


@pytest.mark.engine
def test_explanations_keep_no_tensor(pipeline, chest: Frame) -> None:  # type: ignore[no-untyped-def]
    import torch

    from core.inference.engine.explaining import explain

    def tensors_after(rounds: int) -> int:
        for _ in range(rounds):
            for method, detail in (("gradcampp", "plain"), ("hirescam", "layer"), ("layercam", "layer")):
                explain(pipeline, chest, MapChoice(FINDING, method, detail))
        gc.collect()
        return sum(issubclass(type(thing), torch.Tensor) for thing in gc.get_objects())

    assert tensors_after(1) == tensors_after(4)


def test_only_contributions_share_the_scale_of_the_bundle() -> None:
    from core.findings import GridTransform, Heatmap

    grid = np.array([[0.0, 5.0]], dtype=np.float32)
    covers = GridTransform(0, 0, 2, 1)
    ends = {m: scale_end(Heatmap(FINDING, m, grid, covers), 0.6) for m in METHODS}
    assert {m for m, end in ends.items() if end == 0.6} == {"gradcam", "hirescam"}
    assert ends["layercam"] == 5.0
    assert scale_end(Heatmap(FINDING, "hirescam+layer", grid, covers), 0.6) == 0.6
    empty = Heatmap(FINDING, "layercam", np.zeros((1, 2), dtype=np.float32), covers)
    assert scale_end(empty, 0.6) == 0.6
    assert not empty.has_evidence


def test_methods_and_details_that_there_are_not_are_one_sentence() -> None:
    for method, detail, said in [
        ("gradcam2", "plain", "There is no method gradcam2; choose gradcam, "),
        ("scorecam", "crops", "Score-CAM has no detail crops; choose plain."),
    ]:
        with pytest.raises(UsageFault) as caught:
            MapChoice(FINDING, method, detail)
        assert said in caught.value.message
    assert all(detail in DETAILS for row in METHODS.values() for detail in row.details)


@pytest.mark.engine
def test_a_finding_that_the_bundle_lacks_is_named(pipeline, chest: Frame) -> None:  # type: ignore[no-untyped-def]
    from core.inference.engine.explaining import explain

    with pytest.raises(UsageFault, match="has no finding gout; choose normal, pneumonia"):
        explain(pipeline, chest, MapChoice("gout"))
