"""`manifest.json` of a bundle, typed. Unknown keys are refused; JSON never names a Python object.

The structure follows docs/architecture.md; `manifest_version` 1.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from core.errors import BundleError, Sentence
from core.imaging.network_input import Fit, InputSpec, Interpolation

MANIFEST_VERSION = 1
ArgumentValue = int | float | str | bool
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,63}")


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Common settings of every part: immutable, and closed to unknown keys."""


class Architecture(_Part, frozen=True):
    name: str
    args: dict[str, ArgumentValue] = {}


class Weights(_Part, frozen=True):
    file: str
    sha256: str
    dtype: Literal["float32", "float16", "bfloat16"]


class Input(_Part, frozen=True):
    """`ages_years`: youngest and oldest patients of the training images, None where that is unknown."""

    height: int
    width: int
    channels: int
    interpolation: Interpolation
    fit: Fit
    value_range: tuple[float, float]
    mean: tuple[float, ...]
    std: tuple[float, ...]
    percentiles: tuple[float, float]
    modalities: tuple[str, ...]
    body_parts: tuple[str, ...]
    view_positions: tuple[str, ...]
    ages_years: tuple[float, float] | None = None

    def spec(self) -> InputSpec:
        """The part that decides the network's pixels."""
        return InputSpec(
            height=self.height,
            width=self.width,
            channels=self.channels,
            interpolation=self.interpolation,
            fit=self.fit,
            value_range=self.value_range,
            mean=self.mean,
            std=self.std,
            percentiles=self.percentiles,
        )


class Code(_Part, frozen=True):
    """A coded concept (PS3.3 section 8): scheme designator, value and meaning."""

    scheme: str
    value: str
    meaning: str


class Label(_Part, frozen=True):
    en: str
    vi: str
    zh_CN: str


class OperatingPoints(_Part, frozen=True):
    """Calibrated probabilities, 0..1, on either side of the balanced `threshold`.

    Below `high_sensitivity` a finding is unlikely, from `high_specificity` on it is likely.
    """

    high_sensitivity: float
    high_specificity: float
    source: str


class FindingEntry(_Part, frozen=True):
    """One output of the network, in the order of its logits. `threshold` is a calibrated probability, 0..1.

    `hidden`: why this output is not shown (an untrained head); empty for one that is.
    """

    key: str
    code: Code | None
    label: Label
    kind: Literal["finding", "no_finding"]
    exclusive_group: str | None
    threshold: float
    threshold_source: str
    operating_points: OperatingPoints | None = None
    hidden: str = ""


class Output(_Part, frozen=True):
    """`rescale` "op_norm": each sigmoid output is stretched so that calibration.parameters["op_point.KEY"] of its
    finding KEY lies at 0.5 (TorchXRayVision's op_norm); an output without an operating point stays at 0.5."""

    activation: Literal["softmax", "sigmoid"]
    rescale: Literal["none", "op_norm"] = "none"


class Calibration(_Part, frozen=True):
    """`temperature`: logits are divided by parameters["temperature"] before the activation (Guo et al., 2017).

    `platt`: for sigmoid outputs, logit * parameters["slope.KEY"] + parameters["intercept.KEY"] of each finding KEY
    (Platt, 1999). `none`: the outputs are scores, and must not be called probabilities. `fitted_for`: ties these
    numbers and the thresholds to the weights (core/bundles/threshold_record.py); '' where nothing vouches for that.
    """

    method: Literal["none", "temperature", "platt"]
    parameters: dict[str, float] = {}
    fitted_on: str = ""
    fitted_for: str = ""


class Sanity(_Part, frozen=True):
    """Weight randomisation (Adebayo et al., NeurIPS 2018): mean rank correlation of maps before and after.

    Maps that do not change when the network is made random do not explain the network: `passed` is False then.
    """

    correlation: float
    passed: bool
    source: str


class Cam(_Part, frozen=True):
    """`display_max`: the contribution to a logit, per grid cell, at the upper end of the shared colour scale."""

    target_layer: str
    display_max: float
    display_max_source: str
    sanity: Sanity | None = None


class Example(_Part, frozen=True):
    """A picture in the bundle's folder and the logits that the network gave for it, in the order of the findings."""

    file: str
    sha256: str
    logits: tuple[float, ...]
    tolerance: float = 1e-3


