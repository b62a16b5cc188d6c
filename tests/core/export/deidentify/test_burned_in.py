"""Text in the pixels is found, but for markers; what is left after blackening withholds the case. Real networks."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from core.errors import ExportCancelled, ExportFault
from core.export.deidentify import (
    Box,
    Identity,
    Options,
    TextFinder,
    clean_pixels,
    deidentify,
    encoded,
    identity_of,
    outside_regions,
    picture_pixels,
    propose,
    share_of,
    stored_pixels,
)
from core.export.deidentify.burned_in import judged
from tests.core.export.deidentify.test_instance import opened, plan_for, reread
from tests.helpers.dicom_files import chest_like, write_dx

PATIENT = Identity(frozenset({"KAUFMAN^SCOTT"}), frozenset({"6774825273"}), frozenset({"19430722"}))


def refuse(*_: Any, **__: Any) -> None:
    raise AssertionError("the check for text opened a connection")


@pytest.fixture(scope="module")
def finder() -> Iterator[TextFinder]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield TextFinder()


def film(*texts: tuple[str, int, int, int], grey: int = 255) -> NDArray[np.uint8]:
    """A picture like a chest radiograph, 400 x 480, with texts written in it: (text, x, y, height of its letters)."""
    image = Image.fromarray(chest_like(400, 480, 8))
    draw = ImageDraw.Draw(image)
    for text, x, y, height in texts:
        draw.text((x, y), text, fill=grey, font=ImageFont.load_default(height))
    return np.array(image)


def is_covered(boxes: list[Box], x: int, y: int) -> bool:
    return any(box.x <= x < box.x + box.width and box.y <= y < box.y + box.height for box in boxes)


def test_names_numbers_and_dates_are_found_and_markers_stay(
    finder: TextFinder, capfd: pytest.CaptureFixture[str]
) -> None:
    texts = [
        ("Kaufman, Scott", 20, 10, 18),
        ("DOB 22.07.1943", 300, 370, 14),
        ("R", 30, 150, 40),
        ("PA ERECT", 330, 60, 20),
    ]
    pixels = picture_pixels(film(*texts))
    proposed = propose(pixels, PATIENT, finder)
    boxes = [one.box for one in proposed]
    assert is_covered(boxes, 60, 20)
    assert is_covered(boxes, 350, 378)
    assert not is_covered(boxes, 42, 175)
    assert not is_covered(boxes, 370, 72)
    assert {one.kind for one in proposed} == {"identity"}
    assert share_of(boxes, 400, 480) < 0.06
    checked = clean_pixels(pixels, boxes, PATIENT, finder)
    assert checked.reason is None
    assert not checked.pixels.values[0][boxes[0].y, boxes[0].x]
    assert capfd.readouterr() == ("", "")
    assert not logging.getLogger("RapidOCR").isEnabledFor(logging.ERROR) or logging.getLogger("RapidOCR").disabled


def test_text_that_is_left_withholds_the_case(finder: TextFinder) -> None:
    pixels = picture_pixels(film(("Kaufman, Scott", 20, 10, 18)))
    checked = clean_pixels(pixels, [], PATIENT, finder)
    assert checked.reason is not None
    assert "patient's header in 1 place" in checked.reason
    assert "aufman" not in checked.reason


def test_text_of_nobody_is_proposed_as_well(finder: TextFinder) -> None:
    proposed = propose(picture_pixels(film(("St. Mary Hospital", 20, 10, 18))), Identity(), finder)
    assert [one.kind for one in proposed] == ["text"]


def test_a_line_that_a_regions_edge_cuts_is_blackened_whole(finder: TextFinder) -> None:
    pixels = picture_pixels(film(("Kaufman, Scott", 20, 30, 20)))
    proposed = propose(pixels, PATIENT, finder, [Box(0, 0, 480, 41)])
    assert proposed[0].kind == "region"
    assert is_covered([one.box for one in proposed[1:]], 60, 47)


def test_a_film_without_text_is_left_alone(finder: TextFinder) -> None:
    assert propose(picture_pixels(film()), PATIENT, finder) == ()


def test_a_whole_file_goes_the_way(finder: TextFinder, tmp_path: Path) -> None:
    """16 bits, MONOCHROME1, with letters at the top of the range, which hide everything else in a full-range view."""
    stored = chest_like(240, 320, 12)
    letters = Image.new("L", (320, 240))
    ImageDraw.Draw(letters).text((12, 8), "TESTER THEA", fill=1, font=ImageFont.load_default(18))
    stored[np.asarray(letters) > 0] = 4095
    path = write_dx(tmp_path / "a.dcm", 4095 - stored, PhotometricInterpretation="MONOCHROME1",
                    PresentationLUTShape="INVERSE")  # fmt: skip
    dataset, plan = opened(path), plan_for(path, options=Options())
    identity, pixels = identity_of(dataset), stored_pixels(dataset, "a.dcm")
    with pytest.raises(ExportFault, match="still hold text of the patient's header"):
        deidentify(dataset, plan, identity, clean_pixels(pixels, [], identity, finder))
    boxes = [one.box for one in propose(pixels, identity, finder, outside_regions(dataset))]
    target, record = deidentify(dataset, plan, identity, clean_pixels(pixels, boxes, identity, finder))
    clean = reread(encoded(target))
    assert clean.BurnedInAnnotation == "NO"
    assert "113101" in [item.CodeValue for item in clean.DeidentificationMethodCodeSequence]
    assert record.blackened == len(boxes) == 1
    assert (clean.pixel_array[boxes[0].y + 2, boxes[0].x : boxes[0].x + boxes[0].width] == 4095).all()


def test_the_check_can_be_cancelled(finder: TextFinder) -> None:
    with pytest.raises(ExportCancelled, match="burned-in text was cancelled"):
        propose(picture_pixels(film()), PATIENT, finder, cancelled=lambda: True)


@pytest.mark.parametrize(
    ("text", "score", "kind"),
    [
        ("R", 0.9, None),
        ("PA", 0.9, None),
        ("AP PORTABLE", 0.9, None),
        ("RPAERECT", 0.9, None),
        ("PA FRECT", 0.9, None),
        ("★", 0.9, None),
        ("oi", 0.6, None),
        ("KAUFMAM", 0.9, "identity"),
        ("K4UFMAN", 0.9, "identity"),
        ("I943-07-22", 0.9, "identity"),
        ("67748Z5273", 0.6, "identity"),
        ("Hospital", 0.6, "text"),
        ("AC", 0.9, "text"),
    ],
)
def test_a_reading_is_judged(text: str, score: float, kind: str | None) -> None:
    assert judged(text, score, PATIENT) == kind


def test_a_marker_that_is_the_patients_name_goes() -> None:
    assert judged("ERECT", 0.9, Identity(frozenset({"Erect^Ida"}))) == "identity"


@pytest.mark.shared
def test_the_name_in_a_ct_is_blackened(finder: TextFinder, shared_dir: Path) -> None:
    path = shared_dir / "dicom" / "phi" / "ct_burned_in_name.dcm"
    dataset = opened(path)
    identity, pixels = identity_of(dataset), stored_pixels(dataset, str(path))
    proposed = propose(pixels, identity, finder)
    assert "identity" in {one.kind for one in proposed}
    assert is_covered([one.box for one in proposed], 60, 20)
    assert clean_pixels(pixels, [one.box for one in proposed], identity, finder).reason is None
