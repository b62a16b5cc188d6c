"""A store of the test's own, closed at its end; in modules marked `postgresql`, on each database in turn."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.settings import DATABASE_URL_VARIABLE
from core.store.audit_key import KEY_FILE
from core.store.database import Store, open_store
from tests.helpers.postgresql_server import Server, binaries, running_server

WITHOUT_SERVER = pytest.mark.skipif(binaries() is None, reason="PostgreSQL's server is not installed")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for a database, in a module marked `postgresql`, on both; a test may name one by itself."""
    marks = list(metafunc.definition.iter_markers())
    chosen = any("database" in str(mark.args[0]) for mark in marks if mark.name == "parametrize")
    if "database" in metafunc.fixturenames and not chosen:
        both = any(mark.name == "postgresql" for mark in marks)
        values = ["sqlite", pytest.param("postgresql", marks=WITHOUT_SERVER)] if both else ["sqlite"]
        metafunc.parametrize("database", values, indirect=True, scope="function")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def filled_template(postgresql_server: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The name of a database that has all tables and no words, to be copied: that is quicker than the migrations. And
    the data folder of the station that made it, whose key signs its audit trail."""
    name, folder = postgresql_server.new_database(), tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATABASE_URL_VARIABLE, postgresql_server.url(name))
        open_store(folder).close()
    return name, folder


@pytest.fixture
def server_database(
    postgresql_server: Server, filled_template: tuple[str, Path], monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> Iterator[str]:
    """The name of an up-to-date database on the server, which OVERREAD_DATABASE_URL names; the test's data folder is
    that of a station of this department."""
    name = postgresql_server.new_database(filled_template[0])
    data_dir.mkdir(mode=0o700, exist_ok=True)
    shutil.copy(filled_template[1] / KEY_FILE, data_dir)
    monkeypatch.setenv(DATABASE_URL_VARIABLE, postgresql_server.url(name))
    yield name
    postgresql_server.drop(name)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Which database `open_store` opens in this test."""
    if request.param == "postgresql":
        request.getfixturevalue("server_database")
    return str(request.param)


@pytest.fixture
def store(database: str, data_dir: Path) -> Iterator[Store]:
    opened = open_store(data_dir)
    yield opened
    opened.close()
