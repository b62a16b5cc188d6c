"""Transfer syntaxes and who decodes them, as data; and the decoding of one frame by the first decoder that can."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.pixels import get_decoder
from pydicom.pixels.decoders.base import Decoder
from pydicom.uid import UID

from core.dicom.header import integer, value
from core.dicom.text import plain
from core.errors import EnvironmentLacks, FileFault, Sentence, any_of, listed

NATIVE = ("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2")
# Decoder -> (the module that must be there, what to install for it).
LIBRARIES = {
    "gdcm": ("gdcm", "python-gdcm"),
    "imagecodecs": ("imagecodecs", "imagecodecs"),
    "pillow": ("PIL", "Pillow"),
    "pydicom": ("pydicom", "pydicom"),
    "pyjpegls": ("jpeg_ls", "pyjpegls"),
    "pylibjpeg-openjpeg": ("openjpeg", "pylibjpeg and pylibjpeg-openjpeg"),
    "pylibjpeg-rle": ("rle", "pylibjpeg and pylibjpeg-rle"),
}
_FROM_PYDICOM = "Unable to decode as exceptions were raised by all available plugins: "
_PYDICOM_NAMES = {"pylibjpeg-openjpeg": "pylibjpeg", "pylibjpeg-rle": "pylibjpeg"}


@dataclass(frozen=True, slots=True)
class Coding:
    """A transfer syntax (PS3.6 table A-1) and its decoders, in the order in which they are tried."""

    uid: str
    name: str
    decoders: tuple[str, ...]


_J2K = ("gdcm", "pylibjpeg-openjpeg", "pillow")
_JPEG = "1.2.840.10008.1.2.4."
# The first of each row was the fastest of those that give the same values on the test collection.
CODINGS = (
    Coding("1.2.840.10008.1.2.5", "RLE Lossless", ("pylibjpeg-rle", "pydicom")),
    Coding(_JPEG + "50", "JPEG Baseline (Process 1)", ("imagecodecs", "pillow", "gdcm")),
    Coding(_JPEG + "51", "JPEG Extended (Process 2 and 4)", ("imagecodecs", "pillow", "gdcm")),
    Coding(_JPEG + "53", "JPEG Spectral Selection (Process 6 and 8, retired)", ("imagecodecs",)),
    Coding(_JPEG + "55", "JPEG Full Progression (Process 10 and 12, retired)", ("imagecodecs",)),
    Coding(_JPEG + "57", "JPEG Lossless (Process 14)", ("imagecodecs", "gdcm")),
    Coding(_JPEG + "70", "JPEG Lossless, First-Order Prediction (Process 14, SV1)", ("imagecodecs", "gdcm")),
    Coding(_JPEG + "80", "JPEG-LS Lossless", ("pyjpegls", "gdcm")),
    Coding(_JPEG + "81", "JPEG-LS Near-Lossless", ("pyjpegls", "gdcm")),
    Coding(_JPEG + "90", "JPEG 2000 Lossless", _J2K),
    Coding(_JPEG + "91", "JPEG 2000", _J2K),
    Coding(_JPEG + "110", "JPEG XL Lossless", ("imagecodecs",)),
    Coding(_JPEG + "111", "JPEG XL JPEG Recompression", ("imagecodecs",)),
    Coding(_JPEG + "112", "JPEG XL", ("imagecodecs",)),
    Coding(_JPEG + "201", "HTJ2K Lossless", ("pylibjpeg-openjpeg",)),
    Coding(_JPEG + "202", "HTJ2K Lossless with RPCL", ("pylibjpeg-openjpeg",)),
    Coding(_JPEG + "203", "HTJ2K", ("pylibjpeg-openjpeg",)),
)
_BY_UID = {coding.uid: coding for coding in CODINGS}


@cache
def is_installed(decoder: str) -> bool:
    return importlib.util.find_spec(LIBRARIES[decoder][0]) is not None


def decodable() -> list[tuple[str, bool, str]]:
    """(name, whether it can be decoded, by what or what to install) of every syntax that is read, for the doctor."""
    rows = [(UID(uid).name, is_installed("pydicom"), "pydicom") for uid in NATIVE]
    for coding in CODINGS:
        present = [name for name in coding.decoders if is_installed(name)]
        absent = _absent(coding)
        if not present:
            by: str = Sentence("install {library}", library=_libraries(coding))
        else:
            names = listed(present)
            by = Sentence("{names} (not installed: {absent})", names=names, absent=absent) if absent else names
        rows.append((coding.name, bool(present), by))
    return rows


def is_decodable(uid: str) -> bool:
    """Whether this is a compressed transfer syntax of the table."""
    return uid in _BY_UID


def syntax_name(uid: str) -> str:
    """The coding in words, for a sentence."""
    return _BY_UID[uid].name if uid in _BY_UID else plain(UID(uid).name)


def decode_frame(dataset: Dataset, index: int, name: str) -> NDArray[Any]:
    """Frame `index` (from 0): (rows, columns) in the file's own type, or (rows, columns, 3); YBR becomes RGB.

    Unused high bits are cleared, or filled with the sign (PS3.5 8.1.1). Raises EnvironmentLacks where no decoder is
    installed, FileFault where the coding is unknown; what a decoder itself raises passes through.
    """
    syntax = str(dataset.file_meta.TransferSyntaxUID)
    if syntax in NATIVE:
        return _pixels(get_decoder(syntax), "", dataset, index)
    coding = _BY_UID.get(syntax)
    if coding is None:
        raise FileFault(
            "{name} is coded as {syntax_name}, which Overread does not decode; ask for it uncompressed.",
            name=name,
            syntax_name=syntax_name(syntax),
        )
    failure: Exception | None = None
    for decoder, plugin in _decoders(coding):
        decoded = _attempt(decoder, plugin, dataset, index)
        if not isinstance(decoded, Exception):
            return decoded
        failure = failure or decoded
    if failure is None:
        raise EnvironmentLacks(
            "{name} is coded as {coding_name}, and nothing here decodes that; install {libraries}.",
            name=name,
            coding_name=coding.name,
            libraries=_libraries(coding),
        )
    absent = _absent(coding)
    if not absent:
        raise failure
    raise FileFault(
        "{name} is coded as {coding_name}, and what is installed cannot decode it ({reason}); "
        "install {absent}, or ask for it again.",
        name=name,
        coding_name=coding.name,
        reason=in_short(failure),
        absent=absent,
    )


def in_short(error: Exception) -> str:
    """A decoder's own words, on one line and cut to a length that fits a sentence."""
    words = " ".join(str(error).split()).removeprefix(_FROM_PYDICOM).removesuffix(".")
    if "'NoneType' object" in words:  # what the binding of GDCM trips over where the library gave no picture
        return Sentence("its compressed data are damaged")
    return plain(words or type(error).__name__)[:200]


