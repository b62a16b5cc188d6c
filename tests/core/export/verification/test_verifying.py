"""The verification passes a clean export, and finds each kind of leak in each place."""

from __future__ import annotations

import base64
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pydicom
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian

from core.errors import ExportCancelled, ExportFault
from core.export.verification import identifying as kinds
from core.export.verification.report import HIDDEN_NAME, UNREADABLE
from core.export.verification.truths import CaseTruths, TrueValue, truths_of_file
from core.export.verification.verifying import Checks, verify_export
from tests.core.export.verification.conftest import CASE, DICOM, PICTURE, PSEUDONYM, Staged, clean_dicom, picture, saved

SECRETS = ("grünwaldt", "grunwaldt", "ödön", "4471", "1941", "kleinposen", "öttinger", "5551234", "90210")


def with_header(staged: Staged, **values: object) -> None:
    dataset = clean_dicom()
    for keyword, value in values.items():
        setattr(dataset, keyword, value)
    saved(dataset, staged.dicom)


def with_item(staged: Staged, depth: int) -> None:
    dataset = clean_dicom()
    inner: Dataset = dataset
    for _ in range(depth):
        inner.RequestAttributesSequence = [Dataset()]
        inner = inner.RequestAttributesSequence[0]
    inner.RequestedProcedureDescription = "film of Mr Grunwaldt"
    saved(dataset, staged.dicom)


def with_private(staged: Staged, vr: str, value: object) -> None:
    dataset = clean_dicom()
    dataset.private_block(0x0011, "MADE UP", create=True).add_new(0x01, vr, value)
    saved(dataset, staged.dicom)


def with_chunk(staged: Staged, kind: bytes, body: bytes) -> None:
    """Put a chunk behind the picture's header."""
    data = staged.png.read_bytes()
    chunk = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    staged.png.write_bytes(data[:33] + chunk + data[33:])


def with_text(staged: Staged, **how: bool) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "Zwetschgengasse 11, 10439 Kleinposen", **how)
    Image.fromarray(picture()).save(staged.png, pnginfo=info)


def with_exif(staged: Staged) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Grunwaldt"
    Image.fromarray(picture()).save(staged.png, exif=exif)


def with_bytes(path: Path, data: bytes) -> None:
    path.write_bytes(path.read_bytes() + data)


