"""What is drawn in pixels is read and compared."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from core.export.verification.identifying import PATH
from core.export.verification.parts import grey_views
from core.export.verification.pixel_text import DrawnForms, ReadText, holds_nearly, is_marker, open_text_reader
from core.export.verification.report import UNEXPLAINED
from core.export.verification.verifying import Checks
from tests.core.export.verification.conftest import CASE, Staged, clean_dicom, picture, saved


def drawn(text: str, side: int = 256, size: int = 18) -> np.ndarray:
    shown = Image.fromarray(picture(side))
    ImageDraw.Draw(shown).text((12, 20), text, fill=255, font=ImageFont.load_default(size))
    return np.asarray(shown)


def test_burned_in_names_are_found_in_picture_icon_and_overlay_and_markers_stay(staged: Staged) -> None:
    Image.fromarray(drawn("GRUNWALDT ODON\nL  PA erect")).save(staged.png)
    dataset, icon = clean_dicom(), clean_dicom()
    pixels = drawn("HX-4471-88")
    icon.Rows, icon.Columns, icon.PixelData = *pixels.shape, pixels.tobytes()
    dataset.IconImageSequence = [icon]
    plane = np.zeros((128, 256), bool)
    plane[:] = drawn("07.03.1941")[:128] > 230
    dataset.add_new(0x60000010, "US", 128)
    dataset.add_new(0x60000011, "US", 256)
    dataset.add_new(0x60000040, "CS", "G")
    dataset.add_new(0x60000100, "US", 1)
    dataset.add_new(0x60000102, "US", 0)
    dataset.add_new(0x60003000, "OW", np.packbits(plane.ravel(), bitorder="little").tobytes())
    saved(dataset, staged.dicom)
    report = staged.verified(Checks(read_text=open_text_reader()))
    places = {(leak.place.split(", box")[0], leak.kind) for leak in report.leaks if leak.kind != PATH}
    assert places == {
        ("the picture", "patient's name"),
        ("(0088,0200)[0] frame 1", "identifier"),
        ("overlay 6000 plane 1", "date"),
    }
    assert {leak.case for leak in report.leaks} == {CASE}
    assert (report.pictures, report.unexplained_text) == (4, 0)


def test_text_that_nobody_explains_is_counted(staged: Staged) -> None:
    def reader(_: np.ndarray) -> list[ReadText]:
        return [ReadText("R", (0, 0, 9, 9)), ReadText("someone else", (0, 0, 9, 9))]

    report = staged.verified(Checks(read_text=reader))
    assert report.clean
    assert report.unexplained_text == report.pictures == 2
    refused = staged.verified(Checks(read_text=reader, refuse_unexplained=True))
    assert [(leak.case, leak.kind) for leak in refused.leaks] == [(CASE, UNEXPLAINED)] * 2
    assert "nobody has explained" in refused.withheld()[CASE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr GRUNWALDT", True),
        ("6RUNWA1DT", True),
        ("GRUNWADT,", True),
        ("GRVNWADT", False),
        ("0d0n", True),
        ("odon1", False),
        ("120 kVp 4 mAs", False),
        ("GREENLAND", False),
    ],
)
def test_what_the_recogniser_mistakes_is_one(text: str, found: bool) -> None:
    assert bool(DrawnForms([("grunwaldt", 0), ("odon", 1)]).found_in(text)) is found


@pytest.mark.parametrize(
    ("text", "form", "near"),
    [
        ("xxabcdefyy", "abcdef", True),
        ("abXdef", "abcdef", True),
        ("aXXdef", "abcdef", False),
        ("abcdefgXijkYmn", "abcdefghijklmn", True),
    ],
)
def test_mistakes_grow_with_the_length(text: str, form: str, near: bool) -> None:
    assert holds_nearly(text, form) is near


def test_markers() -> None:
    assert all(map(is_marker, ("R", "L PA", "AP ERECT", "12", "(L)")))
    assert not any(map(is_marker, ("R Miller", "19410307", "PA 4711")))


@pytest.mark.parametrize("kind", [np.uint16, np.int16, np.float32])
def test_text_at_the_end_of_the_range_shows_in_a_view(kind: type) -> None:
    values = np.full((64, 64), 100, kind)
    values[10:12, 10:12] = 32000
    views = grey_views(values)
    assert any(view[10, 10] > 200 and view[0, 0] < 50 for view in views)
    assert all(view.dtype == np.uint8 for view in views)
    assert grey_views(np.zeros((4, 4), kind)) == []
