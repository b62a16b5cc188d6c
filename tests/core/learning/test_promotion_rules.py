"""The rules of a promotion, on figures and lists made for the purpose: margins, intervals, lists of training images."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.bundles.change_plan import own_plan, read_plan
from core.bundles.figures import Check
from core.bundles.library import Bundle
from core.bundles.manifest import Manifest, OperatingPoints, Sanity
from core.bundles.threshold_record import fitted_for_its_weights, with_record, with_version_of_fit
from core.errors import DatasetError, EnvironmentLacks
from core.learning.comparison_set import ComparisonSet, check_labels, read_comparison
from core.learning.datasets import LabelledImage
from core.learning.duplicates import MAX_BITS
from core.learning.gate_shares import refusal_checks
from core.learning.metrics import area_under_roc
from core.learning.paper_checks import near_rows, paper_checks, training_checks
from core.learning.patients import patient_digests
from core.learning.promotion_figures import Answers, Question, paired_figures, performance_checks
from core.learning.record import (
    read_training_files,
    with_earlier_files,
    write_training_files,
)
from core.learning.retraining import next_version, replay_sample
from core.learning.survey import FileFacts
from core.paths import resources_dir
from tests.helpers.toy_networks import changed_set, rows_of, write_set

pytestmark = pytest.mark.engine
PLAN, _ = read_plan(resources_dir() / "change_plan.toml")


def records(count: int, labels: tuple[str, ...] = ("normal", "pneumonia"), split: str = "test") -> list[LabelledImage]:
    return [
        LabelledImage(Path(f"{split}-{k}.png"), labels[k % len(labels)], split, "ab"[k // 2 % 2], f"patient {k}")
        for k in range(count)
    ]


@pytest.fixture
def manifest(random_bundle: Bundle) -> Manifest:
    """Of two classes, `normal` and `pneumonia`, called at 0.5."""
    return msgspec.structs.replace(random_bundle.manifest, findings=random_bundle.manifest.findings[:2])


def answers(manifest: Manifest, abnormal: np.ndarray) -> Answers:
    return Answers(manifest, np.stack([1.0 - abnormal, abnormal], axis=1))


def scores(chosen: list[LabelledImage], noise: float, seed: int = 0) -> np.ndarray:
    """0.25 for normal, 0.75 for the rest, with noise, clipped to 0..1."""
    generator = np.random.default_rng(seed)
    middle = np.array([0.25 if record.label == "normal" else 0.75 for record in chosen])
    return np.clip(middle + generator.normal(0.0, noise, len(chosen)), 0.0, 1.0)


def by_name(checks: list[Check]) -> dict[str, Check]:
    assert all(check.parts and check.said == check.sentence for check in checks)
    return {check.name: check for check in checks}


def test_the_same_answers_are_not_worse_and_a_coin_is(manifest: Manifest) -> None:
    chosen = records(240)
    good = answers(manifest, scores(chosen, 0.15))
    same = performance_checks(good, good, chosen, PLAN)
    assert all(check.passed for check in same)
    assert by_name(same)["auc of abnormal, all images"].figure == 0.0
    coin = answers(manifest, np.random.default_rng(1).random(len(chosen)))
    found = by_name(performance_checks(coin, good, chosen, PLAN))
    auc = found["auc of abnormal, all images"]
    assert not auc.passed
    assert auc.bound == -PLAN.auc.overall
    assert auc.sentence.endswith("margin 0.020: WORSE.")
    assert not found["calibration"].passed
    assert not found["sensitivity of abnormal, source a"].passed


def test_few_images_are_judged_by_the_difference_and_hardly_any_not_at_all(manifest: Manifest) -> None:
    chosen = records(300)
    chosen[:] = [replace(r, source="few" if k < 40 else "tiny" if k < 44 else "many") for k, r in enumerate(chosen)]
    good = answers(manifest, scores(chosen, 0.15))
    found = by_name(performance_checks(good, good, chosen, PLAN))
    few, tiny = found["auc of abnormal, source few"], found["auc of abnormal, source tiny"]
    assert few.bound == -PLAN.auc.few
    assert "on only 20 images, so the difference itself counts" in few.sentence
    assert tiny.bound is None
    assert tiny.sentence.endswith("on 2 images: too few to judge by.")
    assert found["auc of abnormal, source many"].bound == -PLAN.auc.source


def test_a_set_that_cannot_decide_lets_nothing_pass(manifest: Manifest) -> None:
    """Four normal images, and a candidate that says pneumonia to everything; then none; then a finding without any."""
    chosen = [replace(r, label="normal" if k < 4 else "pneumonia") for k, r in enumerate(records(204))]
    good, constant = answers(manifest, scores(chosen, 0.05)), answers(manifest, np.full(204, 0.98))
    few = by_name(performance_checks(constant, good, chosen, PLAN))["specificity of abnormal, all images"]
    assert not few.passed
    assert few.sentence.endswith("on 4 images: the set CANNOT DECIDE this; add images.")
    for kept, name in ((slice(4, None), "specificity of abnormal"), (slice(4), "sensitivity of pneumonia")):
        pair = [answers(manifest, side.shown[kept, 1]) for side in (constant, good)]
        none = by_name(performance_checks(*pair, chosen[kept], PLAN))[f"{name}, all images"]
        assert not none.passed
        assert none.figure is None
        assert none.sentence.endswith(": on 0 images: the set CANNOT DECIDE this; add images.")


def test_a_source_with_one_kind_of_image_is_named_and_not_judged(manifest: Manifest) -> None:
    chosen = [replace(r, source="sick" if r.label == "pneumonia" else "well") for r in records(240)]
    good = answers(manifest, scores(chosen, 0.15))
    found = by_name(performance_checks(good, good, chosen, PLAN))["auc of abnormal, source sick"]
    assert found.passed
    assert found.sentence == "AUC of abnormal, source sick: on 0 images: too few to judge by."


@pytest.mark.parametrize("split", ["val", "test"])
def test_a_label_that_neither_network_knows_is_the_fault_of_the_set(manifest: Manifest, split: str) -> None:
    val, test = records(6, split="val"), records(6)
    (val if split == "val" else test)[0] = replace(val[0], label="Normal")
    less = msgspec.structs.replace(manifest, findings=manifest.findings[:1])
    check_labels(ComparisonSet([], val[1:], test[1:], (), ""), (manifest, less))
    with pytest.raises(DatasetError, match="holds the label Normal, which neither network knows"):
        check_labels(ComparisonSet([], val, test, (), ""), (manifest, less))


def test_a_set_that_is_grouped_anew_is_another_set(tmp_path: Path) -> None:
    """Sources, patients and what fits the thresholds count as much as the pictures of test."""
    data = write_set(tmp_path / "set")
    rows = [row for split in ("val", "test") for row in [row for row in rows_of(data) if row["split"] == split][:15]]

    def digest(name: str, changed: list[dict[str, str]]) -> str:
        path = changed_set(data, name, changed)
        return read_comparison(path, tmp_path / name, 64, lambda line: None).digest

    first, *rest = rows
    last = rows[-1]
    assert (first["split"], last["split"]) == ("val", "test")
    same = digest("same", rows)
    assert digest("turned", rows[::-1]) == same
    others = [
        [*rows[:-1], last | {"source": "c"}], [*rows[:-1], last | {"patient": rows[-2]["patient"]}],
        [*rows[:-1], last | {"label": rows[-2]["label"]}], rows[:-1], rest, [first | {"source": "c"}, *rest],
        [first | {"label": rest[0]["label"]}, *rest], [first | {"split": "test"}, *rest],
    ]  # fmt: skip
    assert len({same, *(digest(f"other-{k}", other) for k, other in enumerate(others))}) == len(others) + 1


def test_a_file_that_is_both_in_val_and_in_test_makes_the_set_unusable(tmp_path: Path) -> None:
    data = write_set(tmp_path / "set")
    rows = [row for row in rows_of(data) if row["split"] != "train"]
    copy = rows[0] | {"split": "test", "file": "images/copy.png", "patient": "another"}
    shutil.copy(data.parent / rows[0]["file"], data.parent / copy["file"])
    both = changed_set(data, "both", [*rows, copy])
    with pytest.raises(DatasetError, match=r"1 of the files of .* stand in both val and test; keep each in one"):
        read_comparison(both, tmp_path / "work", 64, lambda line: None)


def test_a_loss_at_the_threshold_is_seen_where_the_auc_is_the_same(manifest: Manifest) -> None:
    """The vendor's newer version with the better AUC that did worse at the old threshold."""
    chosen = records(240)
    sure = scores(chosen, 0.15)
    low = performance_checks(answers(manifest, sure**3), answers(manifest, sure), chosen, PLAN)
    found = by_name(low)
    assert found["auc of abnormal, all images"].passed
    assert not found["sensitivity of abnormal, all images"].passed
    assert found["specificity of abnormal, all images"].passed


