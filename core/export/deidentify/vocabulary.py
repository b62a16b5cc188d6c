"""The words of radiology that a text may keep, as data."""

from __future__ import annotations

from functools import cache

from core.errors import EnvironmentLacks
from core.paths import resources_dir

WORDS = "radiology_words.txt"


@cache
def radiology_words() -> frozenset[str]:
    """Lower-case words of `resources/deidentification`. Raises EnvironmentLacks where the file is missing."""
    try:
        lines = (resources_dir() / "deidentification" / WORDS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise EnvironmentLacks(
            "The list of words {words} cannot be read ({error}); install Overread again.", words=WORDS, error=error
        ) from error
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
