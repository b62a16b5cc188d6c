"""The smoke test's steps in the window: a disagreement, the heatmap, what can be opened, languages, and sudden ends.

Each takes the station and what it needs, and gives one sentence, or raises SmokeError.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image
from smoke_station import OpenWindow, SmokeError, Station, open_window, screenshot

EXAMPLE, SECOND_EXAMPLE, THIRD_EXAMPLE = "chest-6.dcm", "chest-4.dcm", "chest-5.dcm"
LANGUAGES = ("en", "vi", "zh_CN")
DIFFERENT = 8  # of 255: what two grabs of the same picture never differ by
MENU_ROWS = 40  # of the screen: the window's menus are within them
GONE_S = 20.0
LEAST_COLOURED = 0.003  # of the screen: the example's map has 0.0064


def window(station: Station, out: Path) -> str:
    """Open the example, disagree with the chosen finding by keys, look at its heatmap, take a second start's file."""
    shutil.rmtree(station.data_dir, ignore_errors=True)
    with open_window(station, station.data_dir, station.examples / EXAMPLE) as opened:
        opened.wait(lambda: opened.rows("predictions") == 1, "a prediction in the database")
        opened.appear()
        opened.press("1", "d")
        opened.wait(lambda: opened.rows("queue_entries") == 1, "a case in the relabel queue")
        opened.press("2")  # the finding that has a map
        share = heatmap(opened, out)
        opened.hand_over(station.examples / SECOND_EXAMPLE)
        opened.wait(lambda: opened.rows("predictions") == 2, "the second start's file in the first window")
        opened.quit()
    return (
        f"opened, analysed, disagreed, took a second start's file, quit; the heatmap colours {share:.1%} of the screen "
        f"and goes with its key; {out / 'window.png'}"
    )


def heatmap(opened: OpenWindow, out: Path) -> float:
    """The share of the screen that the map colours: what changes when its key takes it away. It comes back, too."""
    if not opened.rows("heatmaps"):
        raise SmokeError("no heatmap was stored with the prediction")
    shown = _pixels(screenshot(opened.station.display, out / "window.png"))
    opened.press("h")
    without = _pixels(screenshot(opened.station.display, out / "window-without-map.png"))
    opened.press("h")
    again = _pixels(screenshot(opened.station.display, out / "window-again.png"))
    coloured = _saturated(shown) & ~_saturated(without) & _differs(shown, without)
    share = float(coloured.mean())
    if share < LEAST_COLOURED or _differs(shown, again).mean() > 0.002:
        back = float(_differs(shown, again).mean())
        raise SmokeError(f"the heatmap colours {share:.2%} of the screen; taken away and back, {back:.2%} differs")
    (out / "window-again.png").unlink()
    return share


def openings(station: Station, folder: Path) -> str:
    """A JPEG, a PNG with a space and a letter of Vietnamese in its name, a folder and a zip file, into one window."""
    (folder / "tập phim").mkdir(parents=True)
    pictures = sorted(station.examples.glob("*.jpg"))
    png = folder / "phim số 1.png"
    with Image.open(pictures[1]) as picture:
        picture.save(png)
    shutil.copy(station.examples / EXAMPLE, folder / "tập phim")
    with zipfile.ZipFile(folder / "films.zip", "w") as archive:
        archive.write(station.examples / SECOND_EXAMPLE, "films/one.dcm")
        archive.write(pictures[2], "films/two.jpg")
    given = ((pictures[0], 1), (png, 2), (folder / "tập phim", 3), (folder / "films.zip", 5))
    with open_window(station, folder / "data", given[0][0]) as opened:
        for path, predictions in given:
            if path != given[0][0]:
                opened.hand_over(path)
            opened.wait(lambda: opened.rows("predictions") == predictions, f"what {path.name} holds")  # noqa: B023
        opened.appear()
        opened.quit()
    return "a JPEG, a PNG, a folder and a zip file opened, five images analysed"


def languages(station: Station, folder: Path, out: Path) -> str:
    """The window in each language: its menus look different in each. The pictures are to be looked at."""
    menus = []
    for language in LANGUAGES:
        settings = {"language": language}
        with open_window(station, folder / language, station.examples / EXAMPLE, settings=settings) as opened:
            opened.wait(lambda: opened.rows("predictions") == 1, "a prediction in the database")
            opened.appear()
            menus.append(_pixels(screenshot(station.display, out / f"window-{language}.png"))[:MENU_ROWS])
            opened.quit()
    for one, other in ((0, 1), (0, 2), (1, 2)):
        if not _differs(menus[one], menus[other]).any():
            raise SmokeError(f"the menus are the same in {LANGUAGES[one]} and in {LANGUAGES[other]}")
    return f"its menus differ between {', '.join(LANGUAGES)}; {out / 'window-vi.png'}, {out / 'window-zh_CN.png'}"


