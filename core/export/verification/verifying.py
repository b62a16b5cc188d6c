"""Every byte of every file of a staged export is read and held against the patients' true values.

Pure functions: they open what lies in the folder, keep one file in memory at a time (a zip file: one member), and
write nothing. Files of the export are our own, but the decoders are the same as for files from outside: run this in a
process of its own.
"""

from __future__ import annotations

import os
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.errors import ExportCancelled, ExportFault
from core.export.verification import png_parts
from core.export.verification.dicom_parts import dicom_parts
from core.export.verification.file_findings import FileFindings, Tally
from core.export.verification.parts import Part, Picture, PixelRange, Refused, Text
from core.export.verification.pixel_text import TextReader
from core.export.verification.quiet import quiet
from core.export.verification.report import VerificationReport
from core.export.verification.searching import TrueForms
from core.export.verification.text_parts import csv_parts, json_lines_parts, json_parts, line_parts
from core.export.verification.truths import CaseTruths

_TEXTS = {
    ".json": json_parts,
    ".jsonl": json_lines_parts,
    ".csv": csv_parts,
    ".txt": line_parts,
    ".md": line_parts,
    ".sha256": line_parts,
}
_LARGEST = 2 * 2**30
_CHUNK = 4 * 2**20
_BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
)

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Checks:
    """How an export is verified.

    `read_text` reads text in pixels (`pixel_text.open_text_reader`); None leaves the pixels unread, and then
    overlays and icons are refused. `public`: texts that the export holds by design (labels, bundle names), whose
    words are no leak unless they stand in a longer true value. `kept`: kinds of value that the export keeps on
    purpose, such as DEVICE under option 113109. `refuse_unexplained`: text in pixels that is neither a true value
    nor a marker counts as a leak; it may name somebody whom no header knows.
    """

    read_text: TextReader | None = None
    public: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    refuse_unexplained: bool = False


