"""Every coding to the same values, and what is said where none can be decoded."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from pydicom import dcmread
from pydicom.uid import UID

from core.dicom import bench, codecs
from core.dicom.reading import open_source, read_frame
from core.errors import EnvironmentLacks, FileFault
from core.study import Frame
from tests.helpers.codings import JPEG_SYNTAX, LOSSLESS, LOSSY, recoded, write_encapsulated
from tests.helpers.dicom_files import chest_like, only_frame, sentence_of, write_dx


@pytest.mark.parametrize("bits", [8, 12, 16])
@pytest.mark.parametrize("coding", LOSSLESS)
def test_lossless_codings_give_the_same_values(tmp_path: Path, coding: str, bits: int) -> None:
    pixels = chest_like(bits=bits)
    frame = only_frame(recoded(write_dx(tmp_path / "a.dcm", pixels), coding, tmp_path / "b.dcm"))
    assert np.array_equal(frame.stored, pixels)
    assert frame.stored.dtype == pixels.dtype
    assert not frame.facts.lossy


@pytest.mark.parametrize("coding", LOSSY)
def test_lossy_codings_come_close(tmp_path: Path, coding: str) -> None:
    pixels = chest_like(bits=8)
    frame = only_frame(recoded(write_dx(tmp_path / "a.dcm", pixels), coding, tmp_path / "b.dcm"))
    assert np.abs(frame.stored.astype(int) - pixels).mean() < 3


def test_progressive_and_12_bit_jpeg(tmp_path: Path) -> None:
    """The retired .55, and .51 with 12 bits, which pydicom's own plugins refuse."""
    pixels = chest_like(bits=12)
    path = write_dx(tmp_path / "a.dcm", pixels)
    codestream = imagecodecs.jpeg_encode(pixels, bitspersample=12, level=98)
    for syntax in ("51", "55"):
        write_encapsulated(dcmread(path), JPEG_SYNTAX + syntax, codestream, tmp_path / f"{syntax}.dcm")
        frame = only_frame(tmp_path / f"{syntax}.dcm")
        assert np.abs(frame.stored.astype(int) - pixels).mean() < 12
        assert frame.facts.lossy


def test_an_overshoot_of_jpeg_xl_does_not_wrap_round(tmp_path: Path) -> None:
    """4,300 in 12 bits is white, not 204."""
    path = write_dx(tmp_path / "a.dcm", np.full((16, 16), 4095, np.uint16))
    beyond = imagecodecs.jpegxl_encode(np.full((16, 16), 4300, np.uint16), lossless=True)
    write_encapsulated(dcmread(path), JPEG_SYNTAX + "112", beyond, path)
    assert (only_frame(path).stored == 4095).all()


@pytest.mark.parametrize("coding", ["JPEG baseline", "JPEG XL"])
def test_colour_is_rgb_whatever_the_codestream_holds(tmp_path: Path, coding: str) -> None:
    pixels = np.zeros((64, 64, 3), dtype=np.uint8)
    pixels[..., 0], pixels[:32, :, 1], pixels[..., 2] = 200, 100, 30
    path = write_dx(tmp_path / "a.dcm", pixels)
    dataset = dcmread(path)
    if coding == "JPEG XL":
        write_encapsulated(dataset, JPEG_SYNTAX + "110", imagecodecs.jpegxl_encode(pixels, lossless=True), path)
    else:
        dataset.PhotometricInterpretation = "YBR_FULL_422"
        write_encapsulated(dataset, JPEG_SYNTAX + "50", imagecodecs.jpeg8_encode(pixels, level=95), path)
    assert np.abs(only_frame(path).stored[::60, ::60].astype(int) - pixels[::60, ::60]).max() <= 3


@pytest.mark.parametrize(("planar", "photometric"), [(0, "RGB"), (1, "RGB"), (0, "YBR_FULL"), (1, "YBR_FULL")])
def test_planar_configurations(tmp_path: Path, planar: int, photometric: str) -> None:
    grey = np.repeat(chest_like(bits=8)[..., None], 3, axis=2)
    stored = grey.copy()
    if photometric == "YBR_FULL":
        stored[..., 1:] = 128
    path = write_dx(tmp_path / "a.dcm", stored, PhotometricInterpretation=photometric, PlanarConfiguration=planar)
    if planar:
        dataset = dcmread(path)
        dataset.PixelData = stored.transpose(2, 0, 1).tobytes()
        dataset.save_as(path)
    assert np.abs(only_frame(path).stored.astype(int) - grey).max() <= 1


