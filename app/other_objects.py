"""Objects that are no images, chosen in the list: what they are is said, and presentation states are applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.wording import unapplied_sentence

if TYPE_CHECKING:
    from app.reading_session import ReadingSession


class OtherObjects:
    """The verbs of `ReadingSession` that concern them."""

    def __init__(self, session: ReadingSession) -> None:
        self._session = session
        session.states.changed.connect(self._on_states)

    def show(self, path: str) -> None:
        session = self._session
        instance = session.studies.instance(path)
        if instance is None or not instance.description:
            return
        if instance.is_presentation_state:
            session.states.read(path)
            if self._show_presented(path):
                return
        if instance != session.other:
            session.leave_image(instance)
        session.other_changed.emit()

    def _show_presented(self, path: str) -> bool:
        session = self._session
        state = session.states.state(path)
        about = path in session.states.of(session.place)
        target = session.states.first_image(state) if state is not None and not about else None
        if not about and target is None:
            return False
        self.apply(path)
        if target is not None:
            session.show_frame(target)
        return True

    def apply(self, path: str) -> None:
        session = self._session
        session.states.choose(path)
        state = session.states.state(path)
        if state is not None and state.unapplied:
            session.message.emit(unapplied_sentence(state))

    def _on_states(self) -> None:
        """The chosen state, or what is known of one that was asked for, has changed."""
        if self._session.other is not None:
            self.show(self._session.other.path)
        else:
            self._session.prepare_anew()
