"""Speed as a ratio: two ways to do a thing, interleaved in one run, medians of at least nine rounds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

MIN_ROUNDS = 9


@dataclass(frozen=True, slots=True)
class BenchRow:
    """Times in ms. `spread_ms`: interquartile range of ours, then of the peer's. Of a peer that is not installed, None;
    `peer` says so."""

    name: str
    ours_ms: float
    peer: str
    peer_ms: float | None
    spread_ms: tuple[float, float | None]

    def to_json(self) -> dict[str, object]:
        """One entry of the contract (`bench`): ratio = peer / ours, above 1 means faster than the peer."""
        return {
            "name": self.name,
            "ours_ms": round(self.ours_ms, 3),
            "peer": self.peer,
            "peer_ms": None if self.peer_ms is None else round(self.peer_ms, 3),
            "ratio": None if self.peer_ms is None else round(self.peer_ms / self.ours_ms, 3),
            "unit": "ms",
            "spread_ms": [None if value is None else round(value, 3) for value in self.spread_ms],
        }


def interleaved(
    name: str, ours: Callable[[], object], peer_name: str, peer: Callable[[], object], rounds: int = MIN_ROUNDS
) -> BenchRow:
    """Time `ours` and `peer` in turn, after one unmeasured round each."""
    return from_times(
        name, peer_name, [(_milliseconds(ours), _milliseconds(peer)) for _ in range(max(rounds, MIN_ROUNDS) + 1)][1:]
    )


def without_peer(name: str, ours: Callable[[], object], why: str, rounds: int = MIN_ROUNDS) -> BenchRow:
    """Time `ours` alone, after one unmeasured round. `why`: the peer, and what it lacks."""
    mine = [_milliseconds(ours) for _ in range(max(rounds, MIN_ROUNDS) + 1)][1:]
    return BenchRow(name, statistics.median(mine), why, None, (_quartile_range(mine), None))


def from_times(name: str, peer_name: str, pairs: list[tuple[float, float]]) -> BenchRow:
    """A row from measured (ours, peer) pairs in ms."""
    mine, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    spread = (_quartile_range(mine), _quartile_range(theirs))
    return BenchRow(name, statistics.median(mine), peer_name, statistics.median(theirs), spread)


def _quartile_range(values: list[float]) -> float:
    low, _, high = statistics.quantiles(values, n=4)
    return high - low


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000.0
