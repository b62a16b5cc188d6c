"""Finds words among the pages of the settings: rows without one of them go, pages without a row too, and hits are bold.

As everywhere in the window, without capitals, and without the marks on letters.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFormLayout,
    QLabel,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from app.i18n import searchable

ALSO = Qt.ItemDataRole.UserRole  # of an item: words by which its row is found, beside what it shows


def search_pages(tabs: QTabWidget, wanted: str) -> int:
    """Show what has every word of `wanted` in it, everything for ''; how many rows do."""
    words = searchable(wanted).split()
    found = [_search_page(tabs.widget(number), words) for number in range(tabs.count())]
    titles = [_plain(tabs.tabText(number)) for number in range(tabs.count())]
    for number, rows in enumerate(found):
        named = bool(words) and _has_all(words, [titles[number]])
        if named and not rows:
            _search_page(tabs.widget(number), [])
        tabs.setTabVisible(number, bool(rows or named or not words))
    return sum(found)


def _has_all(words: list[str], texts: Iterable[str]) -> bool:
    together = "\n".join(texts)
    return all(word in together for word in words)


def _has_one(words: list[str], texts: Iterable[str]) -> bool:
    together = "\n".join(texts)
    return any(word in together for word in words)


def _plain(text: str) -> str:
    """Without the marks of keys."""
    return searchable(text.replace("&", ""))


def _search_page(page: QWidget | None, words: list[str]) -> int:
    if page is None:
        return 0
    form, table = page.layout(), page.findChild(QTableWidget)
    if isinstance(form, QFormLayout):
        return _search_form(form, words)
    return _search_table(table, words) if table is not None else 0


def _search_form(form: QFormLayout, words: list[str]) -> int:
    """A remark below a row, which has no label, stays or goes with it; so do further fields of it."""
    groups: list[list[int]] = []
    for row in range(form.rowCount()):
        label = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        named = label.widget() if label is not None else None
        text = _texts(named)[0] if named is not None else ""
        if text or not groups:
            groups.append([])
        groups[-1].append(row)
    hits = 0
    for group in groups:
        widgets = [widget for row in group for widget in _widgets_of(form, row)]
        hit = _has_all(words, (text for widget in widgets for text in _texts(widget)))
        for widget in widgets:
            _mark(widget, hit and _has_one(words, _texts(widget)))
        for row in group:
            form.setRowVisible(row, hit)
        hits += hit
    return hits


def _widgets_of(form: QFormLayout, row: int) -> list[QWidget]:
    items = (form.itemAt(row, role) for role in (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if widget is not None]


def _texts(widget: QWidget) -> list[str]:
    """What a widget says, without the marks of its keys."""
    if isinstance(widget, QComboBox):
        said = [widget.itemText(number) for number in range(widget.count())]
    else:
        said = [widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else widget.accessibleName()]
    return [_plain(text) for text in said]


def _mark(widget: QWidget, hit: bool) -> None:
    if isinstance(widget, (QLabel, QAbstractButton)):
        font = widget.font()
        font.setBold(hit)
        widget.setFont(font)


def _search_table(table: QTableWidget, words: list[str]) -> int:
    hits = 0
    for row in range(table.rowCount()):
        items = [item for column in range(table.columnCount()) if (item := table.item(row, column)) is not None]
        texts = [searchable(item.text()) for item in items]
        hit = _has_all(words, [*texts, *(searchable(item.data(ALSO) or "") for item in items)])
        for item, text in zip(items, texts, strict=True):
            font = item.font()
            font.setBold(hit and _has_one(words, [text]))
            item.setFont(font)
        table.setRowHidden(row, not hit)
        hits += hit
    return hits
