"""A frame in words and JSON: the contract's keys of `inspect`, more beside them, and warnings for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.study import Frame, Voi

_DOUBTS = {
    "window": "The file's window is unusable; one was computed from the pixels.",
    "rescale-slope": "The file's rescale slope is 0, which would make all pixels alike; it was left out.",
    "pixel-spacing": "The file's pixel spacing is unusable; it was left out.",
    "orientation": "The file's image orientation is unusable; it was left out.",
    "pages": "The file has several pages; only the first is shown.",
    "exif": "The file's EXIF data are damaged; the image is shown as stored, without turning it.",
    "number-of-frames": "The file's number of frames is no number; one frame was read.",
}
_SCALES = {
    "detector": "The pixel spacing is at the detector: lengths are larger than in the patient.",
    "film": "The pixel spacing is that of the scanned film: lengths are not those of the patient.",
    "unknown": "The file does not say whether its pixel spacing is at the detector or in the patient.",
}


def described(frame: Frame) -> dict[str, Any]:
    """What one frame is. Lengths in mm, angles as edge letters; None where the file does not say."""
    from core.imaging.window import default_voi

    facts = frame.facts
    return {
        "modality": facts.modality or None,
        "transfer_syntax": facts.transfer_syntax or None,
        "photometric": facts.photometric or None,
        "rows": frame.shape[0],
        "columns": frame.shape[1],
        "frames": frame.origin.frame_count,
        "bits_stored": facts.bits_stored,
        "window": None if frame.is_colour else _window(default_voi(frame)),
        "windows": [] if frame.is_colour else [_window(voi) for voi in frame.voi_choices],
        "inverted": frame.inverted,
        "padding": list(frame.padding) if frame.padding else None,
        "frame_time_ms": frame.frame_time_ms,
        "lossy": facts.lossy,
        "lossy_ratio": facts.lossy_ratio,
        "derived": facts.derived,
        "secondary_capture": facts.secondary_capture,
        **_geometry(frame),
        "overlays": [
            {"group": f"{plane.group:04x}", "kind": plane.kind, "label": plane.label} for plane in frame.overlays
        ],
        "shutter": _shutter(frame),
        "warnings": warnings_for(frame),
    }


def _geometry(frame: Frame) -> dict[str, Any]:
    scale, plane, edges = frame.spacing_scale, frame.plane, frame.edges
    return {
        "pixel_spacing_mm": list(frame.pixel_spacing_mm) if frame.pixel_spacing_mm else None,
        "spacing_source": frame.spacing_source,
        "spacing_meaning": scale.meaning if scale else None,
        "spacing_calibration": scale.calibration or None if scale else None,
        "magnification": scale.magnification if scale else None,
        "position_mm": list(plane.position_mm) if plane and plane.position_mm else None,
        "orientation": [*plane.row_direction, *plane.column_direction] if plane else None,
        "edges": {side: getattr(edges, side) for side in ("left", "right", "top", "bottom")} if edges else None,
    }


def _shutter(frame: Frame) -> dict[str, Any] | None:
    if frame.shutter is None:
        return None
    return {
        "rectangle": list(frame.shutter.rectangle) if frame.shutter.rectangle else None,
        "circle": list(frame.shutter.circle) if frame.shutter.circle else None,
        "polygon": [list(corner) for corner in frame.shutter.polygon],
        "presentation_value": frame.shutter.presentation_value,
    }


def _window(voi: Voi) -> dict[str, Any]:
    from core.study import Window

    if isinstance(voi, Window):
        stated = {"center": voi.center, "width": voi.width, "function": voi.function, "source": voi.source}
        return stated | {"explanation": voi.explanation}
    width, center = len(voi.table), voi.first_mapped + len(voi.table) / 2
    return {"center": center, "width": width, "function": "LUT", "source": "file", "explanation": voi.explanation}


def warnings_for(frame: Frame) -> list[str]:
    """Sentences for whoever reads or measures this frame."""
    facts, scale = frame.facts, frame.spacing_scale
    found = [_DOUBTS[doubt] for doubt in frame.doubts]
    if scale is None:
        found.append("The file states no pixel spacing: lengths are in pixels.")
    elif scale.meaning in _SCALES:
        found.append(_SCALES[scale.meaning])
    if scale is not None and scale.meaning == "detector" and scale.magnification is not None:
        found.append(f"Its estimated magnification is {scale.magnification:g}; it has not been applied.")
    if facts.lossy:
        ratio = f", {facts.lossy_ratio:g} : 1" if facts.lossy_ratio else ""
        found.append(f"The image was compressed with loss{ratio}.")
    if facts.derived:
        found.append("The image was derived from others.")
    if facts.secondary_capture:
        found.append("The image is a secondary capture of a screen, a film or a document.")
    return found
