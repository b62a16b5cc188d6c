"""Takes the main states of the real window, with its real services, on the example studies.

    python packaging/screenshots.py OUTDIR

Under Xvfb where it is installed, on Qt's offscreen platform otherwise.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.main import ReadingWindow
    from app.windows.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from virtual_screen import virtual_screen, xvfb_command  # noqa: E402

EXAMPLES = ROOT / "resources" / "examples"
SIZE = (1600, 1000)
LIMIT_S = 120.0
SETTLE_MS = 600  # for thumbnails and the last repaint


def main() -> int:
    if len(sys.argv) != 2:
        sys.stderr.write("usage: screenshots.py OUTDIR\n")
        return 2
    outdir = Path(sys.argv[1])
    outdir.mkdir(parents=True, exist_ok=True)
    screen = virtual_screen() if xvfb_command() else nullcontext(None)
    with screen as display, tempfile.TemporaryDirectory() as folder:
        os.environ["QT_QPA_PLATFORM"] = "xcb" if display else "offscreen"
        if display:
            os.environ["DISPLAY"] = display
        os.environ["HOME"] = folder  # so that a path in a picture is nobody's
        return _take_all(outdir, Path(folder))


def _take_all(outdir: Path, folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from app.theme import apply_theme

    application = QApplication(["overread"])
    apply_theme(application)
    from core.settings import Settings, save_settings

    _empty(folder, outdir)
    _blind(folder, outdir)
    save_settings(folder / "data", Settings(blind_first=False))
    _reading(folder, outdir)
    _asking(folder, outdir)
    _broken(folder, outdir)
    for picture in sorted(outdir.glob("*.png")):
        sys.stdout.write(f"{picture}\n")
    return 0


def _pause(duration_ms: int) -> None:
    """Let the window work. Not QTest.qWait: that one keeps the lock that the window's other threads need."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()


def _wait(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + LIMIT_S
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"Waited {LIMIT_S:.0f} s in vain for {what}.")
        _pause(20)


def _open(paths: list[Path], folder: Path) -> ReadingWindow:
    """The window on `paths`, once everything in it has its result."""
    from app.main import ReadingWindow

    reading = ReadingWindow([str(path) for path in paths], str(folder / "data"))
    opened: list[bool] = []
    reading.session.ready.connect(lambda: opened.append(True))
    reading.window.resize(*SIZE)
    reading.window.show()
    reading.window.activateWindow()  # keys go to the active window only
    session = reading.session
    _wait(reading.window.isActiveWindow, "the window")
    _wait(lambda: bool(opened) and session.engine_state == "ready", "the network")
    _wait(
        lambda: (
            not session.scanning
            and session.analysis.idle
            and all(session.analysis.prediction(t) or session.analysis.failure(t) for t in session.studies.targets)
        ),
        "the results",
    )
    return reading


def _grab(window: MainWindow, file: Path) -> None:
    _pause(SETTLE_MS)
    window.status_line.message.show_text("")
    window.grab().save(str(file))


def _empty(folder: Path, outdir: Path) -> None:
    reading = _open([], folder)
    _grab(reading.window, outdir / "empty.png")
    reading.close()


def _blind(folder: Path, outdir: Path) -> None:
    """As it is installed: the reader speaks first, and then sees what the network says."""
    from PySide6.QtTest import QTest

    alone = folder / "blind"
    alone.mkdir()
    reading = _open([EXAMPLES], alone)
    _show(reading, "chest-2.jpg")
    reading.session.select_finding("pneumonia")
    _grab(reading.window, outdir / "blind.png")
    _press(reading, "p")
    QTest.keyClick(reading.window, "b")
    _grab(reading.window, outdir / "revealed.png")
    reading.close()


def _show(reading: ReadingWindow, name: str) -> None:
    from app.open_studies import FrameTarget

    session, target = reading.session, FrameTarget(str(EXAMPLES / name))
    session.show_frame(target)
    _wait(lambda: session.picture is not None and session.picture.place.target == target, name)
    _wait(lambda: session.prediction is not None, f"the prediction of {name}")


