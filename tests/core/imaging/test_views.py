"""Mild variations: deterministic, small, never mirrored."""

from __future__ import annotations

import numpy as np

from core.imaging.network_input import InputSpec, resized
from core.imaging.views import mild_views
from tests.helpers.dicom_files import chest_like

SPEC = InputSpec(96, 80, 3, "bilinear", "stretch", (0.0, 1.0), (0.5,) * 3, (0.5,) * 3)


def picture() -> np.ndarray:
    """Bright on the left alone, so that a mirrored copy is far from it."""
    view = chest_like(300, 260, 8).astype(np.uint8)
    view[:, 130:] //= 4
    return view


def test_views_repeat_and_do_not_depend_on_their_number() -> None:
    few, many = mild_views(picture(), SPEC, 2), mild_views(picture(), SPEC, 5)
    assert all(np.array_equal(a, b) for a, b in zip(few, many, strict=False))
    assert {view.shape for view in many} == {(96, 80)}
    assert {view.dtype for view in many} == {np.dtype(np.uint8)}
    assert len({view.tobytes() for view in many}) == 5


def test_views_are_mild_and_never_mirrored() -> None:
    plain = resized(picture(), SPEC).astype(float)
    for view in mild_views(picture(), SPEC, 12):
        near, far = np.abs(view - plain).mean(), np.abs(view[:, ::-1] - plain).mean()
        assert 0 < near < 0.5 * far
        assert np.corrcoef(view.ravel(), plain.ravel())[0, 1] > 0.75