def test_a_finding_that_is_called_normal_from_its_threshold_on_is_not_called_abnormal(manifest: Manifest) -> None:
    """`abnormal` is called exactly where `normal` is not: at p(normal) equal to its threshold it is not."""
    shown = answers(manifest, np.array([0.5, 0.5 + 1e-9, 0.4]))
    values, limit = shown.of_finding("abnormal")
    assert (values >= limit).tolist() == [False, True, False]


def test_the_interval_draws_patients_and_both_networks_see_the_same_draw() -> None:
    """Doubling every image under the same patient changes neither figures nor interval."""
    generator = np.random.default_rng(4)
    positive = np.arange(80) % 2 == 0
    one, other = (positive * 0.5 + generator.random(80) for _ in range(2))
    patients = np.array([f"p{k}" for k in range(80)])

    def asked(times: int) -> Question:
        pair = [(np.tile(values, times), 0.75) for values in (one, other)]
        return Question("x", "all", "overall", np.tile(positive, times), np.tile(patients, times), *pair)

    single, double = (paired_figures(asked(times), 300) for times in (1, 2))
    for name in ("auc", "sensitivity", "specificity"):
        assert single[name].low == pytest.approx(double[name].low, abs=1e-12)
    expected = area_under_roc(one, positive) - area_under_roc(other, positive)
    assert single["auc"].difference == pytest.approx(expected)
    assert single["auc"].low < expected


