"""What the header says of grey: inversion, modality and VOI transforms, padding; classic and enhanced."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.dataset import Dataset

from core.dicom.reading import read_frames
from core.imaging.display import displayed
from core.imaging.modality import modality_values
from core.imaging.window import default_voi, grey_image
from core.study import LookupTable, Window
from tests.helpers.dicom_files import chest_like, only_frame, write_dx


def lut_item(descriptor: list[int], data: object, vr: str = "US") -> Dataset:
    item = Dataset()
    item.add_new("LUTDescriptor", "SS" if min(descriptor) < 0 else "US", descriptor)
    item.add_new("LUTData", vr, data)
    return item


@pytest.mark.parametrize(
    ("photometric", "shape", "inverted"),
    [
        ("MONOCHROME2", "IDENTITY", False),
        ("MONOCHROME2", "INVERSE", True),
        ("MONOCHROME1", "INVERSE", True),
        ("MONOCHROME1", "IDENTITY", True),
        ("MONOCHROME1", None, True),
    ],
)
def test_inversion_is_counted_once(tmp_path: Path, photometric: str, shape: str | None, inverted: bool) -> None:
    frame = only_frame(write_dx(tmp_path / "a.dcm", PhotometricInterpretation=photometric, PresentationLUTShape=shape))
    assert frame.inverted is inverted
    plain = only_frame(write_dx(tmp_path / "b.dcm"))
    shown, reference = (grey_image(f, default_voi(f)).astype(int) for f in (frame, plain))
    assert np.abs(shown - (255 - reference if inverted else reference)).max() <= 1


def test_a_voi_lut_comes_before_windows(tmp_path: Path) -> None:
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [4096, 0, 12])
    item.add_new("LUTData", "US", [min(4095, 2 * v) for v in range(4096)])
    frame = only_frame(write_dx(tmp_path / "a.dcm", VOILUTSequence=[item], WindowCenter="1", WindowWidth="9"))
    first, second = frame.voi_choices
    assert isinstance(first, LookupTable)
    assert isinstance(second, Window)
    assert first.bits == 12
    shown = grey_image(frame, first)
    assert shown[frame.stored >= 2048].min() == 255


def test_a_value_that_pydicom_cannot_convert_counts_as_absent(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", WindowCenter="2000", WindowWidth="3000")
    data = path.read_bytes()
    broken = data.replace(b"\x28\x00\x51\x10DS", b"\x28\x00\x51\x10ZZ")
    assert broken != data
    path.write_bytes(broken)
    assert only_frame(path).voi_choices == ()


@pytest.mark.shared
def test_the_same_pixels_as_monochrome1_are_shown_inverted(shared_dir: Path) -> None:
    folder = shared_dir / "dicom" / "radiographs"
    two, one = (only_frame(folder / f"chest_pa_{name}_jpeg.dcm") for name in ("mono2", "same_pixels_mono1"))
    assert np.array_equal(two.stored, one.stored)
    shown = [grey_image(f, default_voi(f)).astype(int) for f in (two, one)]
    assert np.array_equal(shown[0], 255 - shown[1])


def test_a_modality_lut_replaces_the_rescale(tmp_path: Path) -> None:
    item = lut_item([4096, 0, 16], [min(65535, 10 * v) for v in range(4096)])
    item.ModalityLUTType = "OD"
    path = write_dx(tmp_path / "a.dcm", ModalityLUTSequence=[item], RescaleSlope="3", RescaleIntercept="7")
    frame = only_frame(path)
    assert frame.modality_transform.unit == "OD"
    assert np.array_equal(modality_values(frame.stored, frame.modality_transform), chest_like() * 10.0)


def test_eight_bit_entries_packed_into_words(tmp_path: Path) -> None:
    """PS3.3 C.11.1.1.1: with 8 bits an entry, OW data hold two of them in each word, the first in its lower byte."""
    table = bytes(range(256)) * 16
    frame = only_frame(write_dx(tmp_path / "a.dcm", VOILUTSequence=[lut_item([4096, 0, 8], table, "OW")]))
    lut = frame.voi_choices[0]
    assert isinstance(lut, LookupTable)
    assert lut.table.tolist() == list(table)
    assert lut.bits == 8


def test_eight_bit_entries_alone_in_their_words(tmp_path: Path) -> None:
    data = (np.arange(4096) // 16).astype("<u2").tobytes()
    frame = only_frame(write_dx(tmp_path / "a.dcm", VOILUTSequence=[lut_item([4096, 0, 8], data, "OW")]))
    lut = frame.voi_choices[0]
    assert isinstance(lut, LookupTable)
    assert lut.table.tolist() == (np.arange(4096) // 16).tolist()


@pytest.mark.parametrize("first", [-1000, 64536])
def test_a_voi_lut_of_signed_input_starts_below_zero(tmp_path: Path, first: int) -> None:
    """PS3.3 C.11.2.1.1: the first value mapped counts modality values, here of an unsigned CT; 64536 is -1000 in US."""
    item = lut_item([2001, first, 12], list(range(2001)))
    path = write_dx(tmp_path / "a.dcm", VOILUTSequence=[item], RescaleIntercept="-1024", RescaleSlope="1")
    lut = only_frame(path).voi_choices[0]
    assert isinstance(lut, LookupTable)
    assert lut.first_mapped == -1000


def test_an_unusable_lut_is_left_out(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", VOILUTSequence=[lut_item([4096, 0], [1, 2])], WindowCenter="9", WindowWidth="9")
    assert only_frame(path).voi_choices == (Window(9, 9),)


def test_several_windows_keep_their_explanations(tmp_path: Path) -> None:
    path = write_dx(
        tmp_path / "a.dcm", WindowCenter=["40", "-600"], WindowWidth=["80", "1500"],
        WindowCenterWidthExplanation=["BRAIN", "LUNG"], VOILUTFunction="SIGMOID",
    )  # fmt: skip
    assert only_frame(path).voi_choices == (
        Window(40, 80, "SIGMOID", "file", "BRAIN"),
        Window(-600, 1500, "SIGMOID", "file", "LUNG"),
    )


@pytest.mark.parametrize(("function", "width", "usable"), [
    ("LINEAR", "1", True), ("LINEAR", "0.5", False), ("LINEAR_EXACT", "0.5", True), ("LINEAR_EXACT", "0", False),
    ("SIGMOID", "-3", False),
])  # fmt: skip
def test_windows_too_narrow_for_their_function_are_left_out(
    tmp_path: Path, function: str, width: str, usable: bool
) -> None:
    frame = only_frame(write_dx(tmp_path / "a.dcm", WindowCenter="5", WindowWidth=width, VOILUTFunction=function))
    assert bool(frame.voi_choices) is usable
    assert frame.doubts == (() if usable else ("window",))


def test_a_negative_slope_turns_the_picture(tmp_path: Path) -> None:
    """OHIF #127: a CR with slope -10 is dark where its stored values are high, unless it is MONOCHROME1 too."""
    plain = displayed(only_frame(write_dx(tmp_path / "a.dcm"))).astype(int)
    turned = displayed(only_frame(write_dx(tmp_path / "b.dcm", RescaleSlope="-10", RescaleIntercept="40950")))
    assert np.abs(plain + turned - 255).max() <= 1


