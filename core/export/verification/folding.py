"""Text as it is compared: without case, accents and punctuation, cut into words and numbers.

A folded text is its words and numbers, each between two spaces: "DOE^Jöhn 0042" becomes " doe john 42 ". Numbers lose
their leading zeros, so that 03.02.1980 and 3.2.1980 are one.
"""

from __future__ import annotations

import re
import unicodedata

# What Unicode does not take apart by itself.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{MICRO SIGN}": "u",
    }
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# A hash or a pseudonym of an export is one word; taken apart, its digits would spell numbers by chance.
_TOKEN = re.compile(
    r"(?<![0-9a-z])(?=\d*[a-f])(?=[a-f]*\d)(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{16})(?![0-9a-z])"
    r"|\d+|[^\W\d_]+"
)
# A measured value; its digits say nothing of a person.
_DECIMAL = re.compile(r"\s*[-+]?\d*\.\d+(?:e[-+]?\d+)?\s*", re.IGNORECASE)


def plain(text: str) -> str:
    """`text` in lower case and without accents; ideographs stay."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c))).translate(_LETTERS)


def transliterated(text: str) -> str:
    """`text` in lower case with the umlauts written out (ü as ue), and otherwise without accents."""
    return plain(unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS))


def tokens(text: str) -> list[str]:
    """The words and numbers of `text`, folded; none where it is one decimal fraction."""
    if _DECIMAL.fullmatch(text):
        return []
    found = _TOKEN.findall(plain(text))
    return [(token.lstrip("0") or "0") if token.isdecimal() else token for token in found]


def folded(text: str) -> str:
    """The tokens of `text`, each between two spaces; empty where there is none."""
    found = tokens(text)
    return f" {' '.join(found)} " if found else ""


def weight(word: str) -> int:
    """How much a word says: one a letter, two an ideograph or a syllable of Hangul."""
    return sum(2 if c >= "\u2e80" else 1 for c in word)
