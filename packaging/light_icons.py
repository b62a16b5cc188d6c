"""Makes the twins of the icons for the light theme: the same lines in its colours. Run it after drawing one."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from app.theme_colours import DARK, LIGHT  # noqa: E402

ICONS = ROOT / "resources" / "icons"


def light_twin(icon: str) -> str:
    """The SVG source of an icon of the dark theme, in the colours of the light one."""
    for name in ("SIGN", "SECONDARY", "ACCENT"):
        icon = icon.replace(getattr(DARK, name), getattr(LIGHT, name))
    return icon


def main() -> int:
    for path in sorted(ICONS.glob("*.svg")):
        (ICONS / "light" / path.name).write_text(light_twin(path.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
