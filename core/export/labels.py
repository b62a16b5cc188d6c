"""`labels.csv` of an export: one row an image, without a name, path, note or header field of the original."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TypeAlias

from core.errors import ExportFault
from core.export.pseudonyms import patient_pseudonym, reader_pseudonym
from core.findings import REASON_CODES, Assessment

COLUMNS = (
    "file",
    "label",
    "source",
    "patient",
    "finding",
    "predicted",
    "probability",
    "threshold",
    "verdict",
    "reason",
    "significance",
    "region_x",
    "region_y",
    "region_width",
    "region_height",
    "bundle",
    "bundle_version",
    "bundle_sha256",
    "gate",
    "reader",
    "assessed_at",
)
SOURCE, LABELS = "overread", "labels.csv"
LabelRow: TypeAlias = dict[str, str]


def label_row(assessment: Assessment, file: str, key: bytes, day: str) -> LabelRow:
    """The row of an exported image. `file` is relative to the export, with forward slashes. `day`: of the word, moved
    as all days of the patient are: the true one beside a moved one would give the others away.

    `predicted` is the network's call on the finding: positive, negative, or empty on a refused frame. A reason that is
    no code is free text and stays in the house.
    """
    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "file": file,
        "label": assessment.label or "",
        "source": SOURCE,
        "patient": patient_pseudonym(key, assessment.origin),
        "finding": assessment.finding,
        "verdict": assessment.verdict,
        "reason": assessment.reason if assessment.reason in REASON_CODES else "",
        "significance": assessment.significance or "",
        "bundle": assessment.bundle.name,
        "bundle_version": assessment.bundle.version,
        "bundle_sha256": assessment.bundle.sha256,
        "gate": assessment.gate_state,
        "reader": reader_pseudonym(key, assessment.reader),
        "assessed_at": day,
    }
    score, region = assessment.score, assessment.region
    if score is not None:
        row["predicted"] = "positive" if score.positive else "negative"
        row |= {"probability": str(score.probability), "threshold": str(score.threshold)}
    if region is not None:
        row |= {"region_x": str(region.x), "region_y": str(region.y)}
        row |= {"region_width": str(region.width), "region_height": str(region.height)}
    return row


def encode_labels(rows: list[LabelRow]) -> bytes:
    """UTF-8 CSV with a header line."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def read_labels(path: Path) -> list[LabelRow]:
    """The rows of an earlier export; none where it broke off before it wrote any. Raises ExportFault if damaged."""
    try:
        with path.open(newline="", encoding="utf-8") as stream:
            reader = csv.DictReader(stream)
            rows = list(reader)
    except FileNotFoundError:
        return []
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExportFault(
            "{path} of the earlier export is damaged ({error}); choose an empty folder.", path=path, error=error
        ) from error
    if tuple(reader.fieldnames or ()) != COLUMNS or any(None in row or None in row.values() for row in rows):
        raise ExportFault(
            "{path} of the earlier export has other columns than expected; choose an empty folder.", path=path
        )
    return rows
