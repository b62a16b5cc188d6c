"""Fitting and measuring a gate on a small made set: what it learns, what it says, and that it repeats."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.bundles.library import Bundle, read_bundle
from core.errors import DatasetError
from core.learning.datasets import LabelledImage
from tests.helpers.bundles import with_small_input
from tests.helpers.dicom_files import chest_like, write_dx
from tests.helpers.gate_sets import small_plan, write_set

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[LabelledImage]:
    return write_set(tmp_path_factory.mktemp("set") / "images", {"train": 40, "val": 12, "test": 4})


@pytest.fixture(scope="module")
def small_net(random_bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The random bundle on pictures of 128 pixels: a fit passes some hundreds of them through it."""
    return with_small_input(random_bundle, tmp_path_factory.mktemp("bundles") / "small-net", 128)


@pytest.fixture(scope="module")
def fitted_bundle(small_net: Bundle, records: list[LabelledImage], tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    from core.learning.refitting import RefitRequest, refit

    folder = tmp_path_factory.mktemp("bundles") / "random-net"
    shutil.copytree(small_net.folder, folder)
    plan = small_plan(folder.parent / "kept")
    return refit(RefitRequest(read_bundle(folder), records, "0.0.2", "cpu", plan), lambda text: None)


def test_the_weights_stay_and_the_rest_is_fitted(small_net: Bundle, fitted_bundle: Bundle) -> None:
    manifest = fitted_bundle.manifest
    assert manifest.weights == small_net.manifest.weights
    assert manifest.version == "0.0.2"
    stated = manifest.gate.statistics
    assert stated is not None
    assert stated.kinds[0] == "sound"
    assert {"inverted", "turned_left", "upside_down", "text"} < set(stated.kinds)
    assert len(stated.taps) == 5
    assert stated.fitted_on.endswith("limits: val, 12 images")
    assert (fitted_bundle.folder / stated.file).stat().st_size < 3_000_000
    assert all(entry.operating_points is not None for entry in manifest.findings)
    assert "val_ece_top_label_cross_fitted" in manifest.provenance.metrics


def test_a_fit_repeats_byte_for_byte(
    small_net: Bundle, fitted_bundle: Bundle, records: list[LabelledImage], tmp_path: Path
) -> None:
    from core.learning.refitting import RefitRequest, refit

    shutil.copytree(small_net.folder, tmp_path / "again")
    plan = small_plan(tmp_path / "kept")
    again = refit(RefitRequest(read_bundle(tmp_path / "again"), records, "0.0.2", "cpu", plan), lambda text: None)
    assert again.manifest == fitted_bundle.manifest
    assert (again.folder / "gate.safetensors").read_bytes() == (fitted_bundle.folder / "gate.safetensors").read_bytes()


def test_families_are_measured_by_pixels_alone(
    fitted_bundle: Bundle, records: list[LabelledImage], tmp_path: Path
) -> None:
    from core.learning.gate_families import GateRequest, measure_gate
    from core.learning.gate_table import gate_as_text

    dicom = tmp_path / "dicom"
    (dicom / "assorted").mkdir(parents=True)
    noise = np.random.default_rng(0).integers(0, 4096, (200, 200), dtype=np.uint16)
    write_dx(dicom / "assorted" / "MR1.dcm", noise, Modality="MR")
    (dicom / "assorted" / "MR2.dcm").write_bytes(b"no picture")
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    colours = np.random.default_rng(0).integers(0, 256, (90, 90, 3), dtype=np.uint8)
    Image.fromarray(colours).save(pictures / "a.png")
    test = [record for record in records if record.split == "test"]
    kept = fitted_bundle.folder.parent / "kept"
    report = measure_gate(GateRequest(fitted_bundle, test, dicom, pictures, kept, "cpu"), lambda text: None)
    rows = {row["family"]: row for row in report["families"]}
    assert [row["family"] for row in report["sound"]] == ["source-0", "source-1"]
    assert sum(row["frames"] for row in report["sound"]) == 4
    assert rows["inverted"]["fitted_on_relatives"]
    assert not rows["blank"]["fitted_on_relatives"]
    assert rows["blank"]["refuse"] == 4
    assert rows["inverted"]["auroc"] > 0.9
    assert rows["MR"]["frames"] == rows["MR"]["refused_with_header"] == 1
    assert rows["photographs and other pictures"]["refuse"] == 1
    assert rows["photographs and other pictures"]["refused_with_header"] is None
    table = gate_as_text(report)
    assert "| inverted | relatives | 4 |" in table
    assert "its kind left out" in table
    assert {row["family"] for row in report["left_out"]} == {n for n, r in rows.items() if r["fitted_on_relatives"]}


def test_every_made_family_gives_another_picture() -> None:
    from core.learning.gate_pictures import FAMILIES

    view = chest_like(120, 110, 8)
    for name, family in FAMILIES.items():
        for seed in range(6):
            made = family.make(view, np.random.default_rng(seed))
            assert made.dtype == np.uint8, name
            assert made.ndim == 2, name
            assert min(made.shape) >= 16, name
            assert not np.array_equal(made, view), name


def test_too_few_images_leave_the_gate_as_it_was(random_bundle: Bundle, tmp_path: Path) -> None:
    from core.learning.refitting import RefitRequest, refit

    shutil.copytree(random_bundle.folder, tmp_path / "net")
    few = write_set(tmp_path / "few", {"train": 8, "val": 8})
    bundle = refit(RefitRequest(read_bundle(tmp_path / "net"), few, device="cpu"), lambda text: None)
    assert bundle.manifest.gate.statistics is None
    assert bundle.manifest.version == random_bundle.manifest.version
    unlabelled = [record for record in few if record.label != "covid19"]
    with pytest.raises(DatasetError, match="needs images of each finding"):
        refit(RefitRequest(bundle, unlabelled, device="cpu"), lambda text: None)
