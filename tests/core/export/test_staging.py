"""What an export has made ready and has not published yet."""

from __future__ import annotations

import shutil
from pathlib import Path

from core.export.order import ExportOrder
from core.export.staging import Staging, stopped_order

ORDER = ExportOrder(("csv",))


def test_what_was_killed_while_it_cleared_up_is_gone_on_with(tmp_path: Path) -> None:
    """`make kills` met it: the frames were gone, the order was not, and every later export failed at its first one."""
    staging = Staging(tmp_path)
    staging.begin(ORDER.to_json(), "1")
    staging.put("a", "digest", {}, {"picture": ("a.png", b"pixels")})
    shutil.rmtree(staging.frame_folder("a").parent)
    assert stopped_order(tmp_path) == ORDER

    staging.begin(ORDER.to_json(), "1")
    frame = staging.put("a", "digest", {}, {"picture": ("a.png", b"pixels")})
    assert frame.files["picture"].path.read_bytes() == b"pixels"
