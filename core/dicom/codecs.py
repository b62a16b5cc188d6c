"""Which transfer syntaxes can be decoded here, for `overread doctor`."""

from __future__ import annotations

from pydicom import uid
from pydicom.pixels import get_decoder

SYNTAXES = (
    uid.RLELossless,
    uid.JPEGBaseline8Bit,
    uid.JPEGExtended12Bit,
    uid.JPEGLossless,
    uid.JPEGLosslessSV1,
    uid.JPEGLSLossless,
    uid.JPEGLSNearLossless,
    uid.JPEG2000Lossless,
    uid.JPEG2000,
    uid.HTJ2KLossless,
    uid.HTJ2K,
)


def decodable() -> list[tuple[str, bool, str]]:
    """(name, whether it can be decoded, by what or what is missing) of every compressed syntax that is supported."""
    rows = []
    for syntax in SYNTAXES:
        decoder = get_decoder(syntax)
        missing = "; ".join(decoder.missing_dependencies)
        found = ", ".join(decoder.available_plugins)
        rows.append((syntax.name, decoder.is_available, found if decoder.is_available else missing))
    return rows
