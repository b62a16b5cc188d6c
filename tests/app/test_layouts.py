"""Images side by side in the real window: what hangs where, which pane is spoken of, and what the others keep quiet."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.first_look import first_look
from app.open_studies import FrameTarget
from app.panels.study_rows import ROW_ROLE
from core.settings import HangingRule, Settings
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx

NOW = {"StudyInstanceUID": "1.2.1", "StudyDate": "20240301"}
PRIOR = {"StudyInstanceUID": "1.2.2", "StudyDate": "20220301"}
OTHER = {"StudyInstanceUID": "1.2.3", "PatientName": "OTHER^OTTO", "PatientID": "TEST-0002"}
SIDE = {**NOW, "ViewPosition": "LL", "SeriesNumber": "1", "SeriesInstanceUID": "1.2.1.1"}
FRONT = {**NOW, "ViewPosition": "PA", "SeriesNumber": "2", "SeriesInstanceUID": "1.2.1.2"}


def film(films: Path, name: str, shape: tuple[int, int] = (96, 80), **given: str) -> Path:
    return write_dx(films / f"{name}.dcm", chest_like(*shape), **given)


def press(station: Station, *keys: str) -> None:
    for key in keys:
        QTest.keySequence(station.window, QKeySequence(key))


def names(station: Station) -> list[str]:
    """What lies in each pane on screen."""
    panes = station.session.panes
    places = [panes.panes[number].place for number in panes.shown]
    return [Path(place.target.path).stem if place is not None else "" for place in places]


def wait_for(station: Station, *shown: str) -> None:
    """These images, one a pane, are on screen."""
    panes = station.session.panes
    station.wait(lambda: names(station) == list(shown))
    wanted = [panes.panes[number] for number, name in zip(panes.shown, shown, strict=True) if name]
    station.wait(
        lambda: all(pane.picture is not None and pane.picture.place.target == pane.place.target for pane in wanted)
    )


def click(station: Station, number: int) -> None:
    view = station.window.image_pane.grid.frame(number).view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())


def drop(station: Station, number: int, data: QMimeData) -> bool:
    """Whether the pane took it."""
    frame = station.window.image_pane.grid.frame(number)
    at, copy = QPoint(20, 20), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, copy, data, left, none)
    entering.setAccepted(False)
    QApplication.sendEvent(frame, entering)
    if entering.isAccepted():
        QApplication.sendEvent(frame, QDropEvent(QPointF(at), copy, data, left, none))
    return entering.isAccepted()


def row_data(station: Station, path: Path) -> QMimeData:
    """What a drag of the row of an image carries."""
    tree = station.window.study_list.tree
    below = [tree.model().index(row, 0) for row in range(tree.model().rowCount())]
    while below:
        index = below.pop()
        if index.data(ROW_ROLE).target == FrameTarget(str(path)):
            data = tree.dragged(index)
            assert data is not None
            return data
        below += [tree.model().index(number, 0, index) for number in range(tree.model().rowCount(index))]
    raise AssertionError(f"{path} is not in the list")


@pytest.fixture
def pair(station: Station, films: Path) -> Station:
    """A study of a lateral and a frontal film, in this order."""
    film(films, "side", **SIDE)
    film(films, "front", **FRONT)
    station.open_analysed(films)
    return station


@pytest.fixture
def prior(station: Station, films: Path) -> Station:
    """A film and its prior, side by side."""
    film(films, "now", **NOW)
    film(films, "prior", **PRIOR)
    station.open_analysed(films)
    press(station, "F5")
    wait_for(station, "now", "prior")
    return station


# Hanging


def test_rules_are_written_in_the_settings_and_hold_at_once(station: Station, films: Path) -> None:
    station.window.actions_.settings.trigger()
    page, preferences = station.window.desk_parts.settings_dialog.hanging, station.window.desk_parts.preferences
    assert page.table.item(0, 1).text() == "PA, AP | LL, RL, LAT, LATERAL"
    page.add.click()
    page.table.item(1, 0).setText("mg")
    assert "Row 2 is no rule yet" in page.said.text()
    assert len(preferences.settings.hanging) == 1
    page.table.item(1, 1).setText("cc | mlo")
    assert page.said.text() == ""
    assert preferences.settings.hanging[1] == HangingRule(modalities=("MG",), panes=(("CC",), ("MLO",)))
    film(films, "mlo", Modality="MG", ViewPosition="MLO", StudyInstanceUID="1.9")
    film(films, "cc", Modality="MG", ViewPosition="CC", StudyInstanceUID="1.9")
    station.open_analysed(films)
    wait_for(station, "cc", "mlo")
    page.table.setCurrentCell(1, 0)
    page.remove.click()
    assert len(preferences.settings.hanging) == 1
    page.table.item(0, 0).setText("DX")
    page.back.click()
    assert preferences.settings.hanging == Settings().hanging
    assert page.table.item(0, 0).text() == "CR, DX, RG"


def test_a_frontal_and_a_lateral_film_hang_side_by_side_in_that_order(pair: Station) -> None:
    wait_for(pair, "front", "side")
    assert pair.session.panes.active == 0
    assert Path(pair.session.place.target.path).stem == "front"


def test_the_reader_may_lay_the_case_out_otherwise(pair: Station) -> None:
    wait_for(pair, "front", "side")
    press(pair, "F2")
    wait_for(pair, "front")
    pair.open(pair.data_dir)  # the studies are looked at again
    assert names(pair) == ["front"]


def test_without_rules_each_case_is_opened_alone(bare_station: Station, films: Path) -> None:
    session = bare_station.session
    bare_station.window.desk_parts.preferences.keep(hanging=())
    film(films, "side", **SIDE)
    film(films, "front", **FRONT)
    bare_station.open(films)
    assert len(names(bare_station)) == 1
    assert session.panes.layout == "1"


def test_the_next_case_takes_all_panes_and_no_other_patient_stays(station: Station, films: Path) -> None:
    film(films, "a-side", **SIDE)
    film(films, "b-front", **FRONT)
    film(films, "c-other", **OTHER)
    station.open_analysed(films)
    wait_for(station, "b-front", "a-side")
    station.session.show_frame(FrameTarget(str(films / "c-other.dcm")))
    wait_for(station, "c-other")
    assert station.session.panes.patients == "one"


def test_the_readers_own_layout_is_filled_with_what_belongs_to_the_case(station: Station, films: Path) -> None:
    for name in ("1", "2", "3"):
        film(films, name, **NOW, SeriesInstanceUID="1.9", InstanceNumber=name)
    film(films, "other", **OTHER)
    station.open_analysed(films)
    press(station, "F4")
    wait_for(station, "1", "2", "3", "")
    station.session.show_frame(FrameTarget(str(films / "other.dcm")))
    wait_for(station, "other", "", "", "")


# The active pane


def test_a_click_makes_a_pane_the_one_that_verdicts_speak_of(prior: Station, films: Path) -> None:
    session, grid = prior.session, prior.window.image_pane.grid
    assert grid.frame(0).marked_active
    assert not grid.frame(1).marked_active
    click(prior, 1)
    assert Path(session.place.target.path).stem == "prior"
    assert grid.frame(1).marked_active
    assert not grid.frame(0).marked_active
    assert names(prior) == ["now", "prior"]
    assessment, _ = prior.verdict("1", "p")
    assert assessment.origin.path == str(films / "prior.dcm")


def test_the_active_pane_is_named_for_screen_readers(prior: Station) -> None:
    views = prior.window.image_pane.grid.views
    assert [view.accessibleName() for view in views] == ["Image 1 of 2, active", "Image 2 of 2"]
    press(prior, "F6")
    assert [view.accessibleName() for view in views] == ["Image 1 of 2", "Image 2 of 2, active"]
    assert prior.window.view is views[1]


def test_going_from_pane_to_pane_leaves_window_and_zoom_alone(prior: Station) -> None:
    press(prior, "F8")  # not linked
    view = prior.window.view
    press(prior, "+", "I")
    kept = view.transform
    press(prior, "F6")
    assert not prior.window.actions_.invert.isChecked()
    press(prior, "F6")
    assert prior.window.view is view
    assert view.transform == kept
    assert view.inverted
    assert prior.window.actions_.invert.isChecked()


def test_a_tool_is_in_the_hand_and_goes_from_pane_to_pane(prior: Station) -> None:
    prior.window.actions_.length.trigger()
    click(prior, 1)
    assert prior.window.view.tool == "length"
    prior.window.actions_.length.trigger()
    assert [view.tool for view in prior.window.image_pane.grid.views] == ["window", "window"]


def test_an_empty_pane_that_is_chosen_takes_the_next_image(station: Station, films: Path) -> None:
    film(films, "now", **NOW)
    film(films, "other", **OTHER)
    station.open_analysed(films)
    press(station, "F3")
    click(station, 1)
    assert station.session.place is None
    assert names(station) == ["now", ""]
    station.session.show_frame(FrameTarget(str(films / "other.dcm")))
    wait_for(station, "now", "other")
    assert station.session.panes.active == 1


# Comparing


def test_a_prior_is_found_by_patient_and_date(prior: Station) -> None:
    assert prior.session.panes.patients == "one"
    assert not prior.window.image_pane.grid.banner.isVisible()
    assert Path(prior.session.place.target.path).stem == "now"


def test_without_a_prior_the_window_says_so(station: Station, films: Path) -> None:
    film(films, "now", **NOW)
    film(films, "other", **OTHER)
    station.open_analysed(films)
    with station.qtbot.waitSignal(station.session.message) as said:
        press(station, "F5")
    assert said.args == ["No other study of this patient is open."]


def test_an_image_is_dragged_from_the_list_into_a_pane(station: Station, films: Path) -> None:
    film(films, "now", **NOW)
    other = film(films, "other", **OTHER)
    station.open_analysed(films)
    press(station, "F3")
    data = row_data(station, other)
    assert b"other" not in b"".join(bytes(data.data(kind).data()) for kind in data.formats())
    assert drop(station, 1, data)
    wait_for(station, "now", "other")
    assert Path(station.session.place.target.path).stem == "now"


def test_files_from_elsewhere_are_left_to_the_window(station: Station, films: Path) -> None:
    station.open_analysed(film(films, "now", **NOW))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(film(films, "other", **OTHER)))])
    drop(station, 0, data)
    station.wait(lambda: len(station.session.studies.targets) == 2)
    assert names(station) == ["now"]


def test_two_patients_on_screen_are_told_of_loudly(station: Station, films: Path) -> None:
    film(films, "now", **NOW)
    other = film(films, "other", **OTHER)
    station.open_analysed(films)
    press(station, "F3")
    banner = station.window.image_pane.grid.banner
    assert not banner.isVisible()
    drop(station, 1, row_data(station, other))
    station.wait(banner.isVisible)
    assert "MORE THAN ONE PATIENT ON SCREEN" in banner.text()
    assert banner.accessibleName().startswith("MORE THAN ONE PATIENT")
    assert "OTTO" not in banner.text()
    assert banner.width() == station.window.image_pane.grid.width()
    press(station, "F7")  # the active pane alone
    assert not banner.isVisible()
    press(station, "F7")
    assert banner.isVisible()


def test_what_was_put_beside_a_case_goes_when_it_becomes_the_case(pair: Station, films: Path) -> None:
    other = film(films, "other", **OTHER)
    pair.open(other)
    wait_for(pair, "front", "side")
    pair.session.panes.put(1, FrameTarget(str(other)))
    wait_for(pair, "front", "other")
    assert pair.session.panes.patients == "several"
    pair.session.show_frame(FrameTarget(str(other)))
    wait_for(pair, "other")
    pair.session.show_frame(FrameTarget(str(films / "side.dcm")))
    wait_for(pair, "front", "side")


def test_name_id_and_date_stay_in_small_panes_unless_they_are_hidden(prior: Station) -> None:
    press(prior, "F4")
    prior.window.resize(900, 560)
    view = prior.window.image_pane.grid.frame(1).view
    view.set_corners(frozenset({"patient"}))
    shown = view.grab().toImage()
    view.set_corners(frozenset())
    bare = view.grab().toImage()
    rows = {y for y in range(shown.height()) for x in range(shown.width()) if shown.pixel(x, y) != bare.pixel(x, y)}
    line = view.fontMetrics().height()
    assert len(rows) > 1.5 * line  # name, id and date: three lines
    assert max(rows) < view.height()


# The map


def differ(station: Station, number: int) -> bool:
    """Whether the map is drawn in a pane."""
    session, view = station.session, station.window.image_pane.grid.frame(number).view
    before = view.grab().toImage()
    session.set_heatmap_visible(False)
    plain = view.grab().toImage()
    session.set_heatmap_visible(True)
    return before != plain


def test_one_key_puts_the_map_beside_the_plain_image(station: Station, films: Path) -> None:
    station.open_analysed(film(films, "now", **NOW))
    press(station, "Ctrl+H")
    wait_for(station, "now", "now")
    assert not differ(station, 0)
    assert differ(station, 1)
    press(station, "Ctrl+H")
    assert station.session.panes.layout == "1"
    assert differ(station, 0)


def test_beside_its_map_an_image_has_the_same_window(station: Station, films: Path) -> None:
    station.open_analysed(film(films, "now", **NOW))
    press(station, "Ctrl+H")
    wait_for(station, "now", "now")
    grid = station.window.image_pane.grid
    station.drag(QPoint(60, 60), QPoint(90, 120))
    assert grid.frame(1).view.voi == grid.frame(0).view.voi
    press(station, "I")
    assert grid.frame(1).view.inverted


def test_no_pane_shows_a_map_before_the_verdict(bare_station: Station, films: Path) -> None:
    station = bare_station
    station.session.set_settings(Settings(reader="reader-1", blind_first=True), station.data_dir)
    station.session.set_network(station.network.bundle, station.network)
    station.open_analysed(film(films, "now", **NOW))
    press(station, "Ctrl+H")
    wait_for(station, "now", "now")
    assert not differ(station, 0)
    assert not differ(station, 1)
    station.verdict("1", "p")
    assert not differ(station, 0)
    assert differ(station, 1)


def test_another_cases_pane_shows_no_map(prior: Station) -> None:
    assert differ(prior, 0)
    assert not differ(prior, 1)
    click(prior, 1)
    prior.wait(lambda: prior.session.prediction is not None)
    assert not differ(prior, 0)
    assert differ(prior, 1)


# The link


def test_zoom_and_pan_go_together_and_alone_when_the_link_is_off(prior: Station) -> None:
    one, other = prior.window.image_pane.grid.views
    press(prior, "+", "+")
    assert other.transform.scale == pytest.approx(one.transform.scale)
    middle = one.rect().center()
    assert other.transform.to_picture(QPointF(middle)).x() == pytest.approx(
        one.transform.to_picture(QPointF(middle)).x(), abs=0.5
    )
    press(prior, "F8", "+")
    assert other.transform.scale < one.transform.scale
    press(prior, "F8", "F")
    assert other.transform.fitted


def stack(films: Path, name: str, levels: list[float], **given: str) -> None:
    for number, level in enumerate(levels, start=1):
        position = {"ImagePositionPatient": ["0", "0", str(level)], "ImageOrientationPatient": list("100010")}
        told = {**given, **position, "InstanceNumber": str(number), "SeriesInstanceUID": f"1.3.{name}"}
        pixels = np.full((20, 20), number, np.uint16)
        write_dx(films / f"{name}{number}.dcm", pixels, Modality="CT", FrameOfReferenceUID="1.2.9", **told)


def test_stacks_scroll_together_by_position(station: Station, films: Path) -> None:
    stack(films, "1", [0.0, 1.0, 2.0, 3.0, 4.0], SeriesNumber="1", **NOW)
    stack(films, "2", [0.0, 2.0, 4.0], SeriesNumber="2", **NOW)
    station.open_analysed(films)
    station.session.show_frame(FrameTarget(str(films / "11.dcm")))
    press(station, "F3")
    wait_for(station, "11", "21")
    press(station, "End")
    wait_for(station, "15", "23")
    station.window.image_pane.grid.frame(1).view.scroll_asked.emit(-1)
    wait_for(station, "13", "22")
    press(station, "F8", "Home")
    wait_for(station, "11", "22")


# The window


def test_a_double_click_enlarges_a_pane_and_back(prior: Station) -> None:
    view = prior.window.image_pane.grid.frame(1).view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert names(prior) == ["prior"]
    assert view.isVisible()
    assert not prior.window.image_pane.grid.frame(0).isVisible()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert names(prior) == ["now", "prior"]


def test_the_panes_go_to_a_window_of_their_own_and_back(prior: Station) -> None:
    a, parts, grid = prior.window.actions_, prior.window.layout_parts, prior.window.image_pane.grid
    a.panes_window.trigger()
    assert parts.panes_window is not None
    assert grid.window() is parts.panes_window
    prior.qtbot.waitUntil(parts.panes_window.isVisible)
    assert prior.window.view.isVisible()
    assert parts.panes_window.windowTitle() == "Overread: images"
    parts.panes_window.close()
    assert grid.window() is prior.window
    assert not a.panes_window.isChecked()
    assert grid.isVisible()


def test_closing_everything_empties_the_panes(prior: Station) -> None:
    prior.session.close_all()
    assert names(prior) == ["", ""]
    assert prior.session.panes.patients == "one"


def test_the_layout_is_chosen_in_a_menu_that_shows_it(prior: Station) -> None:
    a = prior.window.actions_
    assert [x.isChecked() for x in (a.one_pane, a.two_panes, a.four_panes)] == [False, True, False]
    a.four_panes.trigger()
    assert [x.isChecked() for x in (a.one_pane, a.two_panes, a.four_panes)] == [False, False, True]


def test_layout_and_link_are_remembered(station: Station, films: Path) -> None:
    press(station, "F4", "F8")
    station.window.close()
    station.wait(lambda: first_look(station.data_dir).layout == "2x2")
    look = first_look(station.data_dir)
    assert not look.panes_linked
    press(station, "F2", "F8")
    station.window.desk_parts.restore(look)
    assert station.session.panes.layout == "2x2"
    assert not station.session.panes.linked
    assert not station.window.actions_.link_panes.isChecked()


def test_what_is_dragged_from_the_list_is_not_opened_on_the_way(station: Station, films: Path) -> None:
    film(films, "now", **NOW)
    film(films, "other", **OTHER)
    station.open_analysed(films)
    tree, here = station.window.study_list.tree, station.session.place.target
    row = next(item for target, item in station.window.study_list._image_items.items() if target.path != here.path)
    spot = tree.visualRect(row.index()).center()
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert station.session.place.target == here
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert station.session.place.target != here
