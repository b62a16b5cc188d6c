"""Freed memory that stays is not fetched from the system again."""

from __future__ import annotations

import subprocess
import sys

import pytest

COUNT = """
import resource, sys
import numpy as np
if sys.argv[1] == "kept":
    from core.learning.memory import keep_freed_memory
    keep_freed_memory()
def work():
    large = np.empty(64 << 20, dtype=np.uint8)
    large.fill(1)
work()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(5):
    work()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's allocator")
def test_freed_memory_is_not_fetched_again() -> None:
    """64 MiB are 16384 pages of 4 KiB, or 32 of 2 MiB where the system hands those out."""
    faults = {}
    for way in ("plain", "kept"):
        done = subprocess.run([sys.executable, "-c", COUNT, way], capture_output=True, text=True, check=True)
        faults[way] = int(done.stdout)
    assert faults["plain"] >= 5 * 32
    assert faults["kept"] < 32
