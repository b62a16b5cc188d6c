"""What goes into which pane when a case is opened: by a rule that fits it, or one image beside the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.open_studies import STACKED_MODALITIES, FramePlace, FrameTarget, OpenStudies
from app.patients_on_screen import same_patient
from core.study import Study

if TYPE_CHECKING:
    from core.dicom.files import ScannedFile
    from core.settings import HangingRule


def hung(studies: OpenStudies, place: FramePlace, rules: Sequence[HangingRule]) -> tuple[FrameTarget, ...]:
    """The frames that the first fitting rule puts side by side, in its order; none where no rule fits the study."""
    for rule in rules:
        members = _members(studies, place.study, rule.modalities)
        found = [next((target for view, target in members if view in views), None) for views in rule.panes]
        targets = tuple(target for target in found if target is not None)
        if len(targets) == len(rule.panes) > 1:
            return targets
    return ()


def _members(studies: OpenStudies, study: Study, modalities: Sequence[str]) -> list[tuple[str, FrameTarget]]:
    """The images of a study that a rule speaks of, with their views."""
    instances = [instance for series in study.series for instance in series.instances if not instance.problem]
    files = [(instance, studies.file(instance.path)) for instance in instances]
    return [
        (view_of(file), FrameTarget(instance.path))
        for instance, file in files
        if file is not None and file.modality in modalities
    ]


def view_of(file: ScannedFile) -> str:
    """(0018,5101) View Position; where it is empty, the series description's own word for it: "Chest LAT" is LAT."""
    stated = file.view_position.strip().upper()
    words = file.series_description.upper().replace(".", " ").replace("_", " ").split()
    return stated or next((word for word in words if word in VIEW_WORDS), "")


VIEW_WORDS = frozenset({"PA", "AP", "LL", "RL", "LAT", "LATERAL"})


def beside(studies: OpenStudies, place: FramePlace, most: int) -> tuple[FrameTarget, ...]:
    """What stands next to a frame that no rule hangs: the other images of its case, then her other studies."""
    images = [target for target in _first_frames(_case(place)) if target not in (*place.stack, place.target)]
    priors = [target for study in priors_of(studies, place) for target in (counterpart(studies, place, study),)]
    return tuple([*images, *(target for target in priors if target is not None)][:most])


def _case(place: FramePlace) -> Study | None:
    """Pictures that lie in one folder are no study."""
    return place.study if place.case.study_uid else None


def _first_frames(study: Study | None) -> list[FrameTarget]:
    """Of each image; of a series of slices, of the whole series."""
    firsts = []
    for series in study.series if study is not None else ():
        images = [FrameTarget(instance.path) for instance in series.instances if not instance.problem]
        firsts += images[:1] if series.modality in STACKED_MODALITIES else images
    return firsts


def priors_of(studies: OpenStudies, place: FramePlace) -> tuple[Study, ...]:
    """The other studies of the same patient that are open: earlier ones first, the latest of them before the others."""
    others = [study for study in studies.studies if study.uid != place.study.uid and _is_hers(studies, place, study)]
    earlier = sorted((s for s in others if s.date and s.date <= place.study.date), key=lambda s: s.date, reverse=True)
    return (*earlier, *sorted((s for s in others if s not in earlier), key=lambda s: s.date))


def _is_hers(studies: OpenStudies, place: FramePlace, study: Study) -> bool:
    first = next(iter(_first_frames(study)), None)
    other = studies.place(first) if first is not None else None
    return other is not None and same_patient(place, other) is True


def counterpart(studies: OpenStudies, place: FramePlace, study: Study) -> FrameTarget | None:
    """The image of a study that is most like the one at `place`: its view, else its modality, else any."""
    file = studies.file(place.instance.path)
    firsts = _first_frames(study)
    if file is None:
        return next(iter(firsts), None)

    def unlike(target: FrameTarget) -> tuple[bool, bool]:
        other = studies.file(target.path)
        same = other is not None and other.modality == file.modality
        return not same, other is None or view_of(other) != view_of(file)

    return min(firsts, key=unlike, default=None)
