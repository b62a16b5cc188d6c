"""How Overread looks: one style sheet, in the colours of the dark or the light theme. Sizes follow the system font.

`theme.TEXT` and its like are the colours of the theme in use, to be asked for while painting.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.theme_colours import DARK, THEMES, Colours

_in_use: Colours = DARK
_system_points: list[float] = []  # the size of the system's font, once it is known

_ROLES = {
    QPalette.ColorRole.Window: "WINDOW",
    QPalette.ColorRole.WindowText: "TEXT",
    QPalette.ColorRole.Base: "PANEL",
    QPalette.ColorRole.AlternateBase: "ALTERNATE",
    QPalette.ColorRole.Text: "TEXT",
    QPalette.ColorRole.PlaceholderText: "PLACEHOLDER",
    QPalette.ColorRole.Button: "RAISED",
    QPalette.ColorRole.ButtonText: "TEXT",
    QPalette.ColorRole.BrightText: "TEXT",
    QPalette.ColorRole.ToolTipBase: "RAISED",
    QPalette.ColorRole.ToolTipText: "TEXT",
    QPalette.ColorRole.Highlight: "ACCENT_DEEP",
    QPalette.ColorRole.HighlightedText: "ON_ACCENT",
    QPalette.ColorRole.Link: "ACCENT_TEXT",
    QPalette.ColorRole.Light: "HOVER",
    QPalette.ColorRole.Midlight: "RAISED",
    QPalette.ColorRole.Mid: "BORDER",
    QPalette.ColorRole.Dark: "SHADE",
    QPalette.ColorRole.Shadow: "SHADE",
}
_DISABLED_ROLES = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)

STYLE = Template("""
QMainWindow, QDialog { background: $WINDOW; }
QMenuBar { background: $WINDOW; color: $TEXT; padding: 1px 4px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $HOVER; }
QMenu { background: $RAISED; border: 1px solid $BORDER; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: $ACCENT_DEEP; color: $ON_ACCENT; }
QMenu::item:disabled { color: $DISABLED; }
QMenu::separator { height: 1px; background: $BORDER; margin: 5px 8px; }
QToolTip { background: $RAISED; color: $TEXT; border: 1px solid $BORDER; padding: 4px 6px; }
QToolBar { background: $WINDOW; border: 0; border-bottom: 1px solid $BORDER; padding: 3px 8px; spacing: 2px; }
QToolBar::separator { width: 1px; background: $BORDER; margin: 5px 7px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 4px 7px; }
QToolButton[popupMode="2"] { padding-right: 22px; }
QToolButton::menu-indicator {
    image: url("$ICONS/chevron-down.svg"); width: 11px; height: 11px; subcontrol-origin: padding;
    subcontrol-position: right center; right: 6px;
}
QToolButton:hover { background: $HOVER; }
QToolButton:pressed { background: $RAISED; }
QToolButton:checked { background: $CHECKED; border-color: $ACCENT_DEEP; }
QToolButton:checked:disabled { background: transparent; border-color: $BORDER; }
QToolButton:focus { border: 2px solid $FOCUS; padding: 3px 6px; }
QToolButton[popupMode="2"]:focus { padding-right: 21px; }
QToolButton:disabled { color: $DISABLED; }
QToolButton[toolButtonStyle="2"] { padding-right: 1px; }
QToolButton[toolButtonStyle="2"]:focus { padding-right: 0; }
QToolButton[raised="true"] { background: $RAISED; border-color: $BORDER; padding: 5px 9px; }
QToolButton[raised="true"]:hover { background: $HOVER; border-color: $EDGE_HOVER; }
QToolButton[raised="true"]:pressed { background: $PRESSED; }
QToolButton[raised="true"]:focus { border-color: $FOCUS; padding: 4px 8px; }
QToolButton[raised="true"]:disabled { background: $PANEL; }
QPushButton {
    background: $RAISED; border: 1px solid $BORDER; border-radius: 5px; padding: 5px 12px; color: $TEXT;
}
QPushButton:hover { background: $HOVER; border-color: $EDGE_HOVER; }
QPushButton:pressed { background: $PRESSED; }
QPushButton:focus { border: 2px solid $FOCUS; padding: 4px 11px; }
QPushButton:disabled { color: $DISABLED; background: $PANEL; }
QPushButton[primary="true"] { background: $ACCENT_DEEP; border-color: $PRIMARY_EDGE; color: $ON_ACCENT; }
QPushButton[primary="true"]:hover { background: $PRIMARY_HOVER; }
QPushButton[primary="true"]:disabled { background: $PANEL; border-color: $BORDER; color: $DISABLED; }
QPushButton[verdict="agree"]:checked { background: $AGREE_GROUND; border-color: $AGREE; color: $AGREE; }
QPushButton[verdict="disagree"]:checked { background: $DISAGREE_GROUND; border-color: $DISAGREE; color: $DISAGREE; }
QPushButton[verdict="unsure"]:checked { background: $UNSURE_GROUND; border-color: $UNSURE; color: $UNSURE; }
QPushButton[quiet="true"] { background: transparent; border-color: $NOTICE_EDGE; color: $NOTICE_TEXT; }
QPushButton[quiet="true"]:hover { background: $NOTICE_HOVER; }
QPushButton[quiet="true"]:focus { border-color: $FOCUS; }
QComboBox, QLineEdit, QPlainTextEdit {
    background: $FIELD; border: 1px solid $CONTROL_EDGE; border-radius: 5px; padding: 3px 7px; color: $TEXT;
    selection-background-color: $ACCENT_DEEP; selection-color: $ON_ACCENT; placeholder-text-color: $PLACEHOLDER;
}
QComboBox:focus, QLineEdit:focus, QPlainTextEdit:focus { border-color: $FOCUS; }
QComboBox:disabled, QLineEdit:disabled, QPlainTextEdit:disabled { color: $DISABLED; background: $PANEL; }
QAbstractSpinBox { min-height: 1.5em; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url("$ICONS/chevron-down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $RAISED; border: 1px solid $BORDER; outline: 0; padding: 3px; }
QTreeView, QTableView, QListView {
    background: $PANEL; color: $TEXT; border: 1px solid transparent; outline: 0;
    selection-background-color: $CHECKED; selection-color: $TEXT;
}
QTreeView:focus, QTableView:focus, QListView:focus, QTextBrowser:focus { border: 1px solid $FOCUS; }
QTableView { gridline-color: $BORDER; alternate-background-color: $STRIPE; }
QTableView::item { padding: 3px 8px; border: 0; }
QHeaderView { background: $PANEL; border: 0; }
QHeaderView::section {
    background: $PANEL; color: $SECONDARY; border: 0; border-bottom: 1px solid $BORDER; padding: 6px 8px 6px 11px;
}
QHeaderView::section:vertical { border: 0; padding: 3px 14px 3px 11px; }
QTableCornerButton::section { background: $PANEL; border: 0; border-bottom: 1px solid $BORDER; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTabBar { background: $WINDOW; }
QTabBar::tab:focus { color: $TEXT; border: 1px solid $FOCUS; }
QTabBar::tab {
    background: transparent; color: $SECONDARY; padding: 6px 14px; border: 0; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $TEXT; }
QTabBar::tab:selected { color: $TEXT; border-bottom: 2px solid $ACCENT; }
QTabWidget::pane { border: 0; border-top: 1px solid $BORDER; }
QSplitter::handle { background: $BORDER; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $HANDLE; border-radius: 4px; margin: 1px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $HANDLE_HOVER; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox { spacing: 7px; }
QCheckBox::indicator {
    width: 15px; height: 15px; border: 1px solid $CONTROL_EDGE; border-radius: 4px; background: $FIELD;
}
QCheckBox::indicator:checked { background: $ACCENT_DEEP; border-color: $PRIMARY_EDGE; image: url("$ICONS/check.svg"); }
QCheckBox::indicator:checked:disabled { background: $DISABLED; border-color: $DISABLED; }
QCheckBox::indicator:focus { border-color: $FOCUS; }
QSlider::groove:horizontal { height: 4px; background: $GROOVE; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $ACCENT; border-radius: 2px; }
QSlider::handle:horizontal { background: $TEXT; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:focus { background: $FOCUS; border: 2px solid $TEXT; }
QSlider::sub-page:horizontal:disabled { background: $GROOVE; }
QSlider::handle:horizontal:disabled { background: $DISABLED; }
QProgressBar { background: $FIELD; border: 0; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $ACCENT; border-radius: 3px; }
QLabel[secondary="true"] { color: $SECONDARY; }
QLabel[waiting="true"] { background: $NOTICE; color: $NOTICE_TEXT; border-radius: 4px; padding: 1px 6px; }
QLabel[heading="true"] { color: $SECONDARY; font-weight: 600; }
QFrame[panel="true"] { background: $PANEL; border: 0; }
QFrame[notice="true"] { background: $NOTICE; border: 1px solid $NOTICE_EDGE; border-radius: 6px; }
QFrame[notice="true"] QLabel { color: $NOTICE_TEXT; }
QFrame[statusline="true"] { background: $WINDOW; border: 0; border-top: 1px solid $BORDER; }
QLabel[patients="several"] { background: $ALARM; color: $ON_ALARM; font-weight: bold; padding: 4px; }
QLabel[patients="unknown"] { background: $NOTICE; color: $NOTICE_TEXT; padding: 4px; }
QFrame[onimage="true"] { background: $IMAGE; }
QFrame[onimage="true"] QLabel { background: transparent; color: $IMAGE_TEXT; }
QFrame[onimage="true"] QLabel[secondary="true"] { color: $IMAGE_SECONDARY; }
QFrame[rule="true"] { background: $BORDER; }
QFrame[floating="true"] { background: $RAISED; border: 1px solid $CONTROL_EDGE; border-radius: 8px; }
QFrame[floating="true"] QListView, QFrame[floating="true"] QScrollArea, QFrame[floating="true"] QWidget {
    background: $RAISED;
}
QFrame[floating="true"] QLineEdit { background: $FIELD; padding: 7px 9px; }
QLabel[fault="true"] { color: $DISAGREE; }
""")


def __getattr__(name: str) -> str:
    """The colour of that name in the theme in use."""
    if name.isupper() and name in Colours.__dataclass_fields__:
        colour: str = getattr(_in_use, name)
        return colour
    raise AttributeError(f"no colour of the theme is called {name}")


def icons_dir() -> Path:
    """Where the icons lie whose lines are seen on the grounds of the theme in use."""
    from core.paths import resources_dir

    folder = resources_dir() / "icons"
    return folder if _in_use is DARK else folder / "light"


def apply_theme(application: QApplication, name: str = "dark", text_size_percent: int = 100) -> None:
    """Give the whole application its look; again, with another theme or text size, at any time.

    Returns early where it has that look: a style sheet is costly to give, for every widget takes it on anew."""
    global _in_use
    _in_use = THEMES[name]
    if not _system_points:
        _system_points.append(application.font().pointSizeF())
    font = application.font()
    font.setPointSizeF(_system_points[0] * text_size_percent / 100.0)
    sheet = STYLE.substitute(asdict(_in_use), ICONS=icons_dir().as_posix())
    if application.styleSheet() == sheet and application.font() == font:
        return
    application.setFont(font)
    application.setStyle("Fusion")
    application.setPalette(_palette(_in_use))
    application.setStyleSheet(sheet)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in _DISABLED_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.DISABLED))
    return palette
