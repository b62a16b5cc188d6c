"""Files that claim more than they hold: refused with one sentence, before memory or time is spent on them."""

from __future__ import annotations

import os
import resource
import struct
import time
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom import dcmread
from pydicom.encaps import encapsulate, get_frame
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLSLossless,
    RLELossless,
)

from core.dicom.codestreams import coded_size
from core.dicom.finding import Found
from core.dicom.reading import open_source, read_frame, read_frames
from core.dicom.scanning import scan_file
from core.errors import FileFault, LimitExceeded
from tests.helpers.dicom_files import chest_like, write_dx


def write_deflated(path: Path, padding: int = 0) -> Path:
    """A Digital X-Ray image, deflated, with `padding` zero bytes behind its pixels."""
    dataset = dcmread(write_dx(path))
    dataset.PixelData += b"\0" * padding
    dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    dataset.save_as(path)
    return path


def with_codestream(path: Path, coded: bytes, **attributes: object) -> Path:
    dataset = dcmread(write_dx(path, chest_like(bits=8)))
    dataset.PixelData = encapsulate([coded])
    dataset["PixelData"].is_undefined_length = True
    dataset.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    dataset.save_as(path)
    return path


def jpeg(tmp_path: Path) -> bytes:
    Image.fromarray(chest_like(bits=8)).save(tmp_path / "x.jpg")
    return (tmp_path / "x.jpg").read_bytes()


def test_a_deflated_image_is_read_as_it_was_written(tmp_path: Path) -> None:
    (frame,) = read_frames(str(write_deflated(tmp_path / "a.dcm")))
    assert np.array_equal(frame.stored, chest_like())
    assert frame.facts.transfer_syntax == DeflatedExplicitVRLittleEndian


def test_a_deflate_bomb_is_listed_without_being_inflated_and_refused_when_read(tmp_path: Path) -> None:
    path = write_deflated(tmp_path / "bomb.dcm", 300 * 2**20)
    assert path.stat().st_size < 2**20
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    assert scan_file(Found(str(path))).instance.rows == 96
    assert time.monotonic() - started < 0.5
    with pytest.raises(LimitExceeded, match=r"bomb\.dcm inflates to more than 64 MiB"):
        open_source(str(path))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb < 200 * 1024


def test_a_deflated_file_that_hides_its_coding_is_refused(tmp_path: Path) -> None:
    path = write_deflated(tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes().replace(b"\x02\x00\x10\x00UI", b"\x02\x00\x10\x00SQ"))
    with pytest.raises(FileFault, match="file meta information is damaged"):
        open_source(str(path))


