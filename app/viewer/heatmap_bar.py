"""What lies under the image: whether the map is shown, how strongly, and by which method."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QWidget

from app.icons import icon
from app.reading_session import ReadingSession


class HeatmapBar(QFrame):
    """A row of controls, of one height whatever is known of the map: the image above it never moves."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("panel", True)
        self.toggle = QToolButton()
        self.toggle.setIcon(icon("heatmap"))
        self.toggle.setText(self.tr("Heatmap"))
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setCheckable(True)
        self.toggle.setToolTip(self.tr("Show or hide the heatmap of the chosen finding (H)"))
        self.toggle.toggled.connect(session.set_heatmap_visible)
        self._make_opacity()
        self.method = QToolButton()
        self.method.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.method.setAccessibleName(self.tr("Method of the map"))
        self.measure, self.lungs = QToolButton(), QToolButton()
        self._arrange()
        session.heatmap_changed.connect(self._refresh)
        session.network_view_changed.connect(lambda _: self._refresh())
        session.prediction_changed.connect(self._refresh)
        session.finding_changed.connect(lambda _: self._refresh())
        session.explaining.changed.connect(self._refresh)
        self._refresh()

    def _make_opacity(self) -> None:
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setMaximumWidth(160)
        self.opacity.setAccessibleName(self.tr("Opacity of the heatmap"))
        self.opacity.setToolTip(self.tr("Opacity of the heatmap"))
        self.opacity.valueChanged.connect(lambda value: self._session.set_heatmap_opacity(value / 100.0))
        self._value = QLabel()
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance("100\u2009%") + 4)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 12, 4)
        row.setSpacing(10)
        for widget in (self.toggle, self.opacity, self._value):
            row.addWidget(widget)
        row.addStretch()
        for widget in (self.method, self.measure, self.lungs):
            row.addWidget(widget)

    def offer(self, methods: QMenu, measure: QAction, lungs: QAction) -> None:
        """The window's own menu and actions."""
        self.method.setMenu(methods)
        for button, action, text in (
            (self.measure, measure, self.tr("Measure")),
            (self.lungs, lungs, self.tr("Lungs")),
        ):
            button.setDefaultAction(action)
            button.setText(text)
            action.changed.connect(lambda button=button, text=text: button.setText(text))

    def _refresh(self) -> None:
        session = self._session
        shown = session.network_view.shows(session.finding)
        usable = shown and session.prediction is not None and bool(session.prediction.heatmaps)
        with QSignalBlocker(self.toggle), QSignalBlocker(self.opacity):
            self.toggle.setChecked(session.heatmap_visible and shown)
            self.opacity.setValue(round(session.heatmap_opacity * 100))
        self.toggle.setEnabled(usable)
        self.opacity.setEnabled(usable and session.heatmap_visible)
        self._value.setText(f"{session.heatmap_opacity * 100:.0f}\u2009%")
        self._refresh_method()

    def _refresh_method(self) -> None:
        from core.inference.methods import DETAILS, METHODS, PLAIN

        explaining = self._session.explaining
        choice = explaining.choice
        title = METHODS[choice.method].title
        if choice.detail != PLAIN:
            title += f" \u00b7 {DETAILS[choice.detail].title.lower()}"
        self.method.setText(title)
        self.method.setEnabled(explaining.usable)
        self.method.setToolTip(self.tr("How the map is made (E); Shift+E: back to Grad-CAM"))
