"""What the network's process leaves on the disk: nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LOADED = """
from pathlib import Path
from core.inference.worker import EngineArgument, serve
from core.paths import resources_dir

if __name__ == "__main__":
    serve(EngineArgument(resources_dir() / "bundles" / "cxr4-lite0", "cpu", threads=1))
"""


@pytest.mark.engine
def test_loading_a_network_makes_no_folder_in_the_temporary_one(tmp_path: Path) -> None:
    temporary, home = tmp_path / "temporary", tmp_path / "home"
    temporary.mkdir()
    home.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary), "HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment.pop("TORCHINDUCTOR_CACHE_DIR", None)
    subprocess.run([sys.executable, "-c", LOADED], env=environment, cwd=tmp_path, check=True, timeout=300)
    assert list(temporary.iterdir()) == []
    assert list(home.rglob("*")) == []
