"""The table of `overread evaluate --against` in the language of the window, from the figures in its JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.i18n import decimal, translated
from app.learning_words import finding_name, group_name
from core.errors import Sentence

if TYPE_CHECKING:
    from core.bundles.library import Bundle


def _tr(text: str) -> str:
    return QCoreApplication.translate("comparison_words", text)


def comparison_text(found: dict[str, Any], bundle: Bundle | None) -> str:
    """Markdown. `found`: the key `comparison` of the command's document. `bundle`: names the findings, where known."""
    against = found["against"]
    opening = _tr(
        "Against {name} on the same images, {count} in all; a difference above 0 is in favour of the network that was"
        " measured."
    ).format(name=f"{against['name']} {against['version']}", count=found["images"])
    headings = (
        *(_tr("Images"), _tr("Finding"), _tr("Count"), _tr("AUC"), _tr("Its AUC"), _tr("Difference")),
        *(_tr("Decided by"), "p"),
    )
    rows = [headings, ("---",) * len(headings), *(_cells(row, bundle) for row in found["rows"])]
    table = "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)
    made_of = " ".join(translated(Sentence.from_parts(parts)) for parts in found["made_of_parts"])
    return "\n\n".join(part for part in (opening, made_of, table, _whole(found["balanced_accuracy"])) if part)


def _cell(text: str) -> str:
    """A source may be named with the sign that parts the cells."""
    return text.replace("|", "\\|")


def _cells(row: dict[str, Any], bundle: Bundle | None) -> tuple[str, ...]:
    chosen = row[row["decisive"]]
    name = finding_name(row["finding"], bundle) if bundle is not None else row["finding"]
    return (
        group_name(row["group"], row["member"]),
        name,
        str(row["images"]),
        decimal(row["auc"], 3),
        decimal(row["auc_against"], 3),
        _difference(chosen),
        {"delong": _tr("DeLong"), "bootstrap": _tr("Bootstrap")}[row["decisive"]],
        _p_value(chosen["p_value"]),
    )


def _whole(found: dict[str, float | None] | None) -> str:
    if found is None:
        return ""
    text = _tr("Balanced accuracy of the likeliest class: difference {difference}.")
    return text.format(difference=_difference(found))


def _difference(found: dict[str, float | None]) -> str:
    value, low, high = found["difference"], found["low"], found["high"]
    if value is None:
        return "\u2013"
    if low is None or high is None:
        return _signed(value)
    return f"{_signed(value)} ({_signed(low)}\u2026{_signed(high)})"


def _signed(value: float) -> str:
    return f"{'+' if value >= 0 else ''}{decimal(value, 3)}"


def _p_value(value: float | None) -> str:
    if value is None:
        return "\u2013"
    return f"< {decimal(0.001, 3)}" if value < 0.001 else decimal(value, 3)
