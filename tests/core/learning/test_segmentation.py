"""A toy segmenter, trained for real: masks in, bundle out; resumed runs end where whole ones do."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.errors import DatasetError
from tests.helpers.dicom_files import chest_like, write_dx

pytestmark = pytest.mark.engine
SIDE = 96


def ellipses(side: int = SIDE) -> NDArray[np.bool_]:
    """The lungs of `chest_like`, the part behind the heart included."""
    y, x = (np.mgrid[0:side, 0:side] + 0.5) / side
    return np.any([((x - centre) / 0.15) ** 2 + ((y - 0.45) / 0.3) ** 2 < 1.0 for centre in (0.3, 0.7)], axis=0)


def write_set(root: Path, images: int = 8) -> Path:
    """Chest-like pictures, two of each patient; all but the last two have masks, the test split's two among them."""
    root.mkdir()
    generator = np.random.default_rng(0)
    picture, rows, masks = chest_like(SIDE, SIDE, 8), [], []
    Image.fromarray(ellipses().astype(np.uint8) * 255).save(root / "mask.png")
    for number in range(images):
        noisy = np.clip(picture + generator.normal(0, 6, picture.shape), 0, 255).astype(np.uint8)
        Image.fromarray(noisy).save(root / f"{number}.png")
        split = "test" if number in (4, 5) else "train"
        rows.append({"file": f"{number}.png", "label": "normal", "split": split, "source": "toy",
                     "patient": f"P{number // 2}"})  # fmt: skip
        if number < images - 2:
            masks.append({"file": f"{number}.png", "mask": "mask.png"})
    write_rows(root / "masks.csv", masks)
    return write_rows(root / "manifest.csv", rows)


