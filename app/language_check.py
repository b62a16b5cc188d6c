"""What `overread doctor` says of languages and fonts, in a process of its own: `python -m app.language_check` prints it
as JSON, each with what its sentences were made of."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase, QGuiApplication

from app.i18n import of_tags, translation_files
from core.errors import Sentence

_CHARACTERS = {
    "en": QFontDatabase.WritingSystem.Latin,
    "vi": QFontDatabase.WritingSystem.Vietnamese,
    "zh_CN": QFontDatabase.WritingSystem.SimplifiedChinese,
}


def language_rows() -> list[tuple[Sentence, bool, Sentence]]:
    """Name, whether it is well, what was found. A language is missing without its words; characters only where the
    system speaks the language that needs them."""
    spoken = of_tags(QLocale.system().uiLanguages())
    rows = []
    for language, characters in _CHARACTERS.items():
        drawn = len(QFontDatabase.families(characters))
        well = drawn > 0 or language != spoken
        if language != "en" and len(translation_files(language)) < 2:
            said, well = Sentence("its words are missing: install Overread again"), False
        elif drawn:
            said = Sentence("{count} font families have its characters", count=drawn)
        else:
            said = Sentence("no font has its characters: install one (Debian: fonts-noto-cjk)")
        rows.append((Sentence("language: {language}", language=language), well, said))
    return rows


def main() -> int:
    application = QGuiApplication([sys.argv[0]])
    sys.stdout.write(json.dumps([(name.parts(), ok, said.parts()) for name, ok, said in language_rows()]) + "\n")
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
