"""The gate: is this picture something the bundle was made for? numpy only.

Today it reads the header and the plainest properties of the pixels; what it cannot tell, it does not claim.
"""

from __future__ import annotations

import numpy as np

from core.bundles.manifest import Manifest
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
    given, facts, reasons = manifest.input, frame.facts, []
    if facts.modality and facts.modality not in given.modalities:
        wanted = ", ".join(given.modalities)
        reasons.append(f"The modality is {facts.modality}; this network was made for {wanted}.")
    if facts.body_part and facts.body_part not in given.body_parts:
        wanted = ", ".join(given.body_parts)
        reasons.append(f"The body part is {facts.body_part}; this network was made for {wanted}.")
    if facts.view_position in LATERAL_VIEWS and facts.view_position not in given.view_positions:
        reasons.append("This is a lateral view; this network was made for frontal views.")
    return reasons


def _pixel_refusals(frame: Frame, manifest: Manifest) -> list[str]:
    rows, columns = frame.shape
    smallest = manifest.gate.min_side_px
    if min(rows, columns) < smallest:
        return [f"The image has {columns} x {rows} pixels; this network needs at least {smallest} on each side."]
    sample = frame.stored[:: max(1, rows // 256), :: max(1, columns // 256)]
    if sample.min() == sample.max():
        return ["The image is blank: every pixel has the same value."]
    if frame.is_colour:
        spread = float(np.ptp(sample.astype(np.float32), axis=2).mean())
        if spread > manifest.gate.max_colourfulness:
            return ["This is a colour picture, not a radiograph."]
    return []


def _warnings(frame: Frame, manifest: Manifest) -> list[str]:
    given, facts = manifest.input, frame.facts
    reasons = []
    if facts.kind == "dicom" and not facts.body_part:
        reasons.append("The file does not name the body part; check that this is a chest radiograph.")
    if facts.view_position and facts.view_position not in given.view_positions:
        wanted = ", ".join(given.view_positions)
        reasons.append(f"The view position is {facts.view_position}; this network was made for {wanted}.")
    return reasons
