"""A path can be used again for another image: no old name stands over a new picture."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from app.open_studies import FrameTarget
from app.panels.study_rows import ROW_ROLE, THUMBNAIL_PX
from app.windows.main_window import MainWindow
from core.errors import FileFault
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx


def write_person(path: Path, name: str, **attributes: object) -> Path:
    return write_dx(
        path, chest_like(90, 80, 12), PatientName=name, StudyInstanceUID=f"1.2.{ord(name[0])}", **attributes
    )


def headings(station: Station) -> list[str]:
    return [row.title for row in station.window.study_list.rows() if row.kind == "study"]


def shown_name(station: Station) -> str:
    """Whose picture is on screen, as the view says it."""
    picture = station.window.view.picture
    return picture.place.study.patient_name if picture is not None else ""


def go_to(station: Station, path: Path) -> None:
    station.session.show_frame(FrameTarget(str(path)))
    station.wait(lambda: station.window.view.is_current)


def test_an_overwritten_file_is_shown_under_its_own_name(station: Station, films: Path) -> None:
    first, second = write_person(films / "1.dcm", "Alpha"), write_person(films / "2.dcm", "Beta")
    third = write_person(films / "3.dcm", "Charlie")
    station.open_analysed(films)
    go_to(station, third)
    write_person(first, "Delta")
    seen: list[tuple[str, str]] = []
    pictures = station.session.picture_changed
    pictures.connect(lambda p: seen.append((p.place.study.patient_name, p.frame.origin.sha256)) if p else None)
    go_to(station, first)
    station.wait(lambda: shown_name(station) == "Delta")
    assert headings(station) == ["Delta", "Beta", "Charlie"]
    new_sha = station.session.frame.origin.sha256
    assert {name for name, sha in seen if sha == new_sha} == {"Delta"}
    station.wait(lambda: station.session.prediction is not None)
    assert station.session.prediction.origin.sha256 == new_sha
    assert second.exists()


def test_nothing_old_is_shown_of_a_case_held_ready_whose_file_has_changed(station: Station, films: Path) -> None:
    write_person(films / "1.dcm", "Alpha")
    second = write_person(films / "2.dcm", "Beta")
    station.open_analysed(films)
    station.wait(lambda: station.session.next_case.ready == FrameTarget(str(second)))
    write_person(second, "Echo")
    shown: list[str] = []
    station.window.view.picture_shown.connect(lambda p: shown.append(p.place.study.patient_name if p else ""))
    station.window.actions_.next_unread.trigger()
    station.wait(lambda: shown_name(station) == "Echo")
    assert set(shown) == {"", "Echo"}
    assert headings(station) == ["Alpha", "Echo"]


def test_a_case_held_ready_whose_file_is_the_same_is_not_read_again(station: Station, films: Path) -> None:
    write_person(films / "1.dcm", "Alpha")
    second = write_person(films / "2.dcm", "Beta")
    station.open_analysed(films)
    target = FrameTarget(str(second))
    station.wait(lambda: station.session.next_case.ready == target)
    held = station.session.next_case._frame
    station.window.actions_.next_unread.trigger()
    station.wait(lambda: shown_name(station) == "Beta")
    assert station.session.frame is held


def test_a_file_overwritten_while_it_is_on_screen_is_read_again_when_a_scan_finds_it(
    station: Station, films: Path
) -> None:
    film = write_person(films / "1.dcm", "Alpha")
    station.open_analysed(film)
    before = station.session.frame
    write_person(film, "Foxtrot")
    station.open(film)
    station.wait(lambda: shown_name(station) == "Foxtrot")
    assert station.session.frame is not before
    assert headings(station) == ["Foxtrot"]


def test_a_pane_of_its_own_shows_no_old_name_either(station: Station, films: Path) -> None:
    write_person(films / "1.dcm", "Alpha")
    second = write_person(films / "2.dcm", "Beta")
    station.open_analysed(films)
    write_person(second, "Golf")
    pane = station.session.panes.panes[1]
    pane.show(FrameTarget(str(second)))
    station.wait(lambda: pane.picture is not None)
    assert pane.picture.place.study.patient_name == "Golf"
    assert headings(station) == ["Alpha", "Golf"]


def test_a_picture_of_the_same_size_is_another_case(station: Station, films: Path) -> None:
    """Nothing in its heading tells it from the one before; its content does."""
    films = films / "pictures"
    films.mkdir()
    paths = [films / f"{number}.png" for number in (1, 2)]
    for number, path in enumerate(paths):
        Image.fromarray(chest_like(90, 70, 8) // (number + 1)).save(path)
    station.open_analysed(films)
    station.verdict("2", "a")
    worklist, studies = station.session.worklist, station.session.studies
    assert worklist.state(studies.case(str(paths[0]))) == "read"
    go_to(station, paths[1])
    Image.fromarray(255 - chest_like(90, 70, 8)).save(paths[0])
    go_to(station, paths[0])
    station.wait(lambda: station.session.prediction is not None)
    assert worklist.state(studies.case(str(paths[0]))) == "new"


def test_what_could_not_be_read_is_no_failure_any_more_once_it_can(station: Station, films: Path) -> None:
    paths = [write_person(films / f"{number}.dcm", name) for number, name in ((1, "Alpha"), (2, "Beta"))]
    sound = paths[1].read_bytes()
    station.open_analysed(films)
    session, case = station.session, station.session.studies.case("1.2.66")
    go_to(station, paths[0])
    paths[1].write_bytes(sound[:-4000])
    session.show_frame(FrameTarget(str(paths[1])))
    station.wait(lambda: bool(session.picture_problem) or session.picture is not None)
    session.frame_unreadable.emit(FrameTarget(str(paths[1])), str(FileFault("It breaks off.")))
    assert session.worklist.state(case) == "failed"
    item = station.window.study_list._image_items[FrameTarget(str(paths[1]))]
    assert item.data(ROW_ROLE).unreadable
    paths[1].write_bytes(sound)
    go_to(station, paths[0])
    session.analysis.disable()  # it is the reading that counts, not the network's word
    go_to(station, paths[1])
    station.wait(lambda: session.worklist.state(session.studies.case("1.2.66")) == "new")
    row = station.window.study_list._image_items[FrameTarget(str(paths[1]))].data(ROW_ROLE)
    assert (row.unreadable, row.state) == (False, "new" if row.state is not None else None)


def test_thumbnails_of_an_overwritten_file_are_made_anew(station: Station, films: Path) -> None:
    first, second = write_person(films / "1.dcm", "Alpha"), write_person(films / "2.dcm", "Beta")
    station.open_analysed(films)
    thumbnails = station.window.study_list.thumbnails
    target = FrameTarget(str(first))
    station.wait(lambda: thumbnails.pixmap(target) is not None)
    go_to(station, second)
    before = thumbnails.pixmap(target).toImage()
    assert max(before.width(), before.height()) == 2 * THUMBNAIL_PX
    write_dx(first, chest_like(40, 80, 12), PatientName="Hotel", StudyInstanceUID="1.2.72")
    go_to(station, first)
    station.wait(lambda: (made := thumbnails.pixmap(target)) is not None and made.height() < made.width())


def test_a_row_of_the_list_brings_the_image_forward(station: Station, films: Path) -> None:
    for number, name in ((1, "Alpha"), (2, "Beta")):
        write_person(films / f"{number}.dcm", name)
    station.open_analysed(films)
    window: MainWindow = station.window
    items = window.study_list._image_items
    for step in (
        lambda: window.study_list.tree.setCurrentIndex(items[FrameTarget(str(films / "2.dcm"))].index()),
        lambda: window.actions_.previous_image.trigger(),
        lambda: window.study_list.tree.clicked.emit(window.study_list.tree.currentIndex()),
    ):
        window.actions_.show_queue.trigger()
        assert window.tabs.currentIndex() == 1
        step()
        assert window.tabs.currentIndex() == 0


def test_a_file_that_was_damaged_for_a_while_is_listed_as_the_image_that_it_is_again(
    station: Station, films: Path
) -> None:
    paths = [
        write_person(films / f"{number}.dcm", "Alpha", SeriesInstanceUID="1.2.3", InstanceNumber=number)
        for number in (1, 2)
    ]
    sound = paths[1].read_bytes()
    station.open_analysed(films)

    def kinds() -> list[str]:
        return [row.kind for row in station.window.study_list.rows() if row.kind != "series"]

    assert kinds() == ["study", "image", "image"]
    paths[1].write_bytes(b"\0" * 128 + b"DICM" + b"\xff" * 40)
    station.session.open_paths([str(films)])
    station.wait(lambda: "problem" in kinds())
    assert kinds() == ["study", "image", "study", "problem"]
    paths[1].write_bytes(sound)
    station.session.open_paths([str(films)])
    station.wait(lambda: kinds() == ["study", "image", "image"])
    go_to(station, paths[1])
    assert shown_name(station) == "Alpha"
