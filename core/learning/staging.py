"""Where a candidate is made ready: a folder of the data folder's own disk, so that it can be moved in one step."""

from __future__ import annotations

import hashlib
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.bundles.library import Bundle, read_bundle
from core.errors import BundleError, EnvironmentLacks

PREFIX = "promotion-"
STALE_S = 86400.0


@contextmanager
def staging_folder(data_dir: Path) -> Iterator[Path]:
    """An empty folder, removed at the end; what a killed promotion left more than a day ago goes too."""
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in data_dir.glob(PREFIX + "*"):
            if left.is_dir() and time.time() - left.stat().st_mtime > STALE_S:
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=data_dir))
    except OSError as error:
        raise EnvironmentLacks(
            "{data_dir} cannot be written ({reason}); check its rights.",
            data_dir=data_dir,
            reason=error.strerror or error,
        ) from error
    try:
        yield folder
    finally:
        _make_writable(folder)
        shutil.rmtree(folder, ignore_errors=True)


def staged_copy(bundle: Bundle, work: Path) -> Bundle:
    """A whole copy of a bundle without its training run, each file compared by hash, its owner's to write.

    Raises BundleError.
    """
    target = work / "bundle"
    try:
        shutil.copytree(bundle.folder, target, ignore=shutil.ignore_patterns("run", "*.part"))
        _make_writable(target)
        torn = [
            path.name for path in target.rglob("*")
            if path.is_file() and _digest(path) != _digest(bundle.folder / path.relative_to(target))
        ]  # fmt: skip
    except (OSError, shutil.Error) as error:
        raise BundleError(
            "The bundle {name} cannot be copied to {parent} ({error}).",
            name=bundle.manifest.name,
            parent=work.parent,
            error=error,
        ) from error
    if torn:
        raise BundleError(
            "The bundle {name} changed while it was copied ({torn}); try again.",
            name=bundle.manifest.name,
            torn=torn[0],
        )
    return read_bundle(target)


def _make_writable(folder: Path) -> None:
    """A candidate may be write-protected, and a copy has the rights of what was copied."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | (stat.S_IRWXU if path.is_dir() else stat.S_IRUSR | stat.S_IWUSR))


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
