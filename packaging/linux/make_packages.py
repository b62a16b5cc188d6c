"""Makes a Debian package and a relocatable tar of the bundle that `make bundle` has built.

    python packaging/linux/make_packages.py [--bundle DIR] [--out DIR] [--only deb|tar]

What the package depends on is read from the bundle: each library that something in it links, that is not in it, and
the Debian package of this machine that brings it.
"""

from __future__ import annotations

import argparse
import gzip
import mmap
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib.metadata import metadata
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE.parent)]

from frozen_contents import edition_of  # noqa: E402
from make_icons import SIZES, SOURCE, make_icons  # noqa: E402
from stub_libraries import linked_names  # noqa: E402

# Links of parts that work only where such a thing is there, and that are not looked for elsewhere: the graphics
# driver's own library; network cards between computers; a desktop's theme; printers; Wayland.
OPTIONAL = ("libcuda.so.1", "libnvidia-ml.so.1", "libibverbs.so.1", "libmlx5.so.1", "librdmacm.so.1")
OPTIONAL_USERS = (
    "platformthemes/libqgtk3",
    "printsupport/libcups",
    "plugins/wayland-",
    "libqwayland",
    "libQt6Wayland",
    "libQt6WlShell",
)
METAINFO = HERE / "io.github.overread.Overread.metainfo.xml"
FONTS = "fonts-noto-cjk | fonts-wqy-zenhei"  # Simplified Chinese; Qt finds no other glyphs for it
LATIN_FONTS = "fonts-dejavu-core | fonts-noto-core"  # with Vietnamese
LIBC = "libc6"
LIBC_SYMBOLS = re.compile(rb"\x00GLIBC_(\d+)\.(\d+)(?=[.\x00])")
LEVEL = "-z3"  # level 9 takes eight times as long and saves a fiftieth: most of NVIDIA's code is packed already
# Installing one edition takes the other away. dpkg does that by the package's own name alone, not by what it provides.
CONTROL = """Package: overread-{edition}
Version: {version}
Section: science
Priority: optional
Architecture: amd64
Maintainer: The Overread project <noreply@overread.invalid>
Installed-Size: {size}
Provides: overread
Conflicts: overread-{other}
Replaces: overread-{other}
Depends: {depends}
Recommends: libwayland-cursor0, libwayland-egl1, gnome-keyring | keepassxc | kwalletmanager
Description: reading station that shows what a network sees in a radiograph
 Overread opens DICOM, PNG and JPEG studies, runs a classification network on
 this computer, shows its heatmaps over the image, and keeps what the
 radiologist says of it. Research use only; no medical device.
 .
 {said}
"""
SAID = {
    "cpu": "This edition computes on the processor; it is the smaller one.",
    "gpu": "This edition computes on NVIDIA graphics cards, and on the processor where there is none.",
}
CHANGES = """{package} ({version}) unstable; urgency=medium

  * See the release notes of Overread {version}.

 -- The Overread project <noreply@overread.invalid>  {date}
"""


def main() -> int:
    parser = argparse.ArgumentParser(description="Make a Debian package and a tar of the bundle.")
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist" / "overread")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--only", choices=("deb", "tar"))
    options = parser.parse_args()
    version = metadata("overread")["Version"]
    with tempfile.TemporaryDirectory(dir=options.out) as made:
        if options.only != "tar":
            print(make_deb(options.bundle, Path(made) / "deb", options.out, version))
        if options.only != "deb":
            print(make_tar(options.bundle, Path(made) / "tar", options.out, version))
    return 0


def make_deb(bundle: Path, root: Path, out: Path, version: str) -> Path:
    edition = edition_of(bundle)
    target = out / f"overread-{edition}_{version}_amd64.deb"
    _copy(bundle, root / "usr" / "lib" / "overread")
    _share(root / "usr" / "share", f"overread-{edition}")
    _debian_papers(root / "usr" / "share", f"overread-{edition}", version)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "overread").symlink_to("../lib/overread/overread")
    size_kib = sum(file.lstat().st_size for file in root.rglob("*") if file.is_file()) // 1024
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    depends = ", ".join(dependencies(bundle))
    other = "gpu" if edition == "cpu" else "cpu"
    words = {"edition": edition, "other": other, "version": version, "said": SAID[edition]}
    control.write_text(CONTROL.format(**words, size=size_kib, depends=depends))
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", LEVEL, "--build", root, target]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return target