def test_a_slope_of_zero_is_left_out_and_said(tmp_path: Path) -> None:
    frame = only_frame(write_dx(tmp_path / "a.dcm", RescaleSlope="0", RescaleIntercept="5"))
    assert frame.modality_transform.slope == 1
    assert frame.doubts == ("rescale-slope",)


def test_padding_is_a_value_or_a_range_and_follows_the_sign(tmp_path: Path) -> None:
    assert only_frame(write_dx(tmp_path / "a.dcm", PixelPaddingValue=0)).padding == (0, 0)
    both = write_dx(tmp_path / "b.dcm", PixelPaddingValue=10, PixelPaddingRangeLimit=0)
    assert only_frame(both).padding == (0, 10)
    signed = chest_like().astype(np.int16) - 2048
    path = write_dx(tmp_path / "c.dcm", signed)
    dataset = dcmread(path)
    dataset.add_new("PixelPaddingValue", "US", 63536)
    dataset.save_as(path)
    assert only_frame(path).padding == (-2000, -2000)


def test_rubbish_in_the_unused_bits_is_cleared(tmp_path: Path) -> None:
    """PS3.5 8.1.1: the bits above High Bit are no image."""
    rubbish = chest_like() | np.uint16(0xA000)
    frame = only_frame(write_dx(tmp_path / "a.dcm", rubbish, BitsStored=12, HighBit=11))
    assert np.array_equal(frame.stored, chest_like())


