"""What can be said of a candidate without measuring it: is it whole, and was it kept from the comparison set."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.bundles.change_plan import ChangePlan
from core.bundles.figures import Check
from core.bundles.library import Bundle
from core.bundles.manifest import Manifest
from core.bundles.stated import phrase
from core.bundles.threshold_record import fitted_for_its_weights
from core.errors import Sentence, listed
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
    names = {"candidate": f"{new.name} {new.version}", "used": f"{old.name} {old.version}"}
    said = Sentence(
        "The candidate is {candidate}, the network in use {used}: they can be told apart."
        if differs
        else "The candidate is {candidate}, the network in use {used}: records could not tell them apart; give it "
        "another version.",
        **names,
    )
    return Check.of("version", said, passed=differs)


def _findings(new: Manifest, old: Manifest) -> Check:
    shown = {entry.key for entry in new.findings if not entry.hidden}
    lost = [entry.key for entry in old.findings if not entry.hidden and entry.key not in shown]
    alike = new.output.activation == old.output.activation
    said = Sentence("It lacks {findings}.", findings=listed(lost)) if lost else (
        Sentence("It has every finding of the network in use.")
    )  # fmt: skip
    if not alike:
        said = Sentence("{said} But one names exclusive classes and the other independent findings.", said=said)
    return Check.of("findings", said, passed=not lost and alike, figure=len(lost), bound=0)


def _input(new: Manifest, old: Manifest) -> Check:
    lost = [
        word
        for part in ("modalities", "body_parts", "view_positions")
        for word in getattr(old.input, part)
        if word not in getattr(new.input, part)
    ]
    said = Sentence("It was not made for {words}, which the network in use reads.", words=listed(lost)) if lost else (
        Sentence("It was made for every modality, body part and view that the network in use reads.")
    )  # fmt: skip
    return Check.of("input", said, passed=not lost)


def _gate(new: Manifest) -> Check:
    stated = new.gate.statistics
    said = Sentence("It has no gate statistics; fit them with `overread refit`.") if stated is None else (
        Sentence("Its gate has learned what its pictures look like ({where}).", where=phrase(stated.fitted_on))
    )  # fmt: skip
    return Check.of("gate", said, passed=stated is not None)


def example_check(repeated: ExampleCheck | None) -> Check:
    if repeated is None:
        return Check.of("example", Sentence("It carries no example whose logits others could repeat."), passed=False)
    said = Sentence(
        "It repeats its example: its logits differ by {difference}, {tolerance} are allowed."
        if repeated.holds
        else "It does NOT repeat its example: its logits differ by {difference}, {tolerance} are allowed.",
        difference=f"{repeated.difference:.2g}",  # infinity is no number of JSON
        tolerance=f"{repeated.tolerance:.2g}",
    )
    figure = repeated.difference if np.isfinite(repeated.difference) else None
    return Check.of("example", said, passed=repeated.holds, figure=figure, bound=repeated.tolerance)


def _sanity(new: Manifest, bound: float) -> Check:
    stated = new.cam.sanity
    if stated is None:
        said = Sentence("It was not measured whether its maps depend on its weights.")
        return Check.of("sanity", said, passed=False)
    passed = stated.correlation <= bound
    said = Sentence(
        "Its maps correlate by {correlation:.3f} with those of random weights ({where}); at most {bound:.3f} is "
        "allowed."
        if passed
        else "Its maps correlate by {correlation:.3f} with those of random weights ({where}); at most {bound:.3f} is "
        "allowed: they do NOT depend on what it has learned.",
        correlation=stated.correlation,
        where=phrase(stated.source),
        bound=bound,
    )
    return Check.of("sanity", said, passed=passed, figure=stated.correlation, bound=bound)


def thresholds_check(new: Manifest) -> Check:
    holds = fitted_for_its_weights(new)
    if holds:
        said = Sentence(
            "Its thresholds and calibration are those fitted for its weights ({where}).",
            where=phrase(new.calibration.fitted_on),
        )
    elif new.calibration.fitted_for:
        said = Sentence(
            "Its thresholds or calibration are not those that were fitted for its weights: they come from another "
            "network or were changed; promote it without --keep-thresholds."
        )
    else:
        said = Sentence(
            "Nothing says for which weights its thresholds were fitted; promote it without --keep-thresholds."
        )
    return Check.of("thresholds", said, passed=holds)


def frozen_check(digest: str, first: str, plan: ChangePlan) -> Check:
    """That the comparison set is the one that the plan names or, where it names none, that of the first attempt."""
    wanted = plan.comparison_sha256 or first
    if not wanted:
        said = Sentence("The comparison set {set} is frozen from now on.", set=digest[:12])
        return Check.of("comparison", said, passed=True)
    if wanted == digest:
        said = Sentence("The comparison set is the frozen one, {set}.", set=digest[:12])
        return Check.of("comparison", said, passed=True)
    said = Sentence(
        "The comparison set {set} is not the one that the plan names ({wanted}); use that one, or freeze this one by "
        'writing comparison_sha256 = "{digest}" into the plan.'
        if plan.comparison_sha256
        else "The comparison set {set} is not the one that earlier candidates met ({wanted}); use that one, or freeze "
        'this one by writing comparison_sha256 = "{digest}" into the plan.',
        set=digest[:12],
        wanted=wanted[:12],
        digest=digest,
    )
    return Check.of("comparison", said, passed=False)


def training_checks(candidate: Bundle, chosen: ComparisonSet, plan: ChangePlan) -> list[Check]:
    """That there is a list of the training images, and that none of them, and no patient, is in the comparison set."""
    files = read_training_files(candidate.folder, candidate.manifest)
    if files.fault:
        said = Sentence("{fault}; train it with `overread train`.", fault=files.fault)
        return [Check.of("training_files", said, passed=False)]
    said = Sentence(
        "Its {count} training images are listed, and the manifest vouches for the list.", count=len(files.sha256)
    )
    return [
        Check.of("training_files", said, passed=True),
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
        said = Sentence(
            "None of its training images, nor another picture of their patients, is among the {total} of the set.",
            total=total,
        )
    else:
        said = Sentence(
            "It was trained on the comparison set: of {total} images, {same} are among its training files, {patients} "
            "are of patients that it was trained on, {alike} look the same as a training picture; train it without "
            "them.",
            total=total,
            same=len(same),
            patients=len(patients),
            alike=len(alike),
        )
    return Check.of("independence", said, passed=not found, figure=len(found), bound=0)


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
        said = Sentence(
            "None of the {total} images of val, which fit its thresholds, nor another picture of their patients, "
            "trained it or is in test.",
            total=total,
        )
    else:
        said = Sentence(
            "Thresholds fitted on val would flatter it: of {total} images, {same} were trained on, {patients} are of "
            "patients that it was trained on, {alike} look the same as a training picture, {deciding} as a picture of "
            "test; train it without them, or take them out of val.",
            total=total,
            same=len(same),
            patients=len(patients),
            alike=len(alike),
            deciding=len(deciding),
        )
    return Check.of("val", said, passed=not found, figure=len(found), bound=0)


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
