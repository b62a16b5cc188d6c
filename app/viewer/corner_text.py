"""What stands in the corners of the image: whose it is, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.i18n import date_text, significant
from app.measured_words import source_words
from app.wording import quality_words, state_label, study_title, voi_text
from core.imaging.pixel_shape import SQUARE_WITHIN

if TYPE_CHECKING:
    from app.picture import Picture
    from app.reading_session import ReadingSession
    from core.presentation import Orientation
    from core.study import EdgeLetters, Voi

MARGIN_PX = 12.0
CORNER_SHARE = 0.26  # of the height of the view
Corner = Literal["patient", "series", "display", "stack", "edges", "scale", "probe"]  # as the settings name them
CORNERS: tuple[Corner, ...] = get_args(Corner)


def identity_lines(picture: Picture) -> list[str]:
    """Patient's name, id and date, as the file gives them."""
    study = picture.place.study
    if not study.patient_name and not study.patient_id:
        return [PurePath(picture.place.instance.path).name, study_title(study)]
    return [line for line in (study_title(study), study.patient_id, date_text(study.date)) if line]


def series_lines(picture: Picture) -> list[str]:
    series, facts, frame = picture.place.series, picture.frame.facts, picture.frame
    modality = series.modality if facts.kind == "dicom" else facts.transfer_syntax
    first = " ".join(part for part in (modality, facts.body_part, facts.view_position) if part)
    rows, columns = frame.shape
    lines = [first, series.description, f"{columns} \u00d7 {rows}", _spacing_text(picture), *_marks(picture)]
    return [line for line in lines if line]


def _spacing_text(picture: Picture) -> str:
    """What one pixel measures, and where: only a spacing in the patient is given without a word beside it."""
    spacing, scale = picture.frame.pixel_spacing_mm, picture.frame.spacing_scale
    if spacing is None or scale is None:
        return ""
    first, second = (significant(one, 3) for one in spacing)
    text = first if spacing[0] == spacing[1] else f"{first} \u00d7 {second}"
    return f"{text} mm {source_words(scale.meaning)}".strip()


def _marks(picture: Picture) -> list[str]:
    """What the reader must know of how the picture came about."""
    facts, drawn = picture.frame.facts, picture.pixel_aspect
    marks = []
    if abs(drawn - picture.frame.pixel_aspect) > SQUARE_WITHIN * drawn:
        marks.append(QCoreApplication.translate("corner_text", "not shown in the shape that its pixels have"))
    if facts.lossy:
        ratio = f" {facts.lossy_ratio:.0f}:1" if facts.lossy_ratio else ""
        marks.append(QCoreApplication.translate("corner_text", "lossy") + ratio)
    if facts.derived:
        marks.append(QCoreApplication.translate("corner_text", "derived image"))
    if facts.secondary_capture:
        marks.append(QCoreApplication.translate("corner_text", "secondary capture"))
    return marks


def paint_edges(painter: QPainter, view: QRectF, edges: EdgeLetters, right_gap: float) -> None:
    """The side of the patient that each edge of the view faces. `right_gap`: what is taken at the right edge."""
    centre, middle = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignVCenter
    places = {
        Qt.AlignmentFlag.AlignLeft | middle: edges.left,
        Qt.AlignmentFlag.AlignRight | middle: edges.right,
        Qt.AlignmentFlag.AlignTop | centre: edges.top,
        Qt.AlignmentFlag.AlignBottom | centre: edges.bottom,
    }
    for place, letters in places.items():
        if letters:
            gap = right_gap if place & Qt.AlignmentFlag.AlignRight else 0.0
            paint_lines(painter, view.adjusted(0.0, 0.0, -gap, 0.0), [letters], place)


@dataclass(frozen=True, slots=True)
class Look:
    """How the view shows its picture. `voi_place`: which of the file's windows is in use, or None.

    `device_scale`: screen pixels for one of the picture.
    """

    voi: Voi
    voi_place: int | None
    device_scale: float
    inverted: bool
    orientation: Orientation


