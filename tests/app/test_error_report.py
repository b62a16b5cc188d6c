"""A report of a fault of ours says where, never who."""

from __future__ import annotations

import io
import os
import sys
import traceback

import pytest

from core.errors import WorkerBug
from core.fault_report import report_text
from tests.app.conftest import Station

SECRETS = ("DOE^JANE", "/home/doe", "P-7")


def failing() -> None:
    patient = "DOE^JANE"
    try:
        raise KeyError(f"{patient} in /home/doe/jane.dcm")
    except KeyError as error:
        raise ValueError("P-7") from error


def caught() -> ValueError:
    try:
        failing()
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_names_kinds_and_lines_but_no_values() -> None:
    text = report_text(caught())
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_error_report.py:" in text
    assert not any(secret in text for secret in SECRETS)


def test_a_report_of_another_process_is_cleaned_too() -> None:
    text = report_text(WorkerBug("".join(traceback.format_exception(caught()))))
    assert "ValueError (in another process)" in text
    assert "test_error_report.py:" in text
    assert not any(secret in text for secret in SECRETS)
    assert "/" not in text


def test_what_stands_in_a_message_of_several_lines_is_not_taken_for_a_kind() -> None:
    try:
        raise ValueError("DOE:\nJane: was read\nP-7")
    except ValueError:
        text = report_text(WorkerBug(traceback.format_exc()))
    assert text.startswith("ValueError (in another process)")
    assert not any(word in text for word in ("DOE", "Jane", "P-7"))


def test_the_window_says_quietly_that_there_is_a_report_and_adds_to_it(station: Station, capsys) -> None:
    station.window.report(caught())
    station.window.report(caught())
    dialog = station.window.error_dialog
    assert dialog is not None
    assert not dialog.isVisible()
    assert "What you recorded is kept" in station.window.desk_parts.notices.texts["fault"]
    station.window.desk_parts.notices.buttons("fault")[0].click()
    assert dialog.isVisible()
    assert not station.window.desk_parts.notices.texts
    assert dialog.text.toPlainText().count("ValueError") == 1
    assert not any(secret in capsys.readouterr().err for secret in SECRETS)
    dialog.reject()


def test_a_fault_of_every_repaint_leaves_its_notice_where_it_is(station: Station) -> None:
    """A new one each time would be painted, and could not be clicked."""
    station.window.report(caught())
    first = station.window.desk_parts.notices.buttons("fault")[0]
    station.window.report(failed := ValueError("another"))
    assert station.window.desk_parts.notices.buttons("fault")[0] is first
    assert type(failed).__name__ in station.window.error_dialog.text.toPlainText()


def test_a_terminal_that_was_closed_meanwhile_does_not_hide_a_fault(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    nowhere = os.fdopen(write_end, "wb", buffering=0)
    with io.TextIOWrapper(nowhere, write_through=True) as terminal, monkeypatch.context() as closed:
        closed.setattr(sys, "stderr", terminal)
        station.window.report(caught())
    assert "fault" in station.window.desk_parts.notices.texts
