"""The processes that prepare files for an export and verify them.

Imports nothing heavy before it is asked for something.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.errors import WorkerOutOfMemory
from core.export.requests import CheckRequest, FrameRequest, PreparedFrame, Proposal, WorkerSurroundings
from core.workers.child import silence_libraries


def serve_export(surroundings: WorkerSurroundings) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    """Its verbs: "prepare" and "propose"."""
    silence_libraries()
    made: list[Any] = []

    def preparer() -> Any:
        from core.export.preparing import Preparer

        if not made:
            made.append(Preparer(surroundings))
        return made[0]

    def prepare(request: FrameRequest, report: Callable[[Any], None]) -> PreparedFrame:
        try:
            return preparer().prepare(request)  # type: ignore[no-any-return]
        except MemoryError:
            raise _too_large(request) from None

    def propose(request: FrameRequest, report: Callable[[Any], None]) -> tuple[Proposal, ...]:
        try:
            return preparer().propose(request)  # type: ignore[no-any-return]
        except MemoryError:
            raise _too_large(request) from None

    return {"prepare": prepare, "propose": propose}


def serve_verification(surroundings: WorkerSurroundings) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    """One verb, "check". A process of its own: what verifies shares nothing with what writes."""
    silence_libraries()
    made: list[Any] = []

    def check(request: CheckRequest, report: Callable[[Any], None]) -> str | None:
        from core.export.checking import Checker

        if not made:
            made.append(Checker())
        try:
            return made[0].reason(request)  # type: ignore[no-any-return]
        except MemoryError:
            raise _too_large(request) from None

    return {"check": check}


def _too_large(request: FrameRequest | CheckRequest) -> WorkerOutOfMemory:
    return WorkerOutOfMemory(
        "{path} needs more memory than one image may take (settings: max_read_memory_bytes); leave it out.",
        path=request.path,
    )
