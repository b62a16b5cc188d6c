"""The gate: is this picture something the bundle was made for? numpy only.

This part reads the header and the plainest properties of the pixels; `gate_model` is the learned part. What neither
can tell, they do not claim: a mirrored picture is told by its header alone, because the heart of some people lies on
the right, and because networks are trained on mirrored pictures on purpose.
"""

from __future__ import annotations

import numpy as np

import core.inference.gate_reasons as said
from core.bundles.manifest import Manifest
from core.errors import Sentence, listed
from core.findings import GateVerdict
from core.study import Frame

LATERAL_VIEWS = ("LL", "RL", "LATERAL", "LLD", "RLD")


def judge(frame: Frame, manifest: Manifest) -> GateVerdict:
    """Pass, warn (probabilities are shown with the reasons) or refuse (none is shown)."""
    refusals = [*_header_refusals(frame, manifest), *_pixel_refusals(frame, manifest)]
    if refusals:
        return GateVerdict("refuse", tuple(refusals))
    warnings = _warnings(frame, manifest)
    return GateVerdict("warn" if warnings else "pass", tuple(warnings))


def _header_refusals(frame: Frame, manifest: Manifest) -> list[str]:
    given, facts, reasons = manifest.input, frame.facts, list[str]()
    if facts.modality and facts.modality not in given.modalities:
        wanted = listed(given.modalities)
        reasons.append(Sentence(said.MODALITY, modality=facts.modality, wanted=wanted))
    if facts.body_part and facts.body_part not in given.body_parts:
        wanted = listed(given.body_parts)
        reasons.append(Sentence(said.BODY_PART, body_part=facts.body_part, wanted=wanted))
    if facts.view_position in LATERAL_VIEWS and facts.view_position not in given.view_positions:
        reasons.append(said.LATERAL)
    return reasons


def _pixel_refusals(frame: Frame, manifest: Manifest) -> list[str]:
    rows, columns = frame.shape
    smallest = manifest.gate.min_side_px
    if min(rows, columns) < smallest:
        return [Sentence(said.SMALL, columns=columns, rows=rows, smallest=smallest)]
    sample = frame.stored[:: max(1, rows // 256), :: max(1, columns // 256)]
    if sample.min() == sample.max():
        return [said.BLANK]
    if frame.is_colour:
        spread = float(np.ptp(sample.astype(np.float32), axis=2).mean())
        if spread > manifest.gate.max_colourfulness:
            return [said.COLOUR]
    return []


def _warnings(frame: Frame, manifest: Manifest) -> list[str]:
    given, facts = manifest.input, frame.facts
    reasons: list[str] = []
    if facts.kind == "dicom" and not facts.body_part:
        reasons.append(said.NO_BODY_PART)
    if facts.view_position and facts.view_position not in given.view_positions:
        wanted = listed(given.view_positions)
        reasons.append(Sentence(said.VIEW_POSITION, view_position=facts.view_position, wanted=wanted))
    return [*reasons, *_age_warnings(frame, manifest), *_layout_warnings(frame)]


def _age_warnings(frame: Frame, manifest: Manifest) -> list[str]:
    age, trained = frame.facts.patient_age_years, manifest.input.ages_years
    if age is None or trained is None or trained[0] <= age <= trained[1]:
        return []
    template, shown = (said.AGE_YEARS, age) if age >= 2 else (said.AGE_MONTHS, age * 12)
    return [Sentence(template, age=float(shown), youngest=float(trained[0]), oldest=float(trained[1]))]


def _layout_warnings(frame: Frame) -> list[str]:
    """What the header says of the picture's edges (PS3.3 C.7.6.1.1.1), against how a frontal radiograph is hung."""
    if frame.edges is None:
        return []
    reasons: list[str] = []
    if frame.edges.left.startswith("L"):
        reasons.append(said.MIRRORED)
    if frame.edges.top.startswith("F"):
        reasons.append(said.UPSIDE_DOWN)
    if frame.edges.left[:1] in ("H", "F"):
        reasons.append(said.ROTATED)
    return reasons
