"""What a checkpoint is to become: its architecture, its input and its findings, from itself and from what was said."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

import msgspec
from torch import Tensor

from core.bundles.library import Bundle
from core.bundles.manifest import (
    Architecture,
    ArgumentValue,
    Calibration,
    FindingEntry,
    Input,
    Label,
    Output,
)
from core.bundles.stated import UNNAMED
from core.errors import Sentence, UsageFault, listed
from core.imaging.network_input import InputSpec
from core.inference.engine.architectures import ARCHITECTURES
from core.learning import xrayvision
from core.learning.bundling import CHEST_PARTS, FRONTAL_VIEWS
from core.learning.foreign_checkpoints import Checkpoint
from core.learning.vocabulary import NO_FINDING_KEYS, code_of, key_of, label_of
from core.learning.xrayvision import KnownNetwork

IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
NOT_FITTED = "not fitted: 0.5 of an uncalibrated output"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the reader says of a checkpoint; empty or None: not said. `classes`: one an output, '' for an untrained one.

    `known`: the network of TorchXRayVision that it is. `like`: a bundle whose architecture, input and findings it has.
    """

    architecture: str = ""
    classes: tuple[str, ...] = ()
    like: Bundle | None = None
    known: KnownNetwork | None = None
    activation: Literal["softmax", "sigmoid"] | None = None
    size_px: int = 224
    mean: tuple[float, ...] = ()
    std: tuple[float, ...] = ()
    modalities: tuple[str, ...] = ("CR", "DX", "RG")
    body_parts: tuple[str, ...] = CHEST_PARTS
    view_positions: tuple[str, ...] = FRONTAL_VIEWS
    licence: str = ""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """`out`: the bundle's folder, whose name is the bundle's. `source`: where the file came from, for the card."""

    checkpoint: Path
    out: Path
    source: str
    command: str
    options: ImportOptions = field(default_factory=ImportOptions)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    architecture: Architecture
    findings: tuple[FindingEntry, ...]
    input: Input
    output: Output
    calibration: Calibration
    licence: str


def plan_for(checkpoint: Checkpoint, request: ImportRequest) -> ImportPlan:
    """Raises UsageFault for what has to be said, or does not fit."""
    options = request.options
    if options.known is not None or checkpoint.network == xrayvision.NETWORK_CLASS:
        return _xrayvision_plan(checkpoint, request)
    if options.like is not None:
        return _plan_like(checkpoint, options, options.like)
    if options.architecture not in ARCHITECTURES:
        wanted = Sentence("{name} is no architecture known here", name=options.architecture)
        known = listed(sorted(ARCHITECTURES))
        raise UsageFault(
            "{wanted}; say what network it is with --architecture ({known}) or --like BUNDLE.",
            wanted=wanted if options.architecture else Sentence("A name is needed"),
            known=known,
        )
    names = _names(options.classes, outputs_of(checkpoint.state))
    activation = options.activation or "softmax"
    channels = _channels(checkpoint.state)
    args: dict[str, ArgumentValue] = {"in_chans": 1} if channels == 1 else {}
    return ImportPlan(
        architecture=Architecture(name=options.architecture, args=args),
        findings=_entries(names, activation, {}),
        input=_input(_spec(options, channels), options),
        output=Output(activation=activation),
        calibration=Calibration(method="none"),
        licence=options.licence,
    )


def outputs_of(state: Mapping[str, Tensor]) -> int:
    """How many outputs the last layer has. Raises UsageFault where there is no layer that could be the last."""
    layers = [tensor for name, tensor in state.items() if tensor.ndim == 2 and name.endswith("weight")]
    if not layers:
        raise UsageFault("The checkpoint has no last layer that gives one value a class; it is no classifier.")
    return int(layers[-1].shape[0])


def _channels(state: Mapping[str, Tensor]) -> int:
    return next((int(tensor.shape[1]) for tensor in state.values() if tensor.ndim == 4), 3)


def _names(given: Sequence[str], outputs: int) -> tuple[str, ...]:
    if not given:
        raise UsageFault(
            "The network has {outputs} outputs and the checkpoint does not name them; name them in their order with "
            "--classes a,b,c (an empty name hides an output), or take them from a bundle with --like.",
            outputs=outputs,
        )
    if len(given) != outputs:
        raise UsageFault(
            "The network has {outputs} outputs, but {count} names were given.", outputs=outputs, count=len(given)
        )
    return tuple(given)


