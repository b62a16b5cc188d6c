"""A manifest is data: typed, closed, and refused with one sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from core.bundles.library import Bundle, bundle_folders, find_bundle, read_bundle, verify
from core.bundles.manifest import decode_manifest, encode_manifest
from core.errors import BundleError
from core.paths import resources_dir


def shipped() -> Bundle:
    return read_bundle(resources_dir() / "bundles" / "cxr4-lite0")


def changed(path: str, value: Any) -> bytes:
    """The shipped manifest with one value replaced; `path` like 'input.std'."""
    whole = json.loads(encode_manifest(shipped().manifest))
    *parents, last = path.split(".")
    target = whole
    for key in parents:
        target = target[int(key) if key.isdigit() else key]
    target[last] = value
    return json.dumps(whole).encode()


def test_the_shipped_manifest_survives_a_round_trip() -> None:
    manifest = shipped().manifest
    assert decode_manifest(encode_manifest(manifest), "x") == manifest


def test_the_shipped_bundle_is_whole() -> None:
    bundle = shipped()
    verify(bundle)
    assert [finding.key for finding in bundle.findings] == ["normal", "pneumonia", "covid19", "tuberculosis"]
    assert [finding.kind for finding in bundle.findings] == ["no_finding", "finding", "finding", "finding"]
    assert all(0 < finding.threshold < 1 for finding in bundle.findings)
    assert bundle.weights_path.stat().st_size < 20_000_000
    for name in ("README.md", "LICENSE"):
        assert (bundle.folder / name).stat().st_size > 500
    assert "Research use only" in (bundle.folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("surprise", 1, "surprise"),
        ("input.surprise", 1, "surprise"),
        ("manifest_version", 2, "manifest_version 2"),
        ("name", "../evil", "name"),
        ("weights.file", "../weights.safetensors", "weights.file"),
        ("weights.file", "weights.pt", "safetensors"),
        ("weights.dtype", "object", "dtype"),
        ("input.height", 100000, "between 16 and 4096"),
        ("input.std", [0.5, 0.5], "one value a channel"),
        ("input.std", [0.5, 0.5, 0.0], "above 0"),
        ("input.fit", "squash", "squash"),
        ("input.percentiles", [99, 1], "percentiles"),
        ("findings", [], "findings"),
        ("findings.0.key", "Not A Key", "findings"),
        ("findings.0.threshold", 1.5, "thresholds"),
        ("output.activation", "eval", "eval"),
        ("calibration.parameters", {"temperature": 0}, "temperature"),
        ("cam.display_max", 0, "display_max"),
    ],
)
def test_contradictions_are_refused_in_one_sentence(path: str, value: Any, said: str) -> None:
    with pytest.raises(BundleError) as caught:
        decode_manifest(changed(path, value), "some-bundle")
    assert "some-bundle" in caught.value.message
    assert said in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[]", b"{}"])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(BundleError, match="unusable manifest"):
        decode_manifest(data, "some-bundle")


def test_changed_weights_are_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "cxr4-lite0"
    shutil.copytree(shipped().folder, folder)
    weights = folder / "weights.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    with pytest.raises(BundleError, match="damaged or exchanged"):
        verify(read_bundle(folder))
    weights.unlink()
    with pytest.raises(BundleError, match="lacks its weights"):
        read_bundle(folder)


def test_the_readers_own_bundle_wins_over_the_shipped_one(data_dir: Path) -> None:
    own = data_dir / "bundles" / "cxr4-lite0"
    shutil.copytree(shipped().folder, own)
    assert find_bundle("cxr4-lite0", data_dir).folder == own
    assert bundle_folders(data_dir)[0] == own


def test_an_unknown_name_lists_what_there_is(data_dir: Path) -> None:
    with pytest.raises(BundleError, match="cxr4-lite0"):
        find_bundle("nothing-like-it", data_dir)
