"""Makes resources/deidentification/ps3_15_table_e1_1.tsv from the published table in JSON.

Its argument is `confidentiality_profile_attributes.json` of innolitics/dicom-standard (MIT licence, edition of January
2025). The actions are facts of the standard; they are kept in a form of our own, one row an attribute.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "resources" / "deidentification" / "ps3_15_table_e1_1.tsv"
EDITION = "January 2025"
# The option columns in the order of their codes in CID 7050.
OPTIONS = {
    "cleanGraphOpt": "113103",
    "cleanStructContOpt": "113104",
    "cleanDescOpt": "113105",
    "rtnLongFullDatesOpt": "113106",
    "rtnLongModifDatesOpt": "113107",
    "rtnPatCharsOpt": "113108",
    "rtnDevIdOpt": "113109",
    "rtnUIDsOpt": "113110",
    "rtnSafePrivOpt": "113111",
    "rtnInstIdOpt": "113112",
}
PRIVATE = "private"


def compact_tag(tag: str) -> str:
    """'(0008,0050)' -> '00080050', '(60XX,3000)' -> '60xx3000'; the row of all odd groups -> 'private'."""
    if "ODD" in tag:
        return PRIVATE
    found = re.fullmatch(r"\(([0-9A-FX]{4}),([0-9A-FX]{4})\)", tag.upper())
    if found is None:
        raise SystemExit(f"The table holds a tag of an unknown form ({tag}); teach this script to read it.")
    return (found[1] + found[2]).lower()


def table_text(published: Iterable[Mapping[str, str]]) -> str:
    """The file's text: lines that say what it is, then tag, basic action, options (code and action), name."""
    rows = sorted((compact_tag(row["tag"]), row) for row in published)
    lines = [
        "# DICOM PS3.15 Table E.1-1, Application Level Confidentiality Profile Attributes",
        f"# edition: {EDITION}",
        f"# rows: {len(rows)}",
        "# source: innolitics/dicom-standard, standard/confidentiality_profile_attributes.json (MIT licence)",
        "# made by: packaging/make_deidentification_table.py",
        "# tag\tbasic profile\toptions (code of CID 7050, action)\tname",
    ]
    for tag, row in rows:
        options = " ".join(f"{code}{row[column]}" for column, code in OPTIONS.items() if row.get(column))
        lines.append(f"{tag}\t{row['basicProfile']}\t{options}\t{' '.join(row['name'].split())}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        raise SystemExit("Name the published table: make_deidentification_table.py FILE.json")
    published = json.loads(Path(arguments[0]).read_bytes())
    TABLE.write_text(table_text(published), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
