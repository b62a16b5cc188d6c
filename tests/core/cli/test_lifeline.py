"""A command that a program runs: progress as JSON lines, and an end as soon as the program lets go."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.cli.output import STDERR, ProgressLine, say
from core.progress import CountedLine
from tests.helpers.training_sets import write_classes

pytestmark = pytest.mark.engine
ROOT = Path(__file__).resolve().parents[3]
TINY = ("--set", "image_px=32", "--batch-size", "4", "--seed", "4", "--device", "cpu")


def started(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "app", *map(str, arguments), "--progress", "jsonl", "--end-with-stdin"]
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"}, text=True, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def said(line: str) -> dict[str, Any]:
    """What a line of stderr says; a library's own warning says nothing."""
    try:
        return json.loads(line)
    except ValueError:
        return {"text": line, "done": None}


def test_a_counted_line_is_its_text_to_people() -> None:
    line = CountedLine("epoch 1: 3/9 batches", 3, 9, 12.5, 40.0)
    assert line == "epoch 1: 3/9 batches"
    assert (line.done, line.total, line.left_s, line.images_per_s) == (3, 9, 12.5, 40.0)


def test_a_training_ends_when_its_stdin_closes_and_goes_on_later(tmp_path: Path) -> None:
    data, out = write_classes(tmp_path / "set", 60), tmp_path / "out"
    arguments = ("train", data, "--out", out, "--epochs", 2, *TINY, "--json")
    with started(*arguments) as cut:
        assert cut.stderr is not None
        assert cut.stdin is not None
        seen = next(line for line in map(said, cut.stderr) if line["done"] is not None and "epoch 2" in line["text"])
        assert seen["total"] == 2 * 26
        assert seen["done"] == 26 + 20
        assert seen["left_s"] >= 0
        assert seen["images_per_s"] > 0
        cut.stdin.close()
        assert cut.wait(timeout=10) == 130
    assert (out / "run" / "checkpoint.pt").is_file()
    assert not (out / "manifest.json").is_file()
    with started(*arguments) as resumed:
        assert resumed.stdin is not None
        assert "Going on after epoch 1 of 2." in (said(line)["text"] for line in resumed.stderr or ())
        resumed.stdin.close()
        assert resumed.wait(timeout=10) == 130


def test_a_program_is_told_counts_and_sentences_alike(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(STDERR, "jsonl", True)
    say("There is no such file; choose another.")
    progress = ProgressLine("evaluated")
    for done in range(1, 101):
        progress.update(done, 100)
    progress.close()
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    nothing = {"done": None, "total": None, "left_s": None, "images_per_s": None}
    assert lines[0] == {**nothing, "text": "There is no such file; choose another."}
    assert 2 <= len(lines) < 20  # the first, the last, and not every one between
    assert (lines[-1]["done"], lines[-1]["total"], lines[-1]["left_s"]) == (100, 100, 0.0)
    assert lines[-1]["text"] == "evaluated: 100/100"
