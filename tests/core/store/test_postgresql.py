"""A department's database: tables, transactions, the lock of the writers, passwords and faults, on a real server."""

from __future__ import annotations

import os
import re
import shutil
import socketserver
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError, InternalError

from core.errors import EnvironmentLacks, StoreFault
from core.settings import DATABASE_URL_VARIABLE, Settings, save_settings
from core.store.audit import AuditEvent
from core.store.database import FILE_NAME, Store, open_store
from core.store.faults import told_as_store_faults
from core.store.place import Place, place_of
from core.store.postgresql import WRITERS_LOCK, keep_password, parse_url
from core.store.rows import assessment_row
from core.store.schema import HISTORY, History, bring_up_to_date, migrate_server
from core.store.tables import assessments, metadata
from tests.core.store.conftest import WITHOUT_SERVER
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.forked_stations import forking, open_together
from tests.helpers.keyring_in_memory import KeyringInMemory
from tests.helpers.postgresql_server import Server

UNKNOWN = {("table", "queue_words")}  # another one on SQLite, so `metadata` has neither
pytestmark = [pytest.mark.postgresql, WITHOUT_SERVER]
NEXT_REVISION = """
from alembic import op
import sqlalchemy as sa

revision = "{next}"
down_revision = "{head}"


def upgrade():
    op.create_table("second_readings", sa.Column("reading_id", sa.Integer, primary_key=True))
"""


@pytest.fixture
def store(server_database: str, data_dir: Path) -> Iterator[Store]:
    with closing(open_store(data_dir)) as opened:
        yield opened


@pytest.fixture
def place(server_database: str, data_dir: Path) -> Place:
    return place_of(data_dir / FILE_NAME)


@pytest.fixture
def engine(place: Place) -> Iterator[Engine]:
    made = place.engine(5.0)
    yield made
    made.dispose()


def a_word(number: int = 1, **fields: Any) -> Any:
    return said(prediction_for(invented_origin(number=number)), "pneumonia", "absent", **fields)


def test_the_migrations_make_the_tables_that_queries_expect(engine: Engine) -> None:
    with engine.connect() as connection:
        options = {"compare_type": True, "include_name": lambda name, kind, _: (kind, name) not in UNKNOWN}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_what_is_append_only_can_be_neither_changed_nor_removed_nor_emptied(store: Store, engine: Engine) -> None:
    word = a_word()
    recorded(store, word)
    store.withdraw([word])
    store.add_audit_event(AuditEvent("rolled_back", "dr-a", {"of": "0" * 32}))
    columns = {"assessments": "note", "queue_entries": "queued_at", "queue_events": "at", "audit_events": "at"}
    for table, column in (columns | {"withdrawals": "withdrawn_at"}).items():
        for statement in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
            with (
                pytest.raises(DBAPIError, match="is append-only"),
                engine.execution_options(writes=True).begin() as connection,
            ):
                connection.exec_driver_sql(statement)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_stations_that_start_at_once_make_the_tables_once(postgresql_server: Server, data_dir: Path) -> None:
    name = postgresql_server.new_database()
    context = forking()
    ours, theirs = context.Pipe()
    start = context.Barrier(3)
    arguments = (data_dir, postgresql_server.url(name), start, theirs)
    stations = [context.Process(target=open_together, args=arguments) for _ in range(3)]
    for station in stations:
        station.start()
    assert [ours.recv() if ours.poll(30) else "nothing" for _ in stations] == [0, 0, 0]
    for station in stations:
        station.join()
    assert [station.exitcode for station in stations] == [0, 0, 0]
    assert list(data_dir.glob("overread.db*")) == []


def test_a_newer_database_is_refused(
    store: Store, postgresql_server: Server, server_database: str, data_dir: Path
) -> None:
    postgresql_server.sql("UPDATE alembic_version SET version_num = '0999'", server_database)
    with pytest.raises(StoreFault, match=r"newer Overread \(schema 0999"):
        open_store(data_dir)


