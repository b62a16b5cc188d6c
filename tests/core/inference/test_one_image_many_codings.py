"""One radiograph in many codings: the network sees one picture, and never the reader's window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom import dcmread
from pydicom.uid import ExplicitVRLittleEndian

from core.bundles.library import find_bundle
from core.dicom.reading import open_source, read_frame
from core.imaging.display import displayed
from core.imaging.network_input import network_input
from core.imaging.window import default_voi, grey_image
from core.study import Frame, Window
from tests.helpers.codings import LOSSLESS, LOSSY, OF_8_BITS, recoded

pytestmark = pytest.mark.engine
EXACT, CLOSE = 1e-3, 0.02


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """The shipped network on the CPU."""
    from core.inference.engine.pipeline import Pipeline

    return Pipeline(find_bundle("cxr4-lite0", tmp_path_factory.mktemp("data")), "cpu")


@pytest.fixture(scope="module", params=["chest-4.dcm", "chest-5.dcm", "chest-6.dcm"])
def native(request: pytest.FixtureRequest, examples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real radiograph, uncompressed, 12 bits, MONOCHROME2, with a window."""
    frame = frame_of(examples_dir / request.param)
    shown = displayed(frame).astype(np.uint16)
    path = tmp_path_factory.mktemp("native") / request.param
    dataset = dcmread(examples_dir / request.param)
    dataset.decompress() if dataset.file_meta.TransferSyntaxUID.is_compressed else None
    for keyword in ("RescaleSlope", "RescaleIntercept", "VOILUTSequence", "ModalityLUTSequence"):
        if keyword in dataset:
            delattr(dataset, keyword)
    dataset.WindowCenter, dataset.WindowWidth = "2048", "4096"
    write(path, shown * 16 + shown // 16, 12, dataset)
    return path


def write(path: Path, pixels: np.ndarray, bits: int, dataset=None, **attributes: object) -> Path:  # type: ignore[no-untyped-def]
    """Write `pixels` with the header of `dataset`."""
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 8 if bits == 8 else 16, bits, bits - 1
    dataset.PhotometricInterpretation, dataset.PixelRepresentation = "MONOCHROME2", 0
    dataset.PresentationLUTShape = "IDENTITY"
    dataset.PixelData = pixels.astype("u1" if bits == 8 else "<u2").tobytes()
    dataset["PixelData"].VR = "OW"
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    dataset.save_as(path, enforce_file_format=True)
    return path


def frame_of(path: Path) -> Frame:
    return read_frame(open_source(str(path)))


def probabilities(pipeline, frame: Frame) -> np.ndarray:  # type: ignore[no-untyped-def]
    """Gate left aside, since a PNG has no header to judge."""
    prediction = pipeline.predict(frame)
    assert len(prediction.scores) == 4, prediction.gate
    return np.array([score.probability for score in prediction.scores])


@pytest.fixture(scope="module")
def expected(pipeline, native: Path) -> np.ndarray:  # type: ignore[no-untyped-def]
    return probabilities(pipeline, frame_of(native))


@pytest.mark.parametrize("coding", LOSSLESS)
def test_lossless_codings(pipeline, native: Path, expected: np.ndarray, tmp_path: Path, coding: str) -> None:  # type: ignore[no-untyped-def]
    found = probabilities(pipeline, frame_of(recoded(native, coding, tmp_path / "a.dcm")))
    assert np.abs(found - expected).max() <= EXACT


@pytest.mark.parametrize("coding", LOSSY)
def test_lossy_codings(pipeline, native: Path, expected: np.ndarray, tmp_path: Path, coding: str) -> None:  # type: ignore[no-untyped-def]
    path = native
    if coding in OF_8_BITS:
        dataset = dcmread(native)
        dataset.WindowCenter, dataset.WindowWidth = "128", "256"
        path = write(tmp_path / "8.dcm", displayed(frame_of(native)), 8, dataset)
    found = probabilities(pipeline, frame_of(recoded(path, coding, tmp_path / "a.dcm")))
    assert np.abs(found - expected).max() <= CLOSE


VARIANTS = {
    "MONOCHROME1": (lambda p: 4095 - p, 12, {"PhotometricInterpretation": "MONOCHROME1"}),
    "MONOCHROME1, shape INVERSE": (
        lambda p: 4095 - p, 12, {"PhotometricInterpretation": "MONOCHROME1", "PresentationLUTShape": "INVERSE"},
    ),
    "shape INVERSE": (lambda p: 4095 - p, 12, {"PresentationLUTShape": "INVERSE"}),
    "16 bit": (lambda p: p * 16, 16, {"WindowCenter": "32760.5", "WindowWidth": "65521"}),
    "8 bit": (lambda p: p // 16, 8, {"WindowCenter": "128", "WindowWidth": "256"}),
    "rescaled": (lambda p: p, 12, {"RescaleSlope": "0.5", "RescaleIntercept": "-1000", "WindowCenter": "24.25",
                                   "WindowWidth": "2048.5"}),
    "negative slope": (lambda p: 4095 - p, 12, {"RescaleSlope": "-1", "RescaleIntercept": "4095"}),
    "rubbish in high bits": (lambda p: p | 0xA000, 12, {}),
}  # fmt: skip


@pytest.mark.parametrize("variant", VARIANTS)
def test_other_ways_to_store_one_picture(
    pipeline, native: Path, expected: np.ndarray, tmp_path: Path, variant: str
) -> None:  # type: ignore[no-untyped-def]
    change, bits, attributes = VARIANTS[variant]
    path = write(tmp_path / "a.dcm", change(frame_of(native).stored.astype(int)), bits, dcmread(native), **attributes)
    assert np.abs(probabilities(pipeline, frame_of(path)) - expected).max() <= EXACT


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_the_picture_of_its_default_display(
    pipeline, native: Path, expected: np.ndarray, tmp_path: Path, suffix: str
) -> None:  # type: ignore[no-untyped-def]
    Image.fromarray(displayed(frame_of(native))).save(tmp_path / f"a.{suffix}")
    assert np.abs(probabilities(pipeline, frame_of(tmp_path / f"a.{suffix}")) - expected).max() <= EXACT


def test_the_network_never_sees_the_readers_window(pipeline, native: Path) -> None:  # type: ignore[no-untyped-def]
    """The tensor is a function of the frame and the bundle alone; the reader's window has no way in."""
    frame = frame_of(native)
    before = network_input(frame, pipeline.spec)
    for reader in (Window(100, 50, "LINEAR", "reader"), Window(4000, 4000, "SIGMOID", "reader")):
        for invert in (False, True):
            assert not np.array_equal(grey_image(frame, reader, invert=invert), grey_image(frame, default_voi(frame)))
            assert np.array_equal(network_input(frame, pipeline.spec), before)
