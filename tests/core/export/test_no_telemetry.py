"""Reading text in pixels tells nobody that it was done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
# What makes ONNX Runtime keep quiet by itself: the test is about a reader's machine.
QUIET = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "BUILD_BUILDID", "ORT_DISABLE_TELEMETRY")
READS_TEXT = """
import numpy as np
from {module} import {opened}

if __name__ == "__main__":
    reader = {opened}()
    {read}
"""
READERS = {
    "finder": ("core.export.deidentify.text_finder", "TextFinder", "reader.find(np.zeros((64, 64), np.uint8))"),
    "verification": ("core.export.verification.pixel_text", "open_text_reader", "reader(np.zeros((64, 64), np.uint8))"),
}


@pytest.mark.parametrize("name", READERS)
def test_the_text_reader_keeps_no_identifier_in_the_home(name: str, tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    module, opened, read = READERS[name]
    environment = {key: value for key, value in os.environ.items() if key not in QUIET}
    environment |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    script = READS_TEXT.format(module=module, opened=opened, read=read)
    subprocess.run([sys.executable, "-c", script], env=environment, cwd=ROOT, check=True, timeout=300)
    assert list(tmp_path.rglob("*")) == []
