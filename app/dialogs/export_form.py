"""What an export is asked for: which cases, in which formats, how de-identified, and where to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.exporting import ExportPlan
from app.file_asking import ask_folder
from app.wording import state_word
from core.export.order import ExportOrder, FormatName, HeaderOption
from core.findings import QueueState

if TYPE_CHECKING:
    from core.settings import Settings

LOOK_S = 4.0  # the check of one film of 1024 x 1024 on one core, and its verification (docs/performance.md)


class ExportForm(QWidget):
    """`changed`: something else is asked for now. `folder_named`: a folder that may hold an export that was stopped."""

    changed = Signal()
    folder_named = Signal(str)

    def __init__(self, settings: Settings | None, exportable: tuple[QueueState, ...]) -> None:
        super().__init__()
        self._counts: Mapping[QueueState, int] = {}
        self.states = {state: self._box(state_word(state).capitalize(), on=state != "exported") for state in exportable}
        names: dict[FormatName, str] = {
            "imagefolder": self.tr("Class folders of PNG (ImageFolder)"),
            "coco": self.tr("COCO JSON with regions"),
            "csv": self.tr("Decisions as CSV"),
            "jsonl": self.tr("Decisions as JSON Lines"),
            "dicom": self.tr("De-identified DICOM"),
        }
        self.formats = {name: self._box(text, on=name == "imagefolder") for name, text in names.items()}
        self.zip = self._box(self.tr("Also as one zip file beside the folder"), on=False)
        self.look = self._box(
            self.tr("Look for text burned into the pictures"), on=settings is None or settings.burned_in_text != "off"
        )
        options: dict[HeaderOption, str] = {
            "clean_descriptors": self.tr("Keep descriptions made of radiology\u2019s words alone (113105)"),
            "modified_dates": self.tr("Keep dates, each patient\u2019s moved by days of her own (113107)"),
            "patient_characteristics": self.tr("Keep sex, age, size and weight (113108)"),
            "device_identity": self.tr("Keep device and station (113109)"),
        }
        self.options = {name: self._box(text, on=True) for name, text in options.items()}
        self.count, self.cost, self.hint = QLabel(), QLabel(), QLabel()
        for label in (self.count, self.cost, self.hint):
            label.setProperty("secondary", True)
        self.cost.setWordWrap(True)
        self.cost.setMinimumWidth(420)  # else the layout keeps room for as many lines as a narrow label has
        self.destination = QLineEdit()
        self.destination.setAccessibleName(self.tr("Folder to export to"))
        self.destination.setPlaceholderText(self.tr("An empty folder, or an earlier export"))
        self.destination.textChanged.connect(self._refresh)
        self.destination.editingFinished.connect(lambda: self.folder_named.emit(self.destination.text().strip()))
        self.browse = QPushButton(self.tr("Browse\u2026"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._on_browse)
        self._lay_out()
        self._refresh()

    def _box(self, text: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(on)
        box.toggled.connect(self._refresh)
        return box

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.destination, 1)
        place.addWidget(self.browse)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self._heading(self.tr("Cases that are")), _grid(list(self.states.values()), 3))
        form.addRow("", self.count)
        form.addRow(self._heading(self.tr("Write")), _grid([*self.formats.values(), self.zip], 2))
        form.addRow(self.tr("Pictures"), self.look)
        form.addRow("", self.cost)
        form.addRow(self._heading(self.tr("DICOM headers")), _grid(list(self.options.values()), 1))
        form.addRow(self.tr("Into the folder"), place)
        form.addRow("", self.hint)

    def _heading(self, text: str) -> QLabel:
        """On the line of its first box: beside several lines, a form would put it lower."""
        heading = QLabel(text)
        heading.setMaximumHeight(self.look.sizeHint().height())
        return heading

    # What is asked for

    def plan(self) -> ExportPlan | None:
        """None while something is missing; `hint` says what."""
        states = tuple(state for state, box in self.states.items() if box.isChecked())
        formats = tuple(name for name, box in self.formats.items() if box.isChecked())
        folder = self.destination.text().strip()
        if not self.chosen_count or not formats or not folder:
            return None
        off = tuple(name for name, box in self.options.items() if "dicom" in formats and not box.isChecked())
        burned_in = "black" if self.look.isChecked() else "off"
        order = ExportOrder(formats, burned_in, zip=self.zip.isChecked(), switched_off=off)  # type: ignore[arg-type]
        return ExportPlan(Path(folder).expanduser().absolute(), states, order)

    @property
    def chosen_count(self) -> int:
        """Cases of the chosen states."""
        return sum(self._counts.get(state, 0) for state, box in self.states.items() if box.isChecked())

    def show_counts(self, by_state: Mapping[QueueState, int]) -> None:
        self._counts = by_state
        for state, box in self.states.items():
            count = by_state.get(state, 0)
            box.setText(self.tr("{state} ({count})").format(state=state_word(state).capitalize(), count=count))
        self._refresh()

    def show_order(self, order: ExportOrder) -> None:
        """As an export was asked for that was stopped."""
        for name, box in self.formats.items():
            box.setChecked(name in order.formats)
        for option, box in self.options.items():
            box.setChecked(option not in order.switched_off)
        self.zip.setChecked(order.zip)
        self.look.setChecked(order.burned_in != "off")

    def _refresh(self) -> None:
        if not hasattr(self, "browse"):
            return  # still being made
        for box in self.options.values():
            box.setEnabled(self.formats["dicom"].isChecked())
        count = self.chosen_count
        self.count.setText(self.tr("Cases in all: {count}").format(count=count))
        self.cost.setText(self._cost(count))
        self.hint.setText(self._missing())
        self.changed.emit()

    def _cost(self, count: int) -> str:
        if not self.look.isChecked():
            return self.tr(
                "Nothing is looked for: a name that is written into a picture goes out with it, and DICOM files do not"
                " claim to be clean."
            )
        minutes = max(1, round(count * LOOK_S / 60))
        return self.tr(
            "About 4 s a picture of 1024 \u00d7 1024: some {minutes} min for these cases. You are shown what is found"
            " before anything is blackened."
        ).format(minutes=minutes)

    def _missing(self) -> str:
        """What is still to be said, in one line; else what the folder will hold."""
        if not self.chosen_count:
            return self.tr("Choose cases: none of the chosen ones is there.")
        if not any(box.isChecked() for box in self.formats.values()):
            return self.tr("Choose at least one format.")
        if not self.destination.text().strip():
            return self.tr("Choose a folder.")
        return self.tr("Names become pseudonyms. Everything written is read again and held against the originals.")

    def _on_browse(self) -> None:
        ask_folder(self, self.tr("Destination of the export"), self.destination.text(), self._take_folder)

    def _take_folder(self, chosen: list[str]) -> None:
        self.destination.setText(chosen[0])
        self.folder_named.emit(chosen[0])


def _grid(boxes: list[QCheckBox], columns: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    for place, box in enumerate(boxes):
        grid.addWidget(box, place // columns, place % columns)
    grid.setColumnStretch(columns, 1)
    return grid
