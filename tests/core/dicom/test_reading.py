"""Real files to frames, and bad files to one sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom.data import get_testdata_file
from pydicom.uid import JPEG2000Lossless

from core.dicom.reading import open_source, read_frame, read_frames
from core.errors import EnvironmentFault, FileFault, LimitExceeded, NotAnImage
from core.imaging.window import default_voi, grey_image
from core.settings import Limits
from core.study import Window
from tests.helpers.dicom_files import chest_like, only_frame, sentence_of, write_dx


def test_stored_values_and_meaning_of_a_radiograph(tmp_path: Path) -> None:
    path = write_dx(
        tmp_path / "a.dcm", WindowCenter="2000", WindowWidth="3000", RescaleSlope="2", RescaleIntercept="-5"
    )
    frame = only_frame(path)
    assert np.array_equal(frame.stored, chest_like())
    assert not frame.stored.flags.writeable
    assert (frame.modality_transform.slope, frame.modality_transform.intercept) == (2, -5)
    assert frame.voi_choices == (Window(2000, 3000),)
    assert (frame.pixel_spacing_mm, frame.spacing_source) == ((0.2, 0.2), "PixelSpacing")
    assert (frame.facts.modality, frame.facts.body_part, frame.facts.view_position) == ("DX", "CHEST", "PA")
    assert frame.origin.patient_id == "TEST-0001"


def test_frames_of_a_multi_frame_image_are_numbered_from_one(tmp_path: Path) -> None:
    stack = np.stack([chest_like() // (k + 1) for k in range(3)])
    frames = list(read_frames(str(write_dx(tmp_path / "a.dcm", stack))))
    assert [frame.origin.number for frame in frames] == [1, 2, 3]
    assert all(np.array_equal(frame.stored, stack[k]) for k, frame in enumerate(frames))
    with pytest.raises(FileFault, match="no frame 4"):
        read_frame(open_source(str(tmp_path / "a.dcm")), 4)


def test_a_file_without_preamble_is_read(tmp_path: Path) -> None:
    whole = write_dx(tmp_path / "a.dcm").read_bytes()
    (tmp_path / "bare").write_bytes(whole[132:])
    assert np.array_equal(only_frame(tmp_path / "bare").stored, chest_like())


BAD = {
    "empty.dcm": (b"", "is empty"),
    "text.dcm": (b"Dear colleague, this is a letter." * 20, "not a DICOM, PNG or JPEG file"),
    "cut.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "not a readable PNG, JPEG or TIFF"),
    "cut.jpg": (b"\xff\xd8\xff\xe0" + b"\0" * 30, "not a readable PNG, JPEG or TIFF"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_get_one_sentence_with_their_name(tmp_path: Path, name: str) -> None:
    data, expected = BAD[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FileFault, match=expected) as caught:
        only_frame(tmp_path / name)
    assert name in caught.value.message
    assert "\n" not in caught.value.message


def test_a_truncated_dicom_gets_one_sentence(tmp_path: Path) -> None:
    whole = write_dx(tmp_path / "a.dcm", TransferSyntaxUID=JPEG2000Lossless).read_bytes()
    for share in (0.3, 0.6, 0.95):
        (tmp_path / "cut.dcm").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(EnvironmentFault) as caught:
            only_frame(tmp_path / "cut.dcm")
        assert "cut.dcm" in caught.value.message
        assert "\n" not in caught.value.message


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.dcm", tmp_path):
        with pytest.raises(FileFault, match="cannot be read"):
            only_frame(path)


def test_an_image_above_the_limit_is_refused_before_decoding(tmp_path: Path) -> None:
    write_dx(tmp_path / "a.dcm")
    Image.fromarray(chest_like(40, 30, 8)).save(tmp_path / "a.png")
    for name in ("a.dcm", "a.png"):
        with pytest.raises(LimitExceeded, match="above the limit"):
            read_frame(open_source(str(tmp_path / name), Limits(max_pixels=1000)))


def test_an_object_without_pixels_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotAnImage, match="holds no image"):
        list(read_frames(str(get_testdata_file("reportsi.dcm"))))
    path = tmp_path / "a.dcm"
    write_dx(path, PixelData=None)
    with pytest.raises(NotAnImage, match="Digital X-Ray"):
        only_frame(path)


@pytest.mark.shared
def test_every_radiograph_of_the_collection_decodes(shared_dir: Path) -> None:
    files = sorted((shared_dir / "dicom" / "radiographs").iterdir())
    assert files
    for path in files:
        frame = only_frame(path)
        assert grey_image(frame, default_voi(frame)).std() > 1


@pytest.mark.shared
def test_malformed_files_end_in_a_sentence_or_a_picture(shared_dir: Path) -> None:
    """In process only those that are harmless here; the bombs are for the process border."""
    files = sorted((shared_dir / "dicom" / "malformed").glob("0*.dcm"))
    assert files
    for path in files:
        sentence = sentence_of(path)
        assert "\n" not in sentence
        assert sentence == "" or path.name in sentence


def test_a_file_cut_off_in_its_compressed_pixels_says_so(tmp_path: Path, examples_dir: Path) -> None:
    """pydicom returns an empty dataset for it, which once made it no DICOM file at all."""
    whole = (examples_dir / "chest-4.dcm").read_bytes()
    path = tmp_path / "cut.dcm"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileFault, match=r"cut\.dcm breaks off in the middle of its pixel data; copy it again"):
        list(read_frames(str(path)))
