"""The reading window: studies at the left, the image in the middle, findings and verdict at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from app.windows.first_frame import LEAST_LIST, LEAST_SAID, FirstFrame, filled_splitter, set_columns
from app.windows.menus import OwnMenus, fill_menus, fill_tool_bar, menu_titles

if TYPE_CHECKING:
    from app.dialogs.error_report import ErrorReportDialog
    from app.first_look import FirstLook
    from app.reading_session import ReadingSession
    from app.viewer.frame_view import FrameView

ZOOM_STEP = 1.25


class MainWindow(QMainWindow):
    """Arranges and connects; the title never names a patient or a file.

    It is shown with its places still empty, and given its parts once that is painted: what they need is imported by
    `furnish` alone. With a session it is furnished from the start.
    """

    appeared = Signal()  # once, after the first paint
    painted = Signal()  # once, after the first paint of the whole window
    closing = Signal()

    _appeared_once, _painted_once, _furnished = False, False, False  # Qt tells of changes before all is made

    def __init__(self, session: ReadingSession | None = None) -> None:
        super().__init__()
        self.error_dialog: ErrorReportDialog | None = None
        self.setWindowTitle("Overread")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._tool_bar = self.addToolBar(QCoreApplication.translate("Actions", "Tools"))
        self._tool_bar.setMovable(False)
        self._tool_bar.setFloatable(False)
        self.resize(QSize(1480, 920))
        if session is not None:
            self.furnish(session)

    def show_places(self, look: FirstLook, *, looking: bool) -> None:
        """Arrange the empty places where the parts will be, and stand where it was left. `looking`: for images."""
        for title in menu_titles():
            self.menuBar().addMenu(title)
        self._tool_bar.addAction(QAction(self))  # as high as with what will stand there
        self._tool_bar.setEnabled(False)
        places = FirstFrame()
        if looking:
            places.empty.say_looking()
        places.restore_columns(look.columns)
        self.setCentralWidget(places)
        if look.geometry:
            self.restoreGeometry(QByteArray.fromBase64(look.geometry.encode()))

    @property
    def furnished(self) -> bool:
        """Whether it has its parts."""
        return self._furnished

    def furnish(self, session: ReadingSession) -> None:
        """Import, build and connect the parts; they take the places in this turn of the event loop."""
        self._session = session
        self.setUpdatesEnabled(False)
        self._make_parts(session)
        self._connect_parts()
        self._fill_bars()
        self._arrange()
        self._connect_actions()
        self._connect_session()
        self.actions_.full_screen.setChecked(self.isFullScreen())
        self.setAcceptDrops(True)
        self.study_list.tree.setFocus()  # else the search field, which comes first, would swallow the keys for verdicts
        self._furnished = True
        self._show_at_once()

    def _show_at_once(self) -> None:
        """Qt shows and arranges what is added to a window that is on screen in later turns of the event loop; between
        them the window would be painted without it."""
        whole = self.centralWidget()
        if whole is not None and self.isVisible():
            whole.show()
            QCoreApplication.sendPostedEvents()
        self.setUpdatesEnabled(True)

    def _make_parts(self, session: ReadingSession) -> None:
        from app.measuring import Measuring
        from app.panels.assessment import AssessmentPanel
        from app.panels.predictions import PredictionsPanel
        from app.panels.study_list import StudyList
        from app.viewer.image_pane import ImagePane
        from app.windows.actions import finding_group, make_actions, make_numbered_actions
        from app.windows.desk_parts import DeskParts

        self.actions_ = make_actions(self)
        numbered = make_numbered_actions(self)
        self.finding_actions = [numbered[name] for name in finding_group().entries]
        self.desk_parts = DeskParts(session, self.actions_, numbered, self)
        self.study_list = StudyList(session)
        self.measuring = Measuring(session.jobs, session.studies, self)
        opening = (self.actions_.open_files, self.actions_.open_folder)
        self.image_pane = ImagePane(session, self.measuring, opening)
        self.predictions = PredictionsPanel(session, self.actions_.verdict, self.finding_actions)
        self.assessment = AssessmentPanel(session, self.actions_.verdict)
        self._make_more_parts(session, numbered)

    def _make_more_parts(self, session: ReadingSession, numbered: Mapping[str, QAction]) -> None:
        from app.cine import Cine
        from app.panels.status_line import StatusLine
        from app.windows.actions import preset_group
        from app.windows.display_menus import DisplayMenus
        from app.windows.help_parts import HelpParts
        from app.windows.image_tools import ImageTools
        from app.windows.layout_parts import LayoutParts
        from app.windows.missed_parts import MissedParts
        from app.windows.network_parts import NetworkParts
        from app.windows.queue_parts import QueueParts
        from app.windows.reading_parts import ReadingParts

        self.queue_parts = QueueParts(session, self.actions_, self)
        self.queue_panel = self.queue_parts.panel
        self.status_line = StatusLine(session)
        self.cine = Cine(session, self)
        self.display_menus = DisplayMenus(session, self.image_pane.grid, self)
        self.image_tools = ImageTools(session, self.measuring, self.actions_, self.image_pane.grid)
        self.image_tools.follow(self.desk_parts.preferences)
        self.image_tools.take_presets([numbered[name] for name in preset_group().entries])
        self.network_parts = NetworkParts(session, self.actions_, self)
        self.layout_parts = LayoutParts(session, self.actions_, self.image_pane, self)
        self.missed_parts = MissedParts(session, self.actions_, self.image_pane.grid, self)
        self.reading_parts = ReadingParts(session, self.actions_, self.study_list, self)
        self.help_parts = HelpParts(session, self.actions_, self.desk_parts, self)

    @property
    def view(self) -> FrameView:
        """The view of the active pane."""
        return self.image_pane.view

    def _connect_parts(self) -> None:
        """Parts that know nothing of each other."""
        from app.shortcuts import tell_keys

        maps, networks = self.network_parts.maps.menu, self.network_parts.networks.menu
        bar, a = self.image_pane.heatmap_bar, self.actions_
        bar.offer(maps, a.measure, a.lungs)
        bar.offer_drawing(a.drawing)
        tell_keys(bar.toggle, a.heatmap)
        tell_keys(bar.opacity, a.more_opacity, a.less_opacity)
        tell_keys(bar.threshold, a.more_threshold, a.less_threshold)
        tell_keys(bar.method, a.map_menu, a.default_map)
        tell_keys(self.assessment.remove, a.remove_region)
        self.status_line.offer(networks, self.actions_.cancel_work)
        self.status_line.follow(self.network_parts.work, self.actions_.show_networks)
        self.closing.connect(self.network_parts.work.close)
        self.closing.connect(self.layout_parts.close)
        self.closing.connect(self.help_parts.checkup.close)
        self.closing.connect(self.desk_parts.close)
        self.desk_parts.take_copies(self.image_pane.grid)
        self.desk_parts.remember_layout(self.layout_parts)
        self.desk_parts.tell_display(self.status_line)
        self.queue_parts.tell_reader(self.status_line, self.desk_parts.lock)
        self.painted.connect(self.desk_parts.follow_screen)

    def _fill_bars(self) -> None:
        maps, networks = self.network_parts.maps.menu, self.network_parts.networks.menu
        tools, display, recent = self.image_tools, self.display_menus, self.desk_parts.recent
        own = OwnMenus(recent, display.windows, tools.presets, display.states, tools.corners, maps, networks)
        fill_menus(self.menuBar(), self.actions_, self.finding_actions, own)
        fill_tool_bar(self._tool_bar, self.actions_)
        self._tool_bar.setEnabled(True)

    def _arrange(self) -> None:
        right = QFrame()
        right.setProperty("panel", True)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.predictions)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setProperty("rule", True)
        column.addWidget(rule)
        column.addWidget(self.assessment, 1)
        scroll = QScrollArea()
        scroll.setWidget(right)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of what lies in it
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._said, self._said_column = right, scroll
        reading = filled_splitter([self.image_pane, scroll], stretched=0)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(reading, self.tr("Image"))
        self.tabs.addTab(self.queue_panel, self.tr("Relabel queue"))
        self.queue_parts.follow_tabs(self.tabs)
        outer = filled_splitter([self.study_list, self.tabs], stretched=1)
        self._splitters = (outer, reading)
        self._fit_columns()
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.desk_parts.notices)
        layout.addWidget(outer, 1)
        layout.addWidget(self.status_line)
        self._put_in_the_middle(central)

    def _put_in_the_middle(self, whole: QWidget) -> None:
        """In the place of what was painted first, which goes at once: what looks for parts is not to find its own."""
        first = self.takeCentralWidget()
        self.setCentralWidget(whole)
        if first is not None:
            first.setParent(None)
            first.deleteLater()

    def _fit_columns(self) -> None:
        """As wide as their words need them; again when the text size changes."""
        unit = self.fontMetrics().averageCharWidth()
        self._said_column.setMinimumWidth(max(LEAST_SAID * unit, self._said.minimumSizeHint().width() + 12))
        self.study_list.setMinimumWidth(max(LEAST_LIST * unit, self.study_list.minimumSizeHint().width()))
        set_columns(*self._splitters, unit)

    def _connect_actions(self) -> None:
        a, session, panes = self.actions_, self._session, self.image_pane.grid
        a.heatmap.setChecked(session.heatmap_visible)
        a.network_view.setChecked(session.network_view.wanted)
        a.open_files.triggered.connect(self._on_open_files)
        a.open_folder.triggered.connect(self._on_open_folder)
        a.close_all.triggered.connect(session.close_all)
        a.export.triggered.connect(self._on_export)
        a.quit.triggered.connect(self.close)
        for action, step in ((a.next_image, 1), (a.previous_image, -1)):
            action.triggered.connect(lambda _checked=False, step=step: session.step(step))
            action.triggered.connect(a.show_image.trigger)
        a.cine.toggled.connect(self.cine.set_playing)
        self.cine.changed.connect(a.cine.setChecked)
        a.overlays.toggled.connect(panes.set_overlays_shown)
        self._connect_view_actions()
        a.heatmap.toggled.connect(session.set_heatmap_visible)
        a.network_view.toggled.connect(session.set_network_view_visible)
        a.region.toggled.connect(panes.set_region_tool)
        a.map_menu.triggered.connect(self.image_pane.heatmap_bar.method.showMenu)
        a.network_input.triggered.connect(self._on_network_input)
        a.restart_network.triggered.connect(session.restart_engine)
        a.show_image.triggered.connect(lambda: self.tabs.setCurrentIndex(0))
        a.show_queue.triggered.connect(self._show_queue)
        for place, action in enumerate(self.finding_actions):
            action.triggered.connect(lambda _checked=False, place=place: self._choose_finding(place))
        self._connect_verdict_actions()

    def _show_queue(self) -> None:
        self.tabs.setCurrentIndex(1)
        self.queue_panel.begin()

    def _connect_view_actions(self) -> None:
        """These are for the active pane."""
        a = self.actions_
        a.fit.triggered.connect(lambda: self.view.fit())
        a.one_to_one.triggered.connect(lambda: self.view.one_to_one())
        a.zoom_in.triggered.connect(lambda: self.view.zoom(ZOOM_STEP))
        a.zoom_out.triggered.connect(lambda: self.view.zoom(1.0 / ZOOM_STEP))
        a.invert.toggled.connect(lambda on: self.view.set_inverted(on))
        a.next_window.triggered.connect(lambda: self.view.next_voi())
        a.turn_right.triggered.connect(lambda: self.view.turn(1))
        a.turn_left.triggered.connect(lambda: self.view.turn(-1))
        a.mirror.triggered.connect(lambda: self.view.mirror())
        a.reset.triggered.connect(lambda: self.view.reset())

    def _connect_verdict_actions(self) -> None:
        a, verdicts = self.actions_, self._session.verdicts
        a.agree.triggered.connect(verdicts.agree)
        a.disagree.triggered.connect(verdicts.disagree)
        a.unsure.triggered.connect(lambda: verdicts.record("unsure"))
        a.present.triggered.connect(lambda: verdicts.record("present"))
        a.absent.triggered.connect(lambda: verdicts.record("absent"))
        a.save_change.triggered.connect(verdicts.save_change)
        a.region_shape.triggered.connect(verdicts.next_shape)
        self._only_with_the_image()

    def _only_with_the_image(self) -> None:
        """Nothing is said of an image, drawn on it or taken off it while the queue lies in its place."""
        a = self.actions_
        said = (
            a.agree,
            a.disagree,
            a.unsure,
            a.present,
            a.absent,
            a.missed,
            a.region,
            a.region_shape,
            a.remove_region,
            a.save_change,
        )
        together = QActionGroup(self)  # off as a whole; each is on again where it may be on by itself
        together.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for action in (*said, *self.finding_actions, a.undo, a.redo, a.clear_measurements):
            together.addAction(action)
        self.tabs.currentChanged.connect(lambda tab: together.setEnabled(tab == 0))

    def _connect_session(self) -> None:
        session, a = self._session, self.actions_
        session.heatmap_changed.connect(lambda: a.heatmap.setChecked(session.heatmap_visible))
        session.network_view_changed.connect(lambda _: a.network_view.setChecked(session.network_view.wanted))
        grid = self.image_pane.grid
        grid.region_tool_changed.connect(a.region.setChecked)
        grid.view_changed.connect(lambda: a.invert.setChecked(self.view.inverted))
        grid.active_changed.connect(self._refresh_actions)
        session.place_changed.connect(lambda _: self._refresh_actions())
        session.picture_changed.connect(lambda _: self._refresh_actions())
        session.stack_changed.connect(self._refresh_actions)
        session.verdicts.entries_changed.connect(self._refresh_actions)
        session.network_changed.connect(self._refresh_actions)
        session.network_view_changed.connect(lambda _: self._refresh_actions())
        session.queue.changed.connect(self._refresh_actions)
        for list_ in (self.study_list, self.queue_panel):
            list_.case_opened.connect(lambda: self.tabs.setCurrentIndex(0))
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        a, session = self.actions_, self._session
        open_ = session.place is not None
        turning = (a.turn_right, a.turn_left, a.mirror)
        viewing = (a.fit, a.one_to_one, a.zoom_in, a.zoom_out, a.invert, a.overlays, a.reset, a.heatmap)
        for action in (*viewing, *turning):
            action.setEnabled(open_)
        for action in (a.next_image, a.previous_image):
            action.setEnabled(len(session.studies.targets) > int(open_))
        a.next_window.setEnabled(len(self.view.voi_choices) > 1)
        a.cine.setEnabled(self.cine.possible)
        a.close_all.setEnabled(bool(session.studies.studies))
        a.export.setEnabled(session.network_view.wanted and session.queue.total > 0)
        for action in (a.region, a.missed):
            action.setEnabled(session.verdicts.can_record)
        a.save_change.setEnabled(session.verdicts.entries_differ)
        a.network_input.setEnabled(open_ and session.network_view_visible and bool(session.findings))
        a.restart_network.setEnabled(session.bundle is not None)
        for number, action in enumerate(self.finding_actions):
            action.setEnabled(number < len(session.chosen.listed))
        # A case that enters the queue tells that its reader disagreed: no export and no count while the view is hidden.
        count = session.queue.open_count if session.network_view.wanted else 0
        title = self.tr("Relabel queue ({count})").format(count=count) if count else self.tr("Relabel queue")
        if self.tabs.tabText(1) != title:
            self.tabs.setTabText(1, title)

    def _choose_finding(self, place: int) -> None:
        findings = self._session.chosen.listed
        if place < len(findings):
            self._session.select_finding(findings[place].key)

    # Opening

    def _on_open_files(self) -> None:
        from app.file_asking import ask_files

        images = self.tr("Images (*.dcm *.dicom *.png *.jpg *.jpeg *.tif *.tiff *.zip DICOMDIR)")
        filters = f"{self.tr('All files (*)')};;{images}"
        self.file_dialog = ask_files(self, self.tr("Open files"), "", filters, self.desk_parts.open_paths)

    def _on_open_folder(self) -> None:
        from app.file_asking import ask_folder

        self.file_dialog = ask_folder(self, self.tr("Open folder"), "", self.desk_parts.open_paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.desk_parts.open_paths(paths)

    # Dialogs

    def _on_export(self) -> None:
        from app.dialogs.export_assistant import ExportAssistant

        self.export_dialog = ExportAssistant(self._session, self)
        self.export_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.export_dialog.show()

    def _on_network_input(self) -> None:
        from app.dialogs.network_input import NetworkInputDialog

        self.network_input_dialog = NetworkInputDialog(self._session, self)
        self.network_input_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.network_input_dialog.show()

    def report(self, error: BaseException) -> None:
        """Say quietly that there was a fault of ours; the report, to which others are added, comes on demand."""
        from app.dialogs.error_report import ErrorReportDialog
        from core.event_log import note_error
        from core.fault_report import report_text

        note_error("fault_of_ours", error)
        if self.error_dialog is None:
            self.error_dialog = ErrorReportDialog(self)
            self.error_dialog.report_wanted.connect(self.help_parts.report_problem)
        self.error_dialog.add(report_text(error))
        if "fault" in self.desk_parts.notices.texts:  # it stands there, and does not move under the mouse
            return
        said = self.tr("Something went wrong that should not have. What you recorded is kept.")
        choices = ((self.tr("Details"), self.error_dialog.show), (self.tr("Close"), lambda: None))
        self.desk_parts.notices.say("fault", said, choices)

    # The window itself

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint:
            self._tell_painted()
        return handled

    def _tell_painted(self) -> None:
        if not self._appeared_once:
            self._appeared_once = True
            self.appeared.emit()
        if self._furnished and not self._painted_once:
            self._painted_once = True
            self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not self._furnished:
            return
        if event.type() == QEvent.Type.FontChange:
            self._fit_columns()
        elif event.type() == QEvent.Type.WindowStateChange:
            self.actions_.full_screen.setChecked(self.isFullScreen())

    def come_forward(self) -> None:
        """Out of the task bar, before the others, as far as the desktop lets a window; else it is marked there."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
