"""What belongs to one frame is not shown, drawn or recorded over the pixels of another."""

from __future__ import annotations

from pathlib import Path

from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx


def write_series(films: Path, count: int) -> list[Path]:
    given = {"SeriesInstanceUID": "1.2.3.4", "StudyInstanceUID": "1.2.3"}
    return [
        write_dx(films / f"{n}.dcm", chest_like(60, 50), InstanceNumber=str(n), Modality="CT", **given)
        for n in range(1, count + 1)
    ]


def test_a_stack_that_grows_while_it_is_on_screen_gets_its_slider(station: Station, films: Path) -> None:
    first, *others = write_series(films, 5)
    station.open(first)
    assert not station.window.image_pane.frame_slider.isVisible()
    station.open(*others)
    station.wait(lambda: station.window.image_pane.frame_slider.maximum() == 4)
    assert station.window.actions_.cine.isEnabled()


def test_nothing_is_recorded_or_drawn_before_the_image_is_on_screen(station: Station, films: Path) -> None:
    write_series(films, 2)
    station.open_analysed(films)
    session = station.session
    station.wait(lambda: session.verdicts.can_record)
    admitted: list[bool] = []

    def look() -> None:
        here = session.picture is not None and session.picture.place.target == session.place.target
        if session.verdicts.can_record:
            admitted.append(here)

    session.step(1)
    assert not session.verdicts.can_record
    session.verdicts.entries_changed.connect(look)
    session.prediction_changed.connect(look)
    station.wait(lambda: session.verdicts.can_record)
    assert admitted
    assert all(admitted)
