"""What ships: no copyleft that would reach our code, every package in the bill of materials and with its licence."""

from __future__ import annotations

import json
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LICENCES, SBOM = ROOT / "resources" / "licences" / "licences.zip", ROOT / "resources" / "sbom.cdx.json"
MOST_BYTES = 700 * 1024
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the bill that is kept is Linux's")


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    return json.loads(SBOM.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def index() -> list[dict[str, Any]]:
    with zipfile.ZipFile(LICENCES) as archive:
        return json.loads(archive.read("index.json"))


def names(bill: dict[str, Any]) -> set[str]:
    return {component["name"] for component in bill["components"]}


def test_the_bill_is_valid_cyclonedx(bill: dict[str, Any]) -> None:
    assert bill["specVersion"] == "1.6"
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(SBOM.read_text(encoding="utf-8")) is None


def test_every_dependency_is_in_the_bill_and_has_its_licence(bill: dict[str, Any], index: list[dict[str, Any]]) -> None:
    from shipped_parts import normal

    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = {normal(Requirement(line).name) for line in stated["dependencies"]}
    assert direct <= names(bill)
    assert direct <= {part["name"] for part in index}
    assert bill["metadata"]["component"]["version"] == stated["version"]


@linux_only
def test_what_dependencies_bring_with_them_is_there_too(bill: dict[str, Any], index: list[dict[str, Any]]) -> None:
    from shipped_parts import closure, normal

    here = {normal(there.name) for there in closure()}
    assert here <= names(bill), "run `make papers`"
    assert {part["name"] for part in index} == names(bill) - {"cxr4-lite0", "lungs-lite0"}


def test_no_part_is_under_the_gpl(index: list[dict[str, Any]]) -> None:
    from shipped_parts import copyleft

    assert not [f"{part['name']}: {part['licence']}" for part in index if copyleft(part["licence"])]
    assert copyleft("GPL-3.0-only")
    assert copyleft("AGPL-3.0-or-later OR GPL-2.0-only")
    assert not copyleft("LGPL-3.0-only")
    assert not copyleft("GPL-2.0-only OR MIT")
    assert not copyleft("GPL-3.0-only WITH GCC-exception-3.1")


def test_libraries_and_networks_that_packages_carry_are_named(bill: dict[str, Any]) -> None:
    inner = {one["name"]: one for component in bill["components"] for one in component.get("components", ())}
    assert {"Qt6Core", "Qt6Widgets", "PP-OCRv6_rec_small.onnx"} <= inner.keys()
    assert {"cxr4-lite0", "lungs-lite0", "example-radiographs"} <= names(bill)
    old = [one for name, one in inner.items() if name.startswith("libcrypto-") and one.get("version") == "1.1.1k"]
    assert old, "python-gdcm's OpenSSL"
    assert "end of life" in old[0]["properties"][0]["value"]
    assert all(one["hashes"] for one in inner.values())


def test_licences_have_their_texts_in_little_room(index: list[dict[str, Any]]) -> None:
    assert not [part["name"] for part in index if not part["texts"]]
    with zipfile.ZipFile(LICENCES) as archive:
        assert {name for part in index for name in part["texts"]} | {"index.json"} == set(archive.namelist())
        assert all(archive.read(name).strip() for name in archive.namelist())
    assert LICENCES.stat().st_size < MOST_BYTES
    by_name = {part["name"]: part for part in index}
    assert by_name["pyside6-essentials"]["licence"] == "LGPL-3.0-only"
    assert by_name["example-radiographs"]["licence"] == "CC-BY-4.0"
    assert len(by_name["pyside6-essentials"]["texts"]) == 2  # the LGPL is an addition to the GPL
