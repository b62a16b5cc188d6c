"""Presentation states, read from real files: what they say, and what they may cost."""

from __future__ import annotations

import pickle
import struct
import time
from pathlib import Path

import numpy as np
import pytest

from core.dicom.annotations import MAX_OBJECTS, MAX_POINTS
from core.dicom.cielab import srgb_of_cielab
from core.dicom.finding import Found
from core.dicom.presentation_states import read_presentation_state
from core.dicom.scanning import scan_file
from core.errors import FileFault, LimitExceeded
from core.imaging.presentation import presented
from core.presentation import Graphic, ImageReference, Orientation, PresentationState
from core.study import LookupTable, Shutter, Window
from tests.helpers.dicom_files import only_frame, write_dx
from tests.helpers.mutations import mutated
from tests.helpers.presentation_states import (
    COLOUR_STATE,
    anchored_text,
    graphic,
    item,
    reference,
    text_box,
    write_state,
)

WINDOW = item(WindowCenter="1000", WindowWidth="1500")
BROKEN_STATES = 200


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return write_dx(tmp_path / "film.dcm")


def state_of(tmp_path: Path, film: Path, **attributes: object) -> PresentationState:
    return read_presentation_state(str(write_state(tmp_path / "state.dcm", [film], **attributes)))


def annotated(tmp_path: Path, film: Path, *graphics: object, texts: tuple[object, ...] = ()) -> PresentationState:
    parts = {"GraphicObjectSequence": list(graphics), "TextObjectSequence": list(texts)}
    annotation = item(GraphicLayer="MARKS", **{keyword: value for keyword, value in parts.items() if value})
    return state_of(tmp_path, film, GraphicAnnotationSequence=[annotation])


def test_a_state_is_listed_as_what_it_is(tmp_path: Path, film: Path) -> None:
    grey = scan_file(Found(str(write_state(tmp_path / "a.dcm", [film])))).instance
    colour = scan_file(Found(str(write_state(tmp_path / "b.dcm", [film], COLOUR_STATE)))).instance
    other = write_state(tmp_path / "c.dcm", [film], "1.2.840.10008.5.1.4.1.1.11.4")
    assert grey.description == colour.description == "Presentation state"
    assert grey.is_presentation_state
    assert colour.is_presentation_state
    blending = scan_file(Found(str(other))).instance
    assert (blending.description, blending.is_presentation_state) == ("Presentation state", False)
    assert not blending.is_failure


def test_label_date_and_references(tmp_path: Path, film: Path) -> None:
    second = write_dx(tmp_path / "second.dcm", InstanceNumber="2")
    state = read_presentation_state(str(write_state(tmp_path / "s.dcm", [film, second])))
    assert (state.label, state.description, state.created) == ("NODULE", "Seen at conference", "2024-02-03")
    assert len(state.references) == 2
    for image in (film, second):
        assert state.refers_to(reference(image).ReferencedSOPInstanceUID, 1)
    assert not state.refers_to("1.2.3", 1)
    assert not state.is_colour


def test_frames_that_are_referred_to(tmp_path: Path, film: Path) -> None:
    some = item(SeriesInstanceUID="1.2", ReferencedImageSequence=[reference(film, 2, 4)])
    (only,) = state_of(tmp_path, film, ReferencedSeriesSequence=[some]).references
    assert only == ImageReference(reference(film).ReferencedSOPInstanceUID, (2, 4))


def test_windows_with_function_and_explanation_for_some_images(tmp_path: Path, film: Path) -> None:
    own = item(
        ReferencedImageSequence=[reference(film)], WindowCenter=["40", "400"], WindowWidth=["350", "1500"],
        WindowCenterWidthExplanation=["SOFT", "BONE"], VOILUTFunction="SIGMOID",
    )  # fmt: skip
    (voi,) = state_of(tmp_path, film, SoftcopyVOILUTSequence=[own]).voi
    assert voi.choices == (Window(40, 350, "SIGMOID", "file", "SOFT"), Window(400, 1500, "SIGMOID", "file", "BONE"))
    assert voi.references[0].sop_instance_uid == reference(film).ReferencedSOPInstanceUID


