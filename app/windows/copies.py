"""The image of the active pane as it is shown, taken out of the window: to the clipboard, to a file, to paper."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QMainWindow

from app.i18n import time_text
from app.jobs import JobLane
from app.preferences import Preferences
from app.reading_session import ReadingSession
from app.viewer.pane_grid import PaneGrid
from app.viewer.parts import Parts, taken
from core.errors import EnvironmentLacks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter


class Copies(QObject):
    """What a copy carries is a setting. No copy is ever written where the reader did not ask for it; a printer's
    spooler apart, which keeps one until it is printed."""

    message = Signal(str)

    def __init__(self, session: ReadingSession, preferences: Preferences, grid: PaneGrid, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._preferences, self._grid, self._window = session, preferences, grid, window
        self.file_dialog: QFileDialog | None = None
        self.print_dialog: QPrintDialog | None = None

    def image(self) -> QImage:
        settings = self._preferences.settings
        return taken(self._grid.view, Parts(settings.copies_overlays, settings.copies_identity))

    def copy(self) -> None:
        QGuiApplication.clipboard().setImage(self.image())
        self.message.emit(self.tr("Copied {parts}.").format(parts=self._carried()))

    def save(self) -> None:
        """Ask where to, beside the window; what is saved is what was shown when it was asked for."""
        dialog = QFileDialog(self._window, self.tr("Save the image"), "image.png", self.tr("PNG images (*.png)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.fileSelected.connect(partial(self.save_to, image=self.image()))
        self.file_dialog = dialog
        dialog.show()

    def save_to(self, path: str, image: QImage | None = None) -> None:
        """Write what is shown, or an image taken before; written off the GUI thread, whole or not at all."""
        saved = self.tr("Saved {parts} as {name}.").format(parts=self._carried(), name=Path(path).name)
        work = partial(_written, image if image is not None else self.image(), Path(path))
        self._session.jobs.run(work, lane=JobLane.LONG, on_done=lambda _: self.message.emit(saved))

    def print_(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer, image = QPrinter(QPrinter.PrinterMode.HighResolution), self.image()
        printer.setDocName("Overread")  # a spooler lists it
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.accepted.connect(lambda: self.print_on(printer, image))
        self.print_dialog = dialog
        dialog.show()

    def print_on(self, printer: QPrinter, image: QImage | None = None) -> None:
        """Print what is shown, or an image taken before, off the GUI thread."""
        caption = self.tr("Research use only. Not for diagnosis. Printed {when}.").format(
            when=time_text(datetime.now())
        )
        work = partial(_printed, printer, image if image is not None else self.image(), caption)
        sent = self.tr("Sent {parts} to the printer.").format(parts=self._carried())
        self._session.jobs.run(work, lane=JobLane.LONG, on_done=lambda _: self.message.emit(sent))

    def _carried(self) -> str:
        """What a copy carries; text that is part of the image itself stays on it whatever is chosen."""
        settings = self._preferences.settings
        if settings.copies_identity and settings.copies_overlays:
            return self.tr("the image with overlays and patient data")
        if settings.copies_identity:
            return self.tr("the image with patient data, without overlays")
        if settings.copies_overlays:
            return self.tr("the image with overlays, without patient data (what is burned into it stays)")
        return self.tr("the image without overlays and patient data (what is burned into it stays)")


def _written(image: QImage, path: Path) -> None:
    from PySide6.QtCore import QSaveFile

    file = QSaveFile(str(path))
    opened = file.open(QSaveFile.OpenModeFlag.WriteOnly)
    if not (opened and image.save(file, "PNG") and file.commit()):  # type: ignore[call-overload]
        raise EnvironmentLacks(
            "{path} cannot be written ({reason}); choose another folder.", path=path, reason=file.errorString()
        )


def _printed(printer: QPrinter, image: QImage, caption: str) -> None:
    """As large as the page allows, with a line below."""
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentLacks("The printer does not take the page; look whether it is switched on and has paper.")
    page = QRectF(painter.viewport())
    line = painter.fontMetrics().height() * 1.6
    room = page.adjusted(0.0, 0.0, 0.0, -line)
    scale = min(room.width() / image.width(), room.height() / image.height())
    area = QRectF(0.0, 0.0, image.width() * scale, image.height() * scale)
    area.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(area, image)
    painter.drawText(page, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, caption)
    painter.end()
