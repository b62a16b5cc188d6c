"""`overread gate`: families of wrong pictures, held against the sound test pictures, by pixels alone.

A family marked `fitted` has relatives among the pictures that the gate was fitted on: made in the same way, from
training images. All others were never shown to it. Headers are ignored, so that the pixels have to speak; what the
headers would add is counted beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.bundles.library import Bundle
from core.dicom.reading import open_source, read_frame, read_frames
from core.errors import DatasetError, EnvironmentFault
from core.findings import GateState
from core.imaging.network_input import network_view
from core.inference.engine.forward import RawOutput
from core.inference.engine.pipeline import Pipeline
from core.inference.gate import judge
from core.learning.datasets import LabelledImage
from core.learning.gate_fitting import BATCH, drawn
from core.learning.gate_left_out import left_out_rows
from core.learning.metrics import area_under_roc
from core.study import Frame, FrameOrigin, ImageFacts

Progress = Callable[[str], None]
View = NDArray[np.uint8]
PER_SOURCE = 15
MAX_FRAMES = 40
PLAINLY_WRONG = 1e6  # the distance of what a plain rule refuses: blank, too small, in colour
SOUND = "chest radiographs from elsewhere"

# Family, how many different pictures (one picture in many codings counts once), and where its files lie.
FROM_ELSEWHERE = (
    ("CT", None, ("transfer-syntaxes/CTImage*", "assorted/693_*", "series/ct_*/**/*", "enhanced/enhanced_ct*",
                  "phi/ct_*")),
    ("MR", None, ("assorted/MR*", "series/mr_*/**/*", "enhanced/MOVEKNEE*", "enhanced/mr_*")),
    ("ultrasound", None, ("phi/GREYSCALE_IMAGE*", "phi/RGB_IMAGE*", "assorted/OBXXXX1A*")),
    ("mammogram", None, ("radiographs/mammogram*", "radiographs/OutOfBounds*")),
    ("hand", None, ("radiographs/hands*",)),
    ("ankle", 1, ("same-image-many-codings/*",)),
    ("dental panorama", None, ("radiographs/CR-Modality*",)),
    ("bone scan", None, ("assorted/JPEG-LL*",)),
    ("tomography in colour", None, ("phi/RGB_ORIGINAL*",)),
    ("photographs in DICOM", None, ("phi/image*", "assorted/OT-PAL*", "transfer-syntaxes/HTJ2K_08*",
                                    "assorted/JLSN_RGB*")),
    ("chest radiograph with the wrong polarity tag", None, ("radiographs/chest_pa_same_pixels_mono1*",)),
    (SOUND, 3, ("radiographs/RG1_*", "radiographs/chest_pa_mono2*", "radiographs/chest_mono1_no_preamble")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What the gate made of one picture, and the `features` that it read, float32 (d,).

    `by_header`: the verdict with the header, where there is one.
    """

    distance: float
    state: GateState
    reasons: tuple[str, ...]
    features: NDArray[np.float32]
    by_header: GateState | None = None


@dataclass(frozen=True, slots=True)
class GateRequest:
    """`dicom`, `photographs`: folders of pictures that are no part of any training; None to leave them out.

    `fit`: the folder in which `overread refit --work` kept what the fit saw; with it, each made family is also held
    against a gate that was fitted without its kind.
    """

    bundle: Bundle
    records: list[LabelledImage]
    dicom: Path | None = None
    photographs: Path | None = None
    fit: Path | None = None
    device: str = "auto"


def _turned(quarters: int) -> Callable[[View, np.random.Generator], View]:
    return lambda view, generator: np.ascontiguousarray(np.rot90(view, quarters))


