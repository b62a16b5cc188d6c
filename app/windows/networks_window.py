"""The window "Networks": which there are, how good each is, and what turns corrected cases into a better one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import translated
from app.learning_words import origin_text, reads_text, standing_word
from app.learning_work import LearningWork, WorkResult
from app.network_shelf import NetworkRecord
from app.panels.network_card_text import CardText
from app.panels.network_cards import NetworkCards
from app.panels.network_curves import CurvesPanel
from app.panels.network_figures import FiguresPanel
from app.panels.network_forms import CompareForm, Form, PromoteForm, RetrainForm, TakeBackForm
from app.panels.network_progress import ProgressPane, ResultPane
from app.reading_session import ReadingSession

TAB_FOCUS = Qt.FocusPolicy.TabFocus


class NetworksWindow(QWidget):
    """Beside the reading window, which stays usable; what it has started goes on when it is closed."""

    def __init__(self, session: ReadingSession, work: LearningWork, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self.work = session, work
        self._awaited: Path | None = None  # a network that has just been trained or measured, to be shown
        self._overlaid: Path | None = None  # whose curves are to be laid over it
        self._compared: tuple[NetworkRecord, NetworkRecord] | None = None
        self.setWindowTitle(self.tr("Networks"))
        self.setAutoFillBackground(True)
        self.cards = NetworkCards()
        self.notice = QLabel()
        self.curves, self.figures, self.card = CurvesPanel(), FiguresPanel(), CardText()
        self.title, self.about = QLabel(), QLabel()
        self.retrain, self.compare = QPushButton(), QPushButton(self.tr("&Compare on the comparison set\u2026"))
        self.promote = QPushButton(self.tr("&Promote\u2026"))
        self.take_back = QPushButton(self.tr("&Take back\u2026"))
        self.retrain_form = RetrainForm(work, lambda: session.findings)
        self.compare_form, self.promote_form = CompareForm(work), PromoteForm(work)
        self.take_back_form = TakeBackForm(work)
        self.progress, self.result = ProgressPane(work), ResultPane(work)
        self._arrange()
        self._order_tabs()
        self._connect()
        # Qt opens a window at two thirds of the screen at most, which cuts the second column of charts.
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))
        self.work.refresh()
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(1240, 900)

    # Arranging

    def _arrange(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left())
        splitter.addWidget(self._right())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([330, 910])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _left(self) -> QWidget:
        side = QFrame()
        side.setProperty("panel", True)
        heading = QLabel(self.tr("NETWORKS"))
        heading.setProperty("heading", True)
        heading.setContentsMargins(14, 14, 14, 4)
        self.notice.setWordWrap(True)
        self.notice.setProperty("secondary", True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setContentsMargins(14, 6, 14, 12)
        column = QVBoxLayout(side)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(self.cards, 1)
        column.addWidget(self.notice)
        side.setMinimumWidth(260)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.forms = QStackedWidget()
        for form in self._forms():
            form.closed.connect(self._close_form)
            self.forms.addWidget(form)
        self.forms.hide()
        for widget in (self.forms, self.progress, self.result):
            column.addWidget(widget)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.curves, self.tr("C&urves"))
        self.tabs.addTab(self.figures, self.tr("Fi&gures"))
        self.tabs.addTab(self.card, self.tr("C&ard"))
        column.addWidget(self.tabs, 1)
        return side

    def _order_tabs(self) -> None:
        """By keyboard as by eye: cards, buttons, what they opened, then the curves."""
        curves, forms = self.curves, [self.forms, self.progress, self.result]
        order = [self.cards, self.retrain, self.compare, self.promote, self.take_back]
        stops = [child for form in forms for child in form.findChildren(QWidget) if child.focusPolicy() & TAB_FOCUS]
        charts = [curves.roc, curves.pr, curves.reliability, curves.confusion]
        order += [*stops, self.tabs.tabBar(), curves.finding, curves.group, curves.other, *charts]
        for first, second in pairwise([*order, self.figures.table, self.card]):
            self.setTabOrder(first, second)

    def _forms(self) -> tuple[Form, ...]:
        return self.retrain_form, self.compare_form, self.promote_form, self.take_back_form

    def _head(self) -> QVBoxLayout:
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        for label in (self.title, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setProperty("secondary", True)
        self.about.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.retrain, self.compare, self.promote, self.take_back):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        self.retrain.setProperty("primary", True)
        head = QVBoxLayout()
        head.setContentsMargins(18, 14, 18, 12)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.about)
        head.addSpacing(4)
        head.addLayout(buttons)
        return head

    def _connect(self) -> None:
        work = self.work
        work.shelf_changed.connect(self._on_shelf)
        work.changed.connect(self._on_work)
        work.ended.connect(self._on_ended)
        self.cards.record_chosen.connect(lambda _: self._show_record())
        self.retrain.clicked.connect(self._on_retrain)
        self.compare.clicked.connect(self._on_compare)
        self.promote.clicked.connect(self._on_promote)
        self.take_back.clicked.connect(self._on_take_back)
        QShortcut(QKeySequence("Escape"), self, self._close_form)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)
        self._session.networks.chosen.connect(work.refresh)
        self._session.network_changed.connect(self._refresh)

    # What is shown

    @property
    def record(self) -> NetworkRecord | None:
        return self.cards.record

    def _on_shelf(self) -> None:
        shelf = self.work.shelf
        self.notice.setText("\n".join(map(translated, shelf.faults)))
        self.notice.setVisible(bool(shelf.faults))
        self.cards.show_shelf(shelf)
        if self._awaited is not None:
            self.cards.choose(self._awaited)
        if self._overlaid is not None:
            self.curves.lay_over(self._overlaid)
        self._awaited = self._overlaid = None

    def _show_record(self) -> None:
        record = self.record
        self.title.setText(record.title if record is not None else self.tr("No network"))
        parts = (standing_word(record.standing), reads_text(record), origin_text(record)) if record is not None else ()
        self.about.setText(" \u00b7 ".join(parts))
        self.curves.show_record(record, self.work.shelf)
        self.figures.show_record(record)
        self.card.show_record(record)
        self._refresh()

    def _refresh(self) -> None:
        count, told = self.work.cases.total, self.work.tells_cases
        with_cases = self.tr("&Retrain with %n corrected case(s)\u2026", "", count)
        self.retrain.setText(with_cases if told else self.tr("&Retrain\u2026"))
        idle, record = self.work.under_way is None, self.record
        self.retrain.setEnabled(idle and told and count > 0)
        self.compare.setEnabled(idle and self._other() is not None)
        self.promote.setEnabled(idle and record is not None and record.standing == "candidate")
        self.take_back.setEnabled(idle and self.work.shelf.can_take_back)
        self._say_why(count, record)

    def _say_why(self, count: int, record: NetworkRecord | None) -> None:
        """What a button does, or why it does nothing now."""
        busy = self.tr("One at a time: wait for what is under way, or stop it.") if self.work.under_way else ""
        none = self.tr("No case of the relabel queue has a corrected label.")
        hidden = self.tr("Hidden with the network\u2019s view: show that first.")
        train = self.tr("Train a candidate on the corrected cases and the old data")
        self.retrain.setToolTip(busy or (hidden if not self.work.tells_cases else train if count else none))
        alone = self.tr("There is no other network to compare with.")
        measure = self.tr("Measure this network and the one in use on the same images")
        self.compare.setToolTip(busy or (measure if self._other() is not None else alone))
        fit = record is not None and record.standing == "candidate"
        check = self.tr("Use this candidate, if it passes every check")
        self.promote.setToolTip(busy or (check if fit else self.tr("Only a candidate can be promoted.")))
        back = self.tr("Bring back the network that was in use before")
        nothing = self.tr("No promotion brought the network in use: there is nothing to take back.")
        self.take_back.setToolTip(busy or (back if self.work.shelf.can_take_back else nothing))

    def _other(self) -> NetworkRecord | None:
        """What the chosen network is compared with: the one in use; for that one, the first other."""
        record, shelf = self.record, self.work.shelf
        if record is None:
            return None
        if shelf.in_use is not None and shelf.in_use is not record:
            return shelf.in_use
        return next((one for one in shelf.records if one is not record), None)

    # What is done

    def _open_form(self, form: Form) -> None:
        self.forms.setCurrentWidget(form)
        self.forms.setMaximumHeight(form.sizeHint().height())
        self.forms.show()
        self.result.hide()
        (form.go if form.go.isEnabled() else form.close_button).setFocus()

    def _close_form(self) -> None:
        self.forms.hide()

    def _on_retrain(self) -> None:
        self.retrain_form.begin()
        self._open_form(self.retrain_form)

    def _on_take_back(self) -> None:
        self.take_back_form.begin()
        self._open_form(self.take_back_form)

    def _on_compare(self) -> None:
        record, other = self.record, self._other()
        if record is not None and other is not None:
            self._compared = (record, other)
            self.compare_form.begin(record, other)
            self._open_form(self.compare_form)

    def _on_promote(self) -> None:
        record = self.record
        if record is not None:
            self.promote_form.begin(record)
            self._open_form(self.promote_form)

    def _on_work(self) -> None:
        hidden = self.forms.currentWidget() is self.retrain_form and not self.work.tells_cases
        if self.work.under_way is not None or hidden:
            self._close_form()
        self._refresh()

    def _on_ended(self, result: WorkResult) -> None:
        """A new candidate, or two that were compared, are shown as soon as the shelf has them."""
        if result.kind == "retrain" and result.succeeded:
            self._awaited = result.folder
        if result.kind == "compare" and result.succeeded and self._compared is not None:
            self._awaited, self._overlaid = (record.bundle.folder for record in self._compared)
