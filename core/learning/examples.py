"""The example of a bundle: a picture and the logits that its network gave for it, so that anybody can repeat them."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.bundles.library import read_bundle
from core.bundles.manifest import Example, Manifest, encode_manifest
from core.imaging.made_pictures import made_picture
from core.inference.engine.pipeline import Pipeline
from core.inference.example import example_input

EXAMPLE_FILE = "example.png"


def add_example(folder: Path, picture: NDArray[np.uint8] | None = None) -> Manifest:
    """Write `picture` (uint8 rows x columns; without one, a made one) and its logits on this CPU into a bundle.

    The network must be whole by then: what it says now is what `overread bundles check` will hold it to.
    """
    bundle = read_bundle(folder)
    buffer = io.BytesIO()
    Image.fromarray(made_picture(0) if picture is None else picture).save(buffer, "PNG", optimize=True)
    data = buffer.getvalue()
    (folder / EXAMPLE_FILE).write_bytes(data)
    pipeline = Pipeline(bundle, "cpu")
    logits = pipeline.run(example_input(folder / EXAMPLE_FILE, pipeline.spec)[None]).logits[0]
    example = Example(
        file=EXAMPLE_FILE,
        sha256=hashlib.sha256(data).hexdigest(),
        logits=tuple(round(float(value), 5) for value in logits),
    )
    manifest = msgspec.structs.replace(bundle.manifest, example=example)
    part = folder / "manifest.json.part"
    part.write_bytes(encode_manifest(manifest))
    part.replace(folder / "manifest.json")
    return manifest
