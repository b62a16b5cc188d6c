"""The columns of the relabel queue: as wide as their words while there is room, and as the reader drags them."""

from __future__ import annotations

from pathlib import Path

from app.first_look import first_look
from app.panels.fitted_columns import fitted
from app.panels.queue_table import GIVING
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx

NETWORK = 3


def test_those_that_give_way_first_are_cut_first() -> None:
    assert fitted((100, 100, 100), (40, 40, 40), (2, 0, 1), 400) == (100, 100, 100)
    assert fitted((100, 100, 100), (40, 40, 40), (2, 0, 1), 260) == (100, 100, 60)
    assert fitted((100, 100, 100), (40, 40, 40), (2, 0, 1), 220) == (80, 100, 40)
    assert fitted((100, 100, 100), (40, 40, 40), (2, 0, 1), 50) == (40, 40, 40)


def test_what_the_network_says_is_whole_at_1280_and_widths_of_the_reader_are_kept(
    station: Station, films: Path
) -> None:
    write_dx(films / "film.dcm", chest_like(300, 400, 12))
    station.open_analysed(films)
    station.verdict("2", "d")
    window, panel = station.window, station.window.queue_panel
    window.resize(1280, 800)
    window.actions_.show_queue.trigger()
    station.wait(lambda: panel.model.rowCount() == 1)
    table, metrics = panel.table, panel.table.fontMetrics()
    station.be_quiet()
    assert table.horizontalHeader().length() <= table.viewport().width()
    for column in (0, 1, 2, NETWORK, 4, 9):
        text = panel.model.index(0, column).data()
        assert metrics.horizontalAdvance(text) + 16 <= table.columnWidth(column), text
    assert sorted(GIVING) == list(range(panel.model.columnCount()))
    table.horizontalHeader().resizeSection(NETWORK, 190)
    assert panel.columns.own[NETWORK] == 190
    station.wait(lambda: window.desk_parts.desk.ready)
    window.desk_parts.close()
    station.wait(lambda: bool(first_look(station.data_dir).queue_columns))
    panel.columns.restore(())
    assert table.columnWidth(NETWORK) != 190
    window.desk_parts.restore(first_look(station.data_dir))
    assert table.columnWidth(NETWORK) == 190
