"""The colours of the two themes by their names, and which of them lie on which.

The image and all that lies on it look the same in both: there is one black, and the reader's eye stays adapted to it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """`#rrggbb` each. The last part is what lies on the image, which no theme changes."""

    WINDOW: str
    PANEL: str
    ALTERNATE: str
    STRIPE: str  # every second row of a table
    STUDY: str  # the heading of a study in the list
    RAISED: str
    HOVER: str
    ROW_HOVER: str
    PRESSED: str
    FIELD: str
    SHADE: str
    BORDER: str
    CONTROL_EDGE: str
    EDGE_HOVER: str
    TEXT: str
    SECONDARY: str
    PLACEHOLDER: str
    DISABLED: str
    ACCENT: str
    ACCENT_TEXT: str
    ACCENT_DEEP: str
    ON_ACCENT: str
    PRIMARY_EDGE: str
    PRIMARY_HOVER: str
    FOCUS: str
    CHECKED: str
    SELECTED: str
    CHIP: str
    TRACK: str
    MUTED_BAR: str
    ZONE: str  # of doubt, on a bar
    GROOVE: str
    HANDLE: str
    HANDLE_HOVER: str
    AGREE: str
    AGREE_GROUND: str
    DISAGREE: str
    DISAGREE_GROUND: str
    UNSURE: str
    UNSURE_GROUND: str
    NOTICE: str
    NOTICE_EDGE: str
    NOTICE_TEXT: str
    NOTICE_HOVER: str
    SIGN: str  # the lines of an icon
    ALARM: str = "#b3191f"  # two patients on screen: the same in both themes
    ON_ALARM: str = "#ffffff"
    IMAGE: str = "#000000"
    IMAGE_TEXT: str = "#e7ecf1"
    IMAGE_SECONDARY: str = "#a2adb9"
    IMAGE_FOCUS: str = "#4fa8f0"
    REGION: str = "#ffd24d"
    ANNOTATION: str = "#7fe0d0"
    LUNGS: str = "#9fd3ff"
    MEASUREMENT: str = "#a8e88a"
    MAP: str = "#ff7ad9"  # outline and boxes of a map


DARK = Colours(
    WINDOW="#12161b",
    PANEL="#181d24",
    ALTERNATE="#1c222a",
    STRIPE="#1b2129",
    STUDY="#1e252d",
    RAISED="#222932",
    HOVER="#2b343f",
    ROW_HOVER="#1d242c",
    PRESSED="#1c2229",
    FIELD="#10141a",
    SHADE="#0c0f13",
    BORDER="#2c343e",
    CONTROL_EDGE="#6a7785",
    EDGE_HOVER="#3b4652",
    TEXT="#e7ecf1",
    SECONDARY="#a2adb9",
    PLACEHOLDER="#8b96a3",
    DISABLED="#6b7683",
    ACCENT="#4fa8f0",
    ACCENT_TEXT="#6cb6f4",
    ACCENT_DEEP="#1f5f99",
    ON_ACCENT="#ffffff",
    PRIMARY_EDGE="#2f78b8",
    PRIMARY_HOVER="#2870b0",
    FOCUS="#4fa8f0",
    CHECKED="#1d3a54",
    SELECTED="#203142",
    CHIP="#4a5766",
    TRACK="#2a323c",
    MUTED_BAR="#62748a",
    ZONE="#4b4a3c",
    GROOVE="#39434f",
    HANDLE="#3a4450",
    HANDLE_HOVER="#4b5765",
    AGREE="#6cc995",
    AGREE_GROUND="#1d3b2c",
    DISAGREE="#ff8a75",
    DISAGREE_GROUND="#47241f",
    UNSURE="#e8c468",
    UNSURE_GROUND="#3d351c",
    NOTICE="#2a2418",
    NOTICE_EDGE="#5b4a20",
    NOTICE_TEXT="#f3dfae",
    NOTICE_HOVER="#3a3120",
    SIGN="#c9d2dc",
)

LIGHT = Colours(
    WINDOW="#e9edf1",
    PANEL="#f8fafb",
    ALTERNATE="#f0f3f6",
    STRIPE="#f0f3f6",
    STUDY="#e7ecf0",
    RAISED="#ffffff",
    HOVER="#dde4eb",
    ROW_HOVER="#eef2f5",
    PRESSED="#d3dce4",
    FIELD="#ffffff",
    SHADE="#b9c3cd",
    BORDER="#cbd3db",
    CONTROL_EDGE="#7b8895",
    EDGE_HOVER="#aab6c2",
    TEXT="#18222c",
    SECONDARY="#4a5865",
    PLACEHOLDER="#5c6a77",
    DISABLED="#87929d",
    ACCENT="#1c75c4",
    ACCENT_TEXT="#135a9b",
    ACCENT_DEEP="#1f5f99",
    ON_ACCENT="#ffffff",
    PRIMARY_EDGE="#174a78",
    PRIMARY_HOVER="#2870b0",
    FOCUS="#1463ad",
    CHECKED="#cfe2f3",
    SELECTED="#d7e7f5",
    CHIP="#8f9ba7",
    TRACK="#dbe2e8",
    MUTED_BAR="#7b8da0",
    ZONE="#d8cf9f",
    GROOVE="#c9d2da",
    HANDLE="#b4bfca",
    HANDLE_HOVER="#96a3b0",
    AGREE="#12633a",
    AGREE_GROUND="#d5eee0",
    DISAGREE="#a32a15",
    DISAGREE_GROUND="#fae0da",
    UNSURE="#6d4d00",
    UNSURE_GROUND="#f5e8c0",
    NOTICE="#fdf3d6",
    NOTICE_EDGE="#c9a94f",
    NOTICE_TEXT="#4f3a00",
    NOTICE_HOVER="#f3e3b2",
    SIGN="#3d4a57",
)

THEMES = {"dark": DARK, "light": LIGHT}

_GROUNDS = "WINDOW PANEL RAISED ALTERNATE STRIPE STUDY HOVER ROW_HOVER SELECTED"
# What is read -> what it lies on. Kept at 4.5:1 (WCAG 2.2, 1.4.3).
TEXT_ON = {
    "TEXT": f"{_GROUNDS} PRESSED FIELD CHECKED",
    "SECONDARY": f"{_GROUNDS} FIELD CHECKED",
    "PLACEHOLDER": "PANEL FIELD RAISED",
    "ON_ACCENT": "ACCENT_DEEP PRIMARY_HOVER",
    "ACCENT_TEXT": "WINDOW PANEL RAISED SELECTED",
    "AGREE": "PANEL SELECTED AGREE_GROUND",
    "DISAGREE": "PANEL SELECTED DISAGREE_GROUND",
    "UNSURE": "PANEL SELECTED UNSURE_GROUND",
    "ON_ALARM": "ALARM",
    "NOTICE_TEXT": "NOTICE NOTICE_HOVER",
    "IMAGE_TEXT": "IMAGE",
    "IMAGE_SECONDARY": "IMAGE",
}
# What must be seen without being read -> what it lies on. Kept at 3:1 (WCAG 2.2, 1.4.11).
SEEN_ON = {
    "FOCUS": "WINDOW PANEL RAISED FIELD SELECTED IMAGE",
    "CONTROL_EDGE": "WINDOW PANEL",
    "ACCENT": "PANEL TRACK GROOVE",
    "MUTED_BAR": "PANEL",
    "SIGN": "WINDOW PANEL RAISED HOVER CHECKED STUDY",
    "IMAGE_FOCUS": "IMAGE",
    "REGION": "IMAGE",
    "ANNOTATION": "IMAGE",
    "LUNGS": "IMAGE",
    "MEASUREMENT": "IMAGE",
    "MAP": "IMAGE",
}


def contrast(first: str, second: str) -> float:
    """The contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0..1 (WCAG 2.2, sRGB)."""
    shares = (int(colour[place : place + 2], 16) / 255.0 for place in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
