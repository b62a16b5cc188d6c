"""Search an export for strings that it must not hold: in every byte, every decoded text, and in the pixels.

    python find_canaries.py EXPORT CANARIES.json

It stands alone: it shares no code with Overread, neither with what exports nor with what verifies, and is built
differently on purpose. Each string is looked for one after the other, in plain view. Text that was burned in is looked
for by laying the picture of its letters over the place where it stood. Prints one JSON object for each find; exit code
1 if there is one.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image

CODECS = ("utf-8", "latin-1", "utf-16-le", "utf-16-be", "gb18030", "shift_jis", "euc_jp", "iso2022_jp", "cp1258")
SURVIVES = 0.55  # of the correlation with the letters; that of another text or of bare background stays below 0.4
PARTS = 4


def spellings(canary: str) -> set[str]:
    """Ways to write one canary: with other separators, and a date with day and month in other orders."""
    found = {canary}
    words = re.split(r"[\^\s,;_]+", canary)
    if len(words) in (2, 3):
        found |= {glue.join(order) for glue in ("^", " ", "_", ", ", "") for order in (words, words[::-1])}
    if re.fullmatch(r"(?:19|20)\d{6}", canary):
        day = datetime.strptime(canary, "%Y%m%d")
        found |= {
            day.strftime(form) for form in ("%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%d %B %Y", "%B %d, %Y")
        }
        found.add(f"{day.day} {day.strftime('%B %Y')}")
    stripped = "".join(c for c in unicodedata.normalize("NFD", canary) if not unicodedata.combining(c))
    return found | {stripped}


def byte_forms(canary: str) -> set[bytes]:
    forms = set()
    for text in spellings(canary):
        for form in (text, text.lower(), text.upper()):
            for codec in CODECS:
                try:
                    forms.add(form.encode(codec).lower())
                except UnicodeEncodeError:
                    continue
    return {form for form in forms if len(form) >= 4}


def decoded_texts(name: str, data: bytes) -> Iterator[str]:
    """Every string that a reader of the file would see."""
    if data.startswith(b"\x89PNG"):
        yield from picture_texts(data)
    elif data[128:132] == b"DICM":
        yield from dicom_texts(pydicom.dcmread(io.BytesIO(data), force=True))
    elif name.endswith(".json"):
        yield from json_texts(json.loads(data))
    elif name.endswith(".jsonl"):
        for line in data.splitlines():
            yield from json_texts(json.loads(line))
    elif name.endswith(".csv"):
        for row in csv.reader(io.StringIO(data.decode("utf-8"))):
            yield from row
            yield " ".join(row)


def picture_texts(data: bytes) -> Iterator[str]:
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        for key, value in picture.info.items():
            yield f"{key} {value.decode('latin-1') if isinstance(value, bytes) else value}"
        for value in picture.getexif().values():
            yield value.decode("latin-1") if isinstance(value, bytes) else str(value)


def dicom_texts(dataset: pydicom.Dataset) -> Iterator[str]:
    for part in (getattr(dataset, "file_meta", None) or (), dataset):
        for element in part:
            if element.VR == "SQ":
                for item in element.value:
                    yield from dicom_texts(item)
            else:
                value = element.value
                yield value.decode("latin-1") if isinstance(value, bytes) and len(value) < 65536 else str(value)


def json_texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from json_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from json_texts(inner)
    else:
        yield str(value)


def pictures(data: bytes) -> Iterator[np.ndarray]:
    """Every frame in the file as grey values (float, rows x columns)."""
    if data.startswith(b"\x89PNG"):
        with Image.open(io.BytesIO(data)) as picture:
            yield np.asarray(picture.convert("F"))
    elif data[128:132] == b"DICM":
        dataset = pydicom.dcmread(io.BytesIO(data))
        if "PixelData" in dataset:
            array = dataset.pixel_array.astype(np.float64)
            array = array.mean(axis=-1) if dataset.SamplesPerPixel == 3 else array
            yield from array if array.ndim == 3 else [array]


def still_drawn(frame: np.ndarray, box: list[int], letters: np.ndarray) -> bool:
    """Whether any quarter of the text still shows: its pixels follow the letters."""
    left, top, width, height = box
    if top + height > frame.shape[0] or left + width > frame.shape[1]:
        return False
    area = frame[top : top + height, left : left + width]
    for shown, ink in zip(np.array_split(area, PARTS, axis=1), np.array_split(letters, PARTS, axis=1), strict=True):
        if shown.std() > 0 and ink.std() > 0 and abs(np.corrcoef(shown.ravel(), ink.ravel())[0, 1]) > SURVIVES:
            return True
    return False


def blacked_outside(before: np.ndarray, after: np.ndarray, boxes: list[tuple[int, int, int, int]]) -> float:
    """The share of a picture (grey, rows x columns) that was made its darkest outside `boxes`."""
    blacked = (after == after.min()) & (before > before.min())
    for left, top, width, height in boxes:
        blacked[max(0, top) : top + height, max(0, left) : left + width] = False
    return float(blacked.mean())


def files(export: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, and every member of a zip file besides."""
    for path in sorted(export.rglob("*")):
        name = path.relative_to(export).as_posix()
        data = path.read_bytes() if path.is_file() else b""
        yield name, data
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield f"{name} comment", archive.comment
                for member in archive.infolist():
                    yield f"{name}!/{member.filename}", archive.read(member)
                    yield f"{name}!/{member.filename} comment", member.comment


def finds_in(
    name: str,
    data: bytes,
    forms: dict[str, set[bytes]],
    texts: dict[str, set[str]],
    drawn: list[tuple[str, list[int], np.ndarray]],
) -> Iterator[tuple[str, str]]:
    """(case, how) of every canary in the content of one file, whatever it is called."""
    lowered, decoded = data.lower(), "\n".join(decoded_texts(name, data)).casefold()
    frames = list(pictures(data))
    for case in forms:
        if any(form in lowered for form in forms[case]):
            yield case, "bytes"
        if any(text in decoded for text in texts[case]):
            yield case, "text"
    for case, box, letters in drawn:
        if any(still_drawn(frame, box, letters) for frame in frames):
            yield case, "pixels"


def find(export: Path, canaries: list[dict]) -> list[dict[str, str]]:
    """Every canary that survives: its case, the file, and how it was found."""
    forms = {c["case"]: {form for text in c["strings"] for form in byte_forms(text)} for c in canaries}
    texts = {c["case"]: {s.casefold() for text in c["strings"] for s in spellings(text)} for c in canaries}
    drawn = [(c["case"], d["box"], np.asarray(Image.open(d["template"]))) for c in canaries for d in c["drawn"]]
    seen: dict[tuple[str, bytes], list[tuple[str, str]]] = {}
    found = []
    for name, data in files(export):
        content = (Path(name).suffix, hashlib.sha256(data).digest())
        if content not in seen:
            seen[content] = list(finds_in(name, data, forms, texts, drawn))
        named = [(case, "name") for case in texts if any(text in name.casefold() for text in texts[case])]
        found += [{"case": case, "file": name, "how": how} for case, how in (*seen[content], *named)]
    return found


def main(arguments: list[str]) -> int:
    export, listed = map(Path, arguments)
    found = find(export, json.loads(listed.read_text(encoding="utf-8")))
    for entry in found:
        print(json.dumps(entry))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
