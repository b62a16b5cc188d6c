"""`overread export` with several formats, and an export that broke off."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.cli.main import WindowParts, main
from core.dicom.reading import open_source, read_frame
from core.export.order import ExportOrder
from core.export.staging import STAGING, Staging
from core.settings import load_settings
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
    for damaged in ("{}", '{"formats": []}', '{"formats": ["csv", 3]}', '{"burned_in": "never"}'):
        (queued / STAGING).mkdir(parents=True, exist_ok=True)
        (queued / STAGING / "order.json").write_text(f'{{"order": {damaged}, "fingerprint": "f"}}')
        assert overread("export", queued, "--resume") == 2
    Staging(queued).begin(ExportOrder(("csv",), burned_in="off").to_json(), "of another queue")
    assert overread("export", queued, "--resume", "--format", "csv") == 2
    assert overread("export", queued, "--resume", "--json") == 0
    capsys.readouterr()
    assert sorted(file.name for file in queued.iterdir()) == ["MANIFEST.sha256", "decisions.csv", "provenance.json"]
    assert overread("export", queued, "--burned-in", "check", "--accept-black") == 2


def test_a_case_that_was_rejected_is_taken_out_of_the_earlier_export(
    queued: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("export", queued, "--format", "jsonl", "--burned-in", "off", "--json")
    assert overread(*asked) == 0
    assert len((queued / "decisions.jsonl").read_text().splitlines()) == 2
    store = open_store(data_dir)
    store.set_queue_state([2], "rejected")
    store.close()
    capsys.readouterr()
    assert overread(*asked) == 0
    told = capsys.readouterr()
    assert (json.loads(told.out)["written"], json.loads(told.out)["taken_out"]) == (1, [2])
    assert "What an earlier export stated of case 2 may go out no more and was taken out." in told.err
    assert len((queued / "decisions.jsonl").read_text().splitlines()) == 1


# As a terminal does it: to the whole group, when one case has its seal and the other is about to get it.
CTRL_C = """
import os, signal, sys
seals = []
def watch(event, arguments):
    if event == "open" and str(arguments[0]).endswith("clean"):
        seals.append(None)
        if len(seals) == 2:
            os.killpg(0, signal.SIGINT)
sys.addaudithook(watch)
from core.cli.main import WindowParts, main
sys.exit(main(sys.argv[1:], WindowParts(None, None, None)))
"""


def test_ctrl_c_keeps_what_is_ready_and_the_next_call_goes_on(queued: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["export", str(queued), "--format", "jsonl", "--burned-in", "off", "--json"]
    done = subprocess.run(
        [sys.executable, "-c", CTRL_C, *asked], capture_output=True, text=True, timeout=120, start_new_session=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped.\n")
    assert [entry.name for entry in queued.iterdir()] == [STAGING]
    assert overread("queue", "list", "--state", "exported", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert overread("export", queued, "--resume", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["written"], document["resumed"]) == (2, 1)
    assert sorted(file.name for file in queued.iterdir()) == ["MANIFEST.sha256", "decisions.jsonl", "provenance.json"]


def test_a_word_that_its_reader_took_back_leaves_the_earlier_export_too(queued: Path, data_dir: Path) -> None:
    asked = ("export", queued, "--format", "jsonl", "--burned-in", "off")
    assert overread(*asked) == 0
    store = open_store(data_dir)
    step = store.trail(1)[0]
    assert (step.kind, step.who) == ("exported", load_settings(data_dir).reader_id())
    store.withdraw([store.queue_entry(2).assessment])
    store.close()
    assert overread(*asked) == 0
    assert len((queued / "decisions.jsonl").read_text().splitlines()) == 1
