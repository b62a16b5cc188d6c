"""What belongs beside an image, whose images are on screen, and which slice lies where another does."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from app import hanging
from app.linked_places import linked_target
from app.open_studies import FrameTarget, OpenStudies
from app.patients_on_screen import patients_of
from core.dicom.files import ScannedFile, folder_uid
from core.dicom.slices import SlicePlace
from core.settings import FRONTAL_THEN_LATERAL, HangingRule, Settings
from core.study import Instance

RULES = (FRONTAL_THEN_LATERAL,)


def film(path: str, view: str = "", **given: object) -> ScannedFile:
    instance = Instance(path, "dicom", rows=10, columns=10, frame_count=1, number=int(given.pop("number", 1)))  # type: ignore[call-overload]
    told = {"study_uid": "1.1", "series_uid": f"1.1.{path}", "patient_name": "TESTER^THEA", "patient_id": "T-1"}
    return ScannedFile(instance, **{**told, "modality": "DX", "view_position": view, **given})  # type: ignore[arg-type]


def opened(*files: ScannedFile) -> OpenStudies:
    studies = OpenStudies()
    studies.add(files)
    return studies


def place_of(studies: OpenStudies, path: str):
    place = studies.place(FrameTarget(path))
    assert place is not None
    return place


def test_a_frontal_and_a_lateral_film_are_hung_in_that_order_whatever_theirs_is() -> None:
    studies = opened(film("side", "LL", series_number=1), film("front", "PA", series_number=2))
    assert hanging.hung(studies, place_of(studies, "side"), RULES) == (FrameTarget("front"), FrameTarget("side"))


def test_the_series_description_tells_the_view_where_the_header_does_not() -> None:
    studies = opened(film("1", series_description="Chest AP"), film("2", series_description="CHEST LAT."))
    assert hanging.hung(studies, place_of(studies, "1"), RULES) == (FrameTarget("1"), FrameTarget("2"))


@pytest.mark.parametrize(
    "files",
    [
        (film("1", "PA"),),
        (film("1", "PA"), film("2", "PA")),
        (film("1", "PA"), film("2", "LL", study_uid="1.2")),
        (film("1", "PA", modality="CT"), film("2", "LL", modality="CT")),
    ],
)
def test_no_rule_is_forced_on_a_study_that_does_not_fit_it(files: tuple[ScannedFile, ...]) -> None:
    studies = opened(*files)
    assert hanging.hung(studies, place_of(studies, "1"), RULES) == ()


def test_the_table_of_rules_can_be_replaced_and_emptied() -> None:
    studies = opened(film("cc", "CC", modality="MG"), film("mlo", "MLO", modality="MG"))
    breast = HangingRule(modalities=("MG",), panes=(("MLO",), ("CC",)))
    place = place_of(studies, "cc")
    assert hanging.hung(studies, place, (*RULES, breast)) == (FrameTarget("mlo"), FrameTarget("cc"))
    assert hanging.hung(studies, place, ()) == ()
    assert Settings().hanging == RULES


def test_priors_come_from_the_same_patient_the_latest_earlier_one_first() -> None:
    dates = {"now": "2024-03-01", "old": "2020-01-01", "last": "2023-01-01", "next": "2025-01-01"}
    hers = [film(name, "PA", study_uid=name, study_date=date) for name, date in dates.items()]
    his = film("his", "PA", study_uid="9", patient_id="T-2", patient_name="OTHER^OTTO", study_date="2023-06-01")
    studies = opened(*hers, his)
    found = hanging.priors_of(studies, place_of(studies, "now"))
    assert [study.uid for study in found] == ["last", "old", "next"]


def test_the_counterpart_in_a_prior_is_the_same_view() -> None:
    prior = (film("p1", "LL", study_uid="2", number=1), film("p2", "PA", study_uid="2", number=2))
    studies = opened(film("1", "PA"), *prior)
    study = place_of(studies, "p1").study
    assert hanging.counterpart(studies, place_of(studies, "1"), study) == FrameTarget("p2")


def test_beside_an_image_stands_its_own_case_and_nobody_elses() -> None:
    prior = film("p", "PA", study_uid="2", study_date="2020-01-01")
    his = film("his", "PA", study_uid="3", patient_id="T-2", patient_name="OTHER^OTTO")
    studies = opened(film("1", "PA"), film("2", "PA"), prior, his)
    assert hanging.beside(studies, place_of(studies, "1"), 4) == (FrameTarget("2"), FrameTarget("p"))


@pytest.mark.parametrize(
    ("other", "patients"),
    [
        ({}, "one"),
        ({"study_uid": "2"}, "one"),
        ({"study_uid": "2", "patient_name": "tester, Thea"}, "one"),
        ({"study_uid": "2", "patient_id": "T-2"}, "several"),
        ({"study_uid": "2", "patient_name": "OTHER^OTTO"}, "several"),
        ({"study_uid": "2", "patient_id": ""}, "unknown"),
        ({"study_uid": "2", "patient_id": "", "patient_name": ""}, "unknown"),
    ],
)
def test_whose_images_are_on_screen(other: dict[str, str], patients: str) -> None:
    studies = opened(film("1"), film("2", **other))
    assert patients_of([place_of(studies, "1"), place_of(studies, "2")]) == patients


def test_pictures_of_one_folder_need_not_be_of_one_patient() -> None:
    names = [str(PurePath("ward") / name) for name in ("a.png", "b.png")]
    uid = folder_uid(names[0])
    pictures = [
        film(name, study_uid=uid, series_uid=uid, patient_name="", patient_id="", modality="") for name in names
    ]
    studies = opened(*pictures)
    first, second = (place_of(studies, name) for name in names)
    assert patients_of([first, second]) == "unknown"
    assert patients_of([first, first]) == "one"


def slices(study: str, levels: list[float], space: str, normal: tuple[float, float, float] = (0.0, 0.0, 1.0)):
    return [
        film(f"{study}{n}", study_uid=study, series_uid=f"{study}.1", modality="CT", number=n,
             place=SlicePlace((0.0, 0.0, level), normal), frame_of_reference_uid=space)
        for n, level in enumerate(levels)
    ]  # fmt: skip


def test_slices_are_linked_by_their_position_in_one_frame_of_reference() -> None:
    studies = opened(*slices("a", [0.0, 1.0, 2.0, 3.0, 4.0], "s"), *slices("b", [3.0, 5.0, 7.0], "s"))
    moved, other = place_of(studies, "a4"), place_of(studies, "b0")
    assert linked_target(studies, moved, other) == FrameTarget("b0")
    assert linked_target(studies, place_of(studies, "b1"), moved) == FrameTarget("a4")


@pytest.mark.parametrize(("space", "normal"), [("t", (0.0, 0.0, 1.0)), ("", (0.0, 0.0, 1.0)), ("s", (1.0, 0.0, 0.0))])
def test_slices_that_cannot_be_compared_are_linked_by_their_share_of_the_stack(
    space: str, normal: tuple[float, float, float]
) -> None:
    mine = slices("a", [0.0, 1.0, 2.0, 3.0, 4.0], "" if not space else "s")
    studies = opened(*mine, *slices("b", [0.0, 1.0, 2.0], space, normal))
    assert linked_target(studies, place_of(studies, "a4"), place_of(studies, "b0")) == FrameTarget("b2")
