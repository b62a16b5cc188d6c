"""`overread promote`: a candidate meets the network in use, and the change plan decides. Nothing is changed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from core.bundles.change_plan import ChangePlan
from core.bundles.figures import EVALUATION_FILE, Check, PromotionOutcome
from core.bundles.library import Bundle, check_weights_format, manifest_sha256, read_bundle, verify
from core.bundles.manifest import Manifest
from core.bundles.threshold_record import fit_digest, with_version_of_fit
from core.errors import DatasetError, Sentence, UsageFault, listed
from core.inference.engine.pipeline import Pipeline
from core.inference.example import check_example
from core.learning.bundling import MAP_PERCENTILE
from core.learning.card import write_card
from core.learning.comparison_set import ComparisonSet, check_labels, read_comparison
from core.learning.datasets import LabelledImage
from core.learning.evaluation import Outputs, outputs_on
from core.learning.gate_choice import attach_gate, chosen_weights, is_portable, portable_gate
from core.learning.gate_fitting import FittedGate, GatePlan, tap
from core.learning.gate_shares import refusal_checks, refused_by
from core.learning.paper_checks import (
    example_check,
    frozen_check,
    paper_checks,
    thresholds_check,
    training_checks,
)
from core.learning.promotion_card import write_measured_card
from core.learning.promotion_figures import Answers, performance_checks
from core.learning.refitting import gate_of, recalibrated
from core.learning.source_thresholds import threshold_warning
from core.learning.staging import staged_copy

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PromotionRequest:
    """`against`: the manifest with val and test. `work`: an empty folder on the data folder's disk, for the copy that
    is fitted. `first_comparison`: digest of the set of the first attempt, '' before it. `keep_thresholds`: nothing of
    the candidate is fitted again."""

    candidate: Bundle
    incumbent: Bundle
    against: Path
    plan: ChangePlan
    work: Path
    who: str
    first_comparison: str = ""
    keep_thresholds: bool = False
    device: str = "auto"


def decided(request: PromotionRequest, progress: Progress) -> tuple[PromotionOutcome, Bundle]:
    """The verdict with every criterion, and the candidate's copy in `work` as it was judged, fitted again on val.

    Raises BundleError for a damaged candidate, UsageFault for one of another kind, DatasetError for an unusable set.
    """
    read_with = manifest_sha256(request.incumbent)
    for bundle in (request.candidate, request.incumbent):
        _check_kind(bundle)
        verify(bundle)
    check_weights_format(request.candidate)
    staged = staged_copy(request.candidate, request.work)
    chosen = read_comparison(request.against, request.work / "seen", staged.manifest.input.height, progress)
    check_labels(chosen, (staged.manifest, request.incumbent.manifest))
    checks = [
        frozen_check(chosen.digest, request.first_comparison, request.plan),
        *training_checks(staged, chosen, request.plan),
    ]
    lacking = _unfittable(staged.manifest, chosen.val)
    answers: Answers | None = None
    if lacking is None:
        if not request.keep_thresholds:
            staged, on_val = fitted_again(staged, chosen, request, progress)
            checks.append(_warning(staged, on_val, chosen.val, request.plan))
        answers, found = _met(request, staged, chosen, progress)
        checks += found
    else:
        checks.append(lacking)
    checks = [*_paper(request, staged), *checks]
    outcome = _outcome(request, staged, chosen.digest, checks)
    if outcome.decision == "promoted" and answers is not None and staged.ref != request.candidate.ref:
        write_measured_card(staged, request.against, chosen.test, answers)
    return msgspec.structs.replace(outcome, incumbent_manifest_sha256=read_with), staged


def _paper(request: PromotionRequest, staged: Bundle) -> list[Check]:
    """What the candidate's folder shows, and whether its network still says what its example states."""
    pipeline = Pipeline(staged, "cpu")
    repeated = check_example(staged, lambda inputs: pipeline.run(inputs, maps=False).logits)
    checks = [*paper_checks(staged.manifest, request.incumbent.manifest, request.plan), example_check(repeated)]
    return [*checks, thresholds_check(staged.manifest)] if request.keep_thresholds else checks


def _check_kind(bundle: Bundle) -> None:
    manifest = bundle.manifest
    if manifest.task != "classification" or manifest.output.activation != "softmax":
        raise UsageFault(
            "{name} does not choose among exclusive classes; only such networks can be promoted so far, the "
            "others are chosen with `overread bundles use`.",
            name=manifest.name,
        )


def _unfittable(manifest: Manifest, val: list[LabelledImage]) -> Check | None:
    """Why val cannot fit the candidate's thresholds, as a criterion that it misses; None where it can.

    A label that the candidate does not know is its own fault; a finding that val does not show is the set's, and raises
    DatasetError.
    """
    keys, labels = {entry.key for entry in manifest.findings}, {record.label for record in val}
    unknown = sorted(labels - keys)
    if unknown:
        said = Sentence(
            "It cannot be measured: it does not know {labels}, which the comparison set holds.", labels=listed(unknown)
        )
        return Check.of("classes of the set", said, passed=False)
    unshown = sorted(keys - labels)
    if unshown:
        raise DatasetError(
            "The split val shows no {unshown}; thresholds need images of every finding.", unshown=listed(unshown)
        )
    return None


