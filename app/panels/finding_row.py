"""One finding: what the network says of it, and the reader's verdict beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.i18n import in_a_row
from app.wording import band_word, call_word, figure, finding_label, plain_figure, verdict_word
from core.findings import Assessment, Finding, Score

PADDING_PX = 10.0
BAR_HEIGHT_PX = 8.0
LINE_GAP_PX = 5.0


@dataclass(frozen=True, slots=True)
class RowState:
    """`score`: what may be shown of the network's view. `placeholder`: what stands there without one. `calibrated`:
    whether the network's outputs may be called probabilities. `study`: of which of several frames the score is.
    `told`: whether the verdict's colour may tell if it agrees with the network."""

    score: Score | None = None
    verdict: Assessment | None = None
    placeholder: str = ""
    calibrated: bool = True
    study: str = ""
    told: bool = False


class FindingRow(QWidget):
    """Painted by itself, so that a row has one look in every state. `chosen`: a click or the space bar on it."""

    chosen = Signal(str)

    def __init__(self, finding: Finding, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self._number, self._key = number, ""
        self._state = RowState()
        self._selected = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()

    def show_state(self, state: RowState) -> None:
        if state != self._state:
            self._state = state
            self._describe()
            self.update()

    def set_key(self, key: str) -> None:
        """The key that chooses the finding, as this platform writes it; '' for none."""
        if key != self._key:
            self._key = key
            self._describe()

    def set_selected(self, selected: bool) -> None:
        if selected != self._selected:
            self._selected = selected
            self.update()

    @property
    def score(self) -> Score | None:
        return self._state.score

    @property
    def figure_text(self) -> str:
        """The probability, or the score that is none; a dash without either."""
        return figure(self.score, calibrated=self._state.calibrated) if self.score is not None else "\u2013"

    @property
    def band_text(self) -> str:
        """Unlikely, doubtful or likely, where the bundle says what that is; "score" where it is no probability."""
        if self.score is None:
            return ""
        band = band_word(self.score.band) if self.score.band is not None else ""
        return band if self._state.calibrated else " ".join((band, self.tr("score"))).strip()

    @property
    def verdict_text(self) -> str:
        """The reader's badge; '' without a verdict."""
        if self._state.verdict is None:
            return ""
        return self.tr("You: {verdict}").format(verdict=verdict_word(self._state.verdict.verdict))

    @property
    def call_text(self) -> str:
        """The network's call in words, with the threshold that it rests on."""
        if self.score is None:
            return self._state.placeholder
        call = call_word(self.score.positive)
        threshold = plain_figure(self.score.threshold, calibrated=self._state.calibrated)
        said = self.tr("{call} (threshold {threshold})").format(call=call, threshold=threshold)
        return f"{said} \u00b7 {self._state.study}" if self._state.study else said

    def _describe(self) -> None:
        label = finding_label(self.finding)
        value = self.figure_text if self.score is not None else ""
        parts = [label, self.band_text, value, self.call_text, self.verdict_text]
        self.setAccessibleName(in_a_row(parts))
        text = self.tr("Show the heatmap of {finding} and give a verdict on it").format(finding=label)
        text += f" ({self._key})" if self._key else ""
        self.setToolTip("\n".join((text, *self._explained())))

    def _explained(self) -> list[str]:
        """What the bar and the figures mean, for the tooltip."""
        score = self.score
        if score is None:
            return []
        named = partial(plain_figure, calibrated=self._state.calibrated)
        mark = self.tr("The mark on the bar is the threshold, {threshold}; at or above it the network calls it.")
        said = [mark.format(threshold=named(score.threshold))]
        if score.doubtful_from is not None and score.likely_from is not None:
            zone = self.tr("The pale zone, from {start} to {end}, is doubtful; below it unlikely, above it likely.")
            said.append(zone.format(start=named(score.doubtful_from), end=named(score.likely_from)))
        if score.spread is not None:
            said.append(self.tr("\u00b1: standard deviation over mildly varied views of the image."))
        if not self._state.calibrated:
            said.append(self.tr("This network was not calibrated: its figures are scores, not probabilities."))
        return said

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(240, round(2 * PADDING_PX + 2 * line + 2 * LINE_GAP_PX + BAR_HEIGHT_PX))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.finding.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            self.chosen.emit(self.finding.key)
        else:
            super().keyPressEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # ended here, whoever holds it: one that outlives its widget's paint crashes
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        line = QFontMetricsF(self.font()).height()
        left, width = 2 * PADDING_PX, self.width() - 3.5 * PADDING_PX
        top = PADDING_PX
        self._paint_title(painter, QRectF(left, top, width, line))
        top += line + LINE_GAP_PX
        self._paint_bar(painter, QRectF(left, top, width, BAR_HEIGHT_PX))
        top += BAR_HEIGHT_PX + LINE_GAP_PX
        self._paint_words(painter, QRectF(left, top, width, line))

    def _paint_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(4.0, 2.0, -4.0, -2.0)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._selected:
            painter.setBrush(QColor(theme.SELECTED))
            painter.drawRoundedRect(area, 6.0, 6.0)
            painter.setBrush(QColor(theme.ACCENT))
            painter.drawRoundedRect(QRectF(area.left(), area.top() + 8.0, 3.0, area.height() - 16.0), 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.FOCUS), 1.5))
            painter.drawRoundedRect(area, 6.0, 6.0)

    def _paint_title(self, painter: QPainter, area: QRectF) -> None:
        chip = QRectF(area.left(), area.top(), area.height(), area.height())
        painter.setPen(QColor(theme.CHIP))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0)
        painter.setPen(QColor(theme.SECONDARY))
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.85)
        painter.setFont(small)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(self._number))
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold if self._selected else QFont.Weight.Medium)
        painter.setFont(bold)
        painter.setPen(QColor(theme.TEXT))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, right, self.figure_text)
        taken = QFontMetricsF(bold).horizontalAdvance(self.figure_text) + 10.0
        if self.band_text:
            painter.setFont(self.font())
            painter.setPen(QColor(self._band_colour()))
            painter.drawText(area.adjusted(0.0, 0.0, -taken, 0.0), right, self.band_text)
            taken += QFontMetricsF(self.font()).horizontalAdvance(self.band_text) + 10.0
            painter.setFont(bold)
            painter.setPen(QColor(theme.TEXT))
        name = area.adjusted(chip.width() + 8.0, 0.0, -taken, 0.0)
        text = QFontMetricsF(bold).elidedText(finding_label(self.finding), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(self.font())

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.GROOVE if self._selected else theme.TRACK))
        painter.drawRoundedRect(area, 3.0, 3.0)
        score = self.score
        if score is None:
            return
        self._paint_zone(painter, area, score)
        painter.save()
        painter.setClipRect(QRectF(area.left(), area.top(), area.width() * score.probability, area.height()))
        painter.setBrush(QColor(theme.ACCENT if score.positive else theme.MUTED_BAR))
        painter.drawRoundedRect(area, 3.0, 3.0)
        painter.restore()
        mark = area.left() + area.width() * score.threshold
        painter.setBrush(QColor(theme.PANEL))
        painter.drawRect(QRectF(mark - 2.0, area.top() - 3.0, 4.0, area.height() + 6.0))
        painter.setBrush(QColor(theme.TEXT))
        painter.drawRect(QRectF(mark - 1.0, area.top() - 3.0, 2.0, area.height() + 6.0))

    def _paint_zone(self, painter: QPainter, area: QRectF, score: Score) -> None:
        """The doubtful zone: paler than the ground, and framed by the line under it where the bar covers it."""
        if score.doubtful_from is None or score.likely_from is None:
            return
        left = area.left() + area.width() * score.doubtful_from
        width = area.width() * (score.likely_from - score.doubtful_from)
        painter.setBrush(QColor(theme.ZONE))
        painter.drawRect(QRectF(left, area.top(), width, area.height()))
        painter.drawRect(QRectF(left, area.bottom() + 2.0, width, 1.5))

    def _band_colour(self) -> str:
        band = self.score.band if self.score is not None else None
        return {"likely": theme.ACCENT_TEXT, "doubtful": theme.UNSURE}.get(band or "", theme.SECONDARY)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.9)
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        badge = self.verdict_text
        badge_width = metrics.horizontalAdvance(badge) + 16.0 if badge else 0.0
        painter.setPen(QColor(theme.SECONDARY))
        room = area.width() - badge_width - 8.0
        text = metrics.elidedText(self.call_text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if badge:
            # Chinese characters stand deeper in the line than the font's own, whose height it has.
            box = QRectF(area.right() - badge_width, area.top(), badge_width, 1.25 * area.height())
            colour = QColor(self._badge_colour())
            ground = QColor(colour)
            ground.setAlpha(36)
            painter.setBrush(ground)
            painter.setPen(colour)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4.0, 4.0)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)
        painter.setFont(self.font())

    def _badge_colour(self) -> str:
        if self._state.verdict is None or self._state.verdict.verdict == "unsure":
            return theme.UNSURE
        if not self._state.told:
            return theme.ACCENT_TEXT
        return theme.DISAGREE if self._state.verdict.disagreement else theme.AGREE
