"""The table is the published one, and a newer edition's basic profile says the same of every row."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from dicomanonymizer.dicom_anonymization_databases import dicomfields_2024b, dicomfields_2026c
from make_deidentification_table import TABLE, table_text

from core.errors import EnvironmentLacks
from core.export.deidentify.attribute_types import resolved
from core.export.deidentify.table import LATER, action_table, read_table

LISTS = {
    "D_TAGS": "D",
    "Z_TAGS": "Z",
    "X_TAGS": "X",
    "U_TAGS": "U",
    "Z_D_TAGS": "Z/D",
    "X_Z_TAGS": "X/Z",
    "X_D_TAGS": "X/D",
    "X_Z_D_TAGS": "X/Z/D",
    "X_Z_U_STAR_TAGS": "X/Z/U*",
}
# The two editions agree on every action but these.
CHANGED: dict[str, tuple[str, str]] = {}


def actions_of(edition: object) -> dict[str, str]:
    """Tag -> basic action, of the attributes that have one tag."""
    return {
        f"{tag[0]:04x}{tag[1]:04x}": action
        for name, action in LISTS.items()
        for tag in getattr(edition, name)
        if len(tag) == 2
    }


def single_tags(path: Path) -> dict[str, str]:
    rows = read_table(path).by_tag.values()
    return {row.tag: row.action for row in rows if "x" not in row.tag and row.tag != "private"}


@pytest.mark.shared
def test_the_table_is_what_the_script_makes_of_the_published_one(shared_dir: Path) -> None:
    published = json.loads((shared_dir / "standards" / "ps3_15_table_e1_1.json").read_bytes())
    assert table_text(published) == TABLE.read_text(encoding="utf-8")
    rows = read_table(TABLE)
    assert rows.row_count == len(published) == 621
    assert {row.action for row in rows.by_tag.values()} == {row["basicProfile"] for row in published}


def test_the_basic_actions_are_those_of_another_implementation() -> None:
    assert single_tags(TABLE) == actions_of(dicomfields_2024b)


def test_a_newer_edition_adds_rows_and_changes_none() -> None:
    ours, newest = single_tags(TABLE), actions_of(dicomfields_2026c)
    assert {tag: (ours[tag], newest[tag]) for tag in ours if ours[tag] != newest.get(tag)} == CHANGED
    later = single_tags(TABLE.with_name(LATER))
    assert later == {tag: action for tag, action in newest.items() if tag not in ours}


@pytest.mark.parametrize(
    ("tag", "action"),
    [
        (0x00100010, "Z"),
        (0x00100012, "X"),
        (0x50001234, "X"),
        (0x501E0010, "X"),
        (0x60003000, "X"),
        (0x601E4000, "X"),
        (0x00091001, "X"),
        (0x00090010, "X"),
    ],
)
def test_patterns_and_later_rows_are_found(tag: int, action: str) -> None:
    row = action_table().row_of(tag)
    assert row is not None
    assert row.action == action


@pytest.mark.parametrize("tag", [0x00280010, 0x60000010, 0x00080060])
def test_what_the_table_does_not_name_has_no_row(tag: int) -> None:
    assert action_table().row_of(tag) is None


@pytest.mark.parametrize(
    ("action", "attribute_type", "letter"),
    [("X/Z/D", 1, "D"), ("X/Z/D", 2, "Z"), ("X/Z/D", 3, "X"), ("X/D", 2, "D"), ("Z/D", 3, "Z"), ("X/Z", 1, "Z"),
     ("X/Z/U*", 1, "U"), ("X", 1, "X")],
)  # fmt: skip
def test_a_compound_action_follows_the_type(action: str, attribute_type: int, letter: str) -> None:
    assert resolved(action, attribute_type) == letter


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: text.rpartition("\n00")[0] + "\n", "holds"),
        (lambda text: text.replace("# rows", "# lines"), "'rows'"),
        (lambda text: text.replace("\tZ\t", " Z "), "cannot be read"),
    ],
)
def test_a_damaged_table_is_named(tmp_path: Path, damage: Callable[[str], str], said: str) -> None:
    (tmp_path / "table.tsv").write_text(damage(TABLE.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(EnvironmentLacks, match=rf"table\.tsv.*{said}.*install Overread again"):
        read_table(tmp_path / "table.tsv")