def zipped(staged: Staged, name: str = "a.txt", text: str = "clean", comment: str = "", own: str = "") -> None:
    with zipfile.ZipFile(staged.folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        member = zipfile.ZipInfo(name)
        member.comment, archive.comment = comment.encode(), own.encode()
        archive.writestr(member, text)


def deflated(staged: Staged) -> None:
    dataset = clean_dicom()
    dataset.add_new(0x00420011, "OB", b"")
    del dataset[0x00420011]
    dataset.private_block(0x0011, "MADE UP", create=True).add_new(0x01, "OB", b"HX-4471-88")
    saved(dataset, staged.dicom)
    dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    dataset.save_as(staged.dicom, enforce_file_format=True)


NAME, ID = kinds.PATIENT_NAME, kinds.IDENTIFIER
LEAKS: dict[str, tuple[Callable[[Staged], object], str, str]] = {
    "name in a DICOM header": (lambda s: with_header(s, PatientName="GRUNWALDT^ODON"), NAME, "(0010,0010)"),
    "name with an umlaut written out": (lambda s: with_header(s, PatientName="Gruenwaldt"), NAME, "(0010,0010)"),
    "name with a number behind it": (lambda s: with_header(s, PatientID="grunwaldt1941"), NAME, "(0010,0020)"),
    "physician's common name": (lambda s: with_header(s, OperatorsName="Li Young"), kinds.PERSON_NAME, "(0008,1070)"),
    "physician's common name alone": (
        lambda s: with_header(s, OperatorsName="Young"),
        kinds.PERSON_NAME,
        "(0008,1070)",
    ),
    "id with other separators": (lambda s: with_header(s, StudyID="HX 4471/88"), ID, "(0020,0010)"),
    "institution": (lambda s: with_header(s, ManufacturerModelName="at Kleinposen"), kinds.INSTITUTION, "(0008,1090)"),
    "device": (lambda s: with_header(s, DeviceDescription="RAUM7XR"), kinds.DEVICE, "(0050,0020)"),
    "birth date": (lambda s: with_header(s, StudyDate="19410307"), kinds.DATE, "(0008,0020)"),
    "date and time": (lambda s: with_header(s, AcquisitionDateTime="20210702101500"), kinds.DATE, "(0008,002A)"),
    "date with a month's name": (lambda s: with_header(s, ImageComments="7 March 1941"), kinds.DATE, "(0020,4000)"),
    "UID": (lambda s: with_header(s, FrameOfReferenceUID="1.2.276.0.7230010.3.1.2.90210.1"), kinds.UID, "(0020,0052)"),
    "nested": (
        lambda s: with_item(s, 5),
        NAME,
        "(0040,0275)[0](0040,0275)[0](0040,0275)[0](0040,0275)[0](0040,0275)[0]",
    ),
    "private text": (lambda s: with_private(s, "UT", "x HX-4471-88"), ID, "(0011,1001)"),
    "private bytes": (lambda s: with_private(s, "OB", b"..HX-4471-88."), ID, "the bytes from"),
    "private UTF-16": (lambda s: with_private(s, "OB", "Grünwaldt".encode("utf-16-be")), NAME, "the bytes from"),
    "preamble": (lambda s: s.dicom.write_bytes(b"Grunwaldt" + s.dicom.read_bytes()[9:]), NAME, "the bytes from 0"),
    "behind the data set": (
        lambda s: with_bytes(s.dicom, b"\n\0\x10\0LO\x12\0Zwetschgengasse 11"),
        kinds.ADDRESS,
        "(000A,0010)",
    ),
    "words of a look-up table, swapped": (
        lambda s: with_header(
            s, RedPaletteColorLookupTableData=np.frombuffer(b"GRUNWALDT.", ">u2").astype("<u2").tobytes()
        ),
        NAME,
        "(0028,1201) with its bytes swapped",
    ),
    "deflated data set": (deflated, ID, "the deflated data set"),
    "tEXt": (with_text, kinds.ADDRESS, "chunk 1 (tEXt)"),
    "zTXt": (lambda s: with_text(s, zip=True), kinds.ADDRESS, "chunk 1 (zTXt)"),
    "iTXt": (lambda s: with_chunk(s, b"iTXt", "k\0\0\0de\0\0Ödön Grünwaldt".encode()), NAME, "chunk 1 (iTXt)"),
    "iTXt keyword": (lambda s: with_chunk(s, b"iTXt", b"Grunwaldt\0\0\0\0\0x"), NAME, "chunk 1 (iTXt)"),
    "eXIf": (with_exif, NAME, "(eXIf)"),
    "an unknown chunk": (lambda s: with_chunk(s, b"prVt", b"x"), UNREADABLE, "chunk 1"),
    "behind IEND": (lambda s: with_bytes(s.png, b"x"), UNREADABLE, "the end of the file"),
    "a name behind IEND": (lambda s: with_bytes(s.png, b"grunwaldt"), NAME, "the bytes from"),
    "CSV cell": (lambda s: s.rows(note="see Kleinposen"), kinds.INSTITUTION, "row 2, column 4"),
    "CSV header": (lambda s: s.rows(**{"Grünwaldt": "1"}), NAME, "row 1, column 4"),
    "CSV date in the case's row": (lambda s: s.rows(seen="02.07.2021"), kinds.DATE, "row 2, column 4"),
    "CSV percent signs": (lambda s: s.rows(note="Gr%C3%BCnwaldt"), NAME, "row 2, column 4"),
    "CSV base64": (lambda s: s.rows(note=base64.b64encode(b"id HX-4471-88").decode()), ID, "the bytes from"),
    "CSV hexadecimal": (lambda s: s.rows(note=b"Grunwaldt".hex()), NAME, "the bytes from"),
    "JSON string": (lambda s: s.document({"a": ["b", "+49-30-5551234"]}), kinds.TELEPHONE, "/a/1"),
    "JSON escapes": (lambda s: s.document({"a": "Öttinger"}), kinds.READER, "/a"),
    "JSON key": (lambda s: s.document({"a": {"Ödön": 1}}), NAME, "/a/ key 0"),
    "JSON Lines": (lambda s: (s.folder / "decisions.jsonl").write_text('{}\n{"c": "HX4471-88"}\n'), ID, "line 2 /c"),
    "file name": (lambda s: (s.folder / "grunwaldt.txt").write_text("x"), NAME, "part 1 of its path"),
    "folder name": (lambda s: (s.folder / "HX-4471-88").mkdir(), ID, "part 1 of its path"),
    "manifest": (lambda s: (s.folder / "MANIFEST.sha256").write_text("00  Grunwaldt.png\n"), NAME, "line 1"),
    "zip member": (lambda s: zipped(s, text="Mr Grunwaldt"), NAME, "line 1"),
    "zip member's name": (lambda s: zipped(s, name="x/HX-4471-88.txt"), ID, "part 3 of its path"),
    "zip member's comment": (lambda s: zipped(s, comment="Grunwaldt"), NAME, "the comment of member 0"),
    "zip comment": (lambda s: zipped(s, own="Grunwaldt"), NAME, "the comment"),
    "nested zip": (lambda s: zipped(s, name="b.zip"), UNREADABLE, "the member"),
    "unknown file": (lambda s: (s.folder / "x.dat").write_bytes(b"x"), UNREADABLE, "the file"),
    "link": (lambda s: (s.folder / "x.txt").symlink_to("labels.csv"), UNREADABLE, "the entry"),
    "broken JSON": (lambda s: (s.folder / "coco.json").write_text("{"), UNREADABLE, "the document"),
}


def test_a_clean_export_passes(staged: Staged) -> None:
    seen: list[tuple[int, int]] = []
    report = verify_export(staged.folder, [staged.truths], progress=lambda done, total: seen.append((done, total)))
    assert report.clean, [str(leak) for leak in report.leaks]
    assert not report.withheld()
    assert report.files == len(seen) == seen[-1][0] == seen[-1][1] == 5
    assert report.values == len(staged.truths.values) > 15
    assert report.left_out["patient characteristics"] == 2
    assert report.bytes_read == sum(path.stat().st_size for path in staged.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", LEAKS)
def test_each_leak_is_found(staged: Staged, name: str) -> None:
    leak, kind, place = LEAKS[name]
    leak(staged)
    report = staged.verified()
    found = [str(leak) for leak in report.leaks]
    assert any(leak.kind == kind and place in leak.place for leak in report.leaks), found
    said = " ".join(map(str, report.leaks)).lower()
    assert not [secret for secret in SECRETS if secret in said]


def test_the_report_names_the_case_and_withholds_it(staged: Staged) -> None:
    with_header(staged, PatientName="Grunwaldt")
    report = staged.verified()
    sentence = f"{DICOM} holds a true value of the patient (patient's name) at (0010,0010); the case is withheld."
    assert report.withheld() == {CASE: sentence}
    assert report.unowned() == ()


def test_a_file_of_nobody_that_cannot_be_read_withholds_everything(staged: Staged) -> None:
    (staged.folder / "x.dat").write_bytes(b"x")
    report = staged.verified()
    assert [leak.case for leak in report.unowned()] == [None]


def test_a_name_in_a_path_is_not_repeated(staged: Staged) -> None:
    folder = staged.folder / "Ödön Grünwaldt"
    folder.mkdir()
    (folder / "note.txt").write_text("nothing")
    names = {leak.file for leak in staged.verified().leaks}
    assert names == {f"{HIDDEN_NAME}/note.txt"}


def test_the_shifted_date_of_one_is_no_leak_where_it_is_the_true_date_of_another(staged: Staged) -> None:
    other = CaseTruths(
        "queue 18", (TrueValue(kinds.DATE, "20210714"),), files=frozenset({"dicom/77aa88bb99cc00dd.dcm"})
    )
    assert verify_export(staged.folder, [staged.truths, other]).clean
    (staged.folder / "decisions.jsonl").write_text('{"case": "77aa88bb99cc00dd", "date": "2021-07-14"}\n')
    report = verify_export(staged.folder, [staged.truths, other])
    assert [(leak.case, leak.place) for leak in report.leaks] == [("queue 18", "line 1 /date")]


def test_another_patients_name_in_a_cases_own_file_stands_against_that_case(staged: Staged) -> None:
    other = CaseTruths("queue 18", (TrueValue(kinds.PATIENT_NAME, "Wendehals^Ottokar"),))
    with_header(staged, PatientName="Wendehals")
    assert set(verify_export(staged.folder, [staged.truths, other]).withheld()) == {CASE}


def test_what_an_option_keeps_and_what_the_export_holds_by_design_is_no_leak(staged: Staged) -> None:
    with_header(staged, DeviceDescription="RAUM7XR", SeriesDescription="Spital")
    assert {leak.kind for leak in staged.verified().leaks} == {kinds.DEVICE, kinds.INSTITUTION}
    assert staged.verified(Checks(public=frozenset({"spital"}), kept=frozenset({kinds.DEVICE}))).clean


def test_overlays_and_icons_need_somebody_to_look(staged: Staged) -> None:
    dataset = clean_dicom()
    dataset.add_new(0x60000010, "US", 8)
    dataset.add_new(0x60000011, "US", 8)
    dataset.add_new(0x60003000, "OW", b"\0" * 8)
    dataset.IconImageSequence = [clean_dicom()]
    saved(dataset, staged.dicom)
    refused = {leak.place for leak in staged.verified().leaks if leak.kind == UNREADABLE}
    assert refused == {"overlay 6000", "(0088,0200)[0] PixelData"}


def test_stopping_and_an_unreadable_folder(staged: Staged) -> None:
    with pytest.raises(ExportCancelled, match="was stopped"):
        verify_export(staged.folder, [staged.truths], cancelled=lambda: True)
    with pytest.raises(ExportFault, match="cannot be read again"):
        verify_export(staged.folder / "nowhere", [staged.truths])
    with pytest.raises(ExportFault, match="queue 3"):
        truths_of_file(staged.folder / "gone.dcm", "queue 3")


def test_truths_of_a_picture_are_its_texts_and_its_path(tmp_path: Path) -> None:
    path = tmp_path / "Wendehals, Ottokar" / "20190509" / "IM0001.png"
    path.parent.mkdir(parents=True)
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "taken 2019-03-04 for 99887766")
    Image.fromarray(picture()).save(path, pnginfo=info)
    values = set(truths_of_file(path, "queue 1").values)
    assert not {value for value in values if value.kind != kinds.DATE and "2019" in value.text and len(value.text) < 12}
    assert {
        TrueValue(kinds.PATH, "Wendehals, Ottokar"),
        TrueValue(kinds.DATE, "2019-03-04"),
        TrueValue(kinds.DATE, "20190509"),
        TrueValue(kinds.IDENTIFIER, "99887766"),
    } <= values


def test_every_keyword_is_one_of_the_standard() -> None:
    unknown = [keyword for keyword in kinds.KIND_OF_KEYWORD if pydicom.datadict.tag_for_keyword(keyword) is None]
    assert not unknown
    assert set(kinds.KIND_OF_KEYWORD.values()) <= set(kinds.KINDS)


PLACES: dict[str, Callable[[Staged, str], object]] = {
    "header": lambda s, text: with_header(s, ImageComments=f"a {text} b"),
    "private": lambda s, text: with_private(s, "OB", text.encode() + b"  "),
    "chunk": lambda s, text: with_chunk(s, b"zTXt", b"k\0\0" + zlib.compress(f"({text})".encode("latin-1", "replace"))),
    "table": lambda s, text: s.rows(note=f"x; {text}"),
    "document": lambda s, text: s.document([{"file": PSEUDONYM, "deep": [{"er": text}]}]),
    "name": lambda s, text: (s.folder / f"{text.replace('/', '-')}.txt").write_text("x"),
    "archive": lambda s, text: zipped(s, text=f"<{text}>"),
}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_truth_in_any_place_is_found(staged: Staged, data: st.DataObject) -> None:
    searched = [value for value in staged.truths.values if value.kind != kinds.PATH]
    value = data.draw(st.sampled_from(searched), label="value")
    place = data.draw(st.sampled_from(sorted(PLACES)), label="place")
    written = data.draw(st.sampled_from([str, str.upper, str.lower]), label="letters")(value.text)
    if value.kind == kinds.DATE and place in ("name", "archive"):
        return  # a date without its case is no leak
    before = {path: path.read_bytes() for path in staged.folder.rglob("*") if path.is_file()}
    PLACES[place](staged, written)
    try:
        assert value.kind in {leak.kind for leak in staged.verified().leaks}
    finally:
        for path in [path for path in staged.folder.rglob("*") if path.is_file()]:
            if path in before:
                path.write_bytes(before[path])
            else:
                os.unlink(path)


def test_the_letters_of_json_are_compared_whatever_their_escapes(staged: Staged) -> None:
    (staged.folder / "coco.json").write_text(json.dumps({"a": "Grünwaldt"}, ensure_ascii=True))
    assert next((leak.place, leak.kind) for leak in staged.verified().leaks) == ("/a", NAME)


def test_picture_file_of_the_case_is_read_whole(staged: Staged) -> None:
    data = staged.png.read_bytes()
    staged.png.write_bytes(data[:-20])
    places = {leak.place: leak for leak in staged.verified().leaks}
    assert places
    assert all(leak.case == CASE and leak.file == PICTURE for leak in places.values())


def test_private_values_of_body_parts_are_nobodys(tmp_path: Path) -> None:
    dataset, path = clean_dicom(), tmp_path / "IM1.dcm"
    block = dataset.private_block(0x0033, "MADE UP", create=True)
    for number, text in enumerate(("US KIDNEY", "US KWANATEK", "WILLIS, CIRCLE"), start=1):
        block.add_new(number, "LO", text)
    saved(dataset, path)
    private = [one.text for one in truths_of_file(path, "queue 1").values if one.kind == kinds.PRIVATE]
    assert private == ["US KWANATEK", "WILLIS, CIRCLE"]
