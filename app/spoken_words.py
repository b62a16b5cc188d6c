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
    """`said`: the words that hold; `taken_back`: those that do not; `on_the_way`: those that are not kept yet. All
    oldest first. `recalled`: the ids of words that are taken back, also where the store does not know of it yet."""

    said: tuple[Assessment, ...] = ()
    taken_back: tuple[Assessment, ...] = ()
    on_the_way: tuple[Assessment, ...] = ()
    recalled: frozenset[str] = frozenset()

    @property
    def newest(self) -> Mapping[str, Assessment]:
        """By finding, her last word that holds."""
        return {word.finding: word for word in self.said}

    @property
    def latest(self) -> Mapping[str, Assessment]:
        """By finding, her last word that is not taken back, kept or on its way."""
        return {word.finding: word for word in (*self.said, *self.on_the_way)}

    @property
    def ever(self) -> Mapping[str, Assessment]:
        """By finding, her last word, be it taken back."""
        words = sorted((*self.taken_back, *self.said), key=lambda word: word.created_at)
        return {word.finding: word for word in words}

    @property
    def last(self) -> Assessment | None:
        """Of all findings, on its way or kept. That a word was kept once more when the case was left does not make it a
        later one."""
        if self.on_the_way:
            return self.on_the_way[-1]
        spoken = [word for place, word in enumerate(self.said) if self._repeated_at(place) is None]
        return spoken[-1] if spoken else None

    @property
    def last_with_repeats(self) -> tuple[Assessment, ...]:
        """`last`, with the rows that only say it again."""
        last = self.last
        if last is None or last in self.on_the_way:
            return () if last is None else (last,)
        place = self.said.index(last)
        return (last, *(word for at, word in enumerate(self.said) if self._repeated_at(at) == place))

    def with_sent(self, word: Assessment) -> SpokenWords:
        """This one is on its way into the store."""
        return replace(self, on_the_way=(*self.on_the_way, word))

    def with_said(self, words: Sequence[Assessment]) -> SpokenWords:
        """The store has kept these."""
        return replace(self, said=(*self.said, *words), on_the_way=_but(self.on_the_way, words))._sorted()

    def with_lost(self, word: Assessment) -> SpokenWords:
        """The store could not keep this one."""
        return replace(self, on_the_way=_but(self.on_the_way, [word]))

    def without(self, words: Sequence[Assessment]) -> SpokenWords:
        """These are taken back; those that are on their way as soon as they are kept."""
        recalled = self.recalled | {word.assessment_id for word in words}
        return replace(self, on_the_way=_but(self.on_the_way, words), recalled=recalled)._sorted()

    def with_again(self, words: Sequence[Assessment]) -> SpokenWords:
        """These could not be taken back."""
        return replace(self, recalled=self.recalled - {word.assessment_id for word in words})

    def as_read(self, kept: SpokenWords) -> SpokenWords:
        """What the store has told of the case, with what it could not know yet."""
        return replace(kept, on_the_way=self.on_the_way, recalled=self.recalled)._sorted()

    def _sorted(self) -> SpokenWords:
        gone = tuple(word for word in self.said if word.assessment_id in self.recalled)
        return replace(self, said=_but(self.said, gone), taken_back=(*self.taken_back, *gone))

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


def _but(words: tuple[Assessment, ...], gone: Sequence[Assessment]) -> tuple[Assessment, ...]:
    ids = {word.assessment_id for word in gone}
    return tuple(word for word in words if word.assessment_id not in ids)


def spoken_words(store: Store, case: CaseKey, reader: str) -> SpokenWords:
    """Runs on the store's lane."""
    return SpokenWords(tuple(store.case_words(case, reader)), tuple(store.withdrawn_words(case, reader)))
