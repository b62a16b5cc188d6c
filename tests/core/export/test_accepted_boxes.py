"""What a person has accepted is blackened in picture and DICOM file, to the pixel, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom import dcmread

from core.export.dataset import ExportOrder, export_cases, proposed_boxes
from core.imaging.network_input import network_view
from tests.helpers.exports import Desk, decoded, is_whole, named_film

ORDER = ExportOrder(("coco", "dicom"), burned_in="black")
OF_HER_OWN = (300, 20, 30, 10)


def test_boxes_that_were_accepted_are_blackened_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    case = desk.case(named_film(desk), note="")
    assert case.file is not None
    proposed = tuple(one.box for one in proposed_boxes(case, ORDER, desk.job()).result())
    too_few = replace(case, boxes=(OF_HER_OWN,))
    assert export_cases([too_few], tmp_path / "too few", ORDER, desk.job()).written == 0

    result = export_cases([replace(case, boxes=(*proposed, OF_HER_OWN))], tmp_path / "out", ORDER, desk.job())
    assert (result.written, result.skipped, is_whole(tmp_path / "out")) == (1, (), True)
    frame = decoded(str(case.file), 1)
    black = np.zeros(frame.stored.shape, dtype=bool)
    for x, y, width, height in (*proposed, OF_HER_OWN):
        black[y : y + height, x : x + width] = True
    assert len(proposed) == 1
    assert 0.01 < black.mean() < 0.2
    (instance,) = (tmp_path / "out" / "dicom" / "instances").iterdir()
    assert np.array_equal(dcmread(instance).pixel_array, np.where(black, 0, frame.stored))
    (picture,) = (tmp_path / "out" / "coco" / "images").iterdir()
    with Image.open(picture) as image:
        assert np.array_equal(np.asarray(image), np.where(black, 0, network_view(frame)))
