"""States of the window around the network: menus, what is asked of it, the Networks window with its forms and what
they lead to; and the audit trail, a fault. They leave the window as they found it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from driven_window import EXAMPLES, LONG_LIMIT_S, ROOT, pause, press, show, wait

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QMenu, QWidget

    from app.main import ReadingWindow
    from app.windows.networks_window import NetworksWindow

Shown = Iterator["QWidget | None"]
MENUS = ("file", "view", "panes", "measure", "network", "verdict", "queue", "window", "help")


def _menu(number: int) -> Callable[[ReadingWindow], object]:
    @contextmanager
    def state(reading: ReadingWindow) -> Shown:
        from PySide6.QtWidgets import QLabel

        show(reading, "chest-4.dcm")
        menu = reading.window.menuBar().actions()[number].menu()
        page = QLabel()
        preferences = reading.window.desk_parts.preferences

        def draw() -> None:
            page.setPixmap(_with_those_below(menu))
            page.adjustSize()

        draw()
        preferences.changed.connect(draw)
        yield page
        preferences.changed.disconnect(draw)

    return state


def _with_those_below(menu: QMenu) -> QPixmap:
    """A menu, and beside it the menus that it opens."""
    from PySide6.QtGui import QPainter, QPixmap

    below = [action.menu() for action in menu.actions() if action.menu() is not None]
    pictures = []
    for one in (menu, *below):
        one.aboutToShow.emit()
        one.adjustSize()
        pictures.append(one.grab())
    scale = pictures[0].devicePixelRatio()
    width, height = sum(one.width() for one in pictures), max(one.height() for one in pictures)
    page = QPixmap(width, height)
    page.setDevicePixelRatio(scale)
    page.fill("#808080")
    painter, left = QPainter(page), 0.0
    for one in pictures:
        painter.drawPixmap(round(left), 0, one)
        left += one.width() / scale
    painter.end()
    return page


def second_network(folder: Path) -> Path:
    """The shipped network once more, as one of the reader's own that was never calibrated."""
    shutil.copytree(ROOT / "resources" / "bundles" / "cxr4-lite0", folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"name": folder.name, "version": "2.0.0"}
    manifest["calibration"] = {"method": "none", "parameters": {}, "fitted_on": ""}
    for finding in manifest["findings"]:
        finding["operating_points"] = None
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def _back(reading: ReadingWindow) -> None:
    """The keys go to the reading window again: without a window manager nobody has them when another one closes."""
    reading.window.activateWindow()
    wait(reading.window.isActiveWindow, "the reading window")


@contextmanager
def _missed(reading: ReadingWindow) -> Shown:
    """Which finding was missed."""
    reading.session.network_view.set_blind_first(False)
    show(reading, "chest-5.dcm")
    reading.window.actions_.missed.trigger()
    pause(50)
    yield None
    reading.window.missed_parts.list.close_over()


@contextmanager
def _network_details(reading: ReadingWindow) -> Shown:
    reading.window.actions_.network_details.trigger()
    dialog = reading.window.network_parts.details_dialog
    assert dialog is not None
    yield dialog
    dialog.close()
    _back(reading)


@contextmanager
def _network_input(reading: ReadingWindow) -> Shown:
    show(reading, "chest-4.dcm")
    reading.window.actions_.network_input.trigger()
    dialog = reading.window.network_input_dialog
    pause(1500)
    yield dialog
    dialog.close()
    _back(reading)


@contextmanager
def _map_quality(reading: ReadingWindow) -> Shown:
    """A map that was measured."""
    show(reading, "chest-6.dcm")
    reading.session.select_finding("pneumonia")
    reading.window.actions_.measure.trigger()
    wait(lambda: reading.session.explaining.measured is not None, "the quality", LONG_LIMIT_S)
    yield None


@contextmanager
def _networks(reading: ReadingWindow) -> Shown:
    """The curves, with a case that has a corrected label."""
    show(reading, "chest-5.dcm")
    reading.session.select_finding("pneumonia")
    window = reading.window
    window.assessment.label.setCurrentIndex(window.assessment.label.findData("tuberculosis"))
    press(reading, "d")
    window.actions_.show_networks.trigger()
    shown = _networks_window(reading)
    wait(lambda: len(shown.work.shelf.records) > 1, "the networks")
    wait(lambda: shown.work.cases.total > 0, "the corrected case")
    shown.resize(1240, 880)
    shown.tabs.setCurrentIndex(0)
    yield shown


def _networks_window(reading: ReadingWindow) -> NetworksWindow:
    shown = reading.window.network_parts.networks_window
    assert shown is not None
    return shown


