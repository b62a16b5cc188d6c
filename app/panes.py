"""Several images side by side: how many, which of them is the one that everything speaks of, and what lies in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from app import hanging
from app.linked_places import linked_target
from app.open_studies import FramePlace, FrameTarget
from app.pane import Pane
from app.patients_on_screen import Patients, patients_of, same_patient

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reading_session import ReadingSession
    from core.intake.service import Reader
    from core.settings import HangingRule

Layout = Literal["1", "1x2", "2x2"]
LAYOUTS: dict[Layout, int] = {"1": 1, "1x2": 2, "2x2": 4}


class Panes(QObject):
    """One pane is active: it shows the session's image, of which verdicts, panels and tools speak. The other panes are
    silent. When another case is opened, none of them keeps an image of another patient."""

    changed = Signal()  # the layout, the active pane, what lies in them
    link_changed = Signal(bool)
    message = Signal(str)

    def __init__(self, session: ReadingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.panes = tuple(Pane(session, number, self) for number in range(4))
        self.layout: Layout = "1"
        self._own_layout: Layout = "1"  # the reader's; a rule lays single cases out in another way
        self.active, self.enlarged, self.linked = 0, False, True
        self.map_beside = False  # the image twice, plain and with its map
        self._case: str | None = None
        self._by_hand, self._hung = False, False  # this case: laid out by the reader, by a rule
        self._awaits = False  # the active pane is empty, and the next image goes there
        self._turning, self._spreading = False, False
        self._places: list[FramePlace | None] = [None] * len(self.panes)
        self._hang_soon = QTimer(self, singleShot=True, interval=0)
        self._hang_soon.timeout.connect(self._hang)
        self.panes[0].follow()
        session.place_changed.connect(self._on_place)
        session.studies.changed.connect(self._hang_soon.start)
        self._rules: Sequence[HangingRule] = ()
        for pane in self.panes:
            pane.place_changed.connect(lambda place, number=pane.number: self._on_pane_place(number, place))

    def set_reader(self, reader: Reader) -> None:
        for pane in self.panes:
            pane.set_reader(reader)

    def set_rules(self, rules: Sequence[HangingRule]) -> None:
        """How cases are laid out that are opened from now on."""
        self._rules = rules

    # What is on screen

    @property
    def shown(self) -> tuple[int, ...]:
        """The numbers of the panes that are on screen, row by row."""
        count = 1 if self.enlarged else LAYOUTS[self.layout]
        first = self.active - self.active % count
        return tuple(range(first, first + count))

    @property
    def plain(self) -> int | None:
        """The pane that shows its image without the map, where the map stands beside it."""
        return self.shown[0] if self.map_beside and len(self.shown) > 1 else None

    @property
    def patients(self) -> Patients:
        places = [self.panes[number].place for number in self.shown]
        return patients_of([place for place in places if place is not None])

    @property
    def any_image(self) -> bool:
        return any(self.panes[number].place is not None for number in self.shown)

    # Layouts

    def set_layout(self, layout: Layout) -> None:
        """The reader's choice: it holds for the cases that follow, where no rule lays them out, and over the rule's for
        this one."""
        self._own_layout, self._by_hand = layout, True
        if layout != self.layout or self.map_beside or self.enlarged:
            self._lay_out(layout)
            self._fill()
            self.changed.emit()

    def restore(self, layout: Layout, *, linked: bool) -> None:
        """As the reader left them; before anything is opened."""
        self._own_layout = layout
        self.set_linked(linked)
        self._lay_out(layout)
        self.changed.emit()

    @property
    def own_layout(self) -> Layout:
        return self._own_layout

    def _lay_out(self, layout: Layout) -> None:
        self.layout, self.enlarged = layout, False
        self._end_map_beside()

    def _end_map_beside(self) -> None:
        if self.map_beside:
            self.map_beside = False
            for pane in self.panes:
                if pane.follows and pane.number != self.active:
                    pane.clear()

    def _fill(self) -> None:
        """Put into empty panes what belongs beside the active image and is not on screen."""
        place = self._session.place
        empty = [number for number in self.shown if number != self.active and self.panes[number].place is None]
        if place is None or not empty:
            return
        studies, there = self._session.studies, {pane.place.target for pane in self.panes if pane.place is not None}
        beside = hanging.beside(studies, place, len(self.panes) + len(there))
        for number, target in zip(empty, [target for target in beside if target not in there], strict=False):
            self.panes[number].show(target)

    def set_map_beside(self, on: bool) -> None:
        """The image twice: plain, and with its map, as far as that may be seen."""
        if on == self.map_beside:
            return
        if not on:
            self._lay_out(self._own_layout)
        else:
            self.layout, self.enlarged = "1x2", False
            self.map_beside = self._by_hand = True
            for number in self.shown:
                self.panes[number].follow()
        self.changed.emit()

    def toggle_enlarged(self) -> None:
        """The active pane alone, or all of them again."""
        if self.enlarged or LAYOUTS[self.layout] > 1:
            self.enlarged = not self.enlarged
            self.changed.emit()

    def set_linked(self, linked: bool) -> None:
        if linked != self.linked:
            self.linked = linked
            self.link_changed.emit(linked)

    # The active pane

    def activate(self, number: int) -> None:
        """Everything speaks of this pane's image from now on; of none, where it is empty."""
        if number == self.active or number not in self.shown:
            return
        pane, frame = self.panes[number], self._session.frame
        self.active = number
        if not pane.follows:
            self._turning = True
            held, place = pane.held, pane.place
            for other in self.panes:
                if other.follows:
                    other.hold(frame)
            self._awaits = place is None
            if place is None:
                self._session.leave_image(None)
            else:
                self._session.show_frame(place.target, held)
            pane.follow()
            self._take_case()
            self._turning = False
        self.changed.emit()

    def step(self, panes: int) -> None:
        """To the next or previous pane, around the end."""
        shown = self.shown
        self.activate(shown[(shown.index(self.active) + panes) % len(shown)])

    # What lies in them

    def put(self, number: int, target: FrameTarget) -> None:
        """The reader puts an image into a pane; what lies in the others stays."""
        self._by_hand = True
        self._end_map_beside()
        pane = self.panes[number]
        if pane.follows:
            self._turning = True
            self._session.show_frame(target)
            self._take_case()
            self._turning = False
        else:
            pane.show(target)
            pane.pinned = True
        self.changed.emit()

    def compare_prior(self) -> None:
        """The patient's study before this one beside it; asked again, the one before that."""
        place = self._session.place
        priors = hanging.priors_of(self._session.studies, place) if place is not None else ()
        if place is None or not priors:
            self.message.emit(self.tr("No other study of this patient is open."))
            return
        if len(self.shown) < 2:
            self.set_layout("1x2")
        number = next(number for number in self.shown if number != self.active)
        there = self.panes[number].place
        uids = [study.uid for study in priors]
        following = uids.index(there.study.uid) + 1 if there is not None and there.study.uid in uids else 0
        study = priors[following % len(priors)] if self.panes[number].pinned else priors[0]
        target = hanging.counterpart(self._session.studies, place, study)
        if target is not None:
            self.put(number, target)

    def _on_place(self, place: FramePlace | None) -> None:
        """The session turns to a frame. Of another case that it opens, the panes show what belongs to it."""
        if self._turning:
            return
        if place is None or place.case.key == self._case:
            self._case = self._case if place is not None else None
            self.changed.emit()
            return
        awaited, self._awaits = self._awaits, False
        self._case = place.case.key
        if awaited:  # the reader has chosen an empty pane for it: she compares
            self.panes[self.active].pinned = self._by_hand = True
            self.changed.emit()
            return
        self._begin_case(place)
        self.changed.emit()

    def _begin_case(self, place: FramePlace) -> None:
        for pane in self.panes:
            if not pane.follows and not self._is_compared(pane, place):
                pane.clear()
        self._by_hand = any(pane.pinned for pane in self.panes)
        if not self.map_beside and not self._by_hand:
            self.layout, self.enlarged = self._own_layout, False
        self._hung = False
        self._hang_soon.start()

    def _is_compared(self, pane: Pane, place: FramePlace) -> bool:
        """Whether the reader has put there what stays beside any case of this patient."""
        other = pane.place if pane.pinned else None
        return other is not None and other.case.key != place.case.key and same_patient(place, other) is True

    def _hang(self) -> None:
        """Lay the case out by the rule that fits it, else fill the reader's own layout; never while the session turns,
        and again when more of the case is found."""
        place = self._session.place
        if place is None or self.map_beside:
            return
        open_, wanted = self._session.studies, not self._by_hand and not self._hung
        targets = hanging.hung(open_, place, self._rules) if wanted else ()
        if targets and (place.target in targets or self._is_first(place)):
            self._hung = True
            self._put_side_by_side(targets, place)
        else:
            self._fill()
        self.changed.emit()

    def _put_side_by_side(self, targets: Sequence[FrameTarget], place: FramePlace) -> None:
        active = 0 if self._is_first(place) or place.target not in targets else targets.index(place.target)
        self.layout = "1x2" if len(targets) == 2 else "2x2"
        self._turning = True
        for pane in self.panes:
            if pane.number != active:
                pane.clear()
        self.active = active
        self.panes[active].follow()
        self._session.show_frame(targets[active])
        self._turning = False
        for number, target in enumerate(targets):
            if number != active:
                self.panes[number].show(target)

    def _is_first(self, place: FramePlace) -> bool:
        """Whether the case was just opened, not this image of it chosen."""
        return place.case.targets[:1] == (place.target,)

    def _take_case(self) -> None:
        place = self._session.place
        self._case = place.case.key if place is not None else None

    # The link

    def _on_pane_place(self, number: int, place: FramePlace | None) -> None:
        before, self._places[number] = self._places[number], place
        if place is None or before is None or place.target == before.target or before.target not in place.stack:
            return
        if self.linked and not self._spreading and number in self.shown:
            self._spreading = True
            for other in self.shown:
                if other != number:
                    self._scroll_along(place, self.panes[other], self.panes[number])
            self._spreading = False

    def _scroll_along(self, moved: FramePlace, pane: Pane, mover: Pane) -> None:
        if pane.place is None or len(pane.place.stack) < 2 or (pane.follows and mover.follows):
            return
        target = linked_target(self._session.studies, moved, pane.place)
        if pane.follows:
            self._session.show_frame(target)
        else:
            pane.show(target)
