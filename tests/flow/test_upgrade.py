"""A data folder of an older Overread opens in the window; one of a newer is left alone, and images are still shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.main import ReadingWindow
from core.settings import Settings, save_settings
from core.store.database import FILE_NAME, open_store
from core.store.schema import HISTORY
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.older_database import write_older

WAIT_MS = 60_000
OLDER = [f"{number:04}" for number in range(1, int(HISTORY.head))]


class Opened:
    """A window on the data folder, with what it has said."""

    def __init__(self, qtbot: QtBot, data_dir: Path, paths: list[str]) -> None:
        save_settings(data_dir, Settings(reader="reader-1", welcomed=True, device="cpu"))
        self.reading = ReadingWindow(paths, str(data_dir))
        self.messages: list[str] = []
        self.reading.session.message.connect(self.messages.append)
        self.reading.window.show()
        self._qtbot = qtbot

    def wait_for(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: any(words in message for message in self.messages), timeout=WAIT_MS)

    def close(self) -> None:
        self.reading.window.close()
        self.reading.close()
        self.reading.window.deleteLater()


@pytest.fixture
def opened(qtbot: QtBot, data_dir: Path) -> Iterator[list[Opened]]:
    made: list[Opened] = []
    yield made
    for one in made:
        one.close()


@pytest.mark.engine
@pytest.mark.parametrize("revision", OLDER)
def test_the_folder_of_an_older_version_is_copied_migrated_and_told_of(
    revision: str, qtbot: QtBot, tmp_path: Path, data_dir: Path, opened: list[Opened]
) -> None:
    current = tmp_path / "current"
    with closing(open_store(current)) as store:
        recorded(store, said(prediction_for(invented_origin("a")), "pneumonia", "absent"))
    data_dir.mkdir()
    write_older(current / FILE_NAME, data_dir / FILE_NAME, revision)
    window = Opened(qtbot, data_dir, [])
    opened.append(window)
    window.wait_for("was brought up to date")
    (copied,) = data_dir.glob(f"{FILE_NAME}.backup-{revision}-*")
    assert any(copied.name in message for message in window.messages)
    with closing(sqlite3.connect(copied)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (HISTORY.head,)
        assert database.execute("SELECT count(*) FROM assessments").fetchone() == (1,)


@pytest.mark.engine
def test_the_folder_of_a_newer_version_is_left_as_it_is_and_images_are_shown(
    qtbot: QtBot, data_dir: Path, examples_dir: Path, opened: list[Opened]
) -> None:
    open_store(data_dir).close()
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (data_dir / FILE_NAME).read_bytes()
    window = Opened(qtbot, data_dir, [str(examples_dir / "chest-4.dcm")])
    opened.append(window)
    window.wait_for("was written by a newer Overread")
    qtbot.waitUntil(lambda: window.reading.session.picture is not None, timeout=WAIT_MS)
    label = window.reading.window.status_line.waiting  # the message goes when the next one comes; this stays
    assert label.isVisible()
    assert label.text() == "No database: verdicts cannot be recorded"
    assert "written by a newer Overread" in label.toolTip()
    assert (data_dir / FILE_NAME).read_bytes() == before
    assert not list(data_dir.glob(f"{FILE_NAME}.backup-*"))
