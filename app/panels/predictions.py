"""The findings of the network in the bundle's order, and everything that keeps it from having any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import in_a_row
from app.panels.finding_row import FindingRow, RowState
from app.reading_session import ReadingSession
from app.shortcuts import key_text, native
from app.wording import calibration_sentence, figure, gate_sentences

if TYPE_CHECKING:
    from app.panels.assessment import VerdictActions
    from core.findings import BundleRef, Prediction
    from core.review.study_call import StudyCall


class PredictionsPanel(QFrame):
    """A row a finding. Above them, one notice at most: the gate's reasons, or what is wrong with the network."""

    def __init__(self, session: ReadingSession, verdicts: VerdictActions, choosing: Sequence[QAction]) -> None:
        """`choosing`: what chooses the first finding, the second, ...; it and `verdicts` have the keys to be named."""
        super().__init__()
        self._session, self._choosing = session, choosing
        self._verdicts = (verdicts.present, verdicts.absent, verdicts.unsure)
        self._keys: list[str] = []
        self.rows: list[FindingRow] = []
        self._help: Callable[[], None] = lambda: None
        self.setProperty("panel", True)
        self._state = QLabel()
        self._state.setProperty("secondary", True)
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        heading = QLabel(self.tr("FINDINGS"))
        heading.setProperty("heading", True)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.addWidget(heading)
        head.addWidget(self._state, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 4)
        self._layout.setSpacing(0)
        self._layout.addLayout(head)
        self._layout.addWidget(self._make_notice())
        self.note = QLabel()
        self.note.setProperty("secondary", True)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setContentsMargins(20, 6, 16, 6)
        session.network_changed.connect(self._build_rows)
        for signal in (session.prediction_changed, session.chosen.asked_changed, session.calls.changed):
            signal.connect(self._refresh)
        for part in (session.verdicts, session.missed, session.asking):
            part.changed.connect(self._refresh)
        session.finding_changed.connect(self._on_finding)
        session.network_view_changed.connect(lambda _: self._refresh())
        session.engine_state_changed.connect(lambda state, sentence: self._refresh())
        session.place_changed.connect(lambda _: self._refresh())
        for action in (*choosing, *self._verdicts):
            action.changed.connect(self._on_keys)
        self._on_keys()
        self._refresh()

    def _on_keys(self) -> None:
        """An action changed, perhaps in its key."""
        keys = [key_text(action) for action in (*self._choosing, *self._verdicts)]
        if keys != self._keys:
            self._keys = keys
            self._name_keys()
            self._refresh()

    def _name_keys(self) -> None:
        for row, action in zip(self.rows, self._choosing, strict=False):
            row.set_key(key_text(action))

    def _make_notice(self) -> QWidget:
        self.notice = QFrame()
        self.notice.setProperty("notice", True)
        self.notice_text = QLabel()
        self.notice_text.setWordWrap(True)
        self.notice_text.setTextFormat(Qt.TextFormat.PlainText)
        self.notice_button = QPushButton()
        self.notice_button.setProperty("quiet", True)
        self.notice_button.clicked.connect(self._on_notice_button)
        inner = QVBoxLayout(self.notice)
        inner.setContentsMargins(12, 9, 12, 9)
        inner.setSpacing(8)
        inner.addWidget(self.notice_text)
        inner.addWidget(self.notice_button, 0, Qt.AlignmentFlag.AlignLeft)
        frame = QWidget()
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(12, 4, 12, 6)
        outer.addWidget(self.notice)
        self._notice_frame = frame
        return frame

    def _build_rows(self) -> None:
        for row in self.rows:
            self._layout.removeWidget(row)
            row.deleteLater()
        self.rows = [FindingRow(finding, number) for number, finding in enumerate(self._session.chosen.listed, start=1)]
        before: QWidget = self.notice_button
        for row in self.rows:
            row.chosen.connect(self._session.select_finding)
            self._layout.addWidget(row)
            QWidget.setTabOrder(before, row)  # rows are made anew; the focus must still reach them from here
            before = row
        self._layout.addWidget(self.note)
        self._name_keys()
        bundle = self._session.bundle
        self.note.setText(calibration_sentence(bundle.manifest) if bundle is not None else "")
        self._on_finding(self._session.finding)
        self._refresh()

    def _on_finding(self, key: str) -> None:
        self._list_added()
        for row in self.rows:
            row.set_selected(row.finding.key == key)

    def _list_added(self) -> None:
        """Rows for what the reader has added, and no others."""
        if [row.finding.key for row in self.rows] != [finding.key for finding in self._session.chosen.listed]:
            self._build_rows()

    def _refresh(self) -> None:
        session = self._session
        self._list_added()
        self._state.setText(self._state_word())
        for row in self.rows:
            row.show_state(self._row_state(row.finding.key))
        notice = self._notice()
        self._help = notice.help
        self.notice_text.setText(notice.sentence)
        self.notice_button.setText(notice.button)
        self.notice_button.setVisible(bool(notice.button))
        self.notice_button.setEnabled(notice.help != session.asking.override or not session.asking.under_way)
        self._notice_frame.setVisible(bool(notice.sentence))

    def _row_state(self, finding: str) -> RowState:
        """The study's score, and whatever of it may be seen."""
        session = self._session
        told = session.network_view.shows(finding)
        call = session.calls.call(finding) if told else None
        return RowState(
            score=call.score if call is not None else None,
            verdict=session.verdicts.newest(finding),
            placeholder=self._placeholder(finding),
            calibrated=self._calibrated(),
            study=self._study_words(call) if call is not None else "",
            told=told,
        )

    def _study_words(self, call: StudyCall) -> str:
        """Where a study has several frames: from how many its figure is, and what the one on screen says."""
        prediction = self._session.prediction
        if self._session.calls.frames < 2 or prediction is None:
            return ""
        own = prediction.score(call.score.finding)
        if own is None:
            return self.tr("highest of {count}; no figure for this image").format(count=call.frames)
        if call.origin == prediction.origin and call.frames < 2:
            return ""  # the others are out of scope
        if call.origin == prediction.origin:
            return self.tr("highest of {count}: this image").format(count=call.frames)
        said = self.tr("highest of {count}; this image {figure}")
        return said.format(count=call.frames, figure=figure(own, calibrated=self._calibrated()))

    def _calibrated(self) -> bool:
        """Whether the figures on screen may be called probabilities."""
        ref = self._session.spoken_by
        spoke = self._session.networks.that_spoke(ref) if ref is not None else None
        return spoke is None or spoke.manifest.gives_probabilities

    def _state_word(self) -> str:
        """One or two words beside the heading."""
        session = self._session
        if session.network_view.awaits_verdict:
            return self.tr("hidden until your verdict")
        if not session.network_view.wanted:
            return self.tr("hidden")
        if session.network_problem or session.engine_state == "failed":
            return self.tr("no network")
        if session.engine_state in ("starting", "restarting"):
            return self.tr("warming up\u2026")
        awaited = session.place is not None and not session.picture_problem and not session.prediction_problem
        if awaited and session.prediction is None:
            return self.tr("analysing\u2026")
        return ""

    def _placeholder(self, finding: str) -> str:
        """What a row says while it has no probability."""
        session = self._session
        if finding == session.missed.finding or not session.network_view.lists(finding):
            return self._added_words(finding)
        if session.network_problem or session.place is None or session.prediction_problem or session.picture_problem:
            return ""
        if not session.network_view.wanted:
            return self.tr("The network\u2019s view is hidden")
        if not session.network_view.shows(finding):
            return self.tr("After your verdict")
        if session.prediction is not None and session.prediction.scores:
            return self.tr("Not scored by this network")
        if session.prediction is not None:
            return self.tr("No probability: refused by the gate")
        if session.engine_state in ("starting", "restarting"):
            return self.tr("The network is warming up")
        return self.tr("Being analysed")

    def _added_words(self, finding: str) -> str:
        """Of a finding that the reader adds, or that was added before."""
        if finding == self._session.missed.finding:
            return self.tr("Draw it, then add it with {key}").format(key=native("Enter"))
        return self.tr("None of this network\u2019s findings")

    def _notice(self) -> _Notice:
        """The most urgent thing to be said, and what helps."""
        session = self._session
        if session.network_problem:
            return _Notice(session.network_problem)
        if session.engine_state == "failed":
            return _Notice(session.engine_sentence, self.tr("Restart"), session.restart_engine)
        if session.engine_state == "stalled":
            hint = self.tr("Wait, or start it again; nothing is lost.")
            return _Notice(f"{session.engine_sentence} {hint}", self.tr("Restart"), session.restart_engine)
        if session.prediction_problem:
            return _Notice(session.prediction_problem, self.tr("Try again"), session.retry_prediction)
        if session.engine_state == "restarting":
            return _Notice(session.engine_sentence)
        return self._blind_notice() or self._said_notice()

    def _blind_notice(self) -> _Notice | None:
        """Said once: what reading blind first is, and how to leave it."""
        view = self._session.network_view
        if view.explained or not view.blind_first or self._session.place is None:
            return None
        said = self.tr(
            "You read first: what the network says of a case appears when you have given your verdict ({keys})."
            " Change it or leave it as it is; both words are kept. To see the network"
            " at once, switch off Network \u203a Read blind first."
        )
        return _Notice(said.format(keys=self._key_words()), self.tr("Understood"), view.set_explained)

    def _key_words(self) -> str:
        """The keys of a verdict, as the reader has them."""
        words = (self.tr("present"), self.tr("absent"), self.tr("unsure"))
        said = [f"{key_text(action)} {word}".strip() for action, word in zip(self._verdicts, words, strict=True)]
        verdict = self.tr("{one}, {two} or {three}").format(one=said[0], two=said[1], three=said[2])
        chosen = [key_text(action) for action in self._choosing[: len(self.rows)]]
        if not any(chosen):
            return verdict
        numbered = len(chosen) > 1 and chosen == [str(place) for place in range(1, len(chosen) + 1)]
        keys = f"{chosen[0]}\u2013{chosen[-1]}" if numbered else in_a_row(chosen)
        return self.tr("{keys}, then {verdict}").format(keys=keys, verdict=verdict)

    def _said_notice(self) -> _Notice:
        """About what the network says, hence only to be seen with it."""
        session = self._session
        if session.prediction is None or not session.network_view.shows_gate:
            return _Notice()
        gate = self._gate_sentence(session.prediction)
        if session.is_earlier_network:
            sentence = f"{self._earlier(session.prediction.bundle)} {gate}".strip()
            return _Notice(sentence, self.tr("Ask the network in use"), session.ask_network_in_use)
        verdict = session.prediction.gate
        asked = session.asking.can_override or session.asking.under_way
        if verdict.state == "refuse" and not verdict.overridden_by and asked:
            return _Notice(gate, self.tr("Show anyway"), session.asking.override)
        return _Notice(gate)

    def _earlier(self, ref: BundleRef) -> str:
        said = self.tr("{name} {version} said this when the verdict was recorded; it is not the network in use.")
        return said.format(name=ref.name, version=ref.version)

    def _gate_sentence(self, prediction: Prediction) -> str:
        gate = prediction.gate
        if gate.state == "pass":
            return ""
        if gate.overridden_by:
            asked = self.tr("The gate refused this image; {reader} asked to see what the network says.")
            return " ".join((asked.format(reader=gate.overridden_by), gate_sentences(gate)))
        if gate.state == "refuse":
            first = self.tr("The network was not made for this image, so no probability is shown.")
        else:
            first = self.tr("Take the probabilities with care.")
        return " ".join((first, gate_sentences(gate)))

    def _on_notice_button(self) -> None:
        self._help()


@dataclass(frozen=True, slots=True)
class _Notice:
    """`button`: what it says, '' for none; `help`: what it does."""

    sentence: str = ""
    button: str = ""
    help: Callable[[], None] = lambda: None
