"""Takes every main state of the real window in both themes, at several scales of the screen, to be looked at.

    python packaging/window_states.py OUTDIR [SCALE ...]

One process a scale, because Qt reads it once. The pictures are called STATE-THEME-SCALE.png. OVERREAD_LANGUAGE: en,
vi or zh_CN.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.main import ReadingWindow

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from department_states import DEPARTMENT_STATES  # noqa: E402
from driven_window import (  # noqa: E402
    EXAMPLES,
    LONG_LIMIT_S,
    grab,
    open_window,
    over,
    pause,
    press,
    show,
    turned,
    wait,
)
from further_states import FURTHER_STATES, second_network  # noqa: E402
from help_states import HELP_STATES  # noqa: E402
from virtual_screen import virtual_screen, xvfb_command  # noqa: E402

SCALES = ("1.0", "1.5", "2.0")
THEMES = ("dark", "light")
SIZE = (1440, 900)
SCREEN = "3840x2400x24"

# What is grabbed: the window, or the window with a dialog over it.
Shown = Iterator["QWidget | None"]


def main() -> int:
    if len(sys.argv) < 2:
        sys.stderr.write("usage: window_states.py OUTDIR [SCALE ...]\n")
        return 2
    outdir, scales = Path(sys.argv[1]), sys.argv[2:] or SCALES
    if "OVERREAD_SCALE" in os.environ:
        return _take(outdir, os.environ["OVERREAD_SCALE"])
    outdir.mkdir(parents=True, exist_ok=True)
    screen = virtual_screen(SCREEN) if xvfb_command() else nullcontext(None)
    with screen as display, tempfile.TemporaryDirectory() as home:
        platform = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display} if display else {"QT_QPA_PLATFORM": "offscreen"}
        for scale in scales:
            scaled = {"QT_SCALE_FACTOR": scale, "OVERREAD_SCALE": scale, "HOME": home}
            command = [sys.executable, __file__, str(outdir)]
            subprocess.run(command, env={**os.environ, **platform, **scaled}, check=True)
    return 0


def _take(outdir: Path, scale: str) -> int:
    from PySide6.QtWidgets import QApplication

    from app.i18n import speak
    from app.theme import apply_theme
    from core.settings import Settings, save_settings

    application = QApplication(["overread"])
    speak(application, os.environ.get("OVERREAD_LANGUAGE", "en"))
    apply_theme(application)
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "data"
        second_network(data_dir / "bundles" / "second-opinion")
        settings = Settings(reader="reader-1", bundle="cxr4-lite0", blind_first=False, blind_first_explained=True)
        save_settings(data_dir, settings)
        films = [EXAMPLES, *odd_files(Path(folder)), _named(Path(folder) / "named.png")]
        reading = open_window(films, Path(folder), SIZE)
        for name, state in STATES.items():
            with state(reading) as shown:
                for theme in THEMES:
                    reading.window.desk_parts.preferences.keep(theme=theme)
                    file = outdir / f"{name}-{theme}-{scale}.png"
                    if shown is None:
                        grab(reading.window, file)
                    else:
                        over(reading.window, shown, file)
                    sys.stdout.write(f"{file}\n")
        reading.window.close()
    return 0


def odd_files(folder: Path) -> list[Path]:
    """An image on its side, which the gate refuses, and half a file."""
    ward = folder / "ward"
    ward.mkdir()
    whole = (EXAMPLES / "chest-4.dcm").read_bytes()
    (ward / "half.dcm").write_bytes(whole[: len(whole) // 2])
    shutil.copy(EXAMPLES / "chest-1.jpg", ward / "film.jpg")
    _write_prior(ward / "prior.dcm")
    return [ward, turned(ward / "turned.png")]


def _named(file: Path) -> Path:
    """A film with a made-up name burned into its pixels."""
    from PIL import Image, ImageDraw, ImageFont

    with Image.open(EXAMPLES / "chest-2.jpg") as film:
        named = film.convert("L")
    draw, font = ImageDraw.Draw(named), ImageFont.load_default(named.width // 28)
    draw.text((named.width // 20, named.height // 24), "EXAMPLE, ERIKA", fill=255, font=font)
    draw.text((named.width // 20, named.height // 10), "12.03.1961  R", fill=255, font=font)
    named.save(file)
    return file


def _write_prior(file: Path) -> None:
    """An earlier film, as if it were of the patient of chest-4.dcm."""
    from pydicom import dcmread
    from pydicom.uid import generate_uid

    prior, now = dcmread(EXAMPLES / "chest-5.dcm"), dcmread(EXAMPLES / "chest-4.dcm")
    prior.PatientName, prior.PatientID, prior.StudyDate = now.PatientName, now.PatientID, "20220519"
    for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID"):
        setattr(prior, keyword, generate_uid())
    prior.file_meta.MediaStorageSOPInstanceUID = prior.SOPInstanceUID
    prior.save_as(file)


@contextmanager
def _blind(reading: ReadingWindow) -> Shown:
    """Before the reader's verdict."""
    reading.session.network_view.set_blind_first(True)
    show(reading, "chest-2.jpg")
    reading.session.select_finding("pneumonia")
    yield None
    reading.session.network_view.set_blind_first(False)


