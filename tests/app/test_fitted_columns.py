"""The columns of the relabel queue: as wide as their words while there is room, and as the reader drags them."""

from __future__ import annotations

from pathlib import Path

from app.first_look import first_look
from app.panels.fitted_columns import fitted, too_many
from app.panels.queue_table import GIVING
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx

NETWORK = 3


def test_those_that_give_way_first_are_cut_first() -> None:
    assert fitted((100, 100, 100), (40, 40, 40), (2, 0, 1), 400) == (100, 100, 100)
    assert fitted((100, 100, 100), (40, 40, 40), (2, 0, 1), 260) == (100, 100, 60)
    assert fitted((100, 100, 100), (40, 40, 40), (2, 0, 1), 220) == (80, 100, 40)
    assert fitted((100, 100, 100), (40, 40, 40), (2, 0, 1), 50) == (40, 40, 40)


def test_as_few_columns_are_left_out_as_there_need_be() -> None:
    assert too_many((100, 100, 100), (2, 1), 300) == ()
    assert too_many((100, 100, 100), (2, 1), 290) == (2,)
    assert too_many((100, 100, 100), (2, 1), 150) == (2, 1)


def test_beside_the_chosen_case_no_word_of_the_queue_is_cut(station: Station, films: Path) -> None:
    """At 1440, where there is no room for all columns; time and image are told beside the table then."""
    write_dx(films / "film.dcm", chest_like(300, 400, 12))
    station.open_analysed(films)
    station.verdict("2", "d")
    window, panel = station.window, station.window.queue_panel
    window.resize(1440, 900)
    window.actions_.show_queue.trigger()
    station.wait(lambda: panel.model.rowCount() == 1)
    panel.table.selectRow(0)
    station.be_quiet()
    assert panel.preview.isVisible()
    table, metrics = panel.table, panel.table.fontMetrics()
    assert table.horizontalHeader().length() <= table.viewport().width()
    texts = [panel.model.index(0, column).data() for column in range(panel.model.columnCount())]
    hidden = [column for column in range(len(texts)) if table.isColumnHidden(column)]
    assert [panel.preview.fields[name].text() for name in ("image", "when")] == texts[7:9]
    assert hidden in ([8], [8, 7], [7, 8])
    for column, text in enumerate(texts):
        assert column in hidden or metrics.horizontalAdvance(text) + 16 <= table.columnWidth(column), text
    before = [column for column in range(len(texts)) if column not in hidden]
    table.horizontalHeader().resizeSection(NETWORK, 190)
    window.resize(1441, 900)
    station.wait(lambda: not any(table.isColumnHidden(column) for column in range(len(texts))))
    panel.columns.restore(())
    assert [column for column in range(len(texts)) if not table.isColumnHidden(column)] == before


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
