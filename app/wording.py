"""Words for the values of `core`: findings in the reader's language, verdicts, states, figures."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from core.findings import Finding, QueueReason, QueueState, Verdict
    from core.study import Study


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
