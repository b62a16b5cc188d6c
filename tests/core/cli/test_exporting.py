"""`overread export` with several formats, and an export that broke off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.cli.main import WindowParts, main
from core.dicom.reading import open_source, read_frame
from core.export.order import ExportOrder
from core.export.staging import Staging
from core.store.database import open_store
from tests.helpers.cases import prediction_for, recorded, said
from tests.helpers.dicom_files import chest_like, write_dx


def overread(*argv: object) -> int:
    return main([str(part) for part in argv], WindowParts(no_window, lambda rounds: [], list))


def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
    raise AssertionError("an export opens no window")


@pytest.fixture
def queued(tmp_path: Path, data_dir: Path) -> Path:
    """A data folder whose queue holds two cases, one without a label; where exports go."""
    store = open_store(data_dir)
    for name, verdict in (("a", "absent"), ("b", "unsure")):
        file = write_dx(tmp_path / f"film-{name}.dcm", chest_like(64 + len(name), 48, 12), PatientName="CANARY^KATE")
        origin = read_frame(open_source(str(file))).origin
        assert recorded(store, said(prediction_for(origin), "pneumonia", verdict)) is not None
    store.close()
    return tmp_path / "out"


def test_several_formats_and_a_zip_file_in_one_go(queued: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert overread("export", queued, "--format", "jsonl,imagefolder", "--burned-in", "off", "--zip", "--json") == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["written"], document["skipped"]) == (2, [])
    assert [(one["queue_id"], one["format"]) for one in document["left_out"]] == [(2, "imagefolder")]
    assert (document["manifest"], document["zip"]) == (str(queued / "MANIFEST.sha256"), f"{queued}.zip")
    assert overread("queue", "list", "--state", "exported", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_an_export_that_broke_off_goes_on_as_it_was_asked_for(queued: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert overread("export", queued, "--resume") == 2
    assert "holds no export that broke off" in capsys.readouterr().err
    Staging(queued).begin(ExportOrder(("csv",), burned_in="off").to_json(), "of another queue")
    assert overread("export", queued, "--resume", "--format", "csv") == 2
    assert overread("export", queued, "--resume", "--json") == 0
    capsys.readouterr()
    assert sorted(file.name for file in queued.iterdir()) == ["MANIFEST.sha256", "decisions.csv", "provenance.json"]
    assert overread("export", queued, "--burned-in", "check", "--accept-black") == 2
