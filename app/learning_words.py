"""Words of the Networks window: standings, figures with their intervals, what has become of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.i18n import date_text, decimal, in_a_row
from app.network_shelf import ABNORMAL, CHECKPOINT
from app.wording import duration_left, finding_label

if TYPE_CHECKING:
    from app.command_run import Step
    from app.learning_work import Kind, WorkResult
    from app.network_shelf import NetworkRecord, Standing
    from core.bundles.figures import Figure
    from core.bundles.library import Bundle


WHOLE = ""  # the key of a row that is of no single finding


def _tr(text: str) -> str:
    return QCoreApplication.translate("learning_words", text)


def standing_word(standing: Standing) -> str:
    words: dict[Standing, str] = {
        "in use": _tr("in use"),
        "candidate": _tr("candidate"),
        "earlier": _tr("earlier"),
        "at hand": _tr("at hand"),
    }
    return words[standing]


def interval_text(figure: Figure | None) -> str:
    """A figure with its 95 per cent interval; a dash where it cannot be stated."""
    if figure is None or figure.value is None:
        return "\u2013"
    if figure.low is None or figure.high is None:
        return decimal(figure.value, 3)
    return f"{decimal(figure.value, 3)} ({decimal(figure.low, 3)}\u2013{decimal(figure.high, 3)})"


def finding_name(key: str, bundle: Bundle) -> str:
    """The name of a row of an evaluation."""
    if key == ABNORMAL:
        return _tr("Abnormal against normal")
    if key == WHOLE:
        return _tr("All findings together")
    return next((finding_label(finding) for finding in bundle.findings if finding.key == key), key)


def group_name(group: str, member: str) -> str:
    """The images that a row of an evaluation is about."""
    if group == "all":
        return _tr("All images")
    if group == "source":
        return _tr("Source: {name}").format(name=member)
    return _tr("{group}: {member}").format(group=group, member=member)


def figure_name(key: str) -> str:
    """A figure of `FindingFigures`, as a table's heading."""
    words = {
        "auc": _tr("AUC"),
        "average_precision": _tr("Average precision"),
        "sensitivity": _tr("Sensitivity"),
        "specificity": _tr("Specificity"),
        "ppv": _tr("PPV"),
        "npv": _tr("NPV"),
        "f1": _tr("F1"),
        "accuracy": _tr("Accuracy"),
        "balanced_accuracy": _tr("Balanced accuracy"),
        "ece": _tr("Calibration error"),
        "brier": _tr("Brier score"),
    }
    return words.get(key, key)


def reads_text(record: NetworkRecord) -> str:
    """What a network was made for: modalities, body parts, views."""
    given = record.bundle.manifest.input
    parts = (given.modalities, given.body_parts, given.view_positions)
    return " \u00b7 ".join(in_a_row(part) for part in parts if part)


def foremost_text(record: NetworkRecord) -> str:
    """The one figure of a network's card."""
    foremost = record.foremost
    if foremost is not None:
        row, figure = foremost
        name = _tr("abnormal") if row.finding == ABNORMAL else finding_name(row.finding, record.bundle)
        return f"{_tr('AUC')} {interval_text(figure)} \u00b7 {name}"
    return _tr("Its evaluation cannot be read") if record.problem else _tr("Not evaluated")


def origin_text(record: NetworkRecord) -> str:
    """When it was made, whose it is, the beginning of its weights' hash."""
    whose = _tr("your own") if record.own else _tr("shipped")
    return " \u00b7 ".join((date_text(record.made_at[:10]) or _tr("no date"), whose, record.bundle.ref.sha256[:10]))


def kind_sentence(kind: Kind, subject: str) -> str:
    """What is under way."""
    words: dict[Kind, str] = {
        "retrain": _tr("A candidate is being trained"),
        "compare": _tr("{name} is being measured on the comparison set"),
        "promote": _tr("{name} is being checked on the comparison set"),
        "take back": _tr("The earlier network is being brought back"),
    }
    return words[kind].format(name=subject)


def short_kind(kind: Kind) -> str:
    """The same, for the status line."""
    words: dict[Kind, str] = {
        "retrain": _tr("Training"),
        "compare": _tr("Measuring"),
        "promote": _tr("Checking"),
        "take back": _tr("Taking back"),
    }
    return words[kind]


def result_sentence(result: WorkResult) -> str:
    """What has become of a call."""
    ended = result.ended
    if ended.cancelled:
        return _cancelled_sentence(result)
    if result.outcome is not None:
        text = (
            _tr("{name} passed every check and is in use from now on.")
            if result.outcome.decision == "promoted"
            else _tr("{name} was refused; nothing has changed.")
        )
        return text.format(name=result.outcome.candidate)
    if not result.succeeded:
        return _failed_sentence(result)
    if result.kind == "retrain":
        return _tr("The candidate is trained. Compare it, or promote it.")
    if result.kind == "compare":
        return _tr("{name} is measured; its curves and figures are those of the comparison set.").format(
            name=result.subject
        )
    named = ended.document.get("bundle") if isinstance(ended.document, dict) else None
    return _tr("{name} is in use again.").format(name=named or _tr("The earlier network"))


def _failed_sentence(result: WorkResult) -> str:
    said = result.ended.sentence or _tr("The command ended without a word.")
    if result.kind == "retrain" and _has_checkpoint(result):
        anew = _tr("To begin anew, take the tick off \u201cGo on with the training\u201d.")
        return f"{said} {anew}"
    return said


def _has_checkpoint(result: WorkResult) -> bool:
    return result.folder is not None and (result.folder / CHECKPOINT).is_file()


def _cancelled_sentence(result: WorkResult) -> str:
    if result.kind == "retrain":
        if _has_checkpoint(result):
            return _tr("The training was stopped. It can go on from its last whole epoch.")
        return _tr("The training was stopped before its first epoch was over.")
    return _tr("Stopped; nothing has changed.")


def minutes_text(seconds: float) -> str:
    """How long something took, roughly."""
    if seconds < 90:
        return _tr("{count} s").format(count=round(seconds))
    if seconds < 90 * 60:
        return _tr("{count} min").format(count=round(seconds / 60))
    return _tr("{count} h").format(count=decimal(seconds / 3600, 1))


def step_text(step: Step) -> str:
    """Share, speed and time left of a step that states them."""
    parts = []
    if step.done is not None and step.total:
        parts.append(f"{100 * step.done // step.total}\u202f%")
    if step.images_per_s:
        parts.append(_tr("{speed} img/s").format(speed=decimal(step.images_per_s, 1)))
    if step.left_s is not None and step.done != step.total:
        parts.append(duration_left(step.left_s))
    return " \u00b7 ".join(parts)
