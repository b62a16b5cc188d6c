"""The user guide in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QColor, QPalette, QTextBlock, QTextDocument
from PySide6.QtWidgets import QMenu

from app.dialogs.guide import GuideDialog, guide_file
from tests.app.conftest import Station
from tests.test_guide import menu_paths

ENGLISH = Path(__file__).resolve().parents[2] / "docs" / "guide" / "en.md"


def opened(station: Station) -> GuideDialog:
    station.window.actions_.guide.trigger()
    dialog = station.window.help_parts.guide_dialog
    assert dialog is not None
    return dialog


def plain(text: str) -> str:
    return text.replace("&", "").rstrip("\u2026")


def entries(menu: QMenu) -> set[str]:
    return {plain(action.text()) for action in menu.actions()}


def test_every_menu_path_of_the_guide_is_there(station: Station) -> None:
    menus = {plain(top.text()): entries(top.menu()) for top in station.window.menuBar().actions()}
    for path in menu_paths(ENGLISH):
        menu, entry = path.split(" \u203a ")
        assert entry in menus[menu], path


def test_contents_search_and_the_way_back(station: Station) -> None:
    dialog = opened(station)
    browser, qtbot = dialog.browser, station.qtbot
    assert not dialog.isModal()
    assert dialog.in_own_language
    assert "Research use only" in browser.toPlainText()
    assert dialog.contents.item(1).text() == "A case"
    assert not dialog.back.isEnabled()
    top = browser.verticalScrollBar().value()
    dialog.contents.itemClicked.emit(dialog.contents.item(7))
    station.wait(lambda: browser.verticalScrollBar().value() > top)
    assert dialog.back.isEnabled()
    dialog.back.click()
    assert browser.source().fragment() == ""
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    station.wait(dialog.search.hasFocus)
    qtbot.keyClicks(dialog.search, "adjudicator")
    first = browser.textCursor().selectionStart()
    assert browser.textCursor().selectedText() == "adjudicator"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert browser.textCursor().selectedText() == "adjudicator"
    assert first == browser.textCursor().selectionStart()  # the only one: it begins anew
    qtbot.keyClicks(dialog.search, "zzz")
    assert dialog.said.text() == "Not found"
    dialog.reject()


def test_links_take_the_colours_of_another_theme(station: Station) -> None:
    station.window.desk_parts.preferences.keep(theme="dark")
    dialog = opened(station)
    browser = dialog.browser
    browser.verticalScrollBar().setValue(300)
    station.window.desk_parts.preferences.keep(theme="light")
    station.wait(lambda: link_colour(browser.document()) == browser.palette().color(QPalette.ColorRole.Link))
    assert browser.verticalScrollBar().value() == 300
    dialog.reject()


def link_colour(document: QTextDocument) -> QColor:
    """Of the first link."""
    formats = (span.format for block in iter_blocks(document) for span in block.textFormats())
    return next(one.foreground().color() for one in formats if one.isAnchor() and one.anchorHref())


def iter_blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_its_pictures_are_drawn(station: Station) -> None:
    dialog = opened(station)
    picture = dialog.browser.loadResource(2, dialog.browser.source().resolved(QUrl("images/en/queue.png")))
    assert not picture.isNull() if hasattr(picture, "isNull") else bool(picture)
    dialog.reject()


def test_a_language_without_a_guide_gets_the_english_one_and_is_told(station: Station) -> None:
    assert guide_file("xx") == (guide_file("en")[0], False)
    before = QLocale()
    missing = next((code for code in ("vi", "zh_CN") if not guide_file(code)[1]), None)
    if missing is None:
        return
    QLocale.setDefault(QLocale(missing))
    dialog = opened(station)
    QLocale.setDefault(before)
    assert not dialog.in_own_language
    assert "this is the English one" in " ".join(label.text() for label in dialog.findChildren(type(dialog.said)))
    dialog.reject()
