"""A department's server that is down when the window opens: said, asked again, and used as soon as it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services import Services
from core.settings import DATABASE_URL_VARIABLE, Settings
from tests.app.conftest import Station
from tests.core.store.conftest import WITHOUT_SERVER
from tests.helpers.dicom_files import write_dx
from tests.helpers.postgresql_server import running_server


@WITHOUT_SERVER
def test_a_server_that_is_down_at_the_start_is_asked_until_it_answers(
    station: Station, films: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, label, said = station.session, station.window.status_line.waiting, list[str]()
    session.message.connect(said.append)
    services, asked = Services(session, session.jobs, None), list[bool]()
    settings = Settings(reader="reader-1", blind_first=False, agreement_sample_percent=0.0, daily_backups=0)
    with running_server() as server:
        monkeypatch.setenv(DATABASE_URL_VARIABLE, server.url(server.new_database()))
        server.stop()
        services.asking_again.setInterval(20)
        services.asking_again.timeout.connect(lambda: asked.append(True))
        services.asking_again.timeout.connect(lambda: services.ask_for_store(tmp_path / "data", settings))
        services.ask_for_store(tmp_path / "data", settings)
        station.wait(lambda: len(asked) > 2)
        assert label.isVisible()
        assert label.text() == "Database not reached; it is asked again"
        assert "does not answer" in label.toolTip()
        assert sum("does not answer" in sentence for sentence in said) == 1
        station.open_analysed(write_dx(films / "film.dcm"))
        assert not session.verdicts.can_record
        server.start()
        station.wait(lambda: not label.isVisible())
        assert any("kept from now on" in sentence for sentence in said)
        station.wait(lambda: session.verdicts.can_record)
        station.verdict("4", "d")
        station.wait(lambda: session.queue.total == 1)
        store = session.queue.store
        assert store is not None
        assert len(store.queue()) == 1
        station.be_quiet()
        session.set_store(None)
        station.be_quiet()
        store.close()
