"""What is asked before a call of the learning loop begins: in the window itself, never in a dialog that blocks it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.file_asking import ask_files
from app.i18n import in_a_row
from app.learning_words import minutes_text
from app.learning_work import LearningWork
from app.network_shelf import NetworkRecord
from app.wording import label_of, local_time
from core.findings import Finding

CASE_ROWS = 4


class PathField(QWidget):
    """A path with a button that looks for it. `kind`: "file" or "folder or file", said in the placeholder."""

    changed = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(name)
        self.edit.textChanged.connect(lambda _: self.changed.emit())
        browse = QPushButton(self.tr("Choose\u2026"))
        browse.setAccessibleName(self.tr("Choose: {name}").format(name=name))
        browse.clicked.connect(self._browse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.edit, 1)
        layout.addWidget(browse)

    @property
    def path(self) -> str:
        """Absolute, '' while nothing is named: the command runs in another folder."""
        text = self.edit.text().strip()
        return str(Path(text).expanduser().absolute()) if text else ""

    @property
    def is_there(self) -> bool:
        return bool(self.path) and os.path.exists(self.path)

    def offer(self, path: str) -> None:
        """Fill it in, unless something was typed."""
        if not self.edit.text():
            self.edit.setText(path)

    def _browse(self) -> None:
        filters, edit = self.tr("Manifest (*.csv)"), self.edit
        asked = ask_files(self, self._name, edit.text(), filters, lambda chosen: edit.setText(chosen[0]))
        asked.setFileMode(QFileDialog.FileMode.ExistingFile)


class Form(QFrame):
    """A heading, what is asked, and two buttons: go on, or not."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.heading = QLabel()
        font = self.heading.font()
        font.setWeight(font.Weight.DemiBold)
        self.heading.setFont(font)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.fields = QGridLayout()
        self.fields.setHorizontalSpacing(14)
        self.fields.setVerticalSpacing(8)
        self.fields.setColumnStretch(1, 1)
        self.go = QPushButton()
        self.go.setProperty("primary", True)
        self.close_button = QPushButton(self.tr("Not now"))
        self.close_button.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.heading)
        layout.addWidget(self.text)
        layout.addLayout(self.fields)
        layout.addLayout(buttons)

    def name(self, heading: str, go: str) -> None:
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self.go.setText(go)

    def add_field(self, name: str, field: QWidget) -> None:
        label = QLabel(name)
        label.setProperty("secondary", True)
        row = self.fields.rowCount()
        tall = field.sizeHint().height() > 3 * label.sizeHint().height()
        self.fields.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
        self.fields.addWidget(field, row, 1)


class RetrainForm(Form):
    """Which cases go in, where the old data and the comparison set lie, how long it may take."""

    def __init__(self, work: LearningWork, findings: Callable[[], tuple[Finding, ...]]) -> None:
        super().__init__()
        self.name(self.tr("Retrain with corrected cases"), self.tr("Start the training"))
        self._work, self._findings = work, findings
        self.cases = QTableWidget(0, 4)
        self._set_up_cases()
        old, comparison = self.tr("Old data"), self.tr("Comparison set")
        self.replay = PathField(old, self.tr("manifest of the data that the network was trained on, for replay"))
        self.comparison = PathField(comparison, self.tr("manifest of the frozen images that a candidate must pass"))
        self.go_on = QCheckBox()
        self.add_field(self.tr("Cases"), self.cases)
        self.add_field(old, self.replay)
        self.add_field(comparison, self.comparison)
        self.add_field("", self.go_on)
        self.go.clicked.connect(self._start)
        for field in (self.replay, self.comparison):
            field.changed.connect(self.refresh)
        self.go_on.toggled.connect(lambda _: self.refresh())

    def _set_up_cases(self) -> None:
        headings = [self.tr("Case"), self.tr("Correct label"), self.tr("Reader"), self.tr("When")]
        self.cases.setHorizontalHeaderLabels(headings)
        self.cases.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.cases.horizontalHeader().setStretchLastSection(True)
        self.cases.horizontalHeader().setHighlightSections(False)
        self.cases.verticalHeader().hide()
        self.cases.verticalHeader().setDefaultSectionSize(self.cases.fontMetrics().height() + 8)
        self.cases.setShowGrid(False)
        self.cases.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.cases.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.cases.setAccessibleName(self.tr("Corrected cases"))
        self.cases.setFixedHeight((CASE_ROWS + 1) * (self.cases.fontMetrics().height() + 8) + 12)

    def begin(self) -> None:
        """Show what there is now."""
        shelf = self._work.shelf
        if shelf.settings is not None:
            self.replay.offer(shelf.settings.training_manifest)
            self.comparison.offer(shelf.settings.comparison_manifest)
        interrupted = shelf.interrupted
        self.go_on.setVisible(interrupted is not None)
        self.go_on.setChecked(interrupted is not None)
        if interrupted is not None:
            text = self.tr("Go on with the training {name}, which was interrupted")
            self.go_on.setText(text.format(name=interrupted.name))
        newest = self._work.cases.newest
        self.cases.setRowCount(len(newest))
        for number, case in enumerate(newest):
            told = self._work.tells_label(case.reader)
            label = label_of(case.label, self._findings()) if told else self.tr("hidden")
            row = (str(case.queue_id), label, case.reader, local_time(case.created_at))
            for column, text in enumerate(row):
                self.cases.setItem(number, column, QTableWidgetItem(text))
        self.refresh()

    def refresh(self) -> None:
        cases = self._work.cases
        count, counts = cases.total, cases.by_label
        parts = in_a_row(f"{number} {label_of(key, self._findings())}" for key, number in counts.items())
        goes_in = self.tr("%n corrected case(s) go in", "", count)
        told = all(map(self._work.tells_label, cases.readers))
        if told and parts:
            goes_in = self.tr("{sentence}: {labels}").format(sentence=goes_in, labels=parts)
        said = [self.tr("{sentence}.").format(sentence=goes_in)] if count else []
        said.append(self._replay_sentence())
        said.append(self._duration_sentence())
        self.text.setText(" ".join(said))
        self.go.setEnabled(self._work.under_way is None and self.replay.is_there and bool(count))

    def _replay_sentence(self) -> str:
        if not self.replay.path:
            return self.tr("Name the old data: without a replay of it the network would forget what it knew.")
        if not self.replay.is_there:
            return self.tr("The old data are not where you say.")
        return self.tr("They are mixed with a sample of the old data, so that the network does not forget.")

    def _duration_sentence(self) -> str:
        last_s = self._work.shelf.last_training_s
        known = self.tr("The last training took {time} here.").format(time=minutes_text(last_s)) if last_s else ""
        after = self.tr("The time left is said after the first batches; you can read on meanwhile.")
        return f"{known} {after}".strip()

    def _start(self) -> None:
        go_on = self._work.shelf.interrupted is not None and self.go_on.isChecked()
        self._work.retrain(self.replay.path, self.comparison.path, go_on=go_on)


