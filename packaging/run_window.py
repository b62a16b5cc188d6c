"""Open the window on the example studies: on the screen, on a virtual one, or offscreen where there is neither.

Without a screen the window takes a picture of itself once every example has been read, and says where it lies.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from system_libraries import has_display
from virtual_screen import virtual_screen, xvfb_command

ROOT = Path(__file__).resolve().parent.parent
OVERREAD = str(ROOT / ".venv" / "bin" / "overread")
EXAMPLES = "resources/examples"
CACHE = ".cache"


def main() -> int:
    if not sys.platform.startswith("linux") or has_display():
        return subprocess.run([OVERREAD, EXAMPLES], cwd=ROOT, check=False).returncode
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # ends the virtual screen too
    if xvfb_command():
        with virtual_screen() as display:
            return snapshot({"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})
    return snapshot({"QT_QPA_PLATFORM": "offscreen"})


def snapshot(screen: dict[str, str]) -> int:
    """Run the window with the given screen variables, apart from the user's own data folder."""
    (ROOT / CACHE).mkdir(exist_ok=True)
    environment = {**os.environ, **screen, "OVERREAD_DATA_DIR": str(ROOT / CACHE / "data")}
    command = [OVERREAD, "--snapshot", f"{CACHE}/overread-run.png", EXAMPLES]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
