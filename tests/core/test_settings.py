"""What stands in settings.json holds down to the parsers, and a refusal names what to change."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.sequence import Sequence
from pydicom.uid import JPEG2000Lossless

from core.dicom.files import ScannedFile
from core.dicom.reading import read_frames
from core.errors import EnvironmentLacks, LimitExceeded, WorkerTimeout
from core.intake.service import Reader
from core.settings import Limits, Settings, change_settings, load_settings, save_settings
from tests.helpers.codings import recoded
from tests.helpers.dicom_files import chest_like, write_dx

DOCS = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


def settings_of(folder: Path, content: str | bytes) -> Settings:
    (folder / "settings.json").write_bytes(content.encode() if isinstance(content, str) else content)
    return load_settings(folder)


def test_what_is_written_is_read_and_the_rest_is_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    save_settings(tmp_path, Settings(max_pixels=1000, reader="r"))
    assert load_settings(tmp_path) == Settings(max_pixels=1000, reader="r")
    assert load_settings(tmp_path).limits == Limits(max_pixels=1000)
    assert "max_inflation" not in (tmp_path / "settings.json").read_text()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('{"max_pixels": 0}', "max_pixels"),
        ('{"max_pixels": -5}', "max_pixels"),
        ('{"max_pixels": "many"}', "max_pixels"),
        ('{"max_read_s": 0}', "max_read_s"),
        ('{"max_nesting": 5000}', "max_nesting"),
        ('{"max_read_memory_bytes": 1000}', "max_read_memory_bytes"),
        ('{"heatmap_opacity": 7}', "heatmap_opacity"),
        ('{"max_pixel": 7}', "max_pixel"),
        (b'{"reader": "\xff"}', "utf-8"),
        (b"\xff\xfe", "malformed"),
        ("", "truncated"),
        ("[]", "object"),
    ],
)
def test_a_bad_value_gets_one_sentence(tmp_path: Path, content: str | bytes, named: str) -> None:
    with pytest.raises(EnvironmentLacks) as caught:
        settings_of(tmp_path, content)
    sentence = caught.value.message
    assert named in sentence
    assert "settings.json" in sentence
    assert sentence.endswith("mend or delete it.")
    assert "\n" not in sentence


def test_every_setting_is_documented_with_its_default() -> None:
    listed = dict(re.findall(r"^\| `(\w+)` \| `?([^|`]*)`? \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    defaults = {name: msgspec.json.encode(value).decode() for name, value in msgspec.structs.asdict(Settings()).items()}
    assert listed == defaults


def deep(path: Path) -> Path:
    """Nine sequences of undefined length within one another."""
    data = write_dx(path).read_bytes()
    at = data.index(b"\x08\x00\x60\x00CS")
    opened = b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff"
    closed = b"\xfe\xff\x0d\xe0\0\0\0\0\xfe\xff\xdd\xe0\0\0\0\0"
    path.write_bytes(data[:at] + opened * 9 + closed * 9 + data[at:])
    return path


def blank(path: Path) -> Path:
    return write_dx(path, chest_like(64, 64) * 0, TransferSyntaxUID=JPEG2000Lossless)


def picture(path: Path) -> Path:
    Image.new("L", (500, 500)).save(path, format="PNG")
    return path


def deflated(path: Path) -> Path:
    return recoded(write_dx(path), "deflated", path)


def large(path: Path) -> Path:
    """Beyond what is parsed without counting, with its header alone."""
    dataset = dcmread(write_dx(path))
    block = dataset.private_block(0x0019, "TEST", create=True)
    for element in range(200):
        block.add_new(element, "LT", "x" * 500)
    dataset.save_as(path)
    return path


@pytest.mark.parametrize(
    ("made", "limits"),
    [
        (write_dx, {"max_pixels": 100}),
        (picture, {"max_pixels": 100}),
        (write_dx, {"max_file_bytes": 100}),
        (large, {"max_elements": 10}),
        (deep, {"max_nesting": 8}),
        (deflated, {"max_inflated_bytes": 1000}),
        (deflated, {"max_inflation": 1, "free_bytes": 1}),
        (blank, {"max_coded_ratio": 2, "free_bytes": 1}),
        (picture, {"max_picture_ratio": 2, "free_bytes": 1}),
    ],
)
def test_a_refusal_names_the_setting_that_lifts_it(tmp_path: Path, made, limits: dict[str, int]) -> None:  # type: ignore[no-untyped-def]
    path = made(tmp_path / "film")
    assert len(list(read_frames(str(path)))) == 1
    with pytest.raises(LimitExceeded, match=next(iter(limits))) as caught:
        list(read_frames(str(path), Limits(**limits)))
    assert str(path) in caught.value.message


@pytest.fixture
def readers() -> Iterator[list[Reader]]:
    opened: list[Reader] = []
    yield opened
    for reader in opened:
        reader.close()


def reader_within(opened: list[Reader], **limits: float) -> Reader:
    opened.append(Reader(msgspec.convert(limits, Limits)))
    opened[-1].start()
    return opened[-1]


def scanned(reader: Reader, path: Path) -> str:
    found: list[ScannedFile] = []
    reader.scan([str(path)], found.extend).result()
    return " ".join(str(file.instance.problem) for file in found if file.instance.problem)


def test_the_processes_keep_to_the_limits_they_are_handed(tmp_path: Path, readers: list[Reader]) -> None:
    strict = reader_within(
        readers, max_pixels=100, max_header_elements=5, max_archive_members=1, max_inflated_bytes=1000
    )
    with pytest.raises(LimitExceeded, match="settings: max_pixels"):
        strict.read(str(write_dx(tmp_path / "a.dcm"))).result()
    assert "settings: max_pixels" in scanned(strict, picture(tmp_path / "a.png"))
    assert "settings: max_header_elements" in scanned(strict, large(tmp_path / "b.dcm"))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("one", b"1" * 5000)
    assert "max_inflated_bytes" in scanned(strict, tmp_path / "c.zip")
    with pytest.raises(LimitExceeded, match="max_inflated_bytes"):
        strict.content(str(tmp_path / "c.zip" / "one")).result()
    with zipfile.ZipFile(tmp_path / "c.zip", "a") as archive:
        archive.writestr("two", b"2")
    assert "settings: max_archive_members" in scanned(strict, tmp_path / "c.zip")


def test_a_frame_that_takes_too_long_names_the_setting(tmp_path: Path, readers: list[Reader]) -> None:
    slow = write_dx(tmp_path / "a.dcm", chest_like(3600, 3600), TransferSyntaxUID=JPEG2000Lossless)
    hasty = reader_within(readers, max_read_s=0.000001)
    with pytest.raises(WorkerTimeout, match=r"settings: max_read_s"):
        hasty.read(str(slow)).result()


def test_a_directory_of_too_many_records_is_read_in_part(tmp_path: Path) -> None:
    from core.dicom.directories import directory_entries

    dataset = Dataset()
    dataset.DirectoryRecordSequence = Sequence([Dataset() for _ in range(5)])
    first = next(directory_entries(dataset, str(tmp_path / "DICOMDIR"), Limits(max_directory_records=3)))
    assert "more than 3 records (settings: max_directory_records)" in str(first.problem)


def test_changes_of_several_threads_all_hold(tmp_path: Path) -> None:
    expected = {"reader": "r", "device": "cpu", "theme": "light", "text_size_percent": 125, "lock_after_min": 3}
    changes = [{name: value} for name, value in expected.items()]
    with ThreadPoolExecutor(max_workers=len(changes)) as threads:
        list(threads.map(lambda change: change_settings(tmp_path, **change), changes))
    assert load_settings(tmp_path) == Settings(**expected)


@pytest.mark.parametrize(
    "text",
    ['{"theme": "pink"}', '{"text_size_percent": 20}', '{"lock_after_min": -1}', '{"shortcuts": {"fit": "F"}}'],
)
def test_a_look_that_cannot_be_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    with pytest.raises(EnvironmentLacks, match=r"settings\.json"):
        load_settings(tmp_path)


def _change_often(folder: Path, name: str) -> None:
    for value in range(1, 61):
        change_settings(folder, **{name: value + 79 if name == "text_size_percent" else value})


def test_changes_of_several_processes_all_hold(tmp_path: Path) -> None:
    names = ("lock_after_min", "text_size_percent")
    with ProcessPoolExecutor(max_workers=len(names), mp_context=get_context("spawn")) as processes:
        list(processes.map(partial(_change_often, tmp_path), names))
    assert load_settings(tmp_path) == Settings(lock_after_min=60, text_size_percent=139)
    assert not list(tmp_path.glob("*.part"))


def test_beside_a_damaged_file_lies_the_last_that_was_written(tmp_path: Path) -> None:
    change_settings(tmp_path, reader="r")
    (tmp_path / "settings.json").write_bytes(b'{"reader": "r"} "r"')
    with pytest.raises(EnvironmentLacks, match=r"put settings\.last\.json, written last by Overread, in its place\.$"):
        load_settings(tmp_path)
    (tmp_path / "settings.last.json").replace(tmp_path / "settings.json")
    assert load_settings(tmp_path) == Settings(reader="r")
