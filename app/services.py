"""Opens the reader, the network and the database behind the first paint, one after the other, off the GUI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from app.i18n import translated
from app.jobs import JobLane, Jobs
from app.reading_session import ReadingSession
from core.errors import EnvironmentFault, ServerAway
from core.event_log import note_error

if TYPE_CHECKING:
    from core.bundles.choosing import NetworkChoice
    from core.bundles.library import Bundle
    from core.event_log import EventLog
    from core.inference.service import Engine, EngineState
    from core.intake.service import Reader
    from core.settings import Settings
    from core.store.database import Store

RETRY_MS = 10_000


class Services:
    """What lives as long as the window. A part that cannot be opened is named, and the others go on."""

    def __init__(self, session: ReadingSession, jobs: Jobs, data_dir: str | None) -> None:
        self._session, self._jobs, self._chosen_dir = session, jobs, data_dir
        self._reader: Reader | None = None
        self._engine: Engine | None = None
        self._store: Store | None = None
        self._log: EventLog | None = None
        self.asking_again = QTimer(session, singleShot=True, interval=RETRY_MS)

    @property
    def engine(self) -> Engine | None:
        return self._engine

    def start(self) -> None:
        """Returns at once."""
        self._jobs.run(self._open_reader, lane=JobLane.LONG, on_done=self._on_reader, on_error=self._on_settings_fault)

    def close(self) -> None:
        """End the processes, finish what is still being written, then close the database."""
        self.asking_again.stop()
        if self._reader is not None:
            self._reader.close()
        if self._engine is not None:
            self._engine.close()
        self._jobs.close()
        if self._store is not None:
            self._store.close()
        if self._log is not None:
            self._log.close()

    def _open_reader(self) -> tuple[Path, Settings, Reader]:
        # OpenCV bends sys.path while it is imported, and a process that is spawned meanwhile inherits that and dies.
        import core.imaging.pyramid  # noqa: F401
        from core.intake.service import Reader
        from core.paths import data_dir
        from core.settings import Settings, load_settings

        folder = data_dir(self._chosen_dir)
        self._open_log(folder)
        try:
            settings = load_settings(folder)
        except EnvironmentFault as fault:
            settings = Settings(welcomed=True)  # whoever has such a file has been here
            told = _tr("{fault} The defaults are used.").format(fault=translated(fault))
            self._jobs.call(partial(self._session.message.emit, told))
        self._reader = Reader(settings.limits)
        self._reader.start()
        return folder, settings, self._reader

    def _open_log(self, folder: Path) -> None:
        """Where the folder cannot be written the terminal has it; the database, which lies there too, says so."""
        from core.event_log import open_log

        self._log = open_log(folder)

    def _on_reader(self, opened: tuple[Path, Settings, Reader]) -> None:
        folder, settings, reader = opened
        self._session.set_settings(settings, folder)
        self._session.set_reader(reader)
        self._jobs.run(
            partial(self._open_engine, folder, settings),
            lane=JobLane.LONG,
            on_done=self._on_engine,
            on_error=self._on_engine_fault,
        )
        self.asking_again.timeout.connect(partial(self.ask_for_store, folder, settings))
        self.ask_for_store(folder, settings)

    def ask_for_store(self, folder: Path, settings: Settings) -> None:
        """Open the database. A server that is away is asked again, until it answers."""
        self._jobs.run(
            partial(self._open_store, folder),
            lane=JobLane.LONG,
            on_done=partial(self._on_store, folder, settings),
            on_error=self._on_store_fault,
        )

    def _open_engine(self, folder: Path, settings: Settings) -> tuple[Bundle, Engine, NetworkChoice, Bundle | None]:
        from core.bundles.choosing import NetworkChoice, bundle_in_use
        from core.bundles.library import lung_segmenter
        from core.inference.service import Engine, EngineOptions

        bundle = bundle_in_use(settings.bundle, folder)
        choice = NetworkChoice((settings.bundle,), settings.bundle, folder)
        options = EngineOptions(settings.precision)
        self._engine = Engine(bundle, settings.device, self._on_engine_state, self._on_engine_notice, options)
        self._engine.start()
        return bundle, self._engine, choice, lung_segmenter(folder)

    def _open_store(self, folder: Path) -> Store:
        from core.store.database import open_store

        self._store = open_store(folder)
        return self._store

    def _on_engine(self, opened: tuple[Bundle, Engine, NetworkChoice, Bundle | None]) -> None:
        bundle, engine, choice, segmenter = opened
        self._session.set_network(bundle, engine, choice)
        self._session.explaining.set_segmenter(segmenter)

    def _on_engine_state(self, state: EngineState, sentence: str) -> None:
        """Called from the engine's own thread."""
        self._jobs.call(partial(self._session.set_engine_state, str(state), sentence))

    def _on_engine_notice(self, sentence: str) -> None:
        """Called from the engine's own thread."""
        self._jobs.call(partial(self._session.tell_engine_notice, sentence))

    def _on_store(self, folder: Path, settings: Settings, store: Store) -> None:
        self._session.set_store(store)
        if store.copied_before_upgrade is not None:
            said = QCoreApplication.translate(
                "Services",
                "The database of an older Overread was brought up to date; as it was before, it is kept in {name}.",
            )
            self._session.message.emit(said.format(name=store.copied_before_upgrade.name))
        self._session.store_watch.look_after(folder, settings)

    def _on_settings_fault(self, error: BaseException) -> None:
        self._session.set_network_problem(_sentence(error))
        self._session.message.emit(_sentence(error))

    def _on_engine_fault(self, error: BaseException) -> None:
        note_error("network_not_opened", error)
        self._session.set_network_problem(_sentence(error))

    def _on_store_fault(self, error: BaseException) -> None:
        """The first time it is said; afterwards the status line tells of it, as long as no word can be kept."""
        note_error("database_not_opened", error)
        watch, is_away = self._session.store_watch, isinstance(error, ServerAway)
        if not watch.away:
            self._session.set_store(None)
        if not (watch.away and is_away):
            self._session.message.emit(_sentence(error))
        watch.set_away(_sentence(error) if is_away else "")
        watch.set_refused("" if is_away else _sentence(error))
        if is_away:
            self.asking_again.start()


def _sentence(error: BaseException) -> str:
    return translated(error) if isinstance(error, EnvironmentFault) else type(error).__name__


def _tr(text: str) -> str:
    return QCoreApplication.translate("services", text)