def test_an_older_database_is_left_to_its_administrator(engine: Engine, place: Place, tmp_path: Path) -> None:
    later = tmp_path / "migrations"
    shutil.copytree(HISTORY.folder, later, ignore=shutil.ignore_patterns("__pycache__"))
    revision = NEXT_REVISION.format(next="0998", head=HISTORY.head)
    (later / "versions" / "0998_second_readings.py").write_text(revision)
    history, name = History(later, "0998"), str(place.named)
    with pytest.raises(StoreFault, match=rf"schema {HISTORY.head}.* pg_dump .*`overread store migrate`\."):
        bring_up_to_date(engine, name, history)
    assert migrate_server(engine, name, history) == HISTORY.head
    bring_up_to_date(engine, name, history)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM second_readings").scalar() == 0


def test_another_programs_database_is_refused(
    postgresql_server: Server, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = postgresql_server.new_database()
    postgresql_server.sql("CREATE TABLE songs (title text)", name)
    monkeypatch.setenv(DATABASE_URL_VARIABLE, postgresql_server.url(name))
    with pytest.raises(StoreFault, match="is not one of Overread"):
        open_store(data_dir)
    assert postgresql_server.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", name) == [(1,)]


def test_a_reader_sees_one_state_and_can_change_none(store: Store, engine: Engine) -> None:
    recorded(store, a_word(1))
    count = text("SELECT count(*) FROM assessments")
    with engine.begin() as connection:
        assert connection.execute(count).scalar() == 1
        recorded(store, a_word(2))
        assert connection.execute(count).scalar() == 1
        with pytest.raises(InternalError, match="read-only transaction"):
            connection.exec_driver_sql("DELETE FROM heatmaps")
    assert len(store.queue()) == 2


def test_the_word_of_a_writer_who_waits_too_long_is_kept_and_stored_afterwards(
    server_database: str, postgresql_server: Server, data_dir: Path
) -> None:
    word = a_word()
    with closing(open_store(data_dir, busy_timeout_s=0.05)) as store:
        with psycopg.connect(postgresql_server.conninfo(server_database)) as other:
            other.execute("SELECT pg_advisory_xact_lock(%s, %s)", WRITERS_LOCK)
            assert recorded(store, word) is None
            assert re.search(r"is being written by another station .*try again\.", store.not_stored.reason)
            assert store.queue() == []  # readers do not wait for a writer
        store.store_waiting()
        assert [entry.assessment for entry in store.queue()] == [word]


def test_a_server_that_is_gone_is_told_and_found_again_when_it_is_back(
    store: Store, postgresql_server: Server, data_dir: Path
) -> None:
    word = a_word()
    postgresql_server.stop()
    assert recorded(store, word) is None
    assert re.search(r"does not answer; check its server .*try again\.", store.not_stored.reason)
    with pytest.raises(StoreFault, match="does not answer"):
        open_store(data_dir)
    postgresql_server.start()
    store.store_waiting()
    assert [entry.assessment for entry in store.queue()] == [word]


def test_a_connection_that_the_server_ended_is_replaced(
    store: Store, postgresql_server: Server, server_database: str
) -> None:
    recorded(store, a_word(1))
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = '{}'"
    assert postgresql_server.sql(others.format(server_database))
    assert recorded(store, a_word(2)) is not None


def test_the_servers_details_do_not_quote_the_patient(store: Store, engine: Engine) -> None:
    row = assessment_row(a_word(note="seen with Mrs Canary")) | {"verdict": "perhaps"}
    with pytest.raises(IntegrityError) as caught, engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(assessments).values(**row))
    told = f"{caught.value} {caught.value.orig} {caught.value!r}"
    assert "assessments_verdict" in told
    assert not any(part in told for part in ("Canary", "PAT-1", "DETAIL"))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"note": "a\0b"}, "NUL character"), ({"reader": "x" * 200}, "too long for the database")],
)
def test_a_text_that_the_server_cannot_keep_is_told(store: Store, fields: dict[str, str], sentence: str) -> None:
    with pytest.raises(StoreFault, match=sentence):
        recorded(store, a_word(**fields))


