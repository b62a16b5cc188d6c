"""Who reads here, in which role: the system account's login, unless she has chosen another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.i18n import translated
from app.reading_session import ReadingSession

if TYPE_CHECKING:
    from core.review.people import Person
    from core.settings import Settings


class WhoReads(QObject):
    """The choice holds until the window closes; at the next start it is asked again, where there is one.

    `changed`: the person, her role, or who can be chosen. `asks`: somebody has to say who she is before anything else;
    once, when the database is open.
    """

    changed = Signal()
    asks = Signal()
    refused = Signal(str)
    accepted = Signal()

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._listed: tuple[Person, ...] = ()
        self._asked = False
        session.queue.refreshed.connect(self.refresh)

    @property
    def wants_passphrase(self) -> bool:
        settings = self._session.settings
        return settings is not None and settings.passphrases

    @property
    def person(self) -> Person | None:
        """None until settings and database are there."""
        login = self._login
        return next((person for person in self.choices if person.login == login), None) if login else None

    @property
    def choices(self) -> tuple[Person, ...]:
        """All who are listed, and who reads now, by login."""
        from core.review.people import Person

        here = {person.login: person for person in self._listed}
        if self._login:
            here.setdefault(self._login, Person(self._login))
        return tuple(here[login] for login in sorted(here))

    @property
    def _login(self) -> str:
        settings = self._session.settings
        return settings.reader_id() if settings is not None else ""

    def refresh(self) -> None:
        store = self._session.queue.store
        if store is not None:
            self._session.jobs.run(store.people.listed, on_done=self._take)

    def _take(self, listed: list[Person]) -> None:
        changed = tuple(listed) != self._listed
        self._listed = tuple(listed)
        if changed or not self._asked:
            self.changed.emit()
        if not self._asked:
            self._asked = True
            if self.wants_passphrase or len(self.choices) > 1:
                self.asks.emit()

    def choose(self, login: str, passphrase: str = "") -> None:
        """Let somebody read from now on: `accepted`, or `refused` with the reason. Of who read before, nothing stays
        on screen."""
        store = self._session.queue.store
        if not self.wants_passphrase or store is None:
            self._read_as(login)
            return
        work = partial(store.people.sign_in, login, passphrase)
        self._session.jobs.run(work, on_done=lambda _: self._read_as(login), on_error=self._refuse)

    def _refuse(self, error: BaseException) -> None:
        self.refused.emit(translated(error))

    def _read_as(self, login: str) -> None:
        session = self._session
        if login != self._login and session.settings is not None and session.networks.data_dir is not None:
            session.close_all()  # while it is still the one before whose entries are kept
            session.set_settings(self._as_chosen(session.settings, login), session.networks.data_dir)
            session.queue.refresh()
        self.changed.emit()
        self.accepted.emit()

    def _as_chosen(self, settings: Settings, login: str) -> Settings:
        """The settings with another reader, and with what has been changed since they were read."""
        import msgspec

        view = self._session.network_view
        return msgspec.structs.replace(
            settings,
            reader=login,
            bundle=self._session.networks.name,
            blind_first=view.chosen_blind_first,
            blind_first_explained=view.explained,
            heatmap_opacity=view.look.opacity,
            heatmap_colours=view.look.colours,
        )