def display_lines(picture: Picture, look: Look) -> list[str]:
    """The presentation state, window, orientation and zoom; what else the reader has changed."""
    lines = []
    if picture.presented is not None:
        said = QCoreApplication.translate("corner_text", "Presentation state {label}")
        lines.append(said.format(label=state_label(picture.presented.state)))
        if picture.presented.state.unapplied:
            lines[-1] += " " + QCoreApplication.translate("corner_text", "(in part)")
    if not picture.frame.is_colour:
        lines.append(_window_line(picture.frame.voi_choices, look))
    if look.inverted:
        lines.append(QCoreApplication.translate("corner_text", "inverted"))
    if look.orientation.quarter_turns:
        turned = QCoreApplication.translate("corner_text", "turned by {degrees}\u00b0")
        lines.append(turned.format(degrees=90 * look.orientation.quarter_turns))
    if look.orientation.mirrored:
        lines.append(QCoreApplication.translate("corner_text", "mirrored"))
    return [*lines, f"{look.device_scale * 100:.0f}\u202f%"]


def _window_line(choices: Sequence[Voi], look: Look) -> str:
    if look.voi_place is None or len(choices) < 2:
        return voi_text(look.voi)
    return f"{voi_text(look.voi)}  ({look.voi_place + 1}/{len(choices)})"


def stack_lines(picture: Picture) -> list[str]:
    stack = picture.place.stack
    if len(stack) < 2:
        return []
    return [f"{stack.index(picture.place.target) + 1} / {len(stack)}"]


def quality_lines(session: ReadingSession) -> list[str]:
    """How well the map on screen explains its score, where that was measured and the map is to be seen."""
    measured = session.explaining.measured
    if measured is None or not session.heatmap_visible:
        return []
    lines = quality_words(measured.quality)
    spoke = session.networks.that_spoke(session.spoken_by) if session.spoken_by is not None else None
    sanity = spoke.manifest.cam.sanity if spoke is not None else None
    if sanity is not None:
        passed = QCoreApplication.translate("corner_text", "network passed the sanity check")
        failed = QCoreApplication.translate("corner_text", "network FAILED the sanity check")
        lines.append(passed if sanity.passed else failed)
    if measured.region != session.verdicts.entries.region:
        lines.append(QCoreApplication.translate("corner_text", "your region has changed: measure again"))
    return lines


def corner_lines(picture: Picture, look: Look, shown: frozenset[Corner]) -> dict[Corner, list[str]]:
    """The lines of the four corners; none of what is not to be shown."""
    lines: dict[Corner, list[str]] = {
        "patient": identity_lines(picture),
        "series": series_lines(picture),
        "display": display_lines(picture, look),
        "stack": stack_lines(picture),
    }
    return {corner: said if corner in shown else [] for corner, said in lines.items()}


def paint_corners(painter: QPainter, view: QRectF, lines: dict[Corner, list[str]]) -> None:
    top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    places: dict[Corner, Qt.AlignmentFlag] = {
        "patient": top | left, "series": top | right, "display": bottom | left, "stack": bottom | right,
    }  # fmt: skip
    most = max(1, int(view.height() * CORNER_SHARE / painter.fontMetrics().height()))
    for corner, place in places.items():
        if lines[corner]:
            # Whose image it is stays whole in the smallest pane.
            paint_lines(painter, view, lines[corner] if corner == "patient" else lines[corner][:most], place)


def paint_lines(painter: QPainter, view: QRectF, lines: Sequence[str], corner: Qt.AlignmentFlag) -> None:
    """Draw lines into a corner of the view, with a dark outline that keeps them legible on bright parts."""
    metrics = painter.fontMetrics()
    inside = view.adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
    half = inside.width() / 2.0 - MARGIN_PX
    text = "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(half)) for line in lines)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        painter.setPen(QColor(0, 0, 0, 200))
        painter.drawText(inside.translated(dx, dy), corner, text)
    painter.setPen(QColor(theme.IMAGE_TEXT))
    painter.drawText(inside, corner, text)
