"""The whole window in a language that is two fifths longer: nothing untranslated, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from app import i18n
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx
from tests.helpers.shown_words import WiderWords, cut_words, shown_words, untranslated


@pytest.fixture
def wider_words(qapp: QApplication) -> Iterator[None]:
    translator = WiderWords()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    i18n.speak(qapp, "en")


class Checked:
    """What was shown so far, and was not translated or had no room."""

    def __init__(self, station: Station) -> None:
        manifest = station.network.bundle.manifest
        keys = {key.toString() for action in station.window.findChildren(QAction) for key in action.shortcuts()}
        # As the files, the bundle, the reader and the keys are called in every language.
        names = {
            "reader-1",
            "Overread",
            "Grad-CAM",
            "SHA-256",
            "cpu",
            "test machine",
            "A CPU computes in float32.",
            "float32",
            *i18n.NAMES.values(),
            *keys,
        }
        names |= {manifest.name, manifest.calibration.fitted_on, manifest.intended_use, *manifest.limits}
        names |= {
            manifest.architecture.name,
            manifest.weights.sha256[:16],
            manifest.weights.sha256[:10],
            *manifest.input.body_parts,
        }
        names |= {label for finding in station.network.bundle.findings for label in finding.labels.values()}
        self._names = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name))
        self.bare: set[str] = set()
        self.cut: set[str] = set()

    def look(self, top: QWidget) -> None:
        for where, text in shown_words(top):
            if re.search(r"[A-Za-z]{3,}", self._names.sub("", untranslated(text))):
                self.bare.add(f"{where}: {text!r}")
        self.cut |= set(cut_words(top))


DIALOGS = (
    "about", "audit", "change_reader", "compare", "display_check", "export", "network_details", "network_input",
    "settings", "show_networks",
)  # fmt: skip


@pytest.mark.usefixtures("wider_words")
def test_a_longer_language_finds_every_word_and_has_its_room(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    checked, window = Checked(station), station.window
    checked.look(window)
    station.verdict("d")
    station.be_quiet()
    checked.look(window)
    window.actions_.show_queue.trigger()
    station.wait(lambda: bool(station.window.queue_panel.model.rowCount()))
    checked.look(window)
    window.actions_.show_image.trigger()
    for overlay in (window.actions_.keys, window.actions_.palette):
        overlay.trigger()
        checked.look(window)
    for name in DIALOGS:
        dialog = opened(station, name)
        for tabs in dialog.findChildren(QTabWidget) or [None]:
            for place in range(tabs.count() if tabs is not None else 1):
                if tabs is not None:
                    tabs.setCurrentIndex(place)
                station.be_quiet()
                checked.look(dialog)
        dialog.close()
    assert not checked.bare, "not translated:\n" + "\n".join(sorted(checked.bare))
    assert not checked.cut, "no room for:\n" + "\n".join(sorted(checked.cut))


def opened(station: Station, name: str) -> QWidget:
    """The dialog, or window, that an action opens."""
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    action = getattr(station.window.actions_, name)
    action.setEnabled(True)
    action.trigger()
    new: list[QWidget] = []
    station.wait(
        lambda: bool(
            new or [new.append(w) for w in QApplication.topLevelWidgets() if w.isVisible() and w not in before]
        )
    )
    return new[0]
