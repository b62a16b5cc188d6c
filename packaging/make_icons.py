"""Draws the application's icon in every size from its SVG source, with Qt, for the desktop, the bundle and installers.

python packaging/make_icons.py OUTDIR
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "overread.svg"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)  # what Windows asks for
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)


def make_icons(folder: Path) -> list[Path]:
    """Write overread-SIZE.png for each of SIZES; 32 bits a pixel, with alpha."""
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
    _write_ico(folder)
    return written


def _write_ico(folder: Path) -> None:
    """overread.ico, for the installer of Windows."""
    from PIL import Image

    with Image.open(folder / f"overread-{ICO_SIZES[-1]}.png") as largest:
        smaller = [Image.open(folder / f"overread-{size}.png") for size in ICO_SIZES[:-1]]
        largest.save(folder / "overread.ico", sizes=[(size, size) for size in ICO_SIZES], append_images=smaller)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_icons.py OUTDIR")
    make_icons(Path(sys.argv[1]))
