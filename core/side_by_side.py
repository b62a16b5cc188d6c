"""Speed as a ratio: two ways to do a thing, interleaved in one run, medians of at least nine rounds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

MIN_ROUNDS = 9


@dataclass(frozen=True, slots=True)
class BenchRow:
    """Figures in `unit`: milliseconds, unless it says otherwise. `spread`: interquartile range of ours and the peer's.

    `peer_figure` is None where nothing else does the same; `peer` then says why.
    """

    name: str
    figure: float
    peer: str
    peer_figure: float | None
    spread: tuple[float, ...]
    unit: str = "ms"

    def to_json(self) -> dict[str, object]:
        """One entry of the contract (`bench`): ratio = peer / ours, above 1 means better than the peer.

        The keys keep their `_ms` whatever the unit; `peer_ms` and `ratio` are null without a peer.
        """
        return {
            "name": self.name,
            "ours_ms": round(self.figure, 3),
            "peer": self.peer,
            "peer_ms": None if self.peer_figure is None else round(self.peer_figure, 3),
            "ratio": None if self.peer_figure is None else round(self.peer_figure / self.figure, 3),
            "unit": self.unit,
            "spread_ms": [round(value, 3) for value in self.spread],
        }


def interleaved(
    name: str, ours: Callable[[], object], peer_name: str, peer: Callable[[], object], rounds: int = MIN_ROUNDS
) -> BenchRow:
    """Time `ours` and `peer` in turn, after one unmeasured round each."""
    return from_times(
        name, peer_name, [(_milliseconds(ours), _milliseconds(peer)) for _ in range(max(rounds, MIN_ROUNDS) + 1)][1:]
    )


def alone(name: str, ours: Callable[[], object], why: str, rounds: int = MIN_ROUNDS) -> BenchRow:
    """Time `ours`, after one unmeasured round; `why` says why there is no peer."""
    return alone_from_times(name, why, [_milliseconds(ours) for _ in range(max(rounds, MIN_ROUNDS) + 1)][1:])


def alone_from_times(name: str, why: str, times: list[float]) -> BenchRow:
    """A row without a peer, from measured times in ms."""
    return BenchRow(name, statistics.median(times), why, None, (_quartile_range(times),))


def from_times(name: str, peer_name: str, pairs: list[tuple[float, float]]) -> BenchRow:
    """A row from measured (ours, peer) pairs in ms."""
    return from_figures(name, peer_name, pairs, "ms")


def from_figures(name: str, peer_name: str, pairs: list[tuple[float, float]], unit: str) -> BenchRow:
    """A row from measured (ours, peer) pairs, where less is better."""
    mine, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    spread = (_quartile_range(mine), _quartile_range(theirs))
    return BenchRow(name, statistics.median(mine), peer_name, statistics.median(theirs), spread, unit)


def _quartile_range(values: list[float]) -> float:
    low, _, high = statistics.quantiles(values, n=4)
    return high - low


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000.0
