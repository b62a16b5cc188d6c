"""Words for the values of `core`: findings in the reader's language, verdicts, states, figures."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.bundle_words import phrase_text
from app.i18n import date_text, decimal, grouped, in_a_row, language, time_text, translated
from core.study import LookupTable

if TYPE_CHECKING:
    from app.open_studies import OpenStudies
    from core.bundles.manifest import Manifest
    from core.findings import (
        Assessment,
        Band,
        Finding,
        GateVerdict,
        MapQuality,
        QueueReason,
        QueueState,
        RegionAgreement,
        Role,
        Score,
        Significance,
        Verdict,
    )
    from core.presentation import PresentationState, Unapplied
    from core.review.case_state import CaseState
    from core.study import Instance, Study, Voi


def _tr(text: str, comment: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("wording", text, comment, n)


def finding_label(finding: Finding) -> str:
    """The finding's name in the language of the window where the bundle has it, else in English."""
    return finding.labels.get(language()) or finding.labels.get("en") or finding.key


def label_of(key: str | None, findings: tuple[Finding, ...]) -> str:
    """The name of a finding by its key; the words of the key where the bundle does not know it; '' for None."""
    if key is None:
        return ""
    return next((finding_label(finding) for finding in findings if finding.key == key), key_words(key))


def key_words(key: str) -> str:
    """A key as words: "rib_fracture" is "Rib fracture"."""
    words = key.replace("_", " ")
    return words[:1].upper() + words[1:]


def percent(probability: float) -> str:
    """0..1 as whole percent; what is not certain is never shown as 0 or 100. Its narrow spaces break no line."""
    if 0.0 < probability < 0.01:
        return "<\u202f1\u202f%"
    if 0.99 < probability < 1.0:
        return ">\u202f99\u202f%"
    return f"{probability * 100:.0f}\u202f%"


def figure(score: Score, *, calibrated: bool) -> str:
    """A probability in percent, with its spread over varied views; a score that is none as a plain number."""
    if not calibrated:
        spread = f"\u202f\u00b1\u202f{decimal(score.spread, 2)}" if score.spread is not None else ""
        return f"{plain_figure(score.probability, calibrated=False)}{spread}"
    if score.spread is None:
        return percent(score.probability)
    spread = f"{score.spread * 100:.0f}" if score.spread >= 0.01 else "<\u202f1"
    return f"{percent(score.probability)} \u00b1\u202f{spread}\u202f%"


def plain_figure(value: float, *, calibrated: bool) -> str:
    """A probability in percent; without calibration the number itself. Neither is shown as an uncertain 0."""
    if calibrated:
        return percent(value)
    return f"<\u202f{decimal(0.01, 2)}" if 0.0 < value < 0.01 else decimal(value, 2)


def gate_sentences(gate: GateVerdict) -> str:
    """Why the gate warns or refuses, in the language of the window; '' where it passes."""
    from core.inference.gate_reasons import read_reason  # a stored prediction has them in plain English

    return " ".join(translated(read_reason(reason)) for reason in gate.reasons)


def band_word(band: Band) -> str:
    """Where a probability lies among the operating points of its finding."""
    return {"unlikely": _tr("unlikely"), "doubtful": _tr("doubtful"), "likely": _tr("likely")}[band]


def calibration_word(method: str) -> str:
    """What made probabilities of a network's outputs."""
    return {"temperature": _tr("temperature scaling"), "platt": _tr("Platt scaling")}[method]


def calibration_sentence(manifest: Manifest) -> str:
    """Whether the figures of a network may be called probabilities, and where that comes from."""
    if manifest.calibration.method == "none":
        return _tr("Not calibrated: these are scores, no probabilities. Other networks\u2019 scores compare with none.")
    method = calibration_word(manifest.calibration.method)
    source = phrase_text(manifest.calibration.fitted_on)
    if source:
        return _tr("Probabilities calibrated by {method} ({source}).").format(method=method, source=source)
    return _tr("Probabilities calibrated by {method}.").format(method=method)


def verdict_word(verdict: Verdict) -> str:
    return {"present": _tr("present"), "absent": _tr("absent"), "unsure": _tr("unsure")}[verdict]


def call_word(positive: bool) -> str:
    """The network's call, by the finding's threshold."""
    return _tr("positive") if positive else _tr("negative")


def case_state_word(state: CaseState) -> str:
    """How far the reader is with a case."""
    words: dict[CaseState, str] = {
        "new": _tr("new"),
        "read": _tr("read"),
        "flagged": _tr("flagged"),
        "refused": _tr("refused"),
        "failed": _tr("failed"),
    }
    return words[state]


