"""The command line as scripts meet it: exit codes, JSON keys, one sentence for every fault."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pydicom.data import get_testdata_file

from core.bundles.library import Bundle
from core.cli.main import WindowParts, main
from core.cli.parser import COMMANDS
from tests.helpers.dicom_files import chest_like, write_dx

ROOT = Path(__file__).resolve().parents[3]
ANALYZE_KEYS = {
    "path", "sop_instance_uid", "sha256", "frame", "status", "reason", "bundle", "gate", "scores", "heatmaps", "device",
    "duration_ms",
}  # fmt: skip
INSPECT_KEYS = {
    "path", "kind", "status", "reason", "modality", "transfer_syntax", "photometric", "rows", "columns", "frames",
    "bits_stored", "window", "pixel_spacing_mm", "spacing_source", "rendered", "warnings",
}  # fmt: skip


def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
    raise AssertionError("this call opens no window")


PARTS = WindowParts(no_window, lambda rounds: [], lambda: [])


def overread(*argv: object) -> int:
    return main([str(arg) for arg in argv], PARTS)


@pytest.fixture
def mixed_folder(tmp_path: Path) -> Path:
    """A radiograph, a picture, a CT, two frames, an empty file, a text file, a truncated image."""
    folder = tmp_path / "in"
    folder.mkdir()
    write_dx(folder / "chest.dcm", chest_like(300, 260))
    Image.fromarray(chest_like(300, 260, 8)).save(folder / "chest.png")
    write_dx(folder / "ct.dcm", chest_like(300, 260), Modality="CT")
    write_dx(folder / "two.dcm", np.stack([chest_like(300, 260)] * 2))
    (folder / "empty.dcm").touch()
    (folder / "letter.dcm").write_text("Dear colleague")
    (folder / "cut.dcm").write_bytes((folder / "chest.dcm").read_bytes()[:40000])
    return folder


@pytest.mark.engine
def test_analyze_gives_one_object_a_frame(
    mixed_folder: Path, random_bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    code = overread("analyze", mixed_folder, "--bundle", random_bundle.folder, "--device", "cpu", "--out", out,
                    "--heatmaps", "all", "--jsonl", tmp_path / "a.jsonl")  # fmt: skip
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    by_name: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        assert set(row) >= ANALYZE_KEYS
        by_name.setdefault(Path(row["path"]).name, []).append(row)
    assert code == 1
    status = {name: [row["status"] for row in group] for name, group in by_name.items()}
    assert status == {
        "chest.dcm": ["ok"], "chest.png": ["ok"], "ct.dcm": ["refused"], "two.dcm": ["ok", "ok"],
        "empty.dcm": ["error"], "letter.dcm": ["error"], "cut.dcm": ["error"],
    }  # fmt: skip
    (chest,) = by_name["chest.dcm"]
    assert chest["sha256"] == hashlib.sha256((mixed_folder / "chest.dcm").read_bytes()).hexdigest()
    assert chest["bundle"]["sha256"] == random_bundle.manifest.weights.sha256
    assert [row["frame"] for row in by_name["two.dcm"]] == [1, 2]
    assert by_name["ct.dcm"][0]["scores"] == []
    assert sum(score["probability"] for score in chest["scores"]) == pytest.approx(1)
    for score in chest["scores"]:
        assert score["positive"] is (score["probability"] >= score["threshold"])
    assert len(chest["heatmaps"]) == 4
    with Image.open(out / chest["input"]) as seen:
        assert seen.size == (224, 224)
    assert by_name["ct.dcm"][0]["input"] is None
    for heatmap in chest["heatmaps"]:
        assert np.load(out / heatmap["grid"]).dtype == np.float32
        with Image.open(out / heatmap["overlay"]) as picture:
            assert picture.size == (260, 300)
    names = [heatmap["grid"] for row in rows for heatmap in row["heatmaps"]]
    assert len(set(names)) == len(names) == 16
    said = capsys.readouterr().err
    assert all(name in said for name in ("empty.dcm", "letter.dcm", "cut.dcm"))
    assert "Traceback" not in said


@pytest.mark.engine
def test_assess_queue_export_and_train_are_one_line(
    random_bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole loop without a screen: disagree, lose the source, export, read as a training set."""
    from core.learning.datasets import read_dataset

    path = write_dx(tmp_path / "SECRET_NAME.dcm", chest_like(300, 260), PatientName="CANARY^KATE", PatientID="CAN-77")
    bundle = ("--bundle", random_bundle.folder)
    assert overread("analyze", path, *bundle, "--json") == 0
    scores = {s["finding"]: s for s in json.loads(capsys.readouterr().out)[0]["scores"]}
    verdict = "absent" if scores["pneumonia"]["positive"] else "present"
    agreed = "present" if scores["pneumonia"]["positive"] else "absent"
    common = ("--finding", "pneumonia", "--reader", "dr-a", *bundle)
    assert overread("assess", path, *common, "--verdict", agreed) == 0
    assert json.loads(capsys.readouterr().out)["queue_id"] is None
    assert overread("assess", path, *common, "--verdict", verdict, "--label", "tuberculosis", "--region", "10,20,30,40",
                    "--note", "CANARY note", "--reason", "FN", "--significance", "major") == 0  # fmt: skip
    answer = json.loads(capsys.readouterr().out)
    assert answer["disagreement"] is True
    path.unlink()
    assert overread("queue", "list", "--json") == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert {"queue_id", "state", "reason", "finding", "predicted", "reader", "verdict", "path", "sop_instance_uid",
            "created_at", "bundle"} <= set(entry)  # fmt: skip
    assert (entry["queue_id"], entry["state"], entry["reason"]) == (answer["queue_id"], "new", "disagreement")
    assert overread("queue", "show", entry["queue_id"], "--json") == 0
    assert json.loads(capsys.readouterr().out)["region"] == [10, 20, 30, 40]
    assert overread("export", tmp_path / "set", "--json") == 0
    exported = json.loads(capsys.readouterr().out)
    assert (exported["written"], exported["skipped"]) == (1, [])
    assert Path(exported["manifest"]).name == "MANIFEST.sha256"
    written = b"".join(f.read_bytes() + f.name.encode() for f in (tmp_path / "set").rglob("*") if f.is_file())
    assert not any(canary in written for canary in (b"CANARY", b"KATE", b"CAN-77", b"SECRET_NAME"))
    (record,) = read_dataset(tmp_path / "set")
    assert record.label == "tuberculosis"
    assert overread("queue", "list", "--state", "exported", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert overread("queue", "stats", "--json") == 0
    json.loads(capsys.readouterr().out)


def test_inspect_says_what_each_image_is(
    mixed_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert overread("inspect", mixed_folder, "--render", tmp_path / "shown", "--json") == 1
    rows = {Path(row["path"]).name: row for row in json.loads(capsys.readouterr().out)}
    assert all(set(row) >= INSPECT_KEYS for row in rows.values())
    chest = rows["chest.dcm"]
    assert (chest["kind"], chest["rows"], chest["columns"], chest["frames"]) == ("dicom", 300, 260, 1)
    assert chest["window"]["source"] == "percentile"
    assert chest["spacing_source"] == "PixelSpacing"
    assert rows["chest.png"]["kind"] == "image"
    assert rows["letter.dcm"]["status"] == "error"
    with Image.open(chest["rendered"]) as picture:
        assert picture.size == (260, 300)
        assert picture.mode == "L"


@pytest.mark.parametrize(
    "argv",
    [
        ("analyz", "chest.dcm"),
        ("analyze", "nowhere.dcm"),
        ("analyze", ".", "--heatmaps", "all"),
        ("inspect", "."),
        ("inspect", ".", "--frames", "5-2"),
        ("assess", "a.dcm", "--finding", "gout", "--verdict", "present", "--reader", "x"),
        ("assess", "a.dcm", "--finding", "normal", "--verdict", "present", "--reader", "x", "--region", "1,2,3"),
        ("queue", "show"),
        ("inspect", ".", "--frames", "\u00b2"),
        ("export", "x", "--format", "sr"),
        ("bundles", "check"),
        ("bundles", "import", "x"),
        ("bundles", "import", "xrv-densenet121-all"),
        ("bundles", "import", "https://example.invalid/x.pt"),
        ("analyze", ".", *("--bundle", "auto") * 6),
        ("backup", "no-such-folder/x.db"),
        ("forget", " "),
        ("forget", "PAT-1"),
        ("audit", "verify", "--since", "nowhere.json"),
        ("promote", "x"),
        ("rollback",),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(
    argv: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert overread(*argv) == 2
    printed = capsys.readouterr()
    assert len(printed.err.strip().splitlines()) == 1
    assert printed.out == ""


@pytest.mark.parametrize("option", [["--data-dir", "{}"], ["--data-dir={}"], ["--json", "--data-dir", "{}"]])
def test_common_options_may_stand_before_the_command(
    option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They once made a path of the command, and a window opened on it."""
    folder = tmp_path / "elsewhere"
    assert overread(*[part.format(folder) for part in option], "queue", "list", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert (folder / "overread.db").is_file()


def test_what_the_environment_lacks_is_exit_code_3(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_dx(tmp_path / "a.dcm")
    assert overread("analyze", path, "--bundle", "no-such-bundle") == 3
    assert "no-such-bundle" in capsys.readouterr().err
    data_dir.mkdir()
    (data_dir / "overread.db").write_text("this is no database, and it is longer than a header" * 10)
    assert overread("queue", "list") == 3
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_file_that_is_gone_is_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = overread("assess", tmp_path / "gone.dcm", "--finding", "normal", "--verdict", "present", "--reader", "x")
    assert code == 1
    assert "gone.dcm" in capsys.readouterr().err


def test_bundles_are_listed_added_and_used(
    data_dir: Path, random_bundle: Bundle, capsys: pytest.CaptureFixture[str]
) -> None:
    assert overread("bundles", "add", random_bundle.folder) == 0
    assert overread("bundles", "use", "random-net") == 0
    capsys.readouterr()
    assert overread("bundles", "list", "--json") == 0
    in_use = {row["name"]: row["in_use"] for row in json.loads(capsys.readouterr().out)}
    assert in_use == {"random-net": True, "cxr4-lite0": False, "lungs-lite0": False}
    assert overread("bundles", "use", "auto") == 0
    capsys.readouterr()
    assert overread("bundles", "list") == 0
    assert "by default" in capsys.readouterr().out
    assert overread("bundles", "add", random_bundle.folder) == 2


@pytest.mark.engine
def test_bundles_check_loads_the_network(random_bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    assert overread("bundles", "check", random_bundle.folder, "--json") == 0
    assert json.loads(capsys.readouterr().out)["status"] == "ok"


def test_doctor_lists_what_works(capsys: pytest.CaptureFixture[str]) -> None:
    code = overread("doctor", "--json")
    report = json.loads(capsys.readouterr().out)
    names = {row["name"] for row in report["checks"]}
    assert {"pydicom", "disk", "database", "bundle", "codec: RLE Lossless"} <= names
    assert (code == 0) is report["ok"]


def test_doctor_goes_on_where_the_settings_cannot_be_read(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data_dir.mkdir()
    (data_dir / "settings.json").write_text('{"theme": 7}')
    assert overread("doctor", "--json") == 3
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)["checks"]}
    assert not rows["settings"]["ok"]
    assert "mend or delete it" in rows["settings"]["detail"]
    assert {"pydicom", "disk"} <= set(rows)


def test_every_command_stands_in_the_parser_and_in_the_help() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "analyze", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "--heatmaps" in done.stdout
    shown = subprocess.run(
        [sys.executable, "-m", "app", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert all(name in shown.stdout for name in COMMANDS)


def test_a_file_name_that_is_no_unicode_breaks_no_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[31m.dcm")
    os.rename(write_dx(tmp_path / "a.dcm"), odd)
    (tmp_path / "bad\x1b[31m.dcm").touch()
    assert overread("inspect", tmp_path, "--json", "--render", tmp_path / "out") == 1
    told = capsys.readouterr()
    told.out.encode()
    assert json.loads(told.out)[1]["path"] == odd
    assert overread("inspect", tmp_path) == 1
    assert "\x1b" not in told.err + "".join(capsys.readouterr())


def test_the_longest_file_names_leave_room_for_endings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three bytes a letter: 255 of them are 85 letters."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("\u1ea2" * 85, "\u80f8" * 84 + "a"):
        write_dx(folder / name, chest_like(300, 260))
    data, out = tmp_path / "data", tmp_path / "out"
    assert overread("--data-dir", data, "inspect", folder, "--render", out, "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert len({row["rendered"] for row in rows}) == 2
    assert all(Path(row["rendered"]).is_file() for row in rows)


def test_the_name_of_a_rendering_never_comes_from_the_header(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_dx(tmp_path / "film.dcm", PatientName="../../x", SeriesDescription="../y", StudyDescription="/z")
    assert overread("inspect", tmp_path / "film.dcm", "--json", "--render", tmp_path / "out") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert Path(row["rendered"]).parent == tmp_path / "out"
    assert Path(row["rendered"]).name.startswith("film.dcm_")


def test_an_object_that_is_no_image_is_named_and_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert overread("inspect", get_testdata_file("reportsi.dcm"), "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["kind"], row["status"]) == ("other", "ok")
    assert row["reason"].endswith("reportsi.dcm is not displayed, for it is no image: Structured report.")


@pytest.mark.engine
def test_a_zip_file_is_analysed_judged_and_kept(
    random_bundle: Bundle, tmp_path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film = write_dx(tmp_path / "film", chest_like(300, 260))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(film, "sub/film")
        archive.write(str(get_testdata_file("reportsi.dcm")), "report")
    options = ("--bundle", random_bundle.folder)
    assert overread("analyze", tmp_path / "a.zip", *options, "--device", "cpu", "--json") == 0
    told = capsys.readouterr()
    (record,) = json.loads(told.out)
    assert record["path"] == str(tmp_path / "a.zip" / "sub" / "film")
    assert record["status"] in ("ok", "refused")
    assert "report is not displayed" in told.err
    words = ("--finding", random_bundle.findings[0].key, "--verdict", "unsure", "--reader", "R1")
    assert overread("assess", record["path"], *options, *words) == 0
    kept = data_dir / "instances" / record["sha256"][:2] / record["sha256"]
    assert kept.read_bytes() == film.read_bytes()


@pytest.mark.engine
@pytest.mark.parametrize(("device", "code"), [("bogus", 2), ("cuda:99", 3)])
def test_a_device_that_is_not_there_ends_the_command(
    device: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_dx(tmp_path / "a.dcm", chest_like(300, 260))
    assert overread("analyze", path, "--device", device) == code
    assert device in capsys.readouterr().err


@pytest.mark.engine
def test_what_was_taken_back_is_not_exported(
    random_bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_dx(tmp_path / "a.dcm", chest_like(300, 260))
    common = (
        path,
        "--finding",
        "pneumonia",
        "--reader",
        "r",
        "--label",
        "tuberculosis",
        "--bundle",
        random_bundle.folder,
    )
    assert overread("assess", *common, "--verdict", "unsure") == 0
    agreed = ("absent", "present")
    for verdict in agreed:  # one of them agrees with the network, and takes the case back
        overread("assess", *common, "--verdict", verdict)
    capsys.readouterr()
    overread("queue", "list", "--state", "rejected", "--json")
    taken_back = len(json.loads(capsys.readouterr().out))
    assert taken_back > 0
    overread("export", tmp_path / "out", "--json")
    capsys.readouterr()
    overread("queue", "list", "--state", "rejected", "--json")
    assert len(json.loads(capsys.readouterr().out)) == taken_back


@pytest.mark.engine
def test_a_moved_image_is_kept_from_where_it_lies_now(
    data_dir: Path,
    random_bundle: Bundle,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The stored prediction still names the old place; a relative path is kept whole."""
    write_dx(tmp_path / "a.dcm", chest_like(300, 260))
    monkeypatch.chdir(tmp_path)
    bundle = ("--bundle", random_bundle.folder)
    assert overread("analyze", "a.dcm", *bundle, "--json") == 0
    (tmp_path / "a.dcm").rename("b.dcm")
    assert overread("assess", "b.dcm", "--finding", "normal", "--verdict", "unsure", "--reader", "r", *bundle) == 0
    capsys.readouterr()
    overread("queue", "list", "--json")
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["path"] == str(tmp_path / "b.dcm")
    assert len(list((data_dir / "instances").rglob("*"))) == 2  # one folder, one file


def test_no_process_imports_from_the_current_folder(tmp_path: Path) -> None:
    """A disc may hold a module that is named like one of Python's."""
    write_dx(tmp_path / "a.dcm")
    for name in ("pickle.py", "struct.py", "json.py"):
        (tmp_path / name).write_text("open('ran', 'w')\n")
    command = [str(Path(sys.executable).with_name("overread")), "inspect", "a.dcm", "--data-dir", "data"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ran").exists()


def test_limits_come_from_the_data_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    film, settings = write_dx(tmp_path / "film.dcm"), tmp_path / "data" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"max_pixels": 100}')
    assert overread("--data-dir", settings.parent, "inspect", film) == 1
    assert "settings: max_pixels" in capsys.readouterr().err
    settings.write_text('{"max_pixels": "all"}')
    assert overread("--data-dir", settings.parent, "inspect", film) == 3
    assert capsys.readouterr().err.count("\n") == 1
