"""The window's own process: what it imports, and when."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("torch", "torchvision", "timm", "pydicom", "pytorch_grad_cam")
LATE = ("numpy", "sqlalchemy", "alembic", "msgspec", "PIL")
SCRIPT = """
import json, sys


def watch(reading):
    found = {}

    def painted():
        found["painted"] = sorted(name for name in sys.modules if "." not in name)

    def look():
        if reading.session.picture is not None and found:
            found["shown"] = sorted(name for name in sys.modules if "." not in name)
            print(json.dumps(found), flush=True)
            reading.window.close()

    reading.window.painted.connect(painted)
    reading.session.picture_changed.connect(lambda _: look())


if __name__ == "__main__":
    from app.main import run_window

    raise SystemExit(run_window([sys.argv[1]], sys.argv[2], observe=watch))
"""


@pytest.fixture
def modules(tmp_path: Path, examples_dir: Path) -> dict[str, list[str]]:
    """The modules of a real window process at the first paint, and when an image is on screen."""
    script = tmp_path / "watched.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(examples_dir / "chest-4.dcm"), str(tmp_path / "data")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


def test_nothing_heavy_is_imported_before_the_first_paint_and_never_what_decodes_or_predicts(
    modules: dict[str, list[str]],
) -> None:
    assert not set(modules["painted"]) & {*HEAVY, *LATE}
    assert not set(modules["shown"]) & set(HEAVY)
    assert "numpy" in modules["shown"]
