"""Linux: small libraries in the place of large or outdated ones that others link although nobody calls them.

A stub has the file name and soname of the library, and every name, with its version, that the bundle's other libraries
want of it. To call one ends the process and says which it was.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

Entry = tuple[str, str, str]  # PyInstaller's (name in the bundle, source file, kind)
Symbol = tuple[str, str]  # its name and its version; that is empty where it has none
NEVER = re.compile(r"(?!)")
_NEEDED = re.compile(r"\((NEEDED|SONAME)\).*\[(.+)\]")
_UNDEFINED = re.compile(r"^\s+U (\S+?)(?:@+(\S+))?$")
_DEFINED = re.compile(r"^[0-9a-f]+ [TWiVBDRGu] (\S+?)(?:@+(\S+))?$")


def linked_names(library: Path) -> tuple[str, list[str]]:
    """The soname of a library, and the sonames that it links."""
    text = subprocess.run(["readelf", "-d", library], capture_output=True, text=True, check=True).stdout
    found = [(kind, name) for kind, name in _NEEDED.findall(text)]
    soname = next((name for kind, name in found if kind == "SONAME"), library.name)
    return soname, [name for kind, name in found if kind == "NEEDED"]


def undefined_symbols(library: Path) -> set[Symbol]:
    """What a library wants of others."""
    return _symbols(library, defined=False)


def _symbols(library: Path, defined: bool) -> set[Symbol]:
    which = "--defined-only" if defined else "--undefined-only"
    text = subprocess.run(["nm", "-D", which, library], capture_output=True, text=True, check=True).stdout
    pattern = _DEFINED if defined else _UNDEFINED
    return {(m[1], m[2] or "") for line in text.splitlines() if (m := pattern.match(line))}


def wanted_symbols(library: Path, users: Iterable[Path]) -> set[Symbol]:
    """What `users`, those of them that link the library, want of it."""
    soname = linked_names(library)[0]
    given = _symbols(library, defined=True)
    wanted: set[Symbol] = set()
    for user in users:
        if soname in linked_names(user)[1]:
            wanted |= _symbols(user, defined=False) & given
    return wanted


def make_stub(library: Path, users: Iterable[Path], folder: Path) -> Path:
    """Write the stub of a library to `folder`, under the library's own name. Raises CalledProcessError."""
    soname, wanted = linked_names(library)[0], sorted(wanted_symbols(library, users))
    folder.mkdir(parents=True, exist_ok=True)
    return write_stub(folder / library.name, soname, wanted)


def write_stub(stub: Path, soname: str, wanted: list[Symbol], does_nothing: re.Pattern[str] = NEVER) -> Path:
    """Compile a library of the names that are wanted. `does_nothing`: those that may be called, without effect.

    Raises CalledProcessError.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, versions = Path(folder, "stub.c"), Path(folder, "stub.map")
        source.write_text(_source(stub.name, [name for name, _ in wanted], does_nothing), encoding="utf-8")
        versions.write_text(_version_script(wanted), encoding="utf-8")
        command = ["cc", "-shared", "-fPIC", "-O1", "-s", f"-Wl,-soname,{soname}", f"-Wl,--version-script={versions}"]
        subprocess.run([*command, "-o", stub, source], check=True)
    return stub


def _source(library: str, names: list[str], does_nothing: re.Pattern[str]) -> str:
    head = "#include <stdlib.h>\n#include <unistd.h>\n#include <string.h>\n"
    end = (
        "static void missing(const char *name) {\n"
        f'    static const char said[] = "{library} is not part of Overread; it was called: ";\n'
        "    if (write(2, said, sizeof said - 1) < 0 || write(2, name, strlen(name)) < 0) abort();\n"
        "    abort();\n}\n"
    )
    bodies = {name: "" if does_nothing.match(name) else f'missing("{name}\\n");' for name in names}
    return head + end + "".join(f"void {name}(void) {{ {body} }}\n" for name, body in bodies.items())


def _version_script(wanted: list[Symbol]) -> str:
    by_version: dict[str, list[str]] = defaultdict(list)
    for name, version in wanted:
        by_version[version].append(name)
    blocks = [f"{version} {{ global: {'; '.join(names)}; }};" for version, names in by_version.items() if version]
    if not blocks:
        names = f"global: {'; '.join(by_version[''])}; " if by_version else ""
        return f"{{ {names}local: *; }};\n"
    return "\n".join(blocks) + "\n"


def with_stubs(entries: Iterable[Entry], users_of: Callable[[str], str | None], folder: Path) -> list[Entry]:
    """PyInstaller's entries with stubs for the libraries for which `users_of` names a folder of users.

    Where none of those links it, it is left out: it was there for another one that has a stub now.
    """
    entries, given = list(entries), []
    for name, source, kind in entries:
        place = users_of(source if kind == "SYMLINK" else name)
        if place is None:
            given.append((name, source, kind))
        elif kind != "SYMLINK" and (users := _users(entries, place, Path(source))):
            given.append((name, str(make_stub(Path(source), users, folder / Path(name).parent)), kind))
    return given


def _users(entries: list[Entry], place: str, library: Path) -> list[Path]:
    soname = linked_names(library)[0]
    near = [
        Path(source) for name, source, kind in entries if name.startswith(place) and kind in ("BINARY", "EXTENSION")
    ]
    return [user for user in near if soname in linked_names(user)[1]]
