"""What the window's process asks of its memory allocator: to give back what was freed.

Each case brings pictures of some MiB, read by several threads. glibc gives every thread an arena of its own, and raises
with each large block that is freed the size from which blocks are mapped apart (up to 32 MiB). Freed pictures then stay
in the arenas, and the process seems to grow with each case; two arenas, and a threshold that stays where it is, keep it
from that. Parameters: mallopt(3); their numbers: glibc's malloc.h. Other allocators are left as they are.
"""

from __future__ import annotations

import sys

M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
ARENAS = 2
MMAP_THRESHOLD_BYTES = 256 * 1024


def give_back_freed_memory() -> None:
    """For the whole process; before most of its threads are started, for an arena that is there stays."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    libc = ctypes.CDLL(None)
    if hasattr(libc, "gnu_get_libc_version"):  # musl has no mallopt
        libc.mallopt(M_ARENA_MAX, ARENAS)
        libc.mallopt(M_MMAP_THRESHOLD, MMAP_THRESHOLD_BYTES)
