"""`overread evaluate` from end to end, with real networks: files, options, hostile names, and sets that say little."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from PIL import Image

from core.bundles.figures import read_evaluation
from core.bundles.library import Bundle, read_bundle
from core.bundles.manifest import Calibration, FindingEntry, Label, OperatingPoints, Output, encode_manifest
from core.cli.main import WindowParts, main
from core.errors import DatasetError, UsageFault
from tests.helpers.bundles import with_small_input
from tests.helpers.training_sets import blobs, write_manifest

pytestmark = pytest.mark.engine
HOSTILE = '<img src="http://evil.example/x"> & "odd" | source'


def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
    raise AssertionError("this call opens no window")


def overread(*argv: object) -> int:
    return main([str(arg) for arg in argv], WindowParts(no_window, lambda rounds: [], lambda: []))


class _Page(HTMLParser):
    """Whether every element is closed, and every address that an element would fetch."""

    VOID = ("meta", "img", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.counts: dict[str, int] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] = self.counts.get(tag, 0) + 1
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def small(random_bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return with_small_input(random_bundle, tmp_path_factory.mktemp("small") / "net")


@pytest.fixture
def bundle(small: Bundle, tmp_path: Path) -> Bundle:
    """A copy of its own, which --card may write to."""
    shutil.copytree(small.folder, tmp_path / "net")
    return read_bundle(tmp_path / "net")


def sigmoid(bundle: Bundle) -> Bundle:
    """The same weights with outputs that do not exclude one another: below, corner, and two more."""
    keys = ("below", "corner", "third", "fourth")
    points = OperatingPoints(high_sensitivity=0.4, high_specificity=0.6, source="by hand")
    entries = tuple(
        FindingEntry(key=key, code=None, label=Label(en=key, vi=key, zh_CN=key), kind="finding", exclusive_group=None,
                     threshold=0.5, threshold_source="by hand", operating_points=points)
        for key in keys
    )  # fmt: skip
    manifest = msgspec.structs.replace(
        bundle.manifest, findings=entries, output=Output(activation="sigmoid"), calibration=Calibration(method="none")
    )
    (bundle.folder / "manifest.json").write_bytes(encode_manifest(manifest))
    return read_bundle(bundle.folder)


def write_set(folder: Path, count: int = 16, **further: Any) -> Path:
    """Pictures of two classes from two sources, two a patient; `further`: columns, a function of the number each."""
    folder.mkdir()
    rows = []
    for k in range(count):
        name = f"scan&{k}<b>.png"
        Image.fromarray(blobs(k, k % 2 == 0)).save(folder / name)
        row = {"file": name, "label": ("pneumonia", "normal")[k % 2], "split": "test", "patient": f"secret-{k // 2}",
               "source": ("plain", HOSTILE)[k % 4 // 2]}  # fmt: skip
        rows.append(row | {column: of(k) for column, of in further.items()})
    return write_manifest(folder, rows)


def evaluated(bundle: Bundle, data: Path, out: Path, *options: object) -> int:
    return overread("evaluate", data, "--bundle", bundle.folder, "--device", "cpu", "--out", out, *options)


def test_the_report_stands_alone_and_names_no_patient(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    box = {"region_x": "8", "region_y": "30", "region_width": "40", "region_height": "20"}
    columns = {name: (lambda k, value=value: value if k % 2 == 0 else "") for name, value in box.items()}
    data = write_set(tmp_path / "set", sex=lambda k: "FM"[k // 8], **columns)
    out = tmp_path / "out"
    options = ("--by", "sex", "--against", bundle.folder, "--regions", "--occlude", "--card", "--worst", 3,
               "--goal", "abnormal:auc>1.1", "--goal", "all:accuracy>=0", "--json")  # fmt: skip
    assert evaluated(bundle, data, out, *options) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert printed["weak_points"][0].startswith("Goal missed: abnormal:auc>1.1; found ")
    assert [goal["met"] for goal in printed["goals"]] == [False, True]
    text = (out / "report.html").read_text(encoding="utf-8")
    page = _Page(text)
    assert page.open == []
    assert page.addresses
    assert all(address.startswith("data:image/jpeg;base64,") for address in page.addresses)
    assert page.counts["img"] == 2 * page.counts["figure"] == 6
    assert "script" not in page.counts
    assert "&lt;img src=" in text
    assert "prefers-color-scheme:dark" in text
    for name in ("comparison", "occlusion", "regions"):
        tables = [line for line in printed[name]["text"].splitlines() if line.startswith("|")]
        assert len({line.count("|") for line in tables}) == 1
    with (out / "cases.csv").open(newline="", encoding="utf-8") as stream:
        assert max(len(row["normal"]) for row in csv.DictReader(stream)) == len("0.123456789")
    for name in ("roc.png", "pr.png", "reliability.png", "confusion.png"):
        with Image.open(out / name) as picture:
            assert picture.width > 300
    for place in (out, bundle.folder):
        record = (place / "evaluation.json").read_text(encoding="utf-8")
        assert "secret" not in record
        assert "scan" not in record
        assert str(tmp_path) not in record
    card = (bundle.folder / "README.md").read_text(encoding="utf-8")
    assert card.index("Goal missed") < card.index("Goal met") < card.index("## Limits, first")
    assert (bundle.folder / "reliability.png").is_file()


def test_the_record_holds_every_finding_in_every_group(bundle: Bundle, tmp_path: Path) -> None:
    data, out = write_set(tmp_path / "set", sex=lambda k: "FM"[k // 8]), tmp_path / "out"
    assert evaluated(bundle, data, out, "--by", "sex", "--worst", 0) == 0
    found = read_evaluation(out)
    assert found is not None
    findings = {"normal", "pneumonia", "covid19", "tuberculosis", "abnormal"}
    members = {("all", ""), ("source", "plain"), ("source", HOSTILE), ("sex", "F"), ("sex", "M")}
    assert {(row.finding, row.group, row.member) for row in found.rows} == {(f, *m) for f in findings for m in members}
    assert {(row.group, row.member) for row in found.groups} == members
    assert found.data == "set"
    assert (found.images, found.unread, found.split) == (16, 0, "test")
    assert found.groups[0].patients == 8
    assert np.sum(found.confusion) == 16
    whole = found.row("abnormal")
    normal = found.row("normal")
    assert whole is not None
    assert normal is not None
    assert whole.figures["auc"].value == pytest.approx(normal.figures["auc"].value)
    assert whole.threshold == pytest.approx(1 - normal.threshold)
    assert whole.figures["sensitivity"].value == pytest.approx(normal.figures["specificity"].value)
    absent = found.row("covid19")
    assert absent is not None
    assert (absent.positives, absent.figures["auc"].value, absent.figures["ppv"].value) == (0, None, None)
    assert (out / "report.html").read_text(encoding="utf-8").count("<figure>") == 0


def test_findings_that_do_not_exclude_one_another(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unknown cells are left out, one by one; the card and the page are written as for classes."""
    network = sigmoid(bundle)
    folder = tmp_path / "set"
    folder.mkdir()
    rows = []
    for k in range(12):
        Image.fromarray(blobs(k, k % 2 == 0)).save(folder / f"{k}.png")
        rows.append({"file": f"{k}.png", "split": "test", "source": "ab"[k % 2], "finding:below": f"{k % 2}",
                     "finding:corner": ("", "1", "0")[k % 3]})  # fmt: skip
    out = tmp_path / "out"
    assert evaluated(network, write_manifest(folder, rows), out, "--card") == 0
    found = read_evaluation(network.folder)
    assert found is not None
    below, corner, third = (found.row(key) for key in ("below", "corner", "third"))
    assert below is not None
    assert corner is not None
    assert third is None
    assert (below.images, corner.images, corner.positives) == (12, 8, 4)
    assert below.operating_points == {"high_sensitivity": 0.4, "high_specificity": 0.6}
    assert "sensitivity_at_high_sensitivity" in below.figures
    one_sided = found.row("below", "source", "a")
    assert one_sided is not None
    assert one_sided.figures["auc"].value is None
    assert found.row("abnormal") is None
    assert found.confusion == ()
    assert not (out / "confusion.png").exists()
    assert set(found.overall) == {"auc", "average_precision", "ece", "brier"}
    said = capsys.readouterr().out
    assert "| corner | all | 8 | 4 |" in said
    assert found.not_known == ("third", "fourth")
    assert "third (0 with, 0 without), fourth (0 with, 0 without)" in said
    assert "cannot be known" in said
    assert found.seen_in_training is None
    text = (out / "report.html").read_text(encoding="utf-8")
    assert _Page(text).open == []
    assert "gives scores, not probabilities" in text