class GateNetwork(_Part, frozen=True):
    """The gate's own network: the first layers of a public one, which no radiograph has taught. Weights in `file`.

    `architecture`: its name in core/inference/engine/gate_network.py. `side_px`: it reads the network view (made with
    `percentiles`), stretched to a square of that side. `cells`: what each tap gives is averaged over so many by so many
    rectangles of the picture. `source`: where the weights are from, and their licence.
    """

    file: str
    sha256: str
    architecture: str
    side_px: int
    cells: int
    percentiles: tuple[float, float]
    source: str


class GateStatistics(_Part, frozen=True):
    """What the gate has learned of the training pictures: arrays in `file`, and what its head's outputs are called.

    `taps`: the modules of the network whose features are read. `kinds`: the head's classes, the sound picture first.
    `unit`: distances from the training features are divided by it. `refuse_from`: a picture passes below 1 and is
    refused from here on, in that unit. `fitted_on`: on which pictures. `network`: the gate's own, whose taps they are;
    None where the taps are those of the classifier.
    """

    file: str
    sha256: str
    taps: tuple[str, ...]
    kinds: tuple[str, ...]
    unit: float
    refuse_from: float
    fitted_on: str
    network: GateNetwork | None = None


class GateRules(_Part, frozen=True):
    """`min_side_px`: smaller pictures are refused. `max_colourfulness`: mean spread of R, G, B (0..255) still grey.

    `statistics`: None for a bundle whose gate knows no more of the pixels than that.
    """

    min_side_px: int
    max_colourfulness: float
    statistics: GateStatistics | None = None


class Provenance(_Part, frozen=True):
    """`training_files_sha256`: of training_files.csv in the bundle's folder, '' where a bundle has no such list."""

    base_weights: str
    training_data: str
    licence: str
    recipe: str
    metrics: dict[str, float]
    created_at: str
    training_files_sha256: str = ""


class Manifest(_Part, frozen=True):
    """`task` "segmentation": the outputs are masks at the network's own size, one a finding; they have no scores."""

    manifest_version: int
    name: str
    version: str
    architecture: Architecture
    weights: Weights
    input: Input
    findings: tuple[FindingEntry, ...]
    output: Output
    calibration: Calibration
    cam: Cam
    gate: GateRules
    provenance: Provenance
    intended_use: str
    limits: tuple[str, ...]
    task: Literal["classification", "segmentation"] = "classification"
    example: Example | None = None

    def input_spec(self) -> InputSpec:
        return self.input.spec()

    @property
    def gives_probabilities(self) -> bool:
        """Whether the outputs were calibrated; if not they are scores, and must not be called probabilities."""
        return self.calibration.method != "none"

    def finding(self, key: str) -> FindingEntry | None:
        return next((entry for entry in self.findings if entry.key == key), None)


