"""Finding files: in folders, in zip files and by way of a DICOMDIR. Runs in the worker process; opens no image."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from core.dicom.archives import is_archive, open_archive
from core.dicom.directories import directory_entries
from core.dicom.reading import open_source
from core.errors import FileFault, Sentence
from core.settings import STANDARD_LIMITS, Limits

# What lies beside the images on discs and in exports, and is no image: left out of a folder, but not when it is named.
OTHER_SUFFIXES = frozenset(
    (
        ".md", ".txt", ".rtf", ".html", ".htm", ".xml", ".json", ".csv", ".tsv", ".pdf", ".doc", ".docx", ".exe",
        ".dll", ".inf", ".ini", ".bat", ".cmd", ".sh", ".jar", ".ico", ".css", ".js", ".log", ".toml", ".yaml", ".yml",
        ".sha256", ".url", ".lnk", ".db",
    )
)  # fmt: skip
OTHER_NAMES = frozenset({"DICOMDIR", "LICENSE", "LICENCE", "README", "VERSION", "LOCKFILE"})
ARCHIVE_SUFFIX = ".zip"


@dataclass(frozen=True, slots=True)
class Found:
    """One place to look at, or with a `problem` the reason why there is nothing to look at.

    `folder`: the folder whose listing named it, '' where it was named itself. `content`: reads a member of an archive;
    it holds until the next place is asked for.
    """

    path: str
    folder: str = ""
    content: Callable[[], bytes] | None = None
    problem: str | None = None


def find_files(paths: list[str], limits: Limits = STANDARD_LIMITS) -> Iterator[Found]:
    """Every file below `paths` that may be an image, in name order. What is named itself is never left out.

    In folders and archives: hidden files, links to folders, and plainly other documents are. A DICOMDIR leads to the
    files that it lists only when it is named itself; a folder is searched whole, listed or not.
    """
    for given in paths:
        if os.path.isdir(given):
            yield from _below(given, limits)
        elif os.path.basename(given).upper() == "DICOMDIR" and os.path.isfile(given):
            yield from _listed(given, limits)
        elif is_archive(given):
            yield from _members(given, limits)
        else:
            yield Found(given)


def _below(root: str, limits: Limits) -> Iterator[Found]:
    unreadable: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.lower().endswith(ARCHIVE_SUFFIX) and is_archive(path):
                yield from _members(path, limits)
            elif _may_be_image(name):
                yield Found(path, folder)
        yield from _unreadable(unreadable)
    yield from _unreadable(unreadable)


def _unreadable(errors: list[OSError]) -> Iterator[Found]:
    for error in errors:
        folder = str(error.filename)
        problem = Sentence(
            "{folder} cannot be listed ({reason}); move it to a folder with a shorter path."
            if error.errno == errno.ENAMETOOLONG
            else "{folder} cannot be listed ({reason}); check the drive and the rights.",
            folder=folder,
            reason=error.strerror,
        )
        yield Found(folder, problem=problem)
    errors.clear()


def _members(path: str, limits: Limits) -> Iterator[Found]:
    try:
        with open_archive(path, limits) as archive:
            for name in archive.names():
                where, last = f"{path}/{name}", name.rsplit("/", 1)[-1]
                if last.lower().endswith(ARCHIVE_SUFFIX):
                    yield Found(
                        where,
                        problem=Sentence(
                            "{path} is an archive inside an archive; unpack the outer one first.", path=where
                        ),
                    )
                elif _may_be_image(last) and not _is_hidden(name):
                    yield Found(where, content=partial(archive.read, name))
    except FileFault as fault:
        yield Found(path, problem=fault.message)


def _is_hidden(name: str) -> bool:
    """Whether a member lies in a hidden folder, or among the shadow files that macOS packs beside each file."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/")[:-1])


def _listed(path: str, limits: Limits) -> Iterator[Found]:
    try:
        dataset = open_source(path, limits).dataset
    except FileFault as fault:
        yield Found(path, problem=fault.message)
        return
    if dataset is None:
        yield Found(path)
        return
    for entry in directory_entries(dataset, path, limits):
        yield Found(entry.path, problem=entry.problem)


def _may_be_image(name: str) -> bool:
    suffix = os.path.splitext(name)[1].lower()
    return not name.startswith(".") and suffix not in OTHER_SUFFIXES and name.upper() not in OTHER_NAMES