def test_a_set_of_one_image_and_a_set_that_cannot_be_read(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_set(tmp_path / "set", count=1)
    assert evaluated(bundle, data, tmp_path / "one") == 0
    assert "No finding has images with it and without it" in capsys.readouterr().out
    assert _Page((tmp_path / "one" / "report.html").read_text(encoding="utf-8")).open == []
    next((tmp_path / "set").glob("*.png")).write_bytes(b"no picture")
    assert evaluated(bundle, data, tmp_path / "none") == 1
    assert "None of the 1 labelled images could be read" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_an_unreadable_image_is_named_and_the_rest_is_measured(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_set(tmp_path / "set", count=6)
    sorted((tmp_path / "set").glob("*.png"))[0].write_bytes(b"no picture")
    assert evaluated(bundle, data, tmp_path / "out", "--json") == 1
    said = capsys.readouterr()
    assert "scan" in said.err
    assert json.loads(said.out)["evaluation"]["unread"] == 1
    assert "Could not be read: 1" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--by", "sex"), 2, "has no column sex"),
        (("--by", "number"), 2, "has 40 different values"),
        (("--goal", "auc 0.9"), 2, "is no goal"),
        (("--goal", "abnormal:beauty>1"), 2, "names a figure that the report does not have"),
        (("--against", "lungs-lite0"), 2, "gives no findings"),
        (("--regions",), 2, "No image of the set has a region"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], code: int, said: str
) -> None:
    data = write_set(tmp_path / "set", count=40 if "number" in options else 4, number=str)
    assert evaluated(bundle, data, tmp_path / "out", *options) == code
    assert said in capsys.readouterr().err


def test_the_digest_knows_images_and_labels_and_no_names(tmp_path: Path) -> None:
    from core.learning.datasets import read_dataset
    from core.learning.record import labelled_digest
    from core.learning.seen_images import file_digests

    def data_digest(records):  # type: ignore[no-untyped-def]
        return labelled_digest(records, file_digests(records))

    data = write_set(tmp_path / "set", count=4)
    before = data_digest(read_dataset(data))
    with data.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    for k, row in enumerate(rows):
        (data.parent / row["file"]).rename(data.parent / f"{k}.png")
        row["file"] = f"{k}.png"
    write_manifest(data.parent, rows[::-1])
    assert data_digest(read_dataset(data)) == before
    rows[0]["label"] = "covid19"
    write_manifest(data.parent, rows)
    assert data_digest(read_dataset(data)) != before


def scored(bundle: Bundle, shown: list[list[float]], labels: list[str], source: str = "s"):  # type: ignore[no-untyped-def]
    from core.learning.datasets import LabelledImage
    from core.learning.scored import Scored

    records = [LabelledImage(Path(f"{k}.png"), label, "", source, f"p{k}") for k, label in enumerate(labels)]
    return Scored(bundle, records, np.array(shown), {})


def test_the_worst_mistakes_come_most_confident_first(small: Bundle) -> None:
    from core.learning.worst_errors import worst_mistakes

    rows = [[0.5, 0.4, 0.1, 0.0], [0.1, 0.2, 0.7, 0.0], [0.9, 0.1, 0.0, 0.0]]
    found = worst_mistakes(scored(small, rows, ["pneumonia", "normal", "normal"]), 5)
    assert [(m.row, m.label, m.said, m.confidence) for m in found] == [
        (1, "normal", "covid19", 0.7), (0, "pneumonia", "normal", 0.5)
    ]  # fmt: skip
    assert len(worst_mistakes(scored(small, rows, ["pneumonia", "normal", "normal"]), 1)) == 1


def test_a_better_network_wins_and_the_sign_says_so(small: Bundle) -> None:
    from core.learning.comparison import compared

    labels = ["normal", "pneumonia"] * 20
    rng = np.random.default_rng(2)
    sharp = [[0.9, 0.1, 0, 0] if label == "normal" else [0.1, 0.9, 0, 0] for label in labels]
    dull = [[p, 1 - p, 0, 0] for p in rng.random(40)]
    found = compared(scored(small, sharp, labels), scored(small, dull, labels))
    row = next(row for row in found["rows"] if (row["group"], row["finding"]) == ("all", "abnormal"))
    assert row["auc"] == 1.0
    assert row["decisive"] == "delong"
    assert row["delong"]["low"] > 0.1
    assert row["delong"]["p_value"] < 0.001
    assert row["bootstrap"]["low"] > 0.1
    assert found["balanced_accuracy"]["low"] > 0.1
    assert "in favour of the bundle evaluated here" in found["text"]
    with pytest.raises(DatasetError, match="read no image in common"):
        compared(scored(small, sharp, labels), scored(small, [], []))
    rows = scored(small, sharp, labels)
    rows.records[1] = replace(rows.records[1], path=rows.records[0].path)
    again = compared(rows, replace(scored(small, sharp, labels), records=rows.records))
    assert (again["images"], again["rows"][0]["positives"]) == (40, found["rows"][0]["positives"])


def test_networks_without_a_finding_in_common_do_not_compare(small: Bundle, bundle: Bundle) -> None:
    from core.learning.comparison import compared

    labels = ["normal", "pneumonia"]
    ours = scored(small, [[0.9, 0.1, 0, 0], [0.1, 0.9, 0, 0]], labels)
    theirs = scored(sigmoid(bundle), [[0.9, 0.1, 0, 0], [0.1, 0.9, 0, 0]], ["below", "normal"])
    with pytest.raises(DatasetError, match="have no finding in common"):
        compared(ours, theirs)


def test_weak_points_name_the_worst_and_say_when_a_bar_is_missed(bundle: Bundle, tmp_path: Path) -> None:
    from core.learning.datasets import read_dataset
    from core.learning.evaluation import score
    from core.learning.evaluation_record import Asked, evaluation_of
    from core.learning.goals import held_against, parse_goal
    from core.learning.weak_points import weak_points

    found = evaluation_of(score(bundle, "cpu", read_dataset(write_set(tmp_path / "set"))), Asked())
    said = weak_points(found)
    assert any(line.startswith("Worst source at telling abnormal from normal: ") for line in said)
    assert any(line.startswith("Weakest finding: ") and "below the bar of 0.90" in line for line in said)
    assert any(line.startswith("Too few images") for line in said)
    goal = held_against(found, [parse_goal("abnormal@source=plain:auc > 0")])[0]
    assert goal.met
    assert goal.figure == found.row("abnormal", "source", "plain").figures["auc"]  # type: ignore[union-attr]
    with pytest.raises(UsageFault, match="does not have"):
        held_against(found, [parse_goal("abnormal@source=nowhere:auc>0")])
    absent = held_against(found, [parse_goal("covid19:auc>0")])[0]
    assert not absent.met
    assert "the set cannot say" in absent.sentence


def test_borders_and_letters_are_painted_over_and_nothing_else() -> None:
    from core.learning.occlusion import letter_mask, without_border, without_letters

    chest = np.tile(np.linspace(60, 140, 200).astype(np.uint8), (200, 1))
    framed = chest.copy()
    framed[:10] = 255
    assert (without_border(framed)[16:184, 16:184] == framed[16:184, 16:184]).all()
    assert len(np.unique(without_border(framed)[:16])) == 1
    lettered = chest.copy()
    lettered[10:22, 10:13] = 250  # the letter L
    lettered[19:22, 10:18] = 250
    mask = letter_mask(lettered)
    assert mask[10:22, 10:13].all()
    assert mask.mean() < 0.02
    cleaned = without_letters(lettered)
    assert cleaned[10:22, 10:18].max() < 80
    assert (cleaned[60:140, 60:140] == lettered[60:140, 60:140]).all()
    assert (without_letters(chest) == chest).all()
    ribbed = chest.copy()
    ribbed[::12] = 230  # thin and bright, but not alone
    assert (without_letters(ribbed) == ribbed).all()


def test_heat_against_regions_by_hand() -> None:
    from core.findings import RegionAgreement
    from core.learning.datasets import LabelledImage
    from core.learning.region_heat import RegionHeat, region_table, regions_as_text

    def item(source: str, agreement: RegionAgreement | None) -> RegionHeat:
        return RegionHeat(LabelledImage(Path("x.png"), "pneumonia", "", source, source), "pneumonia", True, agreement)

    found = [item("a", RegionAgreement(True, 0.5, 0.6, 0.2)), item("b", RegionAgreement(False, 0.1, 0.3, 0.1)),
             item("b", None)]  # fmt: skip
    rows = {row["source"]: row for row in region_table(found)}
    assert rows["all"]["peak_inside"]["value"] == pytest.approx(1 / 3, abs=1e-6)
    assert rows["all"]["heat"]["value"] == pytest.approx(0.3)
    assert rows["all"]["area"]["value"] == pytest.approx(0.15)
    assert rows["all"]["density"]["value"] == pytest.approx(2.0)
    assert (rows["b"]["images"], rows["b"]["patients"], rows["b"]["empty"]) == (2, 1, 1)
    assert rows["a"]["density"]["value"] == pytest.approx(3.0)
    assert "| pneumonia | a | 1 |" in regions_as_text(list(rows.values()))


def with_training_files(bundle: Bundle, rows: list[tuple[str, str, str]]) -> Bundle:
    """The bundle with a list of (sha256, split, patient digest) that its manifest vouches for."""
    from core.learning.record import TRAINING_COLUMNS, TRAINING_FILES

    lines = [",".join(TRAINING_COLUMNS), *(f"{sha256},{split},normal,{patient},0" for sha256, split, patient in rows)]
    (bundle.folder / TRAINING_FILES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    stated = hashlib.sha256((bundle.folder / TRAINING_FILES).read_bytes()).hexdigest()
    provenance = msgspec.structs.replace(bundle.manifest.provenance, training_files_sha256=stated)
    manifest = msgspec.structs.replace(bundle.manifest, provenance=provenance)
    (bundle.folder / "manifest.json").write_bytes(encode_manifest(manifest))
    return read_bundle(bundle.folder)


def test_figures_on_its_own_images_are_called_so_and_stay_out_of_the_card(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from core.learning.datasets import read_dataset
    from core.learning.patients import patient_digests
    from core.learning.seen_images import file_digests

    data, out = write_set(tmp_path / "set", count=8), tmp_path / "out"
    records = read_dataset(data)
    digests = file_digests(records)
    patients = [" ".join(sorted(patient_digests(record, ""))) for record in records]
    listed = [(digests[0], "train", patients[0]), (digests[2], "val", patients[2]), ("0" * 64, "train", "")]
    bundle = with_training_files(bundle, listed)
    assert evaluated(bundle, data, out, "--card", "--worst", 0) == 2
    assert "1 of 8 images" in capsys.readouterr().err
    assert not out.exists()
    assert not (bundle.folder / "evaluation.json").exists()
    assert evaluated(bundle, data, out, "--worst", 0, "--goal", "abnormal:auc>1.1", "--against", bundle.folder) == 0
    said = "1 of 8 images trained this network, 1 chose its thresholds, 2 more are of patients whose images did"
    printed = capsys.readouterr().out
    assert printed.startswith(f"- {said}")
    assert "1 of 8 images trained random-net 0.0.1" in printed
    assert (out / "report.html").read_text(encoding="utf-8").index(said) > 0
    found = read_evaluation(out)
    assert found is not None
    assert (found.seen_in_training, found.seen_in_val, found.seen_patients) == (1, 1, 2)
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["weak_points"][0].startswith(said)
    clean = with_training_files(bundle, listed[2:])
    assert evaluated(clean, data, tmp_path / "clean", "--card", "--worst", 0) == 0
    assert "trained this network" not in capsys.readouterr().out
    assert read_evaluation(clean.folder).seen_in_training == 0  # type: ignore[union-attr]


def test_several_rows_of_one_file_are_one_image(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Partial findings are put together, and are still there in a comparison; two boxes are one image with a map."""
    network, folder = sigmoid(bundle), tmp_path / "set"
    folder.mkdir()
    empty = dict.fromkeys(("finding", "region_x", "region_y", "region_width", "region_height"), "")
    rows = []
    for k in range(8):
        Image.fromarray(blobs(k, k % 2 == 0)).save(folder / f"{k}.png")
        row = {"file": f"{k}.png", "split": "test", "finding:below": "", "finding:corner": "", **empty}
        rows += [row | {"finding:below": f"{k % 2}"}, row | {"finding:corner": f"{k // 4}"}]
        halves = [("0", "32"), ("32", "32")] if k % 2 else []
        rows += [
            row | {"finding": "below", "region_x": x, "region_y": "0", "region_width": width, "region_height": "64"}
            for x, width in halves
        ]
    data, out = write_manifest(folder, rows), tmp_path / "out"
    assert evaluated(network, data, out, "--against", network.folder, "--regions", "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["images"] == printed["comparison"]["images"] == 8
    counts = {r["finding"]: (r["images"], r["positives"]) for r in printed["comparison"]["rows"] if r["group"] == "all"}
    assert counts == {"below": (8, 4), "corner": (8, 4)}
    classes = [(row["finding"], row["known"], row["positives"]) for row in printed["classes"] if row["source"] == "all"]
    assert classes == [("below", 8, 4), ("corner", 8, 4)]
    whole = printed["regions"]["rows"][0]
    assert (whole["finding"], whole["images"]) == ("below", 4)
    assert whole["peak_inside"]["value"] == pytest.approx(1 - whole["empty"] / 4)
    write_manifest(folder, [*rows, rows[0] | {"finding:below": "1"}])
    assert evaluated(network, data, tmp_path / "no") == 1
    assert "contradict one another (below: absent and present)" in capsys.readouterr().err


def test_rows_of_one_file_that_contradict_one_another_are_refused(small: Bundle) -> None:
    from core.learning.datasets import LabelledImage
    from core.learning.one_per_file import one_per_file

    one = LabelledImage(Path("a.png"), "normal", "test", "s", "p", columns={"sex": "F"})
    other = replace(one, path=Path("b.png"))
    assert one_per_file([one, other, one], small.manifest, ("sex",)) == [one, other]
    for changed, said in (
        (replace(one, label="pneumonia"), "label: normal and pneumonia"),
        (replace(one, split="train"), "split: test and train"),
        (replace(one, patient="q"), "patient: p and q"),
        (replace(one, columns={"sex": ""}), "sex: none and F"),
    ):
        with pytest.raises(DatasetError, match=said):
            one_per_file([one, changed], small.manifest, ("sex",))
