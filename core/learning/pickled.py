"""A pickle read as data. Nothing in it is looked up, imported or called: a global is a name, a call is a record.

A checkpoint of torch is a pickle, and a pickle is a program. Here its instructions are followed only as far as they
build plain values; `Made` notes what an unpickler would have called, and with what. So what a checkpoint claims can be
judged, name by name and size by size, before anything loads it. The instructions are those that torch.save writes
(protocol 2) with those of protocol 4 that stand for the same things; any other is refused.
"""

from __future__ import annotations

import pickletools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

MAX_INSTRUCTIONS = 2_000_000  # DenseNet-121 with all its classes takes some 50,000
_FAULTS = (ValueError, IndexError, KeyError, TypeError, RecursionError)


class PickleRefused(ValueError):  # noqa: N818 - named after the fault; its text becomes part of the caller's sentence
    """The bytes are no pickle, or one that holds more than tensors and plain values need."""


class Name(NamedTuple):
    """A global of a pickle: where an unpickler would have looked for it."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


class Persistent(NamedTuple):
    """A reference to something beside the pickle: torch's storages, and classes in old files."""

    identity: Any


@dataclass(eq=False)
class Made:
    """What calling `of` with `args` would have made, and what was put into it: `state`, or `entries` by key."""

    of: Any
    args: tuple[Any, ...]
    state: Any = None
    entries: dict[Any, Any] = field(default_factory=dict)


class _Mark:
    """The beginning of a run of values on the stack."""


_MARK = _Mark()


def read_pickle(stream: BinaryIO) -> tuple[Any, frozenset[Name]]:
    """The value of one pickle, and every name in it. Leaves `stream` behind the pickle. Raises PickleRefused."""
    machine = _Machine()
    try:
        for count, (opcode, argument, _) in enumerate(pickletools.genops(stream)):
            if count > MAX_INSTRUCTIONS:
                raise PickleRefused(f"it has more than {MAX_INSTRUCTIONS} instructions")
            machine.follow(opcode.name, argument)
        (value,) = machine.stack
    except PickleRefused:
        raise
    except _FAULTS as error:
        raise PickleRefused(f"it is damaged ({type(error).__name__})") from error
    return value, frozenset(machine.names)


_LITERALS = {
    "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT", "STRING", "BINSTRING",
    "SHORT_BINSTRING", "UNICODE", "BINUNICODE", "SHORT_BINUNICODE", "BINBYTES", "SHORT_BINBYTES",
}  # fmt: skip
_CONSTANTS: dict[str, Callable[[], Any]] = {
    "NONE": lambda: None, "NEWTRUE": lambda: True, "NEWFALSE": lambda: False, "EMPTY_DICT": dict, "EMPTY_LIST": list,
    "EMPTY_TUPLE": tuple, "EMPTY_SET": set, "MARK": lambda: _MARK,
}  # fmt: skip
_SHORT_TUPLES = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
_SILENT = frozenset(("PROTO", "FRAME", "STOP"))


class _Machine:
    """The stack and the memo of a pickle."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.names: set[Name] = set()
        self._memo: dict[int, Any] = {}
        self._actions: dict[str, Callable[[Any], None]] = {
            "GLOBAL": lambda text: self._name(*text.split(" ", 1)),
            "STACK_GLOBAL": lambda _: self._stack_global(),
            "BINPUT": self._put, "LONG_BINPUT": self._put, "PUT": self._put,
            "MEMOIZE": lambda _: self._put(len(self._memo)),
            "BINGET": self._get, "LONG_BINGET": self._get, "GET": self._get,
            "TUPLE": lambda _: self.stack.append(tuple(self._run())),
            "APPEND": lambda _: self._extend([self.stack.pop()]),
            "APPENDS": lambda _: self._extend(self._run()),
            "SETITEM": lambda _: self._set([self.stack.pop(-2), self.stack.pop()]),
            "SETITEMS": lambda _: self._set(self._run()),
            "REDUCE": lambda _: self._make(),
            "NEWOBJ": lambda _: self._make(),
            "BUILD": lambda _: self._build(),
            "BINPERSID": lambda _: self.stack.append(Persistent(self.stack.pop())),
        }  # fmt: skip

    def follow(self, opcode: str, argument: Any) -> None:
        if opcode in _LITERALS:
            self.stack.append(argument)
        elif opcode in _CONSTANTS:
            self.stack.append(_CONSTANTS[opcode]())
        elif opcode in _SHORT_TUPLES:
            count = _SHORT_TUPLES[opcode]
            self.stack[-count:] = [tuple(self.stack[-count:])]
        elif opcode in self._actions:
            self._actions[opcode](argument)
        elif opcode not in _SILENT:
            raise PickleRefused(f"it has an instruction ({opcode}) that weights do not need")

    def _name(self, module: Any, name: Any) -> None:
        if not isinstance(module, str) or not isinstance(name, str):
            raise PickleRefused("it has a global whose name is no text")
        known = Name(module, name)
        self.names.add(known)
        self.stack.append(known)

    def _stack_global(self) -> None:
        name, module = self.stack.pop(), self.stack.pop()
        self._name(module, name)

    def _put(self, index: int) -> None:
        self._memo[int(index)] = self.stack[-1]

    def _get(self, index: int) -> None:
        self.stack.append(self._memo[int(index)])

    def _run(self) -> list[Any]:
        """The values above the last mark, which are taken off with it."""
        start = len(self.stack)
        while self.stack[start - 1] is not _MARK:
            start -= 1
        values = self.stack[start:]
        del self.stack[start - 1 :]
        return values

    def _extend(self, values: list[Any]) -> None:
        if not isinstance(self.stack[-1], list):
            raise PickleRefused("it appends to something that is no list")
        self.stack[-1].extend(values)

    def _set(self, flat: list[Any]) -> None:
        target = self.stack[-1]
        entries = target.entries if isinstance(target, Made) else target
        if not isinstance(entries, dict):
            raise PickleRefused("it sets items of something that is no dict")
        entries.update(zip(flat[::2], flat[1::2], strict=True))

    def _make(self) -> None:
        arguments, of = self.stack.pop(), self.stack.pop()
        self.stack.append(Made(of, tuple(arguments)))

    def _build(self) -> None:
        state, target = self.stack.pop(), self.stack[-1]
        if not isinstance(target, Made):
            raise PickleRefused("it changes something that it has not made")
        target.state = state