def write_rows(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def request(data: Path, out: Path) -> Any:
    from core.learning.segmentation_run import SegmentationConfig, SegmentationRequest

    config = SegmentationConfig(
        task="segmentation", masks="masks.csv", name=out.name, folds=2, steps=2, second_steps=2, batch_size=2,
        drawn_share=0.5, guesses={"toy": 5}, agreement=0.0, limits=("A toy.",),
    )  # fmt: skip
    return SegmentationRequest(data=data, out=out, config=config, command="overread train toy")


@pytest.fixture
def small_input(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small input and one thread, so that the toy is quick; threads cost more than they give at this size."""
    from dataclasses import replace

    import torch

    from core.learning import mask_guesses, segmentation, segmentation_run, segmenter_bundle

    small = replace(segmentation.SEGMENTER_INPUT, height=64, width=64)
    for module in (segmentation, mask_guesses, segmentation_run, segmenter_bundle):
        monkeypatch.setattr(module, "SEGMENTER_INPUT", small)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.mark.usefixtures("small_input")
def test_masks_become_a_bundle_with_its_figures(tmp_path: Path) -> None:
    from core.bundles.library import read_bundle, verify
    from core.learning.segmentation_run import train_segmenter

    said: list[str] = []
    bundle = read_bundle(train_segmenter(request(write_set(tmp_path / "set"), tmp_path / "toy"), said.append))
    verify(bundle)
    manifest = bundle.manifest
    assert (manifest.task, [entry.key for entry in manifest.findings]) == ("segmentation", ["lungs"])
    metrics = manifest.provenance.metrics
    assert metrics["dice_cross_validation_images"] == 6
    assert metrics["dice_held_out_images"] == 2
    assert metrics["dice_cross_validation_worst"] <= metrics["dice_cross_validation_mean"] <= 1.0
    card = (bundle.folder / "README.md").read_text(encoding="utf-8")
    assert "A toy." in card
    assert f"| 6 | {metrics['dice_cross_validation_mean']:.3f} |" in card
    assert "| toy | 2 |" in card
    again: list[str] = []
    train_segmenter(request(tmp_path / "set" / "manifest.csv", tmp_path / "toy"), again.append)
    assert not [line for line in again if line.startswith("guessed")]
    assert read_bundle(tmp_path / "toy").manifest.weights == manifest.weights


def test_it_learns_what_it_is_shown(tmp_path: Path, small_input: None) -> None:
    """Forty steps on ellipses: no skill is asked for beyond that they overlap."""
    from core.learning.mask_guesses import dice
    from core.learning.segmentation import MaskedPicture, SegmentationPlan, SegmenterTraining, lung_shares

    picture = chest_like(64, 64, 8)
    shown = MaskedPicture(picture, ellipses(64).astype(np.uint8) * 255)
    plan = SegmentationPlan("unet_efficientnet_lite0", steps=40, batch_size=4, encoder_rate=2e-3, ema_decay=0.8)
    network = SegmenterTraining(plan, tmp_path / "run", None, str).run([shown], [])
    assert dice(lung_shares(network, picture[None])[0] >= 0.5, ellipses(32)) > 0.6


@pytest.mark.usefixtures("small_input")
def test_a_resumed_run_ends_in_the_same_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from core.learning import segmentation
    from core.learning.segmentation import MaskedPicture, SegmentationPlan, SegmenterTraining

    monkeypatch.setattr(segmentation, "CHECKPOINT_STEPS", 2)
    monkeypatch.setattr(segmentation, "REPORT_STEPS", 3)
    shown = [MaskedPicture(chest_like(64, 64, 8), ellipses(64).astype(np.uint8) * 255)]
    plan = SegmentationPlan("unet_efficientnet_lite0", steps=5, batch_size=2)

    class KilledError(Exception):
        pass

    def kill(line: str) -> None:
        raise KilledError

    whole = SegmenterTraining(plan, tmp_path / "whole", None, str).run(shown, [])
    with pytest.raises(KilledError):
        SegmenterTraining(plan, tmp_path / "cut", None, kill).run(shown, [])
    resumed = SegmenterTraining(plan, tmp_path / "cut", None, str)
    assert resumed.step == 2
    cut = resumed.run(shown, [])
    for (name, one), other in zip(whole.state_dict().items(), cut.state_dict().values(), strict=True):
        assert torch.equal(one, other), name


def test_a_picture_and_its_mask_are_moved_together() -> None:
    """Where the mask is, the picture shows what it showed there before."""
    import torch

    from core.learning.mask_augmentation import _grid

    both = torch.from_numpy(np.stack([ellipses(), ellipses()]).astype(np.float32))[None]
    grid = _grid((SIDE, SIDE), torch.Generator().manual_seed(3))
    moved = torch.nn.functional.grid_sample(both, grid, align_corners=False)[0]
    assert torch.equal(moved[0], moved[1])
    assert not torch.equal(moved[0], both[0, 0])


def test_augmented_pairs_stay_in_range_and_repeat() -> None:
    import torch

    from core.learning.mask_augmentation import augmented_pair

    mask = ellipses().astype(np.uint8) * 255
    for seed in range(40):
        twice = [augmented_pair(chest_like(SIDE, SIDE, 8), mask, (64, 64), torch.Generator().manual_seed(seed))
                 for _ in range(2)]  # fmt: skip
        (grey, lungs), again = twice
        assert grey.shape == lungs.shape == (1, 64, 64)
        assert 0.0 <= float(grey.min()) <= float(grey.max()) <= 1.0
        assert torch.equal(grey, again[0])
        assert torch.equal(lungs, again[1])


def test_views_of_a_guess_come_back_to_their_place() -> None:
    import torch

    from core.learning.mask_guesses import VIEWS, _moved, _moved_back

    picture = torch.nn.functional.avg_pool2d(torch.from_numpy(ellipses(192).astype(np.float32))[None, None], 2)
    for view in VIEWS:
        returned = _moved_back(_moved(picture, view), view)
        assert float(((returned >= 0.5) != (picture >= 0.5)).float().mean()) < 0.01, view


def test_folds_keep_patients_apart_and_even() -> None:
    from core.learning.datasets import LabelledImage
    from core.learning.mask_datasets import MaskedImage, folds_by_patient

    images = [LabelledImage(Path(f"{n}.png"), "normal", "train", "toy", f"P{n // 3}") for n in range(30)]
    folds = folds_by_patient([MaskedImage(image, image.path) for image in images], 5, seed=1)
    assert [folds.count(fold) for fold in range(5)] == [6] * 5
    assert len({(image.patient, fold) for image, fold in zip(images, folds, strict=True)}) == 10
    with pytest.raises(DatasetError, match="10 patients cannot be parted into 11 folds"):
        folds_by_patient([MaskedImage(image, image.path) for image in images], 11, seed=1)


def test_folds_know_the_patients_of_the_headers(tmp_path: Path) -> None:
    """Six films of two patients, whom no column names, cannot fill three folds; nor may one patient be in test too."""
    from core.learning.segmentation_run import train_segmenter

    names = [f"{number}.dcm" for number in range(6)]
    for number, name in enumerate(names):
        write_dx(tmp_path / name, chest_like(SIDE, SIDE, 8).astype(np.uint16) + number, PatientID=f"PID-{number % 2}")
    Image.fromarray(ellipses().astype(np.uint8) * 255).save(tmp_path / "mask.png")
    write_rows(tmp_path / "masks.csv", [{"file": name, "mask": "mask.png"} for name in names])
    rows = [{"file": name, "label": "normal", "split": "train"} for name in names]
    asked = request(write_rows(tmp_path / "manifest.csv", rows), tmp_path / "out")
    three = replace(asked, config=msgspec.structs.replace(asked.config, folds=3))
    with pytest.raises(DatasetError, match="2 patients cannot be parted into 3 folds"):
        train_segmenter(three, str)
    write_rows(tmp_path / "manifest.csv", [*rows[:-1], rows[-1] | {"split": "test"}])
    with pytest.raises(DatasetError, match="stands in both train and test"):
        train_segmenter(asked, str)


def test_two_images_of_one_name_do_not_share_a_mask(tmp_path: Path) -> None:
    from core.bundles.library import find_bundle
    from core.learning.datasets import LabelledImage
    from core.learning.mask_writing import write_masks

    images = [LabelledImage(tmp_path / ward / "1.png", "normal", "train", ward, ward) for ward in ("a", "b")]
    with pytest.raises(DatasetError, match=r"a.1\.png and .*b.1\.png would share the mask .*1\.png"):
        write_masks(find_bundle("lungs-lite0", tmp_path), "cpu", images, tmp_path / "out", lambda done, total: None)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"file": "0.png"}], "columns file and mask"),
        ([{"file": "no.png", "mask": "mask.png"}], "names no.png"),
        ([{"file": "0.png", "mask": "mask.png"}, {"file": "0.png", "mask": "other.png"}], "a mask of 0.png twice"),
    ],
)
def test_mask_lists_that_cannot_be_used_are_one_sentence(tmp_path: Path, rows: list[dict[str, str]], said: str) -> None:
    from core.learning.datasets import read_dataset
    from core.learning.mask_datasets import read_masks

    images = read_dataset(write_set(tmp_path / "set"))
    with pytest.raises(DatasetError, match=said):
        read_masks(write_rows(tmp_path / "set" / "bad.csv", rows), images)


def test_a_mask_of_another_size_is_refused_by_name(tmp_path: Path) -> None:
    from core.learning.segmentation_run import train_segmenter

    data = write_set(tmp_path / "set")
    Image.new("L", (10, 10)).save(tmp_path / "set" / "mask.png")
    with pytest.raises(DatasetError, match=r"mask\.png has not the size of its image"):
        train_segmenter(request(data, tmp_path / "out"), str)


def test_base_weights_of_another_kind_are_refused(tmp_path: Path) -> None:
    import torch

    from core.inference.engine.segmenter import build_segmentation_network
    from core.learning.segmentation import load_encoder

    torch.save({"a": torch.zeros(3)}, tmp_path / "other.pth")
    encoder = build_segmentation_network("unet_efficientnet_lite0", 1).get_submodule("encoder")
    with pytest.raises(DatasetError, match=r"other\.pth does not fit"):
        load_encoder(encoder, tmp_path / "other.pth")


def test_written_masks_agree_with_the_cleaned_one() -> None:
    from core.imaging.lung_mask import cleaned_lungs
    from core.learning.mask_writing import softened_mask

    shares = ellipses(128).astype(np.float32) * 0.8
    shares[3:6, 3:6] = 0.9  # a speck that is no lung
    soft = softened_mask(shares, 0.5)
    assert (soft.shape, soft.dtype) == ((128, 128), np.uint8)
    assert ((soft > 127) == cleaned_lungs(shares, 0.5)).all()