def _attempt(decoder: Decoder, plugin: str, dataset: Dataset, index: int) -> NDArray[Any] | Exception:
    """The pixels, or what one decoder raised: each raises whatever it likes."""
    try:
        return _pixels(decoder, plugin, dataset, index)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the next decoder is tried, and the first failure reported
        return error
    except BaseException as error:
        # WORKAROUND https://github.com/PyO3/pyo3/issues/2783: a panic of pylibjpeg-rle is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        return RuntimeError(str(error))


def _pixels(decoder: Decoder, plugin: str, dataset: Dataset, index: int) -> NDArray[Any]:
    with _usable_frame_count(dataset):
        pixels, _ = decoder.as_array(dataset, index=index, decoding_plugin=plugin)
    return pixels


@contextmanager
def _usable_frame_count(dataset: Dataset) -> Iterator[None]:
    """pydicom refuses pixels with a Number of Frames like '1A'; meanwhile it gets what the rest of Overread counts."""
    if "NumberOfFrames" not in dataset or str(value(dataset, "NumberOfFrames")).isdigit():
        yield
        return
    stated = dataset.get_item("NumberOfFrames")
    dataset.add_new("NumberOfFrames", "IS", str(integer(dataset, "NumberOfFrames", 1)))
    try:
        yield
    finally:
        dataset["NumberOfFrames"] = stated


def _absent(coding: Coding) -> str:
    """What could be installed to decode more of a coding: some decoders know only its 8-bit half."""
    absent = [LIBRARIES[name][1] for name in coding.decoders if not is_installed(name)]
    return any_of(absent) if absent else ""


def _libraries(coding: Coding) -> str:
    return any_of([LIBRARIES[name][1] for name in coding.decoders])


def _decoders(coding: Coding) -> Iterator[tuple[Decoder, str]]:
    """The installed decoders of a coding, with their names in pydicom."""
    for name in coding.decoders:
        if not is_installed(name):
            continue
        if name == "imagecodecs":
            yield _imagecodecs_decoder(coding.uid), name
        elif (plugin := _PYDICOM_NAMES.get(name, name)) in get_decoder(coding.uid).available_plugins:
            yield get_decoder(coding.uid), plugin


class _CompressedUID(UID):
    """A compressed transfer syntax, whether pydicom's dictionary knows it or not (JPEG XL, in 3.0)."""

    @property
    def is_transfer_syntax(self) -> bool:
        return True

    @property
    def is_compressed(self) -> bool:
        return True


@cache
def _imagecodecs_decoder(uid: str) -> Decoder:
    decoder = Decoder(_CompressedUID(uid))
    decoder.add_plugin("imagecodecs", ("core.dicom.imagecodecs_plugin", "decode_frame"))
    return decoder