def state_word(state: QueueState) -> str:
    words: dict[QueueState, str] = {
        "new": _tr("new"),
        "in_review": _tr("in review"),
        "second_read": _tr("second reader differs"),
        "agreed": _tr("readers agree"),
        "adjudicated": _tr("adjudicated"),
        "exported": _tr("exported"),
        "rejected": _tr("rejected"),
        "reopened": _tr("reopened"),
    }
    return words[state]


def queue_reason_word(reason: QueueReason) -> str:
    words: dict[QueueReason, str] = {
        "disagreement": _tr("disagreement"),
        "unsure": _tr("unsure"),
        "refused": _tr("refused by the gate"),
        "missed": _tr("missed by the network"),
        "agreement_sample": _tr("sample of agreement"),
    }
    return words[reason]


def role_word(role: Role) -> str:
    words: dict[Role, str] = {
        "Reader": _tr("Reader"),
        "Reviewer": _tr("Reviewer"),
        "Adjudicator": _tr("Adjudicator"),
    }
    return words[role]


def trail_word(kind: str) -> str:
    """What an event of the audit trail is called."""
    words = {
        "begun": _tr("Begun"),
        "opened": _tr("Opened"),
        "predicted": _tr("Predicted"),
        "revealed": _tr("Revealed"),
        "decided": _tr("Decided"),
        "changed": _tr("Changed"),
        "exported": _tr("Exported"),
        "promoted": _tr("Promoted"),
        "refused": _tr("Promotion refused"),
        "rolled_back": _tr("Promotion taken back"),
        "in_effect": _tr("Promotion in effect"),
        "cut_short": _tr("Promotion cut short"),
        "lost": _tr("Promotion lost"),
        "backed_up": _tr("Backed up"),
        "restored": _tr("Restored"),
        "forgotten": _tr("Forgotten"),
        "anchored": _tr("Anchored"),
    }
    return words.get(kind, kind)


def significance_word(significance: Significance) -> str:
    words: dict[Significance, str] = {"minor": _tr("Minor"), "major": _tr("Major")}
    return words[significance]


def reason_code_word(code: str) -> str:
    words = {
        "FP": _tr("False positive"),
        "FN": _tr("False negative"),
        "wrong_class": _tr("Wrong class"),
        "wrong_place": _tr("Right class, wrong place"),
        "quality": _tr("Image quality"),
        "out_of_scope": _tr("Out of scope"),
    }
    return words[code]


def cost_words(passes: float, seconds: float) -> str:
    """What a computation takes: forward passes, and time where that is worth a word."""
    rounded = round(passes, -2 if passes >= 1000 else -1 if passes >= 100 else 0)
    about = _tr("about {count} forward pass(es)", "", round(rounded)).format(count=grouped(rounded))
    count = about if passes > 1 else _tr("1 forward pass")
    if seconds < 1.0:
        return count
    time = (
        _tr("{count} s").format(count=round(seconds))
        if seconds < 90
        else _tr("{count} min").format(count=round(seconds / 60))
    )
    return f"{count}, {time}"


def quality_words(quality: MapQuality) -> list[str]:
    """The quality of a map, one phrase a figure, the plainest first."""
    if not quality.evidence:
        return [_tr("No positive evidence: there is nothing to measure")]
    said = []
    if quality.better_than_random is not None:
        share = f"{quality.better_than_random * 100:.0f}"
        said.append(_tr("Better than {share}\u2009% of random maps").format(share=share))
    if quality.deletion is not None and quality.insertion is not None:
        text = _tr("deletion {deletion}, insertion {insertion}")
        said.append(text.format(deletion=decimal(quality.deletion, 2), insertion=decimal(quality.insertion, 2)))
    if quality.lung_share is not None and quality.lung_area_share is not None:
        text = _tr("{share} of the heat inside the lungs ({area} of the area)")
        said.append(text.format(share=percent(quality.lung_share), area=percent(quality.lung_area_share)))
    return [*said, *([_region_words(quality.region)] if quality.region is not None else [])]


def _region_words(region: RegionAgreement) -> str:
    peak = _tr("peak inside your region") if region.pointing else _tr("peak outside your region")
    text = _tr("{peak}, with {share} of the heat ({area} of the area), IoU {iou}")
    shares = {"share": percent(region.energy_share), "area": percent(region.area_share)}
    return text.format(peak=peak, **shares, iou=decimal(region.iou, 2))


def local_time(moment: str) -> str:
    """An ISO 8601 time in UTC as the reader's own clock shows it, to the minute."""
    return time_text(datetime.fromisoformat(moment))


def study_title(study: Study) -> str:
    """The patient's name; for pictures, the name of their folder."""
    if study.patient_name:
        return study.patient_name
    if study.patient_id:
        return study.patient_id
    if study.uid.startswith("folder:"):
        return PurePath(study.uid.removeprefix("folder:")).name or study.uid.removeprefix("folder:")
    return study.description or _tr("No patient name")


