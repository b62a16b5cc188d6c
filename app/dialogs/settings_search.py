"""Finds words among the pages of the settings: rows without them go, pages without a row too, and hits are bold."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFormLayout,
    QLabel,
    QTableWidget,
    QTabWidget,
    QWidget,
)


def search_pages(tabs: QTabWidget, wanted: str) -> int:
    """Show what has `wanted` in it, everything for ''; how many rows do."""
    found = [_search_page(tabs.widget(number), wanted.casefold()) for number in range(tabs.count())]
    titles = [tabs.tabText(number).replace("&", "").casefold() for number in range(tabs.count())]
    for number, rows in enumerate(found):
        named = bool(wanted) and wanted.casefold() in titles[number]
        if named and not rows:
            _search_page(tabs.widget(number), "")
        tabs.setTabVisible(number, bool(rows or named or not wanted))
    return sum(found)


def _search_page(page: QWidget | None, wanted: str) -> int:
    if page is None:
        return 0
    form, table = page.layout(), page.findChild(QTableWidget)
    if isinstance(form, QFormLayout):
        return _search_form(form, wanted)
    return _search_table(table, wanted) if table is not None else 0


def _search_form(form: QFormLayout, wanted: str) -> int:
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
        marked = [widget for widget in widgets if any(wanted in text for text in _texts(widget))]
        for widget in widgets:
            _mark(widget, bool(wanted) and widget in marked)
        for row in group:
            form.setRowVisible(row, bool(marked))
        hits += bool(marked)
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
    return [text.replace("&", "").casefold() for text in said]


def _mark(widget: QWidget, hit: bool) -> None:
    if isinstance(widget, (QLabel, QAbstractButton)):
        font = widget.font()
        font.setBold(hit)
        widget.setFont(font)


def _search_table(table: QTableWidget, wanted: str) -> int:
    hits = 0
    for row in range(table.rowCount()):
        items = [item for column in range(table.columnCount()) if (item := table.item(row, column)) is not None]
        hit = False
        for item in items:
            here = wanted in item.text().casefold()
            font = item.font()
            font.setBold(bool(wanted) and here)
            item.setFont(font)
            hit = hit or here
        table.setRowHidden(row, not hit)
        hits += hit
    return hits