def _tab(number: int) -> Callable[[ReadingWindow], object]:
    @contextmanager
    def state(reading: ReadingWindow) -> Shown:
        shown = _networks_window(reading)
        shown.tabs.setCurrentIndex(number)
        yield shown
        shown.tabs.setCurrentIndex(0)

    return state


@contextmanager
def _retrain(reading: ReadingWindow) -> Shown:
    shown = _networks_window(reading)
    shown.retrain.click()
    yield shown
    shown.retrain_form.close_button.click()


@contextmanager
def _promote(reading: ReadingWindow) -> Shown:
    """Asked for by hand: the second network here is no candidate."""
    shown = _networks_window(reading)
    record = shown.work.shelf.records[-1]
    shown.promote_form.begin(record)
    shown._open_form(shown.promote_form)
    yield shown
    shown.promote_form.close_button.click()


@contextmanager
def _take_back(reading: ReadingWindow) -> Shown:
    shown = _networks_window(reading)
    shown.take_back_form.begin()
    shown._open_form(shown.take_back_form)
    yield shown
    shown.take_back_form.close_button.click()


@contextmanager
def _compare_form(reading: ReadingWindow) -> Shown:
    shown = _networks_window(reading)
    data_dir = reading.session.networks.data_dir
    assert data_dir is not None
    shown.compare.click()
    shown.compare_form.comparison.edit.setText(str(_comparison_set(data_dir.parent)))
    yield shown


def _comparison_set(folder: Path) -> Path:
    labels = ("normal", "pneumonia", "normal", "pneumonia", "normal", "pneumonia")
    films = sorted(EXAMPLES.glob("chest-*"))
    rows = [
        f"{film},{label},{split},ward,{number}"
        for number, (film, label) in enumerate(zip(films, labels, strict=True))
        for split in [("test", "val")[number % 3 == 2]]
    ]
    file = folder / "comparison.csv"
    file.write_text("file,label,split,source,patient\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return file


@contextmanager
def _comparing(reading: ReadingWindow) -> Shown:
    """Two networks are being measured."""
    shown = _networks_window(reading)
    shown.compare_form.go.click()
    wait(lambda: bool(shown.work.log), "the first line of the log", LONG_LIMIT_S)
    shown.progress.show_log.setChecked(True)
    yield shown
    shown.progress.show_log.setChecked(False)
    wait(lambda: shown.work.under_way is None, "the comparison", LONG_LIMIT_S)


@contextmanager
def _compared(reading: ReadingWindow) -> Shown:
    shown = _networks_window(reading)
    wait(lambda: not shown.result.isHidden(), "what has become of it")
    yield shown
    shown.close()
    _back(reading)


@contextmanager
def _compare_networks(reading: ReadingWindow) -> Shown:
    """What every network says of one image."""
    show(reading, "chest-2.jpg")
    reading.window.actions_.compare.trigger()
    dialog = reading.window.network_parts.compare_dialog
    assert dialog is not None
    comparing = dialog.comparing  # its columns are others with each answer
    wait(lambda: all(one.prediction is not None for one in comparing.columns), "the other network", LONG_LIMIT_S)
    yield dialog
    dialog.close()
    _back(reading)


@contextmanager
def _audit(reading: ReadingWindow) -> Shown:
    reading.window.actions_.audit.trigger()
    view = reading.window.queue_parts.audit_view
    assert view is not None
    pause(1500)
    yield view
    view.close()
    _back(reading)


@contextmanager
def _fault(reading: ReadingWindow) -> Shown:
    """A fault of ours: one line in the window, and the report over it."""
    show(reading, "chest-2.jpg")
    try:
        raise ValueError("made up for this picture")
    except ValueError as error:
        reading.window.report(error)
    dialog = reading.window.error_dialog
    assert dialog is not None
    dialog.show()
    yield dialog
    dialog.close()
    reading.window.desk_parts.notices.take_back("fault")
    _back(reading)


FURTHER_STATES: dict[str, Callable[[ReadingWindow], object]] = {
    **{f"menu-{name}": _menu(number) for number, name in enumerate(MENUS)},
    "missed": _missed,
    "network-details": _network_details,
    "network-input": _network_input,
    "map-quality": _map_quality,
    "audit": _audit,
    "networks-curves": _networks,
    "networks-figures": _tab(1),
    "networks-card": _tab(2),
    "retrain": _retrain,
    "promote": _promote,
    "take-back": _take_back,
    "compare-form": _compare_form,
    "comparing": _comparing,
    "compared": _compared,
    "compare-networks": _compare_networks,
    "fault": _fault,
}
