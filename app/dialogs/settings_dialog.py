"""The settings of the window: how it looks, its keys, and what it keeps. Each holds at once; there is no OK."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.every_setting import EverySettingPage
from app.dialogs.hanging_page import HangingPage
from app.dialogs.settings_search import search_pages
from app.i18n import NAMES, SYSTEM, in_a_row, searchable
from app.preferences import TEXT_SIZES, Preferences
from app.shortcuts import Shortcuts, plain_name, portable, sequence


class SettingsDialog(QDialog):
    """Not modal. `groups`: the titles of the actions' groups with the ids in them, in the order of the table."""

    def __init__(
        self,
        preferences: Preferences,
        shortcuts: Shortcuts,
        groups: Sequence[tuple[str, Sequence[str]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setModal(False)
        self.look, self.keeping = LookPage(preferences), KeepingPage(preferences)
        self.keyboard, self.hanging = KeyboardPage(shortcuts, groups), HangingPage(preferences)
        self.every = EverySettingPage(preferences)
        self.search, self.found = QLineEdit(), QLabel()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.look, self.tr("&Appearance"))
        self.tabs.addTab(self.keyboard, self.tr("&Keyboard"))
        self.tabs.addTab(self.hanging, self.tr("&Layouts"))
        self.tabs.addTab(self.keeping, self.tr("&Privacy"))
        self.tabs.addTab(self.every, self.tr("All s&ettings"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(self._head())
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)
        self.resize(820, 660)
        self.search.textChanged.connect(self._on_search)
        preferences.changed.connect(self._search_again)  # by a method, which goes with the dialog
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        self.tabs.setFocus()

    def _head(self) -> QHBoxLayout:
        self.search.setPlaceholderText(self.tr("Search all settings"))
        self.search.setAccessibleName(self.tr("Search all settings"))
        self.search.setClearButtonEnabled(True)
        self.found.setProperty("secondary", True)
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.found)
        return head

    def _search_again(self) -> None:
        self._on_search(self.search.text())

    def _on_search(self, wanted: str) -> None:
        rows = search_pages(self.tabs, wanted.strip())
        self.found.setText(self.tr("Found: {count}").format(count=rows) if wanted.strip() else "")


class LookPage(QWidget):
    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.language, self.theme, self.text_size = QComboBox(), QComboBox(), QComboBox()
        self.language.addItem(self.tr("As the system"), SYSTEM)
        for language, name in NAMES.items():
            self.language.addItem(name, language)
        self.theme.addItem(self.tr("Dark"), "dark")
        self.theme.addItem(self.tr("Light"), "light")
        for percent in TEXT_SIZES:
            self.text_size.addItem(f"{percent} %", percent)
        form = _form(self)
        form.addRow(self.tr("Lan&guage"), self.language)
        form.addRow("", _remark(self.tr("The window speaks it from its next start.")))
        form.addRow(self.tr("&Theme"), self.theme)
        form.addRow(self.tr("Text &size"), self.text_size)
        form.addRow("", _remark(self.tr("The image stands on black in both themes.")))
        preferences.changed.connect(self._show)
        self._show()
        self.language.currentIndexChanged.connect(lambda _: preferences.keep(language=self.language.currentData()))
        self.theme.currentIndexChanged.connect(lambda _: preferences.keep(theme=self.theme.currentData()))
        self.text_size.currentIndexChanged.connect(
            lambda _: preferences.keep(text_size_percent=self.text_size.currentData())
        )

    def _show(self) -> None:
        settings = self._preferences.settings
        with QSignalBlocker(self.language), QSignalBlocker(self.theme), QSignalBlocker(self.text_size):
            self.language.setCurrentIndex(self.language.findData(settings.language))
            self.theme.setCurrentIndex(self.theme.findData(settings.theme))
            near = min(TEXT_SIZES, key=lambda percent: abs(percent - settings.text_size_percent))
            self.text_size.setCurrentIndex(self.text_size.findData(near))


class KeepingPage(QWidget):
    """What stays on this machine, and what is seen by whoever passes by."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.lock_after = QSpinBox()
        self.lock_after.setRange(0, 1440)
        self.lock_after.setSuffix(self.tr(" min"))
        self.lock_after.setSpecialValueText(self.tr("Never"))
        self.lock_after.setAccessibleName(self.tr("Cover the window when nobody touches it for"))
        self.remembers = QCheckBox(self.tr("&Remember what was opened"))
        self.overlays = QCheckBox(self.tr("&Heatmap, regions and marks"))
        self.identity = QCheckBox(self.tr("Patient\u2019s &name, id and date"))
        form = _form(self)
        form.addRow(self.tr("&Cover when idle for"), self.lock_after)
        form.addRow(self.tr("Recent studies"), self.remembers)
        said = self.tr(
            "Places only, in this machine\u2019s data folder: for the list of recent studies, and to open them again"
            " after a crash. Switched off, what is kept is forgotten."
        )
        form.addRow("", _remark(said))
        form.addRow(self.tr("Copies and prints carry"), self.overlays)
        form.addRow("", self.identity)
        form.addRow("", _remark(self.tr("Text that is part of the image itself stays on every copy.")))
        preferences.changed.connect(self._show)
        self._show()
        self.lock_after.valueChanged.connect(lambda minutes: preferences.keep(lock_after_min=minutes))
        self.remembers.toggled.connect(lambda on: preferences.keep(remembers_studies=on))
        self.overlays.toggled.connect(lambda on: preferences.keep(copies_overlays=on))
        self.identity.toggled.connect(lambda on: preferences.keep(copies_identity=on))

    def _show(self) -> None:
        settings = self._preferences.settings
        widgets = (self.lock_after, self.remembers, self.overlays, self.identity)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        self.lock_after.setValue(settings.lock_after_min)
        self.remembers.setChecked(settings.remembers_studies)
        self.overlays.setChecked(settings.copies_overlays)
        self.identity.setChecked(settings.copies_identity)
        for blocker in blockers:
            blocker.unblock()


class KeyboardPage(QWidget):
    """Every action with its keys. A key that another action has is refused, and the other is named."""

    def __init__(self, shortcuts: Shortcuts, groups: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().__init__()
        self._shortcuts = shortcuts
        self._names = [name for _, names in groups for name in names]
        self._key_items: list[QTableWidgetItem] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by action or key"))
        self.search.setAccessibleName(self.tr("Search by action or key"))
        self.table = QTableWidget(len(self._names), 3)
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName(self.tr("New key for the chosen action"))
        self.give, self.clear = QPushButton(self.tr("Use &this key")), QPushButton(self.tr("&No key"))
        self.back, self.back_all = QPushButton(self.tr("&Default")), QPushButton(self.tr("All de&faults"))
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setProperty("fault", True)
        self._arrange(groups)
        self._connect()
        self._show()

    def _arrange(self, groups: Sequence[tuple[str, Sequence[str]]]) -> None:
        table = self.table
        table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("Group")])
        table.setAccessibleName(self.tr("Actions and their keys"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        unit = table.fontMetrics().averageCharWidth()
        for column, characters in ((1, 21), (2, 25)):
            table.setColumnWidth(column, characters * unit)
        for row, (name, group) in enumerate((name, title) for title, names in groups for name in names):
            texts = (plain_name(self._shortcuts.actions[name]), "", group)
            items = [QTableWidgetItem(text) for text in texts]
            for column, item in enumerate(items):
                table.setItem(row, column, item)
            self._key_items.append(items[1])
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.key, 1)
        for button in (self.give, self.clear, self.back, self.back_all):
            button.setAutoDefault(False)
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(table, 1)
        layout.addLayout(line)
        layout.addWidget(self.said)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._filter())
        self.table.currentCellChanged.connect(lambda *_: self._refresh())
        self.key.keySequenceChanged.connect(lambda _: self._refresh())
        self.give.clicked.connect(self._on_give)
        self.clear.clicked.connect(lambda: self._assign(()))
        self.back.clicked.connect(lambda: self._assign(self._shortcuts.defaults[self.chosen]))
        self.back_all.clicked.connect(self._shortcuts.reset_all)
        self._shortcuts.changed.connect(self._show)

    @property
    def chosen(self) -> str:
        """The id of the chosen action; '' without one."""
        row = self.table.currentRow()
        return self._names[row] if row >= 0 else ""

    def choose(self, name: str) -> None:
        self.table.setCurrentCell(self._names.index(name), 0)

    def _show(self) -> None:
        for item, name in zip(self._key_items, self._names, strict=True):
            keys = (sequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in self._keys(name))
            item.setText(in_a_row(dict.fromkeys(keys)))
            font = item.font()
            font.setBold(self._shortcuts.is_own(name))
            item.setFont(font)
        self._refresh()

    def _keys(self, name: str) -> tuple[str, ...]:
        return self._shortcuts.keys(name)

    def _filter(self) -> None:
        wanted = searchable(self.search.text()).strip()
        for row in range(self.table.rowCount()):
            texts = (self.table.model().index(row, column).data() for column in range(3))
            self.table.setRowHidden(row, not any(wanted in searchable(text) for text in texts))

    def _refresh(self) -> None:
        name, key = self.chosen, portable(self.key.keySequence())
        reason = self._shortcuts.why_not(key, name) if name and key else ""
        self.said.setText(reason)
        self.give.setEnabled(bool(name and key) and not reason)
        self.clear.setEnabled(bool(name) and bool(self._keys(name)))
        self.back.setEnabled(bool(name) and self._shortcuts.is_own(name))

    def _on_give(self) -> None:
        """The new key is the first, which menus show; the others stay."""
        name, key = self.chosen, portable(self.key.keySequence())
        self._assign((key, *(own for own in self._keys(name)[1:] if own != key)))
        if not self.said.text():
            self.key.clear()

    def _assign(self, keys: tuple[str, ...]) -> None:
        if self.chosen:
            self.said.setText(self._shortcuts.assign(self.chosen, keys))


def _form(page: QWidget) -> QFormLayout:
    form = QFormLayout(page)
    form.setContentsMargins(4, 16, 4, 4)
    form.setHorizontalSpacing(18)
    form.setVerticalSpacing(10)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return form


def _remark(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("secondary", True)
    label.setWordWrap(True)
    return label
