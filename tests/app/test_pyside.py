"""What the window relies on in PySide6, and what one release of it broke."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class _Emitter(QObject):
    flag = Signal(bool)
    thing = Signal(object)


def test_emitting_a_bool_keeps_its_reference() -> None:
    """PySide6 6.12.0 dropped one with every emit; without immortal bools (Python < 3.12) that ends in an abort."""
    emitter = _Emitter()
    before = sys.getrefcount(True)
    for _ in range(50):
        emitter.flag.emit(True)
        emitter.thing.emit(True)
    assert abs(sys.getrefcount(True) - before) < 25
