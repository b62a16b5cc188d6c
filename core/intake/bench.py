"""The reader's share of `overread bench`: finding files and showing the first, against bare pydicom in this process."""

from __future__ import annotations

SERIES_SLICES = 300
SCANNED_FILES, BROKEN_FILES = 1000, 300
