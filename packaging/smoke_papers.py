"""The smoke test's look at the papers of a bundle: the bill of materials and the licences name what lies in it, all of
it and nothing else, and no part is under the GPL. Found from the bundle's own files, not as the spec finds it."""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from shipped_parts import copyleft, normal
from smoke_station import SmokeError, Station

OURS = {"app", "core", "resources", "overread"}
NETWORKS = {"cxr4-lite0", "lungs-lite0"}
LINE_EDITORS = ("readline", "_gdbm", "gdbm")  # modules of Python that link GPL libraries


def papers(station: Station) -> str:
    inside = station.program.parent / "_internal"
    bill = json.loads((inside / "resources" / "sbom.cdx.json").read_text(encoding="utf-8"))
    parts = list(_parts(bill["components"]))
    top = {part["name"] for part in bill["components"]}
    _same("programs and libraries", _programs(inside), _hashes(parts))
    modules = _modules(station.program)
    if wrong := [name for name in LINE_EDITORS if name in modules or list(inside.rglob(f"{name}.*.so"))]:
        raise SmokeError(f"the bundle holds {', '.join(wrong)}, which link the GPL")
    _named(modules, inside, top)
    with zipfile.ZipFile(inside / "resources" / "licences" / "licences.zip") as archive:
        index = json.loads(archive.read("index.json"))
    in_whole = {part["name"] for part in bill["components"] if part.get("type") != "file"} - NETWORKS
    _same("names in the licences' list", {one["name"] for one in index}, in_whole)
    if bare := [one["name"] for one in index if not one["texts"]]:
        raise SmokeError(f"no text of their licence have {', '.join(bare)}")
    terms = [(part["name"], said) for part in parts for said in _terms(part)]
    if reached := [f"{name}: {said}" for name, said in terms if copyleft(said)]:
        raise SmokeError(f"under the GPL are {', '.join(reached)}")
    return f"{len(top)} parts with their licences, {len(parts)} in all, each program and library by its hash"


def _parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in components:
        yield part
        yield from _parts(part.get("components", []))


def _terms(part: dict[str, Any]) -> list[str]:
    return [said["expression"] for said in part.get("licenses", []) if "expression" in said]


def _hashes(parts: list[dict[str, Any]]) -> set[str]:
    of_programs = [part for part in parts if part["type"] != "machine-learning-model"]
    return {one["content"] for part in of_programs for one in part.get("hashes", ())}


def _programs(inside: Path) -> set[str]:
    found = set()
    for file in inside.rglob("*"):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    stream.seek(0)
                    found.add(hashlib.file_digest(stream, "sha256").hexdigest())
    return found


def _modules(program: Path) -> set[str]:
    """The first part of the name of every module in the program."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(program))
    inner = next(name for name in archive.toc if name.endswith(".pyz"))
    return {name.split(".")[0] for name in archive.open_embedded_archive(inner).toc}


def _named(modules: set[str], inside: Path, top: set[str]) -> None:
    """Of each module and of each package's metadata, whose it is stands in the bill."""
    known = packages_distributions()
    pythons = {*sys.stdlib_module_names, *(name for name in modules if name.startswith("_sysconfigdata"))}
    of_others = modules - pythons - OURS
    nobodys = {name for name in of_others if not {normal(owner) for owner in known.get(name, ())} & top}
    metadata = {normal(folder.name.split("-")[0]) for folder in inside.glob("*.dist-info")} - OURS
    if missing := sorted((nobodys - LOADER) | (metadata - top)):
        raise SmokeError(f"in the bundle, and not in its bill: {', '.join(missing)}")


LOADER = {"_pyi_rth_utils", "pyi_rth_utils", "pyimod02_importers"}  # of PyInstaller, which has no package for them


def _same(what: str, there: set[str], said: set[str]) -> None:
    if there != said:
        raise SmokeError(
            f"{what}: {len(there - said)} in the bundle alone ({', '.join(sorted(there - said)[:5])}), "
            f"{len(said - there)} in the papers alone ({', '.join(sorted(said - there)[:5])})"
        )