def test_what_the_network_in_use_can_must_not_go(manifest: Manifest) -> None:
    less = msgspec.structs.replace(
        manifest, version="0.0.2", findings=manifest.findings[:1],
        input=msgspec.structs.replace(manifest.input, view_positions=("PA",)),
    )  # fmt: skip
    found = by_name(paper_checks(less, manifest, PLAN))
    assert found["version"].passed
    assert found["findings"].sentence == "It lacks pneumonia."
    assert not found["findings"].passed
    assert not found["input"].passed
    assert "AP" in found["input"].sentence
    assert [name for name, check in found.items() if not check.passed] == ["findings", "input", "gate", "sanity"]
    assert not by_name(paper_checks(manifest, manifest, PLAN))["version"].passed


@pytest.mark.parametrize("lost", [0, 1], ids=["normal", "pneumonia"])
def test_what_the_candidate_does_not_know_is_not_asked_of_it(manifest: Manifest, lost: int) -> None:
    """A set without such images lets it come this far; the criterion `findings` refuses it."""
    chosen = records(60)
    good = answers(manifest, scores(chosen, 0.15))
    kept = manifest.findings[1 - lost]
    less = Answers(msgspec.structs.replace(manifest, findings=(kept,)), good.shown[:, [1 - lost]])
    asked = {check.name.split(" of ")[1].split(",")[0] for check in performance_checks(less, good, chosen, PLAN)[:-1]}
    assert asked == ({"abnormal"} if lost else {"pneumonia"})


def test_maps_that_do_not_depend_on_the_weights_are_a_reason(manifest: Manifest) -> None:
    def judged(correlation: float) -> Check:
        cam = msgspec.structs.replace(manifest.cam, sanity=Sanity(correlation=correlation, passed=True, source="val"))
        return by_name(paper_checks(msgspec.structs.replace(manifest, cam=cam), manifest, PLAN))["sanity"]

    assert judged(0.49).passed
    assert not judged(0.7).passed
    assert judged(0.7).sentence.endswith("they do NOT depend on what it has learned.")


