"""The image's share of `bench`: what it times is really painted, and a missing peer is said."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.image_measures import WITHOUT_PEER, _step_row, film, our_contender, our_view, with_heat
from app.theme import apply_theme


def test_a_step_paints_another_picture_and_the_map_over_it(qtbot: QtBot, qapp) -> None:
    apply_theme(qapp)
    view = our_view(film()[:400, :400].copy())
    qtbot.addWidget(view)
    step = our_contender(view).step
    step(0.0)
    first = view.grab().toImage()
    step(5000.0)
    second = view.grab().toImage()
    assert second != first
    take_off = with_heat(view)
    assert view.grab().toImage() != second
    take_off()
    assert view.grab().toImage() == second


def test_what_is_timed_was_painted(qtbot: QtBot, qapp) -> None:
    view = our_view(film()[:400, :400].copy())
    qtbot.addWidget(view)
    assert our_contender(view).time_ms(0) > 0.0
    assert view.isHidden()


def test_without_pyqtgraph_ours_is_still_measured_and_the_remedy_is_named() -> None:
    row = _step_row("a step", "peer", [3.0, 2.0, 4.0], None)
    assert (row["ours_ms"], row["peer"], row["ratio"]) == (3.0, WITHOUT_PEER, None)
    assert _step_row("a step", "peer", [3.0, 2.0, 4.0], [9.0, 9.0, 9.0])["ratio"] == 3.0
