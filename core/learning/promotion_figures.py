"""The candidate against the incumbent on the same images: differences with intervals, and what the plan says of them.

Non-inferiority: the lower end of the 95 % interval of the paired difference (bootstrap over patients) stays above minus
the margin (FDA, "Non-Inferiority Clinical Trials", 2016).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.bundles.change_plan import ChangePlan, Margins
from core.bundles.figures import Check
from core.bundles.manifest import Manifest
from core.errors import Sentence
from core.inference.calibration import probabilities
from core.learning.datasets import LabelledImage
from core.learning.metrics import expected_calibration_error
from core.learning.resampling import SEED, Weights, divided, patient_weights, percentile_interval, weighted_auc

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
ABNORMAL = "abnormal"
FIGURES = ("auc", "sensitivity", "specificity")
WORDS = {"auc": Sentence("AUC"), "sensitivity": Sentence("Sensitivity"), "specificity": Sentence("Specificity")}
ALL_IMAGES = Sentence("all images")


@dataclass(frozen=True, slots=True)
class Answers:
    """What one network says of the images: probabilities (n, findings) in the order of its manifest."""

    manifest: Manifest
    shown: Floats

    @classmethod
    def of(cls, manifest: Manifest, logits: NDArray[np.float32]) -> Answers:
        return cls(manifest, probabilities(logits, manifest))

    def of_finding(self, key: str) -> tuple[Floats, float]:
        """Score of each image and the threshold; for "abnormal" 1 - p(no finding), called where that is not called."""
        entries = self.manifest.findings
        if key == ABNORMAL:
            normal = [i for i, entry in enumerate(entries) if entry.kind == "no_finding"]
            # Not called normal is p < threshold; the next number above 1 - threshold makes of that a "from here on".
            limit = 1.0 - min(entries[i].threshold for i in normal)
            return 1.0 - self.shown[:, normal].sum(axis=1), float(np.nextafter(limit, 2.0))
        place = next(i for i, entry in enumerate(entries) if entry.key == key)
        return self.shown[:, place], entries[place].threshold


@dataclass(frozen=True, slots=True)
class Question:
    """One finding against the rest in one group of images. `positive`, `patients`: (n,); `scope`: of the margin."""

    finding: str
    group: Sentence
    scope: str
    positive: Flags
    patients: NDArray[np.str_]
    candidate: tuple[Floats, float]
    incumbent: tuple[Floats, float]

    def sides(self, figure: str) -> int:
        """How many images the figure rests on: the smaller side for AUC."""
        counts = int(self.positive.sum()), int((~self.positive).sum())
        return {"auc": min(counts), "sensitivity": counts[0], "specificity": counts[1]}[figure]


@dataclass(frozen=True, slots=True)
class Paired:
    """One figure of both, their difference (candidate minus incumbent), and the lower end of its 95 % interval."""

    candidate: float
    incumbent: float
    low: float

    @property
    def difference(self) -> float:
        return self.candidate - self.incumbent


def performance_checks(
    candidate: Answers, incumbent: Answers, records: Sequence[LabelledImage], plan: ChangePlan
) -> list[Check]:
    """A check for each figure of each question, and one of the calibration."""
    checks = []
    for question in questions(candidate, incumbent, records):
        found = paired_figures(question, plan.draws)
        checks += [_judged(question, name, found[name], plan) for name in FIGURES]
    return [*checks, _calibration(candidate, incumbent, records, plan)]


def questions(candidate: Answers, incumbent: Answers, records: Sequence[LabelledImage]) -> Iterator[Question]:
    """Abnormal against normal, every finding of the incumbent against the rest, and abnormal in each source.

    What the candidate does not know is not asked; that it does not know it is a criterion of its own.
    """
    known = {(entry.key, entry.kind) for entry in candidate.manifest.findings}
    entries = [entry for entry in incumbent.manifest.findings if (entry.key, entry.kind) in known]
    normal = [entry.key for entry in entries if entry.kind == "no_finding"]
    labels = np.array([record.label for record in records])
    patients = np.array([record.patient for record in records])
    sources = np.array([record.source for record in records])

    def question(key: str, positive: Flags, chosen: Flags, where: tuple[Sentence, str]) -> Question:
        pair = [(scores[chosen], limit) for scores, limit in (a.of_finding(key) for a in (candidate, incumbent))]
        return Question(key, *where, positive[chosen], patients[chosen], pair[0], pair[1])

    everything = np.ones(len(records), dtype=bool)
    for entry in entries:
        if entry.kind == "finding" and not entry.hidden:
            yield question(entry.key, labels == entry.key, everything, (ALL_IMAGES, "finding"))
    if normal:
        abnormal = ~np.isin(labels, normal)
        yield question(ABNORMAL, abnormal, everything, (ALL_IMAGES, "overall"))
        for source in sorted(set(sources.tolist())):
            yield question(ABNORMAL, abnormal, sources == source, (Sentence("source {name}", name=source), "source"))


def paired_figures(question: Question, draws: int, seed: int = SEED) -> dict[str, Paired]:
    """AUC, sensitivity and specificity of both; whole patients are drawn, and both networks see the same draw."""
    own = np.ones((1, len(question.positive)), dtype=np.float32)  # the images themselves, then the draws
    weights = np.concatenate([own, patient_weights(question.patients, draws, seed)])
    new, old = (_figures(*side, question.positive, weights) for side in (question.candidate, question.incumbent))
    return {
        name: Paired(float(new[i, 0]), float(old[i, 0]), _low(new[i, 1:] - old[i, 1:]))
        for i, name in enumerate(FIGURES)
    }


def _figures(scores: Floats, limit: float, positive: Flags, weights: Weights) -> Floats:
    """The FIGURES by every row of weights (draws, n): float64 (figures, draws), NaN where a draw lacks a class."""
    called = scores >= limit
    rates = [divided(weights @ (call & side).astype(np.float64), weights @ side.astype(np.float64))
             for call, side in ((called, positive), (~called, ~positive))]  # fmt: skip
    return np.stack([weighted_auc(scores, positive, weights), *rates])


def _low(differences: Floats) -> float:
    """The 2.5th percentile of the draws that have the figure; NaN without one."""
    interval = percentile_interval(differences)
    return float("nan") if interval is None else interval[0]


def _judged(question: Question, name: str, found: Paired, plan: ChangePlan) -> Check:
    margins: Margins = getattr(plan, name)
    sides, group = question.sides(name), question.group
    title = f"{name} of {question.finding}, {group}"
    if sides < plan.fewest:
        return _undecided(question, name, found)
    few = sides < plan.min_images
    figure, margin = (found.difference, margins.few) if few else (found.low, getattr(margins, question.scope))
    passed = bool(figure >= -margin)
    interval = _interval(found.low, sides, few=few)
    said = Sentence(
        "{figure} of {finding}, {group}: candidate {candidate:.3f}, network in use {used:.3f}; difference "
        "{difference:+.3f}, {interval}; margin {margin:.3f}: {verdict}.",
        figure=WORDS[name],
        finding=question.finding,
        group=group,
        candidate=found.candidate,
        used=found.incumbent,
        difference=found.difference,
        interval=interval,
        margin=margin,
        verdict=Sentence("not worse") if passed else Sentence("WORSE"),
    )
    return Check.of(title, said, passed=passed, figure=_rounded(figure), bound=-margin)


def _interval(low: float, images: int, *, few: bool) -> Sentence:
    if few:
        return Sentence("on only {images} images, so the difference itself counts", images=images)
    if np.isnan(low):
        return Sentence("no interval can be stated")
    return Sentence("at worst {low:+.3f} (95 % interval, {images} images)", low=low, images=images)


def _undecided(question: Question, name: str, found: Paired) -> Check:
    """Too few images. A source is covered by all images together; nothing covers those."""
    place, lenient = f"{question.finding}, {question.group}", question.scope == "source"
    values = {} if np.isnan(found.difference) else {"candidate": found.candidate, "used": found.incumbent}
    said = Sentence(
        "{figure} of {finding}, {group}: candidate {candidate:.3f}, network in use {used:.3f}, on {images} images: "
        "{end}."
        if values
        else "{figure} of {finding}, {group}: on {images} images: {end}.",
        figure=WORDS[name],
        finding=question.finding,
        group=question.group,
        images=question.sides(name),
        end=Sentence("too few to judge by" if lenient else "the set CANNOT DECIDE this; add images"),
        **values,
    )
    return Check.of(f"{name} of {place}", said, passed=lenient, figure=_rounded(found.difference))


def _calibration(candidate: Answers, incumbent: Answers, records: Sequence[LabelledImage], plan: ChangePlan) -> Check:
    new, old = (calibration_error(answers, records) for answers in (candidate, incumbent))
    bound = max(plan.calibration_error, old + plan.calibration_worse)
    passed = new <= bound
    said = Sentence(
        "Calibration error (top class, {images} images): candidate {candidate:.3f}, network in use {used:.3f}; allowed "
        "{allowed:.3f}: {met}.",
        images=len(records),
        candidate=new,
        used=old,
        allowed=bound,
        met=Sentence("met" if passed else "MISSED"),
    )
    return Check.of("calibration", said, passed=passed, figure=_rounded(new), bound=_rounded(bound))


def calibration_error(answers: Answers, records: Sequence[LabelledImage]) -> float:
    """Expected calibration error of the top class; a label that the network does not know is never right."""
    keys = np.array([entry.key for entry in answers.manifest.findings])
    right = keys[answers.shown.argmax(axis=1)] == np.array([record.label for record in records])
    return expected_calibration_error(answers.shown.max(axis=1), right)


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(value, 4)
