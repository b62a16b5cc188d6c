"""Takes the main states of the real window, with its real services, on the example studies.

    python packaging/screenshots.py OUTDIR
    python packaging/screenshots.py --guide LANGUAGE   (en, vi, zh_CN: the pictures of the user guide, with its words)

Under Xvfb where it is installed, on Qt's offscreen platform otherwise.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.main import ReadingWindow
    from app.windows.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from driven_window import (  # noqa: E402
    EXAMPLES,
    LONG_LIMIT_S,
    SETTLE_MS,
    grab,
    open_window,
    over,
    pause,
    press,
    show,
    turned,
    wait,
)
from further_states import second_network  # noqa: E402
from virtual_screen import virtual_screen, xvfb_command  # noqa: E402
from window_states import STATES, odd_files  # noqa: E402

GUIDE = ROOT / "resources" / "guide" / "images"
GUIDE_PICTURES = ("blind", "revealed", "measure", "disagree", "queue")
GUIDE_WIDTH_PX, GUIDE_COLOURS = 1000, 256  # about 100 KB each
NOTES = {
    "en": "Cavity at the right base, seen on the prior film as well.",
    "vi": "Hang \u1edf \u0111\u00e1y ph\u1ed5i ph\u1ea3i, \u0111\u00e3 th\u1ea5y tr\u00ean phim tr\u01b0\u1edbc.",
    "zh_CN": "\u53f3\u80ba\u5e95\u7a7a\u6d1e\uff0c\u65e2\u5f80\u7247\u4e2d\u5df2\u89c1\u3002",
}
OTHER_STATES = ("two-patients", "map-beside", "keys", "settings", "display-check")


def main() -> int:
    for_guide = sys.argv[1:2] == ["--guide"]
    if len(sys.argv) != 2 + for_guide or (for_guide and sys.argv[2] not in NOTES):
        sys.stderr.write(f"usage: screenshots.py OUTDIR | --guide {'|'.join(NOTES)}\n")
        return 2
    outdir = GUIDE / sys.argv[2] if for_guide else Path(sys.argv[1])
    outdir.mkdir(parents=True, exist_ok=True)
    screen = virtual_screen() if xvfb_command() else nullcontext(None)
    with screen as display, tempfile.TemporaryDirectory() as folder:
        os.environ["QT_QPA_PLATFORM"] = "xcb" if display else "offscreen"
        if display:
            os.environ["DISPLAY"] = display
        os.environ["HOME"] = folder  # so that a path in a picture is nobody's
        os.environ["LOGNAME"] = "reader-1"  # nor the name of whoever reads
        return _take_for_guide(outdir, Path(folder)) if for_guide else _take_all(outdir, Path(folder))


def _take_for_guide(outdir: Path, folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from app.i18n import speak
    from app.theme import apply_theme
    from core.settings import Settings, save_settings

    application = QApplication(["overread"])
    speak(application, outdir.name)
    apply_theme(application)
    taken = folder / "taken"
    taken.mkdir()
    _blind(folder, taken)
    save_settings(folder / "data", Settings(blind_first=False))
    reading = open_window([EXAMPLES], folder)
    _disagree(reading, taken, NOTES[outdir.name])
    reading.window.tabs.setCurrentIndex(0)
    with STATES["measure"](reading):
        grab(reading.window, taken / "measure.png")
    reading.close()
    for name in GUIDE_PICTURES:
        _shrink(taken / f"{name}.png", outdir / f"{name}.png")
        sys.stdout.write(f"{outdir / name}.png\n")
    return 0


def _shrink(picture: Path, file: Path) -> None:
    from PIL import Image

    with Image.open(picture) as grabbed:
        size = (GUIDE_WIDTH_PX, round(grabbed.height * GUIDE_WIDTH_PX / grabbed.width))
        small = grabbed.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    small.quantize(GUIDE_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, optimize=True)


def _take_all(outdir: Path, folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from app.i18n import speak
    from app.theme import apply_theme

    application = QApplication(["overread"])
    speak(application, os.environ.get("OVERREAD_LANGUAGE", "en"))
    apply_theme(application)
    from core.settings import Settings, save_settings

    _empty(folder, outdir)
    _blind(folder, outdir)
    save_settings(folder / "data", Settings(blind_first=False))
    _reading(folder, outdir)
    _states(folder, outdir)
    _asking(folder, outdir)
    _broken(folder, outdir)
    for picture in sorted(outdir.glob("*.png")):
        _optimise(picture)
        sys.stdout.write(f"{picture}\n")
    return 0


def _states(folder: Path, outdir: Path) -> None:
    """Those main states that need no story."""
    alone = folder / "states"
    alone.mkdir()
    from core.settings import Settings, save_settings

    save_settings(alone / "data", Settings(reader="reader-1", blind_first=False, blind_first_explained=True))
    reading = open_window([EXAMPLES, *odd_files(alone)], alone)
    for name, state in (("measure", "measure"), ("prior", "compare"), *((n, n) for n in OTHER_STATES)):
        with STATES[state](reading) as shown:
            if shown is None:
                grab(reading.window, outdir / f"{name}.png")
            else:
                over(reading.window, shown, outdir / f"{name}.png")
    show(reading, "chest-2.jpg")
    reading.session.select_finding("pneumonia")
    reading.window.desk_parts.preferences.keep(theme="light")
    grab(reading.window, outdir / "light.png")
    reading.window.desk_parts.preferences.keep(theme="dark")
    reading.close()


def _optimise(picture: Path) -> None:
    from PIL import Image

    with Image.open(picture) as grabbed:
        opaque = grabbed.convert("RGB")
    opaque.save(picture, optimize=True)


def _empty(folder: Path, outdir: Path) -> None:
    reading = open_window([], folder)
    grab(reading.window, outdir / "empty.png")
    reading.close()


def _blind(folder: Path, outdir: Path) -> None:
    """As it is installed: the reader speaks first, and then sees what the network says."""
    alone = folder / "blind"
    alone.mkdir()
    reading = open_window([EXAMPLES], alone)
    show(reading, "chest-2.jpg")
    reading.session.select_finding("pneumonia")
    grab(reading.window, outdir / "blind.png")
    press(reading, "p")
    reading.window.actions_.map_boxes.trigger()
    grab(reading.window, outdir / "revealed.png")
    reading.close()


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
    reading = open_window([EXAMPLES], folder)
    _disagree(reading, outdir, NOTES["en"])
    _export(reading.window, outdir / "export.png")
    _networks(reading, outdir)
    reading.close()


def _disagree(reading: ReadingWindow, outdir: Path, note: str) -> None:
    """Three words, of which the last is taken apart; and the queue that follows of them."""
    window, session = reading.window, reading.session
    show(reading, "chest-4.dcm")
    press(reading, "4", "u")
    show(reading, "chest-3.jpg")
    press(reading, "2", "d")
    show(reading, "chest-2.jpg")
    session.select_finding("pneumonia")
    grab(window, outdir / "main.png")
    show(reading, "chest-6.dcm")
    session.select_finding("pneumonia")
    _draw_region(reading, (0.19, 0.66), (0.42, 0.93))
    window.assessment.label.setCurrentIndex(window.assessment.label.findData("tuberculosis"))
    window.assessment.significance.setCurrentIndex(window.assessment.significance.findData("major"))
    window.assessment.note.setPlainText(note)
    press(reading, "d")
    grab(window, outdir / "disagree.png")
    window.tabs.setCurrentIndex(1)
    wait(lambda: session.queue.total >= 3, "the queue")
    window.queue_panel.table.selectRow(0)
    grab(window, outdir / "queue.png")


def _asking(folder: Path, outdir: Path) -> None:
    """What is asked of the network on demand: a refusal overridden, a finer map measured, networks compared."""
    from app.open_studies import FrameTarget
    from core.settings import Settings, save_settings

    ward = folder / "ward"
    ward.mkdir()
    on_its_side = turned(ward / "turned.png")
    second = second_network(folder / "data" / "bundles" / "second-opinion")
    save_settings(folder / "data", Settings(bundle="cxr4-lite0", reader="reader-1", blind_first=False))
    reading = open_window([EXAMPLES / "chest-2.jpg", on_its_side], folder)
    window, session = reading.window, reading.session
    session.show_frame(FrameTarget(str(on_its_side)))
    wait(lambda: session.prediction is not None, "the refusal")
    grab(window, outdir / "refused.png")
    window.actions_.override.trigger()
    wait(lambda: session.prediction is not None and bool(session.prediction.gate.overridden_by), "the override")
    grab(window, outdir / "overridden.png")
    show(reading, "chest-2.jpg")
    session.select_finding("pneumonia")
    explaining = session.explaining
    explaining.choose("gradcam", "crops")
    wait(lambda: explaining.work is None, "the map", LONG_LIMIT_S)
    explaining.measure()
    wait(lambda: explaining.measured is not None, "the quality", LONG_LIMIT_S)
    window.actions_.average.trigger()
    wait(lambda: session.asking.averaged, "the average", LONG_LIMIT_S)
    grab(window, outdir / "measured.png")
    _network_dialogs(window, outdir)
    reading.close()
    shutil.rmtree(second)
    save_settings(folder / "data", Settings(blind_first=False))


def _network_dialogs(window: MainWindow, outdir: Path) -> None:
    menu = window.network_parts.maps.menu
    menu.popup(window.mapToGlobal(window.rect().center()))
    over(window, menu, outdir / "methods.png")
    menu.close()
    window.actions_.compare.trigger()
    dialog = window.network_parts.compare_dialog
    assert dialog is not None
    wait(
        lambda: all(column.prediction is not None for column in dialog.comparing.columns),
        "the other network",
        LONG_LIMIT_S,
    )
    over(window, dialog, outdir / "compare.png")
    dialog.close()
    window.actions_.network_details.trigger()
    details = window.network_parts.details_dialog
    assert details is not None
    over(window, details, outdir / "network.png")
    details.close()


def _networks(reading: ReadingWindow, outdir: Path) -> None:
    """The Networks window, which stands beside the reading window."""
    reading.window.actions_.show_networks.trigger()
    shown = reading.window.network_parts.networks_window
    assert shown is not None
    wait(lambda: bool(shown.work.shelf.records), "the networks")
    shown.resize(1240, 940)
    pause(SETTLE_MS)
    shown.grab().save(str(outdir / "networks.png"))
    shown.close()


def _export(window: MainWindow, file: Path) -> None:
    window.actions_.export.trigger()
    dialog = window.export_dialog
    dialog.destination.setText("~/relabelled-radiographs")
    wait(lambda: bool(dialog.form.chosen_count), "the counts")
    over(window, dialog, file)
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
    reading = open_window([ward], folder)
    from app.open_studies import FrameTarget

    problems: list[str] = []
    reading.session.picture_failed.connect(problems.append)
    reading.session.show_frame(FrameTarget(str(ward / "film-3.dcm")))
    wait(lambda: bool(problems) or reading.session.picture is not None, "the damaged file")
    grab(reading.window, outdir / "broken.png")
    reading.close()


if __name__ == "__main__":
    raise SystemExit(main())
