"""Where things are, and how Overread starts its own command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.paths import own_command

ROOT = Path(__file__).resolve().parents[2]


def test_a_source_tree_is_run_by_its_interpreter() -> None:
    assert own_command() == ([sys.executable, "-m", "app"], ROOT)


def test_a_frozen_application_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == ([sys.executable], Path(sys.executable).parent)
