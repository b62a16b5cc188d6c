"""What becomes of what the window tells the database beside the verdicts: the audit trail's notes, and the words that
wait in the journal because the database cannot be written."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.i18n import translated
from app.jobs import JobLane
from core.errors import StoreFault

if TYPE_CHECKING:
    from pathlib import Path

    from app.reading_session import ReadingSession
    from core.findings import Assessment
    from core.settings import Settings
    from core.store.audit_chain import TrailKind
    from core.store.database import Store
    from core.store.waiting import NotStored
    from core.study import FrameOrigin

RETRY_MS = 10_000


class StoreWatch(QObject):
    """Tells the trail of each case that comes on screen, and of each finding on which the network's view is seen.

    Works on a lane of its own: a locked database must not keep the reader's earlier words from being read.
    """

    changed = Signal()  # `waiting`, `uncopied`, `away`, `refused`

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._store: Store | None = None
        self._case = ""
        self._seen: set[tuple[str, str]] = set()  # image and finding
        self.waiting = 0  # words that are not yet stored
        self.uncopied = 0  # flagged images that are not yet copied
        self.reason = ""
        self.away = ""  # why the department's database cannot be used yet; it is asked again
        self.refused = ""  # why no database is open, and none will be
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.retry)
        session.picture_changed.connect(lambda _: self._note_opened())
        for signal in (session.network_view.changed, session.calls.changed):
            signal.connect(self._note_seen)
        session.verdicts.not_stored.connect(self._take)

    def set_store(self, store: Store | None) -> None:
        self._store = store
        self._case = ""
        if store is not None:
            if self.away:
                self._session.message.emit(self.tr("The database answers; verdicts are kept from now on."))
            self.set_away("")
            self.set_refused("")
            self._note_opened()
            self.refresh()

    def set_away(self, reason: str) -> None:
        if reason != self.away:
            self.away = reason
            self.changed.emit()

    def set_refused(self, reason: str) -> None:
        if reason != self.refused:
            self.refused = reason
            self.changed.emit()

    def refresh(self) -> None:
        """Ask how many words wait."""
        if self._store is not None:
            self._session.jobs.run(_not_stored, self._store, lane=JobLane.TRAIL, on_done=self._take)

    def retry(self) -> None:
        """Try to store what waits."""
        if self._store is not None:
            self._session.jobs.run(_try_again, self._store, lane=JobLane.TRAIL, on_done=self._take)

    def look_after(self, folder: Path, settings: Settings) -> None:
        """Check the database and make the day's backup, beside the reading."""
        if self._store is not None:
            work = partial(_looked_after, self._store, folder, settings)
            self._session.jobs.run(work, lane=JobLane.LONG, on_done=self._tell)

    def _tell(self, sentences: list[str]) -> None:
        for sentence in sentences:
            self._session.message.emit(translated(sentence))

    def _take(self, found: NotStored) -> None:
        before = (self.waiting, self.uncopied)
        self.waiting, self.uncopied, self.reason = found.words, found.copies, translated(found.reason)
        now = (self.waiting, self.uncopied)
        if any(now) and not self._retry.isActive():
            self._retry.start()
        elif not any(now):
            self._retry.stop()
        if now == before:
            return
        self.changed.emit()
        if not any(now):
            self._session.queue.refresh()
            if before[0] or self._session.network_view.wanted:  # that a copy was made tells of a disagreement
                self._session.message.emit(self.tr("What waited is stored now."))

    def sentence(self, word: Assessment, queue_id: int | None) -> str:
        """What has become of a verdict. While the network's view is hidden, nothing may tell whether the reader
        disagreed with it."""
        from app.wording import label_of, recorded_sentence, verdict_word

        if not self.waiting:
            entry = queue_id if self._session.network_view.shows(word.finding) else None
            return recorded_sentence(word, entry, self._session.findings)
        said = self.tr("{finding}: {verdict}. Kept beside the database, not yet stored: {reason}")
        finding = label_of(word.finding, self._session.findings)
        return said.format(finding=finding, verdict=verdict_word(word.verdict), reason=self.reason)

    def _origin(self) -> FrameOrigin | None:
        picture = self._session.picture
        return picture.frame.origin if picture is not None else None

    def _note_opened(self) -> None:
        place, origin = self._session.place, self._origin()
        if place is None or origin is None or place.case.key == self._case:
            return
        self._case, self._seen = place.case.key, set()
        self._note("opened", origin, {})
        self._note_seen()

    def _note_seen(self) -> None:
        """What may be seen of each image: of the one on screen, and of the one whose score is the study's. While the
        network has said nothing of the image on screen, there is nothing to be seen."""
        session, origin = self._session, self._origin()
        place = session.place
        if place is None or origin is None or place.case.key != self._case or not session.calls.spoken:
            return
        shown = [one.key for one in session.findings if session.network_view.shows(one.key)]
        speaking = {key: call.origin for key in shown if (call := session.calls.call(key)) is not None}
        for image in dict.fromkeys((origin, *speaking.values())):
            told = shown if image == origin else [key for key in shown if speaking.get(key) == image]
            new = [key for key in told if (image.sha256, key) not in self._seen]
            if new:
                self._seen.update((image.sha256, key) for key in new)
                self._note("revealed", image, {"findings": new})

    def _note(self, kind: TrailKind, origin: FrameOrigin, details: dict[str, object]) -> None:
        settings = self._session.settings
        if self._store is not None and settings is not None:
            note = partial(self._store.note, kind, settings.reader_id(), origin, details)
            self._session.jobs.run(note, lane=JobLane.TRAIL)


def _not_stored(store: Store) -> NotStored:
    return store.not_stored


def _try_again(store: Store) -> NotStored:
    try:
        store.store_waiting()
    except StoreFault:
        return store.not_stored  # with the reason
    return store.not_stored


def _looked_after(store: Store, folder: Path, settings: Settings) -> list[str]:
    from core.store.care import look_after

    return look_after(store, folder, settings, datetime.now(UTC).date())
