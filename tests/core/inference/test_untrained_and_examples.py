"""Outputs that were never trained are hidden at load; a stored example tells whether a bundle still says the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.bundles.library import Bundle, find_bundle, read_bundle
from core.bundles.manifest import encode_manifest
from core.errors import BundleError
from core.inference.service import Engine
from tests.helpers.bundles import write_random_bundle
from tests.helpers.dicom_files import chest_like, only_frame, write_dx

pytestmark = pytest.mark.engine


def with_head(folder: Path, change) -> Bundle:  # type: ignore[no-untyped-def]
    """A random bundle whose last layer was changed by `change(weight, bias)`."""
    import hashlib

    from safetensors.torch import load_file, save_file

    bundle = write_random_bundle(folder)
    state = load_file(bundle.weights_path)
    change(state["classifier.weight"], state["classifier.bias"])
    save_file(state, bundle.weights_path)
    sha256 = hashlib.sha256(bundle.weights_path.read_bytes()).hexdigest()
    weights = msgspec.structs.replace(bundle.manifest.weights, sha256=sha256)
    (folder / "manifest.json").write_bytes(encode_manifest(msgspec.structs.replace(bundle.manifest, weights=weights)))
    return read_bundle(folder)


def zero(weight, bias) -> None:  # type: ignore[no-untyped-def]
    weight[2] = 0


def flat(weight, bias) -> None:  # type: ignore[no-untyped-def]
    weight[2] = 0.25


def vanishing(weight, bias) -> None:  # type: ignore[no-untyped-def]
    weight[2] *= 1e-9


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """With the shipped network; another one is loaded when it is named."""
    engine = Engine(find_bundle("cxr4-lite0", tmp_path_factory.mktemp("data")), "cpu")
    engine.start()
    yield engine
    engine.close()


@pytest.mark.parametrize("change", [zero, flat, vanishing])
def test_a_constant_output_is_hidden_everywhere(engine: Engine, tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    bundle = with_head(tmp_path / "net", change)
    frame = only_frame(write_dx(tmp_path / "a.dcm", chest_like(300, 260)))
    hidden = engine.hidden(bundle).result()
    prediction = engine.predict(frame, bundle=bundle).result()
    assert list(hidden) == ["covid19"]
    assert "never trained" in hidden["covid19"]
    assert [score.finding for score in prediction.scores] == ["normal", "pneumonia", "tuberculosis"]
    assert [heatmap.finding for heatmap in prediction.heatmaps] == ["normal", "pneumonia", "tuberculosis"]


def test_twin_outputs_are_hidden_and_a_dead_network_is_refused(tmp_path: Path) -> None:
    from core.inference.engine.pipeline import Pipeline

    def twins(weight, bias) -> None:  # type: ignore[no-untyped-def]
        weight[3] = weight[1]

    def dead(weight, bias) -> None:  # type: ignore[no-untyped-def]
        weight[:] = 0

    assert list(Pipeline(with_head(tmp_path / "twins", twins), "cpu").hidden) == ["pneumonia", "tuberculosis"]
    with pytest.raises(BundleError, match="Every output"):
        Pipeline(with_head(tmp_path / "dead", dead), "cpu")


def test_the_shipped_and_a_random_network_hide_nothing(random_bundle: Bundle, data_dir: Path) -> None:
    from core.inference.engine.pipeline import Pipeline

    for bundle in (random_bundle, find_bundle("cxr4-lite0", data_dir)):
        assert Pipeline(bundle, "cpu").hidden == {}


def test_a_hidden_finding_is_in_no_list(random_bundle: Bundle, tmp_path: Path) -> None:
    findings = list(random_bundle.manifest.findings)
    findings[1] = msgspec.structs.replace(findings[1], hidden="Not trained.")
    bundle = Bundle(tmp_path, msgspec.structs.replace(random_bundle.manifest, findings=tuple(findings)))
    assert [finding.key for finding in bundle.findings] == ["normal", "covid19", "tuberculosis"]


def test_the_shipped_bundle_repeats_its_example(engine: Engine) -> None:
    check = engine.check_example().result()
    assert check is not None
    assert check.holds
    assert check.difference < 1e-3


def test_an_example_that_is_not_repeated_or_was_exchanged_is_told(tmp_path: Path) -> None:
    from core.inference.engine.pipeline import Pipeline
    from core.inference.example import check_example
    from core.learning.examples import add_example

    folder = tmp_path / "net"
    bundle = write_random_bundle(folder)
    assert check_example(bundle, lambda inputs: np.zeros((1, 4), dtype=np.float32)) is None
    add_example(folder)
    bundle = read_bundle(folder)
    pipeline = Pipeline(bundle, "cpu")
    sound = check_example(bundle, lambda inputs: pipeline.run(inputs).logits)
    assert sound is not None
    assert sound.holds
    other = check_example(bundle, lambda inputs: pipeline.run(inputs).logits + np.float32(0.01))
    assert other is not None
    assert not other.holds
    nothing = check_example(bundle, lambda inputs: np.full((1, 4), np.nan, dtype=np.float32))
    assert nothing is not None
    assert not nothing.holds
    (folder / "example.png").write_bytes(b"another picture")
    with pytest.raises(BundleError, match=r"example.*exchanged"):
        check_example(bundle, lambda inputs: pipeline.run(inputs).logits)
    (folder / "example.png").unlink()
    with pytest.raises(BundleError, match="lacks its example"):
        check_example(bundle, lambda inputs: pipeline.run(inputs).logits)
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["example"]["file"] == "example.png"
