"""The states of the window's settings, and of what stands in its Help menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from driven_window import wait

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from app.dialogs.settings_dialog import SettingsDialog
    from app.main import ReadingWindow

Shown = Iterator["QWidget | None"]
CHECKUP_LIMIT_S = 90.0  # the doctor starts a process, which imports torch


@contextmanager
def _settings(reading: ReadingWindow) -> Iterator[SettingsDialog]:
    reading.window.actions_.settings.trigger()
    dialog = reading.window.desk_parts.settings_dialog
    assert dialog is not None
    yield dialog
    dialog.close()


@contextmanager
def _appearance(reading: ReadingWindow) -> Shown:
    with _settings(reading) as dialog:
        dialog.tabs.setCurrentWidget(dialog.look)
        yield dialog


@contextmanager
def _keyboard(reading: ReadingWindow) -> Shown:
    with _settings(reading) as dialog:
        dialog.tabs.setCurrentWidget(dialog.keyboard)
        dialog.keyboard.choose("fit")
        yield dialog


@contextmanager
def _layouts(reading: ReadingWindow) -> Shown:
    with _settings(reading) as dialog:
        dialog.tabs.setCurrentWidget(dialog.hanging)
        yield dialog


@contextmanager
def _privacy(reading: ReadingWindow) -> Shown:
    with _settings(reading) as dialog:
        dialog.tabs.setCurrentWidget(dialog.keeping)
        yield dialog


@contextmanager
def _every(reading: ReadingWindow) -> Shown:
    with _settings(reading) as dialog:
        dialog.tabs.setCurrentWidget(dialog.every)
        yield dialog


@contextmanager
def _found(reading: ReadingWindow) -> Shown:
    """What a search finds, by a word that stands in a setting's own name, the same in every language."""
    with _settings(reading) as dialog:
        dialog.search.setText("max_")
        yield dialog


@contextmanager
def _from_help(dialog: QDialog | None) -> Shown:
    assert dialog is not None
    yield dialog
    dialog.close()


@contextmanager
def _welcome(reading: ReadingWindow) -> Shown:
    help_parts = reading.window.help_parts
    help_parts.show_welcome()
    with _from_help(help_parts.welcome_dialog) as shown:
        yield shown


@contextmanager
def _guide(reading: ReadingWindow) -> Shown:
    help_parts = reading.window.help_parts
    help_parts.show_guide()
    with _from_help(help_parts.guide_dialog) as shown:
        yield shown


@contextmanager
def _doctor(reading: ReadingWindow) -> Shown:
    help_parts = reading.window.help_parts
    help_parts.show_doctor()
    wait(lambda: not help_parts.checkup.running, "the doctor", CHECKUP_LIMIT_S)
    with _from_help(help_parts.doctor_dialog) as shown:
        yield shown


@contextmanager
def _report(reading: ReadingWindow) -> Shown:
    help_parts = reading.window.help_parts
    help_parts.report_problem()
    dialog = help_parts.problem_dialog
    wait(lambda: dialog is not None and bool(dialog.members), "the report", CHECKUP_LIMIT_S)
    with _from_help(dialog) as shown:
        yield shown


@contextmanager
def _about(reading: ReadingWindow) -> Shown:
    help_parts = reading.window.help_parts
    help_parts.show_about()
    with _from_help(help_parts.about_dialog) as shown:
        yield shown


@contextmanager
def _licences(reading: ReadingWindow) -> Shown:
    help_parts = reading.window.help_parts
    help_parts.show_licences()
    dialog = help_parts.licences_dialog
    wait(lambda: dialog is not None and dialog.packages.count() > 0, "the licences")
    with _from_help(dialog) as shown:
        yield shown


HELP_STATES: dict[str, Callable[[ReadingWindow], object]] = {
    "settings-appearance": _appearance,
    "settings": _keyboard,
    "settings-layouts": _layouts,
    "settings-privacy": _privacy,
    "settings-all": _every,
    "settings-found": _found,
    "welcome": _welcome,
    "guide": _guide,
    "doctor": _doctor,
    "report": _report,
    "about": _about,
    "licences": _licences,
}
