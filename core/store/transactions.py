"""How the parts of a store come to its database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection

from core.store.anchors import ChainHead
from core.store.audit_chain import TrailEvent

Transaction = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Transactions:
    """Each of the first three opens a transaction. `claiming`: one that may look for a free entry beside other writers,
    and calls `serialise_appends` before it writes. `tell`: adds to the audit trail, in a transaction that writes."""

    reading: Transaction
    writing: Transaction
    claiming: Transaction
    tell: Callable[[Connection, Sequence[TrailEvent]], ChainHead]
