"""The key is made once, for its owner only; names follow from it and from nothing else."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import ExportFault
from core.export.dataset import pseudonym_key
from core.export.pseudonyms import KEY_FILE, frame_pseudonym, patient_pseudonym, reader_pseudonym
from tests.helpers.cases import invented_origin

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def test_the_key_is_made_once(data_dir: Path) -> None:
    key = pseudonym_key(data_dir)
    assert len(key) == 32
    assert pseudonym_key(data_dir) == key
    assert [file.name for file in data_dir.iterdir()] == [KEY_FILE]


@pytest.mark.skipif(os.name != "posix", reason="this system has no rights of this kind")
def test_the_key_is_for_its_owner_only(data_dir: Path) -> None:
    pseudonym_key(data_dir)
    assert stat.S_IMODE((data_dir / KEY_FILE).stat().st_mode) == 0o600


def test_two_data_folders_have_two_keys(tmp_path: Path) -> None:
    assert pseudonym_key(tmp_path / "a") != pseudonym_key(tmp_path / "b")


def test_a_damaged_key_is_named_and_not_replaced(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / KEY_FILE).write_bytes(b"short")
    with pytest.raises(ExportFault, match=r"5 bytes, not 32.*backup"):
        pseudonym_key(data_dir)
    assert (data_dir / KEY_FILE).read_bytes() == b"short"


def test_a_key_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(ExportFault, match="cannot be read or made"):
        pseudonym_key(tmp_path / "taken")


def test_a_pseudonym_follows_from_key_and_subject_alone() -> None:
    origin = invented_origin("a", 1)
    moved = replace(origin, path="/elsewhere/other.dcm", sop_instance_uid="1.2.9", patient_id="PAT-2")
    assert frame_pseudonym(KEY, origin) == frame_pseudonym(KEY, moved)
    names = {
        frame_pseudonym(KEY, origin),
        frame_pseudonym(OTHER_KEY, origin),
        frame_pseudonym(KEY, invented_origin("a", 2)),
        frame_pseudonym(KEY, invented_origin("b", 1)),
        patient_pseudonym(KEY, origin),
        reader_pseudonym(KEY, origin.patient_id),
    }
    assert len(names) == 6
    assert all(len(name) == 16 and set(name) <= set("0123456789abcdef") for name in names)


def test_a_patient_keeps_one_pseudonym_and_unknown_patients_are_not_one() -> None:
    known, unknown = invented_origin("a"), replace(invented_origin("a"), patient_id="")
    assert patient_pseudonym(KEY, known) == patient_pseudonym(KEY, invented_origin("b"))
    assert patient_pseudonym(KEY, unknown) != patient_pseudonym(KEY, replace(invented_origin("b"), patient_id=""))
    assert patient_pseudonym(KEY, unknown) == patient_pseudonym(KEY, replace(invented_origin("a", 2), patient_id=""))
