"""The network that was made for a picture reads it; findings of several networks stand side by side."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from core.bundles.choosing import AUTO, NetworkChoice, best, bundle_in_use, ranked, suitability
from core.bundles.comparing import compared
from core.bundles.library import Bundle, bundles_at_hand, read_bundle
from core.errors import BundleError
from core.findings import GateVerdict, Prediction, Score
from core.paths import resources_dir
from core.study import FrameOrigin, ImageFacts

CHEST = ImageFacts("dicom", "DX", "CHEST", "PA")


def bundle(data_dir: Path, name: str, **changes: Any) -> Bundle:
    """A copy of the shipped bundle among the reader's own, with other `input` values, or a `task`, or `findings`."""
    folder = data_dir / "bundles" / name
    shutil.copytree(resources_dir() / "bundles" / "cxr4-lite0", folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["name"] = name
    for key, value in changes.items():
        if key in manifest["input"]:
            manifest["input"][key] = value
        else:
            manifest[key] = value
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return read_bundle(folder)


def test_the_network_whose_intended_use_fits_is_chosen(data_dir: Path) -> None:
    bundle(data_dir, "hands", body_parts=["HAND"])
    bundle(data_dir, "laterals", view_positions=["LL"])
    bundle(data_dir, "a-segmenter", task="segmentation")
    found, faults = bundles_at_hand(data_dir)
    assert faults == ()
    assert best(found, CHEST).folder.name == "cxr4-lite0"
    assert best(found, ImageFacts("dicom", "CR", "HAND", "PA")).folder.name == "hands"
    assert best(found, ImageFacts("dicom", "DX", "CHEST", "LL")).folder.name == "laterals"
    assert [one.bundle.folder.name for one in ranked(found, CHEST)] == ["cxr4-lite0", "hands", "laterals"]
    fit = suitability(read_bundle(data_dir / "bundles" / "hands"), ImageFacts("dicom", "CT", "HAND"))
    assert (fit.fits, fit.contradictions, fit.matches) == (False, 1, 1)
    assert fit.reasons[0].startswith("The modality is CT; it was made for CR, DX, RG")


def test_among_equals_the_one_in_use_then_the_readers_own_then_the_name(data_dir: Path) -> None:
    bundle(data_dir, "zebra")
    bundle(data_dir, "aardvark")
    found, _ = bundles_at_hand(data_dir)
    assert [one.bundle.folder.name for one in ranked(found, CHEST)] == ["aardvark", "zebra", "cxr4-lite0"]
    assert best(found, CHEST, "zebra").folder.name == "zebra"
    assert best(found, ImageFacts(), "cxr4-lite0").folder.name == "cxr4-lite0"


def test_a_name_is_held_to_and_auto_looks_at_each_picture(data_dir: Path) -> None:
    bundle(data_dir, "hands", body_parts=["HAND"])
    hand = ImageFacts("dicom", "DX", "HAND")
    named = NetworkChoice(["cxr4-lite0"], AUTO, data_dir)
    assert [b.folder.name for b in named.for_picture(hand)] == ["cxr4-lite0"]
    auto = NetworkChoice([AUTO], AUTO, data_dir)
    assert [b.folder.name for b in auto.for_picture(hand)] == ["hands"]
    both = NetworkChoice(["cxr4-lite0", AUTO], AUTO, data_dir)
    assert [b.folder.name for b in both.for_picture(hand)] == ["cxr4-lite0", "hands"]
    assert [b.folder.name for b in both.for_picture(CHEST)] == ["cxr4-lite0"]
    with pytest.raises(BundleError, match="no-such"):
        NetworkChoice(["no-such"], AUTO, data_dir)


def test_a_broken_bundle_is_passed_over_and_named(data_dir: Path) -> None:
    broken = bundle(data_dir, "broken")
    (broken.folder / "manifest.json").write_text("{", encoding="utf-8")
    found, faults = bundles_at_hand(data_dir)
    assert [b.folder.name for b in found if b.manifest.task == "classification"] == ["cxr4-lite0"]
    assert "broken" in faults[0]
    assert bundle_in_use(AUTO, data_dir).folder.name == "cxr4-lite0"
    (broken.folder / "manifest.json").write_bytes(b" " * (5 << 20))
    assert "larger than 4 MiB" in bundles_at_hand(data_dir)[1][0]


def spoken(one: Bundle, *values: float) -> tuple[Bundle, Prediction]:
    scores = tuple(Score(f.key, 0.0, v, f.threshold) for f, v in zip(one.findings, values, strict=False))
    origin = FrameOrigin("a.dcm", "0" * 64, None, 1, 1)
    return one, Prediction(origin, one.ref, GateVerdict("pass"), scores, (), 1.0, "cpu", 1.0)


def test_findings_are_matched_by_code_or_by_key(data_dir: Path) -> None:
    whole = json.loads((resources_dir() / "bundles" / "cxr4-lite0" / "manifest.json").read_text(encoding="utf-8"))
    entries = whole["findings"]
    renamed = entries[1] | {"key": "lung_infection", "kind": "finding"}
    uncoded = entries[3] | {"code": None}
    hidden = entries[2] | {"hidden": "Not trained."}
    new = entries[0] | {"key": "effusion", "code": None, "kind": "finding"}
    first = read_bundle(resources_dir() / "bundles" / "cxr4-lite0")
    second = bundle(data_dir, "second", findings=[new, renamed, uncoded, hidden], example=None)
    rows = compared([spoken(first, 0.1, 0.2, 0.3, 0.4), spoken(second, 0.5, 0.6, 0.7)])
    shown = {row.key: tuple(None if s is None else s.probability for s in row.scores) for row in rows}
    assert shown == {
        "normal": (0.1, None), "pneumonia": (0.2, 0.6), "covid19": (0.3, None), "tuberculosis": (0.4, 0.7),
        "effusion": (None, 0.5),
    }  # fmt: skip
