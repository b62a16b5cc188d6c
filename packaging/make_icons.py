"""Draws the application's icon in every size from its SVG source, with Qt, for the desktop, the bundle and installers.

python packaging/make_icons.py OUTDIR
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "overread.svg"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)  # what Windows asks for
ICNS_SIZES = (
    32,
    64,
    128,
    256,
    512,
    1024,
)  # and macOS: the 16 to 512 points of its format, for screens of 2 pixels each
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)


def make_icons(folder: Path) -> list[Path]:
    """Write overread-SIZE.png for each of SIZES, 32 bits a pixel with alpha, and overread.ico and .icns of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(SOURCE))
    if not renderer.isValid():
        raise OSError(f"{SOURCE} cannot be drawn")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        written.append(folder / f"overread-{size}.png")
        if not image.save(str(written[-1])):
            raise OSError(f"{written[-1]} could not be written")
    del application
    _write_together(folder / "overread.ico", ICO_SIZES)
    _write_together(folder / "overread.icns", ICNS_SIZES)
    return written


def _write_together(target: Path, sizes: tuple[int, ...]) -> None:
    """All sizes in one file, each as it was drawn: Windows' or macOS' format, by the ending."""
    from PIL import Image

    *smaller, largest = (Image.open(target.with_name(f"overread-{size}.png")) for size in sizes)
    if target.suffix == ".ico":
        largest.save(target, sizes=[(size, size) for size in sizes], append_images=smaller)
    else:
        largest.save(target, append_images=smaller)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_icons.py OUTDIR")
    make_icons(Path(sys.argv[1]))
