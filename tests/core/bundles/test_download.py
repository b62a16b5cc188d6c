"""Downloads, against a real server of this machine: resumed, limited, checked; and nothing else opens a connection."""

from __future__ import annotations

import ast
import hashlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from core.bundles.download import Download, fetch
from core.errors import EnvironmentFault, LimitExceeded, UsageFault

ROOT = Path(__file__).resolve().parents[3]
CONTENT = bytes(range(256)) * 4096  # 1 MiB
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Server(ThreadingHTTPServer):
    """Serves CONTENT as /file.pt; `breaks_after` bytes of an answer it hangs up."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.breaks_after: int | None = None
        self.tag = '"one"'
        self.content = CONTENT
        self.length = True
        self.asked: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/file.pt"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        server, wanted = self.server, self.headers.get("Range")
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        if self.path != "/file.pt":
            self.send_error(404)
            return
        server.asked.append(wanted)
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
        if self.headers.get("If-Range", server.tag) != server.tag:
            start = 0
        if start and start >= len(server.content):
            self.send_error(416)
            return
        body = server.content[start:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(server.content) - 1}/{len(server.content)}")
        if server.length:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", server.tag)
        self.end_headers()
        self.wfile.write(body if server.breaks_after is None else body[: server.breaks_after])

    def log_message(self, *args: object) -> None:
        """Nothing: the test's own output is enough."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def ignore(done: int, total: int | None) -> None:
    """No progress is shown."""


def test_a_file_arrives_with_its_hash_and_its_progress(server: Server, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    path, found = fetch(Download(server.url, SHA256, tmp_path), lambda done, total: seen.append((done, total)))
    assert path.read_bytes() == CONTENT
    assert (path.name, found) == ("file.pt", SHA256)
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert [file.name for file in tmp_path.iterdir()] == ["file.pt"]


def test_a_download_that_broke_off_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    download = Download(server.url, SHA256, tmp_path)
    server.breaks_after = 600_000
    with pytest.raises(EnvironmentFault, match=r"broke off.*call again"):
        fetch(download, ignore)
    assert download.part.stat().st_size == 600_000
    server.breaks_after = None
    assert fetch(download, ignore)[0].read_bytes() == CONTENT
    assert server.asked == [None, "bytes=600000-"]


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(server: Server, tmp_path: Path) -> None:
    download = Download(server.url, "", tmp_path)
    server.breaks_after = 600_000
    with pytest.raises(EnvironmentFault):
        fetch(download, ignore)
    server.breaks_after, server.tag, server.content = None, '"two"', CONTENT[::-1]
    path, found = fetch(download, ignore)
    assert path.read_bytes() == CONTENT[::-1]
    assert found == hashlib.sha256(CONTENT[::-1]).hexdigest()


def test_a_wrong_hash_is_refused_and_nothing_is_kept(server: Server, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="not the file that was asked for"):
        fetch(Download(server.url, "0" * 64, tmp_path), ignore)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stated", [True, False])
def test_a_file_beyond_the_limit_is_stopped(server: Server, tmp_path: Path, stated: bool) -> None:
    server.length = stated
    with pytest.raises(LimitExceeded, match="nothing that large"):
        fetch(Download(server.url, SHA256, tmp_path, max_bytes=500_000), ignore)
    assert list(tmp_path.iterdir()) == []


def test_addresses_that_are_not_fetched(server: Server, tmp_path: Path) -> None:
    for url, sha256 in (("file:///etc/hostname", SHA256), ("ftp://host/x", SHA256), ("http://host/x.pt", ""),
                        (server.url, "abc")):  # fmt: skip
        with pytest.raises(UsageFault):
            fetch(Download(url, sha256, tmp_path), ignore)
    for path, said in (("/missing", "404"), ("/away", "could not be fetched")):
        with pytest.raises(EnvironmentFault, match=said):
            fetch(Download(server.url.replace("/file.pt", path), SHA256, tmp_path), ignore)


def test_no_other_module_opens_a_connection() -> None:
    doors = {"urllib.request", "http", "http.client", "socket", "ssl", "requests", "ftplib", "smtplib", "xmlrpc"}
    found = set()
    for path in [*(ROOT / "core").rglob("*.py"), *(ROOT / "app").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if doors & set(names):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == {"core/bundles/download.py", "app/one_window.py"}  # this one: to a window on the same computer
    own = (ROOT / "app" / "one_window.py").read_text(encoding="utf-8")
    assert set(re.findall(r"socket\.(AF_\w+)", own)) == {"AF_UNIX"}
    assert own.count("socket.socket(") == own.count("socket.socket(socket.AF_UNIX)")
    assert "create_connection" not in own
