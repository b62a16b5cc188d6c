"""The language of the window: which one, and how it writes numbers, dates, plurals and the names of findings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QSpinBox
from pytestqt.qtbot import QtBot

from app import i18n
from app.command_run import _step as step_of
from app.first_look import first_look
from app.language_check import language_rows
from app.panels.queue_filters import _offer as offer
from app.theme import apply_theme
from app.wording import finding_label
from core.cli import output
from core.errors import FileFault, Sentence
from core.findings import Finding
from core.progress import CountedLine
from core.settings import Settings, change_settings


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which speaks English again behind the test."""
    yield qapp
    i18n.speak(qapp, "en")


def test_numbers_and_dates_follow_the_language(spoken: QApplication) -> None:
    moment, said = datetime(2026, 3, 9, 14, 5), {}
    for language in i18n.NAMES:
        i18n.speak(spoken, language)
        assert i18n.language() == language
        said[language] = (
            i18n.decimal(1234.56, 1), i18n.significant(0.0123, 2), i18n.grouped(12345),
            i18n.date_text("2026-03-09"), i18n.time_text(moment),
        )  # fmt: skip
    assert said == {
        "en": ("1234.6", "0.012", "12,345", "2026-03-09", "2026-03-09 14:05"),
        "vi": ("1234,6", "0,012", "12.345", "09/03/2026", "09/03/2026 14:05"),
        "zh_CN": ("1234.6", "0.012", "12,345", "2026-03-09", "2026-03-09 14:05"),
    }


@pytest.mark.parametrize(
    ("language", "sorted_names"),
    [
        ("vi", "Anh \u00e1nh Dung \u0110\u1ed7 Em Zoe"),
        ("zh_CN", "\u9648 \u674e \u738b Anh Zoe"),
        ("en", "Anh \u00e1nh \u0110\u1ed7 Dung Zoe"),
    ],
)
def test_names_are_sorted_as_the_language_does(spoken: QApplication, language: str, sorted_names: str) -> None:
    i18n.speak(spoken, language)
    names = sorted_names.split()
    assert sorted(sorted(names), key=i18n.NameKey) == names
    assert i18n.NameKey("Zoe") == i18n.NameKey("zoe")
    assert sorted([("Zoe", 2), ("zoe", 1)], key=lambda one: (i18n.NameKey(one[0]), one[1]))[0][1] == 1


def test_a_day_that_is_none_stays_as_the_file_states_it(qapp: QApplication) -> None:
    assert i18n.date_text("1997?") == "1997?"


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        (["vi-Latn-VN", "vi-VN", "vi-Latn", "vi"], "vi"),
        (["zh-Hans-SG", "zh-SG", "zh-Hans", "zh"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW", "zh-Hant", "zh"], "en"),
        (["de-Latn-DE", "de-DE", "de-Latn", "de", "vi-Latn-VN", "vi"], "vi"),
        (["en-Latn-GB", "en-GB", "en", "zh-Hans-CN"], "en"),
        (["C"], "en"),
    ],
)
def test_the_first_of_the_readers_languages_that_is_ours_is_spoken(tags: list[str], language: str) -> None:
    assert i18n.of_tags(tags) == language


def test_a_finding_is_called_what_the_language_calls_it(spoken: QApplication) -> None:
    finding = Finding("covid", {"en": "COVID-19", "vi": "COVID-19 (vi)", "zh_CN": "\u65b0\u51a0"}, "finding", None, 0.5)
    names = []
    for language in i18n.NAMES:
        i18n.speak(spoken, language)
        names.append(finding_label(finding))
    assert names == ["COVID-19", "COVID-19 (vi)", "\u65b0\u51a0"]


def test_the_language_is_known_before_the_first_paint(data_dir) -> None:
    assert Settings().language == first_look(data_dir).language == "system"
    data_dir.mkdir()
    change_settings(data_dir, language="vi")
    assert first_look(data_dir).language == "vi"


def test_chinese_is_written_in_the_forms_of_china(spoken: QApplication) -> None:
    """Without a word from us, Qt takes Japan's font for them where it finds that first."""
    if "Noto Sans CJK SC" not in QFontDatabase.families():
        pytest.skip("the font Noto Sans CJK is not installed")
    latin = drawn_with(spoken, "abc")
    i18n.speak(spoken, "zh_CN")
    assert drawn_with(spoken, "\u76f4\u63a5\u80ba\u708e") == {"Noto Sans CJK SC"}
    assert drawn_with(spoken, "abc") == latin
    i18n.speak(spoken, "en")
    assert spoken.font().families() == QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()