def _debian_papers(share: Path, package: str, version: str) -> None:
    """Debian's own changelog, which names the release, and the manual page; packed without the day."""
    released = ElementTree.parse(METAINFO).find("releases/release")
    assert released is not None
    day = datetime.strptime(released.get("date", ""), "%Y-%m-%d").replace(tzinfo=UTC)
    changes = CHANGES.format(package=package, version=version, date=format_datetime(day))
    for text, place in (
        (changes, f"doc/{package}/changelog.gz"),
        ((HERE / "overread.1").read_text(encoding="utf-8"), "man/man1/overread.1.gz"),
    ):
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        (share / place).write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def make_tar(bundle: Path, folder: Path, out: Path, version: str) -> Path:
    """The bundle as it is, with the desktop's files beside it and a script that puts them into the own account."""
    name = f"overread-{version}-linux-x86_64-{edition_of(bundle)}"
    _copy(bundle, folder / name)
    _share(folder / name / "share", "overread")
    shutil.copy(HERE / "install.sh", folder / name / "install.sh")
    target = out / f"{name}.tar.zst"
    packed = ["tar", "--use-compress-program", f"zstd {LEVEL.replace('z', '')} -T0", "--owner=0", "--group=0"]
    subprocess.run([*packed, "-cf", target, "-C", folder, name], check=True)
    return target


def _copy(bundle: Path, target: Path) -> None:
    """Hard links: the bundle is large, and nothing in it is changed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-al", bundle, target], check=True)


def _share(share: Path, package: str) -> None:
    """Licence, icons, menu entry, MIME type and AppStream metadata, where the desktop looks for them."""
    for source, place in (
        (HERE / "overread.desktop", "applications/overread.desktop"),
        (HERE / "overread-mime.xml", "mime/packages/overread.xml"),
        (METAINFO, "metainfo/io.github.overread.Overread.metainfo.xml"),
        (SOURCE, "icons/hicolor/scalable/apps/overread.svg"),
        (HERE / "copyright", f"doc/{package}/copyright"),
    ):
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, share / place)
    with tempfile.TemporaryDirectory() as drawn:
        for size, icon in zip(SIZES, make_icons(Path(drawn)), strict=True):
            target = share / f"icons/hicolor/{size}x{size}/apps/overread.png"
            target.parent.mkdir(parents=True)
            shutil.copy(icon, target)


def dependencies(bundle: Path) -> list[str]:
    """The Debian packages that bring what the bundle links and has not, fonts included."""
    missing = missing_libraries(bundle)
    packages = {_package_of(soname) for soname in missing} - {LIBC}
    return [f"{LIBC} (>= {newest_libc(_libraries(bundle))})", *sorted(packages), LATIN_FONTS, FONTS]


def newest_libc(libraries: Iterable[Path]) -> str:
    """The newest version of the C library, such as "2.36", whose symbols any of the libraries asks for."""
    versions: set[tuple[int, ...]] = set()
    for file in libraries:
        with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
            versions |= {tuple(map(int, named)) for named in LIBC_SYMBOLS.findall(content)}
    return ".".join(map(str, max(versions)))


def missing_libraries(bundle: Path) -> set[str]:
    """Sonames that are linked in the bundle and not there, less those of parts that are optional."""
    there, linked = set(), set()
    for file in _libraries(bundle):
        soname, needed = linked_names(file)
        there |= {soname, file.name}
        if not any(part in str(file) for part in OPTIONAL_USERS):
            linked |= set(needed)
    return linked - there - set(OPTIONAL)


def _libraries(bundle: Path) -> Iterator[Path]:
    for file in bundle.rglob("*"):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield file


def _package_of(soname: str) -> str:
    """The installed package that brings a library. Raises LookupError where none does."""
    cache = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    paths = [line.split("=> ")[1] for line in cache.splitlines() if line.split()[:1] == [soname] and "=> " in line]
    for path in paths:
        for spelt in (path, str(Path(path).resolve()), str(Path(path).resolve()).replace("/usr/lib", "/lib", 1)):
            found = subprocess.run(["dpkg", "-S", spelt], capture_output=True, text=True, check=False)
            if found.returncode == 0:
                return found.stdout.split(":")[0]
    raise LookupError(f"no installed Debian package brings {soname}")


if __name__ == "__main__":
    raise SystemExit(main())
