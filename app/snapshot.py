"""The window without anybody before it: open, wait for every result, print them, keep a picture of the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.open_studies import FrameTarget
from app.reading_session import ReadingSession
from app.windows.main_window import MainWindow
from app.wording import figure, finding_label, gate_sentences

LIMIT_MS = 180_000
SETTLE_MS = 400  # for thumbnails and the last repaint


class Snapshot(QObject):
    """Calls `finish` with the exit code: 0 when every frame has its result, 1 when the time is up before."""

    def __init__(self, session: ReadingSession, window: MainWindow, file: Path, finish: Callable[[int], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._file, self._finish = session, window, file, finish
        self._ready = False
        self._ended = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._end)
        self._limit = QTimer(self, singleShot=True, interval=LIMIT_MS)
        self._limit.timeout.connect(self._end)
        self._limit.start()
        session.ready.connect(self._on_ready)
        session.analysis.progress_changed.connect(lambda _: self._look())
        session.analysis.predicted.connect(lambda target, prediction: self._look())
        session.analysis.failed.connect(lambda target, sentence: self._look())
        session.scanning_changed.connect(lambda _: self._look())
        session.picture_changed.connect(lambda _: self._look())
        session.network_changed.connect(self._look)
        session.engine_state_changed.connect(lambda state, sentence: self._look())

    def _on_ready(self) -> None:
        self._ready = True
        self._look()

    def _look(self) -> None:
        """Start the clock of the picture when nothing is under way; stop it when something is again."""
        session = self._session
        warm = session.network_problem or session.engine_state not in ("starting", "restarting")
        done = self._ready and warm and not session.scanning and session.analysis.idle and not self._missing()
        if done and not self._settle.isActive():
            self._settle.start()
        elif not done:
            self._settle.stop()

    def _missing(self) -> list[FrameTarget]:
        """Frames without a result; none is expected where there is no network."""
        analysis = self._session.analysis
        if self._session.network_problem:
            return []
        return [t for t in self._session.studies.targets if not analysis.prediction(t) and not analysis.failure(t)]

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        code = 1
        try:
            code = self._tell()
        finally:
            self._finish(code)

    def _tell(self) -> int:
        missing = self._missing()
        with suppress(OSError):  # the line below says that nothing could be written
            self._file.parent.mkdir(parents=True, exist_ok=True)
        saved = self._window.grab().save(str(self._file))
        lines = [*self._table(), ""]
        lines += [self.tr("No result in time: {name}").format(name=_name(target)) for target in missing]
        where = self.tr("Screenshot: {file}") if saved else self.tr("The screenshot could not be written: {file}")
        lines.append(where.format(file=self._file))
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        return 0 if saved and not missing else 1

    def _table(self) -> list[str]:
        session = self._session
        if session.network_problem:
            return [session.network_problem]
        head = [self.tr("Image"), *(finding_label(finding) for finding in session.findings), self.tr("Remark")]
        rows = [head, *(self._row(target) for target in session.studies.targets)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
        return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]

    def _row(self, target: FrameTarget) -> list[str]:
        session = self._session
        prediction = session.analysis.prediction(target)
        texts = []
        spoke = session.networks.that_spoke(prediction.bundle) if prediction is not None else None
        calibrated = spoke is None or spoke.manifest.gives_probabilities
        for finding in session.findings:
            score = prediction.score(finding.key) if prediction is not None else None
            mark = " *" if score is not None and score.positive else ""
            texts.append(figure(score, calibrated=calibrated) + mark if score is not None else "-")
        remark = gate_sentences(prediction.gate) if prediction is not None else session.analysis.failure(target)
        return [_name(target), *texts, remark or ""]


def _name(target: FrameTarget) -> str:
    name = Path(target.path).name
    return name if target.number == 1 else f"{name} [{target.number}]"
