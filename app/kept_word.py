"""A reader's word on its way into the store, and what has become of it. Runs on the store's lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from core.findings import Assessment, Prediction, QueueReason
    from core.store.database import Store
    from core.store.waiting import NotStored


@dataclass(frozen=True, slots=True)
class KeptWord:
    """`queue_id`: the entry of the relabel queue that it opened. `not_stored`: what waits beside the database."""

    word: Assessment
    queue_id: int | None
    not_stored: NotStored


def measured(word: Assessment, prediction: Prediction, shape: tuple[int, int]) -> Assessment:
    """With the overlap of its regions and the map, which takes too long for the window's thread. `shape`: rows and
    columns of the frame."""
    from core.review.map_overlap import with_map_overlap

    said_of, shown = word.origin, prediction.origin
    if (said_of.sha256, said_of.number) != (shown.sha256, shown.number):  # its regions lie on another image
        return word
    if word.bundle != prediction.bundle:  # a later reader's, who was shown another network's map
        return word
    return with_map_overlap(word, prediction.heatmap(word.finding), shape)


def keep_word(
    store: Store,
    record: Callable[..., int | None],
    measured_word: Callable[[], Assessment],
    entering: tuple[QueueReason | None, Callable[[], bytes | None] | None],
    otherwise: Sequence[Assessment],
) -> KeptWord:
    """`record`: `store.record` with what the settings say. `entering`: why the case enters the queue, and the image's
    content. `otherwise`: what is kept where the store cannot take the word."""
    word = measured_word()
    reason, content = entering
    try:
        queue_id = record(word, reason, content=content() if content is not None else None)
    except EnvironmentFault:
        if otherwise:
            store.keep_words(otherwise)
        raise
    return KeptWord(word, queue_id, store.not_stored)
