"""What one reader has said of the case on screen, in its order: what holds, and what she took back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.findings import Assessment, CaseKey
    from core.store.database import Store


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """`said`: the words that hold; `taken_back`: those that do not. Both oldest first."""

    said: tuple[Assessment, ...] = ()
    taken_back: tuple[Assessment, ...] = ()

    @property
    def newest(self) -> Mapping[str, Assessment]:
        """By finding, her last word that holds."""
        return {word.finding: word for word in self.said}

    @property
    def ever(self) -> Mapping[str, Assessment]:
        """By finding, her last word, be it taken back."""
        words = sorted((*self.taken_back, *self.said), key=lambda word: word.created_at)
        return {word.finding: word for word in words}

    @property
    def last(self) -> Assessment | None:
        """Of all findings. That a word was kept once more when the case was left does not make it a later one."""
        spoken = [word for place, word in enumerate(self.said) if self._repeated_at(place) is None]
        return spoken[-1] if spoken else None

    @property
    def last_with_repeats(self) -> tuple[Assessment, ...]:
        """`last`, with the rows that only say it again."""
        last = self.last
        if last is None:
            return ()
        place = self.said.index(last)
        return (last, *(word for at, word in enumerate(self.said) if self._repeated_at(at) == place))

    def with_said(self, words: Sequence[Assessment]) -> SpokenWords:
        return replace(self, said=(*self.said, *words))

    def without(self, words: Sequence[Assessment]) -> SpokenWords:
        """These are taken back."""
        gone = {word.assessment_id for word in words}
        kept = tuple(word for word in self.said if word.assessment_id not in gone)
        return SpokenWords(kept, (*self.taken_back, *words))

    def _repeated_at(self, place: int) -> int | None:
        """Where the blind word stands that the one at `place` only repeats; None where it says something itself."""
        word = self.said[place]
        if word.circumstances.phase != "revealed":
            return None
        for before in range(place - 1, -1, -1):
            earlier = self.said[before]
            if earlier.finding == word.finding:
                again = replace(
                    earlier,
                    assessment_id=word.assessment_id,
                    created_at=word.created_at,
                    circumstances=word.circumstances,
                )
                return before if earlier.circumstances.phase == "blind" and again == word else None
        return None


def spoken_words(store: Store, case: CaseKey, reader: str) -> SpokenWords:
    """Runs on the store's lane."""
    return SpokenWords(tuple(store.case_words(case, reader)), tuple(store.withdrawn_words(case, reader)))
