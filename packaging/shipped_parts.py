"""What Overread uses beside our own code, found in the environment: distributions, the libraries that they carry, Qt's
modules, networks. `make_licences.py` writes it down for the source tree; `bundle_parts.py` finds what a bundle has."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
SHIPPED_TEXTS = ROOT / "packaging" / "licences"  # of licences that a package names and does not bring
# In the words of SPDX, what the metadata says in others or not at all.
AS_SPDX = {
    "MIT License": "MIT", "BSD": "BSD-3-Clause", "BSD License": "BSD-3-Clause", "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0", "MPL-2.0 AND MIT": "MPL-2.0 AND MIT",
    "Python Software Foundation License": "PSF-2.0", "NVIDIA Proprietary Software": "LicenseRef-NVIDIA-Proprietary",
    "Other/Proprietary License": "LicenseRef-NVIDIA-Proprietary",
}  # fmt: skip
BY_NAME = {
    "cuda-toolkit": "LicenseRef-NVIDIA-Proprietary", "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",
    "nvidia-nvtx": "Apache-2.0",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
}  # fmt: skip
# OpenSSL 3, in these.
ALSO = {"sqlcipher3": ("Apache-2.0",), "psycopg-binary": ("Apache-2.0",)}
# A package of nothing but requirements, under the same agreement as what it requires.
TEXTS_OF = {"cuda-toolkit": "nvidia-cuda-runtime"}
# Qt and its binding may be had under either; Overread takes the first.
CHOSEN = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only"}
_TEXT = re.compile(r"(?i)^(un)?licen[cs]e|^copying|^notice|^third.?party|-license")
_SPDX = re.compile(r"[A-Za-z0-9.()+-]+( (AND|OR|WITH) [A-Za-z0-9.()+-]+)*")
_COPYLEFT = re.compile(r"(?<!L)A?GPL-?\d?")


@dataclass(frozen=True, slots=True)
class Part:
    """Something that ships. `kind`: as CycloneDX names it. `carried_by`: the distribution that it lies in. `sha256`: of
    its file. `texts`: the licence's own words, by file name. `remark`: for whoever looks for weak points."""

    name: str
    version: str
    licence: str
    kind: str = "library"
    carried_by: str = ""
    sha256: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    remark: str = ""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def copyleft(licence: str) -> bool:
    """Whether every choice that a licence leaves is the GPL or the AGPL, without an exception for what links it."""
    choices = [choice for choice in licence.split(" OR ") if not (_COPYLEFT.search(choice) and " WITH " not in choice)]
    return not choices


def closure() -> list[Distribution]:
    """The distributions that [project.dependencies] lead to on this system, in the order of their names."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    waiting, found, seen = [Requirement(line) for line in stated], {}, set()
    while waiting:
        wanted = waiting.pop()
        asked = (normal(wanted.name), frozenset(wanted.extras))
        if asked in seen:
            continue
        seen.add(asked)
        try:
            there = distribution(wanted.name)
        except PackageNotFoundError as error:
            raise SystemExit(f"{wanted.name} is not installed; run `make setup`.") from error
        found[asked[0]] = there
        waiting += [needed for line in there.requires or () if _applies(needed := Requirement(line), wanted.extras)]
    return [found[name] for name in sorted(found)]


def _applies(needed: Requirement, extras: set[str]) -> bool:
    return needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def licence_of(there: Distribution) -> str:
    """An SPDX expression. Raises SystemExit where neither the metadata nor this module knows one."""
    name, said = normal(there.name), there.metadata
    if name in CHOSEN or name in BY_NAME:
        return CHOSEN.get(name) or BY_NAME[name]
    expression = said.get("License-Expression")
    if expression:
        return str(expression)
    classes = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or () if line.startswith("License ::")]
    for words in (*classes, said.get("License") or ""):
        if words in AS_SPDX:
            return AS_SPDX[words]
    free = said.get("License") or ""
    if _SPDX.fullmatch(free):
        return str(free)
    raise SystemExit(f"{there.name} states its licence in no known words ({classes or free[:60]}); name it in BY_NAME.")


def _texts(there: Distribution, licence: str) -> tuple[tuple[str, str], ...]:
    name = normal(there.name)
    there = distribution(TEXTS_OF[name]) if name in TEXTS_OF else there
    files = [
        file for file in there.files or () if _TEXT.search(file.name) and file.suffix not in (".py", ".pyc", ".json")
    ]
    own = [(str(file), Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")) for file in files]
    own = [(name, text) for name, text in own if text.strip()]
    # Of what a package has compiled in or carries, and brings no text of; or of the package itself.
    own += [_shipped(named) for named in (name,) if (SHIPPED_TEXTS / f"{named}.txt").exists()]
    wanted = ALSO.get(name, ()) if own else _needed(licence)
    return (*own, *(_shipped(named) for named in wanted if (SHIPPED_TEXTS / f"{named}.txt").exists()))


def _needed(licence: str) -> tuple[str, ...]:
    return (licence, "GPL-3.0-only") if licence.startswith("LGPL") else (licence,)  # the LGPL is an addition to it


def _shipped(named: str) -> tuple[str, str]:
    file = SHIPPED_TEXTS / f"{named}.txt"
    return file.name, file.read_text(encoding="utf-8")


def package(there: Distribution) -> Part:
    licence = licence_of(there)
    return Part(normal(there.name), there.version, licence, texts=_texts(there, licence))


def packages() -> list[Part]:
    return [package(there) for there in closure()]


def carried() -> list[Part]:
    """Shared libraries that distributions bring of others, Qt's modules, and networks; with the hash of each file."""
    parts = []
    for there in closure():
        name = normal(there.name)
        for file in there.files or ():
            where = Path(str(file.locate()))
            if where.is_file() and (part := _part_of(name, there, str(file), where)) is not None:
                parts.append(part)
    return sorted([*parts, *networks()], key=lambda part: (part.carried_by, part.name))


def _part_of(name: str, there: Distribution, file: str, where: Path) -> Part | None:
    if re.search(r"\.libs/[^/]+\.so", file):
        openssl = name == "python-gdcm" and re.search(r"lib(ssl|crypto)", file)
        remark = (
            "OpenSSL 1.1.1k, end of life since 2023-09-11; Overread opens no connection with it." if openssl else ""
        )
        version = "1.1.1k" if openssl else ""
        return Part(
            where.name, version, "" if not openssl else "OpenSSL", carried_by=name, sha256=hash_of(where), remark=remark
        )
    qt = re.search(r"PySide6/Qt/lib/lib(Qt6\w+)\.so\.6$", file)
    if qt:
        return Part(qt[1], there.version, "LGPL-3.0-only", carried_by=name, sha256=hash_of(where))
    if name == "rapidocr" and where.suffix == ".onnx":
        return Part(where.name, there.version, "Apache-2.0", "machine-learning-model", name, hash_of(where))
    return None


def networks() -> list[Part]:
    """Those of our own bundles."""
    parts = []
    for manifest in sorted((ROOT / "resources" / "bundles").glob("*/manifest.json")):
        said = json.loads(manifest.read_text(encoding="utf-8"))
        licence = said["provenance"]["licence"]
        parts.append(
            Part(
                said["name"], said["version"], licence, "machine-learning-model", "overread", said["weights"]["sha256"]
            )
        )
    return parts


def examples() -> Part:
    """The example radiographs, whose licence asks that their authors be named wherever they go."""
    text = (ROOT / "resources" / "examples" / "LICENSE").read_text(encoding="utf-8")
    return Part("example-radiographs", "2", "CC-BY-4.0", "data", texts=(("LICENSE", text),))


def hash_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
