"""The language of the window, and how that language writes numbers and dates.

`speak` is called once, before the first widget: what is built has its words for good. Files, exports and the command
line stay in English, whatever is chosen here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from core.errors import EnvironmentFault, Sentence

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QCollator

# Each by its own name, so that whoever chose a wrong one finds the way back.
NAMES = {"en": "English", "vi": "Ti\u1ebfng Vi\u1ec7t", "zh_CN": "\u7b80\u4f53\u4e2d\u6587"}
SYSTEM = "system"
# Of Linux, Windows and macOS; the first that is there is taken.
_CHINESE_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC", "WenQuanYi Micro Hei")
_OF_QT = {QLocale.Language.Vietnamese: "vi", QLocale.Language.Chinese: "zh_CN"}
# Never one with the month first or a year of two digits, which readers of one language take for different days.
_DATES = {"en": "yyyy-MM-dd", "vi": "dd/MM/yyyy", "zh_CN": "yyyy-MM-dd"}
_MNEMONIC = re.compile(r"\(&\w\)|&")
_installed: list[QTranslator] = []  # Qt does not hold them


def speak(application: QApplication, chosen: str = SYSTEM) -> None:
    """Let the window speak `chosen`, a key of NAMES, or what the system speaks; English where that is none of ours."""
    spoken = chosen if chosen in NAMES else of_tags(QLocale.system().uiLanguages())
    QLocale.setDefault(_locale(spoken))
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    for file in translation_files(spoken):
        _installed.append(QTranslator())
        _installed[-1].load(str(file))
        QCoreApplication.installTranslator(_installed[-1])
    _set_font(application, spoken)


def searchable(text: str) -> str:
    """A text as it is searched: no capitals, and no marks on letters, which are often typed without them."""
    parts = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(one for one in parts if not unicodedata.combining(one))
    return plain.replace("\u0111", "d")  # a letter of its own to Unicode, which has no parts


def language() -> str:
    """The language that is spoken, as a key of NAMES."""
    return _OF_QT.get(QLocale().language(), "en")


def translated(told: str | BaseException) -> str:
    """A sentence of `core`, or what one of its faults says, in the language of the window; other text as it stands."""
    text = told.message if isinstance(told, EnvironmentFault) else told
    if not isinstance(text, Sentence):
        return str(text)
    template = QCoreApplication.translate("core", text.template)
    return _WRITER.vformat(template, (), text.values) if text.values else template


class _Writer(Formatter):
    """Fills values in as the language writes them, and sentences in that language."""

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Sentence):
            return translated(value)
        if isinstance(value, float) and (fixed := _FIXED.fullmatch(format_spec)):
            return decimal(value, int(fixed[1]))
        if isinstance(value, int) and format_spec == ",":
            return grouped(value)
        return format(value, format_spec)


_WRITER, _FIXED = _Writer(), re.compile(r"\.(\d+)f")


def decimal(value: float, digits: int) -> str:
    """A number with so many digits behind the decimal sign."""
    return QLocale().toString(float(value), "f", digits)


def significant(value: float, digits: int) -> str:
    """A number with so many digits in all, without zeros at its end."""
    return QLocale().toString(float(value), "g", digits)


def grouped(value: float) -> str:
    """A large count, its thousands set apart."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale.toString(float(value), "f", 0)


def date_text(day: str) -> str:
    """A day in ISO 8601; what is none stays as it is, for a file may state anything."""
    read = QDate.fromString(day, "yyyy-MM-dd")
    return QLocale().toString(read, _DATES[language()]) if read.isValid() else day


def time_text(moment: datetime) -> str:
    """Day and time of the reader's own clock, to the minute."""
    there = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(there, f"{_DATES[language()]} HH:mm")


def without_marks(text: str) -> str:
    """A menu's text without its mnemonic; a language with other letters than the keyboard's has that in parentheses."""
    return _MNEMONIC.sub("", text)


class NameKey:
    """Sorts names as the language does: Ánh by Anh, 王 by its sound. Large and small letters are one."""

    __slots__ = ("_key",)

    def __init__(self, name: str) -> None:
        self._key = _collator(QLocale().name()).sortKey(name)

    def __lt__(self, other: NameKey) -> bool:
        return self._key < other._key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NameKey) and not (self < other or other < self)

    __hash__ = None  # type: ignore[assignment]


@lru_cache(maxsize=1)
def _collator(locale: str) -> QCollator:
    from PySide6.QtCore import QCollator, Qt  # the names of Qt take 15 ms to import, before the first paint

    collator = QCollator(QLocale(locale))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator


def of_tags(tags: Sequence[str]) -> str:
    """The first of the reader's languages that is ours. Traditional Chinese is none: its words differ."""
    for tag in tags:
        parts = tag.split("-")
        if parts[0] in ("en", "vi"):
            return parts[0]
        if parts[:2] in (["zh", "Hans"], ["zh", "CN"], ["zh", "SG"]):
            return "zh_CN"
    return "en"


def _set_font(application: QApplication, spoken: str) -> None:
    """Name a font for the characters that the system's own lacks. Left to itself, Qt takes any that has them; where the
    system does not speak Chinese that is Japan's, which writes them otherwise."""
    font, chinese = application.font(), spoken == "zh_CN"
    if chinese == bool(set(font.families()) & set(_CHINESE_FONTS)):
        return
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamilies([QFontInfo(own).family(), *_CHINESE_FONTS] if chinese else own.families())
    application.setFont(font)


def _locale(spoken: str) -> QLocale:
    """The system's own where it speaks that language: it knows the country, and what the reader has set there."""
    system, named = QLocale.system(), QLocale(spoken)
    locale = system if (system.language(), system.script()) == (named.language(), named.script()) else named
    # 1.234 and 1,234 are each other's decimals: what is measured never carries a sign between its thousands.
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale


def translation_files(spoken: str) -> list[Path]:
    """The translations there are: Qt's words by Qt, or by us where Qt has none, and ours."""
    from core.paths import resources_dir

    ours, of_qt = resources_dir() / "i18n", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    files = (of_qt / f"qtbase_{spoken}.qm", ours / f"qtbase_{spoken}.qm", ours / f"overread_{spoken}.qm")
    return [file for file in files if file.exists()]
