"""What lies under the image: whether the map is shown, how strongly, and by which method."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QWidget

from app.folding_row import FoldingRow
from app.icons import icon
from app.reading_session import ReadingSession

LEAST_SLIDER_PX = 64


class HeatmapBar(QFrame):
    """A row of controls, two where it is narrow; of one height whatever is known of the map: the image above it never
    moves."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("panel", True)
        self.toggle = QToolButton()
        self.toggle.setIcon(icon("heatmap"))
        self.toggle.setProperty("sign", "heatmap")
        self.toggle.setText(" " + self.tr("Heatmap"))  # apart from its sign
        self.toggle.setAccessibleName(self.tr("Heatmap"))
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setCheckable(True)
        self.toggle.setToolTip(self.tr("Show or hide the heatmap of the chosen finding"))
        self.toggle.toggled.connect(session.set_heatmap_visible)
        self._make_opacity()
        self._make_threshold()
        self.method = QToolButton()
        self.method.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.method.setAccessibleName(self.tr("Method of the map"))
        self.method.setToolTip(self.tr("How the map is made, and back to Grad-CAM"))
        self.measure, self.lungs, self.drawing = QToolButton(), QToolButton(), QToolButton()
        self.drawing.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.drawing.setAccessibleName(self.tr("How the map is drawn"))
        self._arrange()
        self._fit_figures()
        for label in (self._value, self._threshold_label):
            label.installEventFilter(self)
        session.heatmap_changed.connect(self._refresh)
        session.network_view_changed.connect(lambda _: self._refresh())
        session.prediction_changed.connect(self._refresh)
        session.finding_changed.connect(lambda _: self._refresh())
        session.explaining.changed.connect(self._refresh)
        self._refresh()

    def _make_opacity(self) -> None:
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setMinimumWidth(LEAST_SLIDER_PX)
        self.opacity.setMaximumWidth(160)
        self.opacity.setAccessibleName(self.tr("Opacity of the heatmap"))
        self.opacity.setToolTip(self.tr("Opacity of the heatmap"))
        self.opacity.valueChanged.connect(lambda value: self._session.set_heatmap_opacity(value / 100.0))
        self._value = QLabel()

    def _make_threshold(self) -> None:
        """A slider in steps of 1 % of the colour scale."""
        self._threshold_label = QLabel()
        self.threshold = QSlider(Qt.Orientation.Horizontal)
        self.threshold.setRange(0, 100)
        self.threshold.setMinimumWidth(LEAST_SLIDER_PX)
        self.threshold.setMaximumWidth(110)
        self.threshold.setAccessibleName(self.tr("Threshold of the heatmap"))
        self.threshold.setToolTip(self.tr("What lies below this share of the colour scale is left out"))
        self.threshold.valueChanged.connect(self._on_threshold)

    def _fit_figures(self) -> None:
        """As wide as their longest words, so that nothing moves while a slider does."""
        for label, longest in ((self._value, "100\u202f%"), (self._threshold_label, self._threshold_text(1.0))):
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(longest) + 4)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._fit_figures()
        return super().eventFilter(watched, event)

    def _threshold_text(self, share: float) -> str:
        return self.tr("from {share}\u2009%").format(share=f"{share * 100:.0f}")

    def _on_threshold(self, value: int) -> None:
        view = self._session.network_view
        view.set_look(replace(view.look, threshold=value / 100.0))

    def _arrange(self) -> None:
        look, method = QWidget(), QWidget()
        looks, methods = QHBoxLayout(look), QHBoxLayout(method)
        for widget in (self.toggle, self.opacity, self._value, self._threshold_label, self.threshold, self.drawing):
            looks.addWidget(widget)
        looks.addStretch()
        methods.addStretch()
        for widget in (self.method, self.measure, self.lungs):
            methods.addWidget(widget)
        for line in (looks, methods):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(10)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 12, 4)
        row.addWidget(FoldingRow(look, method, 10, (1, 0)))

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

    def offer_drawing(self, actions: list[QAction]) -> None:
        """The window's own actions, behind one button."""
        menu = QMenu(self)
        menu.addActions(actions)
        self.drawing.setMenu(menu)

    def _refresh(self) -> None:
        session = self._session
        shown = session.network_view.shows(session.finding)
        usable = shown and session.prediction is not None and bool(session.prediction.heatmaps)
        look = session.network_view.look
        with QSignalBlocker(self.toggle), QSignalBlocker(self.opacity), QSignalBlocker(self.threshold):
            self.threshold.setValue(round(look.threshold * 100))
            self.toggle.setChecked(session.heatmap_visible and shown)
            self.opacity.setValue(round(session.heatmap_opacity * 100))
        self.toggle.setEnabled(usable)
        for widget in (self.opacity, self.threshold):
            widget.setEnabled(usable and session.heatmap_visible)
        self.drawing.setEnabled(usable)
        styles = {"colour": self.tr("Colour"), "contour": self.tr("Contour"), "both": self.tr("Colour, contour")}
        self.drawing.setText(styles[look.style])
        self._threshold_label.setText(self._threshold_text(look.threshold))
        self._value.setText(f"{session.heatmap_opacity * 100:.0f}\u202f%")
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
