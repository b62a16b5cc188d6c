"""What a scan finds, and how it is grouped: Study -> Series -> Instance. Values only; no file is opened here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.study import Instance, Series, Study


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """One file with the attributes that place it. Unreadable files and pictures make a study of their own folder."""

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


def grouped(files: Iterable[ScannedFile]) -> tuple[Study, ...]:
    """Studies in the order in which their first file was found; series by number, instances by number, then path."""
    studies: dict[str, dict[str, list[ScannedFile]]] = {}
    for file in files:
        studies.setdefault(file.study_uid, {}).setdefault(file.series_uid, []).append(file)
    return tuple(_study(uid, series) for uid, series in studies.items())


def _study(uid: str, members: dict[str, list[ScannedFile]]) -> Study:
    series = sorted((_series(key, files) for key, files in members.items()), key=lambda s: (s.number, s.uid))
    first = next(iter(members.values()))[0]
    return Study(uid, first.patient_name, first.patient_id, first.study_date, first.study_description, tuple(series))


def _series(uid: str, files: list[ScannedFile]) -> Series:
    instances = sorted((f.instance for f in files), key=lambda i: (i.number, i.path))
    first = files[0]
    return Series(uid, first.modality, first.series_description, first.series_number, tuple(instances))