def test_signed_values_in_fewer_bits_keep_their_sign(tmp_path: Path) -> None:
    wanted = chest_like().astype(np.int16) - 2048
    frame = only_frame(write_dx(tmp_path / "a.dcm", wanted & np.int16(0x0FFF), BitsStored=12, HighBit=11))
    assert np.array_equal(frame.stored, wanted)


def enhanced(tmp_path: Path, shared: dict[str, Dataset], per_frame: list[dict[str, Dataset]]) -> Path:
    """Two frames of one picture, with functional groups {macro keyword: its one item}."""

    def item_of(groups: dict[str, Dataset]) -> Dataset:
        item = Dataset()
        for keyword, group in groups.items():
            setattr(item, keyword, [group])
        return item

    return write_dx(
        tmp_path / "a.dcm", np.stack([chest_like()] * 2), SharedFunctionalGroupsSequence=[item_of(shared)],
        PerFrameFunctionalGroupsSequence=[item_of(groups) for groups in per_frame],
    )  # fmt: skip


def attributes(**values: object) -> Dataset:
    item = Dataset()
    for keyword, value in values.items():
        setattr(item, keyword, value)
    return item


def test_groups_of_a_frame_come_before_shared_ones(tmp_path: Path) -> None:
    """PS3.3 C.7.6.16."""
    path = enhanced(
        tmp_path,
        {"PixelValueTransformationSequence": attributes(RescaleSlope="2", RescaleIntercept="-5", RescaleType="HU"),
         "PixelMeasuresSequence": attributes(PixelSpacing=["0.5", "0.25"])},
        [{"FrameVOILUTSequence": attributes(WindowCenter="1", WindowWidth="2")},
         {"FrameVOILUTSequence": attributes(WindowCenter="3", WindowWidth="4"),
          "PixelValueTransformationSequence": attributes(RescaleSlope="7", RescaleIntercept="0")}],
    )  # fmt: skip
    first, second = read_frames(str(path))
    assert (first.voi_choices, second.voi_choices) == ((Window(1, 2),), (Window(3, 4),))
    assert (first.modality_transform.slope, first.modality_transform.intercept) == (2, -5)
    assert second.modality_transform.slope == 7
    assert first.pixel_spacing_mm == second.pixel_spacing_mm == (0.5, 0.25)


def test_more_frames_than_groups_fall_back_to_the_dataset(tmp_path: Path) -> None:
    path = enhanced(tmp_path, {}, [{"FrameVOILUTSequence": attributes(WindowCenter="1", WindowWidth="2")}])
    _, second = read_frames(str(path))
    assert second.voi_choices == ()


@pytest.mark.parametrize(("stated", "expected_ms"), [
    ({"FrameTime": "40"}, (40.0, 40.0)), ({"CineRate": 25}, (40.0, 40.0)),
    ({"RecommendedDisplayFrameRate": 20}, (50.0, 50.0)),
    ({"FrameTimeVector": ["0", "30"]}, (30.0, 30.0)), ({"FrameTime": "0"}, (None, None)), ({}, (None, None)),
])  # fmt: skip
def test_the_time_of_a_cine_frame(
    tmp_path: Path, stated: dict[str, object], expected_ms: tuple[float | None, float | None]
) -> None:
    frames = read_frames(str(write_dx(tmp_path / "a.dcm", np.stack([chest_like()] * 2), **stated)))
    assert tuple(frame.frame_time_ms for frame in frames) == expected_ms
