"""What the verification says. It names where something was found and what kind of value it is, never the value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.errors import Sentence

UNREADABLE, UNEXPLAINED = "unreadable", "unexplained text"
HIDDEN_NAME = "(a name that is withheld)"


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that stands against an export.

    `case`: the case whose patient it belongs to, or None where no case is known (an unreadable file). `file`: relative
    to the export, with "!/" between a zip file and its member; a part that holds a value itself is replaced by
    HIDDEN_NAME. `place`: tag path, chunk, row and column, JSON pointer, or box in pixels. `kind`: the kind of value
    (`identifying.py`), UNREADABLE, or UNEXPLAINED. `reason`: for UNREADABLE, why; else empty.
    """

    case: str | None
    file: str
    place: str
    kind: str
    reason: str = ""

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> Sentence:
        """What was found, as a part of a sentence."""
        template = {
            UNREADABLE: Sentence("{file} ({place}) cannot be checked: {reason}"),
            UNEXPLAINED: Sentence("{file} shows text that nobody has explained at {place}"),
        }.get(self.kind, Sentence("{file} holds a true value of the patient ({kind}) at {place}"))
        return Sentence(template, file=self.file, place=self.place, reason=self.reason, kind=self.kind)


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """The leaks, and how much was looked at.

    `values`: true values searched for; `left_out`: how many were not, by reason; `pictures`: frames and planes that
    were read by text recognition; `unexplained_text`: boxes of text in them that are neither a true value nor a marker.
    """

    leaks: tuple[Leak, ...]
    files: int
    bytes_read: int
    pictures: int
    values: int
    duration_s: float
    unexplained_text: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        return not self.leaks

    def withheld(self) -> dict[str, str]:
        """Case -> the reason, one sentence, why it may not be exported; of several leaks the first."""
        reasons: dict[str, str] = {}
        for leak in self.leaks:
            if leak.case is not None:
                reasons.setdefault(leak.case, f"{leak}; the case is withheld.")
        return reasons

    def unowned(self) -> tuple[Leak, ...]:
        """The leaks that no case can be withheld for: while there is one, nothing may be called exported."""
        return tuple(leak for leak in self.leaks if leak.case is None)
