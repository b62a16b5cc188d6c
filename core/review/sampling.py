"""Which agreed cases enter the relabel queue as well, and in which random order cases are read.

Both are functions of a seed and of what a case is, so that they can be repeated: a training set of disagreements alone
would be biased, and a sample that nobody can draw again could not be checked.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from core.findings import Assessment, Score

_OF_2_64 = 2.0**64


@dataclass(frozen=True, slots=True)
class AgreementSample:
    """`percent` of the agreed cases, 0..100, drawn with `seed`; recorded with every entry that it brought in."""

    percent: float
    seed: int

    def draws(self, word: Assessment) -> bool:
        """Whether a word that agrees with the network, and so needs no queue by itself, enters it as a sample.

        It hangs on seed, case and finding alone: neither on the reader, nor on when she speaks.
        """
        if word.score is None or word.disagreement or word.verdict == "unsure":
            return False
        drawn = int.from_bytes(_digest(f"{self.seed}\n{case_name(word)}\n{word.finding}")[:8], "big") / _OF_2_64
        return drawn < self.percent / 100.0


def case_name(word: Assessment) -> str:
    """The study, or the frame of a picture that belongs to none."""
    return word.scope.uid or f"{word.origin.sha256}#{word.origin.number}"


def shuffle_key(case: str, finding: str) -> int:
    """A number from 1 to 2**31 - 2 that says nothing of the case: where it lies in every random order."""
    return int.from_bytes(_digest(f"{case}\n{finding}")[:8], "big") % (2**31 - 2) + 1


def shuffle_multiplier(seed: int) -> int:
    """What `shuffle_key` is multiplied with, modulo the prime 2**31 - 1, for the order of a seed: a permutation."""
    return int.from_bytes(_digest(str(seed))[:8], "big") % (2**31 - 2) + 1


def uncertainty(score: Score | None) -> float:
    """0..1: how near a probability lies to its threshold, 1 at it; 1 also where the network gave none."""
    if score is None:
        return 1.0
    room = score.threshold if score.probability < score.threshold else 1.0 - score.threshold
    return 1.0 - abs(score.probability - score.threshold) / room if room > 0.0 else 1.0


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).digest()
