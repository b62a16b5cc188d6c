"""What of a bundle decides a result, beside its weights."""

from __future__ import annotations

import hashlib

import msgspec

from core.bundles.manifest import Manifest


def preprocessing_sha256(manifest: Manifest) -> str:
    """Of the way from a frame to the network's input, as the manifest states it; in hexadecimal digits.

    Two bundles with the same one are shown the same pixels of the same frame. What they are meant for does not count.
    """
    stated = msgspec.json.encode(manifest.input.spec(), order="sorted")
    return hashlib.sha256(stated).hexdigest()
