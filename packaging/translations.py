"""Bring resources/i18n/*.ts up to date with the source, and make the .qm files that the window loads.

    translations.py            every .ts: add what is new, drop what the source no longer says
    translations.py --release  every .qm that is older than its .ts

lupdate knows C++; of Python it misses the modules' own short forms (`_tr("...")`), so the messages are found here, by
syntax tree, and lupdate is given a stub that names them. It then does what it is good at: merging, and guessing what a
changed sentence was called before. PySide looks a `self.tr` up under each class of the instance's line of ancestors, so
the class in whose body the call stands is the right context for its subclasses too.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("vi", "zh_CN")
CORE = "core"  # the context of what `core` says; it knows no Qt
ENGLISH = "en"  # its plural forms alone: everything else is English already


@dataclass(frozen=True, order=True)
class Message:
    """What a translator is shown. `comment`: what tells two equal texts of one context apart."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False


class HiddenMessageError(Exception):
    """A call hands over something else than literals, so nobody could translate it."""


@dataclass
class _Finder(ast.NodeVisitor):
    """Collects the messages of one module. `short_forms`: name of a function -> the context that it translates in."""

    name: str
    short_forms: dict[str, str]
    found: list[Message] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name not in self.short_forms:  # the body of a short form names no message
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = ast.unparse(node.func)
        if called in ("QCoreApplication.translate", "QApplication.translate"):
            context = self._text(node, node.args[0])
            if context != CORE:  # its words stand in `core`
                self._add(node, context, node.args[1:])
        elif called in self.short_forms:
            self._add(node, self.short_forms[called], node.args)
        elif called.endswith(".tr"):
            if called != "self.tr" or not self.classes:
                raise HiddenMessageError(
                    f"{self.name}:{node.lineno}: call tr on self, in a class, or it has no context"
                )
            self._add(node, self.classes[-1], node.args)
        self.generic_visit(node)

    def _add(self, node: ast.Call, context: str, arguments: list[ast.expr]) -> None:
        if node.keywords:
            raise HiddenMessageError(f"{self.name}:{node.lineno}: give a translation's arguments without their names")
        comment = self._text(node, arguments[1]) if len(arguments) > 1 else ""
        self.found.append(Message(context, self._text(node, arguments[0]), comment, plural=len(arguments) > 2))

    def _text(self, node: ast.Call, argument: ast.expr) -> str:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            return argument.value
        raise HiddenMessageError(f"{self.name}:{node.lineno}: {ast.unparse(argument)!r} must be a literal")


def _short_forms(tree: ast.Module) -> dict[str, str]:
    """The functions of a module that do nothing but translate their first argument in one context."""
    forms = {}
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or not isinstance(node.body[-1], ast.Return):
            continue
        call = node.body[-1].value
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "QCoreApplication.translate":
            context, text = call.args[0], call.args[1]
            if isinstance(context, ast.Constant) and ast.unparse(text) == node.args.args[0].arg:
                forms[node.name] = str(context.value)
    return forms


def messages_of(source: str, name: str) -> list[Message]:
    """The messages of one module of `app`, in its order; HiddenMessageError names a call that hides one."""
    tree = ast.parse(source, name)
    finder = _Finder(name, _short_forms(tree))
    finder.visit(tree)
    return finder.found


def fault_names(sources: Iterable[str]) -> frozenset[str]:
    """What the classes are called whose first argument is a template: `Sentence`, EnvironmentFault and its heirs."""
    classes = [node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)]
    named = {"Sentence", "EnvironmentFault"}
    while more := {one.name for one in classes if {ast.unparse(base) for base in one.bases} & named} - named:
        named |= more
    return frozenset(named)


def templates_of(source: str, name: str, faults: Collection[str]) -> list[Message]:
    """What the faults and sentences of one module say; but for a wrong command line, which is answered in English."""
    found, faults = [], set(faults) - ({"UsageFault"} if name.startswith("core/cli/") else set())
    for node in ast.walk(ast.parse(source, name)):
        if not isinstance(node, ast.Call) or not node.args or ast.unparse(node.func).split(".")[-1] not in faults:
            continue
        for said in _alternatives(node.args[0]):
            if isinstance(said, ast.Constant):
                found.append(Message(CORE, str(said.value)))
    return found


def _alternatives(said: ast.expr) -> list[ast.expr]:
    return [*_alternatives(said.body), *_alternatives(said.orelse)] if isinstance(said, ast.IfExp) else [said]


def messages(root: Path = ROOT) -> list[Message]:
    """Every message of the program, sorted, each once."""
    return sorted(set(_all_messages(root)))


def _all_messages(root: Path) -> Iterator[Message]:
    for path in sorted((root / "app").rglob("*.py")):
        yield from messages_of(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
    paths = sorted([*(root / "app").rglob("*.py"), *(root / "core").rglob("*.py")])
    sources = {path: path.read_text(encoding="utf-8") for path in paths}
    faults = fault_names(sources.values())
    for path, source in sources.items():
        yield from templates_of(source, path.relative_to(root).as_posix(), faults)


def stub(found: list[Message]) -> str:
    """C++ that says the same messages, for lupdate."""
    lines = []
    for message in found:
        said = ", ".join(json.dumps(text, ensure_ascii=False) for text in (message.context, message.source))
        comment = json.dumps(message.comment, ensure_ascii=False)
        lines.append(f"    QCoreApplication::translate({said}, {comment}{', n' if message.plural else ''});")
    return "void messages(int n)\n{\n" + "\n".join(lines) + "\n}\n"


def update(file: Path, language: str, found: list[Message]) -> None:
    """Merge the messages into one .ts; what is translated stays, what is gone goes."""
    options = ["-silent", "-locations", "none", "-sort-messages", "-no-obsolete", "-source-language", "en"]
    plural_only = ["-pluralonly"] if language == ENGLISH else []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "messages.cpp"
        source.write_text(stub(found), encoding="utf-8")
        _run("pyside6-lupdate", str(source), *options, *plural_only, "-target-language", language, "-ts", str(file))


def release(file: Path) -> None:
    """Make the .qm beside a .ts, where it is missing or older."""
    made = file.with_suffix(".qm")
    if not made.exists() or made.stat().st_mtime_ns < file.stat().st_mtime_ns:
        _run("pyside6-lrelease", "-silent", str(file), "-qm", str(made))


def _run(command: str, *arguments: str) -> None:
    """One of PySide6's programs; on Windows they lie beside Python in a virtual environment alone."""
    subprocess.run([str(Path(sysconfig.get_path("scripts")) / command), *arguments], check=True)


def release_all() -> None:
    for file in sorted(FOLDER.glob("*.ts")):
        release(file)


def main() -> None:
    if sys.argv[1:] != ["--release"]:
        found = messages()
        for language in (ENGLISH, *LANGUAGES):
            update(FOLDER / f"overread_{language}.ts", language, found)
    release_all()


if __name__ == "__main__":
    main()
