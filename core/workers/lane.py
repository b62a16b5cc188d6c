"""A lane: one child process, and the requests that wait for it.

pebble and loky were looked at first: neither tells a stopped child from a busy one, orders what waits, or replaces a
waiting request by a newer one. A lane has one thread, which alone talks to the child; callers get plain futures.
"""

from __future__ import annotations

import heapq
import itertools
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from multiprocessing import connection as mp_connection
from multiprocessing.context import SpawnProcess
from typing import Any

from core.errors import EnvironmentFault, Sentence, WorkerBug, WorkerCrashed, WorkerTimeout
from core.event_log import note, note_error
from core.workers.child import ChildOptions, child_main
from core.workers.transport import Packed, discard, pack, unpack

if sys.platform == "win32":
    Connection = mp_connection.PipeConnection
else:
    Connection = mp_connection.Connection
_STARTING = threading.Lock()  # the environment belongs to the whole process
CRASHES_IN_A_ROW = 3  # so many failed starts, and the lane gives up until it is restarted by hand


class Priority(IntEnum):
    """What waits longest in line: what nobody looks at."""

    VISIBLE = 0
    AHEAD = 1
    BACKGROUND = 2


class LaneState(StrEnum):
    STARTING = "starting"
    READY = "ready"
    STALLED = "stalled"
    RESTARTING = "restarting"
    FAILED = "failed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class LaneLimits:
    """Seconds. `request_s`: the longest one request may take. `stall_s`: without a heartbeat, the child counts as hung.

    `end_stalled`: end a hung child at once (else only report it, and let the reader decide). `setting`: what the
    reader can raise `request_s` by.
    """

    start_s: float = 120.0
    request_s: float = 60.0
    stall_s: float = 3.0
    end_stalled: bool = False
    setting: str = ""


@dataclass(order=True, slots=True)
class _Request:
    priority: int
    number: int
    verb: str = field(compare=False)
    payload: Any = field(compare=False)
    future: Future[Any] = field(compare=False)
    on_progress: Callable[[Any], None] | None = field(compare=False, default=None)
    packed: Packed | None = field(compare=False, default=None)
    deadline: float = field(compare=False, default=0.0)


def _start(process: SpawnProcess) -> None:
    """Spawn runs `python -c`, which would import from the current folder first: perhaps a patient's disc."""
    with _STARTING:
        before = os.environ.get("PYTHONSAFEPATH")
        os.environ["PYTHONSAFEPATH"] = "1"
        try:
            process.start()
        finally:
            if before is None:
                del os.environ["PYTHONSAFEPATH"]
            else:
                os.environ["PYTHONSAFEPATH"] = before