class ComparisonForm(Form):
    """Asks on which images; a subclass says for what."""

    def __init__(self, work: LearningWork) -> None:
        super().__init__()
        self._work = work
        name = self.tr("Comparison set")
        self.comparison = PathField(name, self.tr("manifest of frozen, labelled images"))
        self.add_field(name, self.comparison)
        self.comparison.changed.connect(self._refresh)

    def _offer(self) -> None:
        if self._work.shelf.settings is not None:
            self.comparison.offer(self._work.shelf.settings.comparison_manifest)
        self._refresh()

    def _refresh(self) -> None:
        self.go.setEnabled(self._work.under_way is None and self.comparison.is_there)


class PromoteForm(ComparisonForm):
    """Against which images the candidate must hold."""

    def __init__(self, work: LearningWork) -> None:
        super().__init__(work)
        self._record: NetworkRecord | None = None
        self.name(self.tr("Promote"), self.tr("Check, and use it if it passes"))
        self.go.clicked.connect(self._start)

    def begin(self, record: NetworkRecord) -> None:
        self._record = record
        used = self._work.shelf.in_use
        text = self.tr(
            "{candidate} must not be worse than {incumbent}, overall, for each finding and each source, on images that"
            " neither has been trained on. The criteria are those of the change plan. If it fails, nothing changes."
        )
        incumbent = used.title if used is not None else self.tr("the network in use")
        self.text.setText(text.format(candidate=record.title, incumbent=incumbent))
        self._offer()

    def _start(self) -> None:
        if self._record is not None:
            self._work.promote(self._record, self.comparison.path)


class CompareForm(ComparisonForm):
    """On which images two networks are measured."""

    def __init__(self, work: LearningWork) -> None:
        super().__init__(work)
        self._pair: tuple[NetworkRecord, NetworkRecord] | None = None
        self.name(self.tr("Compare on the comparison set"), self.tr("Measure both"))
        self.go.clicked.connect(self._start)

    def begin(self, record: NetworkRecord, other: NetworkRecord) -> None:
        self._pair = (record, other)
        text = self.tr("{one} and {other} are measured on the same images; nothing else changes.")
        self.text.setText(text.format(one=record.title, other=other.title))
        self._offer()

    def _start(self) -> None:
        if self._pair is not None:
            self._work.compare(*self._pair, self.comparison.path)


class TakeBackForm(Form):
    """Asks once."""

    def __init__(self, work: LearningWork) -> None:
        super().__init__()
        self._work = work
        self.name(self.tr("Take back"), self.tr("Take the last promotion back"))
        self.go.clicked.connect(work.take_back)

    def begin(self) -> None:
        used = self._work.shelf.in_use
        text = self.tr(
            "{name} is in use now. The network that it replaced comes back, bit for bit, and reads every image from"
            " then on; what was recorded stays. Take the promotion back?"
        )
        self.text.setText(text.format(name=used.title if used is not None else self.tr("A network")))
        self.go.setEnabled(self._work.under_way is None)
