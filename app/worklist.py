"""The cases that are open, how far the reader is with each, and in which order she reads them.

While she reads blind, neither a state nor an order may give the network's view of an unread case away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from app.i18n import NameKey, date_text, searchable
from app.open_studies import Case, FrameTarget
from app.wording import study_title

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.findings import Assessment, CaseKey, Prediction, Score
    from core.review.case_state import CaseState
    from core.store.database import Store
    from core.study import Study

Order = Literal["found", "date", "name", "band", "uncertainty"]
TELLING_ORDERS: tuple[Order, ...] = ("band", "uncertainty")  # they rest on what the network says
BANDS = {"likely": 2, "doubtful": 1, "unlikely": 0, None: 0}
WORDS_DELAY_MS = 120  # what was recorded of pictures is asked for in portions, as their hashes become known


class Worklist(QObject):
    """Follows the studies, the analysis and the verdicts. `only`: the states that are listed; empty for all."""

    changed = Signal()  # which cases are listed, or their order
    state_changed = Signal(str)  # the key of a case

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._store: Store | None = None
        self._order: Order = "found"
        self._search = ""
        self._only: frozenset[CaseState] = frozenset()
        self._words: dict[str, dict[str, Assessment]] = {}
        self._unreadable: dict[str, set[FrameTarget]] = {}
        self._refused: dict[str, set[FrameTarget]] = {}
        self._asked: set[CaseKey] = set()
        self._unasked: dict[CaseKey, str] = {}
        self._ordered: tuple[Case, ...] | None = None
        self._texts: dict[str, str] = {}
        self._seen = (session.network_view.wanted, session.network_view.blind_first)
        self._timer = QTimer(self, singleShot=True, interval=WORDS_DELAY_MS)
        self._timer.timeout.connect(self._ask_words)
        self._connect()

    def _connect(self) -> None:
        session = self._session
        session.studies.changed.connect(self._on_studies)
        session.analysis.predicted.connect(self._on_predicted)
        session.frame_unreadable.connect(lambda target, _: self._mark_unreadable(target, marked=True))
        session.files.readable.connect(lambda target: self._mark_unreadable(target, marked=False))
        session.files.replaced.connect(self._on_replaced)
        session.analysis.progress_changed.connect(self._on_progress)
        session.verdicts.recorded.connect(lambda word, _: self._take_words([word]))
        session.verdicts.withdrawn.connect(self._take_back)
        session.network_view.changed.connect(self._on_view)

    def set_store(self, store: Store | None) -> None:
        self._store = store
        self._timer.start()

    # How far each case is

    def state(self, case: Case) -> CaseState:
        """As far as it may be told: what only the network knows of a case stays hidden with its view."""
        from core.review.case_state import case_state

        view, words = self._session.network_view, self._words.get(case.key, {}).values()
        refused = not view.blind_first and view.wanted and self._all(self._refused, case)
        state = case_state(words, refused=refused, failed=self._all(self._unreadable, case))
        return "read" if state == "flagged" and not view.wanted else state

    def is_judged(self, case: Case) -> bool:
        """Whether this reader has given a verdict on any finding of it."""
        return bool(self._words.get(case.key))

    def withholds(self, target: FrameTarget) -> bool:
        """Whether what the network says of a frame must not be written down yet."""
        case = self._session.studies.case_of(target)
        return self._session.network_view.blind_first and case is not None and not self.is_judged(case)

    def study_uid(self, target: FrameTarget) -> str:
        """The UID of a frame's study; '' for a picture."""
        case = self._session.studies.case_of(target)
        return case.study_uid if case is not None else ""

    def unread_count(self) -> int:
        from core.review.case_state import is_unread

        return sum(1 for case in self._session.studies.cases if is_unread(self.state(case)))

    def _all(self, marked: dict[str, set[FrameTarget]], case: Case) -> bool:
        return len(marked.get(case.key, ())) >= len(case.targets)

    # Which cases are listed, and in which order

    @property
    def order(self) -> Order:
        return self._order

    def can_order(self, order: Order) -> bool:
        """An order by what the network says is none while it is hidden."""
        view = self._session.network_view
        return order not in TELLING_ORDERS or (view.wanted and not view.blind_first)

    def set_order(self, order: Order) -> None:
        if self.can_order(order):
            self._order = order
            self._rearrange()

    def set_search(self, text: str) -> None:
        """Only cases with all of these words in name, id, date, description or file name."""
        if text != self._search:
            self._search = text
            self.changed.emit()

    def set_only(self, only: Iterable[CaseState]) -> None:
        if frozenset(only) != self._only:
            self._only = frozenset(only)
            self.changed.emit()

    @property
    def ordered(self) -> tuple[Case, ...]:
        """Every open case, listed or not."""
        if self._ordered is None:
            cases = self._session.studies.cases
            self._ordered = cases if self._order == "found" else tuple(sorted(cases, key=self._rank))
        return self._ordered

    def arranged(self) -> tuple[Study, ...]:
        """Every open study, with its pictures where they are cases of their own, in that order."""
        studies = self._session.studies.studies
        if self._order == "found":
            return studies
        places = {case.key: number for number, case in enumerate(self.ordered)}
        last = len(places)

        def place(study: Study) -> int:
            paths = (instance.path for series in study.series for instance in series.instances)
            return min((places.get(key, last) for key in (study.uid, *paths)), default=last)

        def inside(study: Study) -> Study:
            if study.uid in places:
                return study
            series = tuple(
                replace(one, instances=tuple(sorted(one.instances, key=lambda i: places.get(i.path, last))))
                for one in study.series
            )
            return replace(study, series=series)

        return tuple(inside(study) for study in sorted(studies, key=place))

    @property
    def narrowed(self) -> bool:
        """Whether some cases may be left out of the list."""
        return bool(self._search.strip() or self._only)

    def lists(self, case: Case) -> bool:
        """Whether a case is to be seen in the list; the one on screen always is."""
        place = self._session.place
        if place is not None and place.case.key == case.key:
            return True
        return self._matches(case) and (not self._only or self.state(case) in self._only)

    def neighbour(self, step: int) -> Case | None:
        """The next unread case, or with -1 the one before: from the case on screen on, and around the end."""
        from core.review.case_state import is_unread

        place, cases = self._session.place, [case for case in self.ordered if case.targets and self._matches(case)]
        keys = [case.key for case in cases]
        here = keys.index(place.case.key) if place is not None and place.case.key in keys else -1
        start = here if here >= 0 or step > 0 else 0
        for distance in range(1, len(cases) + 1):
            number = (start + step * distance) % len(cases)
            if number != here and is_unread(self.state(cases[number])):
                return cases[number]
        return None

    def show_unread(self, step: int) -> None:
        """Bring the next or previous unread case on screen."""
        case = self.neighbour(step)
        if case is not None:
            self._session.show_frame(case.targets[0])
        else:
            self._session.message.emit(self.tr("No other case here is unread."))

    def _matches(self, case: Case) -> bool:
        wanted = searchable(self._search).split()
        return not wanted or all(word in self._text(case) for word in wanted)

    def _text(self, case: Case) -> str:
        if case.key not in self._texts:
            study = case.study
            names = {PurePath(target.path).name for target in case.targets} or {PurePath(case.key).name}
            parts = (study.patient_name, study.patient_id, study.date, date_text(study.date), study.description, *names)
            self._texts[case.key] = searchable(" ".join(parts))
        return self._texts[case.key]

    def _rank(self, case: Case) -> tuple[object, ...]:
        """What is sorted by, rising; equal cases stay as they were found."""
        if self._order == "date":
            return (not case.study.date, tuple(-ord(character) for character in case.study.date))
        if self._order == "name":
            return (NameKey(study_title(case.study)), NameKey("" if case.study_uid else PurePath(case.key).name))
        scores = self._scores(case)
        if self._order == "band":
            found = [(BANDS[score.band], score.probability) for score in scores if score.finding in self._positives()]
            band, probability = max(found, default=(-1, 0.0))
            return (-band, -probability)
        return (min((abs(score.probability - score.threshold) for score in scores), default=2.0),)

    def _scores(self, case: Case) -> list[Score]:
        analysis = self._session.analysis
        said = [analysis.prediction(target) for target in case.targets]
        return [score for prediction in said if prediction is not None for score in prediction.scores]

    def _positives(self) -> set[str]:
        return {finding.key for finding in self._session.findings if finding.kind == "finding"}

    def _rearrange(self) -> None:
        self._ordered = None
        self.changed.emit()

    # What comes in

    def _on_studies(self) -> None:
        from core.findings import CaseKey

        cases = self._session.studies.cases
        if not cases:
            for known in (self._words, self._unreadable, self._refused, self._texts, self._asked, self._unasked):
                known.clear()
        for case in cases:
            self._texts.pop(case.key, None)
            if case.study_uid:
                self._want_words(CaseKey(case.study_uid), case.key)
        self._rearrange()

    def _on_predicted(self, target: FrameTarget, prediction: Prediction) -> None:
        from core.findings import CaseKey

        case = self._session.studies.case_of(target)
        if case is None:
            return
        before = self.state(case)
        refused = self._refused.setdefault(case.key, set())
        (refused.add if prediction.gate.state == "refuse" else refused.discard)(target)
        self._want_words(CaseKey("", prediction.origin.sha256, prediction.origin.number), case.key)
        self._tell(case, before)

    def _mark_unreadable(self, target: FrameTarget, *, marked: bool) -> None:
        case = self._session.studies.case_of(target)
        if case is not None:
            before, unreadable = self.state(case), self._unreadable.setdefault(case.key, set())
            (unreadable.add if marked else unreadable.discard)(target)
            self._tell(case, before)

    def _on_replaced(self, paths: list[str]) -> None:
        """Other files lie there now: what was known of the old ones does not hold of them."""
        for marked in (*self._unreadable.values(), *self._refused.values()):
            for target in [target for target in marked if target.path in paths]:
                marked.discard(target)
        for path in paths:
            self._words.pop(path, None)

    def _on_progress(self, progress: object) -> None:
        if progress is None and self._order in TELLING_ORDERS:
            self._rearrange()

    def _on_view(self) -> None:
        """Words, colours and order follow what may be seen now."""
        view = self._session.network_view
        if self._seen != (view.wanted, view.blind_first):
            self._seen = (view.wanted, view.blind_first)
            if not self.can_order(self._order):
                self._order = "found"
            self._rearrange()

    def _tell(self, case: Case, before: CaseState) -> None:
        if self.state(case) != before:
            self.state_changed.emit(case.key)

    # What this reader has said before

    def _want_words(self, key: CaseKey, case: str) -> None:
        if key not in self._asked:
            self._asked.add(key)
            self._unasked[key] = case
            if not self._timer.isActive():
                self._timer.start()

    def _ask_words(self) -> None:
        session, wanted = self._session, self._unasked
        if self._store is None or session.settings is None or not wanted:
            return
        self._unasked = {}
        work = partial(self._store.words_on, tuple(wanted), session.settings.reader_id())
        session.jobs.run(work, on_done=partial(self._take_words, pictures=_frames(wanted)))

    def _take_words(self, words: Sequence[Assessment], pictures: dict[tuple[str, int], str] | None = None) -> None:
        for word in words:
            case = self._case_of(word, pictures or {})
            if case is None:
                continue
            before = self.state(case)
            self._words.setdefault(case.key, {})[word.finding] = word
            self._session.analysis.release(case.targets)
            self._tell(case, before)

    def _take_back(self, word: Assessment, instead: Assessment | None) -> None:
        """A word does not hold any more; `instead`: the one before it does."""
        self._session.queue.refresh()  # its entries are gone, or open again
        case = self._case_of(word, {})
        if case is None:
            return
        before, words = self.state(case), self._words.get(case.key, {})
        words.pop(word.finding, None)
        if instead is not None:
            words[word.finding] = instead
        self._tell(case, before)

    def _case_of(self, word: Assessment, pictures: dict[tuple[str, int], str]) -> Case | None:
        studies = self._session.studies
        here = pictures.get((word.origin.sha256, word.origin.number))
        case = studies.case(word.scope.uid) or studies.case(here or "") or studies.case(word.origin.path)
        replaced = case is not None and not case.study_uid and not self._session.files.may_be(case.key, word.origin)
        return None if replaced else case


def _frames(wanted: dict[CaseKey, str]) -> dict[tuple[str, int], str]:
    """SHA-256 and number of each frame that was asked for -> its case."""
    return {(key.sha256, key.number): case for key, case in wanted.items() if key.sha256}