def test_a_truncated_deflated_file_is_a_sentence(tmp_path: Path) -> None:
    path = write_deflated(tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(FileFault, match=r"a\.dcm"):
        list(read_frames(str(path)))


@pytest.mark.parametrize("syntax", [JPEGLSLossless, JPEG2000Lossless])
def test_the_size_is_read_from_a_codestream(tmp_path: Path, syntax: str) -> None:
    dataset = dcmread(write_dx(tmp_path / "a.dcm", TransferSyntaxUID=syntax))
    size = coded_size(get_frame(dataset.PixelData, 0, number_of_frames=1))
    assert size is not None
    assert (size.rows, size.columns, size.components) == (96, 80, 1)


def test_the_size_is_read_from_jpeg_and_from_jpeg_xl(tmp_path: Path) -> None:
    size = coded_size(jpeg(tmp_path))
    assert size is not None
    assert (size.rows, size.columns, size.components) == (96, 80, 1)
    bits = 1 | (96 // 8 - 1) << 1 | 0 << 6 | (80 // 8 - 1) << 9  # small, height, ratio, width
    size = coded_size(b"\xff\x0a" + bits.to_bytes(4, "little"))
    assert size is not None
    assert (size.rows, size.columns) == (96, 80)
    assert coded_size(b"nothing of the kind") is None
    assert coded_size(b"\xff\xd8\xff") is None


def test_a_codestream_larger_than_its_header_says_never_reaches_a_decoder(tmp_path: Path) -> None:
    coded = jpeg(tmp_path)
    at = coded.index(b"\xff\xc0") + 5
    path = with_codestream(tmp_path / "big.dcm", coded[:at] + struct.pack(">HH", 60000, 60000) + coded[at + 4 :])
    with pytest.raises(LimitExceeded, match=r"big\.dcm says 80 x 96 pixels, but .* 60000 x 60000"):
        list(read_frames(str(path)))


def test_a_small_codestream_cannot_stand_for_a_vast_image(tmp_path: Path) -> None:
    coded = jpeg(tmp_path)
    at = coded.index(b"\xff\xc0") + 5
    vast = coded[:at] + struct.pack(">HH", 16000, 16000) + coded[at + 4 :]
    path = with_codestream(tmp_path / "vast.dcm", vast, Rows=16000, Columns=16000)
    with pytest.raises(LimitExceeded, match=r"vast\.dcm would unfold"):
        list(read_frames(str(path)))


def test_rle_cannot_expand_beyond_what_its_coding_can_mean(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", TransferSyntaxUID=RLELossless)
    dataset = dcmread(path)
    dataset.Rows = dataset.Columns = 8000
    dataset.save_as(path)
    with pytest.raises(LimitExceeded, match="64 to 1"):
        list(read_frames(str(path)))


def test_missing_pixels_are_told_exactly(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(FileFault, match=r"its image needs 15360 bytes, and it holds 15260; copy it again"):
        list(read_frames(str(path)))


def test_nesting_is_bounded(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "deep.dcm")
    data = path.read_bytes()
    at = data.index(b"\x08\x00\x60\x00CS")
    opened = b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff"
    path.write_bytes(data[:at] + opened * 5000 + data[at:])
    started = time.monotonic()
    assert "nests its sequences too deeply" in str(scan_file(Found(str(path))).instance.problem)
    with pytest.raises(LimitExceeded, match="nests its sequences too deeply"):
        open_source(str(path))
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("deflated", [False, True])
def test_endless_zeros_are_not_parsed_for_ever(tmp_path: Path, deflated: bool) -> None:
    path = tmp_path / "zeros.dcm"
    if deflated:
        write_deflated(path)
        data = path.read_bytes()
        squeezer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        start = data.index(b"\x02\x00\x10\x00UI") + 8 + 22
        path.write_bytes(data[:start] + squeezer.compress(b"\0" * (60 * 2**20)) + squeezer.flush())
    else:
        path.write_bytes(write_dx(path).read_bytes()[:400] + b"\0" * (60 * 2**20))
    started = time.process_time()
    scan_file(Found(str(path)))
    with pytest.raises(FileFault, match=r"zeros\.dcm"):
        list(read_frames(str(path)))
    assert time.process_time() - started < 5


def test_a_length_beyond_the_file_takes_no_memory(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"\x08\x00\x18\x00UI", b"\x08\x00\x18\x00UT\0\0\xf0\xff\xff\xff", 1))
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    scan_file(Found(str(path)))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb < 64 * 1024


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    name = "<b>EVIL</b>^\x1b[31m../../x\n"
    path = write_dx(tmp_path / "a.dcm")
    data = path.read_bytes()
    padded = name.encode() + b" " * (len(name) % 2)
    at = data.index(b"\x10\x00\x10\x00PN")
    old = struct.unpack_from("<H", data, at + 6)[0]
    path.write_bytes(data[: at + 6] + struct.pack("<H", len(padded)) + padded + data[at + 8 + old :])
    shown = scan_file(Found(str(path))).patient_name
    assert shown.startswith("<b>EVIL</b>, ")
    assert shown.isprintable()


def test_a_png_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 12000, 12000, 8, 2, 0, 0, 0)
    chunks = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0" * 10**6)), chunk(b"IEND", b""))
    (tmp_path / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    with pytest.raises(LimitExceeded, match=r"bomb\.png would unfold"):
        read_frame(open_source(str(tmp_path / "bomb.png")))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_does_not_hold_anybody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "it is no file" in str(scan_file(Found(str(tmp_path / "pipe"))).instance.problem)
    with pytest.raises(FileFault, match="it is no file"):
        open_source(str(tmp_path / "pipe"))


def test_a_preamble_that_looks_like_a_picture_is_still_dicom(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm")
    path.write_bytes(b"II*\0" + path.read_bytes()[4:])
    assert np.array_equal(next(read_frames(str(path))).stored, chest_like())
