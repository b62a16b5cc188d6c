"""How far readers and network agree, per finding and bundle version; and the figures of the relabel queue.

Two raters (network: positive or negative; reader: present or absent) and two categories, as in Cohen (1960) and Gwet
(2008). `unsure`, and verdicts on refused frames, are counted and left out of the coefficients.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from core.findings import QUEUE_STATES, BundleRef, QueueState, Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """`count` verdicts with equal outcome, each the last word of its reader on one finding of one study (or of one
    frame that belongs to none).

    `positive`: the network's call; None where it gave no score (a refused frame).
    """

    finding: str
    bundle: BundleRef
    verdict: Verdict
    positive: bool | None
    count: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """The fourfold table of one finding and bundle version, with what was left out of it."""

    finding: str
    bundle: BundleRef
    both_positive: int
    only_network: int
    only_reader: int
    both_negative: int
    unsure: int
    refused: int

    @property
    def rated(self) -> int:
        """How many verdicts the coefficients rest on."""
        return self.both_positive + self.only_network + self.only_reader + self.both_negative

    @property
    def percent_agreement(self) -> float | None:
        """0..100: the share of verdicts in which reader and network say the same; None without any."""
        return None if self.rated == 0 else 100.0 * (self.both_positive + self.both_negative) / self.rated

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa, -1..1: (p_o - p_e) / (1 - p_e), p_e = n1 r1 + (1 - n1)(1 - r1) from the raters' margins.

        Cohen J. A coefficient of agreement for nominal scales. Educ Psychol Meas 1960;20:37-46. None where it is
        undefined: no verdict, or both raters used one and the same category throughout.
        """
        network, reader = self._positive_shares()
        return self._beyond(network * reader + (1.0 - network) * (1.0 - reader))

    @property
    def ac1(self) -> float | None:
        """Gwet's AC1, -1..1: (p_o - p_e) / (1 - p_e) with p_e = 2 q (1 - q), q the raters' mean share of positives.

        Gwet KL. Computing inter-rater reliability and its variance in the presence of high agreement. Br J Math Stat
        Psychol 2008;61:29-48. Unlike kappa it does not collapse where a finding is rare. None without any verdict.
        """
        share = sum(self._positive_shares()) / 2.0
        return self._beyond(2.0 * share * (1.0 - share))

    def _positive_shares(self) -> tuple[float, float]:
        """The share of positives of the network and of the reader, 0..1."""
        rated = max(1, self.rated)
        return (self.both_positive + self.only_network) / rated, (self.both_positive + self.only_reader) / rated

    def _beyond(self, by_chance: float) -> float | None:
        """Agreement beyond chance, as a share of what chance leaves."""
        if self.rated == 0 or by_chance >= 1.0:
            return None
        observed = (self.both_positive + self.both_negative) / self.rated
        return (observed - by_chance) / (1.0 - by_chance)

    def to_json(self) -> dict[str, object]:
        figures = {
            "rated": self.rated,
            "percent_agreement": self.percent_agreement,
            "kappa": self.kappa,
            "ac1": self.ac1,
        }
        return {**asdict(self), **figures}


@dataclass(frozen=True, slots=True)
class QueueStats:
    """Queue entries counted by state, finding, reader and bundle ("name version"), and the agreement figures."""

    total: int
    by_state: Mapping[QueueState, int]
    by_finding: Mapping[str, int]
    by_reader: Mapping[str, int]
    by_bundle: Mapping[str, int]
    agreement: tuple[Agreement, ...]

    def to_json(self) -> dict[str, object]:
        """Plain values for `overread queue stats --json`; an undefined coefficient is null, never NaN."""
        return {
            "total": self.total,
            "by_state": {state: self.by_state.get(state, 0) for state in QUEUE_STATES},
            "by_finding": dict(self.by_finding),
            "by_reader": dict(self.by_reader),
            "by_bundle": dict(self.by_bundle),
            "agreement": [entry.to_json() for entry in self.agreement],
        }


def agreement_figures(counted: Iterable[Tally]) -> tuple[Agreement, ...]:
    """One fourfold table for each finding and bundle version, in the order of bundle name, version, finding."""
    cells: dict[tuple[str, BundleRef], Counter[str]] = {}
    for tally in counted:
        cells.setdefault((tally.finding, tally.bundle), Counter())[_cell(tally)] += tally.count
    ordered = sorted(cells.items(), key=lambda item: (*_order(item[0][1]), item[0][0]))
    return tuple(
        Agreement(
            finding,
            bundle,
            both_positive=counts["both_positive"],
            only_network=counts["only_network"],
            only_reader=counts["only_reader"],
            both_negative=counts["both_negative"],
            unsure=counts["unsure"],
            refused=counts["refused"],
        )
        for (finding, bundle), counts in ordered
    )


def _order(bundle: BundleRef) -> tuple[str, str, str]:
    return bundle.name, bundle.version, bundle.sha256


def _cell(tally: Tally) -> str:
    if tally.positive is None:
        return "refused"
    if tally.verdict == "unsure":
        return "unsure"
    if tally.verdict == "present":
        return "both_positive" if tally.positive else "only_reader"
    return "only_network" if tally.positive else "both_negative"
