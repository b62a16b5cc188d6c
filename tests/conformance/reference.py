"""DCMTK's rendering of a frame, with the window that Overread uses. GDCM and OpenJPEG unpack what DCMTK cannot."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydicom import dcmread
from pydicom.encaps import get_frame

from core.study import Frame, LookupTable, Voi

_JPEG = "1.2.840.10008.1.2.4."
_DCMJ2PNM = frozenset(_JPEG + n for n in ("50", "51", "53", "55", "57", "70"))
_DCML2PNM = frozenset(_JPEG + n for n in ("80", "81"))
_HTJ2K = frozenset(_JPEG + n for n in ("201", "202", "203"))
TOOLS = ("dcm2pnm", "dcmj2pnm", "dcml2pnm", "gdcmconv", "opj_decompress")
# dcmj2pnm reads this file's data set as explicit VR, as its transfer syntax says; it is written as implicit VR.
UNPACKED_BY_GDCM = frozenset({"pydicom/test_files/SC_rgb_jpeg.dcm"})
LIMIT_S = 120


class ReferenceRefusedError(Exception):
    """The other tool shows nothing; the message is its own."""


@dataclass(frozen=True)
class Reference:
    """`pixels`: uint8 (rows, columns) or (rows, columns, 3). `command`: what made them, without paths."""

    pixels: NDArray[Any]
    command: str


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def reference(name: str, path: Path, frame: Frame, voi: Voi, work: Path) -> Reference:
    """Render frame `frame.origin.number` of `path` with DCMTK, windowed by `voi`."""
    syntax = frame.facts.transfer_syntax
    if syntax in _HTJ2K:
        return _by_openjpeg(path, frame.origin.number, work)
    options = [
        "-O",
        *([] if frame.is_colour else window_options(voi, enhanced=_is_enhanced(path))),
        "+F",
        str(frame.origin.number),
    ]
    tool = "dcmj2pnm" if syntax in _DCMJ2PNM else "dcml2pnm" if syntax in _DCML2PNM else "dcm2pnm"
    steps = [tool, *options]
    if (syntax.startswith(_JPEG) and tool == "dcm2pnm") or name in UNPACKED_BY_GDCM:
        raw = work / "raw.dcm"
        _made(["gdcmconv", "--raw", str(path), str(raw)], raw)
        path, tool, steps = raw, "dcm2pnm", ["gdcmconv --raw,", "dcm2pnm", *options]
    out = work / "reference.pnm"
    _made([tool, *options, "--write-raw-pnm", str(path), str(out)], out)
    return Reference(np.array(Image.open(out)), " ".join(steps))


def window_options(voi: Voi, *, enhanced: bool) -> list[str]:
    """The same VOI step in DCMTK's words.

    A classic file's first window or LUT is named by its number. Others are given as numbers: +Ww is LINEAR, whose
    window (c, w) spans c - 0.5 -+ (w - 1) / 2 (PS3.3 C.11.2.1.2.1), LINEAR_EXACT's spans c -+ w / 2.
    """
    if isinstance(voi, LookupTable):
        return ["+Wl", "1"]
    if voi.source == "file" and not enhanced:
        return ["+Wi", "1"]
    exact = voi.function == "LINEAR_EXACT"
    center, width = (voi.center + 0.5, voi.width + 1.0) if exact else (voi.center, voi.width)
    return ["+Ww", repr(center), repr(width)]


def _is_enhanced(path: Path) -> bool:
    """Whether windows stand in functional groups, where dcm2pnm counts none (it does apply their rescale)."""
    dataset = dcmread(path, force=True, stop_before_pixels=True)
    return "SharedFunctionalGroupsSequence" in dataset or "PerFrameFunctionalGroupsSequence" in dataset


def _by_openjpeg(path: Path, number: int, work: Path) -> Reference:
    """HTJ2K: neither DCMTK nor GDCM reads it; OpenJPEG's own tool decodes the codestream (colour, 8 bits)."""
    dataset = dcmread(path)
    frames = int(dataset.get("NumberOfFrames", 1))
    (work / "frame.j2c").write_bytes(get_frame(dataset.PixelData, number - 1, number_of_frames=frames))
    out = work / "frame.ppm"
    _made(["opj_decompress", "-i", str(work / "frame.j2c"), "-o", str(out)], out)
    return Reference(np.array(Image.open(out)), "opj_decompress")


def _made(command: list[str], target: Path) -> None:
    target.unlink(missing_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=LIMIT_S, check=False)
    if not target.exists():
        lines = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise ReferenceRefusedError(f"{command[0]}: {lines[-1] if lines else f'exit code {done.returncode}'}")