def verify_export(
    folder: Path,
    truths: Iterable[CaseTruths],
    checks: Checks | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> VerificationReport:
    """Read everything under `folder` and say what of `truths` is still there.

    `progress(done, total)` is called after each file. Raises ExportCancelled once `cancelled` says so, and ExportFault
    where the folder cannot be read.
    """
    started, checks = time.monotonic(), checks or Checks()
    cases = [_without(case, checks.kept) for case in truths]
    forms, owners, tally = TrueForms(cases, checks.public), _owners(cases), Tally(checks.refuse_unexplained)
    run = _Run(forms, checks.read_text, owners, tally, cancelled or (lambda: False))
    try:
        paths = sorted(_entries(folder))
        for number, path in enumerate(paths, start=1):
            with quiet():
                run.verify(folder, path)
            if progress:
                progress(number, len(paths))
    except OSError as error:
        raise ExportFault(
            "The export cannot be read again to verify it ({reason}); check the "
            "rights and the disk, and export once more.",
            reason=error.strerror or type(error).__name__,
        ) from None
    return VerificationReport(
        leaks=tuple(tally.leaks),
        files=tally.files,
        bytes_read=tally.bytes_read,
        pictures=tally.pictures,
        values=forms.values,
        duration_s=time.monotonic() - started,
        unexplained_text=tally.unexplained_text,
        left_out=dict(forms.left_out),
    )


def _without(case: CaseTruths, kept: frozenset[str]) -> CaseTruths:
    values = tuple(value for value in case.values if value.kind not in kept)
    return CaseTruths(case.case, values, case.encodings, case.left_out, case.files)


def _owners(cases: Sequence[CaseTruths]) -> dict[str, str]:
    return {file: case.case for case in cases for file in case.files}


def _entries(folder: Path) -> Iterator[Path]:
    """Every file, link and empty folder, without following links."""

    def fail(error: OSError) -> None:
        raise error

    for root, folders, files in os.walk(folder, onerror=fail):
        yield from (Path(root, name) for name in files)
        for name in folders:
            path = Path(root, name)
            if path.is_symlink() or not any(path.iterdir()):
                yield path


@dataclass(slots=True)
class _Run:
    forms: TrueForms
    read_text: TextReader | None
    owners: dict[str, str]
    tally: Tally
    cancelled: Cancelled

    def verify(self, folder: Path, path: Path) -> None:
        name = path.relative_to(folder).as_posix()
        findings = self._named(name)
        if path.is_dir() and not path.is_symlink():
            findings.close()
        elif path.is_symlink() or not path.is_file():
            findings.take(Refused("the entry", "it is no plain file"))
            findings.close()
        elif _is_zip(path):
            self._archive(path, name, findings)
        elif path.stat().st_size > _LARGEST:
            findings.take(Refused("the file", "it is larger than 2 GiB"))
            findings.close()
        else:
            self._file(name, path.read_bytes(), findings)

    def _named(self, name: str) -> FileFindings:
        self._stop_where_cancelled()
        findings = FileFindings(name, self.owners.get(name), self.forms, self.tally)
        for level, part in enumerate(name.split("/")):
            findings.take(Text(f"part {level + 1} of its path", part))
        return findings

    def _file(self, name: str, data: bytes, findings: FileFindings) -> None:
        """Read one file or member whole; `findings` is closed."""
        self.tally.files += 1
        self.tally.bytes_read += len(data)
        for part in _parts(name, data, pictures=self.read_text is not None):
            self._stop_where_cancelled()
            if isinstance(part, Picture) and self.read_text is not None:
                findings.read(part, self.read_text)
            else:
                findings.take(part)
        for start in range(0, len(data), _CHUNK):
            self._stop_where_cancelled()
            findings.search(data, start, _CHUNK)
        findings.close()

    def _archive(self, path: Path, name: str, findings: FileFindings) -> None:
        """A zip file: its members one by one, and its own bytes, names, comments and extra fields."""
        self.tally.files += 1
        self.tally.bytes_read += path.stat().st_size
        try:
            with zipfile.ZipFile(path) as archive:
                for number, member in enumerate(archive.infolist()):
                    findings.take(_data_of(path, member))
                    findings.take(Text(f"the comment of member {number}", member.comment.decode("utf-8", "replace")))
                    self._member(archive, member, f"{name}!/{member.filename}")
                findings.take(Text("the comment", archive.comment.decode("utf-8", "replace")))
        except _BROKEN_ARCHIVE as error:
            findings.take(Refused("the archive", f"it cannot be read ({type(error).__name__})"))
        with path.open("rb") as file:
            self._stream(file, findings)
        findings.close()

    def _member(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
        findings = self._named(name)
        if member.is_dir():
            findings.close()
        elif member.file_size > _LARGEST or member.filename.lower().endswith(".zip"):
            findings.take(Refused("the member", "it is larger than 2 GiB, or an archive itself"))
            findings.close()
        else:
            self._file(name, archive.read(member), findings)

    def _stream(self, file: BinaryIO, findings: FileFindings) -> None:
        """Search a file of any size, in pieces that overlap by the longest form."""
        start, tail = 0, b""
        while chunk := file.read(_CHUNK):
            self._stop_where_cancelled()
            findings.search_piece(tail + chunk, start - len(tail))
            start += len(chunk)
            tail = (tail + chunk)[-self.forms.longest :]

    def _stop_where_cancelled(self) -> None:
        if self.cancelled():
            raise ExportCancelled("The verification was stopped; nothing is exported before it has been done.")


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in (b"PK\3\4", b"PK\5\6")


def _data_of(path: Path, member: zipfile.ZipInfo) -> Part:
    """Where a member's data lie in the archive (APPNOTE 4.3.7); they are read as the member's own."""
    if member.header_offset < 0:
        raise zipfile.BadZipFile("a member lies before the archive")
    with path.open("rb") as file:
        file.seek(member.header_offset + 26)
        lengths = file.read(4)
    start = member.header_offset + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    return PixelRange(start, start + member.compress_size)


def _parts(name: str, data: bytes, pictures: bool) -> Iterator[Part]:
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if data.startswith(png_parts.SIGNATURE):
        yield from png_parts.png_parts(data, pictures)
    elif data[128:132] == b"DICM":
        yield from dicom_parts(data, pictures)
    elif suffix in _TEXTS:
        yield from _TEXTS[suffix](data)
    else:
        yield Refused("the file", "it is of a kind that an export does not hold")
