"""The process border: whatever a child does costs one request, and no process outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import numpy as np
import pytest

from core.errors import FileFault, WorkerBug, WorkerCrashed, WorkerOutOfMemory, WorkerTimeout
from core.workers.child import ChildOptions
from core.workers.lane import Lane, LaneLimits, LaneState, Priority
from tests.helpers.waiting import is_running, wait_until

ROOT = Path(__file__).resolve().parents[3]
MakeLane = Callable[..., tuple[Lane, list[tuple[LaneState, str]]]]


@pytest.fixture
def make_lane() -> Iterator[MakeLane]:
    lanes: list[Lane] = []

    def make(limits: LaneLimits | None = None, argument: object = None, memory: int | None = None):  # type: ignore[no-untyped-def]
        states: list[tuple[LaneState, str]] = []
        options = ChildOptions("test child", "tests.helpers.lane_verbs:serve", argument, memory)
        lane = Lane(options, limits, lambda state, reason: states.append((state, reason)))
        lanes.append(lane)
        lane.start()
        return lane, states

    yield make
    for lane in lanes:
        lane.close()


def test_arrays_cross_unchanged_and_read_only(make_lane: MakeLane) -> None:
    lane, _ = make_lane()
    large = np.arange(2_000_000, dtype=np.uint16).reshape(1000, 2000)
    small = np.arange(5, dtype=np.float32)
    back_large, back_small = lane.submit("echo", (large, small)).result()
    assert np.array_equal(back_large, large)
    assert np.array_equal(back_small, small)
    assert back_large.dtype == np.uint16
    assert not back_large.flags.writeable


def test_no_shared_memory_is_left_behind(make_lane: MakeLane) -> None:
    shared = Path("/dev/shm")
    if not shared.is_dir():
        pytest.skip("shared memory has no folder on this system")
    before = set(shared.iterdir())
    lane, _ = make_lane()
    for _ in range(3):
        lane.submit("echo", np.zeros(1_000_000, dtype=np.uint8)).result()
    with pytest.raises(WorkerCrashed):
        lane.submit("crash", np.zeros(1_000_000, dtype=np.uint8)).result()
    lane.submit("echo", 1).result()
    assert {path for path in shared.iterdir() if path.name.startswith("psm_")} <= before


def test_progress_arrives_in_order(make_lane: MakeLane) -> None:
    lane, _ = make_lane()
    seen: list[int] = []
    assert lane.submit("count", 50, on_progress=seen.append).result() == 50
    assert seen == list(range(50))


def test_a_listener_that_raises_fails_its_request_and_not_the_lane(make_lane: MakeLane) -> None:
    lane, _ = make_lane()

    def refuse(value: int) -> None:
        raise ZeroDivisionError("in the listener")

    with pytest.raises(ZeroDivisionError, match="in the listener"):
        lane.submit("count", 5, on_progress=refuse).result(timeout=20)
    assert lane.submit("echo", 1).result(timeout=20) == 1


def test_a_fault_keeps_its_sentence_and_the_process(make_lane: MakeLane) -> None:
    lane, _ = make_lane()
    before = lane.submit("pid", None).result()
    with pytest.raises(FileFault, match="copy it again"):
        lane.submit("fault", None).result()
    assert lane.submit("pid", None).result() == before


def test_a_bug_travels_with_its_traceback(make_lane: MakeLane) -> None:
    lane, _ = make_lane()
    with pytest.raises(WorkerBug, match="KeyError: 'a bug'"):
        lane.submit("bug", None).result()


def test_a_crash_costs_one_request(make_lane: MakeLane) -> None:
    lane, states = make_lane()
    broken = lane.submit("crash", None)
    waiting = lane.submit("echo", "still here")
    with pytest.raises(WorkerCrashed, match="ended unexpectedly"):
        broken.result()
    assert waiting.result() == "still here"
    assert LaneState.RESTARTING in [state for state, _ in states]


def test_a_kill_while_idle_is_noticed_and_mended(make_lane: MakeLane) -> None:
    lane, states = make_lane()
    first = lane.submit("pid", None).result()
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: LaneState.RESTARTING in [s for s, _ in states], 5, "the restart is announced")
    assert lane.submit("pid", None).result() != first


def test_a_hung_request_ends_at_its_time_limit(make_lane: MakeLane) -> None:
    lane, _ = make_lane(LaneLimits(request_s=0.5))
    with pytest.raises(WorkerTimeout, match="longer than"):
        lane.submit("hang", None).result()
    assert lane.submit("echo", 1).result() == 1


def test_a_stopped_child_is_reported_and_can_be_restarted(make_lane: MakeLane) -> None:
    lane, states = make_lane(LaneLimits(stall_s=1.0))
    stopped = lane.submit("stop", None)
    waiting = lane.submit("echo", "after")
    wait_until(lambda: LaneState.STALLED in [s for s, _ in states], 10, "the stall is noticed")
    lane.restart()
    with pytest.raises(WorkerCrashed, match="restarted"):
        stopped.result(timeout=20)
    assert waiting.result(timeout=20) == "after"


def test_a_stopped_child_that_goes_on_is_ready_again(make_lane: MakeLane) -> None:
    lane, states = make_lane(LaneLimits(stall_s=1.0))
    lane.submit("echo", 1).result()
    assert lane.process_id is not None
    os.kill(lane.process_id, signal.SIGSTOP)
    wait_until(lambda: LaneState.STALLED in [s for s, _ in states], 10, "the stall is noticed")
    os.kill(lane.process_id, signal.SIGCONT)
    wait_until(lambda: states[-1][0] == LaneState.READY, 10, "the child answers again")
    assert lane.submit("echo", 2).result() == 2


def test_a_stopped_child_is_replaced_where_nobody_watches(make_lane: MakeLane) -> None:
    lane, _ = make_lane(LaneLimits(stall_s=1.0, end_stalled=True))
    with pytest.raises(WorkerTimeout, match="no sign of life"):
        lane.submit("stop", None).result(timeout=20)
    assert lane.submit("echo", 1).result() == 1


def test_memory_beyond_the_limit_is_a_sentence(make_lane: MakeLane) -> None:
    lane, _ = make_lane(memory=2 * 2**30)
    with pytest.raises(WorkerOutOfMemory):
        lane.submit("eat", 4 * 2**30).result()
    assert lane.submit("eat", 1000).result() == 1000


def test_what_is_visible_comes_first_and_the_newest_wins(make_lane: MakeLane) -> None:
    lane, _ = make_lane()
    order: list[str] = []
    begun = threading.Event()
    blocker = lane.submit("hang", None, on_progress=lambda value: begun.set())
    assert begun.wait(20)
    replaced = lane.submit("echo", "old", key="view", priority=Priority.BACKGROUND)
    background = lane.submit("echo", "background", priority=Priority.BACKGROUND)
    newest = lane.submit("echo", "new", key="view")
    for future in (background, newest):
        future.add_done_callback(lambda done: order.append(done.result()))
    lane.cancel(blocker)
    assert background.result(timeout=20) == "background"
    assert order == ["new", "background"]
    assert replaced.cancelled()
    with pytest.raises(WorkerCrashed, match="cancelled"):
        blocker.result()


def test_ten_thousand_waiting_requests_do_not_block(make_lane: MakeLane) -> None:
    lane, _ = make_lane()
    futures = [lane.submit("echo", number) for number in range(10_000)]
    assert [future.result(timeout=60) for future in futures] == list(range(10_000))


def test_a_child_that_cannot_start_says_why(make_lane: MakeLane) -> None:
    lane, states = make_lane(argument="unfit")
    with pytest.raises(FileFault, match="cannot start"):
        lane.submit("echo", 1).result()
    assert states[-1][0] == LaneState.FAILED
    with pytest.raises(FileFault, match="cannot start"):
        lane.submit("echo", 1).result()


def test_close_ends_the_process_and_every_request(make_lane: MakeLane) -> None:
    lane, _ = make_lane()
    child = lane.submit("pid", None).result()
    hanging, waiting = lane.submit("hang", None), lane.submit("echo", 1)
    lane.close()
    assert not is_running(child)
    with pytest.raises((WorkerCrashed, CancelledError)):
        hanging.result(timeout=5)
    assert waiting.cancelled()
    with pytest.raises(WorkerCrashed, match="closed"):
        lane.submit("echo", 1).result()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("state", ["idle", "busy", "stopped"])
def test_no_process_outlives_a_killed_parent(state: str) -> None:
    code = f"from tests.helpers.lane_verbs import parent_of_a_lane as p\nif __name__ == '__main__': p({state!r})"
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        family = _descendants(parent.pid) | {child}
        parent.kill()
        wait_until(lambda: not any(is_running(pid) for pid in family), 5, "every process of the application is gone")


def _descendants(process_id: int) -> set[int]:
    """The processes below one (Linux): for a spawned child also multiprocessing's resource tracker."""
    children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()
    found = {int(pid) for pid in children}
    for task in Path(f"/proc/{process_id}/task").iterdir():
        found |= {int(pid) for pid in (task / "children").read_text().split()}
    return found | {pid for child in set(found) for pid in _descendants(child)}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="sees the end of a process where Linux tells it")
def test_a_child_that_another_lane_has_reaped_is_replaced(make_lane: MakeLane, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each start of a process reaps whatever has ended; between that and its noting it down, a lane may ask."""
    lane, _ = make_lane()
    first, real, reaped, noted = lane.submit("pid", None).result(), os.waitpid, threading.Event(), threading.Event()

    def slow(process_id: int, options: int) -> tuple[int, int]:
        if process_id == first and options == 0 and not reaped.is_set():
            wait_until(lambda: not is_running(first), 20, "the child has ended")
            make_lane()  # its start comes first
            assert reaped.wait(20)
        found = real(process_id, options)
        if found[0] == first:
            reaped.set()
            noted.wait(0.5)  # as a thread that has to wait for its turn
        return found

    monkeypatch.setattr(os, "waitpid", slow)
    lane.restart()
    assert lane.submit("pid", None).result(timeout=20) != first
    noted.set()
