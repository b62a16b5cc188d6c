"""What the window says is quiet, and can be read again; but not by whoever must not know yet."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tests.app.conftest import Station


def test_a_message_can_be_read_again_and_copied_whole(station: Station) -> None:
    line, long = station.window.status_line, "The disc & its box " + "are full " * 30
    station.session.message.emit("First.")
    station.session.message.emit(long)
    assert line.earlier.isVisible()
    assert line.earlier.sentences[:2] == [long, "First."]
    line.earlier.menu().aboutToShow.emit()
    entry = line.earlier.menu().actions()[0]
    assert entry.text().endswith("\u2026")
    assert "&&" in entry.text()
    entry.trigger()
    assert QGuiApplication.clipboard().text() == long


def test_what_was_said_goes_when_the_networks_view_is_hidden(station: Station) -> None:
    line = station.window.status_line
    station.session.message.emit("Recorded: you disagree with the network.")
    station.session.set_network_view_visible(False)
    assert line.earlier.sentences == []
    assert not line.earlier.isVisible()


def test_the_list_of_messages_ends(station: Station) -> None:
    for number in range(30):
        station.session.message.emit(f"Message {number}.")
    assert len(station.window.status_line.earlier.sentences) == 20
    assert station.window.status_line.earlier.sentences[0] == "Message 29."
