"""What is asked of an export, and what became of it. Plain values: the window holds them too."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, get_args

from core.errors import UsageFault, listed
from core.findings import Assessment
from core.imaging.window import PERCENTILES_DEFAULT

if TYPE_CHECKING:
    from concurrent.futures import Future

    from core.bundles.manifest import Manifest
    from core.export.requests import Look
    from core.export.service import ExportWorker

FormatName = Literal["imagefolder", "coco", "csv", "jsonl", "dicom"]
BurnedIn = Literal["off", "check", "black"]
# Those of PS3.15 E.3 that act on the header of a DICOM file, as fields of `core.export.deidentify.Options`.
HeaderOption = Literal["clean_descriptors", "modified_dates", "patient_characteristics", "device_identity"]
HEADER_OPTIONS: tuple[HeaderOption, ...] = get_args(HeaderOption)
PixelBox: TypeAlias = tuple[int, int, int, int]  # x, y of the upper left pixel from 0, width, height
FORMATS: tuple[FormatName, ...] = get_args(FormatName)
PICTURE_FORMATS: tuple[FormatName, ...] = ("imagefolder", "coco")


@dataclass(frozen=True, slots=True)
class FindingName:
    """A finding in a table of categories. `code`, `scheme`: of its concept, '' where the bundle states none."""

    key: str
    label: str
    code: str = ""
    scheme: str = ""


def finding_names(manifest: Manifest) -> tuple[FindingName, ...]:
    """Names and codes of a bundle's findings, for the categories of COCO and the decisions."""
    return tuple(
        FindingName(one.key, one.label.en, *((one.code.value, one.code.scheme) if one.code is not None else ()))
        for one in manifest.findings
    )


@dataclass(frozen=True, slots=True)
class ExportCase:
    """A queue entry to export. `file`: where its instance lies now; None where the pixels are gone.

    `boxes`: what a person has accepted to be blackened; None where nobody has looked. `held_back`: a person has looked
    and said that it stays in the house.
    """

    queue_id: int
    assessment: Assessment
    file: Path | None
    boxes: tuple[PixelBox, ...] | None = None
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A queue entry that may go out no more, and no other of the same finding of its frame may: it was rejected,
    reopened or taken back, or is withheld now for what was found in it. `file_stays`: another entry of its file may go
    out."""

    queue_id: int
    assessment: Assessment
    file_stays: bool


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to write. `formats`: with one, the destination is that format; with several, each has its folder in it.

    `burned_in`: "off", text in pixels is not looked for; "check", a case with any but markers is withheld; "black", it
    is blackened where a person has accepted the boxes, with `accept_black` everywhere, and withheld elsewhere.
    `zip`: a zip file of the destination beside it. `switched_off`: options that DICOM files are de-identified without.
    """

    formats: tuple[FormatName, ...] = ("imagefolder",)
    burned_in: BurnedIn = "check"
    accept_black: bool = False
    zip: bool = False
    switched_off: tuple[HeaderOption, ...] = ()

    @property
    def wants_picture(self) -> bool:
        return any(name in PICTURE_FORMATS for name in self.formats)

    def to_json(self) -> dict[str, object]:
        return {
            "formats": list(self.formats),
            "burned_in": self.burned_in,
            "accept_black": self.accept_black,
            "zip": self.zip,
            "switched_off": list(self.switched_off),
        }


class Release(Protocol):
    """The cases of an export at the moment at which they are marked; until it is left, nobody else can move them.

    `refused`: queue entry -> why it may not go out after all: it was rejected, taken back or decided anew meanwhile.
    """

    @property
    def refused(self) -> Mapping[int, str]: ...

    def mark(self, queue_ids: Sequence[int]) -> None:
        """They are exported, once this is left without an error."""


@dataclass(frozen=True, slots=True)
class _Unmarked:
    """Of cases that stand in no queue."""

    refused: Mapping[int, str] = field(default_factory=dict)

    def mark(self, queue_ids: Sequence[int]) -> None:
        """Nobody keeps it."""


@contextmanager
def unmarked(queue_ids: Sequence[int]) -> Iterator[Release]:
    """An export of cases that stand in no queue."""
    yield _Unmarked()


@dataclass(frozen=True, slots=True)
class ExportJob:
    """How to export.

    `key`: that of `pseudonym_key`. `worker`: the process that reads, decodes and de-identifies the files; a fault of
    one file withholds its cases. `progress`: cases done and cases in all. `cancelled`: asked while a file is under way
    and before the folder is published. `percentiles`: the rule of the bundle in use for files that state no window.
    `findings`: names and codes of the bundle's findings. `audit`: events and end of the audit trail, for the
    provenance. `taken_back`: what may no longer stand in the destination. `release`: asked once, for the entries of
    all that is written, before the manifest is. `look`: asked for a frame in which text was found, if there is anybody
    to look; the answer is the boxes that she accepts, None where she withholds it, and the others go on meanwhile.
    `keeps`: what is ready stays in the staging folder also where the export is cancelled.
    """

    key: bytes = field(repr=False)
    worker: ExportWorker
    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    percentiles: tuple[float, float] = PERCENTILES_DEFAULT
    findings: tuple[FindingName, ...] = ()
    audit: tuple[int, str] | None = None
    taken_back: tuple[TakenBack, ...] = ()
    release: Callable[[Sequence[int]], AbstractContextManager[Release]] = unmarked
    look: Callable[[ExportCase, Look], Future[tuple[PixelBox, ...] | None]] | None = None
    keeps: bool = False

    def fingerprint(self, order: ExportOrder) -> str:
        """SHA-256 of what the staged files depend on; another key, order or rule makes other files."""
        stated = {
            **order.to_json(),
            "key": hashlib.sha256(b"staging:" + self.key).hexdigest(),
            "percentiles": self.percentiles,
            "findings": [[one.key, one.label, one.code, one.scheme] for one in self.findings],
        }
        return hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A case that was not written, with the reason in one sentence."""

    queue_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A case that one of several formats does not hold, with the reason in one sentence."""

    queue_id: int
    format: FormatName
    reason: str


@dataclass(frozen=True, slots=True)
class ExportResult:
    """`written`: cases of this export; `exported`: their queue entries. An earlier export's are not counted.

    `skipped`: cases that no format holds; `left_out`: those that only some hold. `comments_kept_back`: notes that
    named the patient, or that could not be held against a header. `resumed`: cases that an export which broke off had
    made ready. `zip_file`: where one was asked for, or stood there and held what was taken out. `taken_out`: entries
    of which something that the earlier export held was removed. `kept_earlier`: of those skipped, the entries of which
    a copy from an earlier export stays: it could not be made anew, and states what is still said.
    """

    written: int
    skipped: tuple[Skipped, ...]
    manifest: Path
    exported: tuple[int, ...]
    left_out: tuple[LeftOut, ...] = ()
    comments_kept_back: int = 0
    resumed: int = 0
    zip_file: Path | None = None
    taken_out: tuple[int, ...] = ()
    kept_earlier: tuple[int, ...] = ()


def formats_of(names: str) -> tuple[FormatName, ...]:
    """The formats of a list with commas, each once, in the order in which they are written. Raises UsageFault."""
    asked = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in asked if name not in FORMATS]
    if unknown or not asked:
        raise UsageFault(
            "The format {unknown} is not built yet; built: {formats}.",
            unknown=unknown[0] if unknown else "",
            formats=listed(FORMATS),
        )
    return tuple(name for name in FORMATS if name in asked)
