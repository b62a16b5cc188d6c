"""Sixty cases, each with canary strings in known places: made patients that an export must not hold a trace of.

Everything comes from one seed: the same names, ids, dates and pictures each time. The pictures are made, chest-like,
and the fonts are those that come with Pillow.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Container
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.fileset import FileSet
from pydicom.uid import JPEG2000Lossless, JPEGLSLossless, RLELossless

from tests.canaries.canary_pictures import BACK, chest, draw, glyphs
from tests.canaries.canary_writing import (
    Identity,
    add_icon,
    add_overlay,
    as_jpeg,
    dataset_of,
    exif_bytes,
    identity,
    png_info,
)

SEED = 20260301


@dataclass(frozen=True)
class Drawn:
    """A canary in pixels: its text, its box (left, top, width, height), and the picture of its glyphs alone."""

    text: str
    box: tuple[int, int, int, int]
    template: str


@dataclass
class CanaryCase:
    """`opened`: the file that the reader opens. `strings`: every canary of the case. `note`: what the reader writes."""

    name: str
    place: str
    opened: Path
    strings: list[str]
    drawn: list[Drawn] = field(default_factory=list)
    note: str = ""


@dataclass
class Workplace:
    """What the maker of one case is given, and where it puts what it has made."""

    folder: Path
    number: int
    who: Identity
    rng: random.Random
    drawn: list[Drawn] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    note: str = ""

    def picture(self, side: int = 320, high: int = 255) -> NDArray[np.uint16]:
        return chest(self.number, side, high)

    def burn(self, pixels: NDArray[np.generic], text: str, at: tuple[int, int], size: int, value: int) -> None:
        """Draw `text` into `pixels` (rows x columns, or x 3) and keep its glyphs for the search."""
        box = draw(pixels, text, at, size, value)
        template = self.folder.parent.parent / "templates" / f"{self.number:02}-{len(self.drawn)}.png"
        template.parent.mkdir(exist_ok=True)
        Image.fromarray(glyphs(text, size, box)).save(template)
        self.drawn.append(Drawn(text, box, str(template)))

    def save(self, dataset: Dataset, name: str = "image.dcm") -> Path:
        path = self.folder / name
        dataset.save_as(path, enforce_file_format=True)
        return path


Maker = Callable[[Workplace], Path]


def _header(place: Workplace) -> Path:
    return place.save(dataset_of(place.who, place.picture()))


def _nested(depth: int) -> Maker:
    def make(place: Workplace) -> Path:
        dataset = dataset_of(place.who, place.picture())
        inner, canary = dataset, place.who.another(place.rng)
        for _ in range(depth):
            item = Dataset()
            inner.RequestAttributesSequence = [item]
            inner = item
        inner.ScheduledPerformingPhysicianName = canary.name
        inner.RequestedProcedureID, inner.PatientAddress = canary.patient_id, canary.address
        inner.PatientBirthDate = canary.birth_date
        place.more += [canary.name, canary.patient_id, canary.address, canary.birth_date]
        return place.save(dataset)

    return make


def _private(vr: str, as_bytes: bool = False) -> Maker:
    def make(place: Workplace) -> Path:
        dataset = dataset_of(place.who, place.picture())
        block = dataset.private_block(0x0011, "MADE UP 1.0", create=True)
        text = f"{place.who.name} {place.who.patient_id}"
        block.add_new(0x10, vr, text.encode("latin-1") if as_bytes else text)
        return place.save(dataset)

    return make


def _private_sequence(place: Workplace) -> Path:
    dataset, item = dataset_of(place.who, place.picture()), Dataset()
    item.PatientName, item.PatientID = place.who.name, place.who.patient_id
    dataset.private_block(0x0019, "MADE UP 2.0", create=True).add_new(0x20, "SQ", [item])
    return place.save(dataset)


def _remark(keyword: str) -> Maker:
    def make(place: Workplace) -> Path:
        dataset = dataset_of(place.who, place.picture())
        who = place.who
        setattr(dataset, keyword, f"Film of {who.family}, {who.spoken_date}; {who.patient_id}")
        return place.save(dataset)

    return make


def _charset(charset: str | list[str], name: str) -> Maker:
    def make(place: Workplace) -> Path:
        dataset = dataset_of(place.who, place.picture())
        dataset.SpecificCharacterSet, dataset.PatientName = charset, name
        place.more += [part for part in name.replace("=", "^").split("^") if part]
        return place.save(dataset)

    return make


def _overlay(place: Workplace) -> Path:
    dataset = dataset_of(place.who, place.picture())
    add_overlay(dataset, place.who.family.upper(), 14 + 4 * (place.number % 4))
    return place.save(dataset)


def _icon(place: Workplace) -> Path:
    dataset = dataset_of(place.who, place.picture())
    add_icon(dataset, place.who.family.upper())
    return place.save(dataset)


def _dicomdir(place: Workplace) -> Path:
    dataset = dataset_of(place.who, place.picture())
    files = FileSet()
    files.add(dataset)
    files.write(place.folder)
    files._stage["t"].cleanup()  # pydicom leaves it to the garbage collector, which warns
    return place.folder / "DICOMDIR"


def _file_name(pattern: str) -> Maker:
    def make(place: Workplace) -> Path:
        who = place.who
        relative = pattern.format(family=who.family, given=who.given, id=who.patient_id, date=who.birth_date)
        path = place.folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(place.picture().astype(np.uint8)).save(path)
        return path

    return make


def _png_chunk(kind: str) -> Maker:
    def make(place: Workplace) -> Path:
        path = place.folder / "picture.png"
        Image.fromarray(place.picture().astype(np.uint8)).save(path, pnginfo=png_info(kind, place.who))
        return path

    return make


def _exif(suffix: str) -> Maker:
    def make(place: Workplace) -> Path:
        path = place.folder / f"picture{suffix}"
        Image.fromarray(place.picture().astype(np.uint8)).save(path, exif=exif_bytes(place.who))
        return path

    return make


def _note(pattern: str) -> Maker:
    def make(place: Workplace) -> Path:
        who = place.who
        place.note = pattern.format(family=who.family, given=who.given, id=who.patient_id, date=who.spoken_date)
        return place.save(dataset_of(who, place.picture()))

    return make


@dataclass(frozen=True)
class Burned:
    """How text is burned in: its size and corner, the pixels' kind, and how the file is written."""

    size: int = 18
    corner: str = "top left"
    value: int = 255
    high: int = 255
    photometric: str = "MONOCHROME2"
    syntax: str = ""
    frames: int = 1
    unknown: bool = False


