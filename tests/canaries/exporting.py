"""The canary cases through `overread export`: every format and the zip file, with all text blackened that is found.

What was exported is searched by `find_canaries.py`, in a process of its own that knows nothing of Overread.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.dicom.reading import open_source, read_frame
from core.errors import FileFault
from core.export.pseudonyms import frame_pseudonym, instance_pseudonym, pseudonym_key
from core.findings import Region
from core.imaging.network_input import network_view
from core.store.database import open_store
from core.study import FrameOrigin
from tests.canaries.canary_cases import CanaryCase, text_boxes
from tests.canaries.find_canaries import blacked_outside
from tests.helpers.cases import prediction_for, recorded, said

FORMATS = "imagefolder,coco,csv,jsonl,dicom"
SEARCH = Path(__file__).with_name("find_canaries.py")
MOST_BLACKED = 0.02
LEAST_EXPORTED = 0.9


@dataclass(frozen=True)
class Queued:
    """The cases of a queue by their entries; `refused`: place -> why a case could not be opened at all."""

    cases: dict[int, CanaryCase]
    origins: dict[int, FrameOrigin]
    refused: dict[str, str]


def image_of(case: CanaryCase) -> Path:
    """The image that the opened file is or, of a DICOMDIR, points at."""
    if case.opened.name != "DICOMDIR":
        return case.opened
    (image,) = (path for path in case.opened.parent.rglob("*") if path.is_file() and path != case.opened)
    return image


def queue(cases: Sequence[CanaryCase], data_dir: Path) -> Queued:
    """Record a verdict with a region and the case's note on every picture, as a reader would."""
    queued = Queued({}, {}, {})
    store = open_store(data_dir)
    for case in cases:
        try:
            origin = read_frame(open_source(str(image_of(case))), 1).origin
        except FileFault as fault:
            queued.refused[case.place] = fault.message.replace(str(case.opened), case.opened.name)
            continue
        word = said(
            prediction_for(origin), "effusion", "present", outlines=(Region(40.0, 50.0, 90.0, 60.0),), note=case.note
        )
        entry = recorded(store, word)
        assert entry is not None
        queued.cases[entry], queued.origins[entry] = case, origin
    store.close()
    return queued


def export(data_dir: Path, destination: Path) -> dict[str, list[dict[str, Any]]]:
    """What `overread export` answers."""
    command = [sys.executable, "-m", "app", "export", destination, "--data-dir", data_dir, "--format", FORMATS]
    command += ["--burned-in", "black", "--accept-black", "--zip", "--json"]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return dict(json.loads(done.stdout))


