"""`overread inspect`: what each image is, and the picture as displayed."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.describing import described
from core.cli.output import fitting, print_json, print_table, say
from core.cli.services import Services, answer, scan
from core.errors import FileFault, UsageFault

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.intake.service import Reader
    from core.study import Frame, Instance


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which frames are asked for; where their pictures go (None: no pictures), and with overlay planes or without."""

    frames: range
    folder: Path | None
    overlays: bool


def inspect(args: argparse.Namespace, window: WindowParts) -> int:
    services = Services(args)
    wanted = _Wanted(_frame_range(args.frames), Path(args.render) if args.render else None, args.overlays)
    with services.reader() as reader:
        rows = [_row(reader, file.instance, wanted) for file in scan(reader, args.paths)]
    if args.json:
        print_json(rows)
    else:
        shown = [(Path(r["path"]).name, r["kind"], r["status"], _size(r), r["photometric"] or "") for r in rows]
        print_table(("file", "kind", "status", "size", "photometric"), shown)
    for row in rows:
        if row["status"] != "ok":
            say(str(row["reason"]))
    return 1 if any(row["status"] == "error" for row in rows) else 0


def _size(row: dict[str, Any]) -> str:
    return f"{row['columns']} x {row['rows']} x {row['frames']}" if row["rows"] else ""


def _frame_range(text: str | None) -> range:
    """'3' or '2-5' (counted from 1) to a range; the first frame without one."""
    if text is None:
        return range(1, 2)
    first, _, last = text.partition("-")
    numbers = [part for part in (first, last or first) if part.isascii() and part.isdigit() and len(part) < 10]
    if len(numbers) < 2 or not 1 <= int(numbers[0]) <= int(numbers[1]):
        raise UsageFault(f"--frames {text} is no range of frames; write for instance 1-5.")
    return range(int(numbers[0]), int(numbers[1]) + 1)


def _row(reader: Reader, instance: Instance, wanted: _Wanted) -> dict[str, Any]:
    """One object of the contract (`inspect`)."""
    row: dict[str, Any] = {
        "path": instance.path, "kind": instance.kind, "status": "ok", "reason": None, "modality": None,
        "transfer_syntax": None, "photometric": None, "rows": instance.rows or None,
        "columns": instance.columns or None, "frames": instance.frame_count or None, "bits_stored": None,
        "window": None, "pixel_spacing_mm": None, "spacing_source": None, "rendered": None, "warnings": [],
    }  # fmt: skip
    if instance.problem is not None and not (instance.description and instance.frame_count):
        return row | {"status": "error" if instance.is_failure else "ok", "reason": instance.problem}
    row["reason"] = instance.problem
    last = min(wanted.frames.stop - 1, instance.frame_count)
    numbers = range(wanted.frames.start, last + 1) or range(1, 2)
    for number in numbers if wanted.folder is not None else numbers[:1]:
        frame, reason = answer(reader.read(instance.path, number), instance.path)
        if frame is None:
            return row | {"status": "error", "reason": reason}
        row |= described(frame) if number == numbers[0] else {}
        rendered = None if wanted.folder is None else str(_rendered(frame, wanted))
        row["rendered"] = row["rendered"] or rendered
    if wanted.frames.start > instance.frame_count:
        row["warnings"] = [*row["warnings"], f"The file has {instance.frame_count} frame(s); frame 1 is described."]
    return row


def _rendered(frame: Frame, wanted: _Wanted) -> Path:
    """The displayed image as an 8-bit PNG of native size, under a name that shows file and frame."""
    from PIL import Image

    from core.imaging.display import displayed

    folder = wanted.folder or Path()
    shown = displayed(frame, overlays=wanted.overlays)
    origin = frame.origin
    suffix = f"_f{origin.number:04d}" if origin.frame_count > 1 else ""
    target = folder / f"{fitting(Path(origin.path).name)}_{origin.sha256[:8]}{suffix}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(shown).save(target)
    except OSError as error:
        raise FileFault(
            "{target} cannot be written ({reason}); choose another folder.",
            target=target,
            reason=error.strerror or error,
        ) from error
    return target
