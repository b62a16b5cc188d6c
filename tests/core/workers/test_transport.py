"""Messages with pixels: beside the pipe where blocks of memory stay until they are taken, else through it."""

from __future__ import annotations

import numpy as np
import pytest

from core.workers.transport import SHARED_FROM_BYTES, discard, pack, unpack


@pytest.mark.parametrize("share", [True, False])
def test_pixels_arrive_read_only_and_whole(share: bool) -> None:
    pixels = np.arange(SHARED_FROM_BYTES, dtype=np.uint16)
    packed = pack({"pixels": pixels, "word": "ảnh"}, share)
    assert (packed.block is not None) == share
    said = unpack(packed.data)
    assert said["word"] == "ảnh"
    assert (said["pixels"] == pixels).all()
    assert not said["pixels"].flags.writeable


def test_a_message_that_goes_through_the_pipe_needs_nothing_beside_it() -> None:
    """On Windows the sender's block would be gone before the receiver has come."""
    packed = pack(np.zeros(SHARED_FROM_BYTES, np.uint8), share=False)
    discard(packed)
    assert unpack(packed.data).nbytes == SHARED_FROM_BYTES
