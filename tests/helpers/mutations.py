"""Broken files made from good ones, each wholly determined by its seed."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pydicom
from PIL import Image
from pydicom.uid import JPEG2000Lossless, JPEGLSLossless, RLELossless

from tests.helpers.dicom_files import chest_like, write_dx

LARGEST_BYTES = 300_000
VRS = (b"OB", b"OW", b"SQ", b"UN", b"UT", b"US", b"DS", b"IS", b"PN", b"ZZ", b"\0\0", b"AT", b"FD")
LENGTHS = (0, 1, 7, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)
INTERESTING = (b"\x28\x00\x10\x00", b"\x28\x00\x11\x00", b"\x28\x00\x08\x00", b"\x28\x00\x00\x01", b"\x28\x00\x02\x00",
               b"\xe0\x7f\x10\x00", b"\xfe\xff\x00\xe0", b"\xfe\xff\xdd\xe0", b"\x02\x00\x10\x00", b"\xff\x4f\xff\x51",
               b"\xff\xc0", b"\xff\xc3", b"\xff\xf7", b"IHDR", b"\xff\xda", b"\x28\x00\x10\x30")  # fmt: skip


def good_files(folder: Path, *others: Path) -> list[Path]:
    """The seeds to mutate: what pydicom ships, what is made in `folder`, and every file below `others`."""
    shipped = Path(pydicom.__file__).parent / "data" / "test_files"  # asked by name, pydicom would download the rest
    found = [*shipped.rglob("*.dcm"), *_made(folder)]
    found += [path for other in others for path in other.rglob("*") if path.is_file()]
    kept = {path.name: path for path in found if 0 < path.stat().st_size <= LARGEST_BYTES}
    return [kept[name] for name in sorted(kept)]


def _made(folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    codings = (RLELossless, JPEGLSLossless, JPEG2000Lossless)
    made = [write_dx(folder / f"made-{i}.dcm", TransferSyntaxUID=syntax) for i, syntax in enumerate(codings)]
    made.append(write_dx(folder / "made-plain.dcm", WindowCenter="2000", WindowWidth="4000"))
    picture = Image.fromarray(chest_like(60, 40, 8))
    for name in ("made.png", "made.jpg"):
        picture.save(folder / name)
    return [*made, folder / "made.png", folder / "made.jpg"]


def mutated(seed: str, sources: list[Path]) -> tuple[bytes, str]:
    """One broken file and how it came about. The same seed and sources give the same bytes."""
    dice = random.Random(seed)
    source = dice.choice(sources)
    data, names = source.read_bytes(), []
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        change = dice.choice(CHANGES)
        names.append(change.__name__)
        data = change(data, dice) if change is not splice else splice(data, dice, dice.choice(sources).read_bytes())
        data = data or b"\0"
    return data[: 4 * LARGEST_BYTES], f"{source.name}: {', '.join(names)}"


def flip_bits(data: bytes, dice: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(dice.choice((1, 3, 20, 200))):
        broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
    return bytes(broken)


def flip_header_bits(data: bytes, dice: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(dice.choice((1, 2, 8))):
        broken[dice.randrange(min(len(broken), 2500))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))
    return bytes(broken)


def truncate(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(1, len(data) + 1)]


def change_length(data: bytes, dice: random.Random) -> bytes:
    """Overwrite the length field of some element, found by its VR or by its tag."""
    at = _element(data, dice)
    if at is None:
        return data
    length = dice.choice(LENGTHS)
    if dice.random() < 0.5:
        return data[: at + 6] + struct.pack("<H", length & 0xFFFF) + data[at + 8 :]
    return data[: at + 8] + struct.pack("<I", length) + data[at + 12 :]


def change_value(data: bytes, dice: random.Random) -> bytes:
    """Another number where a size, a count or a depth is written."""
    at = _element(data, dice)
    if at is None:
        return data
    value = dice.choice((0, 1, 3, 255, 4095, 65535, dice.randrange(65536)))
    offset = dice.choice((4, 5, 7, 8, 9, 12))
    return data[: at + offset] + struct.pack(dice.choice("<>") + "H", value) + data[at + offset + 2 :]


def change_vr(data: bytes, dice: random.Random) -> bytes:
    at = _element(data, dice)
    return data if at is None else data[: at + 4] + dice.choice(VRS) + data[at + 6 :]


def swap_tags(data: bytes, dice: random.Random) -> bytes:
    one, two = _element(data, dice), _element(data, dice)
    if one is None or two is None or abs(one - two) < 4:
        return data
    broken = bytearray(data)
    broken[one : one + 4], broken[two : two + 4] = data[two : two + 4], data[one : one + 4]
    return bytes(broken)


def repeat_part(data: bytes, dice: random.Random) -> bytes:
    """The same fragment, element or row, many times over."""
    start = _element(data, dice) or dice.randrange(len(data))
    part = data[start : start + dice.choice((8, 64, 1024))]
    return data[:start] + part * dice.choice((2, 10, 500)) + data[start:]


def drop_part(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.choice((1, 2, 8, 100, 5000)) :]


def splice(data: bytes, dice: random.Random, other: bytes = b"") -> bytes:
    """The beginning of one file and the end of another."""
    return data[: dice.randrange(len(data))] + other[dice.randrange(max(1, len(other))) :]


def insert_nesting(data: bytes, dice: random.Random) -> bytes:
    at = _element(data, dice) or min(len(data), 400)
    opened = b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff"
    return data[:at] + opened * dice.choice((1, 5, 300, 3000)) + data[at:]


def change_text(data: bytes, dice: random.Random) -> bytes:
    hostile = dice.choice(
        (b"<b>x</b>", b"\x1b[31m", b"../../x", b"\xff\xfe\xfd", b"\x1b$B", b"\\" * 9, b"1e400", b"-1")
    )
    at = dice.randrange(len(data))
    return data[:at] + hostile + data[at + len(hostile) :]


def _element(data: bytes, dice: random.Random) -> int | None:
    """Where some element or codestream marker starts, or None."""
    if dice.random() < 0.5:
        return _after(data, dice, dice.choice(INTERESTING), 0)
    return _after(data, dice, dice.choice(VRS[:9]), -4)


def _after(data: bytes, dice: random.Random, mark: bytes, offset: int) -> int | None:
    at = data.find(mark, dice.choice((0, 0, dice.randrange(len(data)))))
    return at + offset if at + offset >= 0 and at >= 0 else None


CHANGES: tuple[Callable[..., bytes], ...] = (
    flip_bits, flip_header_bits, truncate, change_length, change_value, change_value, change_vr, swap_tags, repeat_part,
    drop_part, splice, insert_nesting, change_text,
)  # fmt: skip
