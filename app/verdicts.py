"""The reader's word on the frame on screen: what is entered, what was recorded, and how it gets into the store."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.disclosure import Disclosure
from app.draft_entries import SHAPES, DraftEntries, Shape
from app.i18n import translated
from app.jobs import Jobs
from app.kept_word import KeptWord, keep_word, measured
from app.network_view import NetworkView
from app.open_studies import Case, FramePlace, FrameTarget
from app.spoken_words import SpokenWords, spoken_words
from app.study_calls import StudyCalls
from app.unkept_entries import EntryPlace, FrameKey, SentEntries, UnkeptEntries, entries_of
from app.wording import withdrawn_sentence
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from core.bundles.library import Bundle
    from core.findings import Assessment, Finding, Outline, Prediction, Score, Verdict
    from core.intake.service import Reader
    from core.review.assessing import Draft
    from core.settings import Settings
    from core.store.database import Store
    from core.study import Frame


# Takes a word of somebody who answers a case of the queue, on a frame of a study ('' for none); says whether it did.
Elsewhere = Callable[["Draft", tuple[str, int], str], bool]
NO_FRAME: FrameKey = ("", 0)


class Verdicts(QObject):
    """One case at a time, one finding chosen. A verdict is kept at once; a change of mind is a new one.

    What was said before the network's view could be seen is kept once more when the case is left, as the word that the
    reader stands by now that she has seen it; that costs her no key. What was entered beside a verdict after it was
    given is kept in the same way when the image is left, as a later word with the same verdict.
    """

    entries_changed = Signal()
    shape_changed = Signal()
    changed = Signal()  # the recorded verdicts of this case
    spoken = Signal(object)  # Assessment, on its way into the store
    recorded = Signal(object, object)  # Assessment, queue id | None
    recording = Signal(object)  # the Case that a verdict is about to be kept on
    not_stored = Signal(object)  # NotStored, when a verdict has been kept; before `recorded`
    withdrawn = Signal(object, object)  # Assessment; the one that holds again in its place | None
    message = Signal(str)

    def __init__(self, jobs: Jobs, view: NetworkView, calls: StudyCalls, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._view, self._calls = jobs, view, calls
        self._store: Store | None = None
        self._reader: Reader | None = None
        self._settings: Settings | None = None
        self._findings: tuple[Finding, ...] = ()
        self._target: FrameTarget | None = None
        self._case: Case | None = None
        self._frame: FrameKey = NO_FRAME  # the one on screen, once its pixels are read
        self._shape = (0, 0)  # its rows and columns
        self._prediction: Prediction | None = None
        self._spoke: Bundle | None = None  # the network that made it, where it is at hand
        self._finding = self.adding = ""  # `adding`: a finding that she is about to add as missed
        self._words = SpokenWords()
        self._unkept = UnkeptEntries()
        self._offered: tuple[EntryPlace, SentEntries] | None = None  # with the last word that was taken elsewhere
        self._elsewhere: Elsewhere | None = None
        self.shape: Shape = "rectangle"  # of the next region
        self._disclosure = Disclosure(view)
        view.changed.connect(self._note_revealed)
        calls.changed.connect(self._note_revealed)

    def set_store(self, store: Store | None) -> None:
        self._store = store

    def set_reader(self, reader: Reader) -> None:
        self._reader = reader

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings

    def set_elsewhere(self, elsewhere: Elsewhere) -> None:
        """Where words are offered before they are recorded as this reader's own."""
        self._elsewhere = elsewhere

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        if findings != self._findings:  # of what is listed no more, nothing could be kept
            self.keep_entries()
        self._findings = findings

    def begin(self, place: FramePlace | None) -> None:
        """Another frame comes on screen. Of another case nothing is known yet; the one that is left is settled."""
        case = place.case if place is not None else None
        if case is None or self._case is None or case.key != self._case.key:
            self.settle()
            self._words = SpokenWords()
            self._disclosure.begin()
        self._case, self._frame = case, NO_FRAME
        self._target, self._prediction = place.target if place is not None else None, None
        self.changed.emit()
        self.entries_changed.emit()

    def load(self, frame: Frame) -> None:
        """Ask the store for what this reader has recorded of the case of the frame on screen."""
        self._frame, self._shape = (frame.origin.sha256, frame.origin.number), frame.shape
        self._load()

    def _load(self) -> None:
        if self._store is not None and self._settings is not None and self._case is not None:
            from core.findings import CaseKey

            case = CaseKey(self._case.study_uid, *self._frame)
            work = partial(spoken_words, self._store, case, self._settings.reader_id())
            self._jobs.run(work, on_done=partial(self._take, self._case.key, self._words))

    def begin_clock(self) -> None:
        """The image is on screen from now on, unless one of the same case has been."""
        self._disclosure.begin_clock()

    def keep_entries(self) -> None:
        """The image is left: keep what was entered since a verdict. What contradicts that verdict stays as it is."""
        chosen = self._finding
        for word in self._words.latest.values():
            self._finding = word.finding
            if self.can_record and self._entered_since:
                self.record(word.verdict, otherwise=self._stood_by(word))
        self._finding = chosen

    def settle(self) -> None:
        """Keep, once more, each word that was given blind and that its reader has left as it was since she saw what
        the network says."""
        settled = [again for word in self._words.latest.values() for again in self._stood_by(word)]
        self._words = self._words.with_said(settled)
        if settled and self._store is not None:
            self._jobs.run(self._store.keep_words, settled)

    def _stood_by(self, word: Assessment) -> tuple[Assessment, ...]:
        """A word that was given blind, once more: its reader has seen what the network says, and leaves it as it was.
        Nothing, where it was not given blind, or she has not seen that yet."""
        from core.review.assessing import same_word_again

        at = self._disclosure.revealed_at(word.finding)
        if word.circumstances.phase != "blind" or at is None:
            return ()
        return (same_word_again(word, dataclasses.replace(word.circumstances, phase="revealed", revealed_at=at)),)

    def set_prediction(self, prediction: Prediction, spoke: Bundle | None) -> None:
        self._prediction, self._spoke = prediction, spoke
        self._note_revealed()
        self.entries_changed.emit()

    def set_finding(self, key: str) -> None:
        if key != self._finding:
            self._finding = key
            self.entries_changed.emit()

    def forget_entries(self) -> None:
        """All studies are closed."""
        self.keep_entries()
        self._unkept.clear()

    def newest(self, finding: str) -> Assessment | None:
        """This reader's last word on a finding of the case on screen."""
        return self._words.newest.get(finding)

    @property
    def judged(self) -> frozenset[str]:
        """The findings of the case on screen that she has spoken of, and so been shown: taken back or not."""
        return frozenset(self._words.ever)

    @property
    def last(self) -> Assessment | None:
        """The word that `take_back` takes back: this reader's last one on the case on screen."""
        return self._words.last

    def take_back(self) -> None:
        """The reader's last word on the case on screen is not said; the one before it holds again."""
        store, case, word = self._store, self._case, self._words.last
        if store is None or case is None or self._target is None or word is None:
            return
        self._withdraw(word, self._words.last_with_repeats, store, case)

    def _withdraw(self, word: Assessment, repeated: tuple[Assessment, ...], store: Store, case: Case) -> None:
        """`repeated`: with the rows that go with it."""
        self._unkept.drop(self._place_of(word))
        self._set_words(self._words.without(repeated))
        told = partial(self._withdrawn, word, self._words.latest.get(word.finding))
        # Behind what is on its way into the store, on the same lane.
        self._jobs.run(store.withdraw, repeated, on_done=told, on_error=partial(self._not_withdrawn, case, repeated))

    def _withdrawn(self, word: Assessment, instead: Assessment | None, _: None) -> None:
        self.withdrawn.emit(word, instead)
        self.message.emit(withdrawn_sentence(word, self._findings))

    def _not_withdrawn(self, case: Case, words: Sequence[Assessment], error: BaseException) -> None:
        self._words = self._words.with_again(words)
        self._load_again(case.key, error)

    def _load_again(self, case: str, error: BaseException) -> None:
        """Show again what the store still holds."""
        if isinstance(error, EnvironmentFault):
            self.message.emit(translated(error))
        if self._case is not None and case == self._case.key:
            self._load()

    @property
    def entries(self) -> DraftEntries:
        """What is entered for the chosen finding: this session's edits, else what was last recorded. The region lies
        on the frame on screen; all else is said of the study."""
        if self._target is None:
            return DraftEntries()
        return self._unkept.over(self._entry_place, self._recorded_entries())

    @property
    def _scope(self) -> str | FrameKey:
        """What a verdict given now is one on: the study, or the frame of a picture that belongs to none."""
        return (self._case.study_uid if self._case is not None else "") or self._frame

    @property
    def _entry_place(self) -> EntryPlace:
        return EntryPlace(self._scope, self._frame, self._finding)

    def _place_of(self, word: Assessment) -> EntryPlace:
        """Of a word on the case on screen."""
        return EntryPlace(self._scope, _frame_of(word), word.finding)

    @property
    def entries_differ(self) -> bool:
        """Whether there is a verdict on the chosen finding that the entries have moved away from."""
        return self._finding in self._words.newest and self.entries != self._recorded_entries()

    @property
    def _entered_since(self) -> bool:
        """Whether something is entered that none of her words holds. Regions on the frame on screen that her last word
        from there carries are kept, though a later one, from another frame, could not carry them too."""
        recorded, here = self._recorded_entries(), (self._frame, self._finding)
        if dataclasses.replace(self.entries, outlines=recorded.outlines) != recorded:
            return True
        spoken = (*self._words.said, *self._words.on_the_way)
        words = [word for word in spoken if (_frame_of(word), word.finding) == here]
        kept = words[-1].outlines if words else ()
        return self._unkept.outlines(self._entry_place) not in (None, kept)

    @property
    def can_record(self) -> bool:
        return self._prediction is not None and self._store is not None and bool(self._finding)

    @property
    def can_compare(self) -> bool:
        """Whether there is an opinion of the network to agree or disagree with."""
        return self.can_record and self._score() is not None

    def _score(self) -> Score | None:
        """What the network says of the chosen finding in the study on screen."""
        call = self._calls.call(self._finding)
        return call.score if call is not None else None

    def set_entries(self, entries: DraftEntries) -> None:
        before = self.entries
        if self._frame == NO_FRAME or not self._finding or entries == before:
            return
        self._unkept.enter(self._entry_place, before, entries)
        self.entries_changed.emit()

    def set_region(self, region: Outline | None) -> None:
        """This region alone, or none."""
        self.set_entries(dataclasses.replace(self.entries, outlines=() if region is None else (region,)))

    def add_region(self, region: Outline) -> None:
        self.set_entries(dataclasses.replace(self.entries, outlines=(*self.entries.outlines, region)))

    def remove_region(self) -> None:
        """The one that was drawn last."""
        self.set_entries(dataclasses.replace(self.entries, outlines=self.entries.outlines[:-1]))

    def next_shape(self) -> None:
        self.set_shape(SHAPES[(SHAPES.index(self.shape) + 1) % len(SHAPES)])

    def set_shape(self, shape: Shape) -> None:
        if shape != self.shape:
            self.shape = shape
            self.shape_changed.emit()

    def agree(self) -> None:
        self._record_relative(agreeing=True)

    def disagree(self) -> None:
        self._record_relative(agreeing=False)

    def record(self, verdict: Verdict, otherwise: Sequence[Assessment] = ()) -> bool:
        """Keep the reader's word on the chosen finding, with what is entered for it, at once; or say why not.

        `otherwise`: what is kept instead where the store cannot take that word."""
        prediction, store, settings = self._prediction, self._store, self._settings
        case = self._case if self._finding else None
        if prediction is None or store is None or settings is None or case is None:
            self.message.emit(self._why_not())
            return False
        from core.review.assessing import assess, entry_reason
        from core.review.site import agreement_sample

        draft = self._draft(verdict, settings.reader_id())
        try:
            if self._elsewhere is not None and self._elsewhere(draft, self._frame, case.study_uid):
                self._offered = self._entry_place, self._unkept.sent(self._entry_place, self.entries)
                return True
            if self._is_added and verdict != "present":
                return self._take_off(verdict, store, case)
            assessment = assess(prediction, self._findings, draft, case.study_uid, self._calls.call(self._finding))
        except EnvironmentFault as fault:
            self.message.emit(translated(fault))
            return False
        sample = agreement_sample(settings)
        reason = entry_reason(assessment) or ("agreement_sample" if sample.draws(assessment) else None)
        word = partial(measured, assessment, prediction, self._shape)
        content = partial(self._content, assessment.origin.path) if reason is not None else None
        self.recording.emit(case)
        keep = partial(store.record, keep=settings.keep_instances, sample=sample)
        self._send(partial(keep_word, store, keep, word, (reason, content), otherwise), assessment)
        return True

    def _send(self, work: Callable[[], KeptWord], word: Assessment) -> None:
        """Keep a word on the case on screen, on the store's lane."""
        case, place = self._case.key if self._case is not None else "", self._entry_place
        kept = partial(self._kept, case, place, self._unkept.sent(place, self.entries))
        self._words = self._words.with_sent(word)
        self._jobs.run(work, on_done=kept, on_error=partial(self._not_kept, case, word))
        self.spoken.emit(word)

    def _draft(self, verdict: Verdict, reader: str) -> Draft:
        from core.bundles.fingerprints import preprocessing_sha256
        from core.findings import Basis
        from core.review.assessing import Draft

        entries = self._entries_for(verdict)
        return Draft(
            finding=self._finding,
            verdict=verdict,
            reader=reader,
            label=entries.label,
            reason=entries.reason,
            significance=entries.significance,
            outlines=entries.outlines,
            confidence_percent=entries.confidence_percent,
            note=entries.note,
            circumstances=self._disclosure.circumstances(self._finding, verdict, self._words.ever.get(self._finding)),
            missed=verdict == "present" and self._is_missed,
            drawn=self._words.latest.get(self._finding),
            basis=Basis(preprocessing_sha256(self._spoke.manifest) if self._spoke is not None else ""),
        )

    # Findings that the network missed

    @property
    def added(self) -> tuple[str, ...]:
        """The findings of the case on screen that she has added and that the network does not know, oldest first."""
        return tuple(key for key, word in self._words.newest.items() if word.missed and not self._view.lists(key))

    @property
    def _is_missed(self) -> bool:
        """Whether that the chosen finding is there says that the network missed it. What the network called was not:
        nobody is told so who may not know it yet, and the word is then one that agrees."""
        last, score = self._words.latest.get(self._finding), self._score()
        claimed = self._finding == self.adding or (last is not None and last.missed and last.verdict == "present")
        return claimed and not (score is not None and score.positive)

    @property
    def _is_added(self) -> bool:
        """Whether the chosen finding is there for this reader's word alone."""
        return self._is_missed and not self._view.lists(self._finding)

    def _take_off(self, verdict: Verdict, store: Store, case: Case) -> bool:
        """A finding that she has added is there, or she takes it back."""
        spoken = (*self._words.said, *self._words.on_the_way)
        words = tuple(word for word in spoken if word.finding == self._finding)
        if verdict == "unsure" or not words:
            self.message.emit(self.tr("A finding that you add is there; with Absent you take it back."))
            return False
        self._withdraw(words[-1], words, store, case)
        return True

    def drop_entries(self) -> None:
        """What is entered for the chosen finding and has not been kept."""
        self._unkept.drop(self._entry_place)
        self.entries_changed.emit()

    def _note_revealed(self) -> None:
        """While the network has said nothing of the image on screen, there is nothing to be seen."""
        if self._calls.spoken:
            self._disclosure.note(self._words.ever)

    def _content(self, path: str) -> bytes | None:
        """The bytes of a member of an archive, read behind the process border; None for a file of its own."""
        if self._reader is None or os.path.isfile(path):
            return None
        return self._reader.content(path).result()

    def save_change(self) -> bool:
        """Record the verdict on the chosen finding once more, with what has been entered since."""
        last = self._words.latest.get(self._finding)
        return last is not None and self.record(last.verdict)

    def _entries_for(self, verdict: Verdict) -> DraftEntries:
        """A change of mind takes the old label and reason with it, unless they were entered anew."""
        last, entries, recorded = self._words.latest.get(self._finding), self.entries, self._recorded_entries()
        if last is None or last.verdict == verdict:
            return entries
        label = entries.label if entries.label != recorded.label else None
        reason = entries.reason if entries.reason != recorded.reason else None
        return dataclasses.replace(entries, label=label, reason=reason)

    def _record_relative(self, *, agreeing: bool) -> None:
        score = self._score()
        if not self._view.shows(self._finding) or score is None:
            self.message.emit(self._why_not())
            return
        self.record("present" if score.positive == agreeing else "absent")

    def _why_not(self) -> str:
        if self._target is None:
            return self.tr("Open an image first.")
        if self._store is None:
            return self.tr("The verdict cannot be kept: the database is not open.")
        if self._prediction is not None and not self._view.shows(self._finding):
            if self._view.wanted:
                return self.tr("Your word comes first: say Present (P), Absent (N) or Unsure (U).")
            return self.tr("The network\u2019s view is hidden; say Present, Absent or Unsure, or show it (V).")
        if self._prediction is not None and self._score() is None:
            return self.tr("The network gave no opinion to agree or disagree with; say Present, Absent or Unsure.")
        return self.tr("A verdict can be given as soon as the network has looked at this image.")

    def _recorded_entries(self) -> DraftEntries:
        last = self._words.latest.get(self._finding)
        if last is None:
            return DraftEntries()
        entries = entries_of(last, self._findings)
        return entries if _frame_of(last) == self._frame else dataclasses.replace(entries, outlines=())

    def _take(self, case: str, before: SpokenWords, words: SpokenWords) -> None:
        """`before`: what was known when the store was asked. What was said meanwhile may not be in the answer."""
        if self._case is None or case != self._case.key:
            return
        if self._words is before:
            self._set_words(self._words.as_read(words))
        else:
            self._load()

    def _not_kept(self, case: str, word: Assessment, error: BaseException) -> None:
        """It was not said; the word before it holds."""
        if self._case is not None and case == self._case.key:
            self._set_words(self._words.with_lost(word))
        self._load_again(case, error)

    def _kept(self, case: str, place: EntryPlace, sent: SentEntries, kept: KeptWord) -> None:
        word = kept.word
        self.not_stored.emit(kept.not_stored)
        self._unkept.kept(place, sent, entries_of(word, self._findings))
        if self._case is not None and case == self._case.key:
            self._keep_region_beside(word)
            self._set_words(self._words.with_said([word]))
        self.recorded.emit(word, kept.queue_id)

    def take_kept(self, word: Assessment) -> None:
        """A word on the case on screen was kept elsewhere: from now on it is what this reader has said."""
        place, offered = self._place_of(word), self._offered
        if offered is not None and offered[0] == place:
            self._unkept.kept(*offered, entries_of(word, self._findings))
        else:
            self._unkept.drop(place)
        if _frame_of(word) == self._frame:
            self._set_words(self._words.with_said([word]))

    def _keep_region_beside(self, word: Assessment) -> None:
        """A word carries regions of its own frame alone: what was drawn on another frame is an entry there again."""
        last = self._words.newest.get(word.finding)
        if last is not None and last.outlines and _frame_of(last) != _frame_of(word):
            self._unkept.enter_again(_frame_of(last), word.finding, last.outlines)

    def _set_words(self, words: SpokenWords) -> None:
        self._words = words
        self._view.set_judged(self.judged)
        self._note_revealed()
        self.changed.emit()
        self.entries_changed.emit()


def _frame_of(word: Assessment) -> FrameKey:
    """The frame that was on screen when it was said."""
    return word.origin.sha256, word.origin.number
