"""What training asks of the C library's allocator."""

from __future__ import annotations

import ctypes
import sys

M_TRIM_THRESHOLD, M_MMAP_MAX = -1, -4  # mallopt(3)


def keep_freed_memory() -> None:
    """Let freed memory stay with the process, for the next step to take: for glibc, the whole process, for good.

    A step allocates and frees the same few large activations. glibc gives each back to the system at once (above
    32 MiB always) and gets it again page by page, zeroed. Elsewhere nothing is changed.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_MAX, 0)
        mallopt(M_TRIM_THRESHOLD, -1)  # never