class Lane:
    """See the module. Thread-safe; `on_state` is called from the lane's thread."""

    def __init__(
        self,
        options: ChildOptions,
        limits: LaneLimits | None = None,
        on_state: Callable[[LaneState, str], None] | None = None,
    ) -> None:
        self._options, self._limits = options, limits or LaneLimits()
        self._on_state = on_state or (lambda state, reason: None)
        self._lock = threading.Lock()
        self._waiting: list[_Request] = []
        self._keyed: dict[str, _Request] = {}
        self._numbers = itertools.count(1)
        self._current: _Request | None = None
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._ready, self._stalled, self._closing = False, False, False
        self._end_reason: str | None = None
        self._fault: EnvironmentFault | None = None
        self._started, self._last_beat, self._failed_starts = 0.0, 0.0, 0
        self._woken = False
        self._wake_in, self._wake_out = multiprocessing.Pipe(duplex=False)
        self._thread = threading.Thread(target=self._run, daemon=True, name=f"lane-{options.name}")

    def start(self) -> None:
        self._thread.start()

    @property
    def process_id(self) -> int | None:
        process = self._process
        return process.pid if process is not None else None

    def submit(
        self, verb: str, payload: Any, *, priority: Priority = Priority.VISIBLE, key: str | None = None,
        on_progress: Callable[[Any], None] | None = None,
    ) -> Future[Any]:  # fmt: skip
        """Queue a request. A waiting one of the same `key` is cancelled: the newest wins.

        A payload that has a `subject` is named by it when its process is lost.
        """
        future: Future[Any] = Future()
        request = _Request(int(priority), next(self._numbers), verb, payload, future, on_progress)
        with self._lock:
            fault = self._fault
            if self._closing:
                fault = WorkerCrashed("The {name} has been closed.", name=self._options.name)
            if fault is not None:
                future.set_exception(fault)
                return future
            replaced = self._keyed.pop(key, None) if key is not None else None
            if key is not None:
                self._keyed[key] = request
            heapq.heappush(self._waiting, request)
        if replaced is not None:
            replaced.future.cancel()
        self._wake()
        return future

    def cancel(self, future: Future[Any]) -> None:
        """Drop a waiting request, or end the process that serves it."""
        if not future.cancel() and not future.done():
            self._end(Sentence("The request was cancelled."), future)

    def restart(self) -> None:
        """End the child, whatever it does, and start a fresh one; waiting requests stay."""
        self._failed_starts, self._fault = 0, None
        self._end(Sentence("The {name} was restarted.", name=self._options.name), None)

    def close(self) -> None:
        """End the child; every open request fails or is cancelled. Returns when the process is gone."""
        with self._lock:
            self._closing = True
        self._wake()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout=10.0)

    def _end(self, reason: str, only_if_serving: Future[Any] | None) -> None:
        with self._lock:
            serving = self._current.future if self._current is not None else None
            if only_if_serving is None or only_if_serving is serving:
                self._end_reason = reason
        self._wake()

    def _wake(self) -> None:
        """At most one wake-up is under way, so the pipe can never fill while the lane's thread is busy."""
        with self._lock:
            if not self._woken and not self._wake_out.closed:
                self._woken = True
                self._wake_out.send_bytes(b"w")  # an empty message is a special case of Windows' pipes

    # Everything below runs in the lane's thread.

    def _run(self) -> None:
        if sys.platform != "win32":  # children inherit it: Ctrl-C must not reach them before they can ignore it
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self._spawn()
        while not self._closing:
            self._listen()
            self._watch()
            self._send_next()
        self._kill("")
        note("worker_closed", worker=self._options.name)
        self._on_state(LaneState.CLOSED, "")
        with self._lock:
            left, self._waiting = self._waiting, []
            self._wake_out.close()
        for request in left:
            request.future.cancel()

    def _spawn(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=child_main, args=(theirs, self._options), daemon=True, name=self._options.name)
        _start(process)
        theirs.close()
        self._process, self._pipe = process, ours
        self._ready, self._stalled = False, False
        self._started = self._last_beat = time.monotonic()
        note("worker_started", worker=self._options.name, process=process.pid or 0)
        self._on_state(LaneState.STARTING, Sentence("The {name} is starting.", name=self._options.name))

    def _listen(self) -> None:
        sources: list[Any] = [self._wake_in]
        if self._pipe is not None and self._process is not None:
            sources += [self._pipe, self._process.sentinel]
        ready = mp_connection.wait(sources, timeout=0.25)
        with self._lock:
            if self._woken:
                self._wake_in.recv_bytes()
                self._woken = False
        if self._pipe is not None and self._pipe in ready:
            try:
                while self._pipe is not None and self._pipe.poll():
                    self._handle(*unpack(self._pipe.recv_bytes()))
            except (EOFError, OSError):
                self._replace(Sentence("ended unexpectedly"))
                return
        if self._process is not None and not self._process.is_alive():
            self._replace(Sentence("ended unexpectedly"))

    def _handle(self, kind: str, number: int, value: Any) -> None:
        self._last_beat = time.monotonic()
        if self._stalled:
            self._stalled = False
            self._on_state(LaneState.READY, Sentence("The {name} answers again.", name=self._options.name))
        if kind == "ready":
            self._ready, self._failed_starts = True, 0
            note("worker_ready", worker=self._options.name, after_s=self._last_beat - self._started)
            self._on_state(LaneState.READY, Sentence("The {name} is ready.", name=self._options.name))
        elif kind == "unfit":
            self._give_up(value)
        elif self._current is not None and number == self._current.number:
            self._answer(self._current, kind, value)

    def _answer(self, request: _Request, kind: str, value: Any) -> None:
        if kind == "progress":
            self._report(request, value)
            return
        with self._lock:
            self._current = None
        if kind == "done":
            request.future.set_result(value)
        else:
            error = value if kind == "fault" else WorkerBug(value)
            self._note_failure(request, error)
            request.future.set_exception(error)

    def _note_failure(self, request: _Request, error: Exception) -> None:
        where = {"worker": self._options.name, "verb": request.verb}
        if isinstance(error, WorkerBug):
            note_error("request_failed", error, **where)
        else:
            note("request_refused", **where, reason=type(error).__name__)

    def _report(self, request: _Request, value: Any) -> None:
        """A listener that raises fails its request; the lane goes on."""
        try:
            if request.on_progress is not None:
                request.on_progress(value)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to whoever asked
            with self._lock:
                self._current = None
            request.future.set_exception(error)

    def _watch(self) -> None:
        with self._lock:
            reason, self._end_reason = self._end_reason, None
        if reason is not None:
            note("worker_ended_on_request", worker=self._options.name)
            self._kill(reason)
            self._on_state(LaneState.RESTARTING, reason)
            self._spawn()
            return
        if self._process is None:
            return
        now, limits = time.monotonic(), self._limits
        if self._current is not None and now > self._current.deadline:
            what = Sentence(
                "took longer than {seconds:g} s (settings: {setting})"
                if limits.setting
                else "took longer than {seconds:g} s",
                seconds=limits.request_s,
                setting=limits.setting,
            )
            self._replace(what, WorkerTimeout)
        elif not self._ready and now - self._started > self._limits.start_s:
            self._replace(Sentence("did not start within {seconds:.0f} s", seconds=limits.start_s))
        elif not self._stalled and now - self._last_beat > self._limits.stall_s:
            self._stalled = True
            if self._limits.end_stalled:
                self._replace(
                    Sentence("gave no sign of life for {seconds:.0f} s", seconds=limits.stall_s), WorkerTimeout
                )
            else:
                self._on_state(
                    LaneState.STALLED,
                    Sentence(
                        "The {name} has not answered for {seconds:.0f} s.",
                        name=self._options.name,
                        seconds=limits.stall_s,
                    ),
                )

    def _send_next(self) -> None:
        if not self._ready or self._current is not None or self._pipe is None:
            return
        with self._lock:
            request = heapq.heappop(self._waiting) if self._waiting else None
            self._keyed = {k: r for k, r in self._keyed.items() if r is not request}
            if request is None or not request.future.set_running_or_notify_cancel():
                return
            self._current = request
        request.deadline = time.monotonic() + self._limits.request_s
        request.packed = pack((request.number, request.verb, request.payload))
        try:
            self._pipe.send_bytes(request.packed.data)
        except OSError:
            self._replace(Sentence("ended unexpectedly"))

    def _replace(self, what: Sentence, error: type[EnvironmentFault] = WorkerCrashed) -> None:
        """The child is lost: fail the one request it had, and start another."""
        name = self._options.name
        reason = Sentence("The {name} {what}.", name=name, what=what)
        self._failed_starts += 0 if self._ready else 1
        code = self._process.exitcode if self._process is not None else None
        verb = self._current.verb if self._current is not None else "none"
        note("worker_lost", worker=self._options.name, verb=verb, reason=error.__name__, exit_code=str(code), what=what)
        self._kill(Sentence("The {name} {what} and was restarted; try again.", name=name, what=what), error)
        if self._failed_starts >= CRASHES_IN_A_ROW:
            self._give_up(WorkerCrashed("{reason} It cannot be started; see `overread doctor`.", reason=reason))
            return
        self._on_state(LaneState.RESTARTING, Sentence("{reason} It is being restarted.", reason=reason))
        self._spawn()

    def _give_up(self, fault: EnvironmentFault) -> None:
        note("worker_given_up", worker=self._options.name, reason=type(fault).__name__)
        self._kill("")
        with self._lock:
            self._fault = fault
            left, self._waiting = self._waiting, []
        self._on_state(LaneState.FAILED, fault.message)
        for request in left:
            if request.future.set_running_or_notify_cancel():
                request.future.set_exception(fault)

    def _kill(self, reason: str, error: type[EnvironmentFault] = WorkerCrashed) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            with _STARTING:  # a start reaps every child that has ended, this one too, before it writes that down
                self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process, self._pipe, self._ready = None, None, False
        with self._lock:
            request, self._current = self._current, None
        if request is None:
            return
        if request.packed is not None:
            discard(request.packed)
        told = reason or Sentence("The {name} has been closed.", name=self._options.name)
        subject = getattr(request.payload, "subject", "")
        if subject:
            request.future.set_exception(error("{subject} was not read. {reason}", subject=subject, reason=told))
        else:
            request.future.set_exception(error(told))
