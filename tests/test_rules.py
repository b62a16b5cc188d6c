"""The rules of the house that ruff, mypy and import-linter do not know. A past mistake becomes a check here."""

from __future__ import annotations

import ast
import inspect
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import errors

ROOT = Path(__file__).resolve().parent.parent
MAX_FUNCTION_LINES = 40
MAX_MODULE_LINES = 500
FORBIDDEN_NAMES = {"utils", "util", "misc", "common", "helpers", "helper", "manager", "base"}
# Library -> the folders (or modules) that may import it.
ROOMS = {
    "PySide6": ("app/",),
    "shiboken6": ("app/",),
    "sqlalchemy": ("core/store/",),
    "alembic": ("core/store/",),
    "psycopg": ("core/store/",),
    "sqlcipher3": ("core/store/",),
    "pydicom": ("core/dicom/", "core/export/"),
    "highdicom": ("core/dicom/", "core/export/"),
    "pynetdicom": ("core/dicom/", "core/export/"),
    "torch": ("core/inference/engine/", "core/learning/"),
    "torchvision": ("core/inference/engine/", "core/learning/"),
    "timm": ("core/inference/engine/", "core/learning/"),
    "pytorch_grad_cam": ("core/inference/engine/", "core/learning/"),
    "cv2": ("core/imaging/",),
}
SPAWNED_ENTRIES = ("core.workers.child", "core.intake.worker", "core.inference.worker")
DOORS = ("core.intake.service", "core.inference.service")
HEAVY = ("torch", "torchvision", "timm", "pydicom", "sqlalchemy", "PySide6", "pytorch_grad_cam")
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:work|tmp|root)(?![\w.-])")
REGISTRY_HOSTS = re.compile(r"pypi\.org|pythonhosted\.org|deb\.debian\.org|npmjs\.(?:org|com)")
UNFINISHED = re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX)\b")


def source_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for path in source_files(*folders):
        yield name_of(path), ast.parse(path.read_text(encoding="utf-8"), name_of(path))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def line_count(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, the docstring not counted."""
    end = function.end_lineno or function.lineno
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return end - function.lineno + 1 - docstring


def imported_roots(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, top-level package) of every import, those inside functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.lineno, node.module.split(".")[0]


def named_files() -> list[Path]:
    """Every name that is, or is about to be, under version control; also of what is no file."""
    if not (ROOT / ".git").exists():
        pytest.skip("this source tree is no git checkout")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in output.split("\0") if name]


def listed_files() -> list[Path]:
    """Every file that is, or is about to be, under version control."""
    return [path for path in named_files() if path.is_file()]


def text_lines() -> Iterator[tuple[str, str]]:
    """("file:line", text) of every listed text file."""
    for path in listed_files():
        data = path.read_bytes()
        if b"\0" in data[:8192]:
            continue
        for number, line in enumerate(data.decode("utf-8", errors="replace").splitlines(), start=1):
            yield f"{name_of(path)}:{number}", line


def test_functions_stop_at_40_lines() -> None:
    long = [
        f"{name}:{function.lineno} {function.name} has {line_count(function)} lines"
        for name, tree in parsed("app", "core", "packaging", "tests")
        for function in functions(tree)
        if line_count(function) > MAX_FUNCTION_LINES
    ]
    assert not long, "split these functions:\n" + "\n".join(long)


def test_modules_stop_at_500_lines() -> None:
    counts = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in source_files("app", "core")}
    long = {name: count for name, count in counts.items() if count > MAX_MODULE_LINES}
    assert not long, f"split these modules: {long}"


def test_names_say_what_is_inside() -> None:
    stems = {name_of(path): set(path.relative_to(ROOT).with_suffix("").parts) for path in source_files("app", "core")}
    vague = [name for name, parts in stems.items() if parts & FORBIDDEN_NAMES]
    assert not vague, f"name these after what they hold: {vague}"


def test_each_library_stays_in_its_rooms() -> None:
    strays = [
        f"{name}:{line} imports {library}"
        for name, tree in parsed("app", "core")
        for line, library in imported_roots(tree)
        if library in ROOMS and not name.startswith(ROOMS[library])
    ]
    assert not strays, "\n".join(strays)


def test_no_exception_is_swallowed() -> None:
    """No bare `except:`, and no broad one whose body does nothing."""
    swallowed = []
    for name, tree in parsed("app", "core", "packaging"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.ExceptHandler):
                continue
            broad = node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException")
            idle = all(isinstance(statement, ast.Pass | ast.Continue) for statement in node.body)
            if node.type is None or (broad and idle):
                swallowed.append(f"{name}:{node.lineno}")
    assert not swallowed, f"catch the kinds you expect, or report what came: {swallowed}"


def test_packaging_shadows_no_library() -> None:
    """A packages' library is called `packaging` too; with an __init__.py ours would take its place."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_machine_path_and_no_registry_host() -> None:
    found = [place for place, line in text_lines() if MACHINE_PATHS.search(line) or REGISTRY_HOSTS.search(line)]
    assert not found, f"these lines name a path of one machine, or a package registry: {found}"


def test_no_symbolic_link_is_under_version_control() -> None:
    """A link made for one checkout was committed once, and led nowhere in the next."""
    assert not [name_of(path) for path in named_files() if path.is_symlink()]


def test_nothing_is_left_unfinished() -> None:
    found = [place for place, line in text_lines() if place.split(":")[0].endswith(".py") and UNFINISHED.search(line)]
    assert not found, f"finish these, or file them as issues: {found}"


@pytest.mark.parametrize(
    "kind",
    [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)],
    ids=lambda kind: kind.__name__,
)
def test_errors_survive_pickle(kind: type[Exception]) -> None:
    sentence = "scan-7.dcm is empty (0 bytes); copy it again."
    returned = pickle.loads(pickle.dumps(kind(sentence)))
    assert type(returned) is kind
    assert str(returned) == sentence
    if issubclass(kind, errors.EnvironmentFault):
        assert returned.message == sentence


def test_a_fault_keeps_what_it_says_for_another_language() -> None:
    """The template and the values cross the process border, those of a fault that is quoted too."""
    inner = errors.LimitExceeded("it is {size:,} bytes long", size=12345)
    fault = errors.FileFault("{name} cannot be read ({reason}).", name=Path("a{b}.dcm"), reason=inner)
    returned = pickle.loads(pickle.dumps(fault))
    assert str(returned) == returned.message == "a{b}.dcm cannot be read (it is 12,345 bytes long)."
    said = returned.message
    assert said.template == "{name} cannot be read ({reason})."
    assert said.values["reason"].template == "it is {size:,} bytes long"
    assert said.values["reason"].values == {"size": 12345}
    assert errors.ExportFault(said).message.values == said.values, "what is raised anew keeps them"
    assert type(str(said)) is str, "what is written to a file is plain text"


@pytest.mark.parametrize("module", [*SPAWNED_ENTRIES, *DOORS])
def test_modules_at_the_process_border_import_nothing_heavy(module: str) -> None:
    """Spawn imports the entry again in each child, and the window's process imports the doors."""
    program = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.split() == []
