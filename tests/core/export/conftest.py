"""What the tests of the exports share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.export.service import ExportWorker, export_worker
from core.settings import STANDARD_LIMITS
from tests.helpers.exports import KEY, Desk


@pytest.fixture(scope="package")
def worker() -> Iterator[ExportWorker]:
    """Its processes are started once."""
    with export_worker(STANDARD_LIMITS, KEY) as started:
        yield started


@pytest.fixture
def desk(tmp_path: Path, worker: ExportWorker) -> Desk:
    return Desk(tmp_path / "CANARYFOLDER", worker)
