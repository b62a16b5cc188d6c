"""Shows that nothing in the bundle misses the shared libraries that were left out of it.

    python packaging/left_out_libraries.py [DIR]

For each library of torch and NVIDIA that the bundle lacks: who in the bundle links it, and who has its name among its
strings, and so may load it by name. Exit code 1 where somebody links one.
"""

from __future__ import annotations

import mmap
import sys
from importlib.util import find_spec
from pathlib import Path

from stub_libraries import linked_names

ROOT = Path(__file__).resolve().parent.parent


def installed_libraries(site: Path) -> list[Path]:
    """Those of torch and of NVIDIA's packages, as paths relative to site-packages."""
    found = [file for folder in ("torch", "nvidia") for file in (site / folder).rglob("*.so*") if file.is_file()]
    return [file.relative_to(site) for file in found]


def users(bundle: Path, library: Path) -> tuple[list[str], list[str]]:
    """(who links a library, who else has the beginning of its name, up to ".so", in it), as file names."""
    soname = linked_names(library)[0]
    needle = soname.split(".so")[0].encode() + b".so"
    linking, naming = [], []
    for file in sorted((bundle / "_internal").rglob("*.so*")):
        if file.is_symlink() or not file.is_file() or file.stat().st_size == 0:
            continue
        if soname in linked_names(file)[1]:
            linking.append(file.name)
        elif _holds(file, needle):
            naming.append(file.name)
    return linking, naming


def _holds(file: Path, needle: bytes) -> bool:
    with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(needle) >= 0


def main() -> int:
    bundle = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "overread"
    spec = find_spec("torch")
    assert spec is not None
    assert spec.origin is not None
    site = Path(spec.origin).parent.parent
    missed = False
    for library in installed_libraries(site):
        if (bundle / "_internal" / library).exists():
            continue
        linking, naming = users(bundle, site / library)
        missed = missed or bool(linking)
        size = (site / library).stat().st_size / 1e6
        print(f"{size:7.1f} MB  {library}: linked by {linking or 'nobody'}, named by {naming or 'nobody'}")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
