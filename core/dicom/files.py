"""What a scan finds, and how it is grouped: Study -> Series -> Instance. Values only; no file is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from core.dicom.slices import SlicePlace, distances_mm, spacing_remarks
from core.study import Instance, Series, Study


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """One file with the attributes that place it. Unreadable files and pictures make a study of their own folder.

    `view_position`: (0018,5101), "PA". `frame_of_reference_uid`: (0020,0052); positions of two images can be compared
    where it is the same and not ''.
    """

    instance: Instance
    study_uid: str
    series_uid: str
    patient_name: str = ""
    patient_id: str = ""
    study_date: str = ""
    study_description: str = ""
    modality: str = ""
    series_description: str = ""
    series_number: int = 0
    place: SlicePlace | None = None
    view_position: str = ""
    frame_of_reference_uid: str = ""


def folder_uid(path: str) -> str:
    """What stands in for a UID where a file has none: its folder."""
    return f"folder:{os.path.dirname(path)}"


def placed(path: str, instance: Instance, modality: str) -> ScannedFile:
    """A file without study attributes: those of one folder make one study, named by nothing but the folder."""
    uid = folder_uid(path)
    return ScannedFile(instance, uid, uid, study_description=os.path.basename(os.path.dirname(path)), modality=modality)


def unreadable(path: str, reason: str) -> ScannedFile:
    """The entry of a file that could not be read, with its reason."""
    return placed(path, Instance(path, "other", problem=reason), "")


def grouped(files: Iterable[ScannedFile]) -> tuple[Study, ...]:
    """Studies in the order in which their first file was found; series by number.

    The images of a series come in the order of their position along the normal, where they are parallel slices; else,
    and at one position, by number, then path. What is no image comes last.
    """
    studies: dict[str, dict[str, list[ScannedFile]]] = {}
    for file in files:
        studies.setdefault(file.study_uid, {}).setdefault(file.series_uid, []).append(file)
    return tuple(_study(uid, series) for uid, series in studies.items())


def _study(uid: str, members: dict[str, list[ScannedFile]]) -> Study:
    series = sorted((_series(key, files) for key, files in members.items()), key=lambda s: (s.number, s.uid))
    first = next(iter(members.values()))[0]
    return Study(uid, first.patient_name, first.patient_id, first.study_date, first.study_description, tuple(series))


def _series(uid: str, files: list[ScannedFile]) -> Series:
    images = [file for file in files if file.instance.problem is None]
    places = [file.place for file in images if file.place is not None]
    along = distances_mm(places) if len(places) == len(images) else None
    distance = dict(zip((file.instance.path for file in images), along or (), strict=False))

    def order(instance: Instance) -> tuple[bool, float, int, str]:
        return instance.problem is not None, distance.get(instance.path, 0.0), instance.number, instance.path

    first = files[0]
    return Series(
        uid,
        first.modality,
        first.series_description,
        first.series_number,
        tuple(sorted((file.instance for file in files), key=order)),
        spacing_remarks(places) if along else (),
    )
