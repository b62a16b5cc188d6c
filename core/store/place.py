"""Where the data are kept: in a file of the data folder, plain or encrypted, or in a department's database."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Engine

from core.settings import DATABASE_URL_VARIABLE, load_settings
from core.store.connection import make_engine
from core.store.encryption import store_key
from core.store.journal import Seal
from core.store.postgresql import make_server_engine, name_of, parse_url


@dataclass(frozen=True, slots=True)
class Place:
    """`file`: of the data folder, used where `url` is None."""

    file: Path
    url: URL | None = None
    encrypted: bool = False

    @property
    def named(self) -> Path | str:
        """How a sentence names it: a file by its path, a server's database by a text without password."""
        return self.file if self.url is None else name_of(self.url)

    @property
    def is_shared(self) -> bool:
        """Whether it is a server's, to which other stations write too."""
        return self.url is not None

    def journal_seal(self) -> Seal | None:
        """What the station's journal is encrypted with, where the database is. Raises EnvironmentLacks."""
        return Seal(store_key()) if self.encrypted else None

    def engine(self, busy_timeout_s: float) -> Engine:
        """Raises EnvironmentLacks without the key of an encrypted file; for a new one, a key is made."""
        if self.url is not None:
            return make_server_engine(self.url, busy_timeout_s)
        if not self.encrypted:
            return make_engine(self.file, busy_timeout_s)
        is_new = not self.file.exists() or self.file.stat().st_size == 0
        return make_engine(self.file, busy_timeout_s, store_key(make=is_new))


def place_of(file: Path) -> Place:
    """What the settings beside a database file, or OVERREAD_DATABASE_URL, say. Raises EnvironmentLacks."""
    settings = load_settings(file.parent)
    from_environment = os.environ.get(DATABASE_URL_VARIABLE, "")
    text = from_environment or settings.database_url
    url = parse_url(text, may_hold_password=bool(from_environment)) if text else None
    return Place(file, url, settings.encrypted_store and url is None)