def test_a_colour_model_that_nobody_shows_is_refused(tmp_path: Path) -> None:
    pixels = np.zeros((8, 8, 3), dtype=np.uint8)
    with pytest.raises(FileFault, match="3 samples a pixel as HSV, which is no colour that Overread shows"):
        only_frame(write_dx(tmp_path / "a.dcm", pixels, PhotometricInterpretation="HSV"))


def test_a_missing_library_is_named_with_the_coding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = recoded(write_dx(tmp_path / "a.dcm"), "JPEG XL lossless", tmp_path / "b.dcm")
    monkeypatch.setattr(codecs, "is_installed", lambda decoder: decoder != "imagecodecs")
    with pytest.raises(
        EnvironmentLacks, match=r"b\.dcm is coded as JPEG XL Lossless.* install imagecodecs\."
    ) as caught:
        only_frame(path)
    assert "\n" not in caught.value.message
    assert ("JPEG XL", False, "install imagecodecs") in codecs.decodable()


def test_a_library_that_would_decode_more_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow and the plugin of GDCM know JPEG extended of 8 bits only."""
    path = recoded(write_dx(tmp_path / "a.dcm", chest_like(bits=12)), "JPEG extended", tmp_path / "b.dcm")
    monkeypatch.setattr(codecs, "is_installed", lambda decoder: decoder != "imagecodecs")
    assert sentence_of(path).endswith("install imagecodecs, or ask for it again.")
    details = {name: detail for name, _, detail in codecs.decodable()}
    assert details["JPEG Extended (Process 2 and 4)"] == "pillow, gdcm (not installed: imagecodecs)"
    assert details["Explicit VR Big Endian"] == "pydicom"


def test_an_unknown_coding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.dcm"
    write_encapsulated(dcmread(write_dx(path)), "1.2.840.10008.1.2.4.102", b"\0\0\0\1", path)
    with pytest.raises(FileFault, match=r"a\.dcm is coded as MPEG-4 AVC.*, which Overread does not decode"):
        only_frame(path)


def test_the_table_of_codings_names_real_libraries_once() -> None:
    assert len({coding.uid for coding in codecs.CODINGS}) == len(codecs.CODINGS)
    for coding in codecs.CODINGS:
        assert coding.decoders
        assert all(importlib.util.find_spec(codecs.LIBRARIES[name][0]) for name in coding.decoders)
        known = UID(coding.uid)
        assert known.type == "Transfer Syntax" or "JPEG XL" in coding.name


def test_a_number_of_frames_that_is_no_number_means_one(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", NumberOfFrames="1")
    path.write_bytes(path.read_bytes().replace(b"\x28\x00\x08\x00IS\x02\x001 ", b"\x28\x00\x08\x00IS\x02\x001A"))
    frame = only_frame(path)
    assert frame.doubts == ("number-of-frames",)


def values_of(path: Path) -> Frame:
    return read_frame(open_source(str(path)))


SAME_IMAGES = {
    "same-image-many-codings": ("J2KR_RG3_J2KR", "JLSL_RG3_JLSL", "JPLL_RG3_JPLL", "RLE_RG3_RLE"),
    "transfer-syntaxes": ("CTImage.dcm", *(f"CTImage.dcm_{name}.dcm" for name in (
        "BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2",
        "DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99",
        "JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90",
        "JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80",
        "JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70",
        "JPEGProcess14TransferSyntax_1.2.840.10008.1.2.4.57",
        "LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1",
        "LittleEndianImplicitTransferSyntax_1.2.840.10008.1.2",
        "RLELosslessTransferSyntax_1.2.840.10008.1.2.5",
    ))),
}  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize("folder", SAME_IMAGES)
def test_lossless_codings_of_the_collection_are_equal(shared_dir: Path, folder: str) -> None:
    first, *others = (values_of(shared_dir / "dicom" / folder / name).stored for name in SAME_IMAGES[folder])
    for other, name in zip(others, SAME_IMAGES[folder][1:], strict=True):
        assert np.array_equal(other, first), name


@pytest.mark.shared
def test_every_coding_of_the_collection_decodes(shared_dir: Path) -> None:
    for folder in ("same-image-many-codings", "transfer-syntaxes"):
        for path in sorted((shared_dir / "dicom" / folder).iterdir()):
            assert values_of(path).stored.std() > 1


@pytest.mark.shared
def test_an_overshoot_of_12_bit_jpeg_is_cut_to_the_stored_bits(shared_dir: Path) -> None:
    """Ten bits in a 12-bit codestream: eight pixels decode to 1024, which DCMTK and GDCM show as 0."""
    stored = values_of(shared_dir / "dicom" / "same-image-many-codings" / "JPLY_RG3_JPLY").stored
    assert stored.max() < 1024


def test_a_codestream_of_another_size_is_refused_before_decoding(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm")
    for syntax, codestream in {
        "57": imagecodecs.ljpeg_encode(chest_like(200, 200)),
        "80": imagecodecs.jpegls_encode(chest_like(200, 200)),
        "90": imagecodecs.jpeg2k_encode(chest_like(200, 200), level=0, codecformat="J2K"),
        "110": imagecodecs.jpegxl_encode(chest_like(200, 200), lossless=True),
    }.items():
        write_encapsulated(dcmread(path), JPEG_SYNTAX + syntax, codestream, tmp_path / "b.dcm")
        with pytest.raises(FileFault, match=r"b\.dcm says 80 x 96 pixels, but its compressed data say 200 x 200"):
            only_frame(tmp_path / "b.dcm")


def test_a_decoder_that_fails_gives_way_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = recoded(write_dx(tmp_path / "a.dcm"), "JPEG-LS", tmp_path / "b.dcm")
    asked = []
    decoded = codecs._pixels

    def failing(decoder: object, plugin: str, dataset: object, index: int) -> object:
        asked.append(plugin)
        if len(asked) == 1:
            raise RuntimeError("no")
        return decoded(decoder, plugin, dataset, index)  # type: ignore[arg-type]

    monkeypatch.setattr(codecs, "_pixels", failing)
    assert np.array_equal(only_frame(path).stored, chest_like())
    assert asked == ["pyjpegls", "gdcm"]


def test_a_panic_of_the_rle_decoder_leads_to_the_next(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Runs that reach beyond the frame make pylibjpeg-rle panic, which is no Exception of Python's."""
    path = write_dx(tmp_path / "a.dcm", np.zeros((2, 2), np.uint16))
    header = np.array([2, 64, 72, *[0] * 13], dtype="<u4").tobytes()
    segments = bytes([3, 1, 2, 3, 4, 0, 0, 0]) + bytes([249, 9])  # four bytes as they are; then eight times 9
    write_encapsulated(dcmread(path), "1.2.840.10008.1.2.5", header + segments, path)
    assert only_frame(path).stored.tolist() == [[0x0109, 0x0209], [0x0309, 0x0409]]  # pydicom's own cuts the run


