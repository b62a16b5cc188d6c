"""COCO JSON (cocodataset.org, format of object detection): pictures, and where findings are said to be present."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from core.errors import ExportFault
from core.export.order import FindingName
from core.findings import Assessment, Ellipse, Outline, Polygon, Region

ANNOTATIONS = "annotations.json"
_ELLIPSE_POINTS = 48
SHAPES: dict[type[Outline], str] = {Region: "rectangle", Ellipse: "ellipse", Polygon: "polygon"}


def annotations_of(word: Assessment) -> list[dict[str, Any]]:
    """One annotation an outline of a finding that is said to be present, under its corrected name; else none.

    An outline of an absent finding shows where the network was wrong, and is no example of the finding. `attributes`
    (as CVAT calls them) say on which finding which word was given.
    """
    if word.verdict != "present":
        return []
    outlines = word.outlines or ((word.region,) if word.region is not None else ())
    stated = {"finding": word.finding, "verdict": word.verdict, "label": word.label}
    return [{"category": word.label or word.finding, **_shape(outline), "attributes": stated} for outline in outlines]


def _shape(outline: Outline) -> dict[str, Any]:
    """`bbox`: left, top, width, height; `segmentation`: one polygon x, y, x, y, ...; pixels of the frame."""
    points = _points(outline)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    area = abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True))) / 2.0
    return {
        "bbox": [min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)],
        "segmentation": [[number for point in points for number in point]],
        "area": area,
        "iscrowd": 0,
        "shape": SHAPES[type(outline)],
    }


def _points(outline: Outline) -> list[tuple[float, float]]:
    if isinstance(outline, Polygon):
        return list(outline.points)
    right, bottom = outline.x + outline.width, outline.y + outline.height
    if isinstance(outline, Region):
        return [(outline.x, outline.y), (right, outline.y), (right, bottom), (outline.x, bottom)]
    turns = [2.0 * math.pi * step / _ELLIPSE_POINTS for step in range(_ELLIPSE_POINTS)]
    x, y = outline.x + outline.width / 2.0, outline.y + outline.height / 2.0
    return [
        (round(x + outline.width / 2.0 * math.cos(turn), 3), round(y + outline.height / 2.0 * math.sin(turn), 3))
        for turn in turns
    ]


def read_images(path: Path) -> list[dict[str, Any]]:
    """The pictures of an earlier export, each with its annotations and their categories' names, as `merged` wants
    them; none where there is no table. Raises ExportFault where it is damaged."""
    try:
        table = json.loads(path.read_bytes())
        names = {one["id"]: one["name"] for one in table["categories"]}
        images = {
            one["id"]: {**one, "file_name": str(one["file_name"]), "verdicts": dict(one["verdicts"]), "annotations": []}
            for one in table["images"]
        }
        for one in table["annotations"]:
            kept = {key: one[key] for key in one if key not in ("id", "image_id", "category_id")}
            images[one["image_id"]]["annotations"].append({"category": names[one["category_id"]], **kept})
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError) as error:
        raise ExportFault("{path} of the earlier export is damaged; choose an empty folder.", path=path) from error
    return list(images.values())


def encode_coco(images: Sequence[dict[str, Any]], findings: Iterable[FindingName], statement: str) -> bytes:
    """The table of all pictures: numbers from 1, pictures in their order, categories the bundle's findings first."""
    known = {one.key: one for one in findings}
    used = (note["category"] for image in images for note in image["annotations"])
    names = list(dict.fromkeys([*known, *sorted(used)]))
    numbers = {name: number for number, name in enumerate(names, start=1)}
    table: dict[str, Any] = {"info": {"description": statement}, "licenses": [], "images": [], "annotations": []}
    for number, image in enumerate(images, start=1):
        table["images"].append({**{key: image[key] for key in image if key != "annotations"}, "id": number})
        for note in image["annotations"]:
            rest = {key: note[key] for key in note if key != "category"}
            ids = {"id": len(table["annotations"]) + 1, "image_id": number, "category_id": numbers[note["category"]]}
            table["annotations"].append(ids | rest)
    table["categories"] = [_category(numbers[name], known.get(name) or FindingName(name, name)) for name in names]
    return json.dumps(table, indent=1).encode() + b"\n"


def _category(number: int, finding: FindingName) -> dict[str, Any]:
    named = {"id": number, "name": finding.key, "supercategory": "finding", "label": finding.label}
    return named | ({"code": finding.code, "scheme": finding.scheme} if finding.code else {})
