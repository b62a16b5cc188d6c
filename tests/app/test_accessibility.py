"""Whoever cannot see the window, or has no mouse: every widget has a name, and the focus reaches each and is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAccessible, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def said_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def inner(widget: QWidget) -> bool:
    """A part of another widget, which speaks for it."""
    wholes = (QAbstractSpinBox, QComboBox, QKeySequenceEdit, QAbstractItemView)
    above = widget.parentWidget()
    while above is not None and not isinstance(above, wholes):
        above = above.parentWidget()
    return above is not None or isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


def nameless(top: QWidget) -> list[str]:
    widgets = [w for w in top.findChildren(QWidget) if not inner(w) and not w.isHidden()]
    worked = [w for w in widgets if isinstance(w, INTERACTIVE) or w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    kinds = [w for w in worked if type(w).__name__ not in ("QScrollArea", "QStackedWidget", "QSplitter", "QTabWidget")]
    return [f"{type(w).__name__} in {type(w.parentWidget()).__name__}" for w in kinds if not said_name(w).strip()]


def test_everything_that_can_be_worked_has_a_name(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    window = station.window
    assert nameless(window) == []
    window.actions_.settings.trigger()
    window.actions_.display_check.trigger()
    window.actions_.export.setEnabled(True)
    window.actions_.export.trigger()
    for trigger in (window.actions_.about, window.actions_.compare, window.actions_.network_details):
        trigger.trigger()
    dialogs = [w for w in window.findChildren(QWidget) if w.isWindow() and w.isVisible()]
    assert len(dialogs) >= 5
    for dialog in dialogs:
        assert nameless(dialog) == [], type(dialog).__name__
        dialog.close()


def tab_stops(top: QWidget) -> list[QWidget]:
    """What the Tab key reaches, in its order, from where the focus is now."""
    stops: list[QWidget] = []
    widget = top.nextInFocusChain()
    while widget is not top:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def test_the_tab_key_goes_from_the_list_to_the_image_to_the_findings_to_the_verdict(
    station: Station, films: Path
) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    window, stops = station.window, tab_stops(station.window)
    places = [
        stops.index(window.study_list.tree),
        stops.index(window.view),
        min(stops.index(row) for row in window.predictions.findChildren(QWidget) if row in stops),
        stops.index(window.assessment.agree),
        stops.index(window.assessment.note),
    ]
    assert places == sorted(places)


def test_the_focus_can_be_seen_wherever_it_is(station: Station, films: Path) -> None:
    """Each stop looks different while it has the focus."""
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    unseen = []
    for stop in tab_stops(station.window):
        other = next(w for w in tab_stops(station.window) if w is not stop)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        before = stop.grab().toImage()
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if stop.grab().toImage() == before:
            unseen.append(f"{type(stop).__name__} {said_name(stop)}")
    assert unseen == []
