"""The bar: at least 95 % of the files with pixels are compared and equal, and every other one has a reviewed reason."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom.data import get_testdata_file

from core.dicom.reading import open_source, read_frame
from core.imaging.display import displayed
from tests.conformance.comparing import Row, compare_all
from tests.conformance.reference import missing_tools
from tests.conformance.report import DOCUMENT, files_by_verdict, write_report
from tests.conformance.reviewed import NOT_COMPARABLE, REFERENCE_IS_WRONG

BAR = 0.95


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    missing = missing_tools()
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return list(compare_all(tmp_path_factory.mktemp("reference")))


@pytest.mark.shared
def test_pictures_equal_those_of_dcmtk(rows: list[Row]) -> None:
    files = files_by_verdict(rows)
    unreviewed = sorted(files["DIFFERS"] | files["NOT COMPARED"])
    assert not unreviewed, [row for row in rows if row.name in unreviewed]
    assert len(files["equal"]) >= BAR * len({row.name for row in rows})


@pytest.mark.shared
def test_no_reviewed_reason_is_out_of_date(rows: list[Row]) -> None:
    files = files_by_verdict(rows)
    assert files["reference wrong"] == set(REFERENCE_IS_WRONG)
    assert files["not comparable"] == set(NOT_COMPARABLE)


@pytest.mark.shared
def test_the_page_says_what_was_measured(rows: list[Row]) -> None:
    def counts(page: str) -> str:
        return page[page.index("## Counts") : page.index("## What differs")]

    assert counts(write_report(rows)) == counts(DOCUMENT.read_text(encoding="utf-8")), "run `make conformance`"


@pytest.mark.parametrize("pair", [("rtdose.dcm", "rtdose_expb.dcm"), ("rtdose_1frame.dcm", "rtdose_expb_1frame.dcm")])
def test_a_big_endian_dose_equals_its_little_endian_twin(pair: tuple[str, str]) -> None:
    """The ground of the reviewed reason in `REFERENCE_IS_WRONG`."""
    sources = [open_source(str(get_testdata_file(name))) for name in pair]
    for number in range(1, sources[0].frame_count + 1):
        little, big = (read_frame(source, number).stored for source in sources)
        assert np.array_equal(little, big)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "tool"), [
    ("assorted/MR-SIEMENS-DICOM-WithOverlays.dcm", "dcm2pnm"), ("radiographs/OutOfBoundsOverlay.dcm", "dcmj2pnm"),
])  # fmt: skip
def test_overlays_are_drawn_where_dcmtk_draws_them(shared_dir: Path, tmp_path: Path, name: str, tool: str) -> None:
    if tool in missing_tools():
        pytest.skip(f"not installed: {tool}")
    path = shared_dir / "dicom" / name
    command = [tool, "+O", "0", "+Wi", "1", "--write-raw-pnm", str(path), str(tmp_path / "theirs.pnm")]
    subprocess.run(command, check=True, capture_output=True)
    theirs = np.array(Image.open(tmp_path / "theirs.pnm")).astype(int)
    ours = displayed(read_frame(open_source(str(path))), overlays=True, shutter=False)
    assert np.abs(theirs - ours).max() <= 1
