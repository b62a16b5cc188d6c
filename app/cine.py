"""Playing a stack of frames as a film, at the rate that the file states (PS3.3 C.7.6.5, C.7.6.18.1)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.open_studies import FramePlace
from app.reading_session import ReadingSession

FRAME_TIME_MS = 100.0  # of a stack whose file states no rate, and of a frame that cannot be shown
LONGEST_FRAME_MS = 60_000.0


class Cine(QObject):
    """Shows the next frame of the stack when the one on screen has had its time, from the last again the first.

    A frame that is not ready in time is waited for: the film slows down, and no frame is passed over.
    """

    changed = Signal(bool)  # whether it plays

    def __init__(self, session: ReadingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stack: tuple[object, ...] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._advance)
        self._playing = False
        session.picture_changed.connect(self._on_picture)
        session.picture_failed.connect(self._on_failure)
        session.place_changed.connect(self._on_place)

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def possible(self) -> bool:
        """Whether what is on screen has more than one frame."""
        place = self._session.place
        return place is not None and len(place.stack) > 1

    def set_playing(self, playing: bool) -> None:
        playing = playing and self.possible
        if playing == self._playing:
            self.changed.emit(playing)  # a button that asked in vain goes back
            return
        self._playing = playing
        place = self._session.place
        self._stack = tuple(place.stack) if playing and place is not None else ()
        self.changed.emit(playing)
        if playing:
            self._on_picture(self._session.picture)
        else:
            self._timer.stop()

    def _on_place(self, place: FramePlace | None) -> None:
        """Another stack, or none, ends the film."""
        if self._playing and (place is None or tuple(place.stack) != self._stack):
            self.set_playing(False)

    def _on_picture(self, picture: object) -> None:
        if not self._playing or picture is None or self._session.picture is None:
            return
        stated = self._session.picture.frame.frame_time_ms or FRAME_TIME_MS
        self._timer.start(round(min(max(stated, 1.0), LONGEST_FRAME_MS)))

    def _on_failure(self, sentence: str) -> None:
        """A frame that cannot be shown says so for its time, and the film goes on."""
        if self._playing:
            self._timer.start(round(FRAME_TIME_MS))

    def _advance(self) -> None:
        place = self._session.place
        if self._playing and place is not None:
            following = (place.stack.index(place.target) + 1) % len(place.stack)
            self._session.show_frame(place.stack[following])