def study_subtitle(study: Study) -> str:
    """Patient's id, date and description, as far as the file gives them."""
    if study.uid.startswith("folder:") and not study.patient_name and not study.patient_id:
        return _tr("Folder")
    identity = study.patient_id if study.patient_name else ""
    return " \u00b7 ".join(part for part in (identity, date_text(study.date), study.description) if part)


def duration_left(seconds: float) -> str:
    """A rough time to go."""
    if seconds < 60:
        return _tr("{count} s left").format(count=max(1, round(seconds)))
    return _tr("{count} min left").format(count=round(seconds / 60))


def without_file(sentence: str, path: str) -> str:
    """What a sentence says of a file, for a row that names it: without the path that it begins with. One that stands
    further on is its object, which no language can do without; there the file's name is enough."""
    return sentence.removeprefix(path).lstrip().replace(path, PurePath(path).name)


def found_sentence(studies: OpenStudies) -> str:
    """What a scan has found, in one line."""
    frames, unreadable, other = len(studies.targets), studies.unreadable_count, studies.other_count
    if not frames and not unreadable and not other:
        return _tr("There is no image in what you opened; choose a folder with DICOM, PNG or JPEG files.")
    parts = [_tr("%n image(s) open", "", frames)]
    if other:
        parts.append(_tr("%n object(s) that are no images", "", other))
    if unreadable:
        parts.append(_tr("%n file(s) cannot be shown", "", unreadable))
    return in_a_row(parts)


def voi_text(voi: Voi) -> str:
    """A window by its centre and width, a VOI LUT by its explanation."""
    if isinstance(voi, LookupTable):
        return voi.explanation or _tr("VOI LUT of the file")
    digits = 0 if voi.width >= 20.0 else 2
    text = f"C {decimal(voi.center, digits)}  W {decimal(voi.width, digits)}"
    return f"{text}  {voi.explanation}" if voi.explanation else text


def state_label(state: PresentationState, *, short: bool = False) -> str:
    """The name of a presentation state as its author gave it, with its description; `short`: one of the two."""
    parts = [part for part in (state.label, state.description) if part]
    return " \u00b7 ".join(parts[:1] if short else parts) or state.created or _tr("without a name")


def unapplied_sentence(state: PresentationState) -> str:
    """What a presentation state asks for in vain."""
    words: dict[Unapplied, str] = {
        "bitmap-shutter": _tr("its bitmap shutter"),
        "overlays": _tr("its overlay planes"),
        "mask": _tr("its subtraction of a mask"),
        "true-size": _tr("its true size"),
        "graphics": _tr("some of its graphics"),
    }
    missing = in_a_row(words[what] for what in state.unapplied)
    return _tr("The presentation state \u201c{label}\u201d is applied, except for: {missing}.").format(
        label=state_label(state), missing=missing
    )


def other_sentence(instance: Instance, state: PresentationState | None) -> str:
    """What an object is that is no image, and why it is not on screen."""
    name = PurePath(instance.path).name
    if not instance.is_presentation_state:
        text = _tr("{name} is no image but \u201c{kind}\u201d, which Overread lists and does not display.")
        return text.format(name=name, kind=translated(instance.description))
    if state is None:
        return _tr("{name} is a presentation state; it is being read\u2026").format(name=name)
    if not state.references:
        return _tr("{name} is a presentation state that names no image, so it cannot be applied.").format(name=name)
    label, uid, count = state_label(state), state.references[0].sop_instance_uid, len(state.references)
    if count == 1:
        text = _tr(
            "{name} is the presentation state \u201c{label}\u201d of an image that is not open"
            " (SOP Instance UID {uid}); open that image too."
        )
    else:
        text = _tr(
            "{name} is the presentation state \u201c{label}\u201d of %n image(s), none of which is open"
            " (the first: SOP Instance UID {uid}); open them too.",
            "",
            count,
        )
    return text.format(name=name, label=label, uid=uid)


def recorded_sentence(assessment: Assessment, queue_id: int | None, findings: tuple[Finding, ...]) -> str:
    """What has become of a verdict. `queue_id`: the entry of the relabel queue that it opened, if that may be said."""
    finding, said = label_of(assessment.finding, findings), verdict_word(assessment.verdict)
    if queue_id is None:
        return _tr("{finding}: {verdict}. Recorded.").format(finding=finding, verdict=said)
    kept = _tr("{finding}: {verdict}. Recorded; case {number} of the relabel queue.")
    return kept.format(finding=finding, verdict=said, number=queue_id)


def withdrawn_sentence(word: Assessment, findings: tuple[Finding, ...]) -> str:
    """What has become of a verdict that was taken back."""
    said = _tr("{finding}: {verdict}. Taken back; it counts as not said.")
    return said.format(finding=label_of(word.finding, findings), verdict=verdict_word(word.verdict))