def decode_manifest(data: bytes, name: str) -> Manifest:
    """Parse and check a manifest. Raises BundleError, one sentence that names the bundle and the fault."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:  # ValidationError is a DecodeError
        raise BundleError(
            "The bundle {name} has an unusable manifest.json ({error}); install it again.", name=name, error=error
        ) from error
    fault = _fault(manifest)
    if fault:
        raise BundleError(
            "The bundle {name} has an unusable manifest.json ({fault}); install it again.", name=name, fault=fault
        )
    return manifest


def encode_manifest(manifest: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def _fault(manifest: Manifest) -> Sentence | None:
    """The first contradiction that types cannot express, or None."""
    known = {"found": manifest.manifest_version, "known": MANIFEST_VERSION}
    checks = {
        Sentence("manifest_version {found} is not {known}", **known): manifest.manifest_version == MANIFEST_VERSION,
        Sentence("name has characters outside a-z 0-9 . _ -"): _NAME.fullmatch(manifest.name) is not None,
        Sentence("weights.file must be a plain file name"): Path(manifest.weights.file).name == manifest.weights.file,
        Sentence("weights must be a .safetensors file"): manifest.weights.file.endswith(".safetensors"),
        **_of_input(manifest.input),
        **_of_findings(manifest),
        Sentence("cam.display_max must be above 0"): manifest.cam.display_max > 0,
        Sentence("example.file must be a plain file name"): _is_plain(manifest.example),
        Sentence("gate.statistics needs a plain .safetensors file, kinds, and limits of 1 or more"): (
            _gate_holds(manifest)
        ),
        Sentence(
            "gate.statistics.network needs a plain .safetensors file, a side of 32 to 512, 1 to 8 cells, and the "
            "input's percentiles"
        ): _gate_network_holds(manifest),
    }
    return next((text for text, holds in checks.items() if not holds), None)


def _of_input(given: Input) -> dict[Sentence, bool]:
    (low, high), ages, sides = given.percentiles, given.ages_years, (given.height, given.width)
    return {
        Sentence("input sizes must lie between 16 and 4096"): all(16 <= side <= 4096 for side in sides),
        Sentence("input.channels must be 1 or 3"): given.channels in (1, 3),
        Sentence("input.mean and std need one value a channel"): len(given.mean) == len(given.std) == given.channels,
        Sentence("input.std must be above 0"): all(value > 0 for value in given.std),
        Sentence("input.percentiles must rise within 0 and 100"): 0 <= low < high <= 100,
        Sentence("input.ages_years must rise from 0 or more"): ages is None or 0 <= ages[0] < ages[1],
    }


def _of_findings(manifest: Manifest) -> dict[Sentence, bool]:
    entries, keys = manifest.findings, [entry.key for entry in manifest.findings]
    calibration, example, output = manifest.calibration, manifest.example, manifest.output
    warm = calibration.method != "temperature" or calibration.parameters.get("temperature", 0) > 0
    stretched = output.activation == "sigmoid" and _operating_points_fit(calibration)
    return {
        Sentence("findings must be named once each, in a-z 0-9 _"): len(set(keys)) == len(keys) > 0
        and all(_KEY.fullmatch(key) for key in keys),
        Sentence("thresholds must lie between 0 and 1"): all(0 <= entry.threshold <= 1 for entry in entries),
        Sentence("calibration.temperature must be above 0"): warm,
        Sentence("calibration.platt needs sigmoid outputs, and slope.KEY and intercept.KEY of each finding"): (
            _platt_holds(manifest)
        ),
        Sentence("operating_points must enclose the threshold, within 0 and 1"): all(
            _encloses(entry.operating_points, entry.threshold) for entry in entries
        ),
        Sentence("op_norm needs sigmoid outputs and operating points between 0 and 1"): output.rescale == "none"
        or stretched,
        Sentence("at least one finding must not be hidden"): not all(entry.hidden for entry in entries),
        Sentence("example.logits need one value a finding"): example is None or len(example.logits) == len(keys),
    }


def _operating_points_fit(calibration: Calibration) -> bool:
    points = [value for name, value in calibration.parameters.items() if name.startswith("op_point.")]
    return all(0 < value < 1 for value in points)


def _is_plain(example: Example | None) -> bool:
    return example is None or (Path(example.file).name == example.file and bool(example.file))


def _platt_holds(manifest: Manifest) -> bool:
    given = manifest.calibration
    wanted = {f"{name}.{entry.key}" for entry in manifest.findings for name in ("slope", "intercept")}
    return given.method != "platt" or (manifest.output.activation == "sigmoid" and wanted <= set(given.parameters))


def _encloses(points: OperatingPoints | None, threshold: float) -> bool:
    return points is None or 0 <= points.high_sensitivity <= threshold <= points.high_specificity <= 1


def _gate_holds(manifest: Manifest) -> bool:
    stated = manifest.gate.statistics
    if stated is None:
        return True
    plain = Path(stated.file).name == stated.file and stated.file.endswith(".safetensors")
    return plain and len(stated.kinds) >= 2 and stated.unit > 0 and stated.refuse_from >= 1


def _gate_network_holds(manifest: Manifest) -> bool:
    stated = manifest.gate.statistics
    own = stated.network if stated is not None else None
    if stated is None or own is None:
        return True
    others = (stated.file, manifest.weights.file)
    plain = Path(own.file).name == own.file and own.file.endswith(".safetensors") and own.file not in others
    sizes = 32 <= own.side_px <= 512 and 1 <= own.cells <= 8
    return plain and sizes and own.percentiles == manifest.input.percentiles