def survivors(folder: Path, listed: Path) -> list[dict[str, str]]:
    """Every canary that the stand-alone search finds below a folder, in zip files too."""
    command = [sys.executable, "-I", str(SEARCH), str(folder), str(listed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def view_of(case: CanaryCase) -> NDArray[np.uint8]:
    """The picture as it would go out if nothing were blackened."""
    return network_view(read_frame(open_source(str(image_of(case))), 1))


def exported_canaries(cases: Sequence[CanaryCase], root: Path) -> dict[str, Any]:
    """Export the cases of `write_canary_cases(root)`; what came out, what was withheld, and how much was blackened."""
    data_dir, out = root / "data", root / "out"
    queued = queue(cases, data_dir)
    document = export(data_dir, out / "set")
    skipped = {one["queue_id"]: one["reason"] for one in document["skipped"]}
    key = pseudonym_key(data_dir)
    blacked, drawn = {}, []
    for entry in queued.cases.keys() - skipped.keys():
        case = queued.cases[entry]
        with Image.open(
            out / "set" / "coco" / "images" / f"{frame_pseudonym(key, queued.origins[entry])}.png"
        ) as image:
            after = np.asarray(image)
        before = view_of(case)
        blacked[case.place] = blacked_outside(before, after, text_boxes(case))
        drawn += [float((after != before).mean())] if case.drawn else []
    found = survivors(out, root / "canaries.json")
    return {
        "cases": len(cases),
        "exported": len(blacked),
        "as_dicom": len(list((out / "set" / "dicom" / "instances").iterdir())),
        "withheld": queued.refused | {queued.cases[entry].place: reason for entry, reason in skipped.items()},
        "survivors": found,
        "exported_with_burned_in_text": len(drawn),
        "changed_of_those_median": round(statistics.median(drawn), 5) if drawn else None,
        "files": sum(1 for path in out.rglob("*") if path.is_file()),
        "blacked_outside_median": round(statistics.median(blacked.values()), 5),
        "blacked_outside_most": round(max(blacked.values()), 5),
    }


def exported_files(files: Sequence[Path], root: Path) -> dict[str, Any]:
    """Export images; which came out, and what `dciodvfy` finds wrong in them that it did not in the originals."""
    cases = [CanaryCase(f"f{number}", path.name, path, []) for number, path in enumerate(files)]
    queued = queue(cases, root / "data")
    document = export(root / "data", root / "out")
    skipped = {one["queue_id"]: one["reason"] for one in document["skipped"]}
    key, new_errors = pseudonym_key(root / "data"), {}
    for entry in queued.cases.keys() - skipped.keys():
        instance = root / "out" / "dicom" / "instances" / f"{instance_pseudonym(key, queued.origins[entry])}.dcm"
        if instance.is_file():
            found = errors_of(instance) - errors_of(queued.cases[entry].opened)
            new_errors |= {queued.cases[entry].place: sorted(found)} if found else {}
    return {
        "cases": len(cases),
        "exported": len(queued.cases) - len(skipped),
        "as_dicom": len(list((root / "out" / "dicom" / "instances").glob("*.dcm"))),
        "withheld": queued.refused | {queued.cases[entry].place: reason for entry, reason in skipped.items()},
        "dciodvfy": "compared" if shutil.which("dciodvfy") else "not installed",
        "new_errors": new_errors,
    }


def errors_of(path: Path) -> Counter[str]:
    """What dciodvfy (Debian: dicom3tools) calls an error; nothing where it is not installed. UIDs are left out: a
    mapped one does not make another error of the same."""
    if shutil.which("dciodvfy") is None:
        return Counter()
    said = subprocess.run(["dciodvfy", str(path)], capture_output=True, text=True, errors="replace", check=False)
    lines = (re.sub(r"<[0-9.]{20,}>", "<UID>", line) for line in said.stderr.splitlines())
    return Counter(line for line in lines if line.startswith("Error"))


def table(result: dict[str, Any], published: dict[str, Any] | None) -> str:
    """The results of `exported_canaries` and `exported_files` as a table for the documentation."""
    rows = {
        "cases": result["cases"],
        "exported": result["exported"],
        "of these as DICOM too (the others are PNG, JPEG and TIFF)": result["as_dicom"],
        "withheld": len(result["withheld"]),
        "files searched, the zip file's members besides": result["files"],
        "canaries found": len(result["survivors"]),
        "cases with text burned in that were exported": result["exported_with_burned_in_text"],
        "share of such a picture that was changed, median": f"{result['changed_of_those_median']:.2%}",
        "blackened outside text, the most of any picture": f"{result['blacked_outside_most']:.2%}",
    }
    if published is not None:
        rows |= {
            "published files with text burned in": published["cases"],
            "of these exported": published["exported"],
            "errors of dciodvfy in them that the originals have not": sum(map(len, published["new_errors"].values())),
        }
    return "| what | figure |\n|---|---|\n" + "".join(f"| {name} | {value} |\n" for name, value in rows.items())


def is_good(result: dict[str, Any]) -> bool:
    """Nobody survives, nine of ten cases come out, and in none of them more than 2 % is black beside the text."""
    enough = result["exported"] >= LEAST_EXPORTED * result["cases"]
    return not result["survivors"] and enough and result["blacked_outside_most"] < MOST_BLACKED


def are_good(published: dict[str, Any] | None) -> bool:
    """Five of seven published files come out, and none with a new error."""
    return published is None or (7 * published["exported"] >= 5 * published["cases"] and not published["new_errors"])
