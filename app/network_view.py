"""What of the network's view may be seen now: nothing before the reader's own verdict, where she reads blind first.

Everything that shows, names, sorts or keeps what the network says asks here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from app.jobs import JobLane, Jobs

if TYPE_CHECKING:
    from pathlib import Path

    from core.findings import Finding
    from core.settings import Settings

MapStyle = Literal["colour", "contour", "both"]
STEP = 0.1


@dataclass(frozen=True, slots=True)
class MapLook:
    """How a map is drawn. `opacity`: 0..1. `threshold`: what lies below this share of the colour scale is left out.

    `boxes`: rectangles around what is left. `colours`: the name of a colour table.
    """

    shown: bool = True
    opacity: float = 0.6
    threshold: float = 0.0
    style: MapStyle = "colour"
    boxes: bool = False
    colours: str = "inferno"


class NetworkView(QObject):
    """One key hides all of it (`wanted`); blind-first reading hides what the reader has not answered yet."""

    changed = Signal()  # what may be seen
    look_changed = Signal()  # how maps are drawn
    blind_first_changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._data_dir: Path | None = None
        self.wanted, self.blind_first, self.explained = True, True, True
        self.chosen_blind_first, self._reads_second = True, False
        self.look, self._held = MapLook(), False
        self._case: str | None = None
        self._findings: tuple[Finding, ...] = ()
        self._judged: frozenset[str] = frozenset()
        self._answered: frozenset[str] = frozenset()

    def set_settings(self, settings: Settings, data_dir: Path) -> None:
        self._data_dir = data_dir
        self.explained = settings.blind_first_explained
        self.look = replace(self.look, opacity=settings.heatmap_opacity, colours=settings.heatmap_colours)
        self.look_changed.emit()
        self._set_blind_first(settings.blind_first)

    # What may be seen

    def shows(self, finding: str) -> bool:
        """Whether the reader may see what the network says of a finding of the case on screen."""
        return self.wanted and (not self.blind_first or finding in self._answered)

    def lists(self, finding: str) -> bool:
        """Whether it is one of the network's; readers add others."""
        return any(one.key == finding for one in self._findings)

    @property
    def shows_all(self) -> bool:
        """Whether she may see what it says of every finding of the case on screen."""
        if not self.wanted or not self.blind_first:
            return self.wanted
        return bool(self._findings) and all(finding.key in self._answered for finding in self._findings)

    @property
    def shows_gate(self) -> bool:
        """Whether she may see what the gate says: it is one verdict on the image, and shown with the first finding."""
        return self.wanted and (not self.blind_first or bool(self._answered))

    def tells_queued(self, *, own: bool) -> bool:
        """Whether the network's part in a case of the queue may be told: blind readers learn it of what they have
        judged (`own`). What another has said of a case gives it away too, since cases are there for contradicting it.
        """
        return self.wanted and (own or not self.blind_first)

    @property
    def awaits_verdict(self) -> bool:
        """Whether the chosen network's word is held back until the reader has given hers."""
        return self.wanted and self.blind_first and self._case is not None and not self.shows_all

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        self._take_answers()

    def set_case(self, case: str | None) -> None:
        """Another case comes on screen; nothing of it has been answered, as far as is known."""
        if case != self._case:
            self._case, self._judged = case, frozenset()
            self._take_answers()

    def set_judged(self, judged: frozenset[str]) -> None:
        """The findings of the case on screen that this reader has given a verdict on."""
        if judged != self._judged:
            self._judged = judged
            self._take_answers()
        if self._answered and self.blind_first:
            self.set_explained()  # she has done it

    def _take_answers(self) -> None:
        from core.review.blind import answered

        before, self._answered = self._seen(), answered(self._findings, self._judged)
        self._tell_from(before)

    def set_wanted(self, wanted: bool) -> None:
        before, self.wanted = self._seen(), wanted
        self._tell_from(before)

    def set_blind_first(self, blind_first: bool) -> None:
        """Read blind first from now on, or not; the choice is kept. A second reader has none until she has answered."""
        if self._reads_second:
            self.blind_first_changed.emit()
        elif blind_first != self.blind_first:
            self._set_blind_first(blind_first)
            self._keep(blind_first=blind_first)

    def set_second_reading(self, on: bool) -> None:
        """Until she has answered, a second reader reads blind, whatever she has chosen otherwise."""
        self._reads_second = on
        self._set_blind_first(self.chosen_blind_first)

    def _set_blind_first(self, chosen: bool) -> None:
        self.chosen_blind_first = chosen
        blind_first = chosen or self._reads_second
        if blind_first != self.blind_first:
            before, self.blind_first = self._seen(), blind_first
            self._tell_from(before)
            self.blind_first_changed.emit()

    def set_explained(self) -> None:
        """The reader has been told what reading blind first is; she is not told again."""
        if not self.explained:
            self.explained = True
            self._keep(blind_first_explained=True)
            self.changed.emit()

    def _seen(self) -> tuple[object, ...]:
        return (self.wanted, self.blind_first, self._answered if self.blind_first else None, self.shows_all)

    def _tell_from(self, before: tuple[object, ...]) -> None:
        if self._seen() != before:
            self.changed.emit()

    # How maps are drawn

    def set_look(self, look: MapLook) -> None:
        """Opacity and threshold are brought into their range."""
        look = replace(look, opacity=_share(look.opacity), threshold=_share(look.threshold))
        if look != self.look:
            colours, self.look = self.look.colours, look
            if look.colours != colours:
                self._keep(heatmap_colours=look.colours)
            self.look_changed.emit()

    def step_opacity(self, steps: int) -> None:
        self.set_look(replace(self.look, opacity=round(self.look.opacity + steps * STEP, 2)))

    def step_threshold(self, steps: int) -> None:
        self.set_look(replace(self.look, threshold=round(self.look.threshold + steps * STEP, 2)))

    @property
    def held(self) -> bool:
        """Whether a key is held that takes the maps off the image."""
        return self._held

    def set_held(self, held: bool) -> None:
        if held != self._held:
            self._held = held
            self.look_changed.emit()

    def draws(self, finding: str) -> bool:
        """Whether the finding's map is drawn over the image now."""
        return self.shows(finding) and self.look.shown and not self._held

    def _keep(self, **changes: object) -> None:
        if self._data_dir is not None:
            from core.settings import change_settings

            self._jobs.run(partial(change_settings, self._data_dir, **changes), lane=JobLane.LONG)


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
