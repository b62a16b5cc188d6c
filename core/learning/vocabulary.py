"""Known classes: their coded concepts (SNOMED CT) and their words in the languages of the window."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.bundles.manifest import Code, Label

NO_FINDING_KEYS = ("normal", "no_finding")


@dataclass(frozen=True, slots=True)
class Concept:
    code: Code | None
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
    "atelectasis": Concept(Code(scheme="SCT", value="46621007", meaning="Atelectasis"),
                           Label(en="Atelectasis", vi="Xẹp phổi", zh_CN="肺不张")),
    "consolidation": Concept(Code(scheme="SCT", value="95436008", meaning="Lung consolidation"),
                             Label(en="Consolidation", vi="Đông đặc phổi", zh_CN="肺实变")),
    "infiltration": Concept(Code(scheme="DCM", value="112121", meaning="Infiltrate"),
                            Label(en="Infiltration", vi="Thâm nhiễm phổi", zh_CN="肺浸润")),
    "pneumothorax": Concept(Code(scheme="SCT", value="36118008", meaning="Pneumothorax"),
                            Label(en="Pneumothorax", vi="Tràn khí màng phổi", zh_CN="气胸")),
    "edema": Concept(Code(scheme="SCT", value="19242006", meaning="Pulmonary edema"),
                     Label(en="Pulmonary edema", vi="Phù phổi", zh_CN="肺水肿")),
    "emphysema": Concept(Code(scheme="SCT", value="87433001", meaning="Pulmonary emphysema"),
                         Label(en="Emphysema", vi="Khí phế thũng", zh_CN="肺气肿")),
    "fibrosis": Concept(Code(scheme="SCT", value="51615001", meaning="Pulmonary fibrosis"),
                        Label(en="Fibrosis", vi="Xơ phổi", zh_CN="肺纤维化")),
    "effusion": Concept(Code(scheme="SCT", value="60046008", meaning="Pleural effusion"),
                        Label(en="Pleural effusion", vi="Tràn dịch màng phổi", zh_CN="胸腔积液")),
    "cardiomegaly": Concept(Code(scheme="SCT", value="8186001", meaning="Cardiomegaly"),
                            Label(en="Cardiomegaly", vi="Tim to", zh_CN="心脏增大")),
    "pleural_thickening": Concept(None, Label(en="Pleural thickening", vi="Dày màng phổi", zh_CN="胸膜增厚")),
    "nodule": Concept(None, Label(en="Nodule", vi="Nốt phổi", zh_CN="肺结节")),
    "mass": Concept(None, Label(en="Mass", vi="Khối ở phổi", zh_CN="肺肿块")),
    "hernia": Concept(None, Label(en="Hernia", vi="Thoát vị", zh_CN="疝")),
    "lung_lesion": Concept(None, Label(en="Lung lesion", vi="Tổn thương phổi", zh_CN="肺部病变")),
    "fracture": Concept(None, Label(en="Fracture", vi="Gãy xương", zh_CN="骨折")),
    "lung_opacity": Concept(None, Label(en="Lung opacity", vi="Đám mờ phổi", zh_CN="肺部阴影")),
    "enlarged_cardiomediastinum": Concept(
        None, Label(en="Enlarged cardiomediastinum", vi="Bóng tim trung thất rộng", zh_CN="心影纵隔增宽")
    ),
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


def key_of(word: str) -> str:
    """A name as others write it ("Lung Lesion") as a key of a manifest: a-z, 0-9 and _; '' where none is left."""
    return re.sub(r"[^a-z0-9]+", "_", word.lower()).strip("_")[:64]
