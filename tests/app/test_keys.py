"""The keyboard: one table, the reader's own keys, the page of keys, and the palette."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from app import i18n
from app.dialogs.settings_dialog import SettingsDialog
from app.shortcuts import bare_name, collide, without_marks
from app.windows.actions import Actions, action_table, finding_group, preset_group
from app.windows.search_list import match_score
from core.settings import Settings, load_settings, save_settings
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx
from tests.test_translations import entries


def settings_page(station: Station) -> SettingsDialog:
    station.window.actions_.settings.trigger()
    dialog = station.window.desk_parts.settings_dialog
    assert dialog is not None
    return dialog


def test_the_table_has_every_action_once() -> None:
    names = [name for group in action_table() for name in group.entries]
    assert sorted(names) == sorted(field.name for field in fields(Actions))


def test_no_two_actions_come_with_the_same_key() -> None:
    keys = [
        (n, key)
        for group in (*action_table(), finding_group(), preset_group())
        for n, e in group.entries.items()
        for key in e.keys.split()
    ]
    assert all(QKeySequence(key).toString() for _, key in keys)
    assert [(one, other) for one, other in combinations(keys, 2) if collide(one[1], other[1])] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("&Open files\u2026", "Open files"),
        ("\u6253\u5f00\u6587\u4ef6(&O)\u2026", "\u6253\u5f00\u6587\u4ef6"),
        ("Cobb \u89d2(&C)", "Cobb \u89d2"),
        ("&1:1", "1:1"),
    ],
)
def test_outside_a_menu_an_action_is_named_without_its_mnemonic(text: str, name: str) -> None:
    assert bare_name(text) == name
    assert without_marks(text) == name + "\u2026" * text.endswith("\u2026")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    i18n.speak(qapp, "zh_CN")
    collide.cache_clear()
    yield
    i18n.speak(qapp, "en")
    collide.cache_clear()


def test_both_keys_of_return_work_where_the_language_calls_them_alike(chinese: None, station: Station) -> None:
    """QKeySequence(key) takes Enter for Return in Chinese: the number block's key would set nothing off."""
    both = [QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)]
    assert station.window.actions_.next_unread.shortcuts() == both
    shortcuts = station.window.desk_parts.shortcuts
    assert [name for name in shortcuts.actions if shortcuts.is_own(name)] == []


def test_every_action_stands_in_a_menu(station: Station) -> None:
    listed: set[QAction] = set()

    def collect(menu: QMenu) -> None:
        for action in menu.actions():
            listed.add(action)
            if action.menu() is not None:
                collect(action.menu())

    for top in station.window.menuBar().actions():
        collect(top.menu())
    networks = station.window.network_parts.networks.menu  # filled when it is opened
    networks.aboutToShow.emit()
    station.window.network_parts.maps.menu.aboutToShow.emit()
    collect(networks)
    collect(station.window.network_parts.maps.menu)
    missing = [name for name, action in station.window.actions_.by_id().items() if action not in listed]
    assert missing == []


def test_a_key_can_be_changed_and_is_kept(station: Station) -> None:
    page = settings_page(station).keyboard
    page.choose("fit")
    page.key.setKeySequence(QKeySequence("Shift+F"))
    assert page.said.text() == ""
    page.give.click()
    fit = station.window.actions_.fit
    assert fit.shortcut() == QKeySequence("Shift+F")
    assert "Shift+F" in fit.toolTip()
    station.wait(lambda: load_settings(station.data_dir).shortcuts == {"fit": ("Shift+F",)})
    page.back.click()
    assert fit.shortcut() == QKeySequence("F")
    assert fit.toolTip().endswith("(F)")
    station.wait(lambda: load_settings(station.data_dir).shortcuts == {})


def test_a_key_that_is_taken_is_refused_and_its_owner_named(station: Station) -> None:
    page = settings_page(station).keyboard
    page.choose("fit")
    page.key.setKeySequence(QKeySequence("H"))
    assert "Heatmap" in page.said.text()
    assert not page.give.isEnabled()
    page.key.setKeySequence(QKeySequence("Space"))
    assert "pans the image" in page.said.text()
    page.choose("heatmap")
    page.clear.click()
    page.choose("fit")
    page.key.setKeySequence(QKeySequence("H"))
    page.give.click()
    assert station.window.actions_.fit.shortcut() == QKeySequence("H")
    assert station.window.actions_.heatmap.shortcuts() == []
    page.back_all.click()
    assert station.window.actions_.heatmap.shortcut() == QKeySequence("H")
    assert station.window.actions_.fit.shortcut() == QKeySequence("F")


