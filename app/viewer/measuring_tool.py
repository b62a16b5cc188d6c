"""Measurements in one view: drawing them point by point, choosing and changing them, and the words beside them."""

from __future__ import annotations

import dataclasses
import math
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from app.measured_words import measured_lines
from app.measuring import Measuring
from app.shortcuts import TypingKeys, is_return
from app.viewer.measurement_shapes import grip_at, is_on, label_area, paint_label, paint_shape, shape_of
from app.viewer.view_transform import ViewTransform
from core.measurements import AREAS, POINTS, WITH_WORDS, Measurement, MeasurementKind

if TYPE_CHECKING:
    from app.picture import Picture
    from core.imaging.measuring import Figures
    from core.presentation import Point

CLICK_PX = 4.0  # a press and release closer than this is a click: the other end follows the mouse until the next one
MOST_KEPT = 200


class MeasuringTool(QObject):
    """Speaks of one picture at a time. A measurement is drawn by dragging, or by clicks."""

    changed = Signal()  # what is to be painted
    finished = Signal()  # a measurement is complete

    def __init__(self, measuring: Measuring, view: QWidget) -> None:
        super().__init__(view)
        self._measuring, self._view = measuring, view
        self._picture: Picture | None = None
        self._transform, self._right_gap = ViewTransform(), 0.0
        self.chosen: int | None = None
        self._kind: MeasurementKind | None = None
        self._points: list[Point] = []
        self._floating, self._pressed_at = False, None  # type: tuple[bool, QPointF | None]
        self._grabbed: tuple[int, int | None, QPointF] | None = None  # place, its point or None for all, from where
        self._changing: Measurement | None = None
        self._known: dict[Measurement, Figures] = {}
        self._latest: Figures | None = None
        self._working = False
        self._entry: TextEntry | None = None
        measuring.changed.connect(lambda _: self._on_changed())

    # What it is about

    def set_picture(self, picture: Picture | None) -> None:
        same = self._picture is not None and picture is not None and self._picture.frame is picture.frame
        self._picture = picture
        if picture is not None:
            self._measuring.begin(picture.place.target, picture.frame.origin.sha256)
        if not same:
            self._known.clear()
            self._latest, self.chosen, self._grabbed, self._changing = None, None, None, None
            self.cancel()

    def set_transform(self, transform: ViewTransform) -> None:
        self._transform = transform

    def set_right_gap(self, gap: float) -> None:
        """What is taken at the right edge of the view, in its pixels: no words stand there."""
        self._right_gap = gap

    def begin(self, kind: MeasurementKind | None) -> None:
        """Draw a measurement of that kind with the next points; None: draw none."""
        self.cancel()
        self._kind = kind

    def cancel(self) -> bool:
        """Give up what is being drawn; False if nothing is."""
        drawing = bool(self._points)
        self._points, self._floating, self._pressed_at = [], False, None
        if self._entry is not None:
            self._entry.give_up()
        if drawing:
            self.changed.emit()
        return drawing

    def _drawn(self) -> tuple[Measurement, ...]:
        return self._measuring.of(self._picture.place.target) if self._picture is not None else ()

    def remove_chosen(self) -> bool:
        """Remove the measurement that is chosen; False if none is."""
        if self._picture is None or self.chosen is None or self.chosen >= len(self._drawn()):
            return False
        place, self.chosen = self.chosen, None
        self._measuring.remove(self._picture.place.target, place)
        return True

    def _on_changed(self) -> None:
        if self.chosen is not None and self.chosen >= len(self._drawn()):
            self.chosen = None
        self.changed.emit()

    # The mouse; positions are in the view

    def press(self, at: QPointF) -> bool:
        """The left button goes down. Whether the tool takes the drag that begins."""
        if self._picture is None:
            return False
        if self._kind is None:
            return self._grab(at)
        if self._floating:
            self._points[-1] = self._point(at)
            self._pressed_at = None
        else:
            self._points += [self._point(at)] * (1 if self._kind == "text" else 2)
            self._floating, self._pressed_at = True, at
        self.changed.emit()
        return True

    def move(self, at: QPointF) -> bool:
        """The mouse moves, with or without a button. Whether anything follows it."""
        if self._grabbed is not None:
            self._changing = self._moved(at)
        elif self._floating:
            self._points[-1] = self._point(at)
        else:
            return False
        self.changed.emit()
        return True

    def release(self, at: QPointF) -> None:
        if self._grabbed is not None:
            self._let_go()
            return
        if not self._floating or self._kind is None:
            return
        if self._kind != "text" and self._pressed_at is not None and _distance(at, self._pressed_at) < CLICK_PX:
            self._pressed_at = None
            return
        self._points[-1] = self._point(at)
        self._floating = False
        if len(self._points) == POINTS[self._kind]:
            self._complete(Measurement(self._kind, tuple(self._points)))
        elif self._kind == "angle":
            self._points.append(self._points[-1])
            self._floating = True
        self.changed.emit()

    def _grab(self, at: QPointF) -> bool:
        """Choose what lies under the cursor, the newest first; a press beside everything chooses nothing."""
        before, self.chosen = self.chosen, None
        for place, measurement in reversed(list(enumerate(self._drawn()))):
            shape = shape_of(measurement, self._transform)
            grip = grip_at(shape, at)
            if grip is not None or is_on(shape, at, self._label_area(measurement)):
                self.chosen, self._grabbed = place, (place, grip, at)
                self.changed.emit()
                return True
        if before is not None:
            self.changed.emit()
        return False

    def _moved(self, at: QPointF) -> Measurement | None:
        if self._grabbed is None or self._grabbed[0] >= len(self._drawn()):
            return None
        place, grip, start = self._grabbed
        measurement = self._drawn()[place]
        points = list(measurement.points)
        if grip is not None:
            points[grip] = self._point(at)
        else:
            by = self._transform.to_picture(at) - self._transform.to_picture(start)
            points = [self._inside(QPointF(x, y) + by) for x, y in points]
        return dataclasses.replace(measurement, points=tuple(points))

    def _let_go(self) -> None:
        grabbed, changed = self._grabbed, self._changing
        self._grabbed, self._changing = None, None
        if grabbed is not None and changed is not None and self._picture is not None:
            self._measuring.replace(self._picture.place.target, grabbed[0], changed)
        self.changed.emit()

    def _point(self, at: QPointF) -> Point:
        return self._inside(self._transform.to_picture(at))

    def _inside(self, point: QPointF) -> Point:
        """The nearest point of the picture."""
        rows, columns = self._picture.frame.shape if self._picture is not None else (0, 0)
        return min(max(point.x(), 0.0), float(columns)), min(max(point.y(), 0.0), float(rows))

    # What is complete

    def _complete(self, measurement: Measurement) -> None:
        self._points, self._floating = [], False
        self.finished.emit()
        if measurement.kind in WITH_WORDS:
            self._ask_words(measurement)
        elif len(set(measurement.points)) > 1:
            self._add(measurement)

    def _ask_words(self, measurement: Measurement) -> None:
        shape = shape_of(measurement, self._transform)
        self._entry = TextEntry(shape.label_at, self._view)
        self._entry.done.connect(partial(self._take_words, measurement))

    def _take_words(self, measurement: Measurement, words: str | None) -> None:
        self._entry = None
        self._view.setFocus()
        if words or (words is not None and measurement.kind == "arrow"):
            self._add(dataclasses.replace(measurement, text=words))

    def _add(self, measurement: Measurement) -> None:
        if self._picture is not None:
            self.chosen = len(self._drawn())
            self._measuring.add(self._picture.place.target, measurement)

    # Painting

    def paint(self, painter: QPainter) -> None:
        for place, measurement in enumerate(self._drawn()):
            changing = self._changing if self._grabbed is not None and place == self._grabbed[0] else None
            self._paint_one(painter, changing or measurement, chosen=place == self.chosen)
        if self._points and self._kind is not None:
            self._paint_one(painter, Measurement(self._kind, tuple(self._points)), chosen=True)

    def _paint_one(self, painter: QPainter, measurement: Measurement, *, chosen: bool) -> None:
        shape = shape_of(measurement, self._transform)
        paint_shape(painter, shape, chosen=chosen)
        lines = self.lines(measurement)
        if lines:
            area = label_area(shape, lines, QFontMetricsF(painter.font()), self._room())
            paint_label(painter, area, lines)

    def _label_area(self, measurement: Measurement) -> QRectF | None:
        lines = self.lines(measurement)
        if not lines:
            return None
        metrics = QFontMetricsF(self._view.font())
        return label_area(shape_of(measurement, self._transform), lines, metrics, self._room())

    def _room(self) -> QSizeF:
        return QSizeF(self._view.width() - self._right_gap, self._view.height())

    def lines(self, measurement: Measurement) -> list[str]:
        """What is written beside a measurement."""
        if measurement.kind in WITH_WORDS:
            return [measurement.text] if measurement.text else []
        figures = self._figures(measurement)
        return measured_lines(figures) if figures is not None else []

    def _figures(self, measurement: Measurement) -> Figures | None:
        """None while they are being worked out; of a shape that is being drawn, those of a moment ago."""
        from core.imaging.measuring import figures

        if self._picture is None or len(measurement.points) < POINTS[measurement.kind]:
            return None
        if measurement.kind not in AREAS:
            return figures(measurement, self._picture.frame)
        known = self._known.get(measurement)
        if known is None and not self._working:
            self._working = True
            frame = self._picture.frame
            self._measuring.work_out(measurement, frame, partial(self._take_figures, self._picture, measurement))
        drawing = measurement not in self._drawn()
        return known or (self._latest if drawing else None)

    def _take_figures(self, picture: Picture, measurement: Measurement, figures: Figures) -> None:
        self._working = False
        if self._picture is not None and picture.frame is self._picture.frame:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            self._known[measurement] = self._latest = figures
        self.changed.emit()


