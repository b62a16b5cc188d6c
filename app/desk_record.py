"""What the data folder keeps of the window from one start to the next: `window.json`.

Places only: no patient, no verdict, nothing that the network said. The file is readable by its owner alone.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from core.errors import EnvironmentLacks, reason_of

FILE_NAME = "window.json"
MOST_RECENT = 10


class DeskRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`geometry`, `columns`: Qt's own bytes in base64; the size and place of the window, and of what it is divided
    into. `layout`, `panes_linked`, `panes_geometry`: how many panes the reader has chosen ("1", "1x2", "2x2"), whether
    they go together, and where they stood in a window of their own. `queue_columns`: the widths in pixels that the
    reader has given the columns of the relabel queue; none, while they are fitted. `recent`: what was opened together,
    newest first. `open`, `shown`, `shown_number`: what lies open now and the frame on screen; all empty once the window
    has been closed as it should be."""

    geometry: str = ""
    columns: tuple[str, ...] = ()
    layout: str = "1"
    panes_linked: bool = True
    panes_geometry: str = ""
    queue_columns: tuple[int, ...] = ()
    recent: tuple[tuple[str, ...], ...] = ()
    open: tuple[str, ...] = ()
    shown: str = ""
    shown_number: int = 1

    def opened(self, paths: Sequence[str]) -> DeskRecord:
        """With these opened beside what is open, and first among the recent ones."""
        together = tuple(paths)
        recent = (together, *(other for other in self.recent if other != together))[:MOST_RECENT]
        beside = tuple(path for path in together if path not in self.open)
        return msgspec.structs.replace(self, recent=recent, open=self.open + beside)

    def closed(self) -> DeskRecord:
        """With nothing open any more."""
        return msgspec.structs.replace(self, open=(), shown="", shown_number=1)

    def forgotten(self) -> DeskRecord:
        """Without any place that was opened."""
        return msgspec.structs.replace(self.closed(), recent=())


def load_record(data_dir: Path) -> DeskRecord:
    """An empty one where there is none. A damaged file is a fault that names it."""
    path = data_dir / FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=DeskRecord)
    except FileNotFoundError:
        return DeskRecord()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EnvironmentLacks(
            "{path} cannot be read ({reason}); the window starts as new and writes another.",
            path=path,
            reason=reason_of(error),
        ) from error


def save_record(data_dir: Path, record: DeskRecord) -> None:
    """Write whole or not at all."""
    data_dir.mkdir(parents=True, exist_ok=True)
    part = data_dir / (FILE_NAME + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")
    part.replace(data_dir / FILE_NAME)


def forget_places(data_dir: Path, paths: Sequence[str]) -> int:
    """Take out of the record what was opened together with, or lies above, one of these files; how many entries went.

    A window that is open writes its own again when it is closed.
    """
    if not (data_dir / FILE_NAME).exists():
        return 0
    record = load_record(data_dir)
    recent = tuple(together for together in record.recent if not _lead_to(together, paths))
    gone = len(record.recent) - len(recent)
    shut = _lead_to((*record.open, record.shown), paths)
    kept = record.closed() if shut else record
    if gone or shut:
        save_record(data_dir, msgspec.structs.replace(kept, recent=recent))
    return gone + shut


def _lead_to(places: Sequence[str], paths: Sequence[str]) -> bool:
    named = [Path(place) for place in places if place]
    return any(Path(path).is_relative_to(place) for place in named for path in paths)
