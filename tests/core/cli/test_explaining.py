"""`analyze` with other methods, quality and averaged views."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.bundles.library import Bundle
from core.cli.main import WindowParts, main
from core.findings import Score
from tests.helpers.bundles import with_small_input
from tests.helpers.dicom_files import chest_like, write_dx


def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
    raise AssertionError("this call opens no window")


PARTS = WindowParts(no_window, lambda rounds: [], lambda: [])


def overread(*argv: object) -> int:
    return main([str(arg) for arg in argv], PARTS)


@pytest.mark.engine
def test_method_quality_and_views_in_one_call(
    random_bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = write_dx(tmp_path / "a.dcm", chest_like(300, 260)), tmp_path / "out"
    bundle = with_small_input(random_bundle, tmp_path / "small")
    maps = ("--heatmaps", "all", "--method", "hirescam", "--detail", "layer", "--quality", "--views", "2")
    code = overread("analyze", path, "--bundle", bundle.folder, "--device", "cpu", "--out", out, *maps, "--json")
    assert code == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert [s["band"] for s in record["scores"]] == [None] * 4  # this bundle states no operating points
    assert all(0 <= s["spread"] <= 0.5 for s in record["scores"])
    assert len(record["heatmaps"]) == 4
    for entry in record["heatmaps"]:
        assert entry["method"] == "hirescam+layer"
        grid = np.load(out / entry["grid"])
        assert grid.shape == (4, 4)
        assert entry["quality"]["evidence"] == bool(grid.max() > 0)
        assert set(entry["quality"]) >= {"deletion", "insertion", "better_than_random", "lung_share", "region"}
        with Image.open(out / entry["overlay"]) as overlay:
            assert overlay.size == (260, 300)


@pytest.mark.engine
def test_a_plain_call_has_the_new_keys_empty(
    random_bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_dx(tmp_path / "a.dcm", chest_like(300, 260))
    code = overread("analyze", path, "--bundle", random_bundle.folder, "--device", "cpu", "--out", tmp_path / "out",
                    "--heatmaps", "all", "--json")  # fmt: skip
    assert code == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert {(s["band"], s["spread"]) for s in record["scores"]} == {(None, None)}
    assert all("quality" not in entry for entry in record["heatmaps"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--method", "layercam"], "--method is about maps that nobody asked for"),
        (["--quality"], "--quality is about maps"),
        (["--detail", "crops"], "--detail is about maps"),
        (["--views", "65"], "choose 0 to 64"),
        (["--method", "scorecam", "--detail", "crops"], "Score-CAM has no detail crops"),
    ],
)
def test_options_that_do_not_go_together(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_dx(tmp_path / "a.dcm", chest_like(64, 64))
    assert overread("analyze", path, *options) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.strip().count("\n") == 0


def test_a_score_says_its_band() -> None:
    from core.cli.explaining import score_json

    score = Score("pneumonia", 1.0, 0.5, 0.4, doubtful_from=0.2, likely_from=0.8, spread=0.03)
    assert score_json(score) == {
        "finding": "pneumonia", "probability": 0.5, "raw": 1.0, "threshold": 0.4, "positive": True, "band": "doubtful",
        "spread": 0.03,
    }  # fmt: skip