def _press(reading: ReadingWindow, *keys: str) -> None:
    """Press keys, and wait until the verdict that the last one gives is kept."""
    from PySide6.QtTest import QTest

    kept: list[object] = []
    reading.session.verdicts.recorded.connect(lambda *said: kept.append(said))
    for key in keys:
        QTest.keyClick(reading.window, key)
    _wait(lambda: bool(kept), "the verdict")


def _draw_region(reading: ReadingWindow, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a region by mouse; corners in shares of the picture's sides."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    view, transform = reading.window.view, reading.window.view.transform
    assert reading.session.picture is not None
    rows, columns = reading.session.picture.frame.shape

    def at(x: float, y: float) -> QPoint:
        shown = (transform.offset_x + x * columns * transform.scale, transform.offset_y + y * rows * transform.scale)
        return QPoint(round(shown[0]), round(shown[1]))

    QTest.keyClick(reading.window, "r")
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at(*start))
    QTest.mouseMove(view, at((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(*end))


def _reading(folder: Path, outdir: Path) -> None:
    reading = _open([EXAMPLES], folder)
    window, session = reading.window, reading.session
    _show(reading, "chest-4.dcm")
    _press(reading, "4", "u")
    _show(reading, "chest-3.jpg")
    _press(reading, "2", "d")
    _show(reading, "chest-2.jpg")
    session.select_finding("pneumonia")
    _grab(window, outdir / "main.png")
    _show(reading, "chest-6.dcm")
    session.select_finding("pneumonia")
    _draw_region(reading, (0.19, 0.66), (0.42, 0.93))
    window.assessment.label.setCurrentIndex(window.assessment.label.findData("tuberculosis"))
    window.assessment.significance.setCurrentIndex(window.assessment.significance.findData("major"))
    window.assessment.note.setPlainText("Cavity at the right base, seen on the prior film as well.")
    _press(reading, "d")
    _grab(window, outdir / "disagree.png")
    window.tabs.setCurrentIndex(1)
    _wait(lambda: len(session.queue.entries) >= 3, "the queue")
    window.queue_panel.table.selectRow(0)
    _grab(window, outdir / "queue.png")
    _export(window, outdir / "export.png")
    _networks(reading, outdir)
    reading.close()


def _asking(folder: Path, outdir: Path) -> None:
    """What is asked of the network on demand: a refusal overridden, a finer map measured, networks compared."""
    from app.open_studies import FrameTarget
    from core.settings import Settings, save_settings

    ward = folder / "ward"
    ward.mkdir()
    turned = _turned(ward / "turned.png")
    second = _second_network(folder / "data" / "bundles" / "second-opinion")
    save_settings(folder / "data", Settings(bundle="cxr4-lite0", reader="reader-1", blind_first=False))
    reading = _open([EXAMPLES / "chest-2.jpg", turned], folder)
    window, session = reading.window, reading.session
    session.show_frame(FrameTarget(str(turned)))
    _wait(lambda: session.prediction is not None, "the refusal")
    _grab(window, outdir / "refused.png")
    window.actions_.override.trigger()
    _wait(lambda: session.prediction is not None and bool(session.prediction.gate.overridden_by), "the override")
    _grab(window, outdir / "overridden.png")
    _show(reading, "chest-2.jpg")
    session.select_finding("pneumonia")
    explaining = session.explaining
    explaining.choose("gradcam", "crops")
    _wait(lambda: explaining.work is None, "the map")
    explaining.measure()
    _wait(lambda: explaining.measured is not None, "the quality")
    window.actions_.average.trigger()
    _wait(lambda: session.asking.averaged, "the average")
    _grab(window, outdir / "measured.png")
    _network_dialogs(window, outdir)
    reading.close()
    shutil.rmtree(second)
    save_settings(folder / "data", Settings(blind_first=False))


def _network_dialogs(window: MainWindow, outdir: Path) -> None:
    menu = window.network_parts.maps.menu
    menu.popup(window.mapToGlobal(window.rect().center()))
    _over(window, menu, outdir / "methods.png")
    menu.close()
    window.actions_.compare.trigger()
    dialog = window.network_parts.compare_dialog
    assert dialog is not None
    _wait(lambda: all(column.prediction is not None for column in dialog.comparing.columns), "the other network")
    _over(window, dialog, outdir / "compare.png")
    dialog.close()
    window.actions_.network_details.trigger()
    details = window.network_parts.details_dialog
    assert details is not None
    _over(window, details, outdir / "network.png")
    details.close()


def _networks(reading: ReadingWindow, outdir: Path) -> None:
    """The Networks window, which stands beside the reading window."""
    reading.window.actions_.show_networks.trigger()
    shown = reading.window.network_parts.networks_window
    assert shown is not None
    _wait(lambda: bool(shown.work.shelf.records), "the networks")
    shown.resize(1240, 940)
    _pause(SETTLE_MS)
    shown.grab().save(str(outdir / "networks.png"))
    shown.close()


def _turned(file: Path) -> Path:
    """An example on its side, which the gate refuses."""
    from PIL import Image

    with Image.open(EXAMPLES / "chest-3.jpg") as upright:
        upright.transpose(Image.Transpose.ROTATE_90).save(file)
    return file


def _second_network(folder: Path) -> Path:
    """The shipped network once more, as one of the reader's own that was never calibrated."""
    import json

    shutil.copytree(ROOT / "resources" / "bundles" / "cxr4-lite0", folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"name": folder.name, "version": "2.0.0"}
    manifest["calibration"] = {"method": "none", "parameters": {}, "fitted_on": ""}
    for finding in manifest["findings"]:
        finding["operating_points"] = None
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def _over(window: MainWindow, shown: QWidget, file: Path) -> None:
    """The window with a dialog or menu over its middle."""
    from PySide6.QtGui import QColor, QPainter

    _pause(SETTLE_MS)
    picture, small = window.grab(), shown.grab()
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
    size = small.deviceIndependentSize()
    left, top = (window.width() - size.width()) / 2.0, (window.height() - size.height()) / 2.0
    painter.drawPixmap(round(left), round(top), small)
    painter.setPen(QColor("#46515e"))
    painter.drawRect(round(left), round(top), round(size.width()), round(size.height()))
    painter.end()
    picture.save(str(file))


def _export(window: MainWindow, file: Path) -> None:
    window.actions_.export.trigger()
    dialog = window.export_dialog
    dialog.destination.setText("~/relabelled-radiographs")
    dialog.start_button.click()
    _wait(lambda: not dialog.running, "the export")
    _over(window, dialog, file)
    dialog.close()


def _broken(folder: Path, outdir: Path) -> None:
    ward = folder / "transfer"
    ward.mkdir()
    shutil.copy(EXAMPLES / "chest-1.jpg", ward / "film-1.jpg")
    shutil.copy(EXAMPLES / "chest-5.dcm", ward / "film-2.dcm")
    whole = (EXAMPLES / "chest-4.dcm").read_bytes()
    (ward / "film-3.dcm").write_bytes(whole[: len(whole) // 2])
    (ward / "film-4.dcm").write_bytes(b"")
    (ward / "film-5.dcm").write_text("The CD could not be read.\n")
    (ward / "film-6.jpg").write_bytes((EXAMPLES / "chest-2.jpg").read_bytes()[:20])
    reading = _open([ward], folder)
    from app.open_studies import FrameTarget

    problems: list[str] = []
    reading.session.picture_failed.connect(problems.append)
    reading.session.show_frame(FrameTarget(str(ward / "film-3.dcm")))
    _wait(lambda: bool(problems) or reading.session.picture is not None, "the damaged file")
    _grab(reading.window, outdir / "broken.png")
    reading.close()


if __name__ == "__main__":
    raise SystemExit(main())
