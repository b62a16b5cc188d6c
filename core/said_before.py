"""A text that an earlier run wrote into a file in plain English, as the Sentence that it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from string import Formatter

from core.errors import Sentence

_Fields = dict[str, str]  # name of a field -> how the template writes it
_LONGEST = 2000  # characters: a text that is meant to be hard to match holds the window up for minutes


def said_before(text: str, templates: Sequence[Sentence]) -> str:
    """The first of `templates` that can have made `text`, with its values, each of which may be such a text too; what
    another version or a hand has written stays as it is."""
    if len(text) > _LONGEST:
        return text
    for template in templates:
        pattern, fields = _pattern(template.template)
        if found := pattern.fullmatch(text):
            values = {name: _value(said, fields[name], templates) for name, said in found.groupdict().items()}
            return Sentence(template, **values)
    return text


def _value(said: str, written: str, templates: Sequence[Sentence]) -> str | float:
    """A number where the template writes one. What the value says is never longer than what holds it, so this ends."""
    return float(said) if written else said_before(said, templates)


@lru_cache(maxsize=256)
def _pattern(template: str) -> tuple[re.Pattern[str], _Fields]:
    fields: _Fields = {}
    pattern = ""
    for before, name, written, _ in Formatter().parse(template):
        pattern += re.escape(before)
        if name is not None:
            fields[name] = written or ""
            pattern += f"(?P<{name}>{_NUMBER if written else '.+'})"
    return re.compile(pattern, re.DOTALL), fields


_NUMBER = r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
