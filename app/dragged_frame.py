"""A frame on its way from the list to a pane, under the mouse."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QMimeData

from app.open_studies import FrameTarget, OpenStudies

FORMAT = "application/x-overread-frame"


def frame_data(target: FrameTarget) -> QMimeData:
    """What other programs see of it names neither a file nor a patient."""
    data = QMimeData()
    data.setData(FORMAT, _token(target))
    return data


def dropped_frame(data: QMimeData, studies: OpenStudies) -> FrameTarget | None:
    """The frame that was dragged; None where it is none of what is open."""
    if not data.hasFormat(FORMAT):
        return None
    token = bytes(data.data(FORMAT).data())
    return next((target for target in studies.targets if _token(target) == token), None)


def _token(target: FrameTarget) -> bytes:
    return hashlib.sha256(f"{target.number} {target.path}".encode()).hexdigest().encode()
