"""What crosses the process border of an export: plain values, so that neither side needs the other's libraries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.export.order import BurnedIn, HeaderOption, PixelBox
from core.findings import Assessment
from core.settings import Limits


@dataclass(frozen=True, slots=True)
class WorkerSurroundings:
    """What an export's process is started with. `key`: see `pseudonym_key`."""

    limits: Limits
    key: bytes = field(repr=False)


class Codes(NamedTuple):
    """A finding's code and its scheme."""

    value: str
    scheme: str


@dataclass(frozen=True, slots=True)
class FrameRequest:
    """One frame to prepare, with the words that stand on it, all of one origin.

    `path`: where the file lies now. `boxes`: accepted by a person; None where nobody has looked; `accept_black`: take
    whatever is proposed. `codes`: by finding. `switched_off`: see ExportOrder.
    """

    path: str
    words: tuple[Assessment, ...]
    wants_picture: bool
    wants_dicom: bool
    burned_in: BurnedIn
    accept_black: bool
    boxes: tuple[PixelBox, ...] | None
    percentiles: tuple[float, float]
    codes: dict[str, Codes]
    switched_off: tuple[HeaderOption, ...] = ()

    @property
    def subject(self) -> str:
        return self.path


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """A staged frame to hold against what is true of its patient.

    `folder`: where its files and its record lie. `path`: the original. `words`: those on the frame, whose readers,
    paths and patients are known beside the original's header. `reads_pixels`: text in pixels too. `public`: words that
    an export holds by design.
    """

    folder: str
    path: str
    name: str
    words: tuple[Assessment, ...]
    reads_pixels: bool
    public: frozenset[str]

    @property
    def subject(self) -> str:
        return self.path


@dataclass(frozen=True, slots=True)
class Proposal:
    """A box that would be blackened. `kind`: "identity", "text" or "region". `text`: what was read; for the reader's
    eyes, and for nothing that is kept."""

    box: PixelBox
    kind: str
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """A frame that a person should look at. `picture`: as it would go out, made smaller, uint8 (h, w) or (h, w, 3).
    `rows`, `columns`: of the frame, whose pixels the boxes count. `proposals`: what would be blackened now, beside what
    she has accepted before (`accepted`)."""

    picture: NDArray[np.uint8] = field(repr=False)
    rows: int
    columns: int
    proposals: tuple[Proposal, ...]
    accepted: tuple[PixelBox, ...] = ()


@dataclass(frozen=True, slots=True)
class PreparedFrame:
    """A frame that may go out, or the sentence that says why it is `withheld`; `look`, where a person could mend that.

    `picture`: an 8-bit grey PNG without metadata. `dicom`: a DICOM file, or `no_dicom` says why there is none.
    `decisions`: one of each word, in their order, as `core.export.decisions` writes them. `dates`: the day of each
    word, moved as the patient's others are. `comments_kept_back`: notes that may not go out. `blackened`: boxes.
    """

    withheld: str | None = None
    look: Look | None = None
    rows: int = 0
    columns: int = 0
    picture: bytes | None = None
    dicom: bytes | None = None
    no_dicom: str | None = None
    decisions: tuple[dict[str, Any], ...] = ()
    dates: tuple[str, ...] = ()
    comments_kept_back: int = 0
    blackened: int = 0
