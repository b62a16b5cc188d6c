"""No byte of a de-identified file holds anything of the patient, and what must stay stays."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from pydicom import Dataset, dcmread
from pydicom.data import get_testdata_file

from core.dicom.reading import open_source, read_frame
from core.errors import EnvironmentFault, ExportFault
from core.export.deidentify import Options, Plan, deidentify, encoded, mapped_uid
from core.export.deidentify.instance import IMPLEMENTATION_UID
from core.study import FrameOrigin
from tests.canaries.exporting import errors_of
from tests.helpers.canaries import BIRTH_DATE, NUMBERS, STUDY_DATE, canaries, write_canaries
from tests.helpers.cases import origin_of
from tests.helpers.dicom_files import write_dx

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
UNCHECKED = Options(clean_pixels=False)
BASIC_ALONE = Options(*[False] * 5)


def opened(path: Path) -> Dataset:
    dataset = open_source(str(path)).dataset
    assert dataset is not None
    return dataset


def plan_for(path: Path, key: bytes = KEY, options: Options = UNCHECKED) -> Plan:
    return Plan(key, origin_of(path, patient_id=str(opened(path).get("PatientID", ""))), options)


def exported(path: Path, key: bytes = KEY, options: Options = UNCHECKED) -> bytes:
    return encoded(deidentify(opened(path), plan_for(path, key, options))[0])


def reread(data: bytes) -> Dataset:
    return dcmread(io.BytesIO(data))


@pytest.fixture(scope="module")
def canary_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_canaries(tmp_path_factory.mktemp("canaries") / "radiograph.dcm")


@pytest.fixture(scope="module")
def clean(canary_file: Path) -> Dataset:
    return reread(exported(canary_file))


@pytest.mark.parametrize("options", [UNCHECKED, BASIC_ALONE], ids=["default", "basic"])
def test_no_canary_survives_in_any_byte(canary_file: Path, options: Options) -> None:
    original, data = canary_file.read_bytes().lower(), exported(canary_file, options=options).lower()
    for word in canaries(opened(canary_file)):
        codings = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")
        assert any(word.lower().encode(coding) in original for coding in codings), word
        assert not any(word.lower().encode(coding) in data for coding in codings), word


def test_the_original_is_not_touched(canary_file: Path) -> None:
    dataset = opened(canary_file)
    before = dataset.to_json()
    deidentify(dataset, plan_for(canary_file))
    assert dataset.to_json() == before


def test_the_header_says_what_was_done(clean: Dataset, canary_file: Path) -> None:
    pseudonym = plan_for(canary_file).patient
    assert (clean.PatientID, str(clean.PatientName)) == (pseudonym, pseudonym)
    assert clean.PatientIdentityRemoved == "YES"
    assert clean.DeidentificationMethod[0] == "DICOM PS3.15 Annex E"
    codes = [(item.CodeValue, item.CodingSchemeDesignator) for item in clean.DeidentificationMethodCodeSequence]
    assert codes == [(code, "DCM") for code in ("113100", "113105", "113107", "113108", "113109")]
    assert clean.LongitudinalTemporalInformationModified == "MODIFIED"
    assert "BurnedInAnnotation" not in clean


def test_the_options_keep_what_they_promise(clean: Dataset) -> None:
    assert (clean.PatientAge, clean.PatientSize, clean.PatientWeight, clean.PatientSex) == ("090Y", 1.71, 64, "F")
    assert (clean.DeviceSerialNumber, clean.ManufacturerModelName) == ("SN-314", "Model 7")
    assert clean.StudyDescription == "Thorax PA"
    assert clean.ViewCodeSequence[0].CodeMeaning == "antero-posterior"
    assert clean.Modality == "DX"


def test_texts_that_are_not_harmless_go(clean: Dataset) -> None:
    assert clean.Manufacturer == "REMOVED"
    assert "SeriesDescription" not in clean
    assert "EthnicGroup" not in clean
    assert clean.ProcedureCodeSequence[0].CodeMeaning == "REMOVED"
    assert clean.ContentSequence[0].ContentSequence[0].TextValue == "REMOVED"


def test_dates_move_together_and_the_birth_date_is_emptied(clean: Dataset) -> None:
    assert clean.StudyDate == clean.SeriesDate == clean.ContentDate == clean.AcquisitionDateTime[:8]
    assert clean.StudyDate != STUDY_DATE
    assert clean.AcquisitionDateTime[8:] == "101112.5"
    assert clean.StudyTime == "030405"
    assert clean.PatientBirthDate == ""


def test_references_still_lead_to_the_image(clean: Dataset, canary_file: Path) -> None:
    assert clean.ReferencedImageSequence[0].ReferencedSOPInstanceUID == clean.SOPInstanceUID
    assert clean.SOPInstanceUID == mapped_uid(KEY, opened(canary_file).SOPInstanceUID)
    assert clean.file_meta.MediaStorageSOPInstanceUID == clean.SOPInstanceUID
    assert clean.SOPClassUID == opened(canary_file).SOPClassUID


def test_the_file_is_of_our_own_making(clean: Dataset, canary_file: Path) -> None:
    data = exported(canary_file)
    assert data[:132] == b"\0" * 128 + b"DICM"
    assert clean.file_meta.ImplementationClassUID == IMPLEMENTATION_UID
    assert "SourceApplicationEntityTitle" not in clean.file_meta
    assert clean.SpecificCharacterSet == "ISO_IR 192"


def test_the_pixels_are_those_of_the_original(canary_file: Path, tmp_path: Path) -> None:
    (tmp_path / "out.dcm").write_bytes(exported(canary_file))
    before, after = (read_frame(open_source(str(path))).stored for path in (canary_file, tmp_path / "out.dcm"))
    assert np.array_equal(before, after)


def test_the_record_holds_no_value(canary_file: Path) -> None:
    _, record = deidentify(opened(canary_file), plan_for(canary_file))
    assert "0008,103E" in record.screened
    assert record.actions["removed"] > 10
    assert record.blackened is None
    assert not any(word in repr(record) for word in canaries(opened(canary_file)))


def test_with_no_option_dates_and_characteristics_go(canary_file: Path) -> None:
    bare = reread(exported(canary_file, options=BASIC_ALONE))
    assert bare.LongitudinalTemporalInformationModified == "REMOVED"
    assert (bare.StudyDate, bare.PatientSex) == ("", "")
    for keyword in ("PatientAge", "PatientSize", "StudyDescription", "AcquisitionDateTime"):
        assert not bare.get(keyword) or bare[keyword].value.startswith("1900"), keyword
    assert [item.CodeValue for item in bare.DeidentificationMethodCodeSequence] == ["113100"]


def test_one_patient_has_one_pseudonym_and_two_sites_cannot_be_joined(tmp_path: Path) -> None:
    first = write_dx(tmp_path / "a.dcm")
    second = write_dx(tmp_path / "b.dcm", StudyDate="20240105")
    ours, again, theirs = (reread(data) for data in (exported(first), exported(second), exported(first, OTHER_KEY)))
    assert ours.PatientID == again.PatientID
    assert int(again.StudyDate) != 20240105
    for keyword in ("PatientID", "StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "StudyDate"):
        assert ours[keyword].value != theirs[keyword].value, keyword


def test_a_key_and_an_origin_are_in_no_repr(canary_file: Path) -> None:
    assert "kkkk" not in repr(plan_for(canary_file))
    assert NUMBERS[0] not in repr(plan_for(canary_file))


def test_unchecked_pixels_are_refused_where_the_check_is_asked_for(canary_file: Path) -> None:
    with pytest.raises(ExportFault, match="not checked for burned-in text"):
        deidentify(opened(canary_file), plan_for(canary_file, options=Options()))


def test_a_directory_and_a_document_are_refused(tmp_path: Path) -> None:
    directory = Path(str(get_testdata_file("DICOMDIR")))
    with pytest.raises(ExportFault, match="directory of other files"):
        deidentify(opened(directory), Plan(KEY, origin_of(directory), UNCHECKED))
    document = opened(write_dx(tmp_path / "a.dcm"))
    document.EncapsulatedDocument = b"%PDF"
    with pytest.raises(ExportFault, match="holds a document"):
        deidentify(document, Plan(KEY, FrameOrigin("a.dcm", "0", None, 1, 1), UNCHECKED))


@pytest.mark.parametrize("name", ["MR_small_bigendian.dcm", "reportsi.dcm", "liver_1frame.dcm", "rtdose.dcm",
                                  "rtplan.dcm", "waveform_ecg.dcm", "badVR.dcm"])  # fmt: skip
def test_files_of_others_go_through(name: str) -> None:
    path = Path(str(get_testdata_file(name)))
    before, after = opened(path), reread(exported(path))
    assert after.SOPClassUID == before.SOPClassUID
    assert after.get("PatientBirthDate", "") != BIRTH_DATE
    assert not any(element.tag.is_private for element in after.iterall())


@pytest.mark.shared
@pytest.mark.skipif(shutil.which("dciodvfy") is None, reason="dciodvfy (Debian: dicom3tools) is not installed")
def test_a_validator_finds_no_new_error_in_any_file_that_goes_through(shared_dir: Path, tmp_path: Path) -> None:
    """Every file of the collection: radiographs, enhanced and other objects, codings, character sets, damaged ones."""
    out, compared, worse = tmp_path / "out.dcm", 0, {}
    for path in sorted(path for path in (shared_dir / "dicom").rglob("*") if path.is_file()):
        try:
            if open_source(str(path)).dataset is None:
                continue
            out.write_bytes(exported(path))
        except EnvironmentFault:  # what cannot be read is withheld
            continue
        compared += 1
        if new := errors_of(out) - errors_of(path):
            worse[path.name] = sorted(new)
    assert worse == {}
    assert compared > 180


def test_a_measure_that_is_no_number_goes_and_leaves_no_other_number(tmp_path: Path) -> None:
    """0 in its place would be a window of no width, or a slope that makes all pixels one."""
    path = write_dx(tmp_path / "film.dcm", WindowCenter="5000", WindowWidth="7000")
    path.write_bytes(path.read_bytes().replace(b"7000", b"inf ").replace(b"5000", b"NaN "))
    kept = reread(exported(path))
    assert "WindowWidth" not in kept
    assert "WindowCenter" not in kept


def test_what_the_standard_does_not_know_goes_whatever_it_calls_itself(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "film.dcm")
    dataset = dcmread(path)
    dataset.add_new(0x00089999, "LO", "Kanarie")
    dataset.save_as(path)
    assert b"Kanarie" not in exported(path)


def test_an_age_of_odd_digits_is_no_bug_of_ours(tmp_path: Path) -> None:
    path = write_dx(tmp_path / "film.dcm", PatientAge="111Y")
    path.write_bytes(path.read_bytes().replace(b"111Y", b"\xb2\xb2\xb2Y"))
    assert b"\xb2\xb2\xb2Y" in path.read_bytes()
    assert "PatientAge" not in reread(exported(path))


@pytest.mark.parametrize("order", ["<u2", ">u2"])
@pytest.mark.parametrize("vr", ["US", "OW"])
def test_a_name_in_the_words_of_a_lookup_table_goes(tmp_path: Path, order: str, vr: str) -> None:
    """The same table is numbers in one file and bytes in the next."""
    spelled = "KAUFMANN^ILSE..."
    words = np.frombuffer(spelled.encode(), order).astype("<u2")
    item, plain = Dataset(), Dataset()
    for one, values in ((item, words), (plain, np.arange(8, dtype="<u2"))):
        one.LUTDescriptor = [8, 0, 16]
        one.add_new("LUTData", vr, values.tobytes() if vr == "OW" else [int(word) for word in values])
    path = write_dx(tmp_path / "film.dcm", PatientName="KAUFMANN^ILSE", VOILUTSequence=[item, plain])
    data = exported(path)
    assert spelled.encode() not in data
    assert words.byteswap().tobytes() not in data
    assert np.arange(8, dtype="<u2").tobytes() in data
