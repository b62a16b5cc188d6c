"""A broken file, in the export or as the original, is a sentence and never a traceback."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from pydicom.dataset import Dataset
from pydicom.uid import RLELossless

from core.errors import ExportFault
from core.export.verification.truths import truths_of_file
from core.export.verification.verifying import Checks, verify_export
from tests.core.export.verification.conftest import Staged, clean_dicom, original, picture, saved, zip_of


def changed(data: bytes, rng: random.Random) -> bytes:
    """A few bytes other, gone or more."""
    broken = bytearray(data)
    for _ in range(rng.choice((1, 2, 8))):
        at, deed = rng.randrange(len(broken)), rng.random()
        if deed < 0.6:
            broken[at] = rng.randrange(256)
        elif deed < 0.8:
            del broken[at : at + rng.randrange(1, 20)]
        else:
            broken[at:at] = rng.randbytes(4)
    return bytes(broken)


def mended(data: bytes) -> bytes:
    """A PNG file with the checksums that its chunks ask for, so that the damage is read."""
    offset, whole = 8, bytearray(data[:8])
    while offset + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, offset)
        body = data[offset + 4 : offset + 8 + length]
        whole += struct.pack(">I", length) + body + struct.pack(">I", zlib.crc32(body))
        offset += 12 + length
    return bytes(whole)


def good_files() -> dict[str, bytes]:
    compressed, icon, item = clean_dicom(), clean_dicom(), Dataset()
    item.PatientName = "x"
    compressed.IconImageSequence, compressed.RequestAttributesSequence = [icon], [item]
    stream = io.BytesIO()
    plain = saved(compressed, stream).getvalue()
    compressed.compress(RLELossless, generate_instance_uid=False)
    stream = io.BytesIO()
    compressed.save_as(stream, enforce_file_format=True)
    info, exif, shown = PngImagePlugin.PngInfo(), Image.Exif(), io.BytesIO()
    info.add_text("k", "v" * 50, zip=True)
    info.add_itxt("k", "v" * 50, zip=True)
    exif[0x010E] = "x"
    Image.fromarray(picture(24)).save(shown, "PNG", pnginfo=info, exif=exif)
    archive = zip_of({"a.json": b'{"a": [1, "x"]}', "p.png": shown.getvalue()})
    return {"a.dcm": plain, "r.dcm": stream.getvalue(), "p.png": shown.getvalue(), "z.zip": archive}


@pytest.mark.parametrize("seed", range(4))
def test_broken_files_are_refused_or_read(staged: Staged, tmp_path: Path, seed: int) -> None:
    rng, folder, refused = random.Random(seed), tmp_path / "broken", 0
    folder.mkdir()
    good = good_files()
    for _ in range(60):
        name = rng.choice(sorted(good))
        data = changed(good[name], rng)
        path = folder / name
        path.write_bytes(mended(data) if name == "p.png" and rng.random() < 0.7 else data)
        refused += not verify_export(folder, [staged.truths], Checks(lambda _: [])).clean
        with contextlib.suppress(ExportFault):
            truths_of_file(path, "queue 1")
        path.unlink()
    assert 10 < refused < 60


def test_an_original_that_is_nothing_is_no_empty_list_of_truths(tmp_path: Path) -> None:
    path = tmp_path / "IM1"
    path.write_bytes(b"")
    with pytest.raises(ExportFault, match=r"original of case queue 1 cannot be read again .* check that it still lies"):
        truths_of_file(path, "queue 1")


def test_an_original_that_starts_like_a_tiff_is_dicom(tmp_path: Path) -> None:
    path = tmp_path / "IM1"
    saved(original(), path)
    path.write_bytes(b"II*\0" + path.read_bytes()[4:])
    assert len(truths_of_file(path, "queue 1").values) > 10


def test_an_element_that_breaks_the_standard_is_counted_and_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "IM1"
    dataset = original()
    dataset.add_new(0x00280010, "US", 7)
    data = saved(dataset, path).read_bytes()
    at = data.index(b"(\0\x10\0US\2\0")
    path.write_bytes(data[:at] + b"(\0\x10\0US\x09\0HX9988776" + data[at + 10 :])
    truths = truths_of_file(path, "queue 1")
    assert truths.left_out["elements that break the standard"] == 1
    assert any("9988776" in value.text for value in truths.values)