def test_look_up_tables_of_every_step(tmp_path: Path, film: Path) -> None:
    data = np.arange(256, dtype="<u2").tobytes()
    table = item(LUTDescriptor=[256, 0, 8], LUTExplanation="CURVE", LUTData=data)
    state = state_of(
        tmp_path, film, ModalityLUTSequence=[table], PresentationLUTSequence=[table], PresentationLUTShape=None,
        SoftcopyVOILUTSequence=[item(VOILUTSequence=[table])],
    )  # fmt: skip
    assert state.modality_transform.lut is not None
    assert state.presentation_lut is not None
    assert state.presentation_lut.table.tolist() == list(range(256))
    (choice,) = state.voi[0].choices
    assert isinstance(choice, LookupTable)
    assert choice.explanation == "CURVE"


def test_rescale_inversion_shutter_orientation_and_area(tmp_path: Path, film: Path) -> None:
    area = item(
        DisplayedAreaTopLeftHandCorner=[60, 10], DisplayedAreaBottomRightHandCorner=[11, 40],
        PresentationSizeMode="MAGNIFY", PresentationPixelMagnificationRatio=2.5,
    )  # fmt: skip
    state = state_of(
        tmp_path, film, RescaleSlope="2", RescaleIntercept="-1024", RescaleType="HU", PresentationLUTShape="INVERSE",
        ShutterShape="RECTANGULAR", ShutterLeftVerticalEdge=5, ShutterRightVerticalEdge=70,
        ShutterUpperHorizontalEdge=2, ShutterLowerHorizontalEdge=90, ShutterPresentationValue=65535,
        ImageRotation=270, ImageHorizontalFlip="Y", DisplayedAreaSelectionSequence=[area],
    )  # fmt: skip
    assert (state.modality_transform.slope, state.modality_transform.intercept) == (2.0, -1024.0)
    assert state.inverted
    assert state.shutter == Shutter(rectangle=(5, 70, 2, 90), presentation_value=65535)
    assert state.orientation == Orientation(3, True)
    assert state.areas[0].corners == ((60, 10), (11, 40))
    assert state.areas[0].magnification == 2.5
    assert not state.unapplied


def test_graphics_of_each_kind(tmp_path: Path, film: Path) -> None:
    state = annotated(
        tmp_path, film, graphic("POINT", [1, 2]), graphic("POLYLINE", [1, 2, 3, 4, 1, 2], filled="Y"),
        graphic("INTERPOLATED", [1, 2, 3, 4, 5, 6]), graphic("CIRCLE", [10, 10, 15, 10]),
        graphic("ELLIPSE", [0, 5, 10, 5, 5, 3, 5, 7]), graphic("POLYLINE", [0, 0, 0.5, 1], "DISPLAY"),
    )  # fmt: skip
    (annotation,) = state.annotations
    assert annotation.layer == "MARKS"
    assert [found.kind for found in annotation.graphics] == [
        "POINT", "POLYLINE", "INTERPOLATED", "CIRCLE", "ELLIPSE", "POLYLINE",
    ]  # fmt: skip
    assert annotation.graphics[1] == Graphic("POLYLINE", ((1, 2), (3, 4), (1, 2)), "PIXEL", filled=True)
    assert annotation.graphics[5].units == "DISPLAY"


def test_texts_keep_their_lines_and_nothing_that_could_do_harm(tmp_path: Path, film: Path) -> None:
    boxed = text_box("<b>Nodule</b>\r\n12 mm\x1b[31m", [10, 20, 60, 40], justification="CENTER")
    (annotation,) = annotated(tmp_path, film, texts=(boxed, anchored_text("there", [0.5, 0.5], "DISPLAY"))).annotations
    first, second = annotation.texts
    assert first.text.split("\n") == ["<b>Nodule</b>", "12 mm [31m"]
    assert (first.box, first.justification, first.anchor) == (((10, 20), (60, 40)), "CENTER", None)
    assert (second.anchor, second.anchor_units, second.anchor_shown) == ((0.5, 0.5), "DISPLAY", True)


