"""What each format's folder is to hold: what an earlier export left there, and the frames that are ready now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core.export.coco import ANNOTATIONS, encode_coco, read_images
from core.export.decision_tables import CSV, JSONL, encode_csv, encode_jsonl, flat, merged, read_csv, read_jsonl
from core.export.destination import Content
from core.export.labels import LABELS, LabelRow, encode_labels, read_labels
from core.export.order import FindingName, FormatName
from core.export.staging import StagedFile, StagedFrame

STATEMENT = "Research use only. Not for diagnosis."
_PICTURE = re.compile(r"[a-z0-9_]+/[0-9a-f]{16}\.png")
_IMAGES, _INSTANCES = "images", "instances"
ContentOf = Callable[[Path, Sequence[StagedFrame], tuple[FindingName, ...]], Content]


def _imagefolder(root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...]) -> Content:
    labelled = [frame for frame in frames if frame.rows["label"] is not None]
    fresh: dict[str, StagedFile] = {frame.rows["label"]["file"]: frame.files["picture"] for frame in labelled}
    replaced = {_name(file) for file in fresh}
    earlier = [
        row
        for row in read_labels(root / LABELS)
        if _PICTURE.fullmatch(row["file"]) and (root / row["file"]).is_file() and _name(row["file"]) not in replaced
    ]
    rows: list[LabelRow] = sorted([*earlier, *(frame.rows["label"] for frame in labelled)], key=lambda row: row["file"])
    counted = dict(sorted(Counter(row["label"] for row in rows).items()))
    kept = tuple(row["file"] for row in earlier)
    return Content(fresh, kept, {LABELS: encode_labels(rows)}, len(rows), {"labels": counted})


def _coco(root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...]) -> Content:
    fresh = {f"{_IMAGES}/{frame.name}.png": frame.files["picture"] for frame in frames}
    images = {image["file_name"]: image for image in read_images(root / ANNOTATIONS)}
    kept = tuple(
        name for image in images if (name := f"{_IMAGES}/{image}") not in fresh and _is_there(root, name, ".png")
    )
    images = {name: image for name, image in images.items() if f"{_IMAGES}/{name}" in kept}
    for frame in frames:
        images[f"{frame.name}.png"] = frame.rows["image"]
    table = encode_coco([images[name] for name in sorted(images)], findings, STATEMENT)
    return Content(fresh, kept, {ANNOTATIONS: table}, len(images))


def _csv(root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...]) -> Content:
    fresh = [flat(row) for row in _decisions(frames)]
    rows = merged(read_csv(root / CSV, list(fresh[0]) if fresh else None), fresh)
    return Content({}, (), {CSV: encode_csv(rows)}, len(rows))


def _jsonl(root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...]) -> Content:
    rows = merged(read_jsonl(root / JSONL), _decisions(frames))
    return Content({}, (), {JSONL: encode_jsonl(rows)}, len(rows))


def _dicom(root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...]) -> Content:
    there = [frame for frame in frames if "dicom" in frame.files]
    fresh = {f"{_INSTANCES}/{frame.files['dicom'].path.name}": frame.files["dicom"] for frame in there}
    earlier = (f"{_INSTANCES}/{file.name}" for file in (root / _INSTANCES).glob("*.dcm"))
    kept = tuple(sorted(name for name in earlier if name not in fresh and _is_there(root, name, ".dcm")))
    return Content(fresh, kept, {}, len(fresh) + len(kept))


CONTENTS: dict[FormatName, ContentOf] = {
    "imagefolder": _imagefolder,
    "coco": _coco,
    "csv": _csv,
    "jsonl": _jsonl,
    "dicom": _dicom,
}


def _decisions(frames: Sequence[StagedFrame]) -> list[dict[str, Any]]:
    return [row for frame in frames for row in frame.rows["decisions"]]


def _name(file: str) -> str:
    """The picture's name without its class: one for each frame."""
    return file.rpartition("/")[2]


def _is_there(root: Path, name: str, ending: str) -> bool:
    """Whether a name is one of ours, and no way out of the folder."""
    return re.fullmatch(rf"[a-z]+/[0-9a-f]{{16}}\{ending}", name) is not None and (root / name).is_file()
