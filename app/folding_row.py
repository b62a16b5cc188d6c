"""Two parts side by side while there is room, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class FoldingRow(QWidget):
    """Its least width is that of the wider part, so that large text makes no window wider than a screen."""

    def __init__(self, first: QWidget, second: QWidget, spacing: int, stretches: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._parts = (first, second)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        for part, stretch in zip(self._parts, stretches, strict=True):
            self._row.addWidget(part, stretch)

    @property
    def folded(self) -> bool:
        """Whether the second part lies below the first."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        parts = [part.minimumSizeHint() for part in self._parts]
        return QSize(max(part.width() for part in parts), self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """What the parts need may have changed, with their text or its size."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return handled

    def _fold(self) -> None:
        wanted = sum(part.minimumSizeHint().width() for part in self._parts) + self._row.spacing()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        direction = down if wanted > self.width() else across
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self.updateGeometry()