def test_the_list_of_keys_can_be_searched(station: Station) -> None:
    page = settings_page(station).keyboard
    page.search.setText("ctrl+k")
    shown = [row for row in range(page.table.rowCount()) if not page.table.isRowHidden(row)]
    assert [page.table.item(row, 0).text() for row in shown] == ["Find an action"]


def test_settings_that_contradict_themselves_are_told_and_leave_each_key_to_one(station: Station) -> None:
    said: list[str] = []
    station.session.message.connect(said.append)
    asked = {"fit": ("H",), "nothing": ("Z",), "mirror": ("Nonsense",)}
    station.window.desk_parts.preferences.keep(shortcuts=asked)
    a = station.window.actions_
    assert a.fit.shortcut() == QKeySequence("H")
    assert a.heatmap.shortcuts() == []
    assert any("H stays the key of" in sentence and "Heatmap" in sentence for sentence in said)
    assert any("nothing" in sentence for sentence in said)
    assert any("Nonsense" in sentence for sentence in said)


def test_kept_keys_hold_from_the_start(network, data_dir, qtbot, request) -> None:
    save_settings(data_dir, Settings(shortcuts={"fit": ("Shift+F",)}))
    station: Station = request.getfixturevalue("station")
    station.session.settings = load_settings(data_dir)
    station.session.reader_ready.emit(station.reader.thumbnail)
    assert station.window.actions_.fit.shortcut() == QKeySequence("Shift+F")


def test_f1_shows_the_keys_that_hold_now_and_any_key_closes_it(station: Station) -> None:
    station.window.desk_parts.shortcuts.assign("fit", ("Shift+F",))
    station.press(Qt.Key.Key_F1)
    overlay = station.window.desk_parts.key_overlay
    assert overlay.isVisible()
    assert "Shift+F" in overlay.text
    for group in action_table():
        assert group.title in overlay.text
        assert all(entry.name.replace("&", "") in overlay.text for entry in group.entries.values())
    inverted = station.window.view.inverted
    station.qtbot.keyClick(overlay, "i")
    assert not overlay.isVisible()
    assert station.window.view.inverted == inverted


def test_a_wide_window_shows_every_key_without_scrolling(station: Station) -> None:
    """In Chinese, whose lines are higher and shorter, that is one of 1440 x 900: four columns were too high for it."""
    station.window.resize(2400, 860)
    station.press(Qt.Key.Key_F1)
    overlay = station.window.desk_parts.key_overlay
    page = overlay.findChild(QScrollArea)
    assert page.verticalScrollBar().maximum() <= page.fontMetrics().height()


def test_no_chinese_menu_has_a_letter_twice(station: Station) -> None:
    """There the letter stands behind the word, and may be any. The view's menu has more entries than letters."""
    said = {message.source: forms[0] for message, forms, _ in entries("overread_zh_CN")}
    for top in station.window.menuBar().actions():
        texts = [said[action.text()] for action in top.menu().actions() if action.text() in said]
        assert len(texts) > 2
        letters = Counter(mark.group() for mark in map(re.compile(r"&\w").search, texts) if mark is not None)
        assert sum(letters.values()) - len(letters) <= max(0, len(texts) - 26), letters


