"""One DICOM file of each transfer syntax that the source tree decodes: generated, or from the data folder."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]
SHARED = ROOT.parent / "shared" / "dicom"


def decoded_syntaxes() -> list[str]:
    from core.dicom.codecs import CODINGS, NATIVE

    return [*NATIVE, *(coding.uid for coding in CODINGS)]


def one_of_each_syntax(folder: Path) -> list[Path]:
    """Write them to `folder`, each named after its transfer syntax; real ones where the data folder has some."""
    folder.mkdir(parents=True)
    made = _generated(folder)
    for syntax, path in _shared().items():
        made[syntax] = Path(shutil.copy(path, folder / f"{syntax}.dcm"))
    return [*(made[syntax] for syntax in decoded_syntaxes() if syntax in made), _deep_png(folder / "deep.png")]


def _deep_png(target: Path) -> Path:
    """Grey in three colours of 16 bits, which Pillow does not read whole."""
    import imagecodecs
    import numpy as np

    from tests.helpers.dicom_files import chest_like

    target.write_bytes(imagecodecs.png_encode(np.repeat(chest_like(bits=16)[..., None], 3, axis=2)))
    return target


def _generated(folder: Path) -> dict[str, Path]:
    from pydicom import dcmread

    from tests.helpers.codings import LOSSLESS, LOSSY, OF_8_BITS, recoded
    from tests.helpers.dicom_files import chest_like, write_dx

    deep, shallow = folder.parent / "12.dcm", folder.parent / "8.dcm"
    write_dx(deep)
    write_dx(shallow, chest_like(bits=8))
    made = {}
    for coding in (*LOSSLESS, *LOSSY):
        target = recoded(shallow if coding in OF_8_BITS else deep, coding, folder / "new.dcm")
        syntax = str(dcmread(target).file_meta.TransferSyntaxUID)
        made[syntax] = target.rename(folder / f"{syntax}.dcm")
    return made


def _shared() -> dict[str, Path]:
    """The smallest file of each syntax of the data folder; nothing where there is none."""
    from tests.conformance.collection import files_with_pixels

    found: dict[str, Path] = {}
    for name, path in files_with_pixels() if SHARED.is_dir() else ():
        syntax = _syntax(path)
        larger = syntax in found and found[syntax].stat().st_size <= path.stat().st_size
        if name.startswith("shared/") and syntax in decoded_syntaxes() and not larger:
            found[syntax] = path
    return found


def _syntax(path: Path) -> str:
    from pydicom import dcmread

    meta = getattr(dcmread(path, force=True, stop_before_pixels=True), "file_meta", None)
    return str(meta.TransferSyntaxUID) if meta is not None and "TransferSyntaxUID" in meta else ""
