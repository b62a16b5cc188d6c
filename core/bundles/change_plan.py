"""The plan that decides promotions: numbers in TOML beside the words that explain them.

It follows FDA, "Marketing Submission Recommendations for a Predetermined Change Control Plan" (2024): what may change,
how a change is tested, what it may cost. A site's own copy lies in its data folder and wins over the shipped one.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import msgspec

from core.errors import EnvironmentLacks, reason_of
from core.paths import resources_dir

PLAN_NUMBERS, PLAN_WORDS = "change_plan.toml", "change_plan.md"
PLAN_VERSION = 1
Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Count = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


class Margins(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much worse a candidate may be, 0..1: overall, for one finding, in one source, and where images are few."""

    overall: Share
    finding: Share
    source: Share
    few: Share


class ChangePlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The acceptance criteria. change_plan.toml says what each number does.

    Only what came later has a default here, so that the copies that sites have go on being read."""

    plan_version: int
    min_images: Count
    fewest: Count
    draws: Count
    calibration_error: Share
    calibration_worse: Share
    fingerprint_bits: Annotated[int, msgspec.Meta(ge=0, le=64)]
    auc: Margins
    sensitivity: Margins
    specificity: Margins
    comparison_sha256: str = ""
    refused_more: Share = 0.05
    map_correlation: Share = 0.5


def own_plan(data_dir: Path) -> Path:
    """The site's own plan; the shipped one is copied there, with its words, where it has none yet."""
    own = data_dir / PLAN_NUMBERS
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in (PLAN_WORDS, PLAN_NUMBERS):  # the numbers last: they are what is looked for
            if not (data_dir / name).exists():
                part = data_dir / (name + ".part")
                part.write_bytes((resources_dir() / name).read_bytes())
                part.replace(data_dir / name)
    except OSError as error:
        raise EnvironmentLacks(
            "{own} cannot be made ({reason}); check the rights there.", own=own, reason=error.strerror or error
        ) from error
    return own


def read_plan(path: Path) -> tuple[ChangePlan, str]:
    """A plan and the SHA-256 of its file. Raises EnvironmentLacks, one sentence."""
    try:
        data = path.read_bytes()
        plan = msgspec.toml.decode(data, type=ChangePlan)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise EnvironmentLacks(
            "The change plan {path} cannot be used ({reason}); mend or delete it.", path=path, reason=reason_of(error)
        ) from error
    if plan.plan_version != PLAN_VERSION:
        raise EnvironmentLacks(
            "The change plan {path} has version {version}, this Overread knows {known}; adapt it.",
            path=path,
            version=plan.plan_version,
            known=PLAN_VERSION,
        )
    return plan, hashlib.sha256(data).hexdigest()
