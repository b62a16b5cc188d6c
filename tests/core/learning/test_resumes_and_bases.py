"""A list of training images says what trained: after a resume on other files, and where weights were given."""

from __future__ import annotations

import hashlib
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from core.errors import DatasetError
from tests.helpers.training_sets import blobs, request, write_classes, write_manifest

pytestmark = pytest.mark.engine
LIST = "training_files.csv"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `set` and `out`, the bundle that it trained."""
    from core.learning.run import train

    root = tmp_path_factory.mktemp("trained")
    rows = [{"file": path.relative_to(root / "set").as_posix(), "label": path.parent.name, "patient": path.stem}
            for path in sorted(write_classes(root / "set").rglob("*.png"))]  # fmt: skip
    data = write_manifest(root / "set", rows)
    train(request(data, root / "out"), str)
    return root


def copied(trained: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The set's manifest, at the very path that trained, and the result in another folder."""
    shutil.copytree(trained / "out", tmp_path / "out")
    return trained / "set" / "manifest.csv", tmp_path / "out"


def hashes(folder: Path) -> set[str]:
    return {line.split(",")[0] for line in (folder / LIST).read_text(encoding="utf-8").splitlines()[1:]}


@pytest.mark.parametrize("changed", ["picture", "patient"])
def test_a_run_does_not_go_on_with_other_pictures_or_patients(trained: Path, tmp_path: Path, changed: str) -> None:
    """Under the same names; the list that stands beside the weights is the one of what trained them."""
    from core.learning.run import train

    data, out = copied(trained, tmp_path)
    before = (out / LIST).read_bytes()
    target = data if changed == "patient" else data.parent / "normal" / "normal-0.png"
    kept = target.read_bytes()
    try:
        if changed == "patient":
            target.write_text(data.read_text(encoding="utf-8").replace(",normal-0\n", ",somebody\n"), encoding="utf-8")
        else:
            Image.fromarray(blobs(4711, bright=False)).save(target)
        with pytest.raises(DatasetError, match=r"another configuration or other images.*choose another folder with"):
            train(request(data, out), str)
    finally:
        target.write_bytes(kept)
    assert (out / LIST).read_bytes() == before


def test_lung_masks_decide_a_run_that_uses_them(tmp_path: Path) -> None:
    from core.learning.checkpoints import run_digest
    from core.learning.config import TrainingPlan
    from core.learning.datasets import LabelledImage
    from core.learning.loader import TrainingImages
    from core.learning.survey import Canvases

    record = LabelledImage(Path("one.png"), "normal", "train", "s", "p")
    images = TrainingImages((record,), (0,), Canvases(tmp_path / "none.npy", 1, 36), tmp_path)
    mask = images.mask_file(record)
    mask.parent.mkdir(parents=True)
    found = []
    for content in (None, b"one", b"another"):
        if content is not None:
            mask.write_bytes(content)
        found.append([run_digest(TrainingPlan(outside_weight=weight), (images,), "") for weight in (0.0, 1.0)])
    assert len({plain for plain, _ in found}) == 1
    assert len({masked for _, masked in found}) == 3


def test_weights_of_a_bundle_bring_the_list_of_what_trained_them(trained: Path, tmp_path: Path) -> None:
    """The base and, a stage later, the base's base; and a configuration that repeats the run."""
    from core.bundles.library import read_bundle
    from core.learning.config import read_config
    from core.learning.record import read_training_files
    from core.learning.run import train

    base = trained / "out" / "weights.safetensors"
    given = replace(request(write_classes(tmp_path / "new", seed=3), tmp_path / "two"), base_weights=base)
    bundle = read_bundle(train(given, str))
    assert read_training_files(bundle.folder, bundle.manifest).fault == ""
    assert hashes(bundle.folder) > hashes(trained / "out")
    assert len(hashes(bundle.folder)) == 24
    config = read_config(bundle.folder / "training.toml", {})
    assert config.base_weights_file == str(base)
    assert config.record["base_weights_sha256"] == hashlib.sha256(base.read_bytes()).hexdigest()


def test_weights_of_unknown_origin_leave_no_list(trained: Path, tmp_path: Path) -> None:
    """Nobody can say what trained a file that lies alone; the bundle says so by having none."""
    from core.bundles.library import read_bundle
    from core.learning.run import train

    alone = tmp_path / "alone.safetensors"
    shutil.copy(trained / "out" / "weights.safetensors", alone)
    lines: list[str] = []
    given = replace(request(trained / "set" / "manifest.csv", tmp_path / "out"), base_weights=alone)
    bundle = read_bundle(train(given, lines.append))
    assert not (bundle.folder / LIST).exists()
    assert bundle.manifest.provenance.training_files_sha256 == ""
    assert any("Nothing says which images trained alone.safetensors" in line for line in lines)
    record = tomllib.loads((bundle.folder / "training.toml").read_text(encoding="utf-8"))["record"]
    assert record["base_weights_name"] == "alone.safetensors"


def test_a_thousand_classes_are_imagenets() -> None:
    import torch

    from core.learning.starting import is_of_imagenet

    state = {"stem": torch.zeros(4, 3, 3, 3), "_fc.weight": torch.zeros(1000, 8), "_fc.bias": torch.zeros(1000)}
    assert is_of_imagenet(state, 4)
    assert not is_of_imagenet(state, 1000)
    assert not is_of_imagenet(state | {"_fc.weight": torch.zeros(4, 8)}, 4)
    assert not is_of_imagenet({"stem": torch.zeros(4, 3, 3, 3)}, 4)


def test_a_manifest_vouches_for_its_own_weights_only(trained: Path, tmp_path: Path) -> None:
    from core.learning.starting import bundle_of

    shutil.copytree(trained / "out", tmp_path / "out", ignore=shutil.ignore_patterns("run"))
    weights = tmp_path / "out" / "weights.safetensors"
    assert bundle_of(weights) is not None
    shutil.copy(weights, tmp_path / "out" / "other.safetensors")
    with (tmp_path / "out" / "other.safetensors").open("ab") as stream:
        stream.write(b"\0")
    assert bundle_of(tmp_path / "out" / "other.safetensors") is None
    (tmp_path / "out" / "manifest.json").write_text("{")
    assert bundle_of(weights) is None
