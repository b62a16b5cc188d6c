"""What other systems than the one that runs the tests would stumble over: Windows and macOS."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.review.assessing import finding_key
from tests.test_rules import ROOT, parsed

# Modules of one system. `import` them below `if sys.platform`, or in the function that has asked for the system:
# mypy, which runs for each system, follows both.
OF_ONE_SYSTEM = {
    "fcntl", "grp", "pty", "pwd", "readline", "resource", "spwd", "syslog", "termios", "tty",
    "_winapi", "msvcrt", "winreg", "winsound",
}  # fmt: skip
EXAMPLES = ROOT / "resources" / "examples"


def _at_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """What runs when a module is imported, but for what stands below `if sys.platform`."""
    for statement in body:
        if isinstance(statement, ast.If):
            if "sys.platform" not in ast.unparse(statement.test):
                yield from _at_import([*statement.body, *statement.orelse])
        elif isinstance(statement, ast.Try):
            yield from _at_import([*statement.body, *statement.orelse, *statement.finalbody])
        else:
            yield statement


def test_modules_of_one_system_are_imported_where_the_system_is_known() -> None:
    unguarded = [
        f"{name}:{statement.lineno}"
        for name, tree in parsed("app", "core")
        for statement in _at_import(tree.body)
        if isinstance(statement, ast.Import | ast.ImportFrom)
        and OF_ONE_SYSTEM & {getattr(statement, "module", None), *(alias.name for alias in statement.names)}
    ]
    assert unguarded == []


def test_what_is_synced_is_open_for_writing() -> None:
    """Windows refuses to sync a file that is open for reading only: a backup was never whole there."""
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in parsed("app", "core")
        for node in ast.walk(tree)
        if isinstance(node, ast.With)
        and any(ast.unparse(item.context_expr).endswith(".open('rb')") for item in node.items)
        and "os.fsync(" in ast.unparse(node)
    ]
    assert wrong == []


def test_every_text_file_is_opened_by_its_encoding() -> None:
    """Windows would take the code page of the country."""
    command = [sys.executable, "-m", "ruff", "check", "--preview", "--select", "PLW1514", "--no-cache", "app", "core"]
    ended = subprocess.run([*command, "packaging"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(("name", "key"), [("Aux", "aux_finding"), ("COM1", "com1_finding"), ("Con", "con_finding")])
def test_no_finding_has_the_name_of_a_device_of_windows(name: str, key: str) -> None:
    assert finding_key(name) == key


def test_json_that_goes_into_a_file_is_utf8_whatever_the_code_page_of_the_country(tmp_path: Path) -> None:
    film = tmp_path / "phim chụp 胸片.jpg"
    film.write_bytes((EXAMPLES / "chest-1.jpg").read_bytes())
    command = [sys.executable, "-m", "app", "inspect", "--data-dir", str(tmp_path / "data"), "--json", str(film)]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()
    assert film.name in json.dumps(json.loads(ended.stdout.decode("utf-8")), ensure_ascii=False)


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams, as Windows does for a window's program")
@pytest.mark.engine
def test_a_program_without_streams_works_all_the_same(tmp_path: Path) -> None:
    out = tmp_path / "found.jsonl"
    arguments = ["analyze", str(EXAMPLES / "chest-1.jpg"), "--data-dir", str(tmp_path / "data"), "--jsonl", str(out)]
    closed = ["sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', sys.executable, "-m", "app", *arguments, "--device", "cpu"]
    assert subprocess.run(closed, cwd=ROOT, check=False).returncode == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1
