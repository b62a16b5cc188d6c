"""How the window looked last, read before anything heavy is imported, so that it is painted right the first time.

The settings are read again, and judged, behind the first paint; whatever is odd here has its default.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class FirstLook:
    """All but theme, text size and language as `app.desk_record` keeps them."""

    theme: str = "dark"
    text_size_percent: int = 100
    geometry: str = ""
    columns: tuple[str, ...] = ()
    layout: str = "1"
    panes_linked: bool = True
    panes_geometry: str = ""
    queue_columns: tuple[int, ...] = ()
    language: str = "system"


def first_look(data_dir: Path) -> FirstLook:
    settings, window = _object(data_dir / "settings.json"), _object(data_dir / "window.json")
    percent, columns = settings.get("text_size_percent"), window.get("columns")
    widths = window.get("queue_columns")
    return FirstLook(
        theme="light" if settings.get("theme") == "light" else "dark",
        text_size_percent=min(max(percent, 80), 200) if isinstance(percent, int) else 100,
        geometry=str(window.get("geometry", "")),
        columns=tuple(str(part) for part in columns) if isinstance(columns, list) else (),
        layout=str(window.get("layout", "1")),
        panes_linked=window.get("panes_linked") is not False,
        panes_geometry=str(window.get("panes_geometry", "")),
        queue_columns=tuple(w for w in widths if isinstance(w, int)) if isinstance(widths, list) else (),
        language=str(settings.get("language", "system")),
    )


def _object(path: Path) -> dict[str, Any]:
    """A JSON object; an empty one where there is none, or none that can be read."""
    with suppress(OSError, ValueError):
        read = json.loads(path.read_bytes())
        if isinstance(read, dict):
            return read
    return {}
