"""The images with what belongs right under them: the stack's slider, and the bar of the heatmap."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import translated
from app.icons import icon
from app.measuring import Measuring
from app.open_studies import FramePlace
from app.reading_session import ReadingSession
from app.viewer.empty_state import EmptyState
from app.viewer.frame_view import FrameView
from app.viewer.heatmap_bar import HeatmapBar
from app.viewer.pane_grid import PaneGrid
from app.wording import other_sentence


class ImagePane(QWidget):
    """`opening`: the window's own actions that open files and a folder; the empty view offers them as buttons."""

    def __init__(
        self,
        session: ReadingSession,
        measuring: Measuring,
        opening: tuple[QAction, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.grid = PaneGrid(session, measuring, session.panes)
        self._lent: QWidget | None = None
        self._stack = QStackedWidget()
        self._empty = EmptyState(opening)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.grid)
        self.other = OtherObject()
        self._stack.addWidget(self.other)
        self.frame_slider = QSlider(Qt.Orientation.Horizontal)
        self.frame_slider.setAccessibleName(self.tr("Frame"))
        self.frame_slider.valueChanged.connect(self._on_slider)
        self.heatmap_bar = HeatmapBar(session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._frame_row())
        layout.addWidget(self.heatmap_bar)
        session.place_changed.connect(self._on_place)
        session.stack_changed.connect(self._on_stack)
        session.studies.changed.connect(self._on_studies)
        session.scanning_changed.connect(lambda _: self._on_studies())
        session.other_changed.connect(self._on_other)
        session.panes.changed.connect(self._show_page)
        self._on_place(None)

    @property
    def view(self) -> FrameView:
        """The view of the active pane."""
        return self.grid.view

    def lend_grid(self, instead: QWidget) -> PaneGrid:
        """Give the panes to another window; `instead` stands here as long as they are there."""
        self._lent = instead
        self._stack.addWidget(instead)
        self._show_page()
        instead.setFocus()  # before the view goes, and the focus with it to whatever comes next
        self._stack.removeWidget(self.grid)
        return self.grid

    def take_grid_back(self) -> None:
        instead, self._lent = self._lent, None
        if instead is not None:
            self._stack.removeWidget(instead)
            instead.deleteLater()
            self._stack.addWidget(self.grid)
            self._show_page()

    def _show_page(self) -> None:
        """The panes, unless there is nothing to show in any of them, or something that is no image."""
        session, page = self._session, self._lent or self.grid
        if session.other is not None:
            page = self.other
        elif session.place is None and not session.panes.any_image:
            page = self._empty
        self._stack.setCurrentWidget(page)

    def _frame_row(self) -> QWidget:
        self._frame_row_widget = QFrame()
        self._frame_row_widget.setProperty("panel", True)
        self._frame_label = QLabel()
        self._frame_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self._frame_row_widget)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(self.frame_slider, 1)
        layout.addWidget(self._frame_label)
        return self._frame_row_widget

    def _on_studies(self) -> None:
        session = self._session
        if session.place is None:
            nothing = bool(session.studies.studies) and not session.studies.targets
            if session.scanning:
                self._empty.say_looking()
            elif nothing:
                self._empty.say_no_image(unreadable=bool(session.studies.unreadable_count))
            else:
                self._empty.say_nothing_open()

    def _on_place(self, place: FramePlace | None) -> None:
        self._show_page()
        self._show_stack(place)
        self._on_studies()

    def _on_stack(self) -> None:
        self._show_stack(self._session.place)

    def _show_stack(self, place: FramePlace | None) -> None:
        stack = place.stack if place is not None else ()
        self._frame_row_widget.setVisible(len(stack) > 1)
        if place is None or len(stack) < 2:
            return
        index = stack.index(place.target)
        with QSignalBlocker(self.frame_slider):
            self.frame_slider.setRange(0, len(stack) - 1)
            self.frame_slider.setValue(index)
        # Of a fixed size: a label that could grow has the whole window arranged and painted anew with every step.
        metrics = self._frame_label.fontMetrics()
        widest = metrics.horizontalAdvance(f"{len(stack)} / {len(stack)}")
        self._frame_label.setFixedSize(widest + 4, metrics.height() + 2)
        self._frame_label.setText(f"{index + 1} / {len(stack)}")

    def _on_other(self) -> None:
        session, instance = self._session, self._session.other
        self._show_page()
        if instance is None:
            return
        states = session.states
        sentence = states.failure(instance.path) or other_sentence(instance, states.state(instance.path))
        self.other.show_object(
            translated(instance.description), sentence.replace(instance.path, PurePath(instance.path).name)
        )

    def _on_slider(self, index: int) -> None:
        place = self._session.place
        if place is not None and index < len(place.stack):
            self._session.show_frame(place.stack[index])


class OtherObject(QFrame):
    """What an object is that is no image, said where an image would be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("onimage", True)
        self.title, self.text = QLabel(), QLabel()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self.title.setFont(font)
        self.text.setProperty("secondary", True)
        self.text.setWordWrap(True)
        sign = QLabel()
        sign.setPixmap(icon("document", on_image=True).pixmap(QSize(56, 56)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(100, 0, 100, 0)
        layout.setSpacing(12)
        layout.addStretch()
        for label in (sign, self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch()

    def show_object(self, title: str, sentence: str) -> None:
        self.title.setText(title)
        self.text.setText(sentence)
