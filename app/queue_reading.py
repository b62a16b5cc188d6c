"""Reading a case of the queue: claimed first, then opened; the word on it goes to the queue, by its rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from app.kept_word import measured
from app.queue_pages import QueuePages
from app.reading_session import ReadingSession
from app.who_reads import WhoReads
from core.findings import OPEN
from core.review.queue_rules import BLIND_STATES

if TYPE_CHECKING:
    from core.findings import Assessment, Finding, Prediction, QueueEntry, QueueState
    from core.review.assessing import Draft
    from core.review.queue_search import QueueRow

Kind = Literal["second", "adjudicate"]


@dataclass(frozen=True, slots=True)
class _Task:
    """A case that waits for this reader's word. What others said of it is for the rules alone, until she has spoken."""

    kind: Kind
    entry: QueueEntry


class QueueReading(QObject):
    """One case at a time. A second reader reads blind until her word is in; an adjudicator is shown both words."""

    opened = Signal()  # an image is on its way
    adjudication = Signal(object)  # the QueueEntry to decide on
    changed = Signal()

    def __init__(self, session: ReadingSession, pages: QueuePages, who: WhoReads) -> None:
        super().__init__(session)
        self._session, self._pages, self._who = session, pages, who
        self._task: _Task | None = None
        session.verdicts.set_elsewhere(self._take_word)
        who.changed.connect(self._on_person)
        self._reader = ""

    @property
    def awaited(self) -> int | None:
        """The number of the case that waits for this reader's word."""
        return self._task.entry.queue_id if self._task is not None else None

    def take(self, row: QueueRow) -> None:
        """Open a case; claim it, where a second reader's or an adjudicator's word is asked for."""
        kind = self._kind(row)
        store, review = self._session.queue.store, self._pages.review
        if store is None or review is None:
            return
        if kind is None:
            self._session.jobs.run(store.queue_entry, row.queue_id, on_done=self._open)
            return

        def claimed(queue_id: int, login: str) -> QueueEntry:
            """Runs on the store's lane."""
            review.claim([queue_id], login)
            return store.queue_entry(queue_id)

        self._session.jobs.run(claimed, row.queue_id, self._pages.login, on_done=partial(self._begin, kind))

    def _kind(self, row: QueueRow) -> Kind | None:
        person, login = self._who.person, self._pages.login
        if self._pages.site.second_read and row.hidden and row.state in BLIND_STATES:
            return "second"
        decides = person is not None and person.role == "Adjudicator" and login not in (row.reader, row.second_reader)
        return "adjudicate" if decides and row.state == "second_read" else None

    def drop(self, queue_ids: Sequence[int]) -> None:
        """These cases are given back: no word is awaited on them any more."""
        if self.awaited in queue_ids:
            self._end()

    def read_myself(self, entry: QueueEntry) -> None:
        """An adjudicator looks at the image before she gives a word of her own."""
        self._set_task(_Task("adjudicate", entry))
        self._open(entry)
        self.changed.emit()

    def decide(self, entry: QueueEntry, chosen: Assessment) -> None:
        """One of the two words holds, with its regions; the adjudicator's own word says the same."""
        from core.review.assessing import Draft

        draft = Draft(
            finding=chosen.finding,
            verdict=chosen.verdict,
            reader=self._pages.login,
            label=chosen.label,
            reason=chosen.reason,
            significance=chosen.significance,
            circumstances=OPEN,
            outlines=chosen.outlines,
            confidence_percent=chosen.confidence_percent,
            basis=chosen.basis,
        )
        self._keep(_Task("adjudicate", entry), draft)

    def _open(self, entry: QueueEntry) -> None:
        self._session.cases.open(entry)
        self.opened.emit()

    def _begin(self, kind: Kind, entry: QueueEntry) -> None:
        self._session.queue.refresh()
        if kind == "adjudicate":
            self.adjudication.emit(entry)
            return
        self._set_task(_Task(kind, entry))
        self._session.network_view.set_second_reading(True)
        self._open(entry)
        said = self.tr(
            "Second reading of case {number}: the first reader\u2019s word and the network\u2019s follow yours."
        )
        self._session.message.emit(said.format(number=entry.queue_id))
        self.changed.emit()

    def _set_task(self, task: _Task | None) -> None:
        from core.findings import CaseKey

        self._task = task
        first = task.entry.assessment if task is not None else None
        case = CaseKey(first.scope.uid, first.origin.sha256, first.origin.number) if first is not None else None
        self._session.chosen.ask(first.finding if first is not None else "", case)

    def _end(self) -> None:
        self._set_task(None)
        self._session.network_view.set_second_reading(False)
        self.changed.emit()

    def _on_person(self) -> None:
        """Somebody else reads now: what waited for the one before does not wait for her."""
        if self._reader != self._pages.login:
            self._reader = self._pages.login
            if self._task is not None:
                self._end()

    def _take_word(self, draft: Draft, frame: tuple[str, int], study_uid: str) -> bool:
        """Raises UsageFault as `later_word` does. See `app.verdicts.Elsewhere`."""
        task = self._task
        if task is None or draft.finding != task.entry.assessment.finding:
            return False
        first = task.entry.assessment
        if frame != (first.origin.sha256, first.origin.number):
            if not study_uid or study_uid != first.scope.uid:
                return False
            said = self.tr("Case {number} asks for your word on another image of this study; go there first.")
            self._session.message.emit(said.format(number=task.entry.queue_id))
            return True
        prediction, on_screen = self._session.prediction, self._session.frame
        self._keep(task, draft, (prediction, on_screen.shape) if prediction and on_screen else None)
        return True

    def _keep(self, task: _Task, draft: Draft, shown: tuple[Prediction, tuple[int, int]] | None = None) -> None:
        """`shown`: what the network says of the frame on screen, whose regions the draft has, and the frame's shape."""
        from core.review.assessing import later_word

        review, entry = self._pages.review, task.entry
        if review is None:
            return
        word = later_word(entry.assessment, draft, self._findings(entry.assessment))
        step: Callable[[int, Assessment], QueueState | None]
        step = review.second_read if task.kind == "second" else review.adjudicate

        def keep() -> tuple[Assessment, QueueState | None]:
            """Runs on the store's lane."""
            said = word if shown is None else measured(word, *shown)
            return said, step(entry.queue_id, said)

        self._session.jobs.run(keep, on_done=partial(self._kept, task))

    def _findings(self, first: Assessment) -> tuple[Finding, ...]:
        """Of the network that the first reader met: a label follows from its groups."""
        spoke = self._session.networks.that_spoke(first.bundle)
        return spoke.findings if spoke is not None else self._session.findings

    def _kept(self, task: _Task, kept: tuple[Assessment, QueueState | None]) -> None:
        session, number = self._session, task.entry.queue_id
        word, state = kept
        session.verdicts.take_kept(word)
        if self.awaited == number:
            self._end()
        sentences = {
            "agreed": self.tr("Case {number}: you and the first reader say the same."),
            "second_read": self.tr("Case {number}: you and the first reader differ; an adjudicator decides."),
        }
        decided = self.tr("Case {number} is adjudicated.")
        session.message.emit(sentences.get(state or "", decided).format(number=number))
        session.queue.refresh()
