"""Where an attribute of one frame stands: in its own functional group, in the shared ones, or in the dataset itself.

PS3.3 C.7.6.16: a functional group macro stands either in the item of the frame or in the shared item, never in both.
Classic images have none; everything stands in the dataset.
"""

from __future__ import annotations

from pydicom import Dataset

from core.dicom.header import items


def group_of_frame(dataset: Dataset, number: int, keyword: str) -> Dataset:
    """The item of functional group `keyword` that holds for frame `number` (from 1), else the dataset."""
    per_frame = items(dataset, "PerFrameFunctionalGroupsSequence")
    shared = items(dataset, "SharedFunctionalGroupsSequence")
    own = per_frame[number - 1 : number] if number >= 1 else []
    for groups in (*own, *shared[:1]):
        for item in items(groups, keyword)[:1]:
            return item
    return dataset
