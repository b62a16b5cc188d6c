"""What lies at each path now, as far as scans and reads have told: a path can be used again for another image.

A file that took the place of another is listed as what it is before anything of it is shown, and nothing that was kept
of the old one stays: no old name stands over a new picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.open_studies import FrameTarget
from core.dicom.files import ScannedFile

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.study import FrameOrigin


class FilesOnDisk(QObject):
    """Everything that is scanned or read for the window passes here."""

    replaced = Signal(list)  # of paths: another file lies there than was listed or read; before it is listed
    relisted = Signal(list)  # of the same paths, once they are listed as what they are
    readable = Signal(object)  # FrameTarget: it could not be read before

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._hashes: dict[str, str] = {}
        self._unreadable: set[FrameTarget] = set()
        session.frame_unreadable.connect(lambda target, _: self._unreadable.add(target))

    def forget(self) -> None:
        """Every study is closed."""
        self._hashes.clear()
        self._unreadable.clear()

    def take_found(self, files: Sequence[ScannedFile]) -> None:
        """What a scan has found; a file that is listed already is looked at again."""
        studies = self._session.studies
        others = [file.instance.path for file in files if studies.file(file.instance.path) not in (None, file)]
        self._session.analysis.look_again({file.instance.path for file in files})
        self._list(others, files)

    def take_read(self, target: FrameTarget, file: object, sha256: str) -> bool:
        """`file`, `sha256`: what the very bytes are that a picture was made of. False where they are not what is listed
        at that path; they are from now on, and whoever wanted the picture asks again."""
        if target in self._unreadable:
            self._unreadable.discard(target)
            self.readable.emit(target)
        listed, path = self._session.studies.file(target.path), target.path
        if listed is None or not isinstance(file, ScannedFile):
            return True
        known = self._hashes.setdefault(path, sha256)
        if file == listed and known == sha256:
            return True
        self._hashes[path] = sha256
        self._list([path], [file] if file != listed else [])
        return False

    def may_be(self, path: str, origin: FrameOrigin) -> bool:
        """Whether what lies at a path is the file that a frame came from, as far as is known."""
        return self._hashes.get(path, origin.sha256) == origin.sha256

    def tell_replaced(self, path: str) -> None:
        """Another file lies at that path than was read; what it is will be known when it is read."""
        self._hashes.pop(path, None)
        self._list([path], [])

    def _list(self, replaced: Sequence[str], files: Sequence[ScannedFile]) -> None:
        session = self._session
        for path in replaced:
            session.analysis.forget_file(path)
        if replaced:
            self.replaced.emit(list(replaced))
        session.studies.add(files)
        if session.place is not None and session.place.target.path in replaced:
            session.show_anew()
        elif session.place is not None:  # its series may have grown
            session.take_grown(session.studies.place(session.place.target) or session.place)
        if replaced:
            self.relisted.emit(list(replaced))
        shown = session.cases.show_awaited()
        if not shown and session.place is None and session.other is None and session.studies.targets:
            session.show_frame(session.studies.targets[0])
        session.analysis.add(session.studies.targets)
