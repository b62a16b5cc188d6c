"""Four made patients through the command: in the header, in private bytes, in a PNG chunk, in the pixels."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.canaries.canary_cases import text_boxes, write_canary_cases
from tests.canaries.exporting import exported_canaries, is_good, survivors

SOME = ("header 1", "private OB", "png zTXt", "burned large")


def test_nobody_comes_through_an_export(tmp_path: Path) -> None:
    cases = write_canary_cases(tmp_path, SOME)
    assert {one["case"] for one in survivors(tmp_path / "cases", tmp_path / "canaries.json")} == {c.name for c in cases}
    result = exported_canaries(cases, tmp_path)
    assert (result["exported"], result["as_dicom"], result["withheld"], result["survivors"]) == (4, 3, {}, [])
    assert is_good(result)
    (burned,) = [case for case in cases if case.drawn]
    area = sum(width * height for _, _, width, height in text_boxes(burned)) / 480**2
    assert 0.2 * area < result["changed_of_those_median"] <= area
    assert (tmp_path / "out" / "set.zip").is_file()


@pytest.mark.parametrize(
    "change", [{"survivors": [{"case": "c01"}]}, {"exported": 53}, {"blacked_outside_most": 0.02}], ids=str
)
def test_a_result_is_bad_where_it_must_be(change: dict[str, object]) -> None:
    good = {"cases": 60, "exported": 54, "survivors": [], "blacked_outside_most": 0.0199}
    assert is_good(good)
    assert not is_good(good | change)
