"""Thumbnails are kept within a limit; those painted last stay."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.jobs import Jobs
from app.open_studies import FrameTarget
from app.panels import thumbnails
from app.panels.thumbnails import Thumbnails
from core.intake.worker import Thumbnail


def made_at_once(path: str, number: int, side_px: int) -> Future[Any]:
    made: Future[Any] = Future()
    made.set_result(Thumbnail(np.zeros((side_px, side_px), dtype=np.uint8), None, ""))
    return made


def test_what_was_painted_longest_ago_goes_and_comes_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "KEPT_BYTES", 3 * 4 * 50 * 50)
    jobs = Jobs()
    kept = Thumbnails(jobs, 50, lambda target, file, sha256: True)
    kept.set_source(made_at_once)
    targets = [FrameTarget(f"{number}.dcm") for number in range(4)]
    for target in targets[:3]:
        qtbot.waitUntil(lambda target=target: kept.pixmap(target) is not None)
    assert kept.pixmap(targets[0]) is not None  # painted again: 1 is now the oldest
    qtbot.waitUntil(lambda: kept.pixmap(targets[3]) is not None)
    assert kept.pixmap(targets[0]) is not None
    assert kept.pixmap(targets[1]) is None
    qtbot.waitUntil(lambda: kept.pixmap(targets[1]) is not None)
    jobs.close()
