"""Every setting there is, what it does, what it is set to and where it is changed; also those without a switch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.settings_search import ALSO
from app.preferences import Preferences

LONGEST_VALUE = 60
VALUE_DIGITS = 13  # a limit of gigabytes, in bytes
PADDING_PX = 24  # beside the words of a cell


def _tr(text: str) -> str:
    return QCoreApplication.translate("EverySetting", text)


@dataclass(frozen=True, slots=True)
class About:
    """`what` it does, and `where` it is changed; '' for settings.json alone."""

    what: str
    where: str = ""


def about_settings() -> dict[str, About]:
    """By their names; a test holds them against `core.settings` and docs/settings.md."""
    return _of_the_window() | _of_the_network() | _of_the_department() | _limits()


def _of_the_window() -> dict[str, About]:
    look, keys = _tr("Settings \u203a Appearance"), _tr("Settings \u203a Keyboard")
    privacy, layouts = _tr("Settings \u203a Privacy"), _tr("Settings \u203a Layouts")
    itself = _tr("by Overread itself")
    return {
        "language": About(_tr("The language of the window"), look),
        "theme": About(_tr("Dark or light round the image"), look),
        "text_size_percent": About(_tr("The size of the text, in percent of the system\u2019s"), look),
        "shortcuts": About(_tr("Keys that differ from those an action comes with"), keys),
        "hanging": About(_tr("How studies are laid out when they are opened"), layouts),
        "lock_after_min": About(_tr("Minutes without a key or the mouse until the window is covered"), privacy),
        "remembers_studies": About(_tr("Whether the places opened last are kept"), privacy),
        "copies_overlays": About(_tr("Whether copies and prints carry heatmap, regions and marks"), privacy),
        "copies_identity": About(_tr("Whether copies and prints carry the patient\u2019s name, id and date"), privacy),
        "hidden_corners": About(_tr("What is not written on the image"), _tr("View menu")),
        "checked_displays": About(_tr("Monitors that were checked, and when"), _tr("Window \u203a Display check")),
        "blind_first_explained": About(_tr("Whether reading blind first has been explained"), itself),
        "welcomed": About(_tr("Whether the welcome has been shown"), itself),
    }


def _of_the_network() -> dict[str, About]:
    menu, networks = _tr("Network menu"), _tr("Networks window")
    return {
        "bundle": About(_tr("The network that reads every image, or auto: the one that fits each best"), networks),
        "device": About(_tr("What computes: cpu, cuda, mps, or auto: the best there is")),
        "precision": About(_tr("Half precision on an accelerator where a check passes (auto), or float32")),
        "heatmap_opacity": About(_tr("How strongly the map covers the image, from 0 to 1")),
        "heatmap_colours": About(_tr("The colours of the map")),
        "blind_first": About(_tr("What the network says stays hidden until you have given your verdict"), menu),
        "promotions": About(_tr("Networks that were promoted, and what was in use before"), networks),
        "training_manifest": About(_tr("The old data that are mixed in when a network is retrained")),
        "comparison_manifest": About(_tr("The images on which a candidate meets the network in use")),
    }


def _of_the_department() -> dict[str, About]:
    return {
        "reader": About(_tr("Who gives verdicts; empty: the name of the system account")),
        "keep_instances": About(_tr("Whether flagged files are copied into the data folder, or only referred to")),
        "second_read": About(_tr("Two readers for every case of the relabel queue")),
        "claim_min": About(_tr("Minutes for which a claimed case is one reader\u2019s alone")),
        "agreement_sample_percent": About(_tr("How many in a hundred agreed cases enter the queue as well")),
        "agreement_sample_seed": About(_tr("Which of the agreed cases are drawn")),
        "passphrases": About(_tr("Whether whoever gives a word must sign in")),
        "burned_in_text": About(_tr("What an export does about text in the pixels")),
        "database_url": About(_tr("A department\u2019s PostgreSQL database; empty: the file in the data folder")),
        "encrypted_store": About(_tr("Whether the database file is encrypted"), _tr("overread store encrypt")),
        "audit_in_keyring": About(_tr("Whether the key of the audit trail lies in the system\u2019s keyring")),
        "daily_backups": About(_tr("How many daily backups are kept")),
        "weekly_backups": About(_tr("How many weekly backups are kept")),
    }


def _limits() -> dict[str, About]:
    """What one file may cost before it is refused; a change holds from the next start."""
    return {
        "max_pixels": About(_tr("Limit: samples of one frame")),
        "max_file_bytes": About(_tr("Limit: bytes of a file")),
        "max_elements": About(_tr("Limit: data elements of a file")),
        "max_header_elements": About(_tr("Limit: data elements in front of the pixels")),
        "max_nesting": About(_tr("Limit: sequences within sequences")),
        "free_bytes": About(_tr("Limit: bytes that may expand from as little as they like")),
        "max_inflated_bytes": About(_tr("Limit: bytes of what is inflated")),
        "max_inflation": About(_tr("Limit: inflated bytes for a compressed one")),
        "max_coded_ratio": About(_tr("Limit: decoded bytes for a coded one")),
        "max_picture_ratio": About(_tr("Limit: decoded bytes for a coded one, of PNG, JPEG and TIFF")),
        "max_jpeg_scans": About(_tr("Limit: scans of one JPEG")),
        "max_archive_members": About(_tr("Limit: members of a zip file")),
        "max_archive_directory_bytes": About(_tr("Limit: bytes of a zip file\u2019s table of contents")),
        "max_archive_bytes": About(_tr("Limit: bytes that a zip file claims to become")),
        "max_directory_records": About(_tr("Limit: records of a DICOMDIR")),
        "max_read_s": About(_tr("Limit: seconds for reading one frame")),
        "max_scan_s": About(_tr("Limit: seconds for reading one header")),
        "max_read_memory_bytes": About(_tr("Limit: memory of the process that decodes, in bytes")),
        "max_scan_memory_bytes": About(_tr("Limit: memory of the process that scans, in bytes")),
    }


def _also_called() -> dict[str, str]:
    """Other words by which readers look for a setting; they are found, and not shown."""
    return {
        "language": _tr("translation locale"),
        "theme": _tr("dark mode colours brightness"),
        "text_size_percent": _tr("font scale zoom bigger letters"),
        "shortcuts": _tr("hotkeys keyboard"),
        "hanging": _tr("hanging protocol side by side compare"),
        "lock_after_min": _tr("timeout screen saver idle privacy"),
        "remembers_studies": _tr("history recent files"),
        "checked_displays": _tr("screen calibration test pattern"),
        "bundle": _tr("model AI neural network"),
        "device": _tr("graphics card GPU processor"),
        "heatmap_opacity": _tr("Grad-CAM overlay transparency"),
        "blind_first": _tr("hide AI bias"),
        "reader": _tr("user name who"),
        "passphrases": _tr("password login"),
        "burned_in_text": _tr("OCR anonymise de-identify"),
        "database_url": _tr("server SQL shared"),
        "encrypted_store": _tr("encryption security password"),
        "daily_backups": _tr("copies restore"),
        "weekly_backups": _tr("copies restore"),
    }


class EverySettingPage(QWidget):
    """Read-only: what is changed by hand is changed in the file, which is named below the table."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._about, self._also = about_settings(), _also_called()
        self.table = QTableWidget(len(self._about), 4)
        self.file, self.open_folder = QLabel(), QPushButton(self.tr("Open its &folder"))
        self._arrange()
        self.open_folder.clicked.connect(self._on_open_folder)
        preferences.changed.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        table = self.table
        heads = [self.tr("Setting"), self.tr("Value"), self.tr("What it does"), self.tr("Where it is changed")]
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(self.tr("All settings"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, table.fontMetrics().horizontalAdvance("8" * VALUE_DIGITS) + PADDING_PX)
        # What a setting does is said in as many lines as it takes; a list that is longer than its column, by its tip.
        table.setItemDelegateForColumn(2, _InLines(table))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setWordWrap(True)
        self.file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        foot = QHBoxLayout()
        foot.addWidget(self.file, 1)
        foot.addWidget(self.open_folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(table, 1)
        layout.addLayout(foot)

    def _show(self) -> None:
        settings, folder = self._preferences.settings, self._preferences.data_dir
        said = self.tr("Where nothing else is named, in {file}; it is read at the next start.")
        self.file.setText(said.format(file=folder / "settings.json") if folder is not None else "")
        self.open_folder.setEnabled(folder is not None)
        for row, (name, about) in enumerate(self._about.items()):
            texts = (name, _value(getattr(settings, name)), about.what, about.where or "settings.json")
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text[:LONGEST_VALUE] if column == 1 else text)
                item.setToolTip(text)
                item.setData(ALSO, self._also.get(name) if column == 0 else None)
                self.table.setItem(row, column, item)

    def _on_open_folder(self) -> None:
        folder = self._preferences.data_dir
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _value(value: Any) -> str:
    """As settings.json has it."""
    return msgspec.json.encode(value).decode()


class _InLines(QStyledItemDelegate):
    """Counts lines in the room that the padding of a cell leaves; Qt's own counts in the whole cell."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(0, 0, -PADDING_PX, 0)
        return super().sizeHint(inside, index)
