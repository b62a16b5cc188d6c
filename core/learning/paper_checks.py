"""What can be said of a candidate without measuring it: is it whole, and was it kept from the comparison set."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.bundles.change_plan import ChangePlan
from core.bundles.figures import Check
from core.bundles.library import Bundle
from core.bundles.manifest import Manifest
from core.bundles.threshold_record import fitted_for_its_weights
from core.inference.example import ExampleCheck
from core.learning.comparison_set import ComparisonSet
from core.learning.patients import patient_digests
from core.learning.record import TrainingFiles, read_training_files
from core.learning.survey import FileFacts

BLOCK = 2048


def paper_checks(new: Manifest, old: Manifest, plan: ChangePlan) -> list[Check]:
    """Of the candidate's manifest beside the incumbent's: version, findings, input, gate statistics and sanity."""
    return [_version(new, old), _findings(new, old), _input(new, old), _gate(new), _sanity(new, plan.map_correlation)]


def _version(new: Manifest, old: Manifest) -> Check:
    differs = (new.name, new.version) != (old.name, old.version)
    said = f"The candidate is {new.name} {new.version}, the network in use {old.name} {old.version}"
    told = "they can be told apart" if differs else "records could not tell them apart; give it another version"
    return Check(name="version", passed=differs, sentence=f"{said}: {told}.")


def _findings(new: Manifest, old: Manifest) -> Check:
    shown = {entry.key for entry in new.findings if not entry.hidden}
    lost = [entry.key for entry in old.findings if not entry.hidden and entry.key not in shown]
    alike = new.output.activation == old.output.activation
    said = f"It lacks {', '.join(lost)}" if lost else "It has every finding of the network in use"
    kind = "" if alike else "; but one names exclusive classes and the other independent findings"
    return Check(name="findings", passed=not lost and alike, sentence=f"{said}{kind}.", figure=len(lost), bound=0)


def _input(new: Manifest, old: Manifest) -> Check:
    lost = [
        word
        for part in ("modalities", "body_parts", "view_positions")
        for word in getattr(old.input, part)
        if word not in getattr(new.input, part)
    ]
    said = f"It was not made for {', '.join(lost)}, which the network in use reads" if lost else (
        "It was made for every modality, body part and view that the network in use reads"
    )  # fmt: skip
    return Check(name="input", passed=not lost, sentence=f"{said}.")


def _gate(new: Manifest) -> Check:
    stated = new.gate.statistics
    said = "It has no gate statistics; fit them with `overread refit`" if stated is None else (
        f"Its gate has learned what its pictures look like ({stated.fitted_on})"
    )  # fmt: skip
    return Check(name="gate", passed=stated is not None, sentence=f"{said}.")


def example_check(repeated: ExampleCheck | None) -> Check:
    if repeated is None:
        return Check(name="example", passed=False, sentence="It carries no example whose logits others could repeat.")
    word = "It repeats its example" if repeated.holds else "It does NOT repeat its example"
    said = f"{word}: its logits differ by {repeated.difference:.2g}, {repeated.tolerance:.2g} are allowed."
    figure = repeated.difference if np.isfinite(repeated.difference) else None
    return Check(name="example", passed=repeated.holds, sentence=said, figure=figure, bound=repeated.tolerance)


def _sanity(new: Manifest, bound: float) -> Check:
    stated = new.cam.sanity
    if stated is None:
        return Check(
            name="sanity", passed=False, sentence="It was not measured whether its maps depend on its weights."
        )
    said = f"Its maps correlate by {stated.correlation:.3f} with those of random weights ({stated.source})"
    passed = stated.correlation <= bound
    end = "" if passed else ": they do NOT depend on what it has learned"
    said = f"{said}; at most {bound:.3f} is allowed{end}."
    return Check(name="sanity", passed=passed, sentence=said, figure=stated.correlation, bound=bound)


def thresholds_check(new: Manifest) -> Check:
    holds = fitted_for_its_weights(new)
    if holds:
        said = f"Its thresholds and calibration are those fitted for its weights ({new.calibration.fitted_on})."
    elif new.calibration.fitted_for:
        said = (
            "Its thresholds or calibration are not those that were fitted for its weights: they come from another "
            "network or were changed; promote it without --keep-thresholds."
        )
    else:
        said = "Nothing says for which weights its thresholds were fitted; promote it without --keep-thresholds."
    return Check(name="thresholds", passed=holds, sentence=said)


def frozen_check(digest: str, first: str, plan: ChangePlan) -> Check:
    """That the comparison set is the one that the plan names or, where it names none, that of the first attempt."""
    wanted = plan.comparison_sha256 or first
    if not wanted:
        return Check(
            name="comparison", passed=True, sentence=f"The comparison set {digest[:12]} is frozen from now on."
        )
    if wanted == digest:
        return Check(name="comparison", passed=True, sentence=f"The comparison set is the frozen one, {digest[:12]}.")
    named = "the plan names" if plan.comparison_sha256 else "earlier candidates met"
    said = (
        f"The comparison set {digest[:12]} is not the one that {named} ({wanted[:12]}); use that one, or freeze this "
        f'one by writing comparison_sha256 = "{digest}" into the plan.'
    )
    return Check(name="comparison", passed=False, sentence=said)


def training_checks(candidate: Bundle, chosen: ComparisonSet, plan: ChangePlan) -> list[Check]:
    """That there is a list of the training images, and that none of them, and no patient, is in the comparison set."""
    files = read_training_files(candidate.folder, candidate.manifest)
    if files.fault:
        return [Check(name="training_files", passed=False, sentence=f"{files.fault}; train it with `overread train`.")]
    said = f"Its {len(files.sha256)} training images are listed, and the manifest vouches for the list."
    return [
        Check(name="training_files", passed=True, sentence=said),
        _independent(files, chosen, plan),
        _fit_set_unseen(files, chosen, plan),
    ]


def _independent(files: TrainingFiles, chosen: ComparisonSet, plan: ChangePlan) -> Check:
    trained = set(files.sha256)
    same = {row for row, fact in enumerate(chosen.facts) if fact.sha256 in trained}
    seen = zip(chosen.test, chosen.facts, strict=True)
    patients = {row for row, (one, fact) in enumerate(seen) if patient_digests(one, fact.patient) & files.patients}
    alike = near_rows(chosen.facts, files.fingerprints, plan.fingerprint_bits)
    found = same | patients | alike
    total = len(chosen.test)
    if not found:
        said = f"None of its training images, nor another picture of their patients, is among the {total} of the set."
    else:
        said = (
            f"It was trained on the comparison set: of {total} images, {len(same)} are among its training files, "
            f"{len(patients)} are of patients that it was trained on, {len(alike)} look the same as a training "
            "picture; train it without them."
        )
    return Check(name="independence", passed=not found, sentence=said, figure=len(found), bound=0)


def _fit_set_unseen(files: TrainingFiles, chosen: ComparisonSet, plan: ChangePlan) -> Check:
    """What fits the thresholds must be as new to the candidate as what decides, and apart from that."""
    rows = [
        (sha256, fingerprint)
        for sha256, split, fingerprint in zip(files.sha256, files.splits, files.fingerprints, strict=True)
        if split == "train"
    ]
    trained = {sha256 for sha256, _ in rows}
    same = {row for row, fact in enumerate(chosen.val_facts) if fact.sha256 in trained}
    fits = zip(chosen.val, chosen.val_facts, strict=True)
    patients = {row for row, (one, fact) in enumerate(fits) if patient_digests(one, fact.patient) & files.trained}
    alike = near_rows(chosen.val_facts, [fingerprint for _, fingerprint in rows], plan.fingerprint_bits)
    deciding = near_rows(chosen.val_facts, [fact.fingerprint for fact in chosen.facts], plan.fingerprint_bits)
    found = same | patients | alike | deciding
    total = len(chosen.val)
    if not found:
        said = f"None of the {total} images of val, which fit its thresholds, nor another picture of their patients, "
        said += "trained it or is in test."
    else:
        said = (
            f"Thresholds fitted on val would flatter it: of {total} images, {len(same)} were trained on, "
            f"{len(patients)} are of patients that it was trained on, {len(alike)} look the same as a training "
            f"picture, {len(deciding)} as a picture of test; train it without them, or take them out of val."
        )
    return Check(name="val", passed=not found, sentence=said, figure=len(found), bound=0)


def near_rows(facts: Sequence[FileFacts], fingerprints: Sequence[str], bits: int) -> set[int]:
    """The rows of `facts` whose fingerprint differs in at most `bits` of 256 from one of `fingerprints` (hex)."""
    if not facts or not fingerprints:
        return set()
    ours, theirs = _signs([fact.fingerprint for fact in facts]), _signs(fingerprints)
    near: set[int] = set()
    for start in range(0, len(theirs), BLOCK):
        apart = (ours.shape[1] - ours @ theirs[start : start + BLOCK].T) / 2.0
        near |= set(np.flatnonzero((apart <= bits).any(axis=1)).tolist())
    return near


def _signs(fingerprints: Sequence[str]) -> NDArray[np.float32]:
    """Fingerprints as rows of +1 and -1, float32 (n, 256); a damaged one is like none."""
    rows = np.zeros((len(fingerprints), 256), dtype=np.float32)
    for row, text in enumerate(fingerprints):
        try:
            rows[row] = np.unpackbits(np.frombuffer(bytes.fromhex(text), np.uint8)).astype(np.float32) * 2.0 - 1.0
        except ValueError:
            continue
    return rows
