"""Header values, read with distrust: pydicom converts a value only when it is asked for, and raises then."""

from __future__ import annotations

import logging
import math
import warnings
from typing import Any

from pydicom import Dataset
from pydicom.multival import MultiValue
from pydicom.sequence import Sequence

from core.dicom.text import plain

# pydicom logs, beside its warnings, the header values that it dislikes: patient data has no place in a log.
logging.getLogger("pydicom").setLevel(logging.CRITICAL)


def value(dataset: Dataset, keyword: str) -> Any:
    """The value of an attribute, or None where it is absent or cannot be understood."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pydicom warns about values that are checked here anyway
            return dataset.get(keyword)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - pydicom raises whatever a broken value provokes; such a value counts as absent
        return None


def value_at(dataset: Dataset, group: int, element: int) -> Any:
    """As `value`, for the repeating groups, which have no keywords of their own."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return dataset[group, element].value if (group, element) in dataset else None
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as above
        return None


def text(dataset: Dataset, keyword: str) -> str:
    """One line of plain text; '' where absent."""
    return plain(value(dataset, keyword))


def numbers(dataset: Dataset, keyword: str) -> list[float]:
    """All values as finite floats; empty where absent or where any of them is no number."""
    given = value(dataset, keyword)
    if given is None or given == "":
        return []
    items = given if isinstance(given, (MultiValue, list, tuple)) else [given]
    try:
        found = [float(item) for item in items]
    except (TypeError, ValueError, OverflowError):
        return []
    return found if all(math.isfinite(item) for item in found) else []


def number(dataset: Dataset, keyword: str, default: float) -> float:
    values = numbers(dataset, keyword)
    return values[0] if values else default


def integer(dataset: Dataset, keyword: str, default: int) -> int:
    return int(number(dataset, keyword, default))


def element(dataset: Dataset, keyword: str) -> Any:
    """The element as it was parsed, not converted by this question; None where it is absent or makes no sense."""
    try:
        return dataset.get_item(keyword) if keyword in dataset else None
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as above: an element of an unknown kind is converted all the same
        return None


def size_of(dataset: Dataset, keyword: str) -> int:
    """Bytes of a value that nobody has asked for yet; 0 where it is absent."""
    held = getattr(element(dataset, keyword), "value", None)
    return len(held) if isinstance(held, bytes) else 0


def items(dataset: Dataset, keyword: str) -> list[Dataset]:
    """The items of a sequence; empty where absent or not a sequence."""
    given = value(dataset, keyword)
    return [item for item in given if isinstance(item, Dataset)] if isinstance(given, Sequence) else []
