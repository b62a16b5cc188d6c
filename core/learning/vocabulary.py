"""Known classes: their coded concepts (SNOMED CT) and their words in the languages of the window."""

from __future__ import annotations

from dataclasses import dataclass

from core.bundles.manifest import Code, Label

NO_FINDING_KEYS = ("normal", "no_finding")


@dataclass(frozen=True, slots=True)
class Concept:
    code: Code
    label: Label


CONCEPTS = {
    "normal": Concept(Code(scheme="SCT", value="17621005", meaning="Normal"),
                      Label(en="Normal", vi="Bình thường", zh_CN="正常")),
    "pneumonia": Concept(Code(scheme="SCT", value="233604007", meaning="Pneumonia"),
                         Label(en="Pneumonia", vi="Viêm phổi", zh_CN="肺炎")),
    "covid19": Concept(Code(scheme="SCT", value="840539006", meaning="COVID-19"),
                       Label(en="COVID-19", vi="COVID-19", zh_CN="新型冠状病毒感染")),
    "tuberculosis": Concept(Code(scheme="SCT", value="154283005", meaning="Pulmonary tuberculosis"),
                            Label(en="Tuberculosis", vi="Lao phổi", zh_CN="肺结核")),
    "lungs": Concept(Code(scheme="SCT", value="39607008", meaning="Lung structure"),
                     Label(en="Lungs", vi="Phổi", zh_CN="肺")),
}  # fmt: skip


def label_of(key: str) -> Label:
    """The words for a class; an unknown one is called by its key in every language."""
    known = CONCEPTS.get(key)
    word = key.replace("_", " ").capitalize()
    return known.label if known else Label(en=word, vi=word, zh_CN=word)


def code_of(key: str) -> Code | None:
    known = CONCEPTS.get(key)
    return known.code if known else None
