"""What lies under the image: whether the map is shown and how strongly, by which method, and how good it is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from app.icons import icon
from app.reading_session import ReadingSession
from app.wording import quality_words


class HeatmapBar(QFrame):
    """A row of controls; under it, once a map was measured, what was found."""

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
        self.quality = QLabel()
        self.quality.setTextFormat(Qt.TextFormat.PlainText)
        self.quality.setWordWrap(True)
        self.quality.setProperty("secondary", True)
        self.quality.setContentsMargins(8, 0, 4, 4)
        self.quality.setAccessibleName(self.tr("Quality of the map"))
        self._arrange()
        session.heatmap_changed.connect(self._refresh)
        session.network_view_changed.connect(lambda _: self._refresh())
        session.prediction_changed.connect(self._refresh)
        session.finding_changed.connect(lambda _: self._refresh())
        session.explaining.changed.connect(self._refresh)
        session.verdicts.entries_changed.connect(self._refresh)
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
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.toggle, self.opacity, self._value):
            row.addWidget(widget)
        row.addStretch()
        for widget in (self.method, self.measure, self.lungs):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 12, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.quality)

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
        usable = session.network_view_visible and session.prediction is not None and bool(session.prediction.heatmaps)
        with QSignalBlocker(self.toggle), QSignalBlocker(self.opacity):
            self.toggle.setChecked(session.heatmap_visible and session.network_view_visible)
            self.opacity.setValue(round(session.heatmap_opacity * 100))
        self.toggle.setEnabled(usable)
        self.opacity.setEnabled(usable and session.heatmap_visible)
        self._value.setText(f"{session.heatmap_opacity * 100:.0f}\u2009%")
        self._refresh_method()
        said = self._quality_text()
        self.quality.setText(said)
        self.quality.setToolTip(self._quality_tip() if said else "")
        self.quality.setVisible(bool(said))

    def _refresh_method(self) -> None:
        from core.inference.methods import DETAILS, METHODS, PLAIN

        explaining = self._session.explaining
        choice = explaining.choice
        title = METHODS[choice.method].title
        if choice.detail != PLAIN:
            title += f" \u00b7 {DETAILS[choice.detail].title.lower()}"
        self.method.setText(title + "  ")
        self.method.setEnabled(explaining.usable)
        self.method.setToolTip(self.tr("How the map is made (E); Shift+E: back to Grad-CAM"))

    def _quality_text(self) -> str:
        explaining = self._session.explaining
        measured = explaining.measured
        if measured is None or not self._session.heatmap_visible:
            return ""
        said = quality_words(measured.quality)
        spoke = self._session.networks.that_spoke(self._session.spoken_by) if self._session.spoken_by else None
        sanity = spoke.manifest.cam.sanity if spoke is not None else None
        if sanity is not None:
            passed = self.tr("network passed the sanity check")
            said.append(passed if sanity.passed else self.tr("network FAILED the sanity check"))
        if measured.region != self._session.verdicts.entries.region:
            said.append(self.tr("your region has changed: measure again (Q)"))
        return " \u00b7 ".join(said)

    def _quality_tip(self) -> str:
        return self.tr(
            "<qt>Random maps are as smooth as this one. Deletion: mean probability while the hottest pixels are taken"
            " away first, lower is better; insertion: while they are brought back first, higher is better. Sanity:"
            " whether maps change when the network is made random.</qt>"
        )
