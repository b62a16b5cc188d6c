"""Candidates that were really trained meet the network in use: the honest one comes in, the sabotaged ones do not.

What a promotion brought is taken back bit for bit, and corrections of the queue become a candidate that passes.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image

from core.bundles.figures import PromotionOutcome, read_evaluation
from core.bundles.library import read_bundle
from core.bundles.manifest import encode_manifest
from core.bundles.threshold_record import with_record
from core.cli.main import WindowParts, main
from core.settings import load_settings
from tests.helpers.toy_networks import (
    CLASSES,
    allow_plain_maps,
    changed_set,
    picture,
    rows_of,
    taught_wrong,
    train_toy,
)

pytestmark = pytest.mark.engine
ROOT = Path(__file__).resolve().parents[2]
PERFORMANCE = ("auc", "sensitivity", "specificity", "calibration")


def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
    raise AssertionError("this call opens no window")


def overread(*argv: object) -> int:
    return main([str(arg) for arg in argv], WindowParts(no_window, lambda rounds: [], lambda: []))


@dataclass(frozen=True)
class Toys:
    """`data`: the whole manifest; `comparison`: its val and test alone, which leaves a candidate's gate as it is.

    `incumbent`: was taught that faint pneumonias are normal."""

    root: Path
    data: Path
    comparison: Path
    incumbent: Path
    honest: Path


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Toys:
    common, root = taught_wrong(tmp_path_factory), tmp_path_factory.mktemp("toys")
    shutil.copytree(common / "set", root / "set")
    data, comparison = root / "set" / "manifest.csv", root / "set" / "comparison.csv"
    incumbent = common / "incumbent"
    honest = train_toy(data, root / "honest", start=incumbent, version="0.1.1", epochs=1, learning_rate=3e-4)
    return Toys(root, data, comparison, incumbent, honest)


@pytest.fixture
def in_use(toys: Toys, data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Toys:
    """The incumbent is the reader's own bundle, found by "auto" as the first among equals.

    What a test makes of the toys goes with the test."""
    allow_plain_maps(data_dir)
    assert overread("bundles", "add", toys.incumbent) == 0
    capsys.readouterr()
    return replace(toys, root=tmp_path)


def promoted(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[int, PromotionOutcome]:
    code = overread("promote", *argv, "--json", "--device", "cpu", "--who", "Dr Test")
    return code, msgspec.json.decode(capsys.readouterr().out, type=PromotionOutcome)


def missed(outcome: PromotionOutcome) -> set[str]:
    return {check.name for check in outcome.checks if not check.passed}


def listed(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    assert overread(*argv, "--json") == 0
    return json.loads(capsys.readouterr().out)


def readings(folder: Path, target: Path, *options: object) -> list[dict[str, Any]]:
    """What is said of the pictures, computed anew, without the times."""
    assert overread("analyze", folder, "--fresh", "--jsonl", target, "--device", "cpu", *options) == 0
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    return [{key: value for key, value in row.items() if key != "duration_ms"} for row in rows]


def test_an_honest_candidate_comes_in_and_is_taken_back_bit_for_bit(
    in_use: Toys, data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ten = tmp_path / "ten"
    ten.mkdir()
    for k in range(10):
        Image.fromarray(picture(500 + k, ("normal", "pneumonia")[k % 2])).save(ten / f"{k}.png")
    before = readings(ten, tmp_path / "before.jsonl")
    assert {(row["bundle"]["name"], row["bundle"]["version"]) for row in before} == {("toy", "0.1.0")}
    badly_fitted = with_other_numbers(in_use.honest, tmp_path / "candidate")
    readings(ten, tmp_path / "stale.jsonl", "--bundle", badly_fitted)  # stored with numbers that will not be its own
    capsys.readouterr()
    code, outcome = promoted(capsys, badly_fitted, "--against", in_use.data)
    assert (code, outcome.decision, outcome.reasons) == (0, "promoted", ())
    assert "thresholds by source" in {check.name for check in outcome.checks}
    version = outcome.candidate.removeprefix("toy ")
    assert re.fullmatch(r"0\.1\.1\+[0-9a-f]{8}", version)
    promoted_as = "toy-" + version.replace("+", "-")
    assert load_settings(data_dir).bundle == promoted_as
    assert_its_card_says_what_was_measured(data_dir / "bundles" / promoted_as, outcome)
    own = {row["name"] + row["version"]: row for row in listed(capsys, "bundles", "list")}
    assert own["toy" + version]["in_use"]
    assert not own["toy0.1.0"]["in_use"]
    assert overread("analyze", ten, "--jsonl", tmp_path / "stored.jsonl", "--device", "cpu") == 0
    after = readings(ten, tmp_path / "after.jsonl")
    stored = [json.loads(line) for line in (tmp_path / "stored.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["scores"] for row in stored] == [row["scores"] for row in after]
    assert {row["bundle"]["version"] for row in after} == {version}
    assert not list(data_dir.glob("promotion-*"))
    capsys.readouterr()
    taken = listed(capsys, "rollback")
    assert (taken["taken_back"], taken["bundle"], taken["version"]) == (promoted_as, "auto", "0.1.0")
    assert readings(ten, tmp_path / "again.jsonl") == before
    capsys.readouterr()
    kinds = [(row["kind"], row["in_effect"]) for row in listed(capsys, "audit", "list")]
    assert kinds == [(kind, False) for kind in ("promoted", "in_effect", "rolled_back", "in_effect")]
    assert overread("rollback") == 2
    assert "nothing to take back" in capsys.readouterr().err


def assert_its_card_says_what_was_measured(folder: Path, outcome: PromotionOutcome) -> None:
    """At its own thresholds, on the set that it was compared on, with the very figures of the outcome."""
    evaluation, manifest = read_evaluation(folder), read_bundle(folder).manifest
    assert evaluation is not None
    assert (evaluation.version, evaluation.images, evaluation.split) == (manifest.version, 96, "test")
    assert evaluation.seen_in_training == evaluation.seen_in_val == 0
    for entry in manifest.findings:
        row = evaluation.row(entry.key)
        assert row is not None
        assert row.threshold == entry.threshold
    sensitivity = evaluation.row("covid19").figures["sensitivity"].value  # type: ignore[union-attr]
    said = next(check.sentence for check in outcome.checks if check.name == "sensitivity of covid19, all images")
    assert f"candidate {sensitivity:.3f}" in said
    assert "Measured by `overread promote`" in (folder / "README.md").read_text(encoding="utf-8")


def test_promotions_are_a_stack(in_use: Toys, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same candidate twice, the second time under another version, as a next one would come."""
    assert promoted(capsys, in_use.honest, "--against", in_use.comparison, "--keep-thresholds")[0] == 0
    code, outcome = promoted(capsys, in_use.honest, "--against", in_use.comparison, "--keep-thresholds")
    assert (code, missed(outcome)) == (1, {"version"})
    again = renamed(in_use.honest, in_use.root / "again", "0.1.2")
    assert promoted(capsys, again, "--against", in_use.comparison, "--keep-thresholds")[0] == 0
    assert [step.before for step in load_settings(data_dir).promotions] == ["auto", "toy-0.1.1"]
    assert listed(capsys, "rollback")["bundle"] == "toy-0.1.1"
    assert listed(capsys, "rollback")["bundle"] == "auto"
    rows = [row for row in listed(capsys, "audit", "list") if row["kind"] != "in_effect"]
    assert [row["kind"] for row in rows] == ["promoted", "refused", "promoted", "rolled_back", "rolled_back"]
    assert {row["who"] for row in rows[:3]} == {"Dr Test"}
    assert rows[1]["details"]["decision"] == "refused"
    assert rows[0]["comparison_sha256"] == rows[2]["comparison_sha256"] == outcome.comparison_sha256
    assert len(rows[0]["plan_sha256"]) == len(rows[0]["training_files_sha256"]) == 64
    assert "patient" not in json.dumps([row["details"] for row in rows]).replace("of patients", "").replace(
        "of their patients", ""
    )


