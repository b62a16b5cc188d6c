"""Looking at every image once before training: can it be read, what is its hash, what does it resemble.

The resized pictures are kept in the run's folder, so that no epoch decodes a file again.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.dicom.reading import open_source, read_frame
from core.errors import DatasetError, FileFault
from core.imaging.network_input import network_view
from core.learning.datasets import LabelledImage
from core.learning.patients import header_digest

HASH_SIDE = 16
FILES_CSV = "files.csv"
Count = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What one look told. `fingerprint`: 256 bits as hex, '' where unread. `fault`: why it cannot be read, or ''.

    `patient`: `header_digest` of the DICOM Patient ID, '' where the file has none.
    """

    file: str
    size: int
    changed_ns: int
    sha256: str = ""
    fingerprint: str = ""
    patient: str = ""
    fault: str = ""


class Canvases:
    """The resized network views of a set, in a file: uint8 (side, side) for a row. Loader processes open it anew."""

    def __init__(self, path: Path, count: int, side: int) -> None:
        self.path, self.count, self.side = path, count, side
        self._pixels: NDArray[np.uint8] | None = None

    def __getitem__(self, row: int) -> NDArray[np.uint8]:
        if self._pixels is None:
            self._pixels = self._opened()
        picture: NDArray[np.uint8] = self._pixels[row]
        return picture

    def __reduce__(self) -> tuple[type[Canvases], tuple[Path, int, int]]:
        return Canvases, (self.path, self.count, self.side)

    def _opened(self) -> NDArray[np.uint8]:
        pixels: NDArray[np.uint8] = np.load(self.path, mmap_mode="r")
        if pixels.shape != (self.count, self.side, self.side):
            raise DatasetError("{path} does not belong to these images; delete it.", path=self.path)
        return pixels


@dataclass(frozen=True, slots=True)
class Survey:
    """`facts`: one for each record, in order; `canvases` likewise."""

    facts: tuple[FileFacts, ...]
    canvases: Canvases


def canvas_side(image_px: int) -> int:
    """Images are kept an eighth larger than the network's input; the affine change samples from that."""
    return round(image_px * 8 / 7)


def survey(records: Sequence[LabelledImage], folder: Path, side: int, progress: Count) -> Survey:
    """Look at every image, or take over from `folder` the looks of an earlier run at the same unchanged files.

    `progress`: images done and images in all. Raises DatasetError where `folder` cannot be written.
    """
    kept, listed = folder / f"canvases-{side}.npy", folder / FILES_CSV
    stamps = [_stamp(record.path) for record in records]
    known = _read_facts(listed)
    if kept.is_file() and [(fact.file, fact.size, fact.changed_ns) for fact in known] == stamps:
        return Survey(tuple(known), Canvases(kept, len(records), side))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        listed.unlink(missing_ok=True)  # the list vouches for the pictures, so it goes first and comes last
        facts = _look_at_all(stamps, kept, side, progress)
        _write_facts(listed, facts)
    except OSError as error:
        raise DatasetError(
            "{folder} cannot hold the resized images ({error}); choose another with --work.", folder=folder, error=error
        ) from error
    return Survey(tuple(facts), Canvases(kept, len(records), side))


def _look_at_all(stamps: list[tuple[str, int, int]], kept: Path, side: int, progress: Count) -> list[FileFacts]:
    canvases = np.lib.format.open_memmap(kept, "w+", np.uint8, (len(stamps), side, side))
    facts = []
    for row, stamp in enumerate(stamps):
        facts.append(_look(stamp, canvases[row]))
        progress(row + 1, len(stamps))
    canvases.flush()
    return facts


def _look(stamp: tuple[str, int, int], canvas: NDArray[np.uint8]) -> FileFacts:
    """Read one image into its canvas, uint8 (side, side)."""
    try:
        frame = read_frame(open_source(stamp[0]))
        view = network_view(frame)
    except FileFault as fault:
        return FileFacts(*stamp, fault=fault.message)
    side = canvas.shape[0]
    canvas[:] = np.asarray(Image.fromarray(view).resize((side, side), Image.Resampling.BILINEAR))
    patient = header_digest(frame.origin.patient_id)
    return FileFacts(*stamp, sha256=frame.origin.sha256, fingerprint=fingerprint(canvas), patient=patient)


def fingerprint(grey: NDArray[np.uint8]) -> str:
    """Difference hash: which of 16 x 16 cells is brighter than its left neighbour; 256 bits as hex.

    It stands any change of window, brightness and gamma, resizing and compression, as far as the order of neighbours
    stays. `grey`: uint8 (h, w).
    """
    small = Image.fromarray(grey).resize((HASH_SIDE + 1, HASH_SIDE), Image.Resampling.BOX)
    cells = np.asarray(small, dtype=np.int16)
    return np.packbits(cells[:, 1:] > cells[:, :-1]).tobytes().hex()


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return str(path), -1, 0  # reading it will say what is wrong
    return str(path), status.st_size, status.st_mtime_ns


def _read_facts(path: Path) -> list[FileFacts]:
    """The list of an earlier run; empty where there is none, or one of another version."""
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8", errors="surrogateescape") as stream:
        reader = csv.DictReader(stream)
        if tuple(reader.fieldnames or ()) != tuple(field.name for field in fields(FileFacts)):
            return []
        return [
            FileFacts(row["file"], int(row["size"]), int(row["changed_ns"]),
                      row["sha256"], row["fingerprint"], row["patient"], row["fault"])
            for row in reader
        ]  # fmt: skip


def _write_facts(path: Path, facts: list[FileFacts]) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("w", newline="", encoding="utf-8", errors="surrogateescape") as stream:
        writer = csv.DictWriter(stream, [field.name for field in fields(FileFacts)])
        writer.writeheader()
        writer.writerows(asdict(fact) for fact in facts)
    part.replace(path)
