"""The look at a picture in which text was found: what is accepted is blackened, or the picture stays in the house."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.case_picture import CasePicture
from app.dialogs.box_editor import BoxEditor, DrawnBox
from app.exporting import Answer, AskedLook
from app.i18n import in_a_row
from app.shortcuts import native, native_modifier, sequence

LEAST_LOOK_MS = 400  # that a picture is on screen before a key can speak of it


class ExportLook(QWidget):
    """Pictures one after the other, in the order in which they come. `answered`: (AskedLook, boxes or None).

    A key that was still meant for the picture before says nothing of the next one. While other pictures wait, the last
    answer is held: it can be taken back until the next one is given.
    """

    answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[AskedLook] = []
        self._held: tuple[AskedLook, Answer, tuple[DrawnBox, ...]] | None = None
        self._looked_at = QTimer(self)  # ends when the picture has been on screen for long enough
        self._looked_at.setSingleShot(True)
        self._looked_at.setInterval(LEAST_LOOK_MS)
        self._looked_at.timeout.connect(self._on_seen)
        self.seen = False
        self.editor = BoxEditor()
        self.editor.setMinimumSize(360, 300)
        self.heading = QLabel()
        self.heading.setProperty("heading", True)
        self.heading.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Boxes that will be blackened"))
        self.list.setSpacing(2)
        self.black = QCheckBox(_with_keys(self.tr("Show as it will go out"), "B"))
        self.accept_button = self._button(self.tr("Blacken and go on"), self.accept, "Enter", "A")
        self.accept_button.setProperty("primary", True)
        self.withhold_button = self._button(self.tr("Withhold this picture"), self.withhold, "W")
        self.add_button = self._button(self.tr("Add a box"), self.editor.add, "N")
        self.remove_button = self._button(self.tr("Remove the box"), self.editor.remove, "Del")
        self.undo_button = self._button(self.tr("Undo"), self.editor.undo, "Ctrl+Z")
        self.back_button = self._button(self.tr("Back to the picture before"), self.back, "P")
        self._lay_out()
        self._connect()

    def _button(self, text: str, slot: Callable[[], None], *keys: str) -> QPushButton:
        button = QPushButton(_with_keys(text, *keys))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        return button

    def _lay_out(self) -> None:
        how = QLabel(
            self.tr(
                "Draw a box with the mouse, or add one and move it with the arrow keys ({key}: its size). A right click"
                " removes one. Side markers such as L, R, PA and AP may stay."
            ).format(key=native_modifier("Shift"))
        )
        how.setWordWrap(True)
        how.setProperty("secondary", True)
        side = QVBoxLayout()
        side.setSpacing(10)
        for widget in (self.heading, how, self.list, self.black, self.add_button, self.remove_button, self.undo_button):
            side.addWidget(widget, 1 if widget is self.list else 0)
        side.addSpacing(8)
        side.addWidget(self.back_button)
        side.addWidget(self.withhold_button)
        side.addWidget(self.accept_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        layout.addWidget(self.editor, 3)
        layout.addLayout(side, 2)

    def _connect(self) -> None:
        self.editor.changed.connect(self._on_changed)
        self.editor.appeared.connect(self._looked_at.start)
        self.list.currentRowChanged.connect(self.editor.choose)
        self.black.toggled.connect(self.editor.set_blackened)
        keys: dict[str, Callable[[], None]] = {
            "A": self.accept, "Return": self._on_enter, "Enter": self._on_enter, "W": self.withhold, "P": self.back,
            "N": self.editor.add, "Del": self.editor.remove, "Backspace": self.editor.remove,
            "Ctrl+Z": self.editor.undo, "B": self.black.toggle,
        }  # fmt: skip
        for key, slot in keys.items():
            shortcut = QShortcut(sequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)  # a key that is held down accepts one picture, and none unseen
            shortcut.activated.connect(lambda slot=slot: slot())

    def _on_enter(self) -> None:
        """On a button it is that button's key, as everywhere."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton) and focused.hasFocus():
            focused.click()
        else:
            self.accept()

    @property
    def waiting(self) -> int:
        """Pictures, the one on screen among them."""
        return len(self._waiting)

    @property
    def unanswered(self) -> int:
        """Those, and the one whose answer is held."""
        return len(self._waiting) + (self._held is not None)

    @property
    def asked(self) -> AskedLook | None:
        """The picture on screen."""
        return self._waiting[0] if self._waiting else None

    def take(self, asked: AskedLook) -> None:
        self._waiting.append(asked)
        if len(self._waiting) == 1:
            self._show()
        self._say()

    def forget(self) -> None:
        """Nobody waits for the answers any more."""
        self._waiting.clear()
        self._release()
        self.editor.say("")

    def accept(self) -> None:
        """Blacken these boxes, and go on to the next picture."""
        self._answer(tuple(one.box for one in self.editor.boxes))

    def withhold(self) -> None:
        """The picture stays in the house, with all that was said of it."""
        self._answer(None)

    def back(self) -> None:
        """The last picture again, with the boxes as they were: what was said of it is not said."""
        if self._held is not None and self.seen:
            (asked, _, boxes), self._held = self._held, None
            self._waiting.insert(0, asked)
            self._show(boxes)

    def _answer(self, boxes: Answer) -> None:
        if self._waiting and self.seen:
            self._release()
            self._held = self._waiting.pop(0), boxes, self.editor.boxes
            self._show()
            if not self._waiting:
                self._release()

    def _release(self) -> None:
        """What was said last is said for good."""
        held, self._held = self._held, None
        if held is not None:
            self.answered.emit(*held[:2])

    def _on_seen(self) -> None:
        self.seen = True

    def _show(self, boxes: tuple[DrawnBox, ...] | None = None) -> None:
        """`boxes`: as a person has left them; None: as they are proposed."""
        self.seen = False
        self._looked_at.stop()
        self.black.setChecked(False)
        self.back_button.setVisible(self._held is not None)
        if not self._waiting:
            self.editor.say("")
            return
        look = self._waiting[0].look
        if boxes is None:
            found = [DrawnBox(one.box, one.kind, one.text) for one in look.proposals]
            boxes = (*found, *(DrawnBox(box, "accepted") for box in look.accepted))
        self.editor.show_boxes(CasePicture(look.picture, (look.rows, look.columns)), boxes)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _say(self) -> None:
        asked = self.asked
        if asked is None:
            return
        if asked.look.accepted:
            said = self.tr("Case {number}: text is left beside what you have accepted. Pictures that wait: {count}")
        else:
            said = self.tr("Case {number}: text was found in the picture. Pictures that wait: {count}")
        self.heading.setText(said.format(number=asked.queue_id, count=self.waiting))

    def _on_changed(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([self._line(place, one) for place, one in enumerate(self.editor.boxes, start=1)])
        self.list.setCurrentRow(self.editor.chosen)
        self.list.blockSignals(False)
        self.remove_button.setEnabled(self.editor.chosen >= 0)

    def _line(self, place: int, one: DrawnBox) -> str:
        words = {
            "identity": self.tr("{place}. Of the patient: {text}"),
            "text": self.tr("{place}. Text: {text}"),
            "region": self.tr("{place}. Outside the image area"),
            "own": self.tr("{place}. Your own box"),
            "accepted": self.tr("{place}. Accepted before"),
        }
        return words[one.kind].format(place=place, text=one.text)


def _with_keys(text: str, *keys: str) -> str:
    """What a button says, with its keys beside it as this platform writes them."""
    return f"{text}   [ {in_a_row(map(native, keys))} ]" if keys else text
