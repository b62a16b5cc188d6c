"""Line icons from `resources/icons`, drawn for this application."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from app import theme
from core.paths import resources_dir


def icon(name: str, *, on_image: bool = False) -> QIcon:
    """The icon of that name for the theme in use, or for the black that the image lies on; the file must be there."""
    folder = resources_dir() / "icons" if on_image else theme.icons_dir()
    return QIcon(str(folder / f"{name}.svg"))


def application_icon() -> QIcon:
    """What stands for Overread in the task bar and in the list of windows; the same for both themes."""
    return QIcon(str(resources_dir() / "overread.svg"))
