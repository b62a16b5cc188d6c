"""The window's process may hold what describes a case to be cleaned; it imports no pydicom for that."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import core.export.deidentify as package
from core.export.deidentify import Box, Identity, Options, ProposedBox

ROOT = Path(__file__).resolve().parents[4]
LIGHT = "Box, Identity, MethodCode, NoteFinding, Options, Plan, ProposedBox, Record, screen_note"


def test_values_need_no_parser_and_no_network() -> None:
    program = (
        f"import sys; from core.export.deidentify import {LIGHT}; "
        "print(*(name for name in ('pydicom', 'onnxruntime', 'rapidocr', 'cv2') if name in sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.split() == []


def test_every_public_name_is_there() -> None:
    assert all(getattr(package, name) is not None for name in package.__all__)


def test_values_cross_the_border() -> None:
    identity = Identity(frozenset({"TESTER^THEA"}), dates=frozenset({"19700101"}))
    values = (identity, Options(clean_pixels=False), ProposedBox(Box(1, 2, 3, 4), "text"))
    returned = pickle.loads(pickle.dumps(values))
    assert returned == values
    assert returned[0].occurs_in("thea, 01.01.1970")
