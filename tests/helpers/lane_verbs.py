"""The verbs of a child that misbehaves on request, for the tests of the process border."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import numpy as np

from core.errors import FileFault


def serve(argument: Any) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    if argument == "unfit":
        raise FileFault("This child cannot start; mend it.")

    def echo(payload: Any, report: Callable[[Any], None]) -> Any:
        return payload

    def count(payload: int, report: Callable[[Any], None]) -> int:
        for step in range(payload):
            report(step)
        return payload

    def crash(payload: Any, report: Callable[[Any], None]) -> None:
        os._exit(11)

    def hang(payload: Any, report: Callable[[Any], None]) -> None:
        report("hanging")
        threading.Event().wait()

    def stop(payload: Any, report: Callable[[Any], None]) -> None:
        report("stopping")
        os.kill(os.getpid(), signal.SIGSTOP)

    def fault(payload: Any, report: Callable[[Any], None]) -> None:
        raise FileFault("The file is at fault; copy it again.")

    def bug(payload: Any, report: Callable[[Any], None]) -> None:
        raise KeyError("a bug")

    def eat(payload: int, report: Callable[[Any], None]) -> int:
        return int(np.ones(payload, dtype=np.uint8).sum())

    return {"echo": echo, "count": count, "crash": crash, "hang": hang, "stop": stop, "fault": fault, "bug": bug,
            "eat": eat, "pid": lambda payload, report: os.getpid()}  # fmt: skip


def parent_of_a_lane(state: str) -> None:
    """Run a lane whose child is idle, busy or stopped, print the child's id, and wait to be killed."""
    from core.workers.child import ChildOptions
    from core.workers.lane import Lane

    lane = Lane(ChildOptions("test child", "tests.helpers.lane_verbs:serve"))
    lane.start()
    child = lane.submit("pid", None).result()
    begun = threading.Event()
    if state != "idle":
        lane.submit("hang" if state == "busy" else "stop", None, on_progress=lambda value: begun.set())
        begun.wait(10)
    print(child, flush=True)
    threading.Event().wait()