def _warning(staged: Bundle, on_val: Outputs, val: list[LabelledImage], plan: ChangePlan) -> Check:
    read = ~np.isnan(on_val.logits[:, 0])
    known = [record for record, ok in zip(val, read, strict=True) if ok]
    return threshold_warning(Answers.of(staged.manifest, on_val.logits[read]), known, plan)


def fitted_again(
    staged: Bundle, chosen: ComparisonSet, request: PromotionRequest, progress: Progress
) -> tuple[Bundle, Outputs]:
    """Calibration, thresholds, operating points, scale of the maps and gate from val (and, for the gate, train).

    Returns the bundle as it reads then, and the outputs on val that it was fitted from.

    A gate with a network of its own is taken over from the network in use as it stands, where that reads the same view:
    what may reach a network is then the same before and after. The version says which fit it is. Without enough images
    of train the gate stays as it came.
    """
    pipeline = Pipeline(staged, request.device)
    carried = is_portable(request.incumbent.manifest, staged.manifest.input)
    plan = GatePlan(weights=None if carried else chosen_weights("", staged))
    if not carried:
        tap(pipeline, plan.weights)
    progress(Sentence("val: {count} images", count=len(chosen.val)))
    outputs = outputs_on(pipeline, chosen.val)
    manifest = _with_map_scale(recalibrated(staged.manifest, outputs, chosen.val), outputs)
    if carried:
        gate: FittedGate | None = portable_gate(request.incumbent, staged.manifest)
        progress(Sentence("the gate is that of the network in use: it has a network of its own"))
    else:
        gate = gate_of(pipeline, outputs, (chosen.train, chosen.val), plan, progress)
    if gate is None:
        progress(
            Sentence(
                "the gate stays as it came: {count} images of train are too few to fit it on", count=len(chosen.train)
            )
        )
    attach_gate(staged.folder, manifest, gate)
    fitted = read_bundle(staged.folder)
    if fit_digest(fitted.manifest) == fit_digest(staged.manifest):
        return fitted, outputs
    attach_gate(staged.folder, with_version_of_fit(fitted.manifest), None)
    fitted = read_bundle(staged.folder)
    # The figures that it came with were measured with other numbers.
    (staged.folder / EVALUATION_FILE).unlink(missing_ok=True)
    write_card(fitted.folder, fitted.manifest, None)
    return fitted, outputs


def _with_map_scale(manifest: Manifest, outputs: Outputs) -> Manifest:
    peaks = outputs.peaks[~np.isnan(outputs.peaks)]
    scale = round(max(float(np.percentile(peaks, MAP_PERCENTILE)), 1e-3), 4)
    source = f"val, {len(peaks)} images; {MAP_PERCENTILE}th percentile of the peak of the top class's map"
    cam = msgspec.structs.replace(manifest.cam, display_max=scale, display_max_source=source)
    return msgspec.structs.replace(manifest, cam=cam)


def _met(
    request: PromotionRequest, staged: Bundle, chosen: ComparisonSet, progress: Progress
) -> tuple[Answers, list[Check]]:
    """Both networks on the test split, each with the thresholds that it would read, or reads, with: what the candidate
    said, and the criteria."""
    answers, refused = [], []
    for word, bundle in ((Sentence("candidate"), staged), (Sentence("network in use"), request.incumbent)):
        progress(Sentence("{network}: {count} images of test", network=word, count=len(chosen.test)))
        pipeline = Pipeline(bundle, request.device)
        outputs = outputs_on(pipeline, chosen.test)
        answers.append(Answers.of(bundle.manifest, outputs.logits))
        refused.append(refused_by(pipeline, chosen.test, outputs.gate_features))
    found = performance_checks(answers[0], answers[1], chosen.test, request.plan)
    return answers[0], [*found, *refusal_checks(refused[0], refused[1], chosen.test, request.plan)]


def _outcome(request: PromotionRequest, staged: Bundle, digest: str, checks: list[Check]) -> PromotionOutcome:
    new, old = staged.ref, request.incumbent.ref
    return PromotionOutcome(
        decision="promoted" if all(check.passed for check in checks) else "refused",
        candidate=f"{new.name} {new.version}",
        candidate_sha256=new.sha256,
        incumbent=f"{old.name} {old.version}",
        incumbent_sha256=old.sha256,
        comparison_sha256=digest,
        who=request.who,
        made_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        checks=tuple(checks),
        candidate_manifest_sha256=manifest_sha256(staged),
    )
