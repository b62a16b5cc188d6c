"""How Overread looks: one palette and one style sheet. Dark, because the image is the brightest thing on screen.

Text keeps a contrast of at least 4.5:1 on what it lies on. Sizes follow the system font.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

IMAGE = "#000000"
WINDOW = "#12161b"
PANEL = "#181d24"
RAISED = "#222932"
HOVER = "#2b343f"
BORDER = "#2c343e"
TEXT = "#e7ecf1"
SECONDARY = "#a2adb9"
DISABLED = "#6b7683"
ACCENT = "#4fa8f0"
ACCENT_DEEP = "#1f5f99"
ON_ACCENT = "#ffffff"
MUTED_BAR = "#62748a"
ZONE = "#4b4a3c"  # of doubt, on a bar
AGREE = "#6cc995"
DISAGREE = "#ff8a75"
UNSURE = "#e8c468"
REGION = "#ffd24d"
ANNOTATION = "#7fe0d0"
LUNGS = "#9fd3ff"
MAP = "#ff7ad9"  # outline and boxes of a map

_ROLES = {
    QPalette.ColorRole.Window: WINDOW,
    QPalette.ColorRole.WindowText: TEXT,
    QPalette.ColorRole.Base: PANEL,
    QPalette.ColorRole.AlternateBase: "#1c222a",
    QPalette.ColorRole.Text: TEXT,
    QPalette.ColorRole.PlaceholderText: "#8b96a3",
    QPalette.ColorRole.Button: RAISED,
    QPalette.ColorRole.ButtonText: TEXT,
    QPalette.ColorRole.BrightText: TEXT,
    QPalette.ColorRole.ToolTipBase: RAISED,
    QPalette.ColorRole.ToolTipText: TEXT,
    QPalette.ColorRole.Highlight: ACCENT_DEEP,
    QPalette.ColorRole.HighlightedText: ON_ACCENT,
    QPalette.ColorRole.Link: ACCENT,
    QPalette.ColorRole.Light: HOVER,
    QPalette.ColorRole.Midlight: RAISED,
    QPalette.ColorRole.Mid: BORDER,
    QPalette.ColorRole.Dark: "#0c0f13",
    QPalette.ColorRole.Shadow: "#000000",
}
_DISABLED_ROLES = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)

_STYLE = f"""
QMainWindow, QDialog {{ background: {WINDOW}; }}
QMenuBar {{ background: {WINDOW}; color: {TEXT}; padding: 1px 4px; }}
QMenuBar::item {{ background: transparent; padding: 4px 9px; border-radius: 4px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {HOVER}; }}
QMenu {{ background: {RAISED}; border: 1px solid {BORDER}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 4px; }}
QMenu::item:selected {{ background: {ACCENT_DEEP}; color: {ON_ACCENT}; }}
QMenu::item:disabled {{ color: {DISABLED}; }}
QMenu::separator {{ height: 1px; background: {BORDER}; margin: 5px 8px; }}
QToolTip {{ background: {RAISED}; color: {TEXT}; border: 1px solid {BORDER}; padding: 4px 6px; }}
QToolBar {{ background: {WINDOW}; border: 0; border-bottom: 1px solid {BORDER}; padding: 3px 8px; spacing: 2px; }}
QToolBar::separator {{ width: 1px; background: {BORDER}; margin: 5px 7px; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 4px 7px; }}
QToolButton[popupMode="2"] {{ padding-right: 22px; }}
QToolButton::menu-indicator {{
    image: url("ICONS/chevron-down.svg"); width: 11px; height: 11px; subcontrol-origin: padding;
    subcontrol-position: right center; right: 6px;
}}
QToolButton:hover {{ background: {HOVER}; }}
QToolButton:pressed {{ background: {RAISED}; }}
QToolButton:checked {{ background: #1d3a54; border-color: {ACCENT_DEEP}; }}
QToolButton:checked:disabled {{ background: transparent; border-color: {BORDER}; }}
QToolButton:focus {{ border-color: {ACCENT}; }}
QToolButton:disabled {{ color: {DISABLED}; }}
QPushButton {{
    background: {RAISED}; border: 1px solid {BORDER}; border-radius: 5px; padding: 5px 12px; color: {TEXT};
}}
QPushButton:hover {{ background: {HOVER}; border-color: #3b4652; }}
QPushButton:pressed {{ background: #1c2229; }}
QPushButton:focus {{ border-color: {ACCENT}; }}
QPushButton:disabled {{ color: {DISABLED}; background: {PANEL}; }}
QPushButton[primary="true"] {{ background: {ACCENT_DEEP}; border-color: #2f78b8; color: {ON_ACCENT}; }}
QPushButton[primary="true"]:hover {{ background: #2870b0; }}
QPushButton[primary="true"]:disabled {{ background: {PANEL}; border-color: {BORDER}; color: {DISABLED}; }}
QPushButton[verdict="agree"]:checked {{ background: #1d3b2c; border-color: {AGREE}; color: {AGREE}; }}
QPushButton[verdict="disagree"]:checked {{ background: #47241f; border-color: {DISAGREE}; color: {DISAGREE}; }}
QPushButton[verdict="unsure"]:checked {{ background: #3d351c; border-color: {UNSURE}; color: {UNSURE}; }}
QPushButton[quiet="true"] {{ background: transparent; border-color: #5b4a20; color: #f3dfae; }}
QPushButton[quiet="true"]:hover {{ background: #3a3120; }}
QPushButton[quiet="true"]:focus {{ border-color: {ACCENT}; }}
QComboBox, QLineEdit, QPlainTextEdit {{
    background: #10141a; border: 1px solid {BORDER}; border-radius: 5px; padding: 3px 7px; color: {TEXT};
    selection-background-color: {ACCENT_DEEP}; selection-color: {ON_ACCENT};
}}
QComboBox:focus, QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {ACCENT}; }}
QComboBox:disabled, QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {DISABLED}; background: {PANEL}; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow {{ image: url("ICONS/chevron-down.svg"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {RAISED}; border: 1px solid {BORDER}; outline: 0; padding: 3px; }}
QTreeView, QTableView {{
    background: {PANEL}; border: 0; outline: 0; selection-background-color: #1d3a54; selection-color: {TEXT};
}}
QTableView {{ gridline-color: {BORDER}; alternate-background-color: #1b2129; }}
QTableView::item {{ padding: 3px 8px; border: 0; }}
QHeaderView {{ background: {PANEL}; border: 0; }}
QHeaderView::section {{
    background: {PANEL}; color: {SECONDARY}; border: 0; border-bottom: 1px solid {BORDER}; padding: 6px 8px 6px 11px;
}}
QHeaderView::section:vertical {{ border: 0; padding: 3px 14px 3px 11px; }}
QTableCornerButton::section {{ background: {PANEL}; border: 0; border-bottom: 1px solid {BORDER}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QTabBar {{ background: {WINDOW}; }}
QTabBar::tab {{
    background: transparent; color: {SECONDARY}; padding: 6px 14px; border: 0; border-bottom: 2px solid transparent;
}}
QTabBar::tab:hover {{ color: {TEXT}; }}
QTabBar::tab:selected {{ color: {TEXT}; border-bottom: 2px solid {ACCENT}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {BORDER}; }}
QSplitter::handle {{ background: {BORDER}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: #3a4450; border-radius: 4px; margin: 1px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: #4b5765; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QCheckBox {{ spacing: 7px; }}
QCheckBox::indicator {{
    width: 15px; height: 15px; border: 1px solid #55616e; border-radius: 4px; background: #10141a;
}}
QCheckBox::indicator:checked {{ background: {ACCENT_DEEP}; border-color: #2f78b8; image: url("ICONS/check.svg"); }}
QCheckBox::indicator:focus {{ border-color: {ACCENT}; }}
QSlider::groove:horizontal {{ height: 4px; background: #39434f; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {ACCENT}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {TEXT}; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }}
QSlider::handle:horizontal:focus {{ background: {ACCENT}; }}
QSlider::sub-page:horizontal:disabled {{ background: #39434f; }}
QSlider::handle:horizontal:disabled {{ background: {DISABLED}; }}
QProgressBar {{ background: #10141a; border: 0; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {ACCENT}; border-radius: 3px; }}
QLabel[secondary="true"] {{ color: {SECONDARY}; }}
QLabel[heading="true"] {{ color: {SECONDARY}; font-weight: 600; }}
QFrame[panel="true"] {{ background: {PANEL}; border: 0; }}
QFrame[notice="true"] {{ background: #2a2418; border: 1px solid #5b4a20; border-radius: 6px; }}
QFrame[notice="true"] QLabel {{ color: #f3dfae; }}
QFrame[statusline="true"] {{ background: {WINDOW}; border: 0; border-top: 1px solid {BORDER}; }}
"""


def apply_theme(application: QApplication) -> None:
    """Give the whole application its look."""
    from core.paths import resources_dir

    application.setStyle("Fusion")
    palette = QPalette()
    for role, colour in _ROLES.items():
        palette.setColor(role, QColor(colour))
    for role in _DISABLED_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(DISABLED))
    application.setPalette(palette)
    application.setStyleSheet(_STYLE.replace("ICONS", (resources_dir() / "icons").as_posix()))
