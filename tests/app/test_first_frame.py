"""What is painted first, before the window has its parts, and how these take their places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.first_look import FirstLook
from app.jobs import Jobs
from app.reading_session import ReadingSession
from app.theme import apply_theme
from app.windows.main_window import MainWindow


class PaintedBare(QObject):
    """Counts the paints of a window without anything in its middle."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.count = window, 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            middle = self._window.centralWidget()
            self.count += middle is None or not middle.isVisible() or middle.width() < self._window.width()
        return False


@pytest.fixture
def session() -> Iterator[ReadingSession]:
    jobs = Jobs()
    session = ReadingSession(jobs)
    yield session
    session.close()
    jobs.close()


@pytest.fixture
def window(qtbot: QtBot, qapp) -> Iterator[MainWindow]:
    """On screen, with its places alone."""
    apply_theme(qapp)
    window = MainWindow()
    window.show_places(FirstLook(), looking=False)
    with qtbot.waitSignal(window.appeared):
        window.show()
    yield window
    window.close()
    window.deleteLater()


def place(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def test_the_first_paint_shows_the_places_and_the_statement_of_use(window: MainWindow) -> None:
    said = {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
    assert {"STUDIES", "FINDINGS", "No study is open", "Research use only. Not for diagnosis."} <= said
    assert [action.text() for action in window.menuBar().actions()][:2] == ["&File", "&View"]
    assert not window.furnished


def test_the_parts_take_the_places_without_a_jump_and_nothing_else_is_painted_between(
    qtbot: QtBot, window: MainWindow, session: ReadingSession
) -> None:
    first, bar = window.centralWidget(), window._tool_bar
    before = [place(widget, window) for widget in (bar, first, first.empty, first.empty.title)]
    titles = [action.text() for action in window.menuBar().actions()]
    watch = PaintedBare(window)
    with qtbot.waitSignal(window.painted):
        window.furnish(session)
        empty = window.image_pane._empty
        after = [place(widget, window) for widget in (bar, window.centralWidget(), empty, empty.title)]
    assert after == before
    assert [action.text() for action in window.menuBar().actions()] == titles
    assert not watch.count
    assert window.study_list.tree.hasFocus() or not window.isActiveWindow()


def test_the_columns_are_as_they_were_left_from_the_first_paint_on(
    qtbot: QtBot, window: MainWindow, session: ReadingSession
) -> None:
    window.furnish(session)
    outer, reading = window.desk_parts._splitters()
    outer.setSizes([400, 1080])
    columns = tuple(splitter.saveState().toBase64().toStdString() for splitter in (outer, reading))
    later = MainWindow()
    qtbot.addWidget(later)
    later.show_places(FirstLook(columns=columns), looking=True)
    with qtbot.waitSignal(later.appeared):
        later.show()
    assert later.centralWidget()._splitters[0].sizes() == outer.sizes()
    assert later.centralWidget().empty.title.text() == "Looking for images\u2026"