@pytest.mark.parametrize("coding", ["JPEG lossless", "JPEG XL lossless", "JPEG 2000", "RLE"])
def test_cut_and_disturbed_codestreams_end_in_a_sentence_or_a_picture(tmp_path: Path, coding: str) -> None:
    whole = recoded(write_dx(tmp_path / "a.dcm"), coding, tmp_path / "b.dcm").read_bytes()
    random = np.random.default_rng(0)
    for _ in range(20):
        data = bytearray(whole)
        for place in random.integers(len(data) // 2, len(data), 8):
            data[place] = int(random.integers(256))
        (tmp_path / "c.dcm").write_bytes(data[: int(random.integers(len(data) // 2, len(data)))])
        sentence = sentence_of(tmp_path / "c.dcm")
        assert sentence == "" or "c.dcm" in sentence
        assert "\n" not in sentence


def test_the_bench_writes_one_picture_in_every_coding(tmp_path: Path) -> None:
    """All that can be read, but for spectral selection, which nothing writes any more."""
    written = {name: only_frame(path).stored for name, path in bench.write_films(tmp_path).items()}
    readable = {*codecs.NATIVE, *(coding.uid for coding in codecs.CODINGS)}
    assert {str(coding.syntax) for coding in bench.CODINGS} == readable - {JPEG_SYNTAX + "53"}
    exact = written["explicit little endian"]
    assert exact.shape == (2048, 2048)
    for coding in bench.CODINGS:
        stored, expected = written[coding.name], exact >> 4 if coding.bits == 8 else exact
        if coding.encode is None or " lossless" in coding.name:
            assert np.array_equal(stored, expected), coding.name
        else:
            assert np.abs(stored.astype(int) - expected).mean() < 12, coding.name
