"""What a bundle states in words: phrases that every language has, and words that it brings itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core.bundles.library import read_bundle
from core.bundles.stated import WORDS_FILE, phrase
from core.errors import BundleError, Sentence
from core.paths import resources_dir

SHIPPED = ("cxr4-lite0", "lungs-lite0")


@pytest.fixture
def bundle_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources_dir() / "bundles" / "cxr4-lite0", tmp_path / "cxr4-lite0"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_bundle_has_words_for_every_free_text(name: str) -> None:
    bundle = read_bundle(resources_dir() / "bundles" / name)
    said = {bundle.manifest.intended_use, *bundle.manifest.limits}
    assert set(bundle.words) == {"vi", "zh_CN"}
    for words in bundle.words.values():
        assert set(words) == said, "a text of the manifest has changed, and its translation has not"
        assert all(words.values())


def test_every_phrase_of_the_shipped_manifest_is_one_that_can_be_translated() -> None:
    manifest = read_bundle(resources_dir() / "bundles" / "cxr4-lite0").manifest
    statistics, sanity = manifest.gate.statistics, manifest.cam.sanity
    assert statistics is not None
    assert sanity is not None
    for text in (manifest.calibration.fitted_on, statistics.fitted_on, sanity.source, manifest.intended_use):
        said = phrase(text)
        assert isinstance(said, Sentence)
        assert said == text


def test_a_phrase_in_a_phrase_is_found_and_any_other_text_stays() -> None:
    kept = phrase("val, 12 images; kept as it was: edema, mass")
    assert isinstance(kept, Sentence)
    assert kept.values["keys"] == "edema, mass"
    assert isinstance(kept.values["fitted"], Sentence)
    gate = phrase("train: 20 sound, 3 of my own, 5 text; limits: val, 4 images")
    assert gate == "train: 20 sound, 3 of my own, 5 text; limits: val, 4 images"
    assert isinstance(gate, Sentence)
    assert not isinstance(phrase("fitted at home"), Sentence)


def test_a_bundle_without_words_reads_as_before(bundle_folder: Path) -> None:
    with_words = read_bundle(bundle_folder)
    (bundle_folder / WORDS_FILE).unlink()
    assert read_bundle(bundle_folder).words == {}
    assert read_bundle(bundle_folder) == with_words  # words are no part of what a network is


def test_words_of_a_language_that_is_not_spoken_here_harm_nothing(bundle_folder: Path) -> None:
    (bundle_folder / WORDS_FILE).write_text('{"fr": {"a": "b"}}', encoding="utf-8")
    assert read_bundle(bundle_folder).words == {"fr": {"a": "b"}}


@pytest.mark.parametrize("text", ["{", "[]", '{"vi": {"a": 1}}', '{"vi": "a"}', "\xff", " " * (2 << 20)])
def test_unusable_words_are_refused_with_their_file(bundle_folder: Path, text: str) -> None:
    (bundle_folder / WORDS_FILE).write_bytes(text.encode("latin-1"))
    with pytest.raises(BundleError, match=r"words\.json"):
        read_bundle(bundle_folder)


def test_an_unusable_manifest_says_why_in_a_sentence(bundle_folder: Path) -> None:
    manifest = json.loads((bundle_folder / "manifest.json").read_bytes())
    manifest["manifest_version"] = 7
    (bundle_folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BundleError) as refused:
        read_bundle(bundle_folder)
    said = refused.value.message.values["fault"]
    assert isinstance(said, Sentence)
    assert said == "manifest_version 7 is not 1"
