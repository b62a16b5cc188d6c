"""What differs, or cannot be compared, for a reason that was checked by hand. Anything else fails the test."""

from __future__ import annotations

_BIG_ENDIAN_DOSE = (
    "DCMTK swaps the bytes of each 16-bit word of OW (PS3.5 7.3) and takes the lower word first. The writer of this "
    "file stored each 32-bit cell whole, highest byte first: read so, its values equal those of its little-endian twin "
    "rtdose.dcm pixel by pixel (a test asserts it), where DCMTK has the halves of each value exchanged."
)
# File -> why DCMTK's picture is not the right one.
REFERENCE_IS_WRONG = {
    "pydicom/test_files/rtdose_expb.dcm": _BIG_ENDIAN_DOSE,
    "pydicom/test_files/rtdose_expb_1frame.dcm": _BIG_ENDIAN_DOSE,
}
# File -> why there is no picture to compare.
NOT_COMPARABLE = {
    "pydicom/test_files/JPEG2000-embedded-sequence-delimiter.dcm": (
        "Its codestream is cut to 250 bytes (it tests parsing); Overread refuses it, and so do GDCM and OpenJPEG."
    ),
    "pydicom/test_files/MR_truncated.dcm": (
        "Its pixels end 62 bytes early; Overread refuses it, and dcm2pnm does too (premature end of stream)."
    ),
}