def test_texts_are_read_in_the_states_own_characters(tmp_path: Path, film: Path) -> None:
    boxed = text_box("N\u1ed1t \u5f71\u50cf", [10, 20, 60, 40])
    layers = [item(GraphicLayer="A", TextObjectSequence=[boxed])]
    state = state_of(tmp_path, film, SpecificCharacterSet="ISO_IR 192", GraphicAnnotationSequence=layers)
    assert state.annotations[0].texts[0].text == "N\u1ed1t \u5f71\u50cf"


def test_layers_in_their_order_with_their_colours(tmp_path: Path, film: Path) -> None:
    layers = [
        item(GraphicLayer="TOP", GraphicLayerOrder=9, GraphicLayerRecommendedDisplayGrayscaleValue=65535),
        item(GraphicLayer="LOW", GraphicLayerOrder=1, GraphicLayerRecommendedDisplayRGBValue=[65535, 0, 0]),
        item(GraphicLayer="MID", GraphicLayerOrder=4),
    ]
    found = state_of(tmp_path, film, GraphicLayerSequence=layers).layers
    assert [(layer.name, layer.colour) for layer in found] == [
        ("LOW", (255, 0, 0)), ("MID", None), ("TOP", (255, 255, 255)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lab", "srgb"),
    [((0, 32896, 32896), (0, 0, 0)), ((65535, 32896, 32896), (255, 255, 255)), ((35579, 53664, 50857), (255, 0, 0))],
)
def test_cielab_colours(lab: tuple[int, int, int], srgb: tuple[int, int, int]) -> None:
    """Black, white, and the red primary of sRGB (L* 54.3, a* 80.8, b* 69.9 under D50)."""
    assert np.abs(np.subtract(srgb_of_cielab(lab), srgb)).max() <= 3


def test_what_is_asked_in_vain_is_named(tmp_path: Path, film: Path) -> None:
    true_size = item(
        DisplayedAreaTopLeftHandCorner=[1, 1], DisplayedAreaBottomRightHandCorner=[80, 96],
        PresentationSizeMode="TRUE SIZE", PresentationPixelSpacing=["0.2", "0.2"],
    )  # fmt: skip
    state = state_of(
        tmp_path, film, ShutterShape="BITMAP", ShutterOverlayGroup=0x6000, DisplayedAreaSelectionSequence=[true_size],
        MaskSubtractionSequence=[item(MaskOperation="AVG_SUB")],
        GraphicAnnotationSequence=[item(GraphicLayer="A", GraphicObjectSequence=[graphic("SPIRAL", [1, 2, 3, 4])])],
    )  # fmt: skip
    assert state.unapplied == ("bitmap-shutter", "mask", "true-size", "graphics")
    assert state.shutter is None


@pytest.mark.parametrize(
    "broken",
    [
        graphic("POLYLINE", [1, 2]),
        graphic("ELLIPSE", [1, 2, 3, 4]),
        graphic("POLYLINE", [1, 2, float("nan"), 4]),
        graphic("POLYLINE", [1, 2, 3, 4], "FURLONG"),
        item(GraphicType="POLYLINE", GraphicAnnotationUnits="PIXEL", GraphicDimensions=2),
    ],
)
def test_a_broken_graphic_is_left_out_and_said(tmp_path: Path, film: Path, broken: object) -> None:
    state = annotated(tmp_path, film, broken, graphic("POINT", [3, 4]))
    assert [found.kind for found in state.annotations[0].graphics] == ["POINT"]
    assert state.unapplied == ("graphics",)


def test_places_far_outside_are_held_within_reach(tmp_path: Path, film: Path) -> None:
    (annotation,) = annotated(tmp_path, film, graphic("POLYLINE", [-1e30, 0, 1e30, 5])).annotations
    assert annotation.graphics[0].points == ((-1e6, 0.0), (1e6, 5.0))


def test_more_than_the_limits_is_left_out_and_said(tmp_path: Path, film: Path) -> None:
    long = graphic("POLYLINE", [1.0, 2.0] * 8000)
    many = annotated(tmp_path, film, *[long] * 9)
    points = [len(found.points) for found in many.annotations[0].graphics]
    assert sum(points) <= MAX_POINTS
    assert many.unapplied == ("graphics",)
    few_points = annotated(tmp_path, film, *[graphic("POINT", [1, 2])] * (MAX_OBJECTS + 5))
    assert len(few_points.annotations[0].graphics) == MAX_OBJECTS
    assert few_points.unapplied == ("graphics",)


@pytest.mark.parametrize("tag", [(0x0070, 0x0001), (0x0028, 0x3110), (0x0008, 0x1115), (0x2050, 0x0010)])
@pytest.mark.parametrize("filling", [b"\xfe\xff\x00\xe0\0\0\0\0", b"\0" * 8])
def test_a_sequence_of_endless_items_ends(tmp_path: Path, film: Path, tag: tuple[int, int], filling: bytes) -> None:
    """Each empty item of eight bytes would become a data set of a kilobyte."""
    path = write_state(tmp_path / "s.dcm", [film], ReferencedSeriesSequence=None)
    body = filling * 500_000
    path.write_bytes(path.read_bytes() + struct.pack("<HH2sHI", *tag, b"SQ", 0, len(body)) + body)
    started = time.process_time()
    if tag == (0x2050, 0x0010):
        assert read_presentation_state(str(path)).presentation_lut is None
    else:
        with pytest.raises(LimitExceeded, match=r"s\.dcm has sequences of too many items"):
            read_presentation_state(str(path))
    assert time.process_time() - started < 5


def test_a_huge_state_is_refused_before_it_is_parsed(tmp_path: Path, film: Path) -> None:
    path = write_state(tmp_path / "s.dcm", [film])
    path.write_bytes(path.read_bytes() + b"\0" * (9 * 2**20))
    with pytest.raises(LimitExceeded, match="above the limit of 8 MiB for a presentation state"):
        read_presentation_state(str(path))


def test_an_image_is_no_presentation_state(film: Path) -> None:
    with pytest.raises(FileFault, match=r"film\.dcm is no presentation state"):
        read_presentation_state(str(film))


def test_a_voi_lut_sequence_of_endless_items_costs_an_image_nothing(tmp_path: Path) -> None:
    from core.dicom.reading import read_frames

    path = write_dx(tmp_path / "film.dcm", WindowCenter="100", WindowWidth="50")
    data = path.read_bytes()
    at = data.index(b"\xe0\x7f\x10\x00")
    body = b"\xfe\xff\x00\xe0\0\0\0\0" * 500_000
    path.write_bytes(data[:at] + struct.pack("<HH2sHI", 0x0028, 0x3010, b"SQ", 0, len(body)) + body + data[at:])
    started = time.process_time()
    (frame,) = read_frames(str(path))
    assert time.process_time() - started < 2
    assert [type(voi) for voi in frame.voi_choices] == [Window]


def test_broken_states_are_read_or_refused_with_a_sentence(tmp_path: Path, film: Path) -> None:
    """Whatever is read of them can be applied and pickled, too."""
    marks = item(
        GraphicLayer="A", GraphicObjectSequence=[graphic("CIRCLE", [1, 2, 3, 4]), graphic("POINT", [0, 1], "DISPLAY")],
        TextObjectSequence=[text_box("x", [1, 2, 3, 4])], ReferencedImageSequence=[reference(film)],
    )  # fmt: skip
    source = write_state(
        tmp_path / "state.dcm", [film], GraphicAnnotationSequence=[marks], SoftcopyVOILUTSequence=[WINDOW],
        GraphicLayerSequence=[item(GraphicLayer="A", GraphicLayerOrder=1)], ImageRotation=90,
    )  # fmt: skip
    frame, broken = only_frame(film), tmp_path / "broken.dcm"
    refusals, read = [], 0
    for number in range(BROKEN_STATES):
        broken.write_bytes(mutated(f"state-{number}", [source])[0])
        try:
            state = read_presentation_state(str(broken))
        except FileFault as fault:
            refusals.append(fault.message)
        else:
            presented(frame, pickle.loads(pickle.dumps(state)))
            read += 1
    assert all("broken.dcm" in sentence for sentence in refusals)
    assert read > BROKEN_STATES // 10
