"""Copies of the image: what they carry, and that they go nowhere else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter

from app.viewer.parts import Parts, taken
from core.findings import GateVerdict
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx


def grey(image: QImage) -> np.ndarray:
    """uint8, (rows, columns)."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width()].copy()


@pytest.fixture
def reading(station: Station, films: Path) -> Station:
    write_dx(films / "a.dcm", PatientName="DOE^JANE", PatientID="P-7", StudyDate="20240305")
    station.open_analysed(films)
    return station


def test_a_copy_leaves_out_whose_image_it_is_until_the_reader_says_otherwise(reading: Station) -> None:
    copies = reading.window.desk_parts.copies
    corner = QRect(0, 0, 80, 80)  # beside the film, which is higher than wide
    anonymous, named = copies.image().copy(corner), reading.shown().copy(corner)
    assert grey(anonymous).max() < 100  # the film has dark air there
    assert grey(named).max() > 180
    reading.window.actions_.copies_identity.trigger()
    assert (grey(copies.image().copy(corner)) == grey(named)).all()


def test_a_copy_with_everything_is_what_is_on_screen(reading: Station) -> None:
    whole = taken(reading.window.view, Parts())
    assert (grey(whole) == grey(reading.shown())).all()


def test_overlays_can_be_left_out(reading: Station) -> None:
    copies, view = reading.window.desk_parts.copies, reading.window.view
    over = copies.image()
    reading.window.actions_.copies_overlays.trigger()
    plain = copies.image()
    assert not (grey(over) == grey(plain)).all()
    reading.session.set_heatmap_visible(False)
    assert (grey(taken(view, Parts(identity=False))) == grey(plain)).all()


def test_a_copy_shows_nothing_of_a_hidden_view_of_the_network(reading: Station) -> None:
    reading.session.set_network_view_visible(False)
    copies = reading.window.desk_parts.copies
    hidden = copies.image()
    reading.window.actions_.copies_overlays.trigger()
    assert (grey(hidden) == grey(copies.image())).all()


def test_the_clipboard_gets_the_picture_and_no_words(reading: Station) -> None:
    reading.window.actions_.copy_image.trigger()
    clipboard = QGuiApplication.clipboard()
    assert (grey(clipboard.image()) == grey(reading.window.desk_parts.copies.image())).all()
    assert clipboard.mimeData().formats() == ["application/x-qt-image"]
    assert "without patient data" in reading.window.status_line.message.whole_text


def test_a_saved_image_is_that_image_and_says_no_more(reading: Station, tmp_path: Path) -> None:
    file = tmp_path / "out.png"
    copies = reading.window.desk_parts.copies
    copies.save_to(str(file))
    reading.wait(lambda: "Saved" in reading.window.status_line.message.whole_text)
    with Image.open(file) as saved:
        assert saved.size == (reading.window.view.width(), reading.window.view.height())
        assert not {"Title", "Software", "Author", "Description"} & set(saved.info)
    assert b"DOE" not in file.read_bytes()


def test_the_name_that_is_proposed_is_nobodys(reading: Station) -> None:
    reading.window.actions_.save_image.trigger()
    dialog = reading.window.desk_parts.copies.file_dialog
    assert dialog is not None
    assert not dialog.isModal()
    assert [Path(path).name for path in dialog.selectedFiles()] == ["image.png"]
    dialog.close()


def test_a_folder_that_cannot_be_written_is_named(reading: Station, tmp_path: Path) -> None:
    reading.window.desk_parts.copies.save_to(str(tmp_path / "nowhere" / "out.png"))
    reading.wait(lambda: "cannot be written" in reading.window.status_line.message.whole_text)


def test_a_print_is_one_page_with_the_image_as_large_as_it_allows(reading: Station, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    reading.window.desk_parts.copies.print_on(printer)
    reading.wait(lambda: "printer" in reading.window.status_line.message.whole_text)
    page = (tmp_path / "page.pdf").read_bytes()
    assert page.startswith(b"%PDF")
    assert page.count(b"/Type /Page\n") == 1
    assert b"/Subtype /Image" in page
    assert b"DOE" not in page


def test_there_is_nothing_to_copy_without_an_image(station: Station) -> None:
    a = station.window.actions_
    assert not any(action.isEnabled() for action in (a.copy_image, a.save_image, a.print_image))


def test_a_refused_image_can_be_copied(station: Station, films: Path) -> None:
    station.network.gate = GateVerdict("refuse", reasons=("This is no chest radiograph.",))
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    assert station.window.actions_.copy_image.isEnabled()
