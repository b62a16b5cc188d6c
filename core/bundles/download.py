"""Fetching one file that the reader asked for. The only place in Overread that opens a connection.

The file is checked against its SHA-256 and a limit on its size; a download that was cut off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from core.errors import EnvironmentFault, LimitExceeded, Sentence, UsageFault

MAX_BYTES = 1 << 30
TIMEOUT_S = 30.0
CHUNK_BYTES = 1 << 18
LOOPBACK = ("localhost", "127.0.0.1", "::1")
Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Download:
    """`sha256`: 64 hexadecimal digits; '' where the publisher states none, which only https may do."""

    url: str
    sha256: str
    folder: Path
    max_bytes: int = MAX_BYTES

    @property
    def part(self) -> Path:
        """What has arrived so far; its name is that of the address, so that a second call finds it."""
        return self.folder / f"{hashlib.sha256(self.url.encode()).hexdigest()[:16]}.part"

    @property
    def stamp(self) -> Path:
        """The server's word (ETag) on the version that has been begun."""
        return self.part.with_suffix(".etag")

    @property
    def target(self) -> Path:
        name = PurePosixPath(unquote(urlsplit(self.url).path)).name
        return self.folder / (re.sub(r"[^A-Za-z0-9._-]", "_", name).lstrip(".")[-120:] or "checkpoint")


def is_address(text: str) -> bool:
    return text.startswith(("https://", "http://"))


def fetch(download: Download, progress: Progress) -> tuple[Path, str]:
    """The file and its SHA-256. `progress`: bytes there, bytes in all (None: unknown).

    Raises EnvironmentFault; what has arrived stays for the next call, unless it is wrong.
    """
    _check(download)
    try:
        download.folder.mkdir(parents=True, exist_ok=True)
        _receive(download, progress)
        with download.part.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if download.sha256 and found != download.sha256:
            _forget(download)
            raise EnvironmentFault(
                "{url} is not the file that was asked for: its SHA-256 is {found}, not {sha256}; it was thrown away.",
                url=download.url,
                found=found,
                sha256=download.sha256,
            )
        download.part.replace(download.target)
        download.stamp.unlink(missing_ok=True)
    except (OSError, http.client.HTTPException) as error:
        raise EnvironmentFault(
            "{url} could not be fetched ({reason}); call again to go on where it stopped.",
            url=download.url,
            reason=_reason(error),
        ) from error
    return download.target, found


def _check(download: Download) -> None:
    address = urlsplit(download.url)
    if not is_address(download.url) or not address.hostname:
        raise UsageFault("{url} is no address of a file; it must begin with https://.", url=download.url)
    if download.sha256 and not re.fullmatch(r"[0-9a-f]{64}", download.sha256):
        raise UsageFault("{sha256} is no SHA-256: 64 hexadecimal digits.", sha256=download.sha256)
    if not download.sha256 and address.scheme != "https" and address.hostname not in LOOPBACK:
        raise UsageFault("{url} is not encrypted; without a SHA-256 only https is fetched.", url=download.url)


def _receive(download: Download, progress: Progress) -> None:
    there = download.part.stat().st_size if download.part.is_file() else 0
    if not download.sha256 and not download.stamp.is_file():
        there = 0  # nothing would tell that the file has been exchanged meanwhile
    request = urllib.request.Request(download.url, headers={"Accept-Encoding": "identity"})
    if there:
        request.add_header("Range", f"bytes={there}-")
        with suppress(FileNotFoundError):
            request.add_header("If-Range", download.stamp.read_text(encoding="ascii"))
    try:
        response = _opener().open(request, timeout=TIMEOUT_S)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416 and there:  # what is there is as long as the file, or longer
            if download.sha256:
                return
            _forget(download)
        raise
    with response:
        _check(replace(download, url=response.url))  # a redirection may have led to an address that is not encrypted
        there = there if response.status == 206 and _begins_at(response, there) else 0
        _keep_stamp(download, response)
        _copy(response, download, there, progress)


def _opener() -> urllib.request.OpenerDirector:
    """http and https alone, also after a redirection: no file, no ftp."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(), urllib.request.HTTPHandler(), urllib.request.HTTPSHandler(),
        urllib.request.HTTPRedirectHandler(), urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


def _begins_at(response: http.client.HTTPResponse, there: int) -> bool:
    return (response.headers.get("Content-Range") or "").startswith(f"bytes {there}-")


def _keep_stamp(download: Download, response: http.client.HTTPResponse) -> None:
    tag = response.headers.get("ETag") or ""
    if tag.startswith('"') and tag.isascii() and len(tag) < 200:
        download.stamp.write_text(tag, encoding="ascii")
    else:
        download.stamp.unlink(missing_ok=True)


def _copy(response: http.client.HTTPResponse, download: Download, there: int, progress: Progress) -> None:
    length = response.headers.get("Content-Length")
    total = there + int(length) if length and length.isdigit() else None
    too_large = LimitExceeded(
        "{url} has more than {limit:.0f} MiB; nothing that large is fetched.",
        url=download.url,
        limit=download.max_bytes / 2**20,
    )
    if total is not None and total > download.max_bytes:
        _forget(download)
        raise too_large
    with download.part.open("r+b" if there else "wb") as part:
        part.seek(there)
        while chunk := response.read(CHUNK_BYTES):
            there += len(chunk)
            if there > download.max_bytes:
                _forget(download)
                raise too_large
            part.write(chunk)
            progress(there, total)
        part.flush()
        os.fsync(part.fileno())
    if total is not None and there < total:
        raise http.client.IncompleteRead(b"", total - there)


def _forget(download: Download) -> None:
    download.part.unlink(missing_ok=True)
    download.stamp.unlink(missing_ok=True)


def _reason(error: OSError | http.client.HTTPException) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return Sentence("the server says {code} {reason}", code=error.code, reason=error.reason)
    if isinstance(error, http.client.IncompleteRead):
        return Sentence("the connection broke off")
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
    return str(reason)