def _corner(view: View, generator: np.random.Generator) -> View:
    """One quarter of the picture, from one of its corners."""
    rows, columns = (side // 2 for side in view.shape)
    y, x = rows * int(generator.integers(2)), columns * int(generator.integers(2))
    return np.ascontiguousarray(view[y : y + rows, x : x + columns])


def _noise(view: View, generator: np.random.Generator) -> View:
    return generator.integers(0, 256, view.shape, dtype=np.uint8)


def _drowned(view: View, generator: np.random.Generator) -> View:
    """The picture under noise of a standard deviation of 80 grey levels."""
    return np.clip(view + generator.normal(0, 80, view.shape), 0, 255).astype(np.uint8)


def _blank(view: View, generator: np.random.Generator) -> View:
    return np.full(view.shape, int(generator.integers(256)), dtype=np.uint8)


def _halved(view: View, generator: np.random.Generator) -> View:
    """Two copies of the picture side by side: a screenshot of a comparison."""
    return np.ascontiguousarray(np.hstack([view, view]))


@dataclass(frozen=True, slots=True)
class MadeFamily:
    """`relatives`: the kinds of the gate's head that were fitted on pictures made alike; none for an unseen family."""

    relatives: tuple[str, ...]
    make: Callable[[View, np.random.Generator], View]


QUARTER_TURNS = ("turned_left", "turned_right")
MADE = {
    "rotated by 90 degrees, counter-clockwise": MadeFamily(QUARTER_TURNS, _turned(1)),
    "rotated by 90 degrees, clockwise": MadeFamily(QUARTER_TURNS, _turned(3)),
    "rotated by 180 degrees": MadeFamily(("upside_down",), _turned(2)),
    "inverted": MadeFamily(("inverted",), lambda view, generator: 255 - view),
    "cropped to a corner": MadeFamily(("part",), _corner),
    "noise": MadeFamily(("texture",), _noise),
    "drowned in noise": MadeFamily((), _drowned),
    "blank": MadeFamily((), _blank),
    "two pictures side by side": MadeFamily((), _halved),
}


def measure_gate(request: GateRequest, progress: Progress) -> dict[str, Any]:
    """The report, plain JSON values: pass rates of the sound pictures by source, and a row a family."""
    if request.bundle.manifest.gate.statistics is None:
        name = request.bundle.manifest.name
        raise DatasetError("The bundle {name} has no learned gate; fit one with `overread refit`.", name=name)
    pipeline = Pipeline(request.bundle, request.device)
    progress(f"gate: {len(request.records)} sound pictures")
    sound = looked(pipeline, (read_frame(open_source(str(record.path))) for record in request.records))
    sources = np.array([record.source for record in request.records])
    rows, made = [], {}
    for name, fitted, pictures, frames in _families(request):
        progress(f"gate: {name}")
        looks = looked(pipeline, frames)
        if looks:
            rows.append(_row(name, fitted, pictures, looks) | _separation(sound, looks, sources))
        if fitted:
            made[name] = _features(looks)
    relatives = {name: MADE[name].relatives for name in made}
    return {
        "bundle": {"name": request.bundle.manifest.name, "version": request.bundle.manifest.version},
        "sound": [_row(str(s), False, None, [look for look, source in zip(sound, sources, strict=True) if source == s])
                  for s in sorted(set(sources.tolist()))],
        "families": rows,
        "all_families": _pooled(rows),
        "left_out": left_out_rows(request.fit, relatives, _features(sound), made) if request.fit is not None else [],
    }  # fmt: skip


def looked(pipeline: Pipeline, frames: Iterator[Frame]) -> list[Look]:
    """The verdicts by pixels alone, and those with the header, of each frame."""
    looks: list[Look] = []
    while chunk := list(islice(frames, BATCH)):
        output = pipeline.run_on([network_view(frame, pipeline.spec.percentiles) for frame in chunk])
        looks += [_look(pipeline, frame, output, row) for row, frame in enumerate(chunk)]
    return looks


def _look(pipeline: Pipeline, frame: Frame, output: RawOutput, row: int) -> Look:
    bare = replace(frame, facts=ImageFacts(bits_stored=frame.facts.bits_stored), edges=None)
    plain = judge(bare, pipeline.bundle.manifest)
    verdict = pipeline.judged(plain, output, row)
    assert verdict.distance is not None  # the bundle has a learned gate
    assert output.gate_features is not None
    distance = PLAINLY_WRONG if plain.state == "refuse" else verdict.distance
    with_header = pipeline.judged(judge(frame, pipeline.bundle.manifest), output, row)
    by_header = with_header.state if frame.facts.kind == "dicom" else None
    return Look(distance, verdict.state, verdict.reasons, output.gate_features[row], by_header)


def _features(looks: list[Look]) -> NDArray[np.float32]:
    return np.stack([look.features for look in looks])


def _families(request: GateRequest) -> Iterator[tuple[str, bool, int | None, Iterator[Frame]]]:
    """Name, whether the gate was fitted on relatives, how many different pictures (None: each), and the frames."""
    for number, (name, family) in enumerate(MADE.items()):
        chosen = drawn(request.records, PER_SOURCE, 100 + number)
        yield name, bool(family.relatives), None, _made(chosen, family.make, 100 + number)
    if request.dicom is not None:
        for name, pictures, patterns in FROM_ELSEWHERE:
            paths = sorted({path for pattern in patterns for path in request.dicom.glob(pattern) if path.is_file()})
            yield name, False, pictures, _read(paths)
    if request.photographs is not None:
        paths = sorted(path for path in request.photographs.rglob("*") if path.suffix.lower() in (".png", ".jpg"))
        yield "photographs and other pictures", False, None, _read(paths)
        yield "the same without their colours", False, None, (_grey(frame) for frame in _read(paths))


def _made(
    records: list[LabelledImage], make: Callable[[View, np.random.Generator], View], seed: int
) -> Iterator[Frame]:
    for number, record in enumerate(records):
        frame = read_frame(open_source(str(record.path)))
        view = make(network_view(frame), np.random.default_rng([seed, number]))
        view.setflags(write=False)
        yield Frame(stored=view, origin=frame.origin, facts=ImageFacts())


def _read(paths: list[Path]) -> Iterator[Frame]:
    """The frames of files that show a picture; some of a collection do not, on purpose."""
    for path in paths:
        try:
            for number, frame in enumerate(read_frames(str(path))):
                if number >= MAX_FRAMES:
                    break
                yield frame
        except EnvironmentFault:
            continue


def _grey(frame: Frame) -> Frame:
    view = np.asarray(Image.fromarray(network_view(frame)))
    origin = FrameOrigin(frame.origin.path, frame.origin.sha256, None, 1, 1)
    return Frame(stored=view, origin=origin, facts=ImageFacts())


def _row(name: str, fitted: bool, pictures: int | None, looks: list[Look]) -> dict[str, Any]:
    states = [look.state for look in looks]
    headers = [look.by_header for look in looks if look.by_header is not None]
    reasons = [look.reasons[0] for look in looks if look.reasons]
    return {
        "family": name,
        "fitted_on_relatives": fitted,
        "frames": len(looks),
        "pictures": pictures or len(looks),
        **{state: states.count(state) for state in ("pass", "warn", "refuse")},
        "refused_with_header": headers.count("refuse") if headers else None,
        "most_common_reason": max(sorted(set(reasons)), key=reasons.count) if reasons else "",
        "distances": [min(look.distance, PLAINLY_WRONG) for look in looks],
    }


def _separation(sound: list[Look], looks: list[Look], sources: NDArray[np.str_]) -> dict[str, Any]:
    """AUROC against all sound pictures, and against those of the source that it is hardest to tell from."""
    wrong = np.array([look.distance for look in looks])
    right = np.array([look.distance for look in sound])

    def auc(chosen: NDArray[np.bool_]) -> float:
        scores = np.concatenate([right[chosen], wrong])
        return area_under_roc(scores, np.arange(len(scores)) >= chosen.sum())

    by_source = {str(source): auc(sources == source) for source in sorted(set(sources.tolist()))}
    return {"auroc": auc(np.ones(len(sources), dtype=bool)), "auroc_of_the_hardest_source": min(by_source.values())}


def _pooled(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The mean over families that should be refused, and over those without relatives in the fit."""
    wrong = [row for row in rows if row["family"] != SOUND]
    unseen = [row for row in wrong if not row["fitted_on_relatives"]]
    return {
        "lowest_auroc": min((row["auroc"] for row in wrong), default=None),
        "lowest_auroc_unseen": min((row["auroc"] for row in unseen), default=None),
        "families": len(wrong),
        "families_unseen": len(unseen),
    }
