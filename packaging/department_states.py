"""The states of a window in a department: a second reading, an adjudication, an export, a passphrase. In this order, on
one window: each begins where the one before has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from driven_window import show, wait

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
    """The department: three people, of whom the first has read a film and disagrees with the network."""
    from core.findings import Region
    from core.review.assessing import Draft, assess

    session = reading.session
    store = session.queue.store
    assert store is not None
    for login, role in (("ann", "Reader"), ("reader-1", "Reader"), ("cleo", "Adjudicator")):
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
    session.queue.refresh()
    model = reading.window.queue_panel.model
    wait(lambda: any(model.entry(row).hidden for row in range(model.rowCount())), "what a second reader may see")


def _choose(reading: ReadingWindow) -> None:
    """The row of ann's case."""
    window, model = reading.window, reading.window.queue_panel.model
    window.actions_.show_queue.trigger()

    def place() -> int | None:
        rows = (row for row in range(model.rowCount()) if model.entry(row).reader == "ann")
        return next(rows, None)

    wait(lambda: place() is not None, "the case")
    window.queue_panel.table.selectRow(place())
    wait(lambda: window.actions_.take_case.isEnabled(), "the case")


@contextmanager
def _second_queue(reading: ReadingWindow) -> Shown:
    """What a second reader sees of a case before she has read it."""
    _found(reading)
    _choose(reading)
    wait(lambda: reading.window.queue_panel.preview.picture.picture is not None, "the picture")
    yield None


@contextmanager
def _second_reading(reading: ReadingWindow) -> Shown:
    reading.window.actions_.take_case.trigger()
    wait(lambda: reading.session.verdicts.can_record, "the second reading")
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
    parts.who.choose("cleo")
    wait(lambda: reading.window.status_line.reader.text().startswith("cleo"), "the adjudicator")
    _choose(reading)
    reading.window.actions_.take_case.trigger()
    wait(lambda: parts.adjudication is not None and parts.adjudication.picture.picture is not None, "both words")
    assert parts.adjudication is not None
    yield parts.adjudication
    parts.adjudication.reject()


@contextmanager
def _export(reading: ReadingWindow) -> Shown:
    reading.window.actions_.export.trigger()
    dialog = reading.window.export_dialog
    dialog.destination.setText("~/relabelled-radiographs")
    yield dialog


@contextmanager
def _exported(reading: ReadingWindow) -> Shown:
    """The same dialog, once it is done."""
    dialog = reading.window.export_dialog
    dialog.start_button.click()
    wait(lambda: not dialog.running, "the export")
    yield dialog
    dialog.close()


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
    "export": _export,
    "exported": _exported,
    "passphrase": _passphrase,
}
