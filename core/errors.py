"""The errors that Overread raises on purpose.

Two families. `EnvironmentFault`: a file, disk, bundle or machine is at fault; its text is one sentence that names the
thing, the reason and the remedy, and is shown to the reader as it stands. Every other exception is a bug of ours and
ends in the report dialog.

A sentence keeps what it was made of, a template and its values, so that the window can say it in another language:
`FileFault("{name} is damaged ({reason}); ask for it again.", name=name, reason=error)`. It crosses the process border
with them. `str` of it, and so whatever writes it into a file, a log or the terminal, is plain English.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from typing import Any, SupportsFloat, SupportsIndex, TypeAlias

# What the system answers where a disk is full, gone or broken, or where rights are lacking.
_REFUSED = (errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ESTALE)

Value: TypeAlias = "str | int | float"


class Sentence(str):
    """English text for a person that can still be translated: a `template` as `str.format` takes it, and its `values`.

    Without values the template is the text itself, braces and all.
    """

    template: str
    values: dict[str, Value]

    def __new__(cls, template: str, /, **values: object) -> Sentence:
        kept = {name: _value(value) for name, value in values.items()}
        made = super().__new__(cls, template.format(**kept) if kept else template)
        made.template, made.values = str(template), kept
        return made

    def parts(self) -> dict[str, object]:
        """What it is made of, as JSON can hold it."""
        values = {name: one.parts() if isinstance(one, Sentence) else one for name, one in self.values.items()}
        return {"template": self.template, "values": values}

    @classmethod
    def from_parts(cls, parts: dict[str, Any]) -> Sentence:
        """The sentence that `parts` were taken of."""
        values = {name: cls.from_parts(one) if isinstance(one, dict) else one for name, one in parts["values"].items()}
        return cls(parts["template"], **values)

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Value]]:
        return (self.template,), self.values


_BESIDE, _BEHIND = Sentence("{words}, {word}"), Sentence("{words}; {word}")


def any_of(words: Sequence[str]) -> str:
    """The words as alternatives: "a, b or c". Raises ValueError for none."""
    *before, last = words
    return Sentence("{words} or {word}", words=listed(before), word=last) if before else last


def all_of(words: Sequence[str]) -> str:
    """The words together: "a, b and c". Raises ValueError for none."""
    *before, last = words
    return Sentence("{words} and {word}", words=listed(before), word=last) if before else last


def listed(words: Sequence[str]) -> str:
    """The words, or names, one after the other: "a, b, c"; '' for none."""
    return _chain(_BESIDE, words)


def clauses(said: Sequence[str]) -> str:
    """What is said, one after the other: "a is so; b is so"; '' for nothing."""
    return _chain(_BEHIND, said)


def _chain(between: str, words: Sequence[str]) -> str:
    """By halves: a sentence in a sentence for each word would be too deep to be pickled, of some hundred words."""
    if len(words) < 2:
        return words[0] if words else ""
    half = len(words) // 2
    return Sentence(between, words=_chain(between, words[:half]), word=_chain(between, words[half:]))


def _value(value: object) -> Value:
    """What of a value is kept: numbers, for the template may say how they are written, and what the rest says."""
    if isinstance(value, EnvironmentFault):
        return value.message
    if isinstance(value, Sentence | bool):
        return value
    if isinstance(value, str):  # before numbers: numpy's strings have the methods of one
        return str(value)
    if isinstance(value, SupportsIndex):  # numpy's, too
        return int(value)
    if isinstance(value, SupportsFloat):
        return float(value)
    return str(value)


class EnvironmentFault(Exception):
    """Something outside the program is at fault; the message is one sentence meant for the reader."""

    def __init__(self, message: str, /, **values: object) -> None:
        self.message = message if isinstance(message, Sentence) and not values else Sentence(message, **values)
        super().__init__(self.message)


class FileFault(EnvironmentFault):
    """A file cannot be read, decoded or written."""


class NotAnImage(FileFault):
    """The file is sound, but holds no image (SR, PDF, DICOMDIR, ...)."""


class LimitExceeded(FileFault):
    """Reading the file would take more memory or pixels than the stated limit allows."""


class BundleError(EnvironmentFault):
    """A bundle is damaged, incomplete, or made for another version."""


class DatasetError(EnvironmentFault):
    """A training manifest or folder cannot be used as it is."""


class TrainingFault(EnvironmentFault):
    """A training run cannot go on; the images are not at fault."""


class StoreFault(EnvironmentFault):
    """The database cannot be opened, is too new, or cannot be written."""


class TextFault(StoreFault):
    """The database is well, but cannot keep this text; the same text is refused again."""


class ServerAway(StoreFault):
    """A department's database cannot be used now; the same call may succeed a little later."""


class QueueFault(EnvironmentFault):
    """A step of the relabel queue that its rules do not allow."""


class SignInFault(EnvironmentFault):
    """Someone is not who she says, or may not be asked now."""


class ExportFault(EnvironmentFault):
    """An export cannot go on."""


class ExportCancelled(ExportFault):
    """The reader stopped the export; the destination is as it was before."""


class WorkerFault(EnvironmentFault):
    """A worker process did not give an answer."""


class WorkerCrashed(WorkerFault):
    """The process ended in the middle of a request."""


class WorkerTimeout(WorkerFault):
    """The request passed its time limit, and the process was ended."""


class WorkerOutOfMemory(WorkerFault):
    """The request passed the memory limit of its process."""


class WorkerBug(Exception):
    """An unexpected exception in a worker: a bug of ours; the message holds the traceback of the child."""

    @property
    def kind(self) -> str:
        """The exception's class alone: the rest of the message may quote a file's own text."""
        return str(self).strip().splitlines()[-1].split(":")[0]


class EnvironmentLacks(EnvironmentFault):
    """The machine lacks something that the command needs (exit code 3)."""


class UsageFault(EnvironmentFault):
    """The command line is wrong (exit code 2)."""


def refusal_of(error: BaseException) -> FileFault | None:
    """What the system refuses of a file or a folder, as the fault that it is; None for any other error.

    The net below the places that tell such refusals themselves, with a better remedy: reading a name in a folder that
    may not be searched is refused by calls that usually answer "not there".
    """
    if not isinstance(error, OSError) or error.errno not in _REFUSED:
        return None
    return FileFault(
        "{path} cannot be read or written ({reason}); check its rights, the drive and the free space."
        if error.filename
        else "A file cannot be read or written ({reason}); check its rights, the drive and the free space.",
        path=error.filename,
        reason=error.strerror,
    )


def reason_of(error: Exception) -> str:
    """Why a file cannot be used, without the number and the path that the system's own text repeats."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
