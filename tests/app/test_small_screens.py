"""The window on screens that are small for its text: nothing is cut, nothing reaches beyond the screen."""

from __future__ import annotations

import pytest

from tests.app.conftest import Station
from tests.helpers.shown_words import room_for_text


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1366, 768), (200, 1920, 1200)])
def test_the_window_fits_the_screen_and_cuts_no_word(station: Station, percent: int, width: int, height: int) -> None:
    station.window.desk_parts.preferences.keep(text_size_percent=percent)
    station.wait(lambda: station.window.font().pointSizeF() == station.window.menuBar().font().pointSizeF())
    least = station.window.minimumSizeHint()
    assert least.width() <= width - 100
    assert least.height() <= height - 100
    station.window.resize(least.width(), height)
    station.wait(lambda: station.window.width() == least.width())
    bar = station.window.study_list.bar
    for box in (bar.states, bar.order):
        words = [box.itemText(place) for place in range(box.count())]
        longest = max(box.fontMetrics().horizontalAdvance(word) for word in words)
        station.wait(lambda box=box, longest=longest: room_for_text(box) >= longest)
    for slider in (station.window.image_pane.heatmap_bar.opacity, station.window.image_pane.heatmap_bar.threshold):
        assert slider.width() >= 60