def test_a_gate_that_refuses_many_more_is_a_reason() -> None:
    """As a share of all images, and of a source that is large enough to be judged alone."""
    chosen = [replace(r, source="large" if k < 100 else "rest") for k, r in enumerate(records(190))]
    none = np.zeros(190, dtype=bool)
    few, of_one = none.copy(), none.copy()
    few[:5] = of_one[:9] = True
    assert all(check.passed for check in refusal_checks(few, none, chosen, PLAN))
    assert all(check.passed for check in refusal_checks(none, ~none, chosen, PLAN))
    found = by_name(refusal_checks(of_one, none, chosen, PLAN))
    assert {name: check.passed for name, check in found.items()} == {
        "refused, all images": True, "refused, source large": False,
    }  # fmt: skip
    assert "candidate 9 of 100, network in use 0" in found["refused, source large"].sentence
    assert not refusal_checks(~none, none, chosen, PLAN)[0].passed


def test_every_fit_of_the_same_weights_has_a_version_of_its_own(manifest: Manifest) -> None:
    given = msgspec.structs.replace(manifest, version="0.1.1")
    first, *rest = given.findings
    other = msgspec.structs.replace(given, findings=(msgspec.structs.replace(first, threshold=0.4), *rest))
    maps = msgspec.structs.replace(given, cam=msgspec.structs.replace(given.cam, display_max=9.0))
    versions = [with_version_of_fit(one).version for one in (given, other, maps)]
    assert len(set(versions)) == 3
    assert all(re.fullmatch(r"0\.1\.1\+[0-9a-f]{8}", version) for version in versions)
    assert with_version_of_fit(with_version_of_fit(given)).version == versions[0]


def test_the_record_ties_every_fitted_number_to_the_weights(manifest: Manifest) -> None:
    kept = with_record(manifest)
    assert not fitted_for_its_weights(manifest)
    assert fitted_for_its_weights(kept)
    assert fitted_for_its_weights(msgspec.structs.replace(kept, version="9.9"))
    first, *rest = kept.findings
    points = OperatingPoints(high_sensitivity=0.1, high_specificity=0.9, source="x")
    others = [
        msgspec.structs.replace(kept, findings=(msgspec.structs.replace(first, threshold=0.4), *rest)),
        msgspec.structs.replace(kept, findings=(msgspec.structs.replace(first, operating_points=points), *rest)),
        msgspec.structs.replace(kept, weights=msgspec.structs.replace(kept.weights, sha256="0" * 64)),
        msgspec.structs.replace(
            kept, calibration=msgspec.structs.replace(kept.calibration, parameters={"temperature": 2.0})
        ),
    ]
    assert not any(fitted_for_its_weights(other) for other in others)


def facts_of(chosen: list[LabelledImage], seed: int) -> tuple[FileFacts, ...]:
    prints = np.random.default_rng(seed).integers(0, 256, (len(chosen), 32), dtype=np.uint8)
    digests = (hashlib.sha256(f"{seed} {record.path}".encode()).hexdigest() for record in chosen)
    return tuple(
        FileFacts(str(record.path), 1, 1, sha256=digest, fingerprint=row.tobytes().hex())
        for record, digest, row in zip(chosen, digests, prints, strict=True)
    )


def with_list(folder: Path, bundle: Bundle, chosen: list[LabelledImage], facts: tuple[FileFacts, ...]) -> Bundle:
    """The bundle as if it had been trained on these images."""
    folder.mkdir()
    digest = write_training_files(chosen, facts, folder)
    made = msgspec.structs.replace(bundle.manifest.provenance, training_files_sha256=digest)
    return Bundle(folder, msgspec.structs.replace(bundle.manifest, provenance=made))


def test_hashes_patients_and_look_alikes_of_the_comparison_set_are_found(random_bundle: Bundle, tmp_path: Path) -> None:
    train, test = records(20, split="train"), records(20)
    train = [replace(record, patient=f"other {k}") for k, record in enumerate(train)]
    facts, theirs = facts_of(train, 1), facts_of(test, 2)
    chosen = ComparisonSet([], [], test, theirs, "")
    clean = with_list(tmp_path / "clean", random_bundle, train, facts)
    assert all(check.passed for check in training_checks(clean, chosen, PLAN))
    leaks = (
        replace(facts[0], sha256=theirs[0].sha256), replace(facts[1], fingerprint=flipped(theirs[1].fingerprint, 8)),
        *facts[2:],
    )  # fmt: skip
    train[2] = replace(train[2], patient=test[2].patient)
    leaking = with_list(tmp_path / "leaking", random_bundle, train, leaks)
    found = by_name(training_checks(leaking, chosen, PLAN))["independence"]
    assert found.figure == 3
    assert "1 are among its training files, 1 are of patients that it was trained on, 1 look the same" in found.sentence


