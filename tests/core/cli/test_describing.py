"""What `inspect` says of a frame beyond the contract's keys, and what it warns of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.cli.describing import described
from core.cli.main import WindowParts, main
from tests.helpers.dicom_files import chest_like, only_frame, write_dx
from tests.helpers.overlays import corner_mask, with_plane

NO_WINDOW = WindowParts(lambda paths, data_dir, snapshot: 1, lambda rounds: [], lambda: [])


def said(path: Path) -> dict[str, Any]:
    """Through JSON, as a caller gets it."""
    stated: dict[str, Any] = json.loads(json.dumps(described(only_frame(path)), allow_nan=False))
    return stated


def test_a_frame_in_full(tmp_path: Path) -> None:
    path = write_dx(
        tmp_path / "a.dcm", Modality="CT", WindowCenter=["40", "-600"], WindowWidth=["80", "1500"],
        WindowCenterWidthExplanation=["BRAIN", "LUNG"], PixelPaddingValue=0, ImagePositionPatient=[1, 2, 3],
        ImageOrientationPatient=[1, 0, 0, 0, 1, 0], ShutterShape="CIRCULAR", CenterOfCircularShutter=["48", "40"],
        RadiusOfCircularShutter="30", FrameTime="40",
    )  # fmt: skip
    stated = said(path)
    assert [window["explanation"] for window in stated["windows"]] == ["BRAIN", "LUNG"]
    assert stated["window"] == stated["windows"][0]
    assert (stated["padding"], stated["inverted"], stated["frame_time_ms"]) == ([0, 0], False, 40)
    assert stated["edges"] == {"left": "R", "right": "L", "top": "A", "bottom": "P"}
    assert (stated["position_mm"], stated["orientation"]) == ([1, 2, 3], [1, 0, 0, 0, 1, 0])
    assert stated["shutter"] == {"rectangle": None, "circle": [48, 40, 30], "polygon": [], "presentation_value": 0}
    assert (stated["spacing_meaning"], stated["warnings"]) == ("patient", [])


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"PixelSpacing": None}, "lengths are in pixels"),
        ({"PixelSpacing": None, "ImagerPixelSpacing": ["0.1", "0.1"]}, "at the detector"),
        ({"PixelSpacing": None, "NominalScannedPixelSpacing": ["0.1", "0.1"]}, "scanned film"),
        ({}, "does not say whether"),
        ({"LossyImageCompression": "01", "LossyImageCompressionRatio": "12.5"}, "compressed with loss, 12.5 : 1"),
        ({"ImageType": ["DERIVED", "SECONDARY"]}, "derived from others"),
        ({"SOPClassUID": "1.2.840.10008.5.1.4.1.1.7"}, "secondary capture"),
        ({"WindowCenter": "1", "WindowWidth": "0"}, "window is unusable"),
        ({"RescaleSlope": "0", "RescaleIntercept": "0"}, "rescale slope is 0"),
        ({"ImageOrientationPatient": [1, 0, 0, 1, 0, 0]}, "orientation is unusable"),
    ],
)
def test_warnings_are_sentences(tmp_path: Path, attributes: dict[str, Any], expected: str) -> None:
    warnings = said(write_dx(tmp_path / "a.dcm", **attributes))["warnings"]
    assert any(expected in warning for warning in warnings), warnings
    assert all(warning.endswith(".") and "\n" not in warning for warning in warnings)


def test_magnification_is_named_where_the_spacing_is_the_detectors(tmp_path: Path) -> None:
    path = write_dx(
        tmp_path / "a.dcm", PixelSpacing=None, ImagerPixelSpacing=["0.1", "0.1"],
        EstimatedRadiographicMagnificationFactor="1.1",
    )  # fmt: skip
    assert said(path)["magnification"] == 1.1
    assert "Its estimated magnification is 1.1; it has not been applied." in said(path)["warnings"]


def test_overlays_are_drawn_only_on_request(tmp_path: Path) -> None:
    path = with_plane(write_dx(tmp_path / "a.dcm", chest_like()), corner_mask())
    for option in ([], ["--overlays"]):
        folder = tmp_path / f"out{len(option)}"
        assert main(["inspect", str(path), "--render", str(folder), *option], NO_WINDOW) == 0
        (picture,) = folder.iterdir()
        assert bool((np.array(Image.open(picture))[corner_mask()] == 255).all()) is bool(option)
