"""The gate's report as tables for people, in Markdown."""

from __future__ import annotations

from typing import Any

STATES = ("pass", "warn", "refuse")


def gate_as_text(report: dict[str, Any]) -> str:
    """The report of `overread gate`: sound pictures by source, then families of wrong ones."""
    lines = _head("sound pictures of", "n", *STATES)
    for row in report["sound"]:
        lines.append(_line(row["family"], row["frames"], *(_share(row, state) for state in STATES)))
    lines += ["", *_head("family", "in the fit", "frames", "different pictures", "AUROC", "hardest source", *STATES,
                         "refused with the header", "most common reason")]  # fmt: skip
    lines += [_family_line(row) for row in report["families"]]
    if report.get("left_out"):
        lines += ["", *_head("family, its kind left out of the fit", "pictures", "AUROC", "stopped", "sound that pass")]
        lines += [_left_out_line(row) for row in report["left_out"]]
    return "\n".join(lines)


def _line(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _head(*names: str) -> list[str]:
    return [_line(*names), "|---" * len(names) + "|"]


def _share(row: dict[str, Any], state: str) -> str:
    return f"{row[state]} ({100 * row[state] / row['frames']:.1f} %)"


def _family_line(row: dict[str, Any]) -> str:
    known = "relatives" if row["fitted_on_relatives"] else "never"
    header = "no header" if row["refused_with_header"] is None else row["refused_with_header"]
    separated = (f"{row[name]:.4f}" for name in ("auroc", "auroc_of_the_hardest_source"))
    counts = (row[state] for state in STATES)
    return _line(
        row["family"], known, row["frames"], row["pictures"], *separated, *counts, header, row["most_common_reason"]
    )


def _left_out_line(row: dict[str, Any]) -> str:
    shares = (f"{100 * row[name]:.1f} %" for name in ("stopped_share", "passed_share_of_sound"))
    return _line(row["family"], row["pictures"], f"{row['auroc']:.4f}", *shares)