def test_what_fits_the_thresholds_is_as_new_to_the_candidate_as_what_decides(
    random_bundle: Bundle, tmp_path: Path
) -> None:
    """A file, a patient and a look-alike of val in train, and a look-alike of test in val; val in val is as it should
    be."""
    train, val, test = records(20, split="train"), records(20, split="val"), records(20)
    train, val = ([replace(r, patient=f"{r.split} {k}") for k, r in enumerate(side)] for side in (train, val))
    facts, of_val, of_test = facts_of(train, 1), facts_of(val, 3), facts_of(test, 2)
    own_val = with_list(tmp_path / "clean", random_bundle, [*train, *val], (*facts, *of_val))
    clean = by_name(training_checks(own_val, ComparisonSet([], val, test, of_test, "", of_val), PLAN))["val"]
    assert (clean.passed, clean.figure) == (True, 0)
    near = replace(of_val[5], fingerprint=flipped(of_test[7].fingerprint, 8))
    chosen = ComparisonSet([], val, test, of_test, "", (*of_val[:5], near, *of_val[6:]))
    leaks = (
        replace(facts[0], sha256=of_val[0].sha256), replace(facts[1], fingerprint=flipped(of_val[1].fingerprint, 8)),
        *facts[2:],
    )  # fmt: skip
    train[2] = replace(train[2], patient=val[2].patient)
    leaking = with_list(tmp_path / "leaking", random_bundle, train, leaks)
    found = by_name(training_checks(leaking, chosen, PLAN))
    assert found["independence"].passed
    assert not found["val"].passed
    assert "of 20 images, 1 were trained on, 1 are of patients that it was trained on" in found["val"].sentence
    assert "1 look the same as a training picture, 1 as a picture of test" in found["val"].sentence


def flipped(fingerprint: str, bits: int) -> str:
    return f"{int(fingerprint, 16) ^ ((1 << bits) - 1):064x}"


def test_the_plan_looks_closer_than_the_search_for_duplicates() -> None:
    """Without the pictures nothing but the fingerprint speaks, so it must be nearer."""
    assert PLAN.fingerprint_bits < MAX_BITS
    one = facts_of(records(1), 1)
    apart = [flipped(one[0].fingerprint, bits) for bits in (PLAN.fingerprint_bits, PLAN.fingerprint_bits + 1)]
    assert [near_rows(one, [text], PLAN.fingerprint_bits) for text in apart] == [{0}, set()]
    assert near_rows(one, ["no fingerprint", ""], PLAN.fingerprint_bits) == set()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda path: path.unlink(), "There is no list of its images"),
        (lambda path: path.write_text("sha256,split,label\n"), "is not the list that the manifest vouches for"),
    ],
    ids=["gone", "another"],
)
def test_a_list_that_cannot_be_relied_on_is_none(random_bundle: Bundle, tmp_path: Path, change, said: str) -> None:  # type: ignore[no-untyped-def]
    bundle = with_list(tmp_path / "one", random_bundle, records(4, split="train"), facts_of(records(4), 1))
    assert read_training_files(bundle.folder, bundle.manifest).fault == ""
    change(bundle.folder / "training_files.csv")
    assert said in read_training_files(bundle.folder, bundle.manifest).fault


def test_the_list_of_the_network_that_is_trained_on_goes_on(random_bundle: Bundle, tmp_path: Path) -> None:
    old, new = records(4, split="train"), records(6, split="val")
    start = with_list(tmp_path / "start", random_bundle, old, facts_of(old, 1))
    grown = with_list(tmp_path / "grown", random_bundle, new, facts_of(new, 2))
    own = read_training_files(grown.folder, grown.manifest)
    digest, fault = with_earlier_files(grown.folder, start)
    assert fault == ""
    made = msgspec.structs.replace(grown.manifest.provenance, training_files_sha256=digest)
    both = read_training_files(grown.folder, msgspec.structs.replace(grown.manifest, provenance=made))
    assert both.fault == ""
    assert set(both.sha256) == set(own.sha256) | set(read_training_files(start.folder, start.manifest).sha256)
    (start.folder / "training_files.csv").unlink()
    assert with_earlier_files(grown.folder, start) == ("", "There is no list of its images")
    assert not (grown.folder / "training_files.csv").exists()


