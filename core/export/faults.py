"""How a destination that cannot be written is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import ExportFault


@contextmanager
def told_as_export_faults(folder: Path) -> Iterator[None]:
    """Raise ExportFault, with the folder, the reason and the remedy, for what the system refuses."""
    try:
        yield
    except OSError as error:
        raise ExportFault(
            "The export folder {folder} cannot be written ({reason}); check the rights and the free "
            "space and export again, which goes on where this ended, or choose another folder.",
            folder=folder,
            reason=error.strerror or error,
        ) from error
