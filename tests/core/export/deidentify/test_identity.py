"""What names the patient is found in any notation, and a description stays only if each of its words is harmless."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import DataElement, Dataset
from pydicom.config import IGNORE

from core.export.deidentify import Identity, identity_of, screen_note
from core.export.deidentify.descriptors import is_harmless
from core.export.deidentify.identity import dates_in

PATIENT = Identity(
    frozenset({"Nguyễn^Thị Hoa", "O'BRIEN-KELLY^MÁIRE^^DR", "李^雷", "Li^Su"}),
    frozenset({"PAT-00-4711", "77"}),
    frozenset({"19430722"}),
    frozenset({"12 Rue du Lac, Lausanne"}),
)
NOTATIONS = ("%Y%m%d", "%d.%m.%Y", "%m/%d/%Y", "%Y-%m-%d", "%d-%b-%Y", "%B %d, %Y", "%d.%m.%y", "%d %B %Y", "%y%m%d")


@pytest.mark.parametrize(
    "text",
    ["seen with Nguyen", "HOA", "o'brien", "Maire", "Kelly_M", "XKELLYX", "李雷", "李", "pat004711", "PAT 00 4711",
     "12 rue du lac lausanne", "born 22/07/43", "LISU", "Su-Li"],
)  # fmt: skip
def test_a_value_of_the_case_is_found(text: str) -> None:
    assert PATIENT.occurs_in(text)


@pytest.mark.parametrize("text", ["", "Chest PA", "77 kV", "12 mm", "doctor", "DR CHEST", "Li", "22.07.1944"])
def test_what_is_nobodys_is_not_found(text: str) -> None:
    assert not PATIENT.occurs_in(text)


@given(st.dates(date(1900, 1, 1), date(2060, 12, 31)), st.sampled_from(NOTATIONS))
def test_a_date_is_read_in_every_usual_notation(day: date, notation: str) -> None:
    assert f"{day:%m%d}" in {found[4:] for found in dates_in(f"on {day.strftime(notation)}, again")}


@pytest.mark.parametrize("text", ["Chest PA", "CT abdomen/pelvis with contrast", "AX T2 FLAIR 5mm", "XR KNEE LAT LEFT"])
def test_a_description_of_the_field_stays(text: str) -> None:
    assert is_harmless(text, PATIENT)


@pytest.mark.parametrize(
    "text",
    ["Chest of Miller", "XR CHEST AP PORTABLE for Scott Kaufman", "CHEST 4711123", "CT 22.07.1943", "CHEST 20200102",
     "Thorax für Müller", "chest\x1b$B"],
)  # fmt: skip
def test_a_description_with_any_other_word_does_not(text: str) -> None:
    assert not is_harmless(text, PATIENT)


def test_a_description_that_is_the_patients_name_does_not_stay() -> None:
    assert is_harmless("HEAD", Identity())
    assert not is_harmless("HEAD", Identity(frozenset({"Head^Fiona"})))


def test_the_parts_of_a_note_that_name_the_patient_are_said() -> None:
    note = "Opacity, compare Hoa (born Jul 22, 1943; PAT-00-4711). Left base."
    found = [(note[part.start : part.end], part.kind) for part in screen_note(note, PATIENT)]
    assert found == [("Hoa", "name"), ("Jul 22, 1943", "date"), ("PAT-00-4711", "number or place")]


def test_a_note_without_the_patient_is_left_alone() -> None:
    assert screen_note("Opacity in the left base, 12 mm; see film of March.", PATIENT) == ()


def test_the_identity_is_collected_at_every_depth_and_from_the_path() -> None:
    inner, item, dataset = Dataset(), Dataset(), Dataset()
    inner.PersonName = "DEEP^DORA"
    item.ContentSequence = [inner]
    dataset.ContentSequence = [item]
    dataset.PatientID, dataset.PatientBirthDate, dataset.PatientAddress = "ID-5501", "19600102", "Elm Street 5"
    dataset.OperatorsName = ["OPER^OTTO", "OPER^OLGA"]
    identity = identity_of(dataset, "/studies/Meier_Hans/chest/IM0001.dcm")
    assert identity.names == {"DEEP^DORA", "OPER^OTTO", "OPER^OLGA"}
    assert identity.numbers == {"ID-5501"}
    assert identity.dates == {"19600102"}
    assert identity.phrases == {"Elm Street 5"}
    assert {"meier", "hans"} <= identity.files
    assert "chest" not in identity.files


def test_bytes_are_searched_in_every_usual_coding() -> None:
    identity = Identity(frozenset({"Müller^Jürgen"}))
    for coding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
        assert identity.occurs_in_bytes(b"\x01\x02" + "x Müller y".encode(coding)), coding
    assert not identity.occurs_in_bytes(b"\x01\x02 M\x00\xfc nothing")


@pytest.mark.parametrize(
    ("name", "written"),
    [("Иванов^Сергей", "Иванов"), ("Öztürk^Änne", "ÖZTÜRK"), ("ÖZTÜRK^ÄNNE", "Öztürk"),
     ("Yamada^Tarou=山田^太郎=やまだ^たろう", "山田"), ("Li^Na", "Li Na"), ("Li^Na", "LI^NA")],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_name_is_found_in_bytes_in_any_case_and_script(name: str, written: str, encoding: str) -> None:
    identity = Identity(frozenset({name}))
    assert identity.occurs_in_bytes(b"\x01\x02\x03" + f"of {written}!".encode(encoding))
    assert not identity.occurs_in_bytes(b"\x01\x02\x03" + "of no one".encode(encoding))


def test_a_date_with_a_time_run_on_is_found() -> None:
    assert PATIENT.occurs_in("IMG19430722101112345")
    assert not PATIENT.occurs_in("IMG19430723101112345")


def test_a_name_stored_as_another_kind_a_date_with_points_and_the_own_uids_are_collected() -> None:
    dataset = Dataset()
    dataset.add_new(0x00100010, "LO", "Quillon^Zed")
    dataset.add(DataElement(0x00080020, "DA", "2023.11.17", validation_mode=IGNORE))
    dataset.AcquisitionDateTime = "20231118101112-0500"
    dataset.StudyInstanceUID = "1.2.826.0.1.3680043.9.7777.42"
    dataset.FrameOfReferenceUID = "1.2.840.10008.1.4.1.1"
    found = identity_of(dataset)
    assert found.names == {"Quillon^Zed"}
    assert found.dates == {"20231117", "20231118"}
    assert found.numbers == {"1.2.826.0.1.3680043.9.7777.42"}
    assert found.occurs_in("see 1.2.826.0.1.3680043.9.7777.42")
