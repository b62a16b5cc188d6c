"""The charts: what they draw, what they read out, by mouse and by keyboard, in both palettes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.charts.confusion_chart import ConfusionChart
from app.charts.curve_chart import Axes, CurveChart, Series
from app.charts.ink import Ink

ROC = Axes("ROC", "1 - specificity", "Sensitivity", "diagonal", "chance", "at the threshold")
FIRST = Series("first", "AUC 0.900", (0.0, 0.1, 0.5, 1.0), (0.0, 0.7, 0.9, 1.0), (0.1, 0.7))
SECOND = Series("second", "AUC 0.800", (0.0, 0.3, 1.0), (0.0, 0.6, 1.0))


def palette(dark: bool) -> QPalette:
    ground, text = QColor("#181d24"), QColor("#e7ecf1")
    given = QPalette()
    for role, colour in ((QPalette.ColorRole.Base, ground), (QPalette.ColorRole.Text, text)):
        given.setColor(role, colour if dark else (text if colour is ground else QColor("#101010")))
    return given


def shown(qtbot: QtBot, chart: CurveChart | ConfusionChart) -> CurveChart | ConfusionChart:
    qtbot.addWidget(chart)
    chart.resize(420, 420)
    chart.show()
    return chart


def hover(chart: CurveChart | ConfusionChart, at: QPointF) -> None:
    """The mouse moves there, without a button. Not QTest's: that one depends on where the pointer was before."""
    none, free = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, chart.mapToGlobal(at), none, none, free)
    QApplication.sendEvent(chart, move)


@pytest.fixture
def roc(qtbot: QtBot) -> CurveChart:
    chart = CurveChart()
    chart.show_curves(ROC, (FIRST, SECOND), "")
    shown(qtbot, chart)
    return chart


def reaches(image: QImage, at: QPointF, colour: QColor, reach: int = 3) -> bool:
    """Whether a colour is within a few pixels of a point."""
    ratio = image.devicePixelRatio()
    x, y = round(at.x() * ratio), round(at.y() * ratio)
    near = (image.pixelColor(x + dx, y + dy) for dx in range(-reach, reach + 1) for dy in range(-reach, reach + 1))
    return any(_distance(pixel, colour) < 40 for pixel in near)


def _distance(first: QColor, second: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(first.getRgb()[:3], second.getRgb()[:3], strict=True))


@pytest.mark.parametrize("dark", [True, False])
def test_the_curves_go_through_their_points(roc: CurveChart, dark: bool) -> None:
    roc.setPalette(palette(dark))
    image, ink = roc.grab().toImage(), Ink.of(roc.palette())
    assert reaches(image, roc.point(0.5, 0.9), ink.series[0])
    assert reaches(image, roc.point(0.3, 0.6), ink.series[1], reach=6)  # dashed
    assert not reaches(image, roc.point(0.8, 0.3), ink.series[0])
    area = roc.plot_area()
    assert roc.point(0.0, 0.0) == area.bottomLeft()
    assert roc.point(1.0, 1.0) == area.topRight()
    assert area.width() == area.height()


@pytest.mark.parametrize("dark", [True, False])
def test_both_colours_stand_out_from_the_ground_and_from_each_other(dark: bool) -> None:
    from app.charts.confusion_chart import _contrast

    ink = Ink.of(palette(dark))
    assert all(_contrast(colour, ink.ground) >= 3.0 for colour in ink.series)
    assert _contrast(ink.secondary, ink.ground) >= 4.5
    assert _distance(*ink.series) > 150


def test_the_mouse_reads_the_nearest_point(qtbot: QtBot, roc: CurveChart) -> None:
    near = roc.point(0.5, 0.9) + QPointF(6, 4)
    with qtbot.waitSignal(roc.reading_changed):
        hover(roc, near)
    assert roc.reading == ("first", 0.5, 0.9)
    assert "Sensitivity 0.900" in roc.accessibleDescription()
    hover(roc, roc.point(0.9, 0.1))
    assert roc.reading is None


def test_the_arrow_keys_walk_along_a_curve_and_to_the_other(qtbot: QtBot, roc: CurveChart) -> None:
    roc.setFocus()
    qtbot.keyClick(roc, Qt.Key.Key_Right)
    assert roc.reading == ("first", 0.5, 0.9)
    qtbot.keyClick(roc, Qt.Key.Key_Left)
    assert roc.reading == ("first", 0.1, 0.7)
    qtbot.keyClick(roc, Qt.Key.Key_Up)
    assert roc.reading == ("second", 0.0, 0.0)
    for _ in range(5):
        qtbot.keyClick(roc, Qt.Key.Key_Right)
    assert roc.reading == ("second", 1.0, 1.0)
    qtbot.keyClick(roc, Qt.Key.Key_Escape)
    assert roc.reading is None


def test_a_chart_says_its_figures_in_words(roc: CurveChart) -> None:
    assert roc.accessibleName() == "ROC. first: AUC 0.900; second: AUC 0.800"
    assert [entry.text for entry in roc.legend] == [
        "first   AUC 0.900",
        "second   AUC 0.800",
        "at the threshold",
        "chance",
    ]
    roc.show_curves(ROC, (), "Not measured")
    assert roc.accessibleName() == "ROC. Not measured"
    assert not roc.grab().isNull()
    assert roc.reading is None


def test_a_confusion_matrix_reads_out_its_cells(qtbot: QtBot) -> None:
    chart = ConfusionChart()
    chart.show_matrix("Confusion", ("Normal", "Pneumonia"), ((8, 2), (1, 9)))
    shown(qtbot, chart)
    assert chart.accessibleName() == "Confusion. 17 of 20 images are called as they are labelled"
    assert chart.share(0, 1) == 0.2
    hover(chart, chart.cell(0, 1).center())
    assert chart.reading == ("Normal", "Pneumonia", 2)
    assert "labelled Normal, called Pneumonia" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.reading == ("Pneumonia", "Pneumonia", 9)
    image, ink = chart.grab().toImage(), Ink.of(chart.palette())
    right = chart.cell(1, 1)
    assert _distance(image.pixelColor((right.topLeft() + QPointF(8, 8)).toPoint()), ink.series[0]) < 100
    chart.show_matrix("Confusion", (), (), "Not measured")
    assert not chart.grab().isNull()
