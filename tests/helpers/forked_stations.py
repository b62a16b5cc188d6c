"""What other processes do to a store in the tests: forked from one that has the imports behind it and no threads."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Barrier
from pathlib import Path

import alembic.command  # noqa: F401, for the forked
import psycopg  # noqa: F401
from sqlcipher3 import dbapi2  # noqa: F401

from core.errors import StoreFault
from core.settings import DATABASE_URL_VARIABLE
from core.store import converting
from core.store.database import open_store


def forking() -> ForkServerContext:
    """Fork from a process of its own: this one may have threads. Its environment is that of the first call."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def open_together(data_dir: Path, url: str, start: Barrier, answer: Connection) -> None:
    """Open the same new database when all are ready, and tell how long its queue is."""
    os.environ[DATABASE_URL_VARIABLE] = url
    start.wait(60)
    store = open_store(data_dir)
    answer.send(len(store.queue()))
    store.close()


def encrypt_once(path: Path, key: str, answer: Connection) -> None:
    """Tell the fault's sentence, or that there was none."""
    converting.PATIENCE_S = 0.1
    try:
        converting.encrypt(path, key)
        answer.send("encrypted")
    except StoreFault as fault:
        answer.send(fault.message)


def convert_and_back(path: Path, key: str, answer: Connection) -> None:
    """Encrypt and decrypt until the end comes from outside."""
    answer.send("begun")
    while True:
        converting.encrypt(path, key)
        converting.decrypt(path, key)