@contextmanager
def _revealed(reading: ReadingWindow) -> Shown:
    """The same case after it."""
    reading.session.network_view.set_blind_first(True)
    press(reading, "p")
    yield None
    reading.session.network_view.set_blind_first(False)


@contextmanager
def _contour(reading: ReadingWindow) -> Shown:
    """A map as a contour, with boxes around its hot parts, from a threshold on."""
    view = reading.session.network_view
    before = view.look
    view.set_look(replace(before, style="contour", boxes=True, threshold=0.3))
    yield None
    view.set_look(before)


@contextmanager
def _hidden(reading: ReadingWindow) -> Shown:
    show(reading, "chest-3.jpg")
    reading.session.set_network_view_visible(False)
    yield None
    reading.session.set_network_view_visible(True)


@contextmanager
def _measure(reading: ReadingWindow) -> Shown:
    """A length, an angle and an ellipse, without a map."""
    from core.measurements import Measurement

    show(reading, "chest-4.dcm")
    session, window = reading.session, reading.window
    assert session.place is not None
    assert session.picture is not None
    rows, columns = session.picture.frame.shape

    def at(*shares: tuple[float, float]) -> tuple[tuple[float, float], ...]:
        return tuple((x * columns, y * rows) for x, y in shares)

    session.set_heatmap_visible(False)
    window.measuring.add(session.place.target, Measurement("length", at((0.30, 0.62), (0.72, 0.62))))
    window.measuring.add(
        session.place.target, Measurement("cobb", at((0.42, 0.2), (0.6, 0.18), (0.4, 0.4), (0.6, 0.44)))
    )
    window.measuring.add(session.place.target, Measurement("ellipse", at((0.2, 0.3), (0.34, 0.46))))
    window.actions_.length.trigger()
    yield None
    window.actions_.length.trigger()
    window.actions_.clear_measurements.trigger()
    session.set_heatmap_visible(True)


def _settled(reading: ReadingWindow) -> None:
    panes = reading.session.panes
    pictures = [panes.panes[number] for number in panes.shown if panes.panes[number].place is not None]
    wait(lambda: all(pane.picture is not None for pane in pictures), "the panes")


@contextmanager
def _compare(reading: ReadingWindow) -> Shown:
    """A film beside its prior."""
    show(reading, "chest-4.dcm")
    reading.window.actions_.compare_prior.trigger()
    _settled(reading)
    yield None
    reading.window.actions_.one_pane.trigger()


@contextmanager
def _two_patients(reading: ReadingWindow) -> Shown:
    """Four panes, in one of which lies a film of somebody else."""
    from app.open_studies import FrameTarget

    show(reading, "chest-4.dcm")
    reading.window.actions_.four_panes.trigger()
    reading.session.panes.put(2, FrameTarget(str(EXAMPLES / "chest-6.dcm")))
    _settled(reading)
    yield None
    reading.window.actions_.one_pane.trigger()


@contextmanager
def _map_beside(reading: ReadingWindow) -> Shown:
    show(reading, "chest-4.dcm")
    reading.session.select_finding("pneumonia")
    reading.window.actions_.map_beside.trigger()
    _settled(reading)
    yield None
    reading.window.actions_.map_beside.trigger()


@contextmanager
def _disagreed(reading: ReadingWindow) -> Shown:
    show(reading, "chest-6.dcm")
    reading.session.select_finding("pneumonia")
    press(reading, "d")
    yield None


@contextmanager
def _queue(reading: ReadingWindow) -> Shown:
    reading.window.actions_.show_queue.trigger()
    wait(lambda: reading.session.queue.total > 0, "the queue")
    reading.window.queue_panel.table.selectRow(0)
    yield None
    reading.window.actions_.show_image.trigger()


@contextmanager
def _export(reading: ReadingWindow) -> Shown:
    reading.window.actions_.export.trigger()
    dialog = reading.window.export_dialog
    dialog.destination.setText("~/relabelled-radiographs")
    dialog.form.formats["dicom"].setChecked(True)
    wait(lambda: bool(dialog.form.chosen_count), "the counts")
    yield dialog
    dialog.close()


