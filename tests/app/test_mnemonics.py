"""The letters behind Alt: on every keyboard, and each for one thing at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from app import i18n
from tests.app.conftest import Station

LANGUAGES = ("en", "vi", "zh_CN")


@pytest.fixture(params=LANGUAGES)
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.speak(qapp, request.param)
    yield request.param
    i18n.speak(qapp, "en")


def wrong_letters(texts: Iterable[str]) -> list[str]:
    """What has a letter that another has too, or that no keyboard has."""
    taken: dict[str, str] = {}
    wrong = []
    for text in texts:
        for letter in re.findall(r"&([^&\s])", text.replace("&&", "")):
            if not letter.isascii() or taken.setdefault(letter.lower(), text) != text:
                wrong.append(f"{taken.get(letter.lower(), '')!r} and {text!r}")
    return wrong


def menus(top: QMenu, name: str) -> Iterator[tuple[str, list[str]]]:
    """Each menu with what stands in it, once it is filled."""
    top.aboutToShow.emit()
    yield name, [action.text() for action in top.actions() if action.isVisible()]
    for action in top.actions():
        if isinstance(below := action.menu(), QMenu):
            yield from menus(below, action.text())


def on_page(page: QWidget) -> list[str]:
    """The texts of a page that a letter leads to."""
    labels = [label.text() for label in page.findChildren(QLabel) if label.buddy() is not None]
    return labels + [button.text() for button in page.findChildren(QAbstractButton)]


def test_no_two_entries_of_a_menu_share_a_letter(spoken: str, station: Station) -> None:
    bar = station.window.menuBar()
    assert not wrong_letters(top.text() for top in bar.actions())
    for top in bar.actions():
        for name, texts in menus(top.menu(), top.text()):
            assert not wrong_letters(texts), f"{spoken}: {name}"


def test_no_page_of_the_settings_shares_a_letter_with_its_tabs(spoken: str, station: Station) -> None:
    station.window.actions_.settings.trigger()
    dialog = station.window.desk_parts.settings_dialog
    assert dialog is not None
    tabs = [dialog.tabs.tabText(place) for place in range(dialog.tabs.count())]
    for place, name in enumerate(tabs):
        assert not wrong_letters([*tabs, *on_page(dialog.tabs.widget(place))]), f"{spoken}: {name}"
    dialog.close()