def _burned(how: Burned) -> Maker:
    def make(place: Workplace) -> Path:
        who = place.who.another(place.rng) if how.unknown else place.who
        place.more += [who.family] if how.unknown else []
        pixels = place.picture(480, how.high)
        if how.photometric == "RGB":
            pixels = np.repeat(pixels[..., None], 3, axis=2)
        lines = [f"{who.family.upper()} {who.given}", f"{who.patient_id}  {who.birth_date}"]
        for number, line in enumerate(lines):
            place.burn(pixels, line, _at(how, line, number, pixels.shape[0]), how.size, how.value)
        stack = np.stack([pixels] * how.frames) if how.frames > 1 else pixels
        dataset = dataset_of(place.who, stack, photometric=how.photometric, high=how.high)
        return place.save(_compressed(dataset, pixels, how.syntax))

    return make


def _at(how: Burned, line: str, number: int, side: int) -> tuple[int, int]:
    width, height = glyphs(line, how.size).shape[::-1]
    left = {"left": 8, "right": side - width - 8, "middle": (side - width) // 2}[how.corner.split()[1]]
    step = height + max(4, how.size // 3)
    top = 8 + number * step if how.corner.startswith("top") else side - 8 - (2 - number) * step
    return left, top


def _compressed(dataset: Dataset, pixels: NDArray[np.generic], syntax: str) -> Dataset:
    if syntax == "JPEG":
        as_jpeg(dataset, pixels.astype(np.uint8))
    elif syntax:
        uid = {"RLE": RLELossless, "J2K": JPEG2000Lossless, "JPEG-LS": JPEGLSLossless}[syntax]
        dataset.compress(uid, generate_instance_uid=False)
    return dataset


_REMARKS = ("PatientComments", "ImageComments", "StudyDescription", "AdditionalPatientHistory", "SeriesDescription")
PLACES: tuple[tuple[str, Maker], ...] = (
    *((f"header {n}", _header) for n in range(3)),
    *((f"nested {depth}", _nested(depth)) for depth in (1, 2, 4, 6)),
    ("private LO", _private("LO")),
    ("private UT", _private("UT")),
    ("private OB", _private("OB", as_bytes=True)),
    ("private UN", _private("UN", as_bytes=True)),
    ("private sequence", _private_sequence),
    *((f"remark {keyword}", _remark(keyword)) for keyword in _REMARKS),
    ("charset latin", _charset("ISO_IR 100", "Mühlöcker^Jürgen")),
    ("charset vietnamese", _charset("ISO_IR 192", "Nguyễn^Thị Huyền Trân")),
    ("charset japanese", _charset(["", "ISO 2022 IR 87"], "Yamashiro^Tarou=山城^太郎")),
    ("charset chinese", _charset("GB18030", "Ouyang^Xiaodong=歐陽^小東")),
    *((f"overlay {n}", _overlay) for n in range(2)),
    *((f"icon {n}", _icon) for n in range(2)),
    *((f"dicomdir {n}", _dicomdir) for n in range(2)),
    ("file name", _file_name("{family}_{given}.png")),
    ("file name with date", _file_name("{date}-{family}.png")),
    ("folder name", _file_name("{family}, {given}/image.png")),
    ("folder of id", _file_name("{id}/series/0001.png")),
    *((f"png {kind}", _png_chunk(kind)) for kind in ("tEXt", "zTXt", "iTXt", "iTXt packed")),
    *((f"exif {suffix}", _exif(suffix)) for suffix in (".jpg", ".png", ".tif")),
    ("note name", _note("Opacity left base, told Ms {family}")),
    ("note full name", _note("{given} {family} was here before")),
    ("note id", _note("see also {id}")),
    ("note date", _note("born {date}, film is older")),
    ("burned small", _burned(Burned(size=13))),
    ("burned large", _burned(Burned(size=28))),
    ("burned bottom right", _burned(Burned(corner="bottom right"))),
    ("burned top right", _burned(Burned(corner="top right", size=16))),
    ("burned middle", _burned(Burned(corner="top middle", size=22))),
    ("burned black on white", _burned(Burned(value=0, corner="bottom left"))),
    ("burned grey", _burned(Burned(value=230, size=20))),
    ("burned MONOCHROME1", _burned(Burned(photometric="MONOCHROME1", value=0))),
    ("burned 12 bit", _burned(Burned(high=4095, value=4095))),
    ("burned 16 bit", _burned(Burned(high=65535, value=65535, corner="bottom left"))),
    ("burned RGB", _burned(Burned(photometric="RGB", size=16))),
    ("burned RLE", _burned(Burned(syntax="RLE"))),
    ("burned JPEG", _burned(Burned(syntax="JPEG", size=20))),
    ("burned J2K", _burned(Burned(syntax="J2K", high=4095, value=4095))),
    ("burned JPEG-LS", _burned(Burned(syntax="JPEG-LS"))),
    ("burned multi-frame", _burned(Burned(frames=3, size=16))),
    ("burned RGB RLE", _burned(Burned(photometric="RGB", syntax="RLE", size=20, corner="bottom left"))),
    ("burned name of another", _burned(Burned(unknown=True, size=20))),
)


def write_canary_cases(folder: Path, only: Container[str] | None = None) -> list[CanaryCase]:
    """Write the sixty cases, or those at the places in `only`, under `folder`/cases, and `folder`/canaries.json, which
    find_canaries.py reads."""
    cases = []
    for number, (place, maker) in enumerate(PLACES):
        if only is not None and place not in only:
            continue
        rng = random.Random(SEED * 100 + number)
        workplace = Workplace(folder / "cases" / f"c{number:02}", number, identity(rng), rng)
        workplace.folder.mkdir(parents=True)
        opened = maker(workplace)
        strings = list(dict.fromkeys([*workplace.who.strings(), *workplace.more]))
        cases.append(CanaryCase(f"c{number:02}", place, opened, strings, workplace.drawn, workplace.note))
    listed = [{"case": c.name, "strings": c.strings, "drawn": [asdict(d) for d in c.drawn]} for c in cases]
    (folder / "canaries.json").write_text(json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")
    return cases


def text_boxes(case: CanaryCase) -> list[tuple[int, int, int, int]]:
    """Where text is burned in, with the margin that a blacked box may have beside it."""
    return [(x - BACK, y - BACK, w + 2 * BACK, h + 2 * BACK) for x, y, w, h in (drawn.box for drawn in case.drawn)]
