"""After a whole session, nothing of a patient lies in a temporary folder, in a cache or in what was said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.dicom_files import write_dx

ROOT = Path(__file__).resolve().parents[2]
WORDS = (b"DOE", b"JANE", b"P-77001")
SESSION = """
import sys


def watch(reading):
    from PySide6.QtCore import QTimer

    from app.viewer.parts import Parts, taken

    window, session, done = reading.window, reading.session, []

    def look():
        if session.picture is None or not window.desk_parts.desk.recent:
            return
        if not done:
            window.actions_.copies_identity.trigger()
            window.actions_.copy_image.trigger()
            window.desk_parts.copies.save_to(sys.argv[3])
            window.report(ValueError("DOE^JANE"))
            window.actions_.lock.trigger()
            window.desk_parts.lock.unlock()
            session.step(1)
            done.append(True)
        elif "Saved" in window.status_line.message.whole_text:
            window.close()

    watch.timer = QTimer(interval=50)
    watch.timer.timeout.connect(look)
    watch.timer.start()


if __name__ == "__main__":
    from app.main import run_window

    raise SystemExit(run_window([sys.argv[1]], sys.argv[2], observe=watch))
"""


def holding(folder: Path) -> list[str]:
    """The files below a folder that hold, or are named by, one of the words."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    named = [path for path in files if any(word in str(path.relative_to(folder)).encode() for word in WORDS)]
    return sorted({str(path) for path in [*named, *(p for p in files if any(w in p.read_bytes() for w in WORDS))]})


def test_a_session_leaves_nothing_of_a_patient_behind(tmp_path: Path, films: Path, data_dir: Path) -> None:
    for number in (1, 2):
        write_dx(films / f"film-{number}.dcm", PatientName="DOE^JANE", PatientID="P-77001", InstanceNumber=number)
    temporary, home, saved = tmp_path / "temporary", tmp_path / "home", tmp_path / "asked-for.png"
    for folder in (temporary, home):
        folder.mkdir()
    script = tmp_path / "session.py"
    script.write_text(SESSION)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    environment |= {"PYTHONPATH": str(ROOT), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    command = [sys.executable, str(script), str(films), str(data_dir), str(saved)]
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    assert saved.exists()
    assert [str(path) for path in temporary.rglob("*") if path.is_file()] == []
    assert holding(home) == []
    assert holding(data_dir) == []
    assert not any(word in ended.stdout + ended.stderr for word in WORDS)
