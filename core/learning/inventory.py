"""What is in a training set, said before training starts: in words, and as JSON in the run's folder."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import Sentence
from core.learning.datasets import LabelledImage
from core.learning.duplicates import Pair
from core.learning.survey import Survey

INVENTORY_JSON, INVENTORY_TEXT = "inventory.json", "inventory.txt"
NAMED = 20


def inventory(records: Sequence[LabelledImage], survey: Survey, pairs: Sequence[Pair]) -> dict[str, Any]:
    """Plain JSON values: counts by split, source and label (or finding), duplicates, unreadable files, regions."""
    rows = Counter((record.split, record.source, label) for record in records for label in _labels(record))
    return {
        "images": len(records),
        "patients": len({record.patient for record in records}),
        "counts": [
            {"split": split, "source": source, "label": label, "images": count}
            for (split, source, label), count in sorted(rows.items())
        ],
        "with_region": sum(record.region is not None for record in records),
        "duplicates": [
            {
                "first": str(records[pair.first].path),
                "second": str(records[pair.second].path),
                "same_file": pair.same_file,
                "differing_bits": pair.bits,
                "same_label": _labels(records[pair.first]) == _labels(records[pair.second]),
            }
            for pair in pairs
        ],
        "unreadable": [
            {"file": str(record.path), "reason": fact.fault}
            for record, fact in zip(records, survey.facts, strict=True)
            if fact.fault
        ],
    }


def _labels(record: LabelledImage) -> list[str]:
    """The label, or the findings as `finding: present` or `finding: absent`."""
    said = [f"{key}: {'present' if there else 'absent'}" for key, there in sorted(record.findings.items())]
    return said or [record.label or "unlabelled"]


def inventory_lines(report: dict[str, Any]) -> list[str]:
    """The report in words, a line each."""
    lines: list[str] = [
        Sentence(
            "{images} labelled images of {patients} patients:", images=report["images"], patients=report["patients"]
        )
    ]
    lines += [f"  {row['split']:<6}{row['source']:<14}{row['label']:<24}{row['images']:>6}" for row in report["counts"]]
    if report["with_region"]:
        lines.append(Sentence("{count} of them with a region", count=report["with_region"]))
    pairs = report["duplicates"]
    contradicting = sum(not pair["same_label"] for pair in pairs)
    lines.append(
        Sentence("{count} duplicates, {contradicting} of them with another label", count=len(pairs),
                 contradicting=contradicting)
    )  # fmt: skip
    for pair in pairs[:NAMED]:
        lines.append(
            Sentence(
                "  {first} and {second}: same file" if pair["same_file"] else "  {first} and {second}: same picture",
                first=Path(pair["first"]).name,
                second=Path(pair["second"]).name,
            )
        )
    lines.append(Sentence("{count} unreadable files, left out", count=len(report["unreadable"])))
    return [*lines, *(Sentence("  {reason}", reason=item["reason"]) for item in report["unreadable"][:NAMED])]


def write_inventory(report: dict[str, Any], folder: Path) -> None:
    """`inventory.json` and `inventory.txt` in `folder`."""
    (folder / INVENTORY_JSON).write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    text = "".join(f"{line}\n" for line in inventory_lines(report))
    (folder / INVENTORY_TEXT).write_text(text, encoding="utf-8", errors="surrogateescape")
