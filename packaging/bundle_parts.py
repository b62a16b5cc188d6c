"""What lies in a bundle, from PyInstaller's lists of it: whose each file is, under which terms, and its hash.

The spec writes the bill of materials and the licences of the bundle from it, so that they name what ships and nothing
else. On Linux a file of which nobody knows the owner, or a library without known terms, ends the build.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path, PurePath
from types import MappingProxyType

from shipped_parts import ROOT, Part, examples, hash_of, networks, normal, package

Entry = tuple[str, str, str]  # PyInstaller's (name in the bundle, source file, kind)
SITE = Path(sysconfig.get_path("purelib")).resolve()
METADATA = re.compile(r"\.(dist|egg)-info/")
PROGRAMS = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
GCC = "GPL-3.0-or-later WITH GCC-exception-3.1"
# Of libraries that packages carry of others, and of the system's that go in: the beginning of the file's name, and the
# terms in SPDX's words. What is not here is the package's own, under the package's terms.
TERMS = tuple(
    (re.compile(rf"{names}(?![a-z])"), terms)
    for names, terms in {
        r"libQt6\w+": "LGPL-3.0-only",
        r"libicu(data|uc|i18n)": "Unicode-DFS-2016",
        r"lib(gfortran|gomp)": GCC,
        r"libquadmath": "LGPL-2.1-or-later",
        r"lib(scipy_)?openblasp?(64_)?": "BSD-3-Clause",
        r"libpng16": "libpng-2.0",
        r"libjpeg": "IJG AND BSD-3-Clause AND Zlib",
        r"libjxl(_cms|_threads)?": "BSD-3-Clause",
        r"libbrotli(common|dec|enc)": "MIT",
        r"liblcms2": "MIT",
        r"lib(openjp2|gdcmopenjp2|openjph)": "BSD-2-Clause",
        r"lib(charls|gdcmcharls)": "BSD-3-Clause",
        r"libgdcmexpat": "MIT",
        r"libgdcmzlib": "Zlib",
        r"libgdcmjpeg(8|12|16)": "IJG",
        r"libgdcmuuid": "BSD-3-Clause",
        r"libXau": "MIT-open-group",
        r"libxcb(-[a-z-]+)?": "MIT",
        r"libxkbcommon(-x11)?": "MIT",
        r"libfreetype": "FTL",
        r"libharfbuzz": "MIT-Modern-Variant",
        r"liblzma\.so": "LicenseRef-Public-Domain",  # of Debian 12, before 5.6
        r"liblzma": "0BSD",
        r"lib(webp|webpdemux|webpmux|sharpyuv)": "BSD-3-Clause",
        r"libtiff": "libtiff",
        r"libzstd": "BSD-3-Clause",
        r"libcom_err": "MIT",
        r"libcrypt": "LGPL-2.1-or-later",
        r"lib(crypto|ssl)": "Apache-2.0",
        r"lib(gssapi_krb5|k5crypto|krb5|krb5support)": "MIT",
        r"libkeyutils": "LGPL-2.0-or-later",
        r"lib(lber|ldap)": "OLDAP-2.8",
        r"libpq": "PostgreSQL",
        r"libsasl2": "BSD-Attribution-HPND-disclaimer",
        r"libgeos(_c)?": "LGPL-2.1-or-later",
        r"libffi": "MIT",
        r"libbz2": "bzip2-1.0.6",
        r"libsqlite3": "blessing",
        r"libuuid": "BSD-3-Clause",
    }.items()
)


class Unknown(SystemExit):
    """The build ends: something would ship of which nobody has said whose it is, or under which terms."""


def bundle_parts(
    entries: Iterable[Entry], came_from: Mapping[str, str] = MappingProxyType({})
) -> tuple[list[Part], list[Part]]:
    """(packages with the texts of their licences, the files and networks that they carry) of a bundle.

    `entries`: its files and its modules. `came_from`: which installed file a changed copy among them was made of.
    """
    owned = _owners()
    packages: dict[str, Distribution] = {"pyinstaller": distribution("pyinstaller")}  # its loader is the program
    whole: list[Part] = [_python(), examples()]
    carried: list[Part] = networks()
    for name, source, kind in entries:
        if kind == "SYMLINK" or METADATA.search(name.replace("\\", "/")):
            continue
        where = Path(source).resolve()  # what ships, and has the hash
        origin = Path(came_from.get(source, source)).resolve()  # whose it is
        owner = owned.get(origin)
        if owner is not None:
            packages[normal(owner.name)] = owner
            carried += _carried(name, where, owner)
        elif where.is_relative_to(ROOT / "build" / "stubs"):
            remark = "a stub in the place of that library, which it is not: it ends the process if it is called"
            carried.append(Part(where.name, "", "Apache-2.0", "file", "overread", hash_of(where), remark=remark))
        elif _is_pythons(origin):
            carried += [_file(where, "python")] if _is_program(where) else []
        elif source != "-" and not _is_ours(origin):
            whole.append(_of_the_system(origin, where))
    return [*(package(packages[name]) for name in sorted(packages)), *whole], carried


def _owners() -> dict[Path, Distribution]:
    """Whose each installed file is; not ours, which is installed from where it lies."""
    return {
        Path(str(file.locate())).resolve(): there
        for there in distributions()
        if normal(there.name) != "overread"
        for file in there.files or ()
    }


def _is_ours(where: Path) -> bool:
    """Or made by PyInstaller meanwhile, of Python's own modules."""
    from PyInstaller.config import CONF

    work = Path(CONF.get("workpath", ROOT / "build")).resolve()
    return where.is_relative_to(work) or (where.is_relative_to(ROOT) and not where.is_relative_to(SITE))


