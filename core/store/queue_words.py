"""Full-text search over the queue: the one place where the databases differ.

SQLite has FTS5, PostgreSQL text vectors. Both are given words that are cut already (`search_words`), find the
beginnings of words, and keep apart what anybody may search in (`place`) from what readers said (`said`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    column,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    table,
    text,
)

from core.store.queue_tables import queue_words

_FTS = table("queue_words", column("rowid"), column("place"), column("said"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an entry, with a space between any two."""

    queue_id: int
    place: str
    said: str


def put_words(connection: Connection, words: Sequence[Words]) -> None:
    """Add the words of entries that have none yet."""
    if connection.dialect.name == "postgresql":
        connection.execute(insert(queue_words), [asdict(one) for one in words])
        return
    rows = [{"rowid": one.queue_id, "place": one.place, "said": one.said} for one in words]
    connection.execute(insert(_FTS), rows)


def remove_words(connection: Connection, queue_ids: Sequence[int] | None) -> None:
    """Remove the words of entries; None: all, and what FTS5 keeps of them as well."""
    if connection.dialect.name == "postgresql":
        gone = delete(queue_words)
        connection.execute(gone if queue_ids is None else gone.where(queue_words.c.queue_id.in_(queue_ids)))
    elif queue_ids is not None:
        connection.execute(delete(_FTS).where(_FTS.c.rowid == bindparam("gone")), [{"gone": one} for one in queue_ids])
    else:
        connection.execute(delete(_FTS))
        connection.execute(text("INSERT INTO queue_words (queue_words) VALUES ('optimize')"))


def entries_with(connection: Connection, words: Sequence[str], *, in_place_only: bool) -> Select[int]:
    """The numbers of entries that have each of these words, or one that begins so; `words` as of `search_words`."""
    if connection.dialect.name == "postgresql":
        where = "place" if in_place_only else "place || ' ' || said"
        vector: ColumnElement[str] = func.to_tsvector(text("'simple'"), text(where))
        sought = func.to_tsquery(text("'simple'"), " & ".join(f"{word}:*" for word in words))
        return select(queue_words.c.queue_id).where(vector.op("@@")(sought))
    sought_words = " AND ".join(f'"{word}"*' for word in words)
    sought_text = f"{{place}} : ({sought_words})" if in_place_only else sought_words
    return select(_FTS.c.rowid).where(literal_column("queue_words").op("MATCH")(literal(sought_text)))
