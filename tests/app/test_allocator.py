"""What the window's process asks of glibc's allocator, seen in a process of its own."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from app.allocator import ARENAS, give_back_freed_memory

ROOT = Path(__file__).resolve().parents[2]
THREADS = 8
# Each thread holds a block of its own while the others allocate theirs; `malloc_info` then names every arena.
COUNT = f"""
import ctypes, sys, threading
from app.allocator import give_back_freed_memory

if sys.argv[2] == "asked":
    give_back_freed_memory()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
libc.fclose.argtypes = [ctypes.c_void_p]
together = threading.Barrier({THREADS})

def hold():
    libc.malloc(1000)
    together.wait()

threads = [threading.Thread(target=hold) for _ in range({THREADS})]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
stream = libc.fopen(sys.argv[1].encode(), b"w")
libc.malloc_info(0, stream)
libc.fclose(stream)
"""


def arenas(tmp_path: Path, word: str) -> int:
    told = tmp_path / word
    subprocess.run([sys.executable, "-c", COUNT, str(told), word], cwd=ROOT, check=True, timeout=60)
    return told.read_text().count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc's allocator is asked, no other")
def test_threads_share_two_arenas(tmp_path: Path) -> None:
    assert arenas(tmp_path, "asked") <= ARENAS < arenas(tmp_path, "not asked")


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("ctypes.CDLL", None)  # would fail if it were called
    give_back_freed_memory()
