"""What the reader has entered beside her verdicts and the store does not hold yet."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from app.draft_entries import DraftEntries

if TYPE_CHECKING:
    from core.findings import Assessment, Finding, Outline

# SHA-256 of the file and number of the frame: a path can be used again for another image.
FrameKey: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Where something is entered. `scope`: what a verdict given there is one on, a study or the frame of a picture that
    belongs to none."""

    scope: str | FrameKey
    frame: FrameKey
    finding: str


@dataclass(frozen=True, slots=True)
class SentEntries:
    """What was shown when its reader spoke. `outlines`: None, where none were drawn or removed since her last word."""

    entries: DraftEntries
    outlines: tuple[Outline, ...] | None


class UnkeptEntries:
    """Regions lie on one frame; all else is said of the scope, whichever of its frames is on screen."""

    def __init__(self) -> None:
        self._edited: dict[tuple[str | FrameKey, str], DraftEntries] = {}  # without their regions
        self._outlines: dict[tuple[FrameKey, str], tuple[Outline, ...]] = {}

    def over(self, place: EntryPlace, recorded: DraftEntries) -> DraftEntries:
        """`recorded`, as her last word has it, with what is entered since."""
        outlines = self.outlines(place)
        edited = self._edited.get((place.scope, place.finding), recorded)
        return dataclasses.replace(edited, outlines=recorded.outlines if outlines is None else outlines)

    def outlines(self, place: EntryPlace) -> tuple[Outline, ...] | None:
        """None, where none were drawn or removed."""
        return self._outlines.get((place.frame, place.finding))

    def enter(self, place: EntryPlace, before: DraftEntries, now: DraftEntries) -> None:
        if now.outlines != before.outlines:
            self._outlines[(place.frame, place.finding)] = now.outlines
        if dataclasses.replace(now, outlines=before.outlines) != before:
            self._edited[(place.scope, place.finding)] = dataclasses.replace(now, outlines=())

    def enter_again(self, frame: FrameKey, finding: str, outlines: tuple[Outline, ...]) -> None:
        """Regions that no word carries any more."""
        self._outlines.setdefault((frame, finding), outlines)

    def sent(self, place: EntryPlace, shown: DraftEntries) -> SentEntries:
        return SentEntries(dataclasses.replace(shown, outlines=()), self.outlines(place))

    def kept(self, place: EntryPlace, sent: SentEntries, held: DraftEntries) -> None:
        """The store holds a word with these entries. What was entered while it was on its way stays, and only that: a
        change of mind may have left out of the word what was shown."""
        spoken_of, held = (place.scope, place.finding), dataclasses.replace(held, outlines=())
        since = _with_changes(held, sent.entries, self._edited.pop(spoken_of, sent.entries))
        if since != held:
            self._edited[spoken_of] = since
        if self.outlines(place) == sent.outlines:
            self._outlines.pop((place.frame, place.finding), None)

    def drop(self, place: EntryPlace) -> None:
        self._edited.pop((place.scope, place.finding), None)
        self._outlines.pop((place.frame, place.finding), None)

    def clear(self) -> None:
        self._edited.clear()
        self._outlines.clear()


def _with_changes(entries: DraftEntries, before: DraftEntries, now: DraftEntries) -> DraftEntries:
    names = [field.name for field in dataclasses.fields(DraftEntries)]
    changed = {name: getattr(now, name) for name in names if getattr(now, name) != getattr(before, name)}
    return dataclasses.replace(entries, **changed)


def entries_of(word: Assessment, findings: tuple[Finding, ...]) -> DraftEntries:
    """As its reader entered them."""
    from core.review.assessing import corrected_label

    # A label that only followed from the verdict was never entered: it must not outlive that verdict.
    implied = corrected_label(word.verdict, word.finding, findings)
    label = None if word.label == implied else word.label
    return DraftEntries(label, word.reason, word.significance, word.outlines, word.note, word.confidence_percent)
