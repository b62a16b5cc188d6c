"""What is open: study, series, instance, frame; and the files that cannot be shown, with the reason."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import translated
from app.open_studies import FramePlace, FrameTarget
from app.panels.case_tree import CaseTree
from app.panels.study_rows import ROW_ROLE, THUMBNAIL_PX, Row, StudyRows
from app.panels.thumbnails import Thumbnails
from app.panels.worklist_bar import WorklistBar
from app.reading_session import ReadingSession
from app.wording import case_state_word, state_label, study_subtitle, study_title, without_file
from core.presentation import PresentationState
from core.review.case_state import CaseState
from core.study import Instance, Series, Study

FOLLOW_MS = 120
KEY_ROLE = Qt.ItemDataRole.UserRole + 2


class StudyList(QFrame):
    """A tree that grows while files are found; what is there keeps its place."""

    case_opened = Signal()  # the reader chose a row

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._image_items: dict[FrameTarget, QStandardItem] = {}
        self._case_items: dict[str, QStandardItem] = {}
        self._said: dict[str, tuple[object, ...]] = {}  # path -> what the row of that image was made of
        self._keys: list[str] = []
        self._narrowed = False
        self.setProperty("panel", True)
        self.thumbnails = Thumbnails(session.jobs, 2 * THUMBNAIL_PX, session.files.take_read, self)
        self.model = QStandardItemModel(self)
        self.tree = CaseTree(self.thumbnails)
        self.tree.setModel(self.model)
        self._rows = StudyRows(self.thumbnails)
        self.tree.setItemDelegate(self._rows)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(0)
        self.tree.setRootIsDecorated(False)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setMouseTracking(True)
        self.tree.setAccessibleName(self.tr("Studies"))
        self._count = QLabel()
        self._count.setProperty("secondary", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.bar = WorklistBar(session)
        layout.addLayout(self._head())
        layout.addWidget(self.bar)
        layout.addWidget(self.tree, 1)
        self._following = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._following.timeout.connect(lambda: self._follow(session.place))
        self._connect(session)

    def _connect(self, session: ReadingSession) -> None:
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self.tree.clicked.connect(lambda _: self.case_opened.emit())  # also on the row that is current already
        self.thumbnails.arrived.connect(self.tree.viewport().update)
        session.worklist.changed.connect(self._on_worklist)  # with every change of the studies, too
        session.worklist.state_changed.connect(self._on_state)
        session.states.changed.connect(self._show_studies)
        session.place_changed.connect(self._on_place)
        session.frame_unreadable.connect(self._on_unreadable)
        session.files.readable.connect(self._on_readable)
        session.files.replaced.connect(self._on_replaced)
        session.reader_ready.connect(self.thumbnails.set_source)

    def _head(self) -> QHBoxLayout:
        heading = QLabel(self.tr("STUDIES"))
        heading.setProperty("heading", True)
        head = QHBoxLayout()
        head.setContentsMargins(14, 12, 14, 8)
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(self._count)
        return head

    def begin_search(self) -> None:
        """Put the cursor into the search."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    # Building

    def _show_studies(self) -> None:
        studies = self._session.studies
        arranged = self._session.worklist.arranged()
        if not studies.studies:
            self.thumbnails.forget()
        keys = [key for study in arranged for key in (study.uid, *_paths(study))]
        if not keys or not _keeps_order(self._keys, keys):
            self.model.clear()
            for known in (self._image_items, self._case_items, self._said):
                known.clear()
        self._keys = keys
        for place, study in enumerate(arranged):
            self._show_study(place, study)
        self._hide_rows()
        self._show_count()

    def _show_count(self) -> None:
        studies, unread = self._session.studies, self._session.worklist.unread_count()
        count = len(studies.targets)
        self._count.setText(self.tr("{unread} unread").format(unread=unread))
        self._count.setToolTip(self.tr("%n image(s)", "", count))
        self._count.setVisible(bool(studies.studies))
        # The window has stated a least width from before there was a count, and a splitter asks for no other.
        self.setMinimumWidth(max(self.minimumWidth(), self.minimumSizeHint().width()))

    def _hide_rows(self) -> None:
        """Leave out of the list what the reader does not look for; a folder goes with the last of its pictures."""
        worklist, studies, root = self._session.worklist, self._session.studies, self.model.invisibleRootItem()
        if not worklist.narrowed and not self._narrowed:
            return
        self._narrowed = worklist.narrowed
        for number in range(root.rowCount()):
            item = root.child(number)
            case = studies.case(str(item.data(KEY_ROLE)).removeprefix("study:"))
            shown = case is not None and worklist.lists(case)
            if case is None:
                below = [self._is_listed(item.child(row)) for row in range(item.rowCount())]
                for row, listed in enumerate(below):
                    self._set_hidden(row, item.index(), not listed)
                shown = any(below)
            self._set_hidden(number, QModelIndex(), not shown)

    def _set_hidden(self, row: int, parent: QModelIndex, hidden: bool) -> None:
        """Each call lays the whole tree out anew, whether it changes anything or not."""
        if self.tree.isRowHidden(row, parent) != hidden:
            self.tree.setRowHidden(row, parent, hidden)

    def _is_listed(self, item: QStandardItem) -> bool:
        """Whether a row below a folder is to be seen; what is no case goes while the list is narrowed."""
        worklist = self._session.worklist
        case = self._session.studies.case(str(item.data(KEY_ROLE)).partition(":")[2])
        return worklist.lists(case) if case is not None else not worklist.narrowed

    def _on_worklist(self) -> None:
        self._show_studies()
        self._follow(self._session.place)

    def _on_state(self, key: str) -> None:
        case, item = self._session.studies.case(key), self._case_items.get(key)
        if case is None or item is None:
            return
        self._said.pop(key, None)
        row = dataclasses.replace(item.data(ROW_ROLE), state=self._session.worklist.state(case))
        item.setData(row, ROW_ROLE)
        item.setData(_spoken(row), _SPOKEN)
        self._show_count()
        if self._session.worklist.narrowed:
            self._hide_rows()

    def _state(self, key: str) -> CaseState | None:
        case = self._session.studies.case(key)
        return self._session.worklist.state(case) if case is not None else None

    def _show_study(self, place: int, study: Study) -> None:
        row = Row("study", study_title(study), study_subtitle(study), state=self._state(study.uid))
        item = self._item(self.model.invisibleRootItem(), place, f"study:{study.uid}", row)
        item.setSelectable(False)
        self._case_items[study.uid] = item
        at = 0
        for series in study.series:
            if series.description or (len(study.series) > 1 and any(not i.description for i in series.instances)):
                title = series.description or self.tr("Series {number}").format(number=series.number)
                subtitle = f"{series.modality} \u00b7 {title}" if series.modality and series.description else title
                heading = self._item(item, at, f"series:{series.uid}", Row("series", subtitle, ""))
                heading.setSelectable(False)
                at += 1
            at = self._show_instances(item, at, series)
        item.removeRows(at, item.rowCount() - at)
        self.tree.setExpanded(item.index(), True)

    def _show_instances(self, parent: QStandardItem, at: int, series: Series) -> int:
        for instance in sorted(series.instances, key=lambda member: (member.problem is not None, member.is_failure)):
            if instance.problem:
                self._forget_image(instance.path)
            if instance.is_failure:
                self._show_problem(parent, at, instance)
            elif instance.problem:
                self._show_other(parent, at, instance)
            else:
                self._show_image(parent, at, instance, series)
            at += 1
        return at

    def _show_image(self, parent: QStandardItem, at: int, instance: Instance, series: Series) -> None:
        """With each portion that a scan finds, all rows pass here; most of them say what they said before."""
        target, state = FrameTarget(instance.path, 1), self._state(instance.path)
        said = (instance, state, series.modality, self._session.studies.shown_names.get(instance.path))
        present = self._image_items.get(target)
        if present is not None and self._said.get(instance.path) == said and parent.child(at) is present:
            return
        self._said[instance.path] = said
        item = self._item(parent, at, f"image:{instance.path}", self._image_row(instance, series))
        item.setToolTip(f"<qt>{html.escape(PurePath(instance.path).name)}</qt>")
        self._image_items[target] = self._case_items[instance.path] = item

    def _forget_image(self, path: str) -> None:
        """No image lies there, or none any more: the row that it had goes, and must not be spoken to."""
        self._image_items.pop(FrameTarget(path, 1), None)
        self._case_items.pop(path, None)
        self._said.pop(path, None)

    def _image_row(self, instance: Instance, series: Series) -> Row:
        name, extent = self._name(instance, series), self._extent(instance)
        return Row("image", name, extent, FrameTarget(instance.path, 1), state=self._state(instance.path))

    def _show_problem(self, parent: QStandardItem, at: int, instance: Instance) -> None:
        reason = translated(instance.problem or "")
        name = PurePath(instance.path).name
        short = without_file(reason, instance.path)
        item = self._item(parent, at, f"problem:{instance.path}", Row("problem", name, short))
        item.setSelectable(False)
        item.setToolTip(f"<qt>{html.escape(reason)}</qt>")
        item.setData(self.tr("{name} cannot be shown: {reason}").format(name=name, reason=short), _SPOKEN)

    def _show_other(self, parent: QStandardItem, at: int, instance: Instance) -> None:
        name = PurePath(instance.path).name
        state = self._session.states.state(instance.path)
        subtitle = f"{state_label(state, short=True)} \u00b7 {self._image_of(state)}" if state is not None else name
        row = Row("other", translated(instance.description), subtitle, path=instance.path)
        told = self.tr("{name}: {state}")
        shown = told.format(name=name, state=state_label(state)) if state is not None else name
        self._item(parent, at, f"other:{instance.path}", row).setToolTip(f"<qt>{html.escape(shown)}</qt>")

    def _image_of(self, state: PresentationState) -> str:
        """The image that a state belongs to, as the list calls it."""
        target = self._session.states.first_image(state)
        place = self._session.studies.place(target) if target is not None else None
        if place is None:
            return self.tr("image not open")
        image = self._name(place.instance, place.series)
        return self.tr("{image} and others").format(image=image) if len(state.references) > 1 else image

    def _item(self, parent: QStandardItem, at: int, key: str, row: Row) -> QStandardItem:
        """The item of that key at that place among its siblings; made if it is not there yet."""
        present = parent.child(at)
        if present is not None and present.data(KEY_ROLE) == key:
            if present.data(ROW_ROLE) != row and not present.data(ROW_ROLE).unreadable:
                present.setData(row, ROW_ROLE)
                present.setData(_spoken(row), _SPOKEN)
            return present
        item = QStandardItem()
        item.setData(key, KEY_ROLE)
        item.setData(row, ROW_ROLE)
        item.setData(_spoken(row), _SPOKEN)
        parent.insertRow(at, [item])  # as a list: with a bare item PySide would keep it its own, and delete it
        return item

    def _name(self, instance: Instance, series: Series) -> str:
        shown = self._session.studies.shown_names.get(instance.path)
        if shown is not None:
            return self.tr("{name} (kept copy)").format(name=shown)
        if instance.kind == "image":
            return PurePath(instance.path).name
        number = f" {instance.number}" if instance.number else ""
        return self.tr("{modality} image{number}").format(modality=series.modality, number=number).strip()

    def _extent(self, instance: Instance) -> str:
        size = f"{instance.columns} \u00d7 {instance.rows}"
        if instance.frame_count > 1:
            size = self.tr("%n frame(s), {size}", "", instance.frame_count).format(size=size)
        return size

    def _on_unreadable(self, target: FrameTarget, reason: str) -> None:
        """A file that looked sound turns out not to be: its row says so from now on."""
        item = self._image_items.get(FrameTarget(target.path, 1))
        if item is not None:
            row: Row = item.data(ROW_ROLE)
            item.setData(dataclasses.replace(row, subtitle=reason, unreadable=True), ROW_ROLE)
            item.setToolTip(f"<qt>{html.escape(reason)}</qt>")

    def _on_readable(self, target: FrameTarget) -> None:
        """It can be read again, and its row says what it is."""
        item, place = self._image_items.get(FrameTarget(target.path, 1)), self._session.studies.place(target)
        if item is not None and place is not None:
            row = self._image_row(place.instance, place.series)
            item.setData(row, ROW_ROLE)
            item.setData(_spoken(row), _SPOKEN)
            item.setToolTip(f"<qt>{html.escape(PurePath(target.path).name)}</qt>")

    def _on_replaced(self, paths: list[str]) -> None:
        """Rows of files that are others now are made anew."""
        self.thumbnails.forget_files(paths)
        for path in paths:
            self._said.pop(path, None)
            item = self._image_items.get(FrameTarget(path, 1))
            if item is not None and item.data(ROW_ROLE).unreadable:
                item.setData(dataclasses.replace(item.data(ROW_ROLE), unreadable=False), ROW_ROLE)

    # Choosing

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        row = current.data(ROW_ROLE)
        if isinstance(row, Row) and row.target is not None:
            place = self._session.place
            if place is None or place.target.path != row.target.path:
                self._session.show_frame(row.target)
                self.case_opened.emit()
        elif isinstance(row, Row) and row.kind == "other":
            self._session.show_other(row.path)
            self.case_opened.emit()

    def _on_place(self, place: FramePlace | None) -> None:
        """While a stack is scrolled through, the list rests: each time that it follows, it is painted whole."""
        if place is None or len(place.stack) < 2:
            self._following.stop()
            self._follow(place)
        else:
            self._following.start()

    def _follow(self, place: FramePlace | None) -> None:
        self._hide_rows()  # what was listed only because it was on screen goes
        item = self._image_items.get(FrameTarget(place.target.path, 1)) if place is not None else None
        if item is None or self._is_on_applied_state():
            return
        if self.tree.currentIndex() == item.index():
            return  # while files are found: to scroll would lay the whole list out at once
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.tree.selectionModel().setCurrentIndex(item.index(), choose)
        self.tree.scrollTo(item.index())

    def _is_on_applied_state(self) -> bool:
        """Whether the current row is that of the state that is applied: it stays, so that keys lead on from there."""
        row = self.tree.currentIndex().data(ROW_ROLE)
        states = self._session.states
        chosen = isinstance(row, Row) and row.kind == "other" and row.path == states.chosen
        return chosen and row.path in states.of(self._session.place)

    def rows(self) -> Sequence[Row]:
        """Every row, from top to bottom."""
        root, found = self.model.invisibleRootItem(), []
        for number in range(root.rowCount()):
            study = root.child(number)
            found.append(study.data(ROW_ROLE))
            found.extend(study.child(below).data(ROW_ROLE) for below in range(study.rowCount()))
        return found


def _paths(study: Study) -> list[str]:
    return [instance.path for series in study.series for instance in series.instances]


def _keeps_order(before: Sequence[str], now: Sequence[str]) -> bool:
    """Whether all that was listed before is listed still, in the same order; more may lie between."""
    places = {key: number for number, key in enumerate(now)}
    kept = [places[key] for key in before if key in places]
    return len(kept) == len(before) and kept == sorted(kept)


def _spoken(row: Row) -> str:
    state = case_state_word(row.state) if row.state is not None else ""
    return " ".join(part for part in (row.title, row.subtitle, state) if part)


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
