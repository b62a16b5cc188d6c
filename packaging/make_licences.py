"""Writes what ships, and under which terms, for the window and for whoever looks after a hospital's software.

    python packaging/make_licences.py

resources/licences/licences.zip: every package with its licence's text (equal texts once); resources/sbom.cdx.json: the
bill of materials, CycloneDX 1.6. These two say what a source tree uses, in this environment: another system's has
other packages in it. A bundle has its own two in their place, of what is in it (`write_bundle_papers`, for the spec).
"""

from __future__ import annotations

import hashlib
import json
import sys
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from shipped_parts import Part, carried, examples, packages  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "resources" / "licences" / "licences.zip"
SBOM = ROOT / "resources" / "sbom.cdx.json"
UNDATED = (1980, 1, 1, 0, 0, 0)


def write_licences(parts: Sequence[Part], file: Path) -> None:
    """`index.json`: [{name, version, licence, texts: [members]}]; the same bytes for the same parts."""
    texts: dict[str, str] = {}
    index = []
    for part in parts:
        members = []
        for _, text in part.texts:
            member = f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.txt"
            texts[member] = text
            members.append(member)
        index.append({"name": part.name, "version": part.version, "licence": part.licence, "texts": members})
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for member, text in {"index.json": json.dumps(index, indent=1), **dict(sorted(texts.items()))}.items():
            archive.writestr(zipfile.ZipInfo(member, UNDATED), text, zipfile.ZIP_DEFLATED, 9)


def bill_of(parts: Sequence[Part], own_version: str) -> str:
    """The bill as JSON, in which nothing depends on the day or the machine."""
    bill = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"overread {own_version}"))
    bill.metadata.component = _component(Part("overread", own_version, "Apache-2.0", "application"))
    components = {part.name: _component(part) for part in parts if not part.carried_by}
    bill.components.update(components.values())
    bill.register_dependency(bill.metadata.component, components.values())
    for part in parts:
        if part.carried_by:
            inner = _component(part)
            owner = components.get(part.carried_by)
            (bill.components if owner is None else owner.components).add(inner)
    document = json.loads(make_outputter(bill, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string())
    del document["metadata"]["timestamp"]
    return json.dumps(document, indent=1) + "\n"


def _component(part: Part) -> Component:
    from_index = part.kind == "library" and not part.carried_by
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType(part.kind),
        bom_ref=f"{part.carried_by}/{part.name}@{part.version or part.sha256[:8]}"
        if part.carried_by
        else f"{part.name}@{part.version}",
        purl=PackageURL("pypi", None, part.name, part.version) if from_index else None,
        licenses=_licences(part),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.sha256)] if part.sha256 else None,
        properties=[Property(name="overread:remark", value=part.remark)] if part.remark else None,
    )


def _licences(part: Part) -> list[LicenseExpression | DisjunctiveLicense]:
    if not part.licence:
        return []
    in_words = " " in part.licence and not any(word in part.licence for word in (" AND ", " OR ", " WITH "))
    return [DisjunctiveLicense(name=part.licence) if in_words else LicenseExpression(part.licence)]


def write_bundle_papers(
    entries: Sequence[tuple[str, str, str]], folder: Path, came_from: Mapping[str, str]
) -> dict[str, str]:
    """Of PyInstaller's entries, modules among them: {place in the bundle: file}. `came_from`: as of `bundle_parts`."""
    from bundle_parts import bundle_parts

    whole, carried_by_them = bundle_parts(entries, came_from)
    folder.mkdir(parents=True, exist_ok=True)
    bill, licences = folder / SBOM.name, folder / LICENCES.name
    write_licences(whole, licences)
    bill.write_text(bill_of([*whole, *carried_by_them], version("overread")), encoding="utf-8", newline="\n")
    return {str(place.relative_to(ROOT)): str(file) for place, file in ((SBOM, bill), (LICENCES, licences))}


def main() -> int:
    of_index = [*packages(), examples()]
    write_licences(of_index, LICENCES)
    SBOM.write_text(bill_of([*of_index, *carried()], version("overread")), encoding="utf-8", newline="\n")
    for file in (LICENCES, SBOM):
        sys.stdout.write(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1024:.0f} KiB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