class TextEntry(QLineEdit):
    """Words typed where they will stand. Return or a click elsewhere keeps them, Escape does not."""

    done = Signal(object)  # str, or None where it was given up

    def __init__(self, at: QPointF, view: QWidget) -> None:
        super().__init__(view)
        self._told = False
        self.setAccessibleName(self.tr("Words of the arrow or text"))
        self.setPlaceholderText(self.tr("Text, then Return"))
        self.setMaxLength(200)
        width = self.fontMetrics().averageCharWidth() * 28
        self.setFixedWidth(width)
        left = min(max(round(at.x()), 2), max(2, view.width() - width - 2))
        self.move(left, min(max(round(at.y()), 2), max(2, view.height() - self.sizeHint().height() - 2)))
        TypingKeys(self)
        self.editingFinished.connect(lambda: self._tell(self.text().strip()))
        self.show()
        self.setFocus()

    def give_up(self) -> None:
        self._tell(None)

    def event(self, event: QEvent) -> bool:
        """Escape and Return are for this entry as long as it is typed in, whatever else they do."""
        if is_escape(event) or is_return(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _tell(self, words: str | None) -> None:
        if not self._told:
            self._told = True
            self.hide()
            self.deleteLater()
            self.done.emit(words)


def is_escape(event: QEvent) -> bool:
    """Whether the question is who wants Escape."""
    asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def _distance(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())
