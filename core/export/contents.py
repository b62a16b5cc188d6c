"""What each format's folder is to hold: what an earlier export left there, and the frames that are ready now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from core.export.coco import ANNOTATIONS, encode_coco, read_images
from core.export.decision_tables import CSV, JSONL, encode_csv, encode_jsonl, flat, merged, read_csv, read_jsonl
from core.export.destination import Content
from core.export.labels import LABELS, LabelRow, encode_labels, read_labels
from core.export.order import FindingName, FormatName
from core.export.staging import StagedFile, StagedFrame
from core.export.withdrawing import Withdrawal

STATEMENT = "Research use only. Not for diagnosis."
_PICTURE = re.compile(r"[a-z0-9_]+/[0-9a-f]{16}\.png")
_IMAGES, _INSTANCES = "images", "instances"
ContentOf = Callable[[Path, Sequence[StagedFrame], tuple[FindingName, ...], Withdrawal], Content]


def _imagefolder(
    root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...], gone: Withdrawal
) -> Content:
    """A frame that comes again without a label leaves the class that it was in."""
    labelled = [frame for frame in frames if frame.rows["label"] is not None]
    fresh: dict[str, StagedFile] = {frame.rows["label"]["file"]: frame.files["picture"] for frame in labelled}
    again = {frame.name for frame in frames}
    earlier = [
        row
        for row in read_labels(root / LABELS)
        if _PICTURE.fullmatch(row["file"])
        and (root / row["file"]).is_file()
        and _name(row["file"]) not in again
        and not gone.takes_label(_name(row["file"]), row)
    ]
    rows: list[LabelRow] = sorted([*earlier, *(frame.rows["label"] for frame in labelled)], key=lambda row: row["file"])
    counted = dict(sorted(Counter(row["label"] for row in rows).items()))
    kept = tuple(row["file"] for row in earlier)
    return Content(fresh, kept, {LABELS: encode_labels(rows)}, len(rows), {"labels": counted})


def _coco(root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...], gone: Withdrawal) -> Content:
    fresh = {f"{_IMAGES}/{frame.name}.png": frame.files["picture"] for frame in frames}
    earlier = {
        f"{_IMAGES}/{image['file_name']}": image
        for image in read_images(root / ANNOTATIONS)
        if not gone.takes_image(_name(image["file_name"]), image)
    }
    kept = tuple(name for name in earlier if name not in fresh and _is_there(root, name, ".png"))
    images = {name: earlier[name] for name in kept} | {
        f"{_IMAGES}/{frame.name}.png": frame.rows["image"] for frame in frames
    }
    table = encode_coco([images[name] for name in sorted(images)], findings, STATEMENT)
    return Content(fresh, kept, {ANNOTATIONS: table}, len(images))


def _csv(root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...], gone: Withdrawal) -> Content:
    fresh = [flat(row) for row in _decisions(frames)]
    rows = merged(_standing(read_csv(root / CSV, list(fresh[0]) if fresh else None), gone), fresh)
    return Content({}, (), {CSV: encode_csv(rows)}, len(rows))


def _jsonl(root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...], gone: Withdrawal) -> Content:
    rows = merged(_standing(read_jsonl(root / JSONL), gone), _decisions(frames))
    return Content({}, (), {JSONL: encode_jsonl(rows)}, len(rows))


def _dicom(root: Path, frames: Sequence[StagedFrame], findings: tuple[FindingName, ...], gone: Withdrawal) -> Content:
    there = [frame for frame in frames if "dicom" in frame.files]
    fresh = {f"{_INSTANCES}/{frame.files['dicom'].path.name}": frame.files["dicom"] for frame in there}
    earlier = (f"{_INSTANCES}/{file.name}" for file in (root / _INSTANCES).glob("*.dcm"))
    may_not = {f"{_INSTANCES}/{frame.rows.get('no_instance')}" for frame in frames}
    others = sorted(name for name in earlier if name not in {*fresh, *may_not} and _is_there(root, name, ".dcm"))
    kept = tuple(name for name in others if not gone.takes_instance(_name(name)))
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


def _standing(rows: Sequence[dict[str, Any]], gone: Withdrawal) -> list[dict[str, Any]]:
    return [row for row in rows if not gone.takes_row(row)]


def _name(file: str) -> str:
    """The pseudonym that a file is called after."""
    return PurePosixPath(file).stem


def _is_there(root: Path, name: str, ending: str) -> bool:
    """Whether a name is one of ours, and no way out of the folder."""
    return re.fullmatch(rf"[a-z]+/[0-9a-f]{{16}}\{ending}", name) is not None and (root / name).is_file()
