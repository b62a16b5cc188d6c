"""A gate with a network of its own: it hangs on no classifier, and goes from bundle to bundle as it stands."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.bundles.library import Bundle, read_bundle
from core.bundles.manifest import encode_manifest
from core.cli.main import WindowParts, main
from core.dicom.reading import open_source, read_frame
from core.errors import BundleError, DatasetError
from core.inference.gate_model import load_gate
from core.learning.datasets import LabelledImage
from tests.helpers.bundles import write_random_bundle
from tests.helpers.gate_sets import small_plan, write_public_network, write_set
from tests.helpers.training_sets import request, write_classes

pytestmark = pytest.mark.engine
GATE_FILES = ("gate.safetensors", "gate_network.safetensors", "gate_network.LICENSE")


def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
    raise AssertionError("this call opens no window")


def overread(*argv: object) -> int:
    return main([str(arg) for arg in argv], WindowParts(no_window, lambda rounds: [], lambda: []))


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[LabelledImage]:
    return write_set(tmp_path_factory.mktemp("set") / "images", {"train": 40, "val": 12, "test": 4})


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_public_network(tmp_path_factory.mktemp("public") / "public.pth")


def fitted(folder: Path, seed: int, records: list[LabelledImage], choice: str) -> Bundle:
    """A bundle of random weights by `seed`, refitted with a gate that reads what `choice` says."""
    from core.learning.refitting import RefitRequest, refit

    bundle = write_random_bundle(folder, seed)
    plan = replace(small_plan(folder.parent / "kept"), work=None)
    return refit(RefitRequest(bundle, records, device="cpu", plan=plan, gate_network=choice), lambda text: None)


@pytest.fixture(scope="module")
def gated(public: Path, records: list[LabelledImage], tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return fitted(tmp_path_factory.mktemp("bundles") / "gated", 0, records, str(public))


@pytest.fixture
def other(tmp_path: Path) -> Bundle:
    return write_random_bundle(tmp_path / "other", 7)


def files_of(bundle: Bundle) -> list[bytes]:
    return [(bundle.folder / name).read_bytes() for name in GATE_FILES]


def test_the_same_gate_comes_out_beside_any_classifier(
    gated: Bundle, public: Path, records: list[LabelledImage], tmp_path: Path
) -> None:
    second = fitted(tmp_path / "second", 1, records, str(public))
    assert second.manifest.weights.sha256 != gated.manifest.weights.sha256
    assert second.manifest.gate == gated.manifest.gate
    assert files_of(second) == files_of(gated)
    stated = gated.manifest.gate.statistics
    assert stated is not None
    assert stated.network is not None
    assert stated.taps == ("blocks.0", "blocks.1", "blocks.2", "blocks.3", "blocks.4")
    assert stated.network.source.startswith("public.pth, SHA-256 ")
    assert (gated.folder / "gate_network.safetensors").stat().st_size < 2_000_000
    assert (gated.folder / "gate_network.LICENSE").read_text() == "Anyone may use it.\n"


def test_the_gates_network_gives_what_the_whole_public_network_gives(public: Path, gated: Bundle) -> None:
    """Grey as one channel, batch norms folded and float16: the same averages as of the checkpoint itself."""
    import timm
    import torch

    from core.inference.engine.gate_network import load_gate_features
    from core.inference.picture_statistics import COUNT

    features = load_gate_features(gated)
    assert features is not None
    view = np.random.default_rng(0).integers(0, 256, (96, 96), dtype=np.uint8)
    whole = timm.create_model("tf_efficientnet_lite0", pretrained=False).eval()
    whole.load_state_dict(torch.load(public, weights_only=True))
    images = torch.from_numpy(view / 127.5 - 1).float().expand(1, 3, 96, 96)
    with torch.inference_mode():
        first = whole.blocks[0](whole.bn1(whole.conv_stem(images)))
        deepest = whole.blocks[:5](whole.bn1(whole.conv_stem(images)))
    seen = features.features(features.pictures([view], 2))
    assert seen.shape == (2, COUNT + 4 * (16 + 24 + 40 + 80 + 112))
    cells = first[0].reshape(16, 2, 24, 2, 24).mean((2, 4)).flatten()
    assert seen[0, COUNT : COUNT + 64] == pytest.approx(cells.numpy(), abs=5e-3)
    cells = deepest[0].reshape(112, 2, 3, 2, 3).mean((2, 4)).flatten()
    assert seen[0, -448:] == pytest.approx(cells.numpy(), abs=2e-2)


def test_a_gate_is_taken_over_in_one_call_and_nothing_else_changes(
    gated: Bundle, other: Bundle, records: list[LabelledImage], capsys: pytest.CaptureFixture[str]
) -> None:
    from core.inference.engine.pipeline import Pipeline

    card = other.folder / "README.md"
    card.write_text("# Other\n\n## Gate\nOld words.\n\n## Figures\nMeasured once.\n", encoding="utf-8")
    assert overread("refit", "--bundle", other.folder, "--gate-from", gated.folder, "--json") == 0
    assert json.loads(capsys.readouterr().out)["version"] == "0.0.1"
    taken = read_bundle(other.folder)
    assert files_of(taken) == files_of(gated)
    assert msgspec.structs.replace(taken.manifest, gate=other.manifest.gate) == other.manifest
    text = card.read_text(encoding="utf-8")
    assert "Old words" not in text
    assert "a network of its own" in text
    assert text.startswith("# Other\n")
    assert text.endswith("\n## Figures\nMeasured once.\n")
    frames = [read_frame(open_source(str(record.path))) for record in records[-4:]]
    verdicts = [[one.gate for one in Pipeline(bundle, "cpu").predict_batch(frames)] for bundle in (gated, taken)]
    assert verdicts[0] == verdicts[1]
    assert all(verdict.distance is not None for verdict in verdicts[0])


def test_calibration_may_be_fitted_with_a_gate_that_is_taken_over(
    gated: Bundle, other: Bundle, records: list[LabelledImage]
) -> None:
    from core.learning.refitting import RefitRequest, refit

    taken = refit(RefitRequest(other, records, "0.0.9", "cpu", gate_from=gated), lambda text: None)
    assert taken.manifest.gate == gated.manifest.gate
    assert taken.manifest.version == "0.0.9"
    assert taken.manifest.calibration != other.manifest.calibration


def test_a_refit_keeps_the_gates_network_until_it_is_told_otherwise(
    gated: Bundle, records: list[LabelledImage], tmp_path: Path
) -> None:
    from core.learning.refitting import RefitRequest, refit

    shutil.copytree(gated.folder, tmp_path / "copy")
    plan = replace(small_plan(tmp_path), work=None)
    again = refit(RefitRequest(read_bundle(tmp_path / "copy"), records, device="cpu", plan=plan), lambda text: None)
    assert again.manifest.gate == gated.manifest.gate
    assert files_of(again) == files_of(gated)
    own = refit(RefitRequest(again, records, device="cpu", plan=plan, gate_network="own"), lambda text: None)
    stated = own.manifest.gate.statistics
    assert stated is not None
    assert stated.network is None
    assert stated.taps[-1] == "bn2"  # of the classifier
    assert sorted(path.name for path in own.folder.glob("gate*")) == ["gate.safetensors"]


def test_a_promotion_carries_the_gate_of_the_network_in_use_over(
    gated: Bundle, other: Bundle, records: list[LabelledImage], tmp_path: Path
) -> None:
    from core.learning.comparison_set import ComparisonSet
    from core.learning.promotion import PromotionRequest, fitted_again
    from tests.core.learning.test_promotion_rules import PLAN

    train, val, test = ([r for r in records if r.split == split] for split in ("train", "val", "test"))
    asked = PromotionRequest(other, gated, tmp_path / "set.csv", PLAN, tmp_path, "dr-a", device="cpu")
    staged, _ = fitted_again(other, ComparisonSet(train, val, test, (), ""), asked, lambda text: None)
    assert staged.manifest.gate == gated.manifest.gate
    assert files_of(staged) == files_of(gated)
    assert staged.manifest.version.startswith("0.0.1+")


def test_retraining_carries_the_gate_over(gated: Bundle, other: Bundle, tmp_path: Path) -> None:
    """The new network has other classes and reads smaller pictures; its gate is that of its start."""
    from core.learning.config import TrainingConfig
    from core.learning.retraining import carried_gate
    from core.learning.run import train

    config = TrainingConfig(image_px=32)
    assert carried_gate(gated, config) is gated
    assert carried_gate(gated, msgspec.structs.replace(config, gate_network="own")) is None
    assert carried_gate(other, config) is None
    data = write_classes(tmp_path / "set", 12)
    trained = read_bundle(train(replace(request(data, tmp_path / "out"), gate_from=gated), str))
    assert trained.manifest.input.height == 32
    assert trained.manifest.gate.statistics == gated.manifest.gate.statistics
    assert files_of(trained) == files_of(gated)


def test_what_cannot_be_taken_over_is_said(
    gated: Bundle, other: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(said: str, *argv: object) -> None:
        assert overread("refit", "--bundle", gated.folder, *argv) != 0
        assert said in capsys.readouterr().err

    refused("needs images to fit on, or --gate-from NAME")
    refused("has no network of its own, so it fits no other classifier", "--gate-from", other.folder)
    hand = msgspec.structs.replace(gated.manifest.input, body_parts=("HAND",))
    shutil.copytree(gated.folder, tmp_path / "hands")
    (tmp_path / "hands" / "manifest.json").write_bytes(
        encode_manifest(msgspec.structs.replace(gated.manifest, input=hand))
    )
    refused("do not read the same view (input.body_parts differs)", "--gate-from", tmp_path / "hands")


def test_weights_without_a_licence_or_of_a_classifier_are_refused(gated: Bundle, public: Path, tmp_path: Path) -> None:
    from core.learning.gate_weights import made_gate_weights

    shutil.copy(public, tmp_path / "bare.pth")
    with pytest.raises(DatasetError, match=r"bare.pth has no licence beside it \(bare.LICENSE\)"):
        made_gate_weights(tmp_path / "bare.pth", (0.5, 99.5))
    shutil.copy(gated.weights_path, tmp_path / "taught.safetensors")
    (tmp_path / "taught.LICENSE").write_text("Anyone.")
    with pytest.raises(DatasetError, match="is no network of ImageNet's 1000 classes"):
        made_gate_weights(tmp_path / "taught.safetensors", (0.5, 99.5))
    first = made_gate_weights(public, (0.5, 99.5))
    second = made_gate_weights(gated.folder / "gate_network.safetensors", (0.5, 99.5))
    assert second == first  # a copy still says where its weights come from


def test_a_damaged_network_of_the_gate_is_one_sentence(gated: Bundle, tmp_path: Path) -> None:
    from core.inference.engine.gate_network import load_gate_features

    shutil.copytree(gated.folder, tmp_path / "net")
    file = tmp_path / "net" / "gate_network.safetensors"
    good = file.read_bytes()
    file.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    with pytest.raises(BundleError, match="damaged or exchanged"):
        load_gate(read_bundle(tmp_path / "net"))
    file.unlink()
    with pytest.raises(BundleError, match=r"lacks its gate \(gate_network.safetensors\)"):
        load_gate(read_bundle(tmp_path / "net"))
    file.write_bytes(good)
    rules = gated.manifest.gate
    assert rules.statistics is not None
    assert rules.statistics.network is not None
    unknown = msgspec.structs.replace(rules.statistics.network, architecture="resnet18")
    for change in ({"taps": ("blocks.9",)}, {"taps": ("blocks.5",)}, {"network": unknown}):
        stated = msgspec.structs.replace(rules.statistics, **change)
        manifest = msgspec.structs.replace(gated.manifest, gate=msgspec.structs.replace(rules, statistics=stated))
        with pytest.raises(BundleError, match="The gate's own network cannot be used"):
            load_gate_features(Bundle(tmp_path / "net", manifest))


def test_a_network_that_contradicts_the_manifest_is_refused(gated: Bundle, tmp_path: Path) -> None:
    shutil.copytree(gated.folder, tmp_path / "net")
    stated = gated.manifest.gate.statistics
    assert stated is not None
    assert stated.network is not None
    for change in ({"side_px": 16}, {"cells": 0}, {"file": "../x.safetensors"}, {"file": "weights.safetensors"},
                   {"percentiles": (1.0, 99.0)}):  # fmt: skip
        network = msgspec.structs.replace(stated.network, **change)
        rules = msgspec.structs.replace(
            gated.manifest.gate, statistics=msgspec.structs.replace(stated, network=network)
        )
        (tmp_path / "net" / "manifest.json").write_bytes(
            encode_manifest(msgspec.structs.replace(gated.manifest, gate=rules))
        )
        with pytest.raises(BundleError, match=r"gate.statistics.network needs"):
            read_bundle(tmp_path / "net")
