"""Zip files, read in place: a member is read into memory when it is asked for; nothing is ever written to disk.

The location of a member is the archive's path, then its name inside, as if the archive were a folder:
`disc.zip/CT/slice 1.dcm`. A member's name is only ever looked up among the archive's own: `/`, `..` and empty parts are
dropped, control characters and backslashes replaced, and what then collides is numbered.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from core.errors import FileFault, LimitExceeded
from core.settings import STANDARD_LIMITS, Limits

ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
_END_RECORDS = 22 + 65535 + 20 + 56  # the end record with the longest comment, and those of ZIP64


class Archive:
    """The members of one zip file by their location names; opened and checked, no member read yet."""

    def __init__(self, opened: zipfile.ZipFile, path: str, limits: Limits) -> None:
        self._zip, self.path, self._limits = opened, path, limits
        self._members = _named(opened.infolist())

    def names(self) -> list[str]:
        """Every member that is a file, as the last part of its location, in the archive's order."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """One member whole. Raises FileFault or LimitExceeded with a sentence."""
        where = f"{self.path}/{name}"
        member = self._members.get(name)
        if member is None:
            raise FileFault("{where} is not in the archive; open the archive again.", where=where)
        if member.flag_bits & 0x1:
            raise FileFault("{where} is encrypted; unpack the archive with its password first.", where=where)
        limit = self._limits.inflated_bytes(member.compress_size)
        if member.file_size > limit:
            raise LimitExceeded(
                "{where} inflates to {file_size} bytes, above the limit of {limit} for its size "
                "(settings: max_inflation, max_inflated_bytes).",
                where=where,
                file_size=member.file_size,
                limit=limit,
            )
        try:
            with self._zip.open(member) as stream:
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise FileFault(
                "{where} cannot be read from the archive ({error}); ask for it again.", where=where, error=error
            ) from error
        if len(data) > limit:
            raise LimitExceeded(
                "{where} inflates to more than {limit} bytes, above the limit for its size "
                "(settings: max_inflation, max_inflated_bytes).",
                where=where,
                limit=limit,
            )
        return data


@contextmanager
def open_archive(path: str, limits: Limits = STANDARD_LIMITS) -> Iterator[Archive]:
    """Open a zip file and check its table of contents: its size, the number of members, what they claim to become."""
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(open(path, "rb"))
            _check_directory(stream, path, limits)
            opened = stack.enter_context(zipfile.ZipFile(stream))
        except OSError as error:
            raise FileFault(
                "{path} cannot be read ({reason}); check the drive.", path=path, reason=error.strerror or error
            ) from error
        except (zipfile.BadZipFile, EOFError, ValueError, OverflowError, struct.error, NotImplementedError) as error:
            raise FileFault(
                "{path} is a damaged archive ({error}); ask for it again.", path=path, error=error
            ) from error
        _check_members(opened.infolist(), path, limits)
        yield Archive(opened, path, limits)


def is_archive(path: str) -> bool:
    """Whether a file starts as a zip file does."""
    try:
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as stream:
            return stream.read(4) in ZIP_MAGICS
    except OSError:
        return False


def member_of(location: str) -> tuple[str, str] | None:
    """(archive, name inside) of a location whose beginning is a file; None for a plain path."""
    path = Path(location)
    try:
        if path.exists():
            return None
        archive = next((parent for parent in path.parents if parent.is_file()), None)
    except (OSError, ValueError):  # too long for the system, or with a null character
        return None
    return None if archive is None else (str(archive), path.relative_to(archive).as_posix())


def read_member(archive: str, name: str, limits: Limits = STANDARD_LIMITS) -> bytes:
    """The bytes of one member; an unreadable archive is a FileFault that names it."""
    with open_archive(archive, limits) as opened:
        return opened.read(name)


def _check_directory(stream: io.BufferedReader, path: str, limits: Limits) -> None:
    """The library parses the table of contents whole: its stated length is checked before (APPNOTE 4.3.14, 4.3.16)."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _END_RECORDS))
    tail = stream.read()
    at, at64 = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    stated = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if stated == 0xFFFFFFFF and at64 >= 0:
        stated = int.from_bytes(tail[at64 + 40 : at64 + 48], "little")
    if min(size, stated) > limits.max_archive_directory_bytes:
        raise LimitExceeded(
            "{path} has a table of contents of {size} bytes, above the limit of "
            "{max_archive_directory_bytes} (settings: max_archive_directory_bytes); unpack it first.",
            path=path,
            size=min(size, stated),
            max_archive_directory_bytes=limits.max_archive_directory_bytes,
        )
    stream.seek(0)


def _check_members(members: list[zipfile.ZipInfo], path: str, limits: Limits) -> None:
    if len(members) > limits.max_archive_members:
        raise LimitExceeded(
            "{path} has {count} members, above the limit of {max_archive_members} "
            "(settings: max_archive_members); unpack it first.",
            path=path,
            count=len(members),
            max_archive_members=limits.max_archive_members,
        )
    if sum(member.file_size for member in members) > limits.max_archive_bytes:
        raise LimitExceeded(
            "{path} inflates to more than {max_archive_bytes} bytes (settings: max_archive_bytes); unpack it first.",
            path=path,
            max_archive_bytes=limits.max_archive_bytes,
        )


def _named(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Members by location name; folders and symbolic links are left out."""
    named: dict[str, zipfile.ZipInfo] = {}
    copies: Counter[str] = Counter()
    for member in members:
        if member.is_dir() or stat.S_ISLNK(member.external_attr >> 16):
            continue
        name = _harmless(member.filename)
        copies[name] += 1
        named[name if copies[name] == 1 else f"{name}~{copies[name]}"] = member
    return named


def _harmless(name: str) -> str:
    kept = "".join("_" if ch in "\\:" or unicodedata.category(ch)[0] == "C" else ch for ch in name)
    parts = [part for part in kept.split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "unnamed"