def drawn_with(application: QApplication, text: str) -> set[str]:
    """The families of the fonts that a text is drawn with."""
    layout = QTextLayout(text, application.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


def test_a_number_field_has_room_for_chinese(spoken: QApplication) -> None:
    """Its own height is that of Latin letters, and cut the top of what stands behind the number."""
    i18n.speak(spoken, "zh_CN")
    apply_theme(spoken)
    field = QSpinBox()
    field.ensurePolished()
    assert field.sizeHint().height() >= 1.5 * field.fontMetrics().height()


@pytest.mark.parametrize("language", ["vi", "zh_CN"])
def test_the_buttons_of_qt_speak_it_too(spoken: QApplication, language: str) -> None:
    i18n.speak(spoken, language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.Cancel)
    words = {button.text() for button in box.buttons()}
    assert not words & {"Close", "&Close", "Cancel", "&Cancel"}, words


class Turned(QTranslator):
    """A language in which every template of `core` begins with its last value."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        turned = {
            "{name} is damaged ({reason}); ask for it again.": "{reason}: {name}",
            "it has {count:,} parts and {share:.2f} of them": "{share:.2f}/{count:,}",
            "{ braces } of another program": "translated",
        }
        return turned.get(source, "") if context == "core" else ""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_a_line_of_the_command_line_is_said_in_the_language_of_the_window(
    spoken: QApplication, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child writes English; what it is made of stands beside it, also where the line carries a count."""
    monkeypatch.setattr(output.STDERR, "jsonl", True)
    reason = Sentence("it has {count:,} parts and {share:.2f} of them", count=1200, share=0.5)
    said = Sentence("{name} is damaged ({reason}); ask for it again.", name="a{b}.dcm", reason=reason)
    output.say(said)
    output.say(CountedLine(said, 1, 3))
    output.say("plain {text}")
    lines = capsys.readouterr().err.splitlines()
    i18n.speak(spoken, "vi")
    turned = Turned()
    QCoreApplication.installTranslator(turned)
    try:
        steps = [step_of(line.encode()) for line in lines]
    finally:
        QCoreApplication.removeTranslator(turned)
    assert [step.text for step in steps] == ["0,50/1.200: a{b}.dcm", "0,50/1.200: a{b}.dcm", "plain {text}"]
    assert (steps[1].done, steps[1].total) == (1, 3)
    assert [json.loads(line)["text"] for line in lines] == [str(said), str(said), "plain {text}"]


def test_the_filters_of_the_queue_are_sorted_as_the_language_does(spoken: QApplication, qtbot: QtBot) -> None:
    i18n.speak(spoken, "vi")
    box = QComboBox()
    qtbot.addWidget(box)
    offer(box, "All", [("x", "\u0110\u1ea1t"), ("y", "binh"), ("z", "\u00c1nh")], "")
    assert [box.itemText(place) for place in range(4)] == ["All", "\u00c1nh", "binh", "\u0110\u1ea1t"]


def test_a_fault_is_said_in_the_language_of_the_window(spoken: QApplication) -> None:
    """Its values are filled in as that language writes them, also those of a sentence within it."""
    reason = Sentence("it has {count:,} parts and {share:.2f} of them", count=1200, share=0.5)
    fault = FileFault("{name} is damaged ({reason}); ask for it again.", name=Path("a{b}.dcm"), reason=reason)
    i18n.speak(spoken, "vi")
    turned = Turned()
    QCoreApplication.installTranslator(turned)
    try:
        assert i18n.translated(fault.message) == "0,50/1.200: a{b}.dcm"
        assert i18n.translated(FileFault("{ braces } of another program").message) == "translated"
        assert i18n.translated("{name} of a patient") == "{name} of a patient"
    finally:
        QCoreApplication.removeTranslator(turned)
    assert str(fault) == "a{b}.dcm is damaged (it has 1,200 parts and 0.50 of them); ask for it again."


def test_names_are_searched_without_capitals_and_marks() -> None:
    assert i18n.searchable("NGUY\u1ec4N \u0110\u1ee9c") == "nguyen duc"
    assert i18n.searchable("\u738b^M\u00fcller") == "\u738b^muller"


def test_the_doctor_names_each_language_with_its_words_and_fonts(qapp: QApplication) -> None:
    rows = language_rows()
    assert [row["name"] for row in rows] == ["language: en", "language: vi", "language: zh_CN"]
    assert all(row["ok"] for row in rows), rows
    assert all("font families have its characters" in str(row["detail"]) for row in rows)
