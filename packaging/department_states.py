"""The states of a window in a department: a second reading, an adjudication, a passphrase. In this order, on one
window: each begins where the one before has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from driven_window import EXAMPLES, LONG_LIMIT_S, show, wait

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.main import ReadingWindow

Shown = Iterator["QWidget | None"]
FILM, FINDING = "chest-4.dcm", "pneumonia"


def _set(reading: ReadingWindow, **changes: object) -> None:
    from msgspec import structs

    session = reading.session
    assert session.settings is not None
    assert session.networks.data_dir is not None
    session.set_settings(structs.replace(session.settings, **changes), session.networks.data_dir)
    reading.window.queue_parts.who.refresh()


def _found(reading: ReadingWindow) -> None:
    """The department: three people, of whom the first has read a film and disagrees with the network. Ben has not seen
    what the network says of it: nobody else could be its second reader."""
    from core.findings import Region
    from core.review.assessing import Draft, assess

    session = reading.session
    store = session.queue.store
    assert store is not None
    for login, role in (("ann", "Reader"), ("ben", "Reader"), ("cleo", "Adjudicator")):
        store.people.add(login, role, "set-up")
    show(reading, FILM)
    assert session.prediction is not None
    draft = Draft(
        FINDING, "absent", "ann", significance="major", note="Old scar, as on the prior film.", confidence_percent=80,
        outlines=(Region(300.0, 300.0, 380.0, 420.0),),
    )  # fmt: skip
    store.record(
        assess(session.prediction, session.findings, draft, session.place.case.study_uid), "disagreement", "copy"
    )
    _set(reading, second_read=True)
    _sit_down(reading, "ben")
    session.network_view.set_blind_first(True)
    session.open_paths([str(EXAMPLES)])
    wait(lambda: not session.scanning and session.analysis.idle, "the examples", LONG_LIMIT_S)
    model = reading.window.queue_panel.model
    wait(lambda: any(model.entry(row).hidden for row in range(model.rowCount())), "what a second reader may see")


def _sit_down(reading: ReadingWindow, login: str) -> None:
    """Somebody reads from now on; of who read before, nothing is open any more."""
    reading.window.queue_parts.who.choose(login)
    wait(lambda: reading.window.status_line.reader.text().startswith(login), f"{login} as the reader")


def _choose(reading: ReadingWindow, *states: str) -> None:
    """The row of ann's case, once it is in one of these states."""
    window, model = reading.window, reading.window.queue_panel.model
    window.actions_.show_queue.trigger()

    def place() -> int | None:
        entries = ((row, model.entry(row)) for row in range(model.rowCount()))
        return next((row for row, entry in entries if entry.reader == "ann" and entry.state in states), None)

    wait(lambda: place() is not None, f"the case in the state {' or '.join(states)}")
    window.queue_panel.table.selectRow(place())
    wait(window.actions_.take_case.isEnabled, "the action that opens the case")


@contextmanager
def _second_queue(reading: ReadingWindow) -> Shown:
    """What a second reader sees of a case before she has read it."""
    _found(reading)
    _choose(reading, "new")
    wait(lambda: reading.window.queue_panel.preview.picture.picture is not None, "the picture")
    yield None


@contextmanager
def _second_reading(reading: ReadingWindow) -> Shown:
    session = reading.session
    reading.window.actions_.take_case.trigger()
    wait(lambda: reading.window.queue_parts.reading.awaited is not None, "the claim")
    wait(lambda: session.place is not None and Path(session.place.target.path).name == FILM, "the film")
    wait(lambda: session.picture is not None and session.verdicts.can_record, "the second reading")
    yield None


@contextmanager
def _adjudication(reading: ReadingWindow) -> Shown:
    from PySide6.QtTest import QTest

    from core.findings import Polygon

    session, parts = reading.session, reading.window.queue_parts
    session.verdicts.set_region(Polygon(((360.0, 330.0), (700.0, 360.0), (640.0, 700.0), (380.0, 650.0))))
    reading.window.view.setFocus()
    QTest.keyClick(reading.window, "p")
    wait(lambda: parts.reading.awaited is None, "the second word")
    _sit_down(reading, "cleo")
    _choose(reading, "second_read")
    reading.window.actions_.take_case.trigger()
    wait(lambda: parts.adjudication is not None and parts.adjudication.picture.picture is not None, "both words")
    assert parts.adjudication is not None
    yield parts.adjudication
    parts.adjudication.reject()


@contextmanager
def _who_reads(reading: ReadingWindow) -> Shown:
    reading.window.actions_.change_reader.trigger()
    choice = reading.window.queue_parts.reader_choice
    assert choice is not None
    yield choice
    choice.reject()


@contextmanager
def _passphrase(reading: ReadingWindow) -> Shown:
    """Covered, with a passphrase that was wrong."""
    store, parts = reading.session.queue.store, reading.window.queue_parts
    assert store is not None
    store.people.set_passphrase("cleo", "over the hills", "set-up")
    _set(reading, passphrases=True)
    reading.window.actions_.change_reader.trigger()
    choice = parts.reader_choice
    assert choice is not None
    choice.passphrase.setText("over the pills")
    choice.read.click()
    wait(lambda: bool(choice.problem.text()), "the refusal")
    yield choice
    choice.passphrase.setText("over the hills")
    choice.read.click()
    wait(lambda: not reading.window.desk_parts.lock.locked, "the window")


DEPARTMENT_STATES: dict[str, Callable[[ReadingWindow], object]] = {
    "second-queue": _second_queue,
    "second-reading": _second_reading,
    "adjudication": _adjudication,
    "who-reads": _who_reads,
    "passphrase": _passphrase,
}
