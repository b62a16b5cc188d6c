"""What is in a training set, said before training starts: in words, and as JSON in the run's folder."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

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


def inventory_as_text(report: dict[str, Any]) -> str:
    lines = [f"{report['images']} labelled images of {report['patients']} patients:"]
    lines += [f"  {row['split']:<6}{row['source']:<14}{row['label']:<24}{row['images']:>6}" for row in report["counts"]]
    if report["with_region"]:
        lines.append(f"{report['with_region']} of them with a region")
    contradicting = sum(not pair["same_label"] for pair in report["duplicates"])
    lines.append(f"{len(report['duplicates'])} duplicates, {contradicting} of them with another label")
    for pair in report["duplicates"][:NAMED]:
        kind = "same file" if pair["same_file"] else "same picture"
        lines.append(f"  {Path(pair['first']).name} and {Path(pair['second']).name}: {kind}")
    lines.append(f"{len(report['unreadable'])} unreadable files, left out")
    lines += [f"  {item['reason']}" for item in report["unreadable"][:NAMED]]
    return "\n".join(lines)


def write_inventory(report: dict[str, Any], folder: Path) -> None:
    """`inventory.json` and `inventory.txt` in `folder`."""
    (folder / INVENTORY_JSON).write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    text = inventory_as_text(report) + "\n"
    (folder / INVENTORY_TEXT).write_text(text, encoding="utf-8", errors="surrogateescape")
