"""The one door between the GUI thread and work that is done elsewhere.

Work of ours runs on single-thread lanes; work of other processes comes as futures. Either way the answer reaches the
GUI thread through one queued signal.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.i18n import translated
from core.errors import EnvironmentFault, refusal_of


class JobLane(Enum):
    """STORE: database and data folder, one writer. PICTURE: pixels for the screen. LONG: start-up and its like. TRAIL:
    what the audit trail is told beside the verdicts, and what waits to be stored. EXPORT: one export after the other;
    each may wait for a person."""

    STORE = "store"
    PICTURE = "picture"
    LONG = "long"
    TRAIL = "trail"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class _Ended:
    future: Future[Any]
    on_done: Callable[[Any], None]
    on_error: Callable[[BaseException], None] | None


class Jobs(QObject):
    """Runs functions off the GUI thread and hands their results back in it. A cancelled future is dropped silently.

    So is an answer to an object of Qt that has been deleted meanwhile, where the callback is one of its methods.
    Without `on_error`, an EnvironmentFault goes to `fault`. Anything that is no EnvironmentFault goes to `bug` as well.
    """

    fault = Signal(str)
    bug = Signal(object)
    _ended = Signal(object)
    _called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._executors: dict[JobLane, ThreadPoolExecutor] = {}
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._called.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[..., Any],
        *arguments: Any,
        lane: JobLane = JobLane.STORE,
        on_done: Callable[[Any], None] = lambda result: None,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> Future[Any]:
        """Run `work(*arguments)` on a lane; the callbacks are called in the GUI thread."""
        if self._closed:
            cancelled: Future[Any] = Future()
            cancelled.cancel()
            return cancelled
        executor = self._executors.get(lane)
        if executor is None:
            executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"overread-{lane.value}")
            self._executors[lane] = executor
        return self.watch(executor.submit(work, *arguments), on_done, on_error)

    def watch(
        self,
        future: Future[Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[BaseException], None] | None = None,
    ) -> Future[Any]:
        """Call back in the GUI thread when a future of another process is done."""
        ended = _Ended(future, on_done, on_error)
        future.add_done_callback(lambda _: self._emit(self._ended, ended))
        return future

    def call(self, work: Callable[[], None]) -> None:
        """Call `work` in the GUI thread. For callbacks that other threads make."""
        self._emit(self._called, work)

    def close(self) -> None:
        """Finish what has been handed to the lanes, then stop; nothing is called back any more."""
        self._closed = True
        for executor in self._executors.values():
            executor.shutdown(wait=True)

    def _emit(self, signal: Any, value: object) -> None:
        if not self._closed:
            signal.emit(value)

    @Slot(object)
    def _deliver(self, ended: _Ended) -> None:
        if self._closed or ended.future.cancelled():
            return
        error = ended.future.exception()
        if error is None:
            if _is_alive(ended.on_done):
                ended.on_done(ended.future.result())
        elif not isinstance(error, CancelledError):
            self._deliver_error(error, ended.on_error)

    def _deliver_error(self, error: BaseException, on_error: Callable[[BaseException], None] | None) -> None:
        error = refusal_of(error) or error
        expected = isinstance(error, EnvironmentFault)
        if not expected:
            self.bug.emit(error)
        if on_error is not None:
            if _is_alive(on_error):
                on_error(error)
        elif expected:
            self.fault.emit(translated(error))

    @Slot(object)
    def _call(self, work: Callable[[], None]) -> None:
        if not self._closed:
            work()


def _is_alive(callback: Callable[..., Any]) -> bool:
    """False for a method of an object of Qt that is deleted; a dialog can be closed before its answer comes."""
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
