"""What was measured of a bundle on labelled images, and what a promotion decided: the files that both sides read.

`evaluation.json` lies in the bundle's folder (`overread evaluate --card`) and in the report's; the window draws its
curves from it. Neither holds a patient, a path or a file name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec

from core.errors import BundleError, Sentence, reason_of

EVALUATION_FILE = "evaluation.json"
AGAINST_FOLDER = "against"  # in a report's folder: the evaluation of the bundle that it was compared with
MAX_EVALUATION_BYTES = 16 << 20


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Figure(_Part, frozen=True):
    """A figure with its 95 per cent interval (bootstrap by patient). None where it cannot be stated."""

    value: float | None
    low: float | None = None
    high: float | None = None


class Curve(_Part, frozen=True):
    """Points of a curve in order, at most 200.

    ROC: x = 1 - specificity, y = sensitivity. PR: x = recall, y = precision.
    Reliability: x = mean stated probability of a bin, y = share that was right."""

    x: tuple[float, ...]
    y: tuple[float, ...]


class FindingFigures(_Part, frozen=True):
    """One finding against the rest in one group of images.

    `group`: "all", "source" or a subgroup column's name; `member`: its value ("" for all). `finding` "abnormal" stands
    for 1 - p(no finding). `figures`: auc, average_precision, sensitivity, specificity, ppv, npv, f1, accuracy,
    balanced_accuracy, ece, brier; the rates are at `threshold`. `operating_points`: name -> probability; the figures
    sensitivity_at_NAME and specificity_at_NAME are at those.
    """

    group: str
    member: str
    finding: str
    images: int
    patients: int
    positives: int
    threshold: float | None
    figures: dict[str, Figure]
    roc: Curve | None = None
    pr: Curve | None = None
    reliability: Curve | None = None
    operating_points: dict[str, float] = {}


class GroupFigures(_Part, frozen=True):
    """The whole network in one group of images, `group` and `member` as in `FindingFigures`.

    `figures` of classes that exclude one another: accuracy, balanced_accuracy, f1 (mean of the classes), auc (mean of
    the findings), ece (of the likeliest class), brier (summed over the classes). Of findings that do not: auc,
    average_precision, ece, brier, each the mean of the findings.
    """

    group: str
    member: str
    images: int
    patients: int
    figures: dict[str, Figure]


class Evaluation(_Part, frozen=True):
    """The record of one evaluation. `data_sha256`: digest of the images' hashes and labels. `confusion`: rows are
    labels, columns the likeliest class, in the order of `findings`; empty for findings that exclude nothing.

    `seen_in_training`: how many of the images trained the network, `seen_in_val`: chose its thresholds,
    `seen_patients`: are further ones of a patient of either; None where the bundle has no list of its images to rely
    on. `not_known`: shown findings of which the set knows nothing, so that they have no row.
    """

    bundle: str
    version: str
    weights_sha256: str
    data: str
    data_sha256: str
    split: str
    images: int
    unread: int
    made_at: str
    findings: tuple[str, ...]
    overall: dict[str, Figure]
    rows: tuple[FindingFigures, ...]
    confusion: tuple[tuple[int, ...], ...] = ()
    groups: tuple[GroupFigures, ...] = ()
    seen_in_training: int | None = None
    seen_in_val: int | None = None
    seen_patients: int | None = None
    not_known: tuple[str, ...] = ()

    def row(self, finding: str, group: str = "all", member: str = "") -> FindingFigures | None:
        wanted = (finding, group, member)
        return next((row for row in self.rows if (row.finding, row.group, row.member) == wanted), None)


class Check(_Part, frozen=True):
    """One criterion of a promotion. `figure`, `bound`: in the units of the criterion, None where it has none.
    `sentence`: what was asked, what was found, in words and figures; `parts`: what that was made of, {} in old records.
    """

    name: str
    passed: bool
    sentence: str
    figure: float | None = None
    bound: float | None = None
    parts: dict[str, Any] = {}

    @classmethod
    def of(
        cls, name: str, said: Sentence, *, passed: bool, figure: float | None = None, bound: float | None = None
    ) -> Check:
        return cls(name=name, passed=passed, sentence=str(said), figure=figure, bound=bound, parts=said.parts())

    @property
    def said(self) -> str:
        """The sentence, such that it can be said in another language where its parts are known."""
        return Sentence.from_parts(self.parts) if self.parts else self.sentence


class PromotionOutcome(_Part, frozen=True):
    """What `overread promote --json` prints and the audit table keeps. `decision` "refused": nothing was changed.

    `*_manifest_sha256`: of the manifest.json that each read with, the candidate's after its fit; '' in old records."""

    decision: Literal["promoted", "refused"]
    candidate: str
    candidate_sha256: str
    incumbent: str
    incumbent_sha256: str
    comparison_sha256: str
    who: str
    made_at: str
    checks: tuple[Check, ...]
    candidate_manifest_sha256: str = ""
    incumbent_manifest_sha256: str = ""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was refused: the sentences of the criteria that were not met."""
        return tuple(check.sentence for check in self.checks if not check.passed)


def read_evaluation(folder: Path) -> Evaluation | None:
    """The evaluation that lies in a bundle's folder; None without one. Raises BundleError for a damaged file."""
    path = folder / EVALUATION_FILE
    if not path.is_file():
        return None
    try:
        if path.stat().st_size > MAX_EVALUATION_BYTES:
            raise BundleError("{path} is too large to be an evaluation; evaluate the bundle again.", path=path)
        return msgspec.json.decode(path.read_bytes(), type=Evaluation)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BundleError(
            "{path} cannot be read ({reason}); evaluate the bundle again.", path=path, reason=reason_of(error)
        ) from error


def write_evaluation(evaluation: Evaluation, folder: Path) -> None:
    data = msgspec.json.format(msgspec.json.encode(evaluation), indent=1)
    (folder / EVALUATION_FILE).write_bytes(data + b"\n")
