"""A state applied to a frame: held against DCMTK where that is at hand, and against the standard's own words."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dicom.presentation_states import read_presentation_state
from core.imaging.measuring import figures, value_at
from core.imaging.network_input import network_view
from core.imaging.presentation import Area, Presented, presented
from core.imaging.window import default_voi, grey_image
from core.measurements import Measurement
from tests.core.test_presentation import turned_array
from tests.helpers.dicom_files import only_frame, write_dx
from tests.helpers.presentation_states import COLOUR_STATE, graphic, item, reference, text_box, write_state

CURVE = np.array([int(4095 * (i / 1023) ** 2) for i in range(1024)], dtype="<u2").tobytes()
WINDOW = item(WindowCenter="1000", WindowWidth="1500")
STEPS = {
    "nothing": {},
    "window": {"SoftcopyVOILUTSequence": [WINDOW]},
    "window of some": {"SoftcopyVOILUTSequence": "own"},
    "voi lut": {"SoftcopyVOILUTSequence": [item(VOILUTSequence=[item(LUTDescriptor=[1024, 500, 12], LUTData=CURVE)])]},
    "inverse": {"PresentationLUTShape": "INVERSE", "SoftcopyVOILUTSequence": [WINDOW]},
    "rescale": {"RescaleSlope": "2", "RescaleIntercept": "-1024", "RescaleType": "HU"},
    "rescale and window": {"RescaleSlope": "2", "RescaleIntercept": "-1024", "RescaleType": "HU",
                           "SoftcopyVOILUTSequence": [WINDOW]},
    "presentation lut": {"PresentationLUTShape": None,
                         "PresentationLUTSequence": [item(LUTDescriptor=[1024, 0, 12], LUTData=CURVE)]},
    "turned": {"ImageRotation": 90, "ImageHorizontalFlip": "N"},
    "turned and mirrored": {"ImageRotation": 90, "ImageHorizontalFlip": "Y"},
    "other way and mirrored": {"ImageRotation": 270, "ImageHorizontalFlip": "Y"},
}  # fmt: skip


def shown_by(image: Path, state: Path) -> Presented:
    return presented(only_frame(image), read_presentation_state(str(state)))


def film_of(folder: Path, photometric: str) -> Path:
    """An image with transforms of its own, all of which the state replaces."""
    shape = "INVERSE" if photometric == "MONOCHROME1" else "IDENTITY"
    return write_dx(
        folder / "film.dcm", PhotometricInterpretation=photometric, PresentationLUTShape=shape, WindowCenter="2000",
        WindowWidth="3000", RescaleSlope="3", RescaleIntercept="7", RescaleType="US",
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("dcmp2pgm") is None, reason="dcmp2pgm (Debian: dcmtk) is not installed")
@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize("step", STEPS)
def test_grey_values_are_those_of_dcmtk(tmp_path: Path, photometric: str, step: str) -> None:
    film = film_of(tmp_path, photometric)
    attributes = dict(STEPS[step])
    if attributes.get("SoftcopyVOILUTSequence") == "own":
        own = item(ReferencedImageSequence=[reference(film)], WindowCenter="1000", WindowWidth="1500")
        attributes["SoftcopyVOILUTSequence"] = [own]
    state, picture = write_state(tmp_path / "state.dcm", [film], **attributes), tmp_path / "dcmtk.pgm"
    subprocess.run(["dcmp2pgm", "-q", "-p", str(state), str(film), str(picture)], check=True, capture_output=True)
    theirs = np.asarray(Image.open(picture)).astype(int)
    under = shown_by(film, state)
    ours = turned_array(grey_image(under.frame, default_voi(under.frame)), under.state.orientation)
    assert theirs.shape == ours.shape
    assert np.abs(theirs - ours).max() <= 1


def test_the_network_is_given_the_same_with_a_state_and_without(tmp_path: Path) -> None:
    film = film_of(tmp_path, "MONOCHROME2")
    shutter = {"ShutterShape": "CIRCULAR", "CenterOfCircularShutter": [40, 40], "RadiusOfCircularShutter": 5,
               "ShutterPresentationValue": 0}  # fmt: skip
    state = write_state(tmp_path / "state.dcm", [film], **STEPS["inverse"], **shutter, ImageRotation=90)
    frame = only_frame(film)
    before = network_view(frame).copy()
    under = presented(frame, read_presentation_state(str(state)))
    assert (network_view(frame) == before).all()
    assert under.frame.stored is frame.stored
    assert not (network_view(under.frame) == before).all()


def test_a_state_shows_no_shutter_but_its_own(tmp_path: Path) -> None:
    shutter = {"ShutterShape": "CIRCULAR", "CenterOfCircularShutter": ["40", "40"], "RadiusOfCircularShutter": "5"}
    film = write_dx(tmp_path / "film.dcm", **shutter)
    assert only_frame(film).shutter is not None
    assert shown_by(film, write_state(tmp_path / "state.dcm", [film])).frame.shutter is None


def test_windows_for_other_images_are_passed_over(tmp_path: Path) -> None:
    film, second = write_dx(tmp_path / "film.dcm"), write_dx(tmp_path / "second.dcm")
    items = [
        item(ReferencedImageSequence=[reference(image)], WindowCenter=centre, WindowWidth="10")
        for image, centre in ((second, "1"), (film, "2"))
    ]
    state = write_state(tmp_path / "state.dcm", [film, second], SoftcopyVOILUTSequence=items)
    assert [voi.center for voi in shown_by(film, state).frame.voi_choices] == [2.0]
    assert [voi.center for voi in shown_by(second, state).frame.voi_choices] == [1.0]


def test_a_table_for_signed_pixels_begins_below_zero(tmp_path: Path) -> None:
    pixels = np.arange(-1000, 1000, dtype=np.int16).reshape(40, 50)
    film = write_dx(tmp_path / "film.dcm", pixels)
    table = item(LUTDescriptor=[1024, 65536 - 512, 12], LUTData=CURVE)
    state = write_state(tmp_path / "state.dcm", [film], SoftcopyVOILUTSequence=[item(VOILUTSequence=[table])])
    assert shown_by(film, state).frame.voi_choices[0].first_mapped == -512


def test_a_colour_state_leaves_the_way_to_grey_alone(tmp_path: Path) -> None:
    film = film_of(tmp_path, "MONOCHROME1")
    under = shown_by(film, write_state(tmp_path / "state.dcm", [film], COLOUR_STATE))
    frame = only_frame(film)
    assert (grey_image(under.frame, default_voi(under.frame)) == grey_image(frame, default_voi(frame))).all()


def test_the_displayed_area_runs_from_edge_to_edge(tmp_path: Path) -> None:
    film = write_dx(tmp_path / "film.dcm")
    area = item(
        DisplayedAreaTopLeftHandCorner=[60, 11], DisplayedAreaBottomRightHandCorner=[21, 90],
        PresentationSizeMode="SCALE TO FIT",
    )  # fmt: skip
    under = shown_by(film, write_state(tmp_path / "state.dcm", [film], DisplayedAreaSelectionSequence=[area]))
    assert under.area == Area(20.0, 10.0, 40.0, 80.0)
    assert under.magnification is None


@pytest.mark.parametrize(
    ("turn", "flip", "top_left", "top_right"),
    [(0, "N", (20, 10), (60, 10)), (90, "N", (20, 90), (20, 10)), (180, "N", (60, 90), (20, 90)),
     (270, "N", (60, 10), (60, 90)), (0, "Y", (60, 10), (20, 10)), (90, "Y", (20, 10), (20, 90))],
)  # fmt: skip
def test_display_units_follow_the_area_as_it_is_seen(
    tmp_path: Path, turn: int, flip: str, top_left: tuple[int, int], top_right: tuple[int, int]
) -> None:
    film = write_dx(tmp_path / "film.dcm")
    area = item(
        DisplayedAreaTopLeftHandCorner=[21, 11], DisplayedAreaBottomRightHandCorner=[60, 90],
        PresentationSizeMode="SCALE TO FIT",
    )  # fmt: skip
    marks = item(
        GraphicLayer="A", GraphicObjectSequence=[graphic("POLYLINE", [0, 0, 1, 0], "DISPLAY")],
        TextObjectSequence=[text_box("x", [0, 0, 1, 0], "DISPLAY")],
    )  # fmt: skip
    state = write_state(
        tmp_path / "state.dcm", [film], DisplayedAreaSelectionSequence=[area], GraphicAnnotationSequence=[marks],
        ImageRotation=turn, ImageHorizontalFlip=flip,
    )  # fmt: skip
    (layer,) = shown_by(film, state).layers
    assert layer.graphics[0].points == (top_left, top_right)
    assert layer.texts[0].box == (top_left, top_right)


def test_annotations_are_those_of_the_frame_and_lie_in_the_layers_order(tmp_path: Path) -> None:
    film, second = write_dx(tmp_path / "film.dcm"), write_dx(tmp_path / "second.dcm")

    def marked(layer: str, x: float, image: Path | None = None) -> object:
        made = item(GraphicLayer=layer, GraphicObjectSequence=[graphic("POINT", [x, 0])])
        if image is not None:
            made.ReferencedImageSequence = [reference(image)]
        return made

    layers = [item(GraphicLayer="TOP", GraphicLayerOrder=2), item(GraphicLayer="LOW", GraphicLayerOrder=1)]
    annotations = [marked("TOP", 1), marked("LOW", 2), marked("NOWHERE", 3), marked("LOW", 4, second)]
    state = write_state(
        tmp_path / "state.dcm", [film, second], GraphicLayerSequence=layers, GraphicAnnotationSequence=annotations
    )
    drawn = shown_by(film, state).layers
    assert [[g.points[0][0] for g in layer.graphics] for layer in drawn] == [[3.0], [2.0], [1.0]]
    drawn = shown_by(second, state).layers
    assert [[g.points[0][0] for g in layer.graphics] for layer in drawn] == [[3.0], [2.0, 4.0], [1.0]]


@pytest.mark.parametrize(
    ("own", "measured", "unit"),
    [
        ({"RescaleSlope": "2", "RescaleIntercept": "-1024", "RescaleType": "HU"}, -24.0, "HU"),
        ({}, 1500.0, "US"),
    ],
)
def test_values_are_measured_as_the_file_means_them_whatever_a_state_shows(
    tmp_path: Path, own: dict[str, str], measured: float, unit: str
) -> None:
    film = write_dx(tmp_path / "film.dcm", np.full((8, 8), 500, np.uint16), **own)
    state = write_state(tmp_path / "state.dcm", [film], RescaleSlope="3", RescaleIntercept="0", RescaleType="US")
    frame = shown_by(film, state).frame
    assert value_at((2.0, 2.0), frame) == (measured,)
    over = figures(Measurement("rectangle", ((0.0, 0.0), (8.0, 8.0))), frame).statistics
    assert over is not None
    assert (over.mean, over.unit) == (measured, unit)
    assert frame.modality_transform.slope == 3.0
