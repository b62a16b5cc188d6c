"""What the window's process asks of its memory allocator: to give back what was freed.

Each case brings pictures of some MiB, read by several threads. glibc gives every thread an arena of its own, and what
is freed stays in them, so that the process seems to grow with each case; two arenas keep it from that. A fixed size
from which blocks are mapped apart would hold less still, but each step of the window would then pay for its pages anew
(docs/performance.md). Parameters: mallopt(3); their numbers: glibc's malloc.h. Other allocators are left as they are.
"""

from __future__ import annotations

import sys

M_ARENA_MAX = -8
ARENAS = 2


def give_back_freed_memory() -> None:
    """For the whole process; before most of its threads are started, for an arena that is there stays."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    libc = ctypes.CDLL(None)
    if hasattr(libc, "gnu_get_libc_version"):  # musl has no mallopt
        libc.mallopt(M_ARENA_MAX, ARENAS)