@pytest.fixture
def guarded_url(postgresql_server: Server, server_database: str) -> Iterator[str]:
    """The URL of a user whom the server asks for the password "s3same"."""
    rules = postgresql_server.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    postgresql_server.sql("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 's3same'")
    rules.write_text(f"local all guarded scram-sha-256\n{before}")
    postgresql_server.sql("SELECT pg_reload_conf()")
    yield postgresql_server.url(server_database, "guarded")
    rules.write_text(before)
    postgresql_server.sql("SELECT pg_reload_conf()")
    postgresql_server.sql("DROP ROLE guarded")


def test_the_password_comes_from_the_keyring_or_the_environment(
    guarded_url: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch, keyring_in_memory: KeyringInMemory
) -> None:
    monkeypatch.delenv(DATABASE_URL_VARIABLE)
    save_settings(data_dir, Settings(database_url=guarded_url))
    with pytest.raises(StoreFault, match=r"wants another password; .*`overread store password`"):
        open_store(data_dir)
    keep_password(parse_url(guarded_url, may_hold_password=False), "s3same")
    open_store(data_dir).close()
    keyring_in_memory.kept.clear()
    monkeypatch.setenv("PGPASSWORD", "s3same")
    open_store(data_dir).close()
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv(DATABASE_URL_VARIABLE, guarded_url.replace("guarded@", "guarded:s3same@"))
    open_store(data_dir).close()


def test_a_wrong_password_is_told_and_repeated_nowhere(
    guarded_url: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATABASE_URL_VARIABLE, guarded_url.replace("guarded@", "guarded:op3nup@"))
    with pytest.raises(StoreFault, match=r"refuses the connection; check the user, the password") as caught:
        open_store(data_dir)
    chain: list[str] = []
    error: BaseException | None = caught.value
    while error is not None:
        chain.append(repr(error) + str(error))
        error = error.__cause__ or error.__context__
    assert "op3nup" not in " ".join(chain)
    assert "op3nup" not in repr(place_of(data_dir / FILE_NAME))


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql+psycopg://a:s3same@server/overread", "holds a password"),
        ("postgresql://server/overread?password=s3same", "holds a password"),
        ("postgresql://server/overread?sslkey=a.key&sslpassword=s3same", "holds a password"),
        ("postgresql://server/overread?sslmod=s3same", "an option that PostgreSQL does not know"),
        ("postgresql://server/overread?connect_timeout=s3same", "is a number of seconds"),
        ("mysql://a:s3same@server/overread", "names no PostgreSQL database"),
        ("postgresql://a:s3same@server", "names no PostgreSQL database"),
        ("s3same", "is no URL of a database"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_and_not_repeated(data_dir: Path, url: str, sentence: str) -> None:
    save_settings(data_dir, Settings(database_url=url))
    with pytest.raises(EnvironmentLacks, match=sentence) as caught:
        open_store(data_dir)
    assert "s3same" not in f"{caught.value} {caught.value.__cause__}"


def test_wrong_sql_is_no_fault_of_the_environment(engine: Engine, place: Place) -> None:
    with (
        pytest.raises(DBAPIError, match="nowhere"),
        told_as_store_faults(place.named),
        engine.connect() as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM nowhere")


class WithoutTls(socketserver.BaseRequestHandler):
    """Says "N" to whoever asks for an encrypted connection, as a server without TLS does."""

    def handle(self) -> None:
        while self.request.recv(8):
            self.request.sendall(b"N")


def test_a_server_without_encryption_is_refused(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), WithoutTls) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"postgresql://dr-a@127.0.0.1:{server.server_address[1]}/overread"
        monkeypatch.setenv(DATABASE_URL_VARIABLE, url)
        with pytest.raises(StoreFault, match=r"overread at 127\.0\.0\.1:.* does not encrypt connections"):
            open_store(data_dir)
        server.shutdown()
    with pytest.raises(StoreFault, match="does not answer"):
        open_store(data_dir)


def test_the_database_says_what_it_is(store: Store) -> None:
    assert store.description().startswith("PostgreSQL ")
    assert f"schema {HISTORY.head}, connection not encrypted" in store.description()
