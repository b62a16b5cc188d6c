"""What is found in one file, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.export.verification.parts import Inflated, Part, Picture, PixelRange, Refused, Text
from core.export.verification.pixel_text import TextReader, is_marker
from core.export.verification.report import HIDDEN_NAME, UNEXPLAINED, UNREADABLE, Leak
from core.export.verification.searching import MARK, Owner, TrueForms

_BATCH = 4000
_BYTES = "the bytes from"


@dataclass(slots=True)
class Tally:
    """The sums over all files, and what counts as a leak in each."""

    refuse_unexplained: bool = False
    leaks: list[Leak] = field(default_factory=list)
    files: int = 0
    bytes_read: int = 0
    pictures: int = 0
    unexplained_text: int = 0


class FileFindings:
    """Collects the hits of one file; `case` is the one that the file holds alone, or None."""

    def __init__(self, name: str, case: str | None, forms: TrueForms, tally: Tally) -> None:
        self._name, self._case, self._forms, self._tally = name, case, forms, tally
        self._texts: list[Text] = []
        self._ranges: list[tuple[int, int]] = []
        self._found: dict[tuple[str, str, str], None] = {}  # (case, place, kind), in the order of finding
        self._weak: list[tuple[str, str, Owner]] = []  # (record, place, owner)
        self._tied: set[tuple[str, str]] = set()  # (record, case)
        self._refused: list[Refused] = []
        self._unexplained: list[str] = []

    def take(self, part: Part) -> None:
        if isinstance(part, Text):
            self._texts.append(part)
            if len(self._texts) >= _BATCH:
                self._search_texts()
        elif isinstance(part, Inflated):
            whole = [(0, len(part.data))] if part.pixels else []
            for _, owner in self._forms.in_bytes(part.data, whole):
                self._note(part.place, "", owner)
        elif isinstance(part, PixelRange):
            self._ranges.append((part.start, part.stop))
        elif isinstance(part, Refused):
            self._refused.append(part)

    def read(self, picture: Picture, reader: TextReader) -> None:
        """Read the text in a picture and hold it against the forms."""
        self._tally.pictures += 1
        for line in reader(picture.pixels):
            owners = self._forms.in_drawn(line.text)
            for owner in owners:
                self._note(f"{picture.place}, box {line.box}", "", owner)
            if not owners and not is_marker(line.text):
                self._tally.unexplained_text += 1
                self._unexplained.append(f"{picture.place}, box {line.box}")

    def search_piece(self, data: bytes, start: int) -> None:
        """Search bytes of the file that begin at offset `start`."""
        inside = [(low - start, high - start) for low, high in sorted(self._ranges)]
        for offset, owner in self._forms.in_bytes(data, inside):
            self._note(f"{_BYTES} {start + offset}", "", owner)

    def search(self, data: bytes, start: int, length: int) -> None:
        """Search the piece of `data` at `start`, and as far behind it as a form may reach."""
        low = max(0, start - 1)
        self.search_piece(data[low : start + length + self._forms.longest], low)

    def close(self) -> None:
        """Settle what only counts in the case's own rows, and hand everything over."""
        self._search_texts()
        for record, place, owner in self._weak:
            if record and (record, owner.case) in self._tied:
                self._found.setdefault((owner.case, place, owner.kind))
        name = self._safe_name()
        places = {(case, kind) for case, place, kind in self._found if not place.startswith(_BYTES)}
        for case, place, kind in self._found:
            # The same value in plain bytes says no more than its place does.
            if not (place.startswith(_BYTES) and (case, kind) in places):
                self._tally.leaks.append(Leak(case, name, self._safe_place(place), kind))
        for place in self._unexplained if self._tally.refuse_unexplained else ():
            self._tally.leaks.append(Leak(self._case, name, place, UNEXPLAINED))
        for refused in self._refused:
            self._tally.leaks.append(Leak(self._case, name, refused.place, UNREADABLE, refused.reason))

    def _search_texts(self) -> None:
        for text, owner in self._forms.in_texts(self._texts):
            if owner.kind == MARK:
                self._tied.add((text.record, owner.case))
            else:
                self._note(text.place, text.record, owner)
        self._texts.clear()

    def _note(self, place: str, record: str, owner: Owner) -> None:
        """A value of whichever patient in a case's own file stands against that case; else against its owner's."""
        if self._case is None and owner.weak:
            self._weak.append((record, place, owner))
        elif self._case is None or not owner.weak or owner.case == self._case:
            self._found.setdefault((self._case or owner.case, place, owner.kind))

    def _safe_name(self) -> str:
        return "/".join(self._safe(part) for part in self._name.split("/"))

    def _safe_place(self, place: str) -> str:
        """Only a JSON pointer is made of the file's own words."""
        return "/".join(self._safe(part) for part in place.split("/")) if "/" in place else place

    def _safe(self, text: str) -> str:
        return HIDDEN_NAME if self._forms.names_somebody(text) else text
