"""The relabel queue page by page, as the store lists it for whoever reads: what it hides from her never gets here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from app.reading_session import ReadingSession
from core.review.queue_rules import QueueSite
from core.review.queue_search import QueueCounts, QueueFilter, QueueOrder, QueuePage, QueueRow

if TYPE_CHECKING:
    from core.store.review_queue import ReviewQueue

PAGE_ROWS = 50
NO_COUNTS = QueueCounts(0, {}, {}, {}, {})
Step = Literal["claim", "release", "reject", "reopen"]


class QueuePages(QObject):
    """One page of rows, by a filter and an order. Every step goes to the store first and is read back."""

    changed = Signal()

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self.filter, self.order = QueueFilter(), QueueOrder()
        self.first = 0  # the place of the page's first row among all that the filter takes
        self.page, self.counts = QueuePage((), 0), NO_COUNTS
        self._asked, self._listed_for = 0, ""
        session.queue.refreshed.connect(self.refresh)
        session.network_view.blind_first_changed.connect(self.refresh)

    @property
    def site(self) -> QueueSite:
        settings = self._session.settings
        if settings is None:
            return QueueSite()
        from core.review.site import queue_site  # not before the first paint

        return queue_site(settings)

    @property
    def login(self) -> str:
        """Who reads; '' until the settings are there."""
        settings = self._session.settings
        return settings.reader_id() if settings is not None else ""

    @property
    def review(self) -> ReviewQueue | None:
        store = self._session.queue.store
        return store.review(self.site) if store is not None else None

    def tells(self, row: QueueRow) -> bool:
        """Whether words, network and reason of a row may be shown to whoever reads."""
        view, own = self._session.network_view, row.reader == self.login
        if row.hidden or self._listed_for != self.login:
            return False
        return view.wanted if self.site.second_read else view.tells_queued(own=own)

    def tells_words(self, row: QueueRow) -> bool:
        """Whether what the first reader said may be shown: her own always."""
        return self.tells(row) or (row.reader == self.login and not row.hidden)

    @property
    def is_filtered(self) -> bool:
        return self.filter != QueueFilter()

    def set_filter(self, **changes: Any) -> None:
        wanted = replace(self.filter, **changes)
        if wanted != self.filter:
            self.filter, self.first = wanted, 0
            self.refresh()

    def set_order(self, order: QueueOrder) -> None:
        if order != self.order:
            self.order, self.first = order, 0
            self.refresh()

    def turn(self, pages: int) -> None:
        """So many pages on or back; stops at the ends."""
        last = max(0, self.page.total - 1) // PAGE_ROWS * PAGE_ROWS
        first = min(max(self.first + pages * PAGE_ROWS, 0), last)
        if first != self.first:
            self.first = first
            self.refresh()

    def refresh(self) -> None:
        """Read the page anew. Of several that are asked for, the last one counts."""
        review = self.review
        if review is None:
            return
        self._asked += 1
        # Where the reader's own word comes first, what she has not read yet neither orders nor is found by its words.
        hides = self.site.second_read or self._session.network_view.blind_first
        viewer = self.login if hides else None
        work = partial(_read, review, self.filter, self.order, self.first, viewer)
        self._session.jobs.run(work, on_done=partial(self._take, self._asked, self.login))

    def take_step(self, step: Step, queue_ids: Sequence[int]) -> None:
        """Claim, release, reject or reopen entries, all or none; what does not go is said in a sentence."""
        review, said = self.review, self._done_sentence(step, len(queue_ids))
        if review is not None and queue_ids:
            work = partial(getattr(review, step), list(queue_ids), self.login)
            self._session.jobs.run(work, on_done=lambda _: self._stepped(said))

    def undo(self) -> None:
        """Take back the reader's last step in the queue."""
        review = self.review
        if review is not None:
            said = self.tr("Undone: the last step in the queue")
            self._session.jobs.run(review.undo, self.login, on_done=lambda _: self._stepped(said))

    def _stepped(self, said: str) -> None:
        self._session.message.emit(said)
        self._session.queue.refresh()

    def _done_sentence(self, step: Step, count: int) -> str:
        sentences: dict[Step, str] = {
            "claim": self.tr("Claimed: {count}"),
            "release": self.tr("Released: {count}"),
            "reject": self.tr("Rejected: {count}"),
            "reopen": self.tr("Reopened: {count}"),
        }
        return sentences[step].format(count=count)

    def _take(self, asked: int, login: str, found: tuple[QueuePage, QueueCounts]) -> None:
        if asked != self._asked:
            return
        self._listed_for = login
        self.page, self.counts = found
        if self.first and not self.page.rows:  # what stood there is gone
            self.turn(-1)
        self.changed.emit()


def _read(
    review: ReviewQueue, wanted: QueueFilter, order: QueueOrder, first: int, viewer: str | None
) -> tuple[QueuePage, QueueCounts]:
    """Runs on the store's lane. The counts are of the whole queue: they are what can be chosen from."""
    page = review.queue_page(wanted, order, first, PAGE_ROWS, viewer)
    return page, review.queue_stats(viewer=viewer)
