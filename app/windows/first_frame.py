"""The window as it is painted first: every place where it will be, the parts still to come.

Few modules are imported for it; what fills the places is imported and built once it is on screen, and takes its place
in one turn of the event loop. So it is arranged just as they are, and nothing jumps.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.icons import icon
from app.viewer.empty_state import EmptyState

LEAST_LIST, LEAST_SAID = 24, 46  # widths in average characters


def filled_splitter(widgets: Sequence[QWidget], *, stretched: int) -> QSplitter:
    """Side by side; the one at the place `stretched` takes what room there is."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for number, widget in enumerate(widgets):
        splitter.addWidget(widget)
        splitter.setStretchFactor(number, 1 if number == stretched else 0)
    return splitter


def set_columns(outer: QSplitter, reading: QSplitter, unit: int) -> None:
    """The widths to start with. `unit`: the average width of a character in pixels."""
    outer.setSizes([42 * unit, 1400])
    reading.setSizes([1200, 53 * unit])


class FirstFrame(QWidget):
    """The list's place, the image's with its hint, the place of what is said of it, and the line at the bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = self.fontMetrics().averageCharWidth()
        self.empty = EmptyState()
        studies = _panel(QCoreApplication.translate("StudyList", "STUDIES"), 14)
        said = _panel(QCoreApplication.translate("PredictionsPanel", "FINDINGS"), 16)
        studies.setMinimumWidth(LEAST_LIST * unit)
        said.setMinimumWidth(LEAST_SAID * unit)
        reading = filled_splitter([self._image_place(), said], stretched=0)
        outer = filled_splitter([studies, self._tabs(reading)], stretched=1)
        self._splitters = (outer, reading)
        set_columns(outer, reading, unit)
        layout = _column(self)
        layout.addWidget(outer, 1)
        layout.addWidget(_line())

    def restore_columns(self, columns: Sequence[str]) -> None:
        """As wide as they were left; Qt's own bytes in base64."""
        for splitter, state in zip(self._splitters, columns, strict=False):
            splitter.restoreState(QByteArray.fromBase64(state.encode()))

    def _tabs(self, reading: QWidget) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(reading, QCoreApplication.translate("MainWindow", "Image"))
        tabs.addTab(QWidget(), QCoreApplication.translate("MainWindow", "Relabel queue"))
        return tabs

    def _image_place(self) -> QWidget:
        place, bar = QWidget(), QFrame()  # the bar of the heatmap lies under the image
        bar.setProperty("panel", True)
        toggle = _button(" ")
        toggle.setIcon(icon("heatmap"))
        toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setFixedHeight(toggle.sizeHint().height() + 8)
        layout = _column(place)
        layout.addWidget(self.empty, 1)
        layout.addWidget(bar)
        return place


def _panel(title: str, indent_px: int) -> QFrame:
    panel, heading = QFrame(), QLabel(title)
    panel.setProperty("panel", True)
    heading.setProperty("heading", True)
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(indent_px, 12, indent_px, 0)
    layout.addWidget(heading)
    layout.addStretch()
    return panel


def _line() -> QFrame:
    """The statement of use stands there from the first paint on."""
    line = QFrame()
    line.setProperty("statusline", True)
    network = _button(QCoreApplication.translate("StatusLine", "Opening the network\u2026"))
    network.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    network.setMenu(QMenu(network))  # for its arrow
    use = QLabel(QCoreApplication.translate("StatusLine", "Research use only. Not for diagnosis."))
    font = use.font()
    font.setWeight(font.Weight.DemiBold)
    use.setFont(font)
    layout = QHBoxLayout(line)
    layout.setContentsMargins(8, 3, 10, 3)
    layout.setSpacing(14)
    layout.addWidget(network)
    layout.addWidget(use)
    layout.addStretch()
    line.setMinimumHeight(network.sizeHint().height() + 6)
    return line


def _button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _column(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
