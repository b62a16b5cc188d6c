"""Words for the values of `core`: findings in the reader's language, verdicts, states, figures."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from core.study import LookupTable

if TYPE_CHECKING:
    from app.open_studies import OpenStudies
    from core.findings import Finding, QueueReason, QueueState, Verdict
    from core.presentation import PresentationState, Unapplied
    from core.study import Instance, Study, Voi


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


def finding_label(finding: Finding) -> str:
    """The finding's name in the language of the system where the bundle has it, else in English."""
    name = QLocale().name()
    language = name if name == "zh_CN" else name.partition("_")[0]
    return finding.labels.get(language) or finding.labels.get("en") or finding.key


def label_of(key: str | None, findings: tuple[Finding, ...]) -> str:
    """The name of a finding by its key; the key itself where the bundle does not know it; '' for None."""
    if key is None:
        return ""
    return next((finding_label(finding) for finding in findings if finding.key == key), key)


def percent(probability: float) -> str:
    """0..1 as whole percent; what is not certain is never shown as 0 or 100."""
    if 0.0 < probability < 0.01:
        return "<\u20091\u2009%"
    if 0.99 < probability < 1.0:
        return ">\u200999\u2009%"
    return f"{probability * 100:.0f}\u2009%"


def verdict_word(verdict: Verdict) -> str:
    return {"present": _tr("present"), "absent": _tr("absent"), "unsure": _tr("unsure")}[verdict]


def call_word(positive: bool) -> str:
    """The network's call, by the finding's threshold."""
    return _tr("positive") if positive else _tr("negative")


def state_word(state: QueueState) -> str:
    words: dict[QueueState, str] = {
        "new": _tr("new"),
        "in_review": _tr("in review"),
        "exported": _tr("exported"),
        "rejected": _tr("rejected"),
    }
    return words[state]


def queue_reason_word(reason: QueueReason) -> str:
    words: dict[QueueReason, str] = {
        "disagreement": _tr("disagreement"),
        "unsure": _tr("unsure"),
        "refused": _tr("refused by the gate"),
    }
    return words[reason]


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


def local_time(moment: str) -> str:
    """An ISO 8601 time in UTC as the reader's own clock shows it, to the minute."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")


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
    return " \u00b7 ".join(part for part in (identity, study.date, study.description) if part)


def duration_left(seconds: float) -> str:
    """A rough time to go."""
    if seconds < 60:
        return _tr("{count} s left").format(count=max(1, round(seconds)))
    return _tr("{count} min left").format(count=round(seconds / 60))


def found_sentence(studies: OpenStudies) -> str:
    """What a scan has found, in one line."""
    frames, unreadable, other = len(studies.targets), studies.unreadable_count, studies.other_count
    if not frames and not unreadable and not other:
        return _tr("There is no image in what you opened; choose a folder with DICOM, PNG or JPEG files.")
    parts = [_tr("1 image open") if frames == 1 else _tr("{count} images open").format(count=frames)]
    if other:
        said = _tr("1 object that is no image") if other == 1 else _tr("{count} objects that are no images")
        parts.append(said.format(count=other))
    if unreadable:
        said = _tr("1 file cannot be shown") if unreadable == 1 else _tr("{count} files cannot be shown")
        parts.append(said.format(count=unreadable))
    return ", ".join(parts)


def voi_text(voi: Voi) -> str:
    """A window by its centre and width, a VOI LUT by its explanation."""
    if isinstance(voi, LookupTable):
        return voi.explanation or _tr("VOI LUT of the file")
    digits = 0 if voi.width >= 20.0 else 2
    text = f"C {voi.center:.{digits}f}  W {voi.width:.{digits}f}"
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
    missing = ", ".join(words[what] for what in state.unapplied)
    return _tr("The presentation state \u201c{label}\u201d is applied, except for: {missing}.").format(
        label=state_label(state), missing=missing
    )


def other_sentence(instance: Instance, state: PresentationState | None) -> str:
    """What an object is that is no image, and why it is not on screen."""
    name = PurePath(instance.path).name
    if not instance.is_presentation_state:
        text = _tr("{name} is no image but \u201c{kind}\u201d, which Overread lists and does not display.")
        return text.format(name=name, kind=instance.description)
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
            "{name} is the presentation state \u201c{label}\u201d of {count} images, none of which is open"
            " (the first: SOP Instance UID {uid}); open them too."
        )
    return text.format(name=name, label=label, uid=uid, count=count)
