"""The lung segmenter on the command line: listed, never the network in use, evaluated by its masks."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.bundles.library import Bundle
from core.cli.main import WindowParts, main

pytestmark = pytest.mark.engine
SEGMENTER = "lungs-lite0"


def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
    raise AssertionError("this call opens no window")


def overread(*argv: object) -> int:
    return main([str(arg) for arg in argv], WindowParts(no_window, lambda rounds: [], lambda: []))


@pytest.fixture
def labelled(tmp_path: Path, examples_dir: Path) -> Path:
    """Two example chests, labelled, with a mask drawn by nobody for one of them."""
    folder = tmp_path / "set"
    folder.mkdir()
    for name in ("chest-1.jpg", "chest-2.jpg"):
        shutil.copy(examples_dir / name, folder / name)
    with Image.open(folder / "chest-1.jpg") as picture:
        Image.new("L", picture.size, 255).save(folder / "mask.png")
    for name, rows in (
        ("manifest.csv", [("file", "label", "split", "source"), ("chest-1.jpg", "normal", "test", "shown"),
                          ("chest-2.jpg", "pneumonia", "val", "shown")]),
        ("masks.csv", [("file", "mask"), ("chest-1.jpg", "mask.png")]),
    ):  # fmt: skip
        with (folder / name).open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(rows)
    return folder / "manifest.csv"


def test_the_list_shows_what_each_bundle_is_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert overread("bundles", "list", "--data-dir", tmp_path, "--json") == 0
    tasks = {row["name"]: row["task"] for row in json.loads(capsys.readouterr().out)}
    assert tasks[SEGMENTER] == "segmentation"
    assert tasks["cxr4-lite0"] == "classification"


def test_a_segmenter_is_not_taken_for_the_network_in_use(
    tmp_path: Path, examples_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert overread("bundles", "use", SEGMENTER, "--data-dir", tmp_path) == 2
    assert "gives no findings (segmentation)" in capsys.readouterr().err
    assert overread("bundles", "check", SEGMENTER, "--data-dir", tmp_path) == 0


def test_its_masks_are_written_once(labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("evaluate", labelled, "--bundle", SEGMENTER, "--split", "all", "--device", "cpu", "--out", tmp_path / "out",
            "--data-dir", tmp_path / "data", "--json")  # fmt: skip
    assert overread(*call) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["split"], row["images"], row["plausible"]) for row in rows] == [("test", 1, 1), ("val", 1, 1)]
    path = tmp_path / "out" / "masks" / "test" / "normal" / "chest-1.png"
    mask = np.asarray(Image.open(path))
    assert (mask.shape, mask.dtype) == ((128, 128), np.uint8)
    Image.new("L", (128, 128)).save(path)  # what is there is kept
    assert overread(*call) == 0
    assert [row["plausible"] for row in json.loads(capsys.readouterr().out)] == [0, 1]


@pytest.fixture
def calls_everything(random_bundle: Bundle, tmp_path: Path) -> Path:
    """A network that finds everything in every picture, so that every map counts."""
    folder = tmp_path / "eager"
    shutil.copytree(random_bundle.folder, folder)
    given = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for finding in given["findings"]:
        finding["threshold"] = 0.0
    (folder / "manifest.json").write_text(json.dumps(given), encoding="utf-8")
    return folder


def test_a_classifiers_heat_is_held_against_the_lungs(
    labelled: Path, calls_everything: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    code = overread("evaluate", labelled, "--bundle", calls_everything, "--split", "test", "--device", "cpu",
                    "--out", out, "--lungs", "--drawn-masks", labelled.parent / "masks.csv", "--data-dir", tmp_path,
                    "--json")  # fmt: skip
    assert code == 0
    lungs = json.loads(capsys.readouterr().out)["lungs"]
    assert lungs["segmenter"].startswith(SEGMENTER)
    assert [row["finding"] for row in lungs["rows"]] == ["covid19", "pneumonia", "tuberculosis"]
    told = [row for row in lungs["rows"] if row["heat"] is not None]
    assert told
    for row in told:
        assert 0.0 < row["area"] < row["drawn"] == pytest.approx(1.0)
        assert row["heat"] == pytest.approx(row["both"])
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["lungs"] == lungs
