"""The settings: every one is told of, and found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QFormLayout, QTableWidget

from app.dialogs.every_setting import PADDING_PX, about_settings
from app.dialogs.settings_dialog import SettingsDialog
from app.i18n import speak
from core.settings import Settings
from tests.app.conftest import Station

ROOT = Path(__file__).resolve().parents[2]


def opened(station: Station) -> SettingsDialog:
    station.window.actions_.settings.trigger()
    dialog = station.window.desk_parts.settings_dialog
    assert dialog is not None
    return dialog


def visible_tabs(dialog: SettingsDialog) -> list[str]:
    tabs = dialog.tabs
    return [tabs.tabText(number).replace("&", "") for number in range(tabs.count()) if tabs.isTabVisible(number)]


def test_settings_documentation_and_dialog_name_the_same(qapp) -> None:
    documented = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"), re.M)
    fields = [field.name for field in msgspec.structs.fields(Settings)]
    assert sorted(documented) == sorted(fields) == sorted(about_settings())
    assert all(about.what for about in about_settings().values())


def test_no_setting_is_cut_short_whether_found_or_listed(station: Station) -> None:
    dialog = opened(station)
    table = dialog.every.table
    dialog.tabs.setCurrentWidget(dialog.every)
    for wanted in ("", "max_"):  # what is found stands in bold
        dialog.search.setText(wanted)
        QApplication.processEvents()
        assert all(table.columnWidth(column) >= table.sizeHintForColumn(column) for column in (0, 3))
        shown = [row for row in range(table.rowCount()) if not table.isRowHidden(row)]
        assert shown
        assert all(table.rowHeight(row) >= table.sizeHintForRow(row) for row in shown)
    dialog.search.clear()
    for width in range(800, 1000, 8):
        dialog.resize(width, dialog.height())
        QApplication.processEvents()
        assert not [table.item(row, 2).text() for row in range(table.rowCount()) if lacks_a_line(table, row)]


def lacks_a_line(table: QTableWidget, row: int) -> bool:
    """Whether what a setting does takes more lines than its row has."""
    room = QRect(0, 0, table.columnWidth(2) - PADDING_PX, 1000)
    text = table.item(row, 2).text()
    needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
    return needed > table.rowHeight(row)


def test_what_the_window_does_not_change_is_said_to_be_in_the_file(station: Station) -> None:
    page = opened(station).every
    assert str(station.data_dir / "settings.json") in page.file.text()
    told = {page.table.item(row, 0).text(): page.table.item(row, 3).text() for row in range(page.table.rowCount())}
    assert told["max_pixels"] == "settings.json"
    assert told["theme"] == "Settings \u203a Appearance"
    station.window.desk_parts.settings_dialog.reject()


def test_typing_keeps_the_rows_and_pages_that_match(station: Station) -> None:
    dialog = opened(station)
    dialog.search.setText("light")
    assert visible_tabs(dialog) == ["Appearance", "Keyboard", "All settings"]
    form = dialog.look.layout()
    assert isinstance(form, QFormLayout)
    shown = [form.itemAt(row, QFormLayout.ItemRole.LabelRole).widget().text() for row in range(form.rowCount())
             if form.isRowVisible(row) and form.itemAt(row, QFormLayout.ItemRole.LabelRole)]  # fmt: skip
    assert [text.replace("&", "") for text in shown if text] == ["Theme"]
    table = dialog.every.table
    rows = [row for row in range(table.rowCount()) if not table.isRowHidden(row)]
    assert [table.item(row, 0).text() for row in rows] == ["theme"]
    assert table.item(rows[0], 2).font().bold()
    assert not table.item(rows[0], 0).font().bold()
    dialog.search.setText("xyzzy")
    assert visible_tabs(dialog) == []
    assert dialog.found.text() == "Found: 0"
    dialog.search.clear()
    assert len(visible_tabs(dialog)) == 5
    assert not any(table.isRowHidden(row) for row in range(table.rowCount()))
    dialog.reject()


def rows_found(dialog: SettingsDialog, wanted: str) -> list[str]:
    dialog.search.setText(wanted)
    table = dialog.every.table
    return [table.item(row, 0).text() for row in range(table.rowCount()) if not table.isRowHidden(row)]


def test_settings_are_found_by_value_by_another_word_and_by_several(station: Station) -> None:
    dialog = opened(station)
    assert rows_found(dialog, "inferno") == ["heatmap_colours"]
    assert rows_found(dialog, "dark mode") == ["theme"]
    assert rows_found(dialog, "GPU") == ["device"]
    assert rows_found(dialog, "kept backups weekly") == ["weekly_backups"]
    dialog.reject()


@pytest.fixture
def vietnamese(qapp) -> Iterator[None]:
    speak(qapp, "vi")
    yield
    speak(qapp, "en")


def test_settings_are_found_without_the_marks_on_letters(station: Station, vietnamese: None) -> None:
    dialog = opened(station)
    assert rows_found(dialog, "ngon ngu cua so") == ["language"]
    assert "text_size_percent" in rows_found(dialog, "co chu")
    assert "Hi\u1ec3n th\u1ecb" in visible_tabs(dialog)
    dialog.reject()


def test_a_change_keeps_what_is_being_looked_for(station: Station) -> None:
    dialog = opened(station)
    dialog.search.setText("idle")
    assert visible_tabs(dialog) == ["Privacy", "All settings"]
    dialog.keeping.lock_after.setValue(7)
    assert visible_tabs(dialog) == ["Privacy", "All settings"]
    dialog.reject()