def _is_pythons(where: Path) -> bool:
    return where.is_relative_to(Path(sys.base_prefix).resolve()) and not where.is_relative_to(SITE)


def _python() -> Part:
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    texts = ((text.name, text.read_text(encoding="utf-8")),) if text.exists() else ()
    return Part("python", sys.version.split()[0], "PSF-2.0", "platform", texts=texts)


def _is_program(where: Path) -> bool:
    with where.open("rb") as stream:
        return stream.read(4).startswith(PROGRAMS)


def terms_of(file: str) -> str:
    """In SPDX's words; '' for what is not in the table."""
    return next((terms for pattern, terms in TERMS if pattern.match(file)), "")


def _carried(name: str, where: Path, owner: Distribution) -> Iterator[Part]:
    owning = normal(owner.name)
    if where.suffix == ".onnx":
        yield Part(where.name, owner.version, "Apache-2.0", "machine-learning-model", owning, hash_of(where))
    elif _is_program(where):
        terms = terms_of(where.name)
        if sys.platform == "linux" and not terms and ".libs" in PurePath(name).parent.name:
            raise Unknown(f"{owning} carries {where.name}; name its terms in packaging/bundle_parts.py.")
        qt = re.match(r"lib(Qt6\w+)\.so", where.name)
        yield (
            Part(qt[1], owner.version, terms, carried_by=owning, sha256=hash_of(where)) if qt else _file(where, owning)
        )


def _file(where: Path, owning: str) -> Part:
    terms = terms_of(where.name)
    return Part(where.name, "", terms, "library" if terms else "file", owning, hash_of(where))


def _of_the_system(origin: Path, where: Path) -> Part:
    """A library of the machine that builds: on Linux, of one of its Debian packages, with that one's text."""
    terms = terms_of(where.name)
    if sys.platform != "linux":
        return Part(where.name, "", terms, carried_by="the system that built it", sha256=hash_of(where))
    bringing = _debian_package(origin)
    if not terms or not bringing:
        raise Unknown(f"{origin} goes into the bundle; name its terms, and whose it is, in packaging/bundle_parts.py.")
    name, version = bringing
    text = Path(f"/usr/share/doc/{name}/copyright").read_text(encoding="utf-8", errors="replace")
    remark = f"of the system that built it: {name} {version}"
    return Part(where.name, version, terms, "library", "the system", hash_of(where), (("copyright", text),), remark)


def _debian_package(where: Path) -> tuple[str, str] | None:
    for spelt in (where, str(where).removeprefix("/usr")):
        found = subprocess.run(["dpkg", "-S", spelt], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            name = found.stdout.split(":")[0]
            asked = ["dpkg-query", "--show", "--showformat=${Version}\n", name]
            return name, subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\n")[0]
    return None
