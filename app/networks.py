"""Which network reads the frame on screen: the one that fits it, or the one that the reader has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.jobs import JobLane, Jobs

if TYPE_CHECKING:
    from app.analysis import Network
    from core.bundles.choosing import NetworkChoice, Suitability
    from core.bundles.library import Bundle
    from core.findings import BundleRef, Finding, Prediction
    from core.settings import Settings
    from core.study import Frame, ImageFacts


class Networks(QObject):
    """The networks at hand and the reader's choice among them, which is kept in the settings."""

    chosen = Signal()  # another choice holds from now on
    hidden_changed = Signal()  # an output was found not to be worth showing

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._settings: Settings | None = None
        self._data_dir: Path | None = None
        self._default: Bundle | None = None
        self._choice: NetworkChoice | None = None
        self._chosen: tuple[ImageFacts, Bundle] | None = None  # for the picture that was asked about last
        self._engine: Network | None = None
        self._hidden: dict[Path, dict[str, str]] = {}

    def set_settings(self, settings: Settings, data_dir: Path) -> None:
        self._settings, self._data_dir = settings, data_dir

    def set_networks(self, default: Bundle, choice: NetworkChoice | None, engine: Network) -> None:
        """`default` reads what no other is chosen for; without a `choice` it reads everything."""
        self._default, self._choice, self._engine = default, choice, engine
        self._chosen = None

    @property
    def data_dir(self) -> Path | None:
        """The data folder; None until the settings are read."""
        return self._data_dir

    def learn_hidden(self, bundle: Bundle) -> None:
        """Ask, once a network, which of its outputs were found to be constant when it was loaded."""
        if self._engine is not None and bundle.folder not in self._hidden:
            self._hidden[bundle.folder] = {}
            self._jobs.watch(self._engine.hidden(bundle), partial(self._take_hidden, bundle), lambda error: None)

    def hidden(self, bundle: Bundle) -> dict[str, str]:
        """Key of each output that is not shown -> why."""
        stated = {entry.key: entry.hidden for entry in bundle.manifest.findings if entry.hidden}
        return stated | self._hidden.get(bundle.folder, {})

    def shown_findings(self, bundle: Bundle) -> tuple[Finding, ...]:
        hidden = self.hidden(bundle)
        return tuple(finding for finding in bundle.findings if finding.key not in hidden)

    def _take_hidden(self, bundle: Bundle, hidden: dict[str, str]) -> None:
        if hidden != self._hidden.get(bundle.folder):
            self._hidden[bundle.folder] = hidden
            self.hidden_changed.emit()

    @property
    def at_hand(self) -> tuple[Bundle, ...]:
        """Every classifier that can be chosen."""
        return self._choice.at_hand if self._choice is not None else ()

    @property
    def name(self) -> str:
        """What is chosen: the name of a network, or "auto" for the one that fits each image."""
        return self._settings.bundle if self._settings is not None else ""

    def for_frame(self, frame: Frame) -> Bundle | None:
        """The network that reads this frame; None while none is open."""
        if self._choice is None:
            return self._default
        if self._chosen is None or self._chosen[0] != frame.facts:  # to choose looks at the bundles' folders
            self._chosen = frame.facts, self._choice.for_picture(frame.facts)[0]
        return self._chosen[1]

    def that_spoke(self, ref: BundleRef) -> Bundle | None:
        """The network at hand that made a prediction, by the hash of its weights."""
        known = (*(self._choice.all + self._choice.at_hand if self._choice is not None else ()), self._default)
        return next((b for b in known if b is not None and b.ref.sha256 == ref.sha256), None)

    def suitable(self, frame: Frame) -> tuple[Suitability, ...]:
        """Every classifier at hand with what speaks for and against it for this frame, best first."""
        from core.bundles.choosing import ranked

        return ranked(self._choice.at_hand, frame.facts, self.name) if self._choice is not None else ()

    def choose(self, name: str) -> None:
        """Let this network read from now on, or with "auto" the one that fits; the choice is kept."""
        if self._settings is None or self._data_dir is None or name == self.name:
            return
        self._jobs.run(_kept_choice, name, self._data_dir, lane=JobLane.LONG, on_done=self._on_choice)

    def read_again(self) -> None:
        """Another process has changed which network is in use, or what a network's folder holds."""
        if self._data_dir is not None:
            self._jobs.run(_stored_choice, self._data_dir, lane=JobLane.LONG, on_done=self._on_stored)

    def _on_stored(self, stored: tuple[Settings, NetworkChoice]) -> None:
        before = {bundle.folder: bundle.ref for bundle in self.at_hand}
        exchanged = [b for b in stored[1].at_hand if before.get(b.folder, b.ref) != b.ref]
        for bundle in exchanged:
            self._hidden.pop(bundle.folder, None)
        if exchanged and self._engine is not None:
            self._engine.restart()  # it still holds what lay in that folder
        self._on_choice(stored)

    def _on_choice(self, stored: tuple[Settings, NetworkChoice]) -> None:
        self._settings, self._choice = stored
        self._chosen = None
        self.chosen.emit()


def _kept_choice(name: str, data_dir: Path) -> tuple[Settings, NetworkChoice]:
    from core.bundles.choosing import NetworkChoice
    from core.settings import change_settings

    choice = NetworkChoice((name,), name, data_dir)
    return change_settings(data_dir, bundle=name), choice


def _stored_choice(data_dir: Path) -> tuple[Settings, NetworkChoice]:
    from core.bundles.choosing import NetworkChoice
    from core.settings import load_settings

    settings = load_settings(data_dir)
    return settings, NetworkChoice((settings.bundle,), settings.bundle, data_dir)


def foremost(prediction: Prediction, findings: Sequence[Finding]) -> str:
    """The finding to begin with: the likeliest positive one, else the likeliest of all."""
    kinds = {finding.key: finding.kind for finding in findings}
    ranked = sorted(prediction.scores, key=lambda s: (s.positive and kinds.get(s.finding) == "finding", s.probability))
    return ranked[-1].finding if ranked else (findings[0].key if findings else "")
