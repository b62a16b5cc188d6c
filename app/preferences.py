"""The reader's own settings, as the window uses and changes them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.reading_session import ReadingSession

if TYPE_CHECKING:
    from core.settings import Settings

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # percent


class Preferences(QObject):
    """The defaults until the data folder is read. What is changed holds at once, and is written off the GUI thread."""

    changed = Signal()

    def __init__(self, session: ReadingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings: Settings | None = None
        self.data_dir: Path | None = None
        session.reader_ready.connect(lambda _: self._on_settings())

    @property
    def settings(self) -> Settings:
        if self._settings is None:
            from core.settings import Settings

            self._settings = Settings()
        return self._settings

    def _on_settings(self) -> None:
        if self._session.settings is not None:
            self._settings, self.data_dir = self._session.settings, self._session.networks.data_dir
            self.changed.emit()

    def keep(self, **values: Any) -> None:
        """Change settings by name, and write them."""
        import msgspec

        changed = msgspec.structs.replace(self.settings, **values)
        if changed == self.settings:
            return
        self._settings = changed
        self.changed.emit()
        if self.data_dir is not None:
            from core.settings import change_settings

            self._session.jobs.run(partial(change_settings, self.data_dir, **values))
