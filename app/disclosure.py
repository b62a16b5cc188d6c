"""When the case on screen came there, and when its reader first saw what the network says of each finding."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Collection
from typing import TYPE_CHECKING

from app.network_view import NetworkView

if TYPE_CHECKING:
    from core.findings import Assessment, Circumstances, Verdict


class Disclosure:
    """Of one case at a time."""

    def __init__(self, view: NetworkView) -> None:
        self._view = view
        self._shown_s: float | None = None  # when the case came on screen, by the monotonic clock
        self._revealed_at: dict[str, str] = {}

    def begin(self) -> None:
        """Another case."""
        self._revealed_at, self._shown_s = {}, None

    def begin_clock(self) -> None:
        """Its image is on screen from now on, unless one of the same case has been."""
        if self._shown_s is None:
            self._shown_s = time.monotonic()

    def revealed_at(self, finding: str) -> str | None:
        """UTC, ISO 8601."""
        return self._revealed_at.get(finding)

    def note(self, spoken: Collection[str]) -> None:
        """These she has spoken of: those that she can see are revealed from now on."""
        from core.review.assessing import utc_now

        for finding in spoken:
            if finding not in self._revealed_at and self._sees(finding):
                self._revealed_at[finding] = utc_now()

    def circumstances(self, finding: str, verdict: Verdict, last: Assessment | None) -> Circumstances:
        """Of a verdict that is given now. `last`: her word before it on this finding, be it taken back."""
        from core.findings import Circumstances
        from core.review.assessing import utc_now

        before = last.circumstances if last is not None else Circumstances()
        seen = self._revealed_at.get(finding) or before.revealed_at
        if seen is None and not self._sees(finding):
            spent = None if self._shown_s is None else round(1000.0 * (time.monotonic() - self._shown_s))
            return Circumstances("blind", verdict, utc_now(), spent)
        if before.blind_verdict is None:
            return Circumstances("open")
        return dataclasses.replace(before, phase="revealed", revealed_at=seen)

    def _sees(self, finding: str) -> bool:
        """Of a finding that the network does not know she has seen something as soon as she sees anything of it."""
        return self._view.shows(finding) or (not self._view.lists(finding) and self._view.shows_gate)
