"""Every visible word can be translated, is in the .ts files, and is filled in there as the source fills it in."""

from __future__ import annotations

import ast
import re
import string
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations
from translations import FOLDER, HiddenMessageError, Message

ROOT = Path(__file__).resolve().parent.parent
# Whose every entry must be finished; the others may still be worked on.
COMPLETE = ("overread_en", "overread_vi", "overread_zh_CN", "qtbase_vi", "qtbase_zh_CN")
OURS = ("overread_vi", "overread_zh_CN")
SHOWN = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "QTableWidgetItem", "QToolButton",
    "addAction", "addButton", "addItem", "addItems", "addMenu", "addRow", "addTab", "addToolBar", "drawText",
    "setAccessibleDescription", "setAccessibleName", "setHorizontalHeaderLabels", "setInformativeText", "setLabelText",
    "setPlaceholderText", "setPrefix", "setSpecialValueText", "setStatusTip", "setSuffix", "setTabText", "setText",
    "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "show_text", "showMessage",
}  # fmt: skip
# Proper names and units, which are the same in every language.
SAME = re.compile(r"Overread|DICOM|PNG|JPEG|SHA-256|[mc]m|px|HU|AUC|IoU|SD|[CWXYZ]|ms?|s|&(nbsp|lt|gt|amp);")
SENTENCE = re.compile(r"[A-Za-z]+ [a-z]+.*[a-z)][.!?:]\s*$", re.DOTALL)


