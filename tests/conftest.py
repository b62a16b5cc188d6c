"""What every test gets: no screen, a data folder of its own, and no warning that goes unseen."""

from __future__ import annotations

import importlib.util
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING

import keyring
import pytest
import translations
from virtual_screen import virtual_screen, xvfb_command

from core.bundles.library import Bundle
from core.settings import DATABASE_URL_VARIABLE
from tests.helpers.keyring_in_memory import KeyringInMemory

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
STORIES = ROOT / "tests" / "flow"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what this machine cannot run. The stories, which take longest, come first: of several
    processes, none is then left alone with one at the end."""
    items.sort(key=lambda item: item.path.parent != STORIES)
    lacking = {
        "shared": None if SHARED.is_dir() else "the data folder shared/ does not lie beside the checkout",
        "engine": None if importlib.util.find_spec("torch") else "torch is not installed",
        "xvfb": None if xvfb_command() else "Xvfb is not installed",
    }
    for item in items:
        for marker, reason in lacking.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session", autouse=True)
def _own_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test, and every process it starts, out of the real user's settings, caches and temporary files: what
    a process leaves that a test kills goes with the session. Short, for sockets in it; passable, for other accounts."""
    home, temporary = tmp_path_factory.mktemp("user"), tempfile.mkdtemp()
    Path(temporary).chmod(0o711)
    # At exit, after multiprocessing (-100) has emptied its part.
    Finalize(None, shutil.rmtree, (temporary, True), exitpriority=-200)
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(variable, str(home / variable.lower()))
        patch.setenv("TMPDIR", temporary)
        patch.setattr(tempfile, "tempdir", temporary)
        patch.delenv(DATABASE_URL_VARIABLE, raising=False)
        yield


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own data folder, named by OVERREAD_DATA_DIR. Not yet created."""
    folder = tmp_path / "data"
    monkeypatch.setenv("OVERREAD_DATA_DIR", str(folder))
    return folder


class _Watch(logging.Handler):
    """Collects the records of WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a log record of WARNING or above, unless `@pytest.mark.expected_log` names it."""
    expected = [marker.args[0] for marker in request.node.iter_markers("expected_log")]
    watch = _Watch()
    logging.getLogger().addHandler(watch)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(watch)
    unexpected = [m for m in watch.messages if not any(re.search(pattern, m) for pattern in expected)]
    missing = [pattern for pattern in expected if not any(re.search(pattern, m) for m in watch.messages)]
    if unexpected:
        pytest.fail("unexpected log records: " + " | ".join(unexpected))
    if missing:
        pytest.fail("these log records were expected and did not come: " + " | ".join(missing))


@pytest.fixture
def keyring_in_memory() -> Iterator[KeyringInMemory]:
    """The keyring of the test's account, which holds nothing yet."""
    before = keyring.get_keyring()
    made = KeyringInMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def shared_dir() -> Path:
    """The data folder beside the checkout. Only for tests marked `shared`."""
    return SHARED


@pytest.fixture(scope="session")
def examples_dir() -> Path:
    """The example radiographs that ship with Overread."""
    return ROOT / "resources" / "examples"


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application in English, whatever the machine speaks, with the plural forms of the source as it stands."""
    from app.i18n import speak

    for file in sorted(translations.FOLDER.glob("*.ts")):
        translations.release(file)
    speak(qapp, "en")
    return qapp


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """The name of a real X display, for processes that the test starts. Only for tests marked `xvfb`."""
    with virtual_screen() as display:
        yield display


@pytest.fixture(scope="session")
def random_bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """A bundle of the shipped architecture with random weights. Only for tests marked `engine`."""
    from tests.helpers.bundles import write_random_bundle

    return write_random_bundle(tmp_path_factory.mktemp("bundles") / "random-net")