def _spec(options: ImportOptions, channels: int) -> InputSpec:
    if channels not in (1, 3):
        raise UsageFault("The network takes {channels} channels; 1 and 3 can be given to it.", channels=channels)
    usual = IMAGENET if channels == 3 else ((0.5,), (0.5,))
    mean, std = options.mean or usual[0], options.std or usual[1]
    if not len(mean) == len(std) == channels:
        raise UsageFault(
            "The network takes {channels} channels; --mean and --std need one value for each.", channels=channels
        )
    return InputSpec(options.size_px, options.size_px, channels, "bilinear", "stretch", (0.0, 1.0), mean, std)


def _input(spec: InputSpec, options: ImportOptions) -> Input:
    return Input(
        **{part.name: getattr(spec, part.name) for part in fields(spec)},
        modalities=options.modalities,
        body_parts=options.body_parts,
        view_positions=options.view_positions,
    )


def _entries(
    names: Sequence[str], activation: Literal["softmax", "sigmoid"], points: Mapping[int, float]
) -> tuple[FindingEntry, ...]:
    """One an output. `points`: the operating points that scores are stretched by, so that they lie at 0.5."""
    entries = []
    for position, name in enumerate(names):
        key = key_of(name) or f"output_{position}"
        word = f"Output {position + 1}"
        source = f"operating point of the network: sigmoid output {points[position]:.6g}" if position in points else ""
        entries.append(
            FindingEntry(
                key=key,
                code=code_of(key),
                label=label_of(key) if name else Label(en=word, vi=word, zh_CN=word),
                kind="no_finding" if key in NO_FINDING_KEYS else "finding",
                exclusive_group="diagnosis" if activation == "softmax" else None,
                threshold=0.5,
                threshold_source=source or NOT_FITTED,
                hidden="" if key_of(name) else str(UNNAMED),
            )
        )
    twice = [entry.key for entry in entries if sum(other.key == entry.key for other in entries) > 1]
    if twice:
        raise UsageFault("The name {twice} is given to two outputs; each needs a name of its own.", twice=twice[0])
    return tuple(entries)


def _plan_like(checkpoint: Checkpoint, options: ImportOptions, like: Bundle) -> ImportPlan:
    """Thresholds and calibration belong to the other bundle's weights, and are not taken over."""
    given, outputs = like.manifest, outputs_of(checkpoint.state)
    if len(given.findings) != outputs:
        raise UsageFault(
            "The network has {outputs} outputs, but {name} has {count} findings.",
            outputs=outputs,
            name=given.name,
            count=len(given.findings),
        )
    bare = tuple(
        msgspec.structs.replace(e, threshold=0.5, threshold_source=NOT_FITTED, operating_points=None)
        for e in given.findings
    )
    return ImportPlan(
        architecture=given.architecture,
        findings=bare,
        input=given.input,
        output=Output(activation=given.output.activation),
        calibration=Calibration(method="none"),
        licence=options.licence,
    )


def _xrayvision_plan(checkpoint: Checkpoint, request: ImportRequest) -> ImportPlan:
    options = request.options
    known = options.known or xrayvision.BY_FILE.get(request.checkpoint.name)
    outputs = outputs_of(checkpoint.state)
    carried = checkpoint.attributes.get("pathologies") or checkpoint.attributes.get("targets") or ()
    names = options.classes or (known.labels if known else ()) or tuple(str(name) for name in carried)
    if not names:
        raise UsageFault(
            "The checkpoint is a network of TorchXRayVision and does not say which; name it with --like "
            "({by_name}), or its {outputs} outputs with --classes.",
            by_name=listed([*xrayvision.BY_NAME]),
            outputs=outputs,
        )
    names = _names(names, outputs)
    points = {i: point for i, point in enumerate(_points(checkpoint, known)) if i < outputs and names[i]}
    usable = {i: point for i, point in points.items() if point is not None}
    calibration = {f"op_point.{key_of(names[i])}": point for i, point in usable.items()}
    return ImportPlan(
        architecture=Architecture(name=xrayvision.ARCHITECTURE, args={"in_chans": _channels(checkpoint.state)}),
        findings=_entries(names, "sigmoid", usable),
        input=_input(xrayvision.INPUT, options),
        output=Output(activation="sigmoid", rescale="op_norm" if usable else "none"),
        calibration=Calibration(method="none", parameters=calibration),
        licence=options.licence or xrayvision.LICENCE,
    )


def _points(checkpoint: Checkpoint, known: KnownNetwork | None) -> list[float | None]:
    """The operating points that the checkpoint carries, else those of the known network."""
    carried = checkpoint.state.get("op_threshs")
    if carried is None or carried.ndim != 1:
        return list(known.operating_points) if known else []
    values = [float(value) for value in carried]
    return [value if math.isfinite(value) and 0 < value < 1 else None for value in values]
