"""Processes to be killed, and what they say of themselves.

For each line of its input the parent forks; the child says its process id and does what the line asks for. Before each
call that is to last it says "trying WHAT id", and after it "kept WHAT id". When it has ended, the parent says "ended".
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def fork_for_each_line(work: Callable[[str], None]) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                print(os.getpid(), flush=True)
                work(line.strip())
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        print("ended", flush=True)


def told(what: str, name: str, call: Callable[[], T]) -> T:
    """Make a call that is to last, and say so before and after."""
    print(f"trying {what} {name}", flush=True)
    answer = call()
    print(f"kept {what} {name}", flush=True)
    return answer