@contextmanager
def _export_look(reading: ReadingWindow) -> Shown:
    """A name in a picture, which somebody has to look at before the picture goes out."""
    session = reading.session
    _shown_by_name(reading, "named.png")
    wait(lambda: session.picture is not None and session.picture.place == session.place, "the picture")
    wait(lambda: session.prediction is not None and session.verdicts.can_record, "the prediction")
    press(reading, "d")
    reading.window.actions_.export.trigger()
    dialog = reading.window.export_dialog
    wait(lambda: bool(dialog.form.chosen_count), "the counts")
    with tempfile.TemporaryDirectory() as folder:
        dialog.destination.setText(folder)
        dialog.start_button.click()
        wait(lambda: bool(dialog.look.waiting), "the picture with text in it", LONG_LIMIT_S)
        yield dialog
        dialog.stop_button.click()  # closed, the dialog is gone and tells nobody that the export has ended
        wait(lambda: not dialog.running, "the end of the export", LONG_LIMIT_S)
        dialog.close()


@contextmanager
def _export_result(reading: ReadingWindow) -> Shown:
    reading.window.actions_.export.trigger()
    dialog = reading.window.export_dialog
    wait(lambda: bool(dialog.form.chosen_count), "the counts")
    with tempfile.TemporaryDirectory() as folder:
        dialog.destination.setText(folder)
        dialog.start_button.click()
        wait(lambda: bool(dialog.look.waiting), "the picture with text in it", LONG_LIMIT_S)
        wait(lambda: dialog.look.seen, "a look at it")
        dialog.look.withhold()
        wait(lambda: not dialog.running, "the export", LONG_LIMIT_S)
        yield dialog
        dialog.close()


def _shown_by_name(reading: ReadingWindow, name: str) -> None:
    session = reading.session
    session.show_frame(next(target for target in session.studies.targets if Path(target.path).name == name))


@contextmanager
def _refused(reading: ReadingWindow) -> Shown:
    _shown_by_name(reading, "turned.png")
    wait(lambda: reading.session.prediction is not None, "the refusal")
    yield None


@contextmanager
def _broken(reading: ReadingWindow) -> Shown:
    _shown_by_name(reading, "half.dcm")
    wait(lambda: bool(reading.session.picture_problem), "the damaged file")
    yield None


@contextmanager
def _keys(reading: ReadingWindow) -> Shown:
    """Filled anew for each theme, as it is whenever it is opened."""
    show(reading, "chest-2.jpg")
    overlay, preferences = reading.window.desk_parts.key_overlay, reading.window.desk_parts.preferences
    overlay.open()
    preferences.changed.connect(overlay.open)
    yield None
    preferences.changed.disconnect(overlay.open)
    overlay.close_over()


@contextmanager
def _palette(reading: ReadingWindow) -> Shown:
    from PySide6.QtCore import QCoreApplication

    reading.window.actions_.palette.trigger()
    reading.window.desk_parts.palette.line.setText(QCoreApplication.translate("Actions", "Network")[:3])
    yield None
    reading.window.desk_parts.palette.close_over()


@contextmanager
def _display_check(reading: ReadingWindow) -> Shown:
    reading.window.actions_.display_check.trigger()
    check = reading.window.desk_parts.display_check
    assert check is not None
    yield check
    check.close()


@contextmanager
def _large_text(reading: ReadingWindow) -> Shown:
    reading.window.desk_parts.preferences.keep(text_size_percent=150)
    yield None
    reading.window.desk_parts.preferences.keep(text_size_percent=100)


@contextmanager
def _covered(reading: ReadingWindow) -> Shown:
    reading.window.desk_parts.lock.lock()
    pause(50)
    yield None
    reading.window.desk_parts.lock.unlock()


STATES: dict[str, Callable[[ReadingWindow], object]] = {
    "blind": _blind,
    "revealed": _revealed,
    "contour": _contour,
    "hidden": _hidden,
    "measure": _measure,
    "compare": _compare,
    "two-patients": _two_patients,
    "map-beside": _map_beside,
    "disagreed": _disagreed,
    "queue": _queue,
    "export": _export,
    "export-look": _export_look,
    "export-result": _export_result,
    "refused": _refused,
    "broken": _broken,
    "keys": _keys,
    "palette": _palette,
    **HELP_STATES,
    "display-check": _display_check,
    "large-text": _large_text,
    "covered": _covered,
    **FURTHER_STATES,
    **DEPARTMENT_STATES,
}


if __name__ == "__main__":
    raise SystemExit(main())