def renamed(source: Path, target: Path, version: str) -> Path:
    """A copy of a bundle under another version."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("run"))
    manifest = msgspec.structs.replace(read_bundle(target).manifest, version=version)
    (target / "manifest.json").write_bytes(encode_manifest(manifest))
    return target


def with_other_numbers(source: Path, target: Path) -> Path:
    """A copy whose calibration and thresholds are far from what val would give."""
    manifest = read_bundle(renamed(source, target, "0.1.1")).manifest
    calibration = msgspec.structs.replace(manifest.calibration, parameters={"temperature": 5.0})
    findings = tuple(
        msgspec.structs.replace(entry, threshold=0.999, operating_points=None) for entry in manifest.findings
    )
    manifest = with_record(msgspec.structs.replace(manifest, calibration=calibration, findings=findings))
    (target / "manifest.json").write_bytes(encode_manifest(manifest))
    return target


def with_a_gate_that_refuses_everything(toys: Toys) -> Path:
    folder = renamed(toys.honest, toys.root / "barred", "0.1.1")
    manifest = read_bundle(folder).manifest
    manifest = msgspec.structs.replace(manifest, gate=msgspec.structs.replace(manifest.gate, min_side_px=4000))
    (folder / "manifest.json").write_bytes(encode_manifest(manifest))
    return folder


def exchanged_labels(toys: Toys) -> Path:
    """Trained on, with every label of train exchanged for the next one."""
    following = dict(zip(CLASSES, (*CLASSES[1:], CLASSES[0]), strict=True))
    rows = rows_of(toys.data)
    for row in rows:
        row["label"] = following[row["label"]] if row["split"] == "train" else row["label"]
    data = changed_set(toys.data, "exchanged", rows)
    given = {"version": "0.1.1", "epochs": 2, "learning_rate": 2e-3, "keep": "last"}
    return train_toy(data, toys.root / "exchanged", start=toys.incumbent, **given)


def one_class_forgotten(toys: Toys) -> Path:
    """Trained on, with every image of one class of train filed under another: nothing is called covid19 any more."""
    rows = rows_of(toys.data)
    for row in rows:
        if (row["split"], row["label"]) == ("train", "covid19"):
            row["label"] = "pneumonia"
    data = changed_set(toys.data, "forgotten", rows)
    given = {"version": "0.1.1", "epochs": 2, "learning_rate": 2e-3, "keep": "last"}
    return train_toy(data, toys.root / "forgotten", start=toys.incumbent, **given)


def trained_on_the_comparison(toys: Toys) -> Path:
    """One file of test itself, one of its pictures as another file, one other picture of a patient of it."""
    rows = rows_of(toys.data)
    test = [row for row in rows if row["split"] == "test"]
    images = toys.data.parent / "images"
    Image.open(toys.data.parent / test[1]["file"]).save(images / "copy.jpg", quality=60)
    Image.fromarray(picture(900, test[2]["label"])).save(images / "other.png")
    leaks = [
        test[0] | {"patient": "somebody", "split": "train"},
        test[1] | {"file": "images/copy.jpg", "patient": "somebody else", "split": "train"},
        test[2] | {"file": "images/other.png", "split": "train"},
    ]
    kept = [row for row in rows if row["split"] != "test"]
    data = changed_set(toys.data, "leaking", [*kept, *leaks])
    return train_toy(data, toys.root / "leaking", start=toys.incumbent, version="0.1.1", epochs=1, learning_rate=3e-4)


def without_its_list(toys: Toys) -> Path:
    folder = renamed(toys.honest, toys.root / "listless", "0.1.1")
    (folder / "training_files.csv").unlink()
    return folder


def with_other_thresholds(toys: Toys) -> Path:
    """Calibration, thresholds and the record of both, taken over from another network."""
    folder = renamed(toys.honest, toys.root / "borrowed", "0.1.1")
    other = read_bundle(toys.incumbent).manifest
    manifest = msgspec.structs.replace(
        read_bundle(folder).manifest, findings=other.findings, calibration=other.calibration
    )
    (folder / "manifest.json").write_bytes(encode_manifest(manifest))
    return folder


@pytest.mark.parametrize(
    ("sabotaged", "expected"),
    [
        (exchanged_labels, {"auc of abnormal, all images", "auc of covid19, all images"}),
        (one_class_forgotten, {"auc of covid19, all images"}),
        (trained_on_the_comparison, {"independence"}),
        (without_its_list, {"training_files"}),
        (with_other_thresholds, {"thresholds"}),
        (with_a_gate_that_refuses_everything, {"refused, all images"}),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_sabotaged_candidate_is_refused_for_the_right_reason(
    sabotaged: Callable[[Toys], Path],
    expected: set[str],
    in_use: Toys,
    data_dir: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ["--keep-thresholds"] if expected == {"thresholds"} else []
    code, outcome = promoted(capsys, sabotaged(in_use), "--against", in_use.comparison, *options)
    assert (code, outcome.decision) == (1, "refused")
    found = missed(outcome)
    assert expected <= found
    if sabotaged in (exchanged_labels, one_class_forgotten):
        assert not [name for name in found if not name.startswith((*PERFORMANCE, "gate", "sanity", "refused"))]
    elif expected == {"thresholds"}:
        assert all(name.startswith(PERFORMANCE[1:]) for name in found - expected)
    else:
        assert found == expected
    if expected == {"independence"}:
        (said,) = outcome.reasons
        assert "1 are among its training files, 1 are of patients that it was trained on, 2 look the same" in said
    assert not load_settings(data_dir).promotions
    assert [folder.name for folder in (data_dir / "bundles").iterdir()] == ["toy"]
    (row,) = listed(capsys, "audit", "list")
    assert (row["kind"], row["details"]["checks"]) == ("refused", msgspec.to_builtins(list(outcome.checks)))


def test_another_comparison_set_is_refused_until_the_plan_names_it(
    in_use: Toys, data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = ("--keep-thresholds",)
    listless = tmp_path / "listless"
    shutil.copytree(in_use.honest, listless, ignore=shutil.ignore_patterns("run"))
    (listless / "training_files.csv").unlink()
    assert promoted(capsys, listless, "--against", in_use.comparison, *kept)[0] == 1
    rows = rows_of(in_use.comparison)
    smaller = changed_set(in_use.comparison, "smaller", rows[:-3])
    code, outcome = promoted(capsys, in_use.honest, "--against", smaller, *kept)
    assert (code, missed(outcome)) == (1, {"comparison"})
    plan = data_dir / "change_plan.toml"
    assert (data_dir / "change_plan.md").is_file()
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace('comparison_sha256 = ""', f'comparison_sha256 = "{outcome.comparison_sha256}"'))
    assert promoted(capsys, in_use.honest, "--against", smaller, *kept)[0] == 0


def test_a_promotion_that_is_killed_while_it_measures_changes_nothing(
    in_use: Toys, data_dir: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "app", "promote", in_use.honest, "--against", in_use.comparison, "--device", "cpu"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("candidate: "):
                process.send_signal(signal.SIGKILL)
                break
    assert load_settings(data_dir).bundle == "auto"
    assert [folder.name for folder in (data_dir / "bundles").iterdir()] == ["toy"]


def listed_files(folder: Path) -> set[str]:
    """The SHA-256 of every image that trained or validated a bundle."""
    with (folder / "training_files.csv").open(encoding="utf-8") as stream:
        return {row["sha256"] for row in csv.DictReader(stream)}


def test_corrections_of_the_queue_change_the_verdict_and_cost_the_old_set_nothing(
    in_use: Toys, data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Faint pneumonias are overlooked, corrected, trained; one is an image of the test split, and does not train."""
    faint = tmp_path / "faint"
    faint.mkdir()
    for k in range(4):
        Image.fromarray(picture(700 + k, "pneumonia", faint=True)).save(faint / f"{k}.png")
    test_image = next(row for row in rows_of(in_use.data) if row["split"] == "test" and row["label"] == "normal")
    shutil.copy(in_use.data.parent / test_image["file"], faint / "of-test.png")
    readings(faint, tmp_path / "first.jsonl")
    for path in sorted(faint.iterdir()):
        words = ("--finding", "pneumonia", "--verdict", "present", "--reader", "dr-a", "--device", "cpu")
        assert overread("assess", path, *words) == 0
    capsys.readouterr()
    wrong = {row["path"] for row in listed(capsys, "queue", "list") if row["predicted"] == "negative"}
    assert str(faint / "of-test.png") in wrong
    assert len(wrong) == 5
    argv = ("train", "--queue", "--replay", in_use.data, "--out", tmp_path / "candidate", "--device", "cpu")
    assert overread(*argv, "--epochs", 6, "--learning-rate", 1e-3, "--set", "batch_size=14") == 0
    said = capsys.readouterr().err
    assert "was left out: The image is in the split test of the old data" in said
    bundle = read_bundle(tmp_path / "candidate").manifest
    assert (bundle.name, bundle.version) == ("toy", "0.1.1")
    assert f"{len(wrong) - 1} corrected cases of the relabel queue (digest " in bundle.provenance.training_data
    before, after = (listed_files(folder) for folder in (in_use.incumbent, tmp_path / "candidate"))
    assert before < after
    assert len(after - before) == len(wrong) - 1
    code, outcome = promoted(capsys, tmp_path / "candidate", "--against", in_use.comparison)
    assert (code, outcome.reasons) == (0, ())
    rows = readings(faint, tmp_path / "now.jsonl")
    now = {row["path"]: next(s["positive"] for s in row["scores"] if s["finding"] == "pneumonia") for row in rows}
    learned = [path for path in wrong if now[path] and not path.endswith("of-test.png")]
    assert len(learned) == len(wrong) - 1


def test_a_queue_without_a_correction_is_one_sentence(
    in_use: Toys, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert overread("train", "--queue", "--replay", in_use.data, "--out", tmp_path / "none") == 1
    assert capsys.readouterr().err == "The queue has no corrected case to train on; see `overread queue list`.\n"
    assert overread("train", "--queue", "--out", tmp_path / "none") == 2
    assert "needs --replay MANIFEST" in capsys.readouterr().err
