"""A fault of ours told without a message, a value or a folder: these may quote what was in a file."""

from __future__ import annotations

import re
import traceback
from pathlib import PurePath

from core.errors import WorkerBug

_FRAME = re.compile(r'^  File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<name>\S+)')
_KIND = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*)(:|$)")


def report_text(error: BaseException) -> str:
    """The kind of each error in the chain, and the lines it passed through."""
    if isinstance(error, WorkerBug):
        return _child_report(str(error))
    parts = []
    seen: BaseException | None = error
    while seen is not None:
        lines = [f"  {PurePath(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(seen.__traceback__)]
        parts.append("\n".join([type(seen).__name__, *lines]))
        seen = seen.__cause__ or seen.__context__
    return "\n\n".join(parts)


def _child_report(text: str) -> str:
    """The same of a traceback that another process wrote. The kind stands in the first line behind the frames; what
    follows it is the rest of its message."""
    lines, kind, in_frames = [], "WorkerBug", False
    for line in text.splitlines():
        frame = _FRAME.match(line)
        named = _KIND.match(line)
        if frame:
            lines.append(f"  {PurePath(frame['file']).name}:{frame['line']} {frame['name']}")
            in_frames = True
        elif in_frames and not line.startswith("    "):
            kind = named["kind"] if named else kind
            in_frames = False
    return "\n".join([f"{kind} (in another process)", *lines])
