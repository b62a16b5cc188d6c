"""What the study list says of a file that cannot be shown, and the room that it says it in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontDatabase, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from app import i18n
from app.panels.study_rows import ROW_ROLE, Row, StudyRows
from app.panels.thumbnails import Thumbnails
from app.theme import apply_theme
from app.wording import without_file

FULL_SQUARE = "\u56fd"  # touches the top and the bottom of its line


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[QApplication]:
    if "Noto Sans CJK SC" not in QFontDatabase.families():
        pytest.skip("the font Noto Sans CJK is not installed")
    i18n.speak(qapp, "zh_CN")
    yield qapp
    apply_theme(qapp)
    i18n.speak(qapp, "en")


@pytest.mark.parametrize("text_size_percent", [100, 150, 200])
@pytest.mark.parametrize("row", [Row("problem", "A", FULL_SQUARE * 60), Row("image", "A", FULL_SQUARE * 60)])
def test_no_line_of_a_chinese_reason_is_cut(chinese: QApplication, row: Row, text_size_percent: int) -> None:
    apply_theme(chinese, text_size_percent=text_size_percent)
    row = Row(row.kind, row.title, row.subtitle, unreadable=row.kind == "image")
    first, *_, last = _heights_of_lines(chinese, row)[-2:]
    assert last >= first - 1


def _heights_of_lines(application: QApplication, row: Row) -> list[int]:
    """How high the ink of each line of a row is, from top to bottom."""
    model, rows = QStandardItemModel(), StudyRows(Thumbnails.__new__(Thumbnails))
    item = QStandardItem()
    item.setData(row, ROW_ROLE)
    model.appendRow(item)
    option = QStyleOptionViewItem()
    option.font = application.font()
    size = rows.sizeHint(option, item.index())
    option.rect = QRect(0, 0, 240, size.height())
    picture = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    picture.fill(0)
    painter = QPainter(picture)
    rows.paint(painter, option, item.index())
    painter.end()
    inked = [any(picture.pixel(x, y) & 0xFF > 64 for x in range(80, 240)) for y in range(picture.height())]
    return [len(band) for band in "".join("#" if one else " " for one in inked).split()]


def test_a_reason_goes_on_from_the_name_that_the_row_has() -> None:
    path = "/films/half.dcm"
    assert without_file(f"{path} breaks off; copy it again.", path) == "breaks off; copy it again."
    assert without_file(f"No file {path} in it.", path) == "No file half.dcm in it."
