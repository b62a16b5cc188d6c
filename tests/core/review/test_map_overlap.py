"""The overlap of a reader's regions with the network's map, as it goes into the record of her word."""

from __future__ import annotations

import numpy as np
import pytest

from core.findings import Ellipse, GridTransform, Heatmap, Region
from core.review.map_overlap import with_map_overlap
from tests.helpers.cases import invented_origin, prediction_for, said

LEFT = np.array([[1.0, 0.0], [1.0, 0.0]], dtype=np.float32)


def map_of(grid: np.ndarray) -> Heatmap:
    return Heatmap("pneumonia", "gradcam", grid, GridTransform(0.0, 0.0, 80.0, 60.0))


def test_several_regions_count_as_one_area() -> None:
    halves = (Region(0.0, 0.0, 40.0, 30.0), Region(0.0, 30.0, 40.0, 30.0))
    word = said(prediction_for(invented_origin()), "pneumonia", "present", outlines=halves)
    assert word.basis.cam_iou is None
    measured = with_map_overlap(word, map_of(LEFT), (60, 80))
    assert measured.basis.cam_iou == pytest.approx(1.0, abs=0.05)
    assert measured.basis.thresholds == word.basis.thresholds
    away = said(prediction_for(invented_origin()), "pneumonia", "present", outlines=(Ellipse(60.0, 5.0, 10.0, 10.0),))
    assert with_map_overlap(away, map_of(LEFT), (60, 80)).basis.cam_iou == 0.0


def test_without_a_region_a_map_or_evidence_there_is_none() -> None:
    prediction = prediction_for(invented_origin())
    drawn = said(prediction, "pneumonia", "present", outlines=(Region(0.0, 0.0, 40.0, 30.0),))
    plain = said(prediction, "pneumonia", "present")
    assert with_map_overlap(plain, map_of(LEFT), (60, 80)) is plain
    assert with_map_overlap(drawn, None, (60, 80)) is drawn
    assert with_map_overlap(drawn, map_of(-LEFT), (60, 80)) is drawn
