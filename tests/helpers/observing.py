"""Everything that a window lets anybody see, read, hear or find on disk, as plain values that can be compared."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from core.findings import Prediction

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.BackgroundRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole + 1,
)
READ = (
    "text", "title", "currentText", "placeholderText", "toPlainText", "value", "minimum", "maximum", "isChecked",
    "count", "whole_text", "figure_text", "band_text", "call_text", "verdict_text", "windowTitle", "toolTip",
    "statusTip", "whatsThis", "accessibleName", "accessibleDescription", "isEnabled", "isVisible", "cursor",
)  # fmt: skip


def observed(window: QWidget) -> dict[str, object]:
    """Name of a place -> what is there: in every window, widget, action, model, accessible object, the clipboard."""
    found: dict[str, object] = {}
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible() or top is window]
    tops.sort(key=lambda top: (type(top).__name__, top.windowTitle()))  # Qt lists them in no order
    for top in tops:
        for number, widget in enumerate([top, *top.findChildren(QWidget)]):
            place = f"{type(top).__name__}: {type(widget).__name__} {number}"
            found[place] = tuple(_read(widget, name) for name in READ)
            if isinstance(widget, QAbstractItemView) and widget.model() is not None:
                found[f"{place} items"] = list(_items(widget.model(), QModelIndex()))
        for number, action in enumerate(top.findChildren(QAction)):
            said = (action.text(), action.toolTip(), action.isEnabled(), action.isChecked(), action.isVisible())
            found[f"{type(top).__name__}: action {number} {action.text()}"] = said
        found[f"{type(top).__name__} spoken"] = list(_spoken(QAccessible.queryAccessibleInterface(top)))
        drawn = top.grab().toImage()
        found[f"{type(top).__name__} drawn"] = bytes(drawn.constBits())
    clipboard = QGuiApplication.clipboard()
    found["clipboard"] = (clipboard.text(), bytes(clipboard.image().constBits() or b""))
    return found


def _read(widget: QWidget, name: str) -> object:
    value = getattr(widget, name, None)
    value = value() if callable(value) else value
    return str(value.shape()) if name == "cursor" else value


def _items(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[object, ...]]:
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield tuple(str(model.data(index, role)) for role in ROLES)
            yield from _items(model, index)


def _spoken(interface: QAccessibleInterface | None) -> Iterator[tuple[object, ...]]:
    """The accessible tree, as a screen reader walks it."""
    if interface is None or not interface.isValid():
        return
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
    yield (str(interface.role()), *(interface.text(kind) for kind in kinds))
    for number in range(interface.childCount()):
        yield from _spoken(interface.child(number))


def written(folders: list[Path], said: Prediction, *, maps_of_this_alone: bool = False) -> list[str]:
    """The files that hold any figure of a prediction: as text, in either byte order, or its maps. Without
    `maps_of_this_alone`, those too that hold any map at all."""
    needles = set() if maps_of_this_alone else {b"gradcam"}
    for score in said.scores:
        figure = score.probability
        needles |= {repr(figure).encode(), struct.pack("<d", figure), struct.pack(">d", figure)}
        if 0.01 < figure < 0.99:  # beyond that, other cases share the four digits
            needles.add(f"{figure:.4f}".encode())
    for heatmap in said.heatmaps:
        if heatmap.grid.any():  # a map without any evidence is zeros, which are found everywhere
            needles.add(heatmap.grid.tobytes())
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [f"{path}: {needle!r}" for path in files for needle in needles if needle in path.read_bytes()]
