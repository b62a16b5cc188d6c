"""Words that every export holds by design: names of fields, and the fixed values that they take.

The verification does not take them for a patient's own, should a folder be called "verdict".
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import get_args

from core.export.coco import SHAPES
from core.export.labels import COLUMNS
from core.findings import REASON_CODES, ROLES, VERDICTS, Assessment, GateState, Phase, Significance
from core.review.codes import PRIVATE_SCHEME, FinalCall
from core.review.decisions import DecisionRecord

_FIELDS = (
    "annotations", "area", "attributes", "blackened", "bundles", "category", "clean", "comments_kept_back", "decisions",
    "digest", "dicom", "export", "file_name", "files", "frames", "graphic_data", "graphic_type", "height", "image",
    "instance", "iscrowd", "label", "overread", "picture", "png", "record", "rows", "segmentation", "shape", "verdicts",
    "width",
)  # fmt: skip
_VALUES = (
    *VERDICTS, *ROLES, *REASON_CODES, *get_args(GateState), *get_args(Phase), *get_args(Significance),
    *get_args(FinalCall), *SHAPES.values(), PRIVATE_SCHEME, "positive", "negative", "POLYLINE", "ELLIPSE",
)  # fmt: skip
_ALWAYS = frozenset({*_FIELDS, *_VALUES, *COLUMNS, *(field.name for field in dataclasses.fields(DecisionRecord))})


def public_words(words: Iterable[Assessment], findings: Iterable[str]) -> frozenset[str]:
    """Those, and the names of findings, labels and networks that these words use.

    Not what a reader has named herself: a missed finding may be called after the patient.
    """
    of_networks = [word for word in words if not word.missed]
    used = {text for word in of_networks for text in (word.finding, word.label or "", word.bundle.name)}
    return _ALWAYS | used | set(findings)