def entries(name: str) -> Iterator[tuple[Message, list[str], bool]]:
    """Each entry of a .ts: what it translates, its forms, and whether it is finished."""
    for context in ET.parse(FOLDER / f"{name}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            forms = (
                [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
            )
            source, comment = message.findtext("source", ""), message.findtext("comment", "")
            yield Message(context.findtext("name", ""), source, comment, plural), forms, not translation.get("type")


def fields(text: str) -> list[tuple[str, str, str]]:
    """The places in a text that are filled in, with how that is done; `%n` and Qt's own `%1` too."""
    read = string.Formatter().parse(text) if "{" in text else ()
    braces = [(name, spec or "", conversion or "") for _, name, spec, conversion in read if name is not None]
    return sorted([*braces, *((mark, "", "") for mark in re.findall(r"%L?[n1-9]", text))])


def mnemonics(text: str) -> int:
    return len(re.findall(r"&[^&\s]", text.replace("&&", "")))


def test_the_files_hold_what_the_source_says() -> None:
    said = set(translations.messages())
    for name in OURS:
        kept = {message for message, _, _ in entries(name)}
        assert kept == said, f"{name}.ts: run `make translations`: {sorted(kept ^ said)[:5]}"
    plurals = {message for message, _, _ in entries("overread_en")}
    assert plurals == {message for message in said if message.plural}, "run `make translations`"


@pytest.mark.parametrize("name", COMPLETE)
def test_nothing_is_left_untranslated(name: str) -> None:
    left = [message.source for message, forms, finished in entries(name) if not (finished and all(forms))]
    assert not left, f"{name}.ts has {len(left)} unfinished entries: {left[:5]}"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.ts")))
def test_a_translation_is_filled_in_as_its_source_is(name: str) -> None:
    """A place that is missing says nothing of its value; one too many ends in an error where a sentence was due."""
    wrong = [
        (message.source, form)
        for message, forms, _ in entries(name)
        for form in forms
        if form and (_fields_of(message) != fields(form) or mnemonics(form) > max(1, mnemonics(message.source)))
    ]
    assert not wrong, f"{name}.ts: {wrong}"


def test_a_chinese_sentence_stands_without_the_name_that_it_begins_with() -> None:
    """A row that shows a file's name goes on with what the sentence says of it: 的 would then belong to nothing."""
    begins = re.compile(r"\{(name|path)\} ")
    core = [(message, forms[0]) for message, forms, _ in entries("overread_zh_CN") if message.context == "core"]
    said = [form for message, form in core if begins.match(message.source) and begins.match(form)]
    assert len(said) > 40
    assert not [form for form in said if begins.sub("", form, count=1).startswith("\u7684")]


def _fields_of(message: Message) -> list[tuple[str, str, str]]:
    return fields(message.source)


def test_no_plural_is_asked_of_a_class_with_heirs() -> None:
    """PySide asks for the heir's words first, and takes the source with its `%n` filled in for an answer."""
    bases, asking = set(), {}
    for path in sorted((ROOT / "app").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        named = {node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)}
        for node in ast.walk(ast.parse(source)):
            bases |= {ast.unparse(base) for base in node.bases} if isinstance(node, ast.ClassDef) else set()
        found = translations.messages_of(source, path.name)
        asking |= {message.context: path.name for message in found if message.plural and message.context in named}
    assert not asking.keys() & bases, "use QCoreApplication.translate there"


def test_no_visible_word_bypasses_the_translation() -> None:
    bare = []
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in SHOWN:
                bare += [f"{path.relative_to(ROOT)}:{node.lineno}: {word!r}" for word in _words_of(node)]
    assert not bare, "these words cannot be translated:\n" + "\n".join(bare)


def _words_of(call: ast.Call) -> Iterator[str]:
    """The literals with letters that a call would show as they stand."""
    data_behind = ast.unparse(call.func).endswith(("addItem", "QTableWidgetItem"))
    waiting: list[ast.AST] = [*call.args[: 1 if data_behind else None]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            rest = re.sub(r"<[^>]*>", "", node.value)
            if any(character.isalpha() for character in SAME.sub("", rest)):
                yield node.value
        elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.List | ast.Tuple):
            waiting += [part for part in ast.iter_child_nodes(node) if not isinstance(part, ast.FormattedValue)]


def test_no_sentence_bypasses_the_translation() -> None:
    bare = []
    for path in sorted((ROOT / "app").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        apart = {id(part) for node in ast.walk(tree) for part in _said_otherwise(node)}
        texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        bare += [
            f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"
            for node in texts
            if id(node) not in apart and SENTENCE.search(re.sub(r"<[^>]*>?", "", str(node.value)))
        ]
    assert not bare, "these sentences cannot be translated:\n" + "\n".join(bare)


def _said_otherwise(node: ast.AST) -> Iterator[ast.AST]:
    """What need not be translated here: docstrings, what is handed to tr, and what an exception of ours says."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False):
        yield from ast.walk(node.body[0])
    if isinstance(node, ast.Raise | ast.Assert):
        yield from ast.walk(node)
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("tr", "_tr", "translate"):
        yield from ast.walk(node)


WORDED = re.compile(r"(^| )(?!(train|val|test)$)[a-z]{3,}( |$)")  # the names of the splits are names


def test_no_words_are_filled_into_a_sentence_as_they_stand() -> None:
    """What stands in the place of a template is said in English, whatever the language of the rest: make it a Sentence,
    and a list of words `listed` or `any_of`."""
    paths = [path for room in ("app", "core") for path in sorted((ROOT / room).rglob("*.py"))]
    sources = {path: path.read_text(encoding="utf-8") for path in paths}
    faults, bare = translations.fault_names(sources.values()), []
    for path, source in sources.items():
        for function in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)):
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                name = ast.unparse(call.func).split(".")[-1]
                if name in faults and not (name == "UsageFault" and "cli" in path.parts):
                    found = [said for one in call.keywords for said in _bare_words(one.value, function)]
                    bare += [f"{path.relative_to(ROOT)}:{call.lineno}: {said!r}" for said in found]
    assert not bare, "these words cannot be translated:\n" + "\n".join(bare)


def _bare_words(value: ast.expr, function: ast.FunctionDef) -> Iterator[str]:
    """The literals with words that a value, or the variable that it is, may be."""
    waiting, seen = [value], set[str]()
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name) and node.id not in seen:
            seen.add(node.id)
            assigned = (one for one in ast.walk(function) if isinstance(one, ast.Assign))
            waiting += [one.value for one in assigned if any(ast.unparse(t) == node.id for t in one.targets)]
        elif isinstance(node, ast.IfExp):
            waiting += [node.body, node.orelse]
        elif isinstance(node, ast.BoolOp):
            waiting += node.values
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from [node.value] if WORDED.search(node.value) else []
        elif isinstance(node, ast.JoinedStr):
            said = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            yield from [said] if WORDED.search(said) else []


def test_the_extraction_finds_every_form() -> None:
    source = """
from PySide6.QtCore import QCoreApplication
def _tr(text, comment="", n=-1):
    return QCoreApplication.translate("room", text, comment, n)
class Outer(QWidget):
    class Inner(QWidget):
        def say(self):
            return self.tr("inner"), _tr("%n case(s)", "", 3), _tr("same", "the other one")
    def say(self):
        return [self.tr("outer" " and more") for _ in (1,)], QCoreApplication.translate("place", "there")
"""
    assert translations.messages_of(source, "x.py") == [
        Message("Inner", "inner"),
        Message("room", "%n case(s)", "", plural=True),
        Message("room", "same", "the other one"),
        Message("Outer", "outer and more"),
        Message("place", "there"),
    ]


@pytest.mark.parametrize("call", ["self.tr(name)", 'self.tr(f"a {name}")', "other.tr('a')", 'self.tr("a", n=2)'])
def test_a_call_that_hides_its_words_is_named(call: str) -> None:
    with pytest.raises(HiddenMessageError, match=r"x\.py:3: "):
        translations.messages_of(f"class A:\n    def f(self):\n        {call}\n", "x.py")


def test_a_merge_keeps_what_is_translated(tmp_path: Path) -> None:
    file = tmp_path / "overread_vi.ts"
    translations.update(file, "vi", [Message("A", "kept \u201cquoted\u201d\n"), Message("A", "gone")])
    text = file.read_text(encoding="utf-8").replace('type="unfinished"></translation>', ">gi\u1eef</translation>")
    file.write_text(text, encoding="utf-8")
    translations.update(
        file, "vi", [Message("A", "kept \u201cquoted\u201d\n"), Message("B", "%n new", "", plural=True)]
    )
    root = ET.parse(file).getroot()
    said = {one.findtext("source"): one.findtext("translation", "").strip() for one in root.iter("message")}
    assert said == {"kept \u201cquoted\u201d\n": "gi\u1eef", "%n new": ""}
    assert "<location" not in text, "line numbers would change with every edit"