def test_the_palette_finds_an_action_and_does_it(station: Station) -> None:
    station.qtbot.keyClick(station.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = station.window.desk_parts.palette
    assert palette.isVisible()
    assert palette.line.hasFocus()
    station.qtbot.keyClicks(palette.line, "relq")
    assert palette.offered[0] == "Relabel queue"
    station.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert station.window.tabs.currentIndex() == 1


def test_return_in_the_palette_does_what_is_chosen_and_nothing_else(station: Station) -> None:
    """It is the key to the next unread case elsewhere."""
    led: list[bool] = []
    station.window.actions_.next_unread.triggered.connect(lambda: led.append(True))
    station.window.actions_.next_unread.setEnabled(True)
    station.window.actions_.palette.trigger()
    palette = station.window.desk_parts.palette
    station.qtbot.keyClicks(palette.line, "relq")
    station.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert station.window.tabs.currentIndex() == 1
    assert led == []


def test_window_presets_have_keys_of_their_own(station: Station) -> None:
    assert station.window.desk_parts.shortcuts.assign("preset_2", ("F9",)) == ""
    preset = station.window.desk_parts.shortcuts.actions["preset_2"]
    assert preset.shortcut() == QKeySequence("F9")
    station.press(Qt.Key.Key_F1)
    assert "Preset 2" in station.window.desk_parts.key_overlay.text


def test_a_control_names_the_key_that_holds(station: Station) -> None:
    bar = station.window.image_pane.heatmap_bar
    assert bar.toggle.toolTip().endswith("(H)")
    station.window.desk_parts.shortcuts.assign("heatmap", ("F10",))
    assert bar.toggle.toolTip().endswith("(F10)")
    station.window.desk_parts.shortcuts.assign("heatmap", ())
    assert not bar.toggle.toolTip().endswith(")")


def test_findings_and_the_blind_notice_name_the_keys_that_hold(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    panel, shortcuts = station.window.predictions, station.window.desk_parts.shortcuts
    view = station.session.network_view
    view.explained, view.blind_first = False, True
    view.changed.emit()
    station.session.network_view_changed.emit(False)
    assert "(1\u20134, then P present, N absent or U unsure)" in panel.notice_text.text()
    assert panel.rows[1].toolTip().splitlines()[0].endswith("(2)")
    shortcuts.assign("finding_2", ("F9",))
    shortcuts.assign("present", ("F10",))
    shortcuts.assign("unsure", ())
    assert "(1, F9, 3, 4, then F10 present, N absent or unsure)" in panel.notice_text.text()
    assert panel.rows[1].toolTip().splitlines()[0].endswith("(F9)")


def test_the_palette_walks_with_the_arrows_and_closes_with_escape(station: Station) -> None:
    palette = station.window.desk_parts.palette
    station.window.actions_.palette.trigger()
    first = palette.list.currentRow()
    station.qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentRow() == first + 1
    station.qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_what_cannot_be_done_now_is_not_done_from_the_palette(station: Station) -> None:
    station.window.actions_.palette.trigger()
    palette = station.window.desk_parts.palette
    station.qtbot.keyClicks(palette.line, "mirror")
    assert palette.offered == ["Mirror"]
    station.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("nq", "Network\u2019s queue", "Unique"),
        ("inv", "Invert", "What the network saw, invisible"),
        ("fit", "Fit to window", "Find it"),
        ("open", "Open files", "Stop or end"),
    ],
)
def test_letters_at_the_start_of_words_and_in_a_row_count_more(query: str, better: str, worse: str) -> None:
    assert match_score(query, better) > match_score(query, worse)


def test_what_is_typed_without_its_marks_is_found() -> None:
    assert match_score("do", "\u0110o g\u00f3c") > 0.0
    assert match_score("mo hinh", "M\u00f4 h\u00ecnh") == match_score("m\u00f4 h\u00ecnh", "M\u00f4 h\u00ecnh") > 0.0


def test_a_letter_that_is_missing_finds_nothing() -> None:
    assert match_score("xyz", "Invert") == 0.0
    assert match_score("tr", "rt") == 0.0
    assert match_score("", "Invert") == 1.0


def test_a_button_shows_the_key_that_holds(station: Station) -> None:
    agree = station.window.assessment.agree
    assert agree.text() == "Agree  A"
    assert station.window.desk_parts.shortcuts.assign("agree", ("Tab",)) != ""
    assert agree.text() == "Agree  A"
    station.window.desk_parts.shortcuts.assign("agree", ("F10",))
    assert agree.text() == "Agree  F10"
    assert agree.toolTip().endswith("(F10)")
    station.window.desk_parts.shortcuts.assign("agree", ())
    assert agree.text() == "Agree"
    assert agree.accessibleName() == "Agree"