def closed_early(station: Station, folder: Path) -> str:
    """Closed while the network is still being loaded: it is held there, so that the moment does not hang on luck."""
    with open_window(station, folder, station.examples / EXAMPLE) as opened:
        opened.wait(lambda: opened.noted("worker_started", worker="network"), "the network's process")
        os.kill(opened.network(), signal.SIGSTOP)
        opened.appear()
        if opened.noted("worker_ready", worker="network"):
            raise SmokeError("the network was ready before the window could be closed")
        opened.quit()
    return "closed while the network was being loaded; nothing runs on"


def lost_worker(station: Station, folder: Path, out: Path) -> str:
    """The network's process is killed with an image in its hands: the window says so, starts another, and goes on."""
    with open_window(station, folder, station.examples / EXAMPLE) as opened:
        opened.wait(lambda: opened.rows("predictions") == 1, "a prediction in the database")
        opened.appear()
        first = opened.network()
        os.kill(first, signal.SIGSTOP)
        opened.hand_over(station.examples / SECOND_EXAMPLE)
        opened.press("a", "Right")  # on to the image that the network does not answer for
        opened.wait(lambda: opened.rows("assessments") == 1, "a verdict while the network does not answer")
        os.kill(first, signal.SIGKILL)
        opened.wait(lambda: opened.noted("worker_lost", worker="network"), "word of the lost process")
        (lost,) = opened.noted("worker_lost", worker="network")
        picture = screenshot(station.display, out / "window-lost-worker.png")
        opened.wait(lambda: len(opened.noted("worker_ready", worker="network")) == 2, "another process")
        opened.hand_over(station.examples / THIRD_EXAMPLE)
        opened.wait(lambda: opened.rows("predictions") >= 2, "a prediction of the new process")
        opened.quit()
    if lost["verb"] == "none":
        raise SmokeError("the network's process had nothing in its hands when it was killed")
    return f"killed while it was asked to {lost['verb']}, replaced, and the next image analysed; {picture}"


def killed(station: Station, folder: Path) -> str:
    """kill -9 of the window with an image on its way to the network: no process and no shared memory stays."""
    with open_window(station, folder, station.examples / EXAMPLE) as opened:
        opened.wait(lambda: opened.rows("predictions") == 1, "a prediction in the database")
        ours = station.processes()
        before = _shared_memory(ours)
        os.kill(opened.network(), signal.SIGSTOP)  # so that it does not take the image out
        opened.hand_over(station.examples / SECOND_EXAMPLE)
        opened.wait(lambda: _shared_memory([]) - before, "an image in shared memory")
        os.kill(_main_process(opened), signal.SIGKILL)
        opened.gone()
    end = time.monotonic() + GONE_S
    while left := _shared_memory(ours) - before:  # other programs' names come and go
        if time.monotonic() > end:
            raise SmokeError(f"a killed window left shared memory behind: {', '.join(sorted(left))}")
        time.sleep(0.1)
    with open_window(station, folder, station.examples / SECOND_EXAMPLE) as opened:
        opened.wait(lambda: opened.rows("predictions") == 2, "a prediction after the kill")
        opened.appear()
        opened.quit()
    return "after kill -9 no process and no shared memory stayed, and the next start took its database up again"


def _shared_memory(makers: list[int]) -> set[str]:
    """Names of POSIX shared memory, whosever they are, and ids of System V's that one of `makers` has made."""
    rows = [line.split() for line in Path("/proc/sysvipc/shm").read_text(encoding="utf-8").splitlines()[1:]]
    system_v = {f"System V {row[1]}" for row in rows if int(row[4]) in makers}
    return system_v | {file.name for file in Path("/dev/shm").iterdir()}


def _main_process(opened: OpenWindow) -> int:
    """The window's own: the one that wrote the log's first line."""
    log = (opened.folder / "logs" / "overread.log").read_text(encoding="utf-8")
    return int(log.split(maxsplit=2)[1])


def _pixels(file: Path) -> np.ndarray:
    with Image.open(file) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.int16)


def _differs(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.abs(one - other).max(axis=2) > DIFFERENT


def _saturated(pixels: np.ndarray) -> np.ndarray:
    """Coloured rather than grey."""
    return pixels.max(axis=2) - pixels.min(axis=2) > 3 * DIFFERENT