def as_written_before(bundle: Bundle) -> Bundle:
    """The bundle with a list of three columns, as earlier versions wrote it."""
    path = bundle.folder / "training_files.csv"
    path.write_text("".join(",".join(line.split(",")[:3]) + "\n" for line in path.read_text().splitlines()))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    made = msgspec.structs.replace(bundle.manifest.provenance, training_files_sha256=digest)
    return Bundle(bundle.folder, msgspec.structs.replace(bundle.manifest, provenance=made))


def test_a_list_of_an_earlier_version_goes_on_where_its_images_are_described(
    random_bundle: Bundle, tmp_path: Path
) -> None:
    """A stage on the same images; one of them was trained on before and validates now, so that both are said."""
    old = records(4, split="train")
    facts = facts_of(old, 1)
    start = as_written_before(with_list(tmp_path / "start", random_bundle, old, facts))
    now = [replace(old[0], split="val"), *old[1:]]
    same = with_list(tmp_path / "same", random_bundle, now, facts)
    digest, fault = with_earlier_files(same.folder, start)
    made = msgspec.structs.replace(same.manifest.provenance, training_files_sha256=digest)
    both = read_training_files(same.folder, msgspec.structs.replace(same.manifest, provenance=made))
    assert (fault, both.fault) == ("", "")
    assert sorted(both.splits) == ["train"] * 4 + ["val"]
    assert set(both.sha256) == {fact.sha256 for fact in facts}
    assert both.patients == frozenset().union(*(patient_digests(record, "") for record in old))
    others = with_list(tmp_path / "others", random_bundle, old[1:], facts[1:])
    digest, fault = with_earlier_files(others.folder, start)
    assert (digest, "not among those of this run" in fault) == ("", True)
    assert not (others.folder / "training_files.csv").exists()


def test_the_sites_own_plan_is_made_once_and_then_counts(data_dir: Path) -> None:
    own = own_plan(data_dir)
    text = own.read_text(encoding="utf-8")
    assert text == (resources_dir() / "change_plan.toml").read_text(encoding="utf-8")
    own.write_text(text.replace("min_images = 100", "min_images = 80"), encoding="utf-8")
    assert read_plan(own_plan(data_dir))[0].min_images == 80
    for line, said in (("min_images = 80\n", "min_images"), ("plan_version = 1", "plan_version")):
        own.write_text(text.replace("min_images = 100", "min_images = 80").replace(line, ""), encoding="utf-8")
        with pytest.raises(EnvironmentLacks, match=said):
            read_plan(own)
    own.write_text(text.replace("plan_version = 1", "plan_version = 2"), encoding="utf-8")
    with pytest.raises(EnvironmentLacks, match="has version 2, this Overread knows 1"):
        read_plan(own)


@pytest.mark.parametrize(
    ("version", "then"), [("0.1.1", "0.1.2"), ("0.1.1+3fa2bc10", "0.1.2"), ("1.0.9", "1.0.10"), ("2024-b", "2024-b.1")]
)
def test_the_version_after(version: str, then: str) -> None:
    assert next_version(version) == then


def test_a_replay_sample_keeps_the_shares_and_leaves_no_class_of_a_source_out() -> None:
    rare = [replace(record, label="covid19", source="c") for record in records(3, split="train")]
    old = [*records(400, split="train"), *rare]
    sample = replay_sample(old, 100)
    assert sample == replay_sample(old, 100)
    assert 95 <= len(sample) <= 105
    counts = {(r.label, r.source): 0 for r in old}
    for record in sample:
        counts[record.label, record.source] += 1
    assert counts[("covid19", "c")] == 1
    assert counts[("normal", "a")] == pytest.approx(25, abs=1)
    assert len(replay_sample(old, 10_000)) == len(old)
