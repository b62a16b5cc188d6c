"""What the audit trail is told of what a reader was shown, and the status line of what waits."""

from __future__ import annotations

from pathlib import Path

from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx


def test_each_image_on_which_the_networks_view_is_shown_is_told_of(station: Station, films: Path) -> None:
    """Also one whose score is the study's while another is on screen; the queue's rules ask by image."""
    study = {"StudyInstanceUID": "1.2.3", "SeriesInstanceUID": "1.2.3.1"}
    for number in (1, 2):
        write_dx(films / f"{number}.dcm", chest_like(90 + number, 80, 12), InstanceNumber=number, **study)
    station.open_analysed(films)
    store = station.session.queue.store
    assert store is not None
    station.window.actions_.next_image.trigger()
    station.wait(lambda: station.session.prediction is not None and station.session.analysis.idle)
    station.wait(lambda: len({row.image for row in store.trail(kind="revealed")}) == 2)
    station.be_quiet()
    told = [(row.image, finding) for row in store.trail(kind="revealed") for finding in row.details["findings"]]
    assert len(told) == len(set(told)) == 2 * len(station.session.findings)


def test_an_image_that_cannot_be_copied_is_told_of_until_it_is(station: Station, films: Path) -> None:
    (station.data_dir / "instances").write_text("a file in the folder's place")
    station.open_analysed(write_dx(films / "film.dcm"))
    label = station.window.status_line.waiting
    station.verdict("4", "d")
    station.wait(label.isVisible)
    assert label.text() == "1 flagged image not yet copied"
    assert "cannot be copied" in label.toolTip()
    station.wait(lambda: station.session.queue.total == 1)
    (station.data_dir / "instances").unlink()
    station.session.store_watch.retry()
    station.wait(lambda: not label.isVisible())
    assert any((station.data_dir / "instances").rglob("*"))


def test_while_the_networks_view_is_hidden_no_copy_that_waits_tells_who_disagreed(
    station: Station, films: Path
) -> None:
    """Only what contradicts the network is copied."""
    (station.data_dir / "instances").write_text("a file in the folder's place")
    station.open_analysed(write_dx(films / "film.dcm"))
    label, hide = station.window.status_line.waiting, station.window.actions_.network_view
    hide.trigger()
    station.verdict("4", "p")
    station.wait(lambda: station.session.store_watch.uncopied == 1)
    assert not label.isVisible()
    assert (label.text(), "copied" in label.toolTip()) == ("", False)
    hide.trigger()
    assert label.isVisible()
    hide.trigger()
    assert not label.isVisible()
    told: list[str] = []
    station.session.message.connect(told.append)
    (station.data_dir / "instances").unlink()
    station.session.store_watch.retry()
    station.wait(lambda: station.session.store_watch.uncopied == 0)
    assert told == []
