"""Line icons from `resources/icons`, drawn for this application."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from core.paths import resources_dir


def icon(name: str) -> QIcon:
    """The icon of that name; the file must be there."""
    return QIcon(str(resources_dir() / "icons" / f"{name}.svg"))
