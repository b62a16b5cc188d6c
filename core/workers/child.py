"""The child's side of the process border: one request at a time, a heartbeat beside it, gone when the parent is."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from core.errors import EnvironmentFault, WorkerOutOfMemory, refusal_of
from core.workers.transport import pack, unpack

HEARTBEAT_S = 0.25
Report = Callable[[Any], None]
Verb = Callable[[Any, Report], Any]


@dataclass(frozen=True, slots=True)
class ChildOptions:
    """`entry`: "package.module:function"; called with `argument`, it returns the verbs of this child.

    `memory_bytes`: RLIMIT_AS, on Linux; None for no limit. Windows has none, and macOS refuses one that is below what
    its loader has mapped already, which is hundreds of GB (https://github.com/python/cpython/issues/78783).
    """

    name: str
    entry: str
    argument: Any = None
    memory_bytes: int | None = None


class _Line:
    """The pipe back to the parent, shared by the heartbeat and the work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def send(self, kind: str, request: int, value: Any) -> None:
        packed = pack((kind, request, value))
        try:
            with self._lock:
                self._connection.send_bytes(packed.data)
        except OSError:
            os._exit(0)  # the parent is gone: nobody is left to report to


def child_main(connection: Connection, options: ChildOptions) -> None:
    """Entry of the spawned process. Returns, or exits, when the parent's end of the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; whoever asked ends this process
    _die_with_parent()
    _limit_memory(options.memory_bytes)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # a library's warning quotes what it reads, and stderr is kept by desktops
    line = _Line(connection)
    threading.Thread(target=_beat, args=(line,), daemon=True, name="heartbeat").start()
    try:
        verbs = _load(options)
    except EnvironmentFault as fault:
        line.send("unfit", 0, fault)
        return
    line.send("ready", 0, None)
    while True:
        try:
            data = connection.recv_bytes()
        except (EOFError, OSError):
            os._exit(0)
        request, verb, payload = unpack(data)
        _serve(line, request, verbs[verb], payload)


def _load(options: ChildOptions) -> dict[str, Verb]:
    module, _, function = options.entry.partition(":")
    verbs: dict[str, Verb] = getattr(importlib.import_module(module), function)(options.argument)
    return verbs


def _serve(line: _Line, request: int, verb: Verb, payload: Any) -> None:
    try:
        result = verb(payload, lambda value: line.send("progress", request, value))
    except EnvironmentFault as fault:
        line.send("fault", request, fault)
    except MemoryError:
        line.send("fault", request, WorkerOutOfMemory("The file needs more memory than one image may take."))
    except Exception as error:  # noqa: BLE001 - the border: every bug travels to the parent as text
        refusal = refusal_of(error)
        if refusal is not None:
            line.send("fault", request, refusal)
        else:
            line.send("bug", request, traceback.format_exc())
    else:
        line.send("done", request, result)


def _beat(line: _Line) -> None:
    pause = threading.Event()
    while not pause.wait(HEARTBEAT_S):
        line.send("beat", 0, None)


def _die_with_parent() -> None:
    """Linux: SIGKILL from the kernel when the spawning thread ends, even while this process is stopped.

    Elsewhere the closing pipe does it, at the next heartbeat.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _limit_memory(limit: int | None) -> None:
    if limit is not None and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def silence_libraries() -> None:
    """Codecs print what they dislike, some of it on stdout, where the JSON of a command belongs."""
    with open(os.devnull, "wb") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
