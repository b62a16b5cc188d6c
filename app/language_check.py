"""What `overread doctor` says of languages and fonts, in a process of its own: `python -m app.language_check` prints it
as JSON. The rows are English, as all of the doctor's."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase, QGuiApplication

from app.i18n import of_tags, translation_files

_CHARACTERS = {
    "en": QFontDatabase.WritingSystem.Latin,
    "vi": QFontDatabase.WritingSystem.Vietnamese,
    "zh_CN": QFontDatabase.WritingSystem.SimplifiedChinese,
}


def language_rows() -> list[dict[str, object]]:
    """A language is missing without its words; characters only where the system speaks the language that needs them."""
    spoken = of_tags(QLocale.system().uiLanguages())
    rows: list[dict[str, object]] = []
    for language, characters in _CHARACTERS.items():
        worded = language == "en" or len(translation_files(language)) > 1
        drawn = len(QFontDatabase.families(characters))
        fonts = (
            f"{drawn} font families have its characters"
            if drawn
            else "no font has its characters: install one (Debian: fonts-noto-cjk)"
        )
        said = ("" if worded else "its words are missing: install Overread again; ") + fonts
        rows.append(
            {"name": f"language: {language}", "ok": worded and (drawn > 0 or language != spoken), "detail": said}
        )
    return rows


def main() -> int:
    application = QGuiApplication([sys.argv[0]])
    sys.stdout.write(json.dumps(language_rows()) + "\n")
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
