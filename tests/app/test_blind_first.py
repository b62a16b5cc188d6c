"""Until the reader has given her verdict, nothing gives away what the network says; then it is shown, and both words
are kept."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import os
import sqlite3
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from core.bundles.choosing import NetworkChoice
from core.findings import Assessment, Circumstances, GateVerdict
from core.review.assessing import Draft, assess
from core.settings import Settings, load_settings
from core.store.database import open_store
from tests.app.conftest import WAIT_MS, Station
from tests.helpers.dicom_files import chest_like, write_dx
from tests.helpers.observing import observed, written

SURE = (0.0417391, 0.9317428, 0.0175283, 0.0089898)
OTHER = (0.8917333, 0.0317461, 0.0675109, 0.0090097)


@pytest.fixture
def blind(bare_station: Station) -> Station:
    """The whole window as it is installed: its reader speaks first."""
    station = bare_station
    settings = Settings(reader="reader-1", blind_first_explained=True, agreement_sample_percent=0.0)
    station.session.set_settings(settings, station.data_dir)
    station.network.probabilities, station.network.banded = SURE, True
    station.session.set_network(station.network.bundle, station.network)
    station.session.set_engine_state("ready", "")
    return station


def write_films(films: Path, count: int) -> list[Path]:
    return [
        write_dx(
            films / f"film-{n:02}.dcm", chest_like(90 + n, 80, 12), InstanceNumber=str(n), StudyDescription=f"Case {n}"
        )
        for n in range(1, count + 1)
    ]


def kept(station: Station, path: Path) -> list[Assessment]:
    """What another process would find in the database of the case of that file."""
    origin = station.reader.read(str(path)).result().origin
    store = open_store(station.data_dir)
    found = store.assessments(origin.sha256, origin.number)
    store.close()
    return found


def settled(station: Station) -> None:
    """Wait until everything is analysed, every thumbnail is there, and every word in the status line is gone."""
    station.wait(lambda: station.session.prediction is not None and station.session.analysis.idle)
    station.wait(lambda: station.session.verdicts.can_record)
    thumbnails = station.window.study_list.thumbnails
    seen = min(3, len(station.session.studies.targets))  # of more, some lie below the end of the list
    station.wait(lambda: thumbnails._in_flight == 0 and len(thumbnails._made) >= seen)
    station.be_quiet()
    station.window.status_line.message.show_text("")


def at_rest(station: Station) -> dict[str, object]:
    """All that can be observed once the window has laid itself out: the same twice in a row."""
    station.be_quiet()
    found: list[dict[str, object]] = [observed(station.window)]

    def is_still() -> bool:
        found.append(observed(station.window))
        return found[-1] == found[-2]

    station.wait(is_still)
    return found[-1]


def walk(station: Station, films: Path) -> dict[str, object]:
    """All that can be observed with these films open, the view of a chosen finding and the queue's page included."""
    earlier = station.window.status_line.earlier
    before = len(earlier.sentences)
    station.open(films)
    settled(station)
    seen: dict[str, object] = {"messages": earlier.sentences[: len(earlier.sentences) - before]}
    for key in ("2", "4"):
        station.press(key)
        seen |= {f"{key}: {place}": value for place, value in at_rest(station).items()}
    said = station.session.analysis.prediction(station.session.place.target)
    assert said is not None
    home = [Path(os.environ[name]) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")]
    assert written([station.data_dir, *[folder for folder in home if folder.is_dir()]], said) == []
    seen |= walk_the_desk(station)
    station.window.actions_.show_queue.trigger()
    seen |= {f"queue: {place}": value for place, value in at_rest(station).items()}
    station.window.actions_.show_image.trigger()
    station.session.close_all()
    return seen


def walk_the_desk(station: Station) -> dict[str, object]:
    """What lies over the window or beside it, and what leaves it: the page of keys, the palette, the settings, what was
    opened last, copies, and the image under a loupe with a length and another window."""
    window, a = station.window, station.window.actions_
    parts = window.desk_parts
    seen: dict[str, object] = {"recent": parts.desk.recent}
    window.status_line.message.show_text("")
    for whole in (True, False):
        parts.preferences.keep(copies_overlays=whole, copies_identity=whole)
        parts.copies.copy()
        window.status_line.message.show_text("")
        seen |= {f"copied {whole}: {place}": value for place, value in at_rest(station).items()}
    for name, begin, end in (
        ("keys", parts.key_overlay.open, parts.key_overlay.close_over),
        ("palette", a.palette.trigger, parts.palette.close_over),
        ("settings", a.settings.trigger, lambda: parts.settings_dialog.close()),
        ("loupe", a.loupe.trigger, a.loupe.trigger),
        ("length", a.length.trigger, a.length.trigger),
    ):
        begin()
        seen |= {f"{name}: {place}": value for place, value in at_rest(station).items()}
        end()
    seen["palette lists"] = palette_lists(station)
    return seen


def palette_lists(station: Station) -> list[str]:
    """What the palette finds by a word that the network's view is full of."""
    palette = station.window.desk_parts.palette
    station.window.actions_.palette.trigger()
    palette.line.setText("map")
    found = palette.offered
    palette.close_over()
    return found


def test_nothing_that_can_be_observed_depends_on_what_the_network_says(
    blind: Station, films: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The same films under four networks that say different things: the windows are equal to the last pixel."""
    caplog.set_level(logging.DEBUG)
    write_films(films, 3)
    walk(blind, films)  # once beforehand: Qt's accessible tree of a list is another after it was emptied
    caplog.clear()
    expected = walk(blind, films)
    assert len(expected) > 300
    logged = {record.getMessage() for record in caplog.records}  # how often, depends on how busy the machine is
    for probabilities, gate in (
        (OTHER, GateVerdict("pass")),
        (SURE, GateVerdict("warn", ("The patient's age is 3 years.",))),
        (SURE, GateVerdict("refuse", ("This is a lateral view; this network was made for frontal views.",))),
    ):
        blind.network.probabilities, blind.network.gate = probabilities, gate
        caplog.clear()
        seen = walk(blind, films)
        assert seen.keys() == expected.keys()
        for place in seen:
            assert seen[place] == expected[place], place
        assert {record.getMessage() for record in caplog.records} == logged


def test_the_walk_finds_what_is_shown(blind: Station, films: Path) -> None:
    """That the comparison above can fail: with the view open, it differs in many places."""
    write_films(films, 1)
    blind.session.network_view.set_blind_first(False)
    blind.open(films)
    settled(blind)
    shown = observed(blind.window)
    assert any("93" in str(value) for value in shown.values())
    blind.press("2")
    with blind.qtbot.waitSignal(blind.session.verdicts.recorded, timeout=WAIT_MS):
        blind.press("a")
    blind.wait(lambda: bool(written([blind.data_dir], blind.session.prediction)))


def test_keys_and_actions_that_would_tell_do_nothing_before_the_verdict(blind: Station, films: Path) -> None:
    path, _ = write_films(films, 2)
    blind.network.gate = GateVerdict("refuse", ("This is a lateral view.",))
    blind.open(films)
    settled(blind)
    a = blind.window.actions_
    for action in (a.agree, a.disagree, a.override, a.average, a.compare, a.measure, a.map_menu, a.lungs):
        action.trigger()
    assert kept(blind, path) == []
    assert "Your word comes first" in blind.window.status_line.message.whole_text
    assert not [top for top in blind.window.findChildren(QDialog) if top.isVisible()]
    blind.press("v", "v")
    assert "follows your verdict" in blind.window.status_line.message.whole_text
    assert not blind.session.network_view.shows("pneumonia")


def test_the_verdict_reveals_and_keeping_it_costs_no_key(blind: Station, films: Path) -> None:
    first, _ = write_films(films, 2)
    blind.open(films)
    settled(blind)
    word, queue_id = blind.verdict("2", "n")
    assert (word.verdict, word.disagreement, word.circumstances.phase) == ("absent", True, "blind")
    assert queue_id is not None
    row = blind.window.predictions.rows[1]
    assert "93" in row.figure_text
    assert blind.window.assessment.disagree.isChecked()
    assert [one.circumstances.phase for one in kept(blind, first)] == ["blind"]
    blind.qtbot.keyClick(blind.window, Qt.Key.Key_Return)
    blind.wait(lambda: len(kept(blind, first)) == 2)
    blinded, stood_by = kept(blind, first)
    assert (stood_by.verdict, stood_by.circumstances.phase) == ("absent", "revealed")
    assert stood_by.circumstances.blind_verdict == "absent"
    assert stood_by.circumstances.blind_at == blinded.circumstances.blind_at
    assert stood_by.circumstances.blind_time_ms == blinded.circumstances.blind_time_ms is not None
    assert blinded.created_at <= stood_by.circumstances.revealed_at <= stood_by.created_at
    blind.wait(lambda: blind.session.queue.open_count == 1)
    assert all(row.score is None for row in blind.window.predictions.rows)


def test_the_column_has_room_for_the_verdicts_that_are_not_shown_yet(blind: Station, films: Path) -> None:
    blind.open(write_films(films, 1)[0])
    panel = blind.window.assessment
    panel.disagree.setText("A word that is far longer than any other in the column is")
    assert panel.disagree.isHidden()
    assert panel.minimumSizeHint().width() > panel.disagree.minimumSizeHint().width()


def test_dialogs_that_stand_open_fall_silent_at_the_next_case(blind: Station, films: Path, data_dir: Path) -> None:
    name = blind.network.bundle.folder.name
    choice = NetworkChoice((name,), name, data_dir)
    blind.session.set_network(choice.all[-1], blind.network, choice)
    write_films(films, 2)
    blind.open(films)
    settled(blind)
    blind.verdict("2", "p")
    blind.press("c", "w", "k")
    dialog = blind.window.network_parts.compare_dialog
    assert dialog is not None
    blind.wait(lambda: "93" in str(observed(blind.window)))
    blind.qtbot.keyClick(blind.window, Qt.Key.Key_Return)
    settled(blind)
    assert dialog.table.columnCount() == 0
    blind.wait(lambda: not isValid(blind.window.network_input_dialog))  # it shows the pixels of the case before
    assert not [place for place, value in observed(blind.window).items() if "93\u202f%" in str(value)]
    dialog.reject()
    blind.window.network_parts.details_dialog.reject()


def test_a_changed_verdict_keeps_the_blind_one_beside_it(blind: Station, films: Path) -> None:
    first, second = write_films(films, 2)
    blind.open(films)
    settled(blind)
    blind.verdict("2", "n")
    word, _ = blind.verdict("p")
    assert (word.verdict, word.circumstances.phase, word.circumstances.blind_verdict) == (
        "present",
        "revealed",
        "absent",
    )
    blind.wait(lambda: blind.session.queue.open_count == 0)
    blind.qtbot.keyClick(blind.window, Qt.Key.Key_Return)
    blind.verdict("2", "p")  # on the second film, so that whatever was to be written of the first is
    assert [one.verdict for one in kept(blind, first)] == ["absent", "present"]
    assert [one.circumstances.phase for one in kept(blind, second)] == ["blind"]


def test_findings_that_exclude_nothing_are_revealed_one_by_one(blind: Station, films: Path) -> None:
    """A network for several findings: a word on one of them tells nothing of the others."""
    manifest = blind.network.bundle.manifest
    findings = tuple(msgspec.structs.replace(entry, exclusive_group=None) for entry in manifest.findings)
    bundle = dataclasses.replace(blind.network.bundle, manifest=msgspec.structs.replace(manifest, findings=findings))
    blind.session.set_network(bundle, blind.network)
    write_films(films, 1)
    blind.open(films)
    settled(blind)
    blind.verdict("2", "p")
    rows = blind.window.predictions.rows
    assert [row.score is not None for row in rows] == [False, True, False, False]
    assert blind.session.network_view.draws("pneumonia")
    assert not blind.session.network_view_visible
    blind.press("3")
    assert blind.window.view._heat is None
    assert not blind.window.assessment.agree.isVisible()
    for keys in (("1", "n"), ("3", "n"), ("4", "n")):
        blind.verdict(*keys)
    assert blind.session.network_view_visible


def test_closing_the_window_settles_what_was_seen(blind: Station, films: Path) -> None:
    (film,) = write_films(films, 1)
    blind.open(films)
    settled(blind)
    blind.verdict("2", "p")
    blind.session.close()
    blind.wait(lambda: [one.circumstances.phase for one in kept(blind, film)] == ["blind", "revealed"])


def test_a_word_given_while_the_view_is_hidden_for_good_is_blind_and_stays_so(blind: Station, films: Path) -> None:
    first, _ = write_films(films, 2)
    blind.open(films)
    settled(blind)
    blind.press("v")
    blind.verdict("2", "n")
    assert not blind.window.assessment.disagree.isChecked()
    assert blind.window.tabs.tabText(1) == "Relabel queue"
    blind.qtbot.keyClick(blind.window, Qt.Key.Key_Return)
    settled(blind)
    blind.verdict("2", "n")
    assert [one.circumstances.phase for one in kept(blind, first)] == ["blind"]


def test_a_case_read_before_is_shown_with_its_word_and_the_networks(blind: Station, films: Path) -> None:
    (film,) = write_films(films, 1)
    blind.open(films)
    settled(blind)
    blind.verdict("2", "n")
    blind.session.close_all()
    blind.open(film)
    row = blind.window.predictions.rows[1]
    blind.wait(lambda: "absent" in row.verdict_text and "93" in row.figure_text)


def test_a_word_that_a_crash_left_blind_is_settled_when_the_case_is_left_again(blind: Station, films: Path) -> None:
    (film,) = write_films(films, 1)
    prediction = blind.network.prediction(blind.reader.read(str(film)).result())
    known = Circumstances("blind", "present", "2026-01-01T00:00:00.000+00:00", 900)
    draft = Draft("pneumonia", "present", "reader-1", circumstances=known)
    store = open_store(blind.data_dir)
    store.record(assess(prediction, blind.network.bundle.findings, draft), None, "refer")
    store.close()
    blind.open(film)
    blind.wait(lambda: blind.window.predictions.rows[1].score is not None)
    blind.session.close_all()
    blind.wait(lambda: [one.circumstances.phase for one in kept(blind, film)] == ["blind", "revealed"])
    assert kept(blind, film)[-1].circumstances.blind_time_ms == 900


def test_a_word_is_not_settled_before_the_network_has_spoken(blind: Station, films: Path) -> None:
    """The case is known as judged, but there is nothing to be seen of the network's view yet."""
    (film,) = write_films(films, 1)
    prediction = blind.network.prediction(blind.reader.read(str(film)).result())
    known = Circumstances("blind", "present", "2026-01-01T00:00:00.000+00:00", 900)
    draft = Draft("pneumonia", "present", "reader-1", circumstances=known)
    store = open_store(blind.data_dir)
    store.record(assess(prediction, blind.network.bundle.findings, draft), None, "refer")
    store.close()
    with contextlib.closing(sqlite3.connect(blind.data_dir / "overread.db")) as database, database:
        database.execute("DELETE FROM heatmaps")
        database.execute("DELETE FROM predictions")
    blind.network.waits = True
    blind.open(film)
    blind.wait(lambda: bool(blind.session.verdicts.judged) and bool(blind.network.waiting))
    assert blind.window.predictions.rows[1].score is None
    blind.session.close_all()
    blind.session.jobs.run(int).result()  # whatever was handed to the store is in it
    assert [one.circumstances.phase for one in kept(blind, film)] == ["blind"]


def test_another_readers_words_neither_show_nor_reveal_anything(blind: Station, films: Path) -> None:
    (film,) = write_films(films, 1)
    blind.open(films)
    settled(blind)
    blind.verdict("2", "n")
    blind.session.close_all()
    blind.session.set_settings(Settings(reader="reader-2", blind_first_explained=True), blind.data_dir)
    blind.open(film)
    settled(blind)
    row = blind.window.predictions.rows[1]
    assert (row.score, row.verdict_text) == (None, "")
    table = blind.window.queue_panel.model
    assert [table.index(0, column).data() for column in (3, 4, 5, 6)] == ["hidden"] * 4


def test_reading_blind_is_explained_once_and_can_be_switched_off(bare_station: Station, films: Path) -> None:
    station = bare_station
    station.session.set_settings(Settings(reader="reader-1"), station.data_dir)
    station.session.set_network(station.network.bundle, station.network)
    station.session.set_engine_state("ready", "")
    write_films(films, 1)
    station.open(films)
    panel = station.window.predictions
    assert panel.notice_text.text().startswith("You read first")
    panel.notice_button.click()
    assert not panel.notice.isVisible()
    station.wait(lambda: load_settings(station.data_dir).blind_first_explained)
    settled(station)
    assert panel.rows[1].score is None
    station.window.actions_.blind_first.trigger()
    assert panel.rows[1].score is not None
    station.wait(lambda: not load_settings(station.data_dir).blind_first)


def test_ten_cases_are_read_with_the_keyboard_alone(blind: Station, films: Path) -> None:
    """Two keystrokes for each of four findings, one to the next case; which is there, and analysed, before it."""
    paths = write_films(films, 10)
    blind.open(films)
    settled(blind)
    session, strokes = blind.session, 0
    for number, path in enumerate(paths):
        assert session.place.target.path == str(path)
        for finding, verdict in (("1", "n"), ("2", "p"), ("3", "n"), ("4", "u")):
            blind.verdict(finding, verdict)
            strokes += 2
        if number == 9:
            break
        blind.wait(lambda: session.next_case.ready is not None)
        following = session.next_case.ready
        assert session.analysis.prediction(following) is not None
        blind.qtbot.keyClick(blind.window, Qt.Key.Key_Return)
        strokes += 1
        assert session.place.target == following
        # Nothing has to be decoded: that the file is still the one that was read ahead is all that is looked at.
        blind.wait(lambda: session.picture is not None)
        assert session.picture.place.target == following
    assert strokes == 10 * 4 * 2 + 9
    blind.wait(lambda: session.worklist.unread_count() == 0)
    blind.qtbot.keyClick(blind.window, Qt.Key.Key_Return)
    assert "No other case here is unread" in blind.window.status_line.message.whole_text
    assert [len({word.finding for word in kept(blind, path)}) for path in paths] == [4] * 10
