"""A scanning process that dies of some files: the real scan, and a trap in front of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from core.intake import scan
from core.intake.worker import ScanRequest
from core.settings import STANDARD_LIMITS, Limits


def serve(deadly: str) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    """The verb `scan`; a file whose name holds `deadly` ends the process at once."""
    careful_scan = scan.scan_file

    def scan_file(found: Any, limits: Limits) -> Any:
        if deadly in os.path.basename(found.path):
            os._exit(11)
        return careful_scan(found, limits)

    def run(request: ScanRequest, report: Callable[[Any], None]) -> None:
        scan.scan_file = scan_file
        scan.scan_paths(request, STANDARD_LIMITS, report)

    return {"scan": run}
