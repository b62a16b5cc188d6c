"""The reader's own keys for the actions of the window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.i18n import in_a_row, without_marks
from app.preferences import Preferences

Keys = tuple[str, ...]  # key sequences in Qt's portable writing
RESERVED = ("Space", "Tab", "Shift+Tab")  # held to pan; to walk through the window
_MOVING = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
}  # fmt: skip
_COMMAND = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def portable(pressed: QKeySequence) -> str:
    return pressed.toString(QKeySequence.SequenceFormat.PortableText)


def sequence(key: str) -> QKeySequence:
    """From Qt's portable writing. QKeySequence(key) reads the language of the window first, and in Chinese Return is
    called Enter: the Enter of the number block would then be nobody's."""
    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """A key in Qt's portable writing as this platform, and the language of the window, writes it."""
    return sequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def native_modifier(key: str) -> str:
    """Ctrl, Shift or Alt alone, which Qt writes in front of another key only."""
    return native(f"{key}+A").removesuffix("A").removesuffix("+")


def is_return(event: QEvent) -> bool:
    """Whether the question is who wants Return: whoever is typed in, before the window's own key."""
    asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
    return asked and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypingKeys(QObject):
    """Leaves a text field what is typed there and moves in it. Qt's own fields let the window have some of these keys,
    and a field that cannot be written in at the moment all of them: half a sentence would then be verdicts."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & _COMMAND:
            return False
        types = event.text().isprintable() and bool(event.text())
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _MOVING or (types and not held):
            event.accept()
            return True
        return False


@cache
def collide(first: str, second: str) -> bool:
    """Whether one key is the other, or the beginning of it: Qt would then do neither."""
    one, other = sequence(first), sequence(second)
    never = QKeySequence.SequenceMatch.NoMatch
    return one.matches(other) != never or other.matches(one) != never


class Shortcuts(QObject):
    """Gives each action the keys that the settings name for it, or else its own. `changed`: some key is another now."""

    changed = Signal()
    refused = Signal(str)  # what the settings ask for and cannot be had, in a sentence

    def __init__(self, actions: Mapping[str, QAction], preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actions = dict(actions)
        self._preferences = preferences
        self.defaults: dict[str, Keys] = {name: self.keys(name) for name in actions}
        preferences.changed.connect(self._apply)

    def keys(self, name: str) -> Keys:
        return tuple(portable(key) for key in self.actions[name].shortcuts())

    def is_own(self, name: str) -> bool:
        """Whether an action has other keys than it comes with."""
        return self.keys(name) != self.defaults[name]

    def takers(self, key: str, asking: str = "") -> list[str]:
        """The ids of the other actions that this key, or the beginning of it, sets off."""
        others = (name for name in self.actions if name != asking)
        return [name for name in others if any(collide(key, own) for own in self.keys(name))]

    def why_not(self, key: str, asking: str) -> str:
        """Why an action cannot have a key, in a sentence; '' where it can."""
        if any(collide(key, reserved) for reserved in RESERVED):
            return self.tr("{key} walks through the window or pans the image; choose another key.").format(key=key)
        names = in_a_row(f"\u201c{plain_name(self.actions[taker])}\u201d" for taker in self.takers(key, asking))
        if names:
            return self.tr("{key} is the key of {actions}; choose another, or take it from there first.").format(
                key=key, actions=names
            )
        return ""

    def assign(self, name: str, keys: Iterable[str]) -> str:
        """Give an action these keys and keep them; else why not, in a sentence."""
        wanted = tuple(keys)
        for key in wanted:
            reason = self.why_not(key, name)
            if reason:
                return reason
        kept = {**self._preferences.settings.shortcuts, name: wanted}
        if wanted == self.defaults[name]:
            del kept[name]
        self._preferences.keep(shortcuts=kept)
        return ""

    def reset_all(self) -> None:
        self._preferences.keep(shortcuts={})

    def _apply(self) -> None:
        """Without conflicts, whatever the file says: an action keeps a key from all that stand behind it."""
        before = {name: self.keys(name) for name in self.actions}
        wanted = self._preferences.settings.shortcuts
        plan = {name: wanted.get(name, keys) for name, keys in self.defaults.items()}
        # What the reader asks for comes before what an action comes with.
        order = sorted(plan, key=lambda name: name not in wanted)
        given: dict[str, str] = {}
        for name in order:
            self._give(name, plan[name], given)
        unknown = [name for name in wanted if name not in self.actions]
        if unknown:
            said = self.tr("The setting `shortcuts` names no action of this window: {names}.")
            self.refused.emit(said.format(names=in_a_row(unknown)))
        if before != {name: self.keys(name) for name in self.actions}:
            self.changed.emit()

    def _give(self, name: str, keys: Keys, given: dict[str, str]) -> None:
        """`given`: each key that is taken -> the id of the action that has it."""
        action, had = self.actions[name], []
        for key in keys:
            taker = next((given[other] for other in given if collide(key, other)), "")
            if taker:
                said = self.tr("{key} stays the key of \u201c{taker}\u201d; \u201c{name}\u201d does not get it.")
                names = {"taker": plain_name(self.actions[taker]), "name": plain_name(action)}
                self.refused.emit(said.format(key=key, **names))
            elif not portable(sequence(key)):
                self.refused.emit(self.tr("The setting `shortcuts` names no key by \u201c{key}\u201d.").format(key=key))
            else:
                given[key] = name
                had.append(key)
        if tuple(had) != self.keys(name):
            action.setShortcuts([sequence(key) for key in had])
            set_hint(action, action.property("hint"))


def set_hint(action: QAction, hint: str) -> None:
    """Say what an action does; its tooltip names its key as well."""
    action.setProperty("hint", hint)
    key = key_text(action)
    action.setToolTip(f"{hint} ({key})" if key else hint)


def key_text(action: QAction) -> str:
    """The first key of an action, as this platform writes it; '' without one."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def show_key(button: QAbstractButton, text: str, action: QAction) -> None:
    """Let a button say its text with the key of an action beside it, whatever that key becomes."""
    button.setAccessibleName(text)
    action.changed.connect(_ShownKey(button, text, action).show)


def tell_keys(widget: QWidget, *actions: QAction) -> None:
    """Let a widget's tooltip name the keys of what does the same, whatever those keys become."""
    told = _ToldKeys(widget, actions)
    for action in actions:
        action.changed.connect(told.show)


class _ToldKeys(QObject):
    """Goes with its widget."""

    def __init__(self, widget: QWidget, actions: tuple[QAction, ...]) -> None:
        super().__init__(widget)
        self._widget, self._said, self._actions = widget, widget.toolTip(), actions
        self.show()

    @Slot()
    def show(self) -> None:
        keys = in_a_row(map(key_text, self._actions))
        self._widget.setToolTip(f"{self._said} ({keys})" if keys else self._said)


class _ShownKey(QObject):
    """Goes with its button."""

    def __init__(self, button: QAbstractButton, text: str, action: QAction) -> None:
        super().__init__(button)
        self._button, self._text, self._action = button, text, action
        self.show()

    @Slot()
    def show(self) -> None:
        self._button.setText(f"{self._text}  {key_text(self._action)}".rstrip())
        self._button.setToolTip(self._action.toolTip())


def bare_name(text: str) -> str:
    """A menu's text without the marks that a menu needs."""
    return without_marks(text).rstrip("\u2026")


def plain_name(action: QAction) -> str:
    """An action's text without the marks that a menu needs."""
    return bare_name(action.text())
