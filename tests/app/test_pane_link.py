"""The same place at the same size in two views."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF

from app.viewer.pane_link import Seen, linked
from app.viewer.view_transform import ViewTransform, fit
from core.presentation import Orientation
from core.study import Frame, FrameOrigin, ImageFacts, Plane, SpacingScale

VIEW = QSizeF(400.0, 300.0)


def frame(rows: int, columns: int, spacing: float | None = None, plane: Plane | None = None) -> Frame:
    scale = SpacingScale("detector" if plane is None else "patient") if spacing is not None else None
    pair = (spacing, spacing) if spacing is not None else None
    stored = np.zeros((rows, columns), np.uint16)
    facts = ImageFacts(kind="dicom")
    origin = FrameOrigin("a", "0", None, 1, 1)
    return Frame(stored, origin, facts, pixel_spacing_mm=pair, spacing_scale=scale, plane=plane)


def seen(shown: Frame, reference: str = "") -> Seen:
    whole = Seen(shown, reference, ViewTransform(), VIEW)
    return replace(whole, transform=fit(whole.bounds, VIEW, whole.transform))


def middle(of: Seen, transform: ViewTransform) -> QPointF:
    return transform.to_picture(QPointF(of.view.width() / 2.0, of.view.height() / 2.0))


def zoomed(of: Seen, factor: float) -> Seen:
    return replace(of, transform=of.transform.zoomed(factor, QPointF(50.0, 60.0)))


def test_without_spacing_the_same_share_of_the_picture_is_as_many_times_its_fitted_size() -> None:
    one, other = seen(frame(300, 400)), seen(frame(600, 800))
    moved = zoomed(one, 3.0)
    transform = linked(moved, other)
    assert transform.scale == pytest.approx(3.0 * other.transform.scale)
    here, there = middle(moved, moved.transform), middle(other, transform)
    assert (there.x(), there.y()) == pytest.approx((2.0 * here.x(), 2.0 * here.y()))


def test_with_spacing_a_millimetre_is_as_long_in_both() -> None:
    one, other = seen(frame(300, 400, 0.2)), seen(frame(500, 500, 0.4))
    moved = zoomed(one, 2.0)
    assert linked(moved, other).scale / 0.4 == pytest.approx(moved.transform.scale / 0.2)


def test_what_is_fitted_is_fitted_in_both_each_with_its_own_turning() -> None:
    one, other = seen(frame(300, 400)), seen(frame(100, 50))
    turned = replace(other, transform=other.transform.zoomed(4.0, QPointF()).oriented(Orientation(1), QPointF()))
    assert linked(one, turned) == fit(other.bounds, VIEW, ViewTransform(orientation=Orientation(1)))


def test_parallel_planes_of_one_frame_of_reference_show_the_same_point_of_the_patient() -> None:
    near = Plane((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    far = Plane((-20.0, -30.0, 50.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    one, other = seen(frame(100, 100, 1.0, near), "s"), seen(frame(200, 200, 0.5, far), "s")
    moved = zoomed(one, 2.0)
    here, there = middle(moved, moved.transform), middle(other, linked(moved, other))
    assert 0.5 * (there.x() - 0.5) - 20.0 == pytest.approx(here.x() - 0.5)
    assert 0.5 * (there.y() - 0.5) - 30.0 == pytest.approx(here.y() - 0.5)


@pytest.mark.parametrize("reference", ["", "t"])
def test_positions_in_two_frames_of_reference_are_not_compared(reference: str) -> None:
    near = Plane((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    far = replace(near, position_mm=(-20.0, -30.0, 50.0))
    one, other = seen(frame(100, 100, 1.0, near), "s"), seen(frame(100, 100, 1.0, far), reference)
    moved = zoomed(one, 2.0)
    here, there = middle(moved, moved.transform), middle(other, linked(moved, other))
    assert (there.x(), there.y()) == pytest.approx((here.x(), here.y()))
