"""What this is, in which version, and what it is not for."""

from __future__ import annotations

from functools import partial
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.bundle_words import stated_text
from app.icons import icon
from app.reading_session import ReadingSession


class AboutDialog(QDialog):
    licences_wanted = Signal()

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Overread"))
        sign = QLabel()
        sign.setPixmap(icon("overread").pixmap(QSize(64, 64)))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        title = QLabel("Overread " + _version())
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        self.text = QLabel(self._text(session))
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setContentsMargins(0, 0, 10, 0)  # clear of the scroll bar
        scroller = QScrollArea()
        scroller.setWidget(self.text)
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        licences = buttons.addButton(self.tr("Third-party &licences\u2026"), QDialogButtonBox.ButtonRole.ActionRole)
        licences.clicked.connect(self.licences_wanted)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.setSpacing(12)
        for widget in (title, scroller, buttons):
            right.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 18)
        layout.setSpacing(20)
        layout.addWidget(sign)
        layout.addLayout(right)
        self.resize(680, 560)

    def _text(self, session: ReadingSession) -> str:
        parts = [
            self.tr("Research use only. Not for diagnosis."),
            self.tr(
                "Overread shows what a classification network says of a radiograph and where it looked, and keeps what"
                " the reader says of it. Everything stays on this machine or in your department's"
                " database. Licence: Apache-2.0."
            ),
        ]
        if session.bundle is not None:
            manifest = session.bundle.manifest
            said = partial(stated_text, session.bundle)
            parts.append(f"{manifest.name} {manifest.version}: {said(manifest.intended_use)}")
            parts.extend(f"\u2022 {said(limit)}" for limit in manifest.limits)
        return "\n\n".join(parts)


def _version() -> str:
    try:
        return version("overread")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return ""
