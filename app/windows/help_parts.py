"""What stands in the Help menu, each made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow

from app.checkup import Checkup
from app.reading_session import ReadingSession
from app.windows.actions import Actions
from app.windows.desk_parts import DeskParts
from core.paths import resources_dir

if TYPE_CHECKING:
    from app.dialogs.about import AboutDialog
    from app.dialogs.doctor import DoctorDialog
    from app.dialogs.guide import GuideDialog
    from app.dialogs.licences import LicencesDialog
    from app.dialogs.problem_report import ProblemReportDialog
    from app.dialogs.welcome import WelcomeDialog

Shown = TypeVar("Shown", bound=QDialog)


class HelpParts(QObject):
    def __init__(self, session: ReadingSession, actions: Actions, desk: DeskParts, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._actions, self._desk, self._window = session, actions, desk, window
        self.about_dialog: AboutDialog | None = None
        self.welcome_dialog: WelcomeDialog | None = None
        self.doctor_dialog: DoctorDialog | None = None
        self.problem_dialog: ProblemReportDialog | None = None
        self.guide_dialog: GuideDialog | None = None
        self.licences_dialog: LicencesDialog | None = None
        self.checkup = Checkup(self)
        actions.guide.triggered.connect(self.show_guide)
        actions.doctor.triggered.connect(self.show_doctor)
        actions.report_problem.triggered.connect(lambda: self.report_problem())
        actions.about.triggered.connect(self.show_about)
        actions.welcome.triggered.connect(self.show_welcome)

    def welcome_once(self) -> None:
        """Show the welcome as soon as the settings are read, unless they say that it has been shown."""
        self._session.reader_ready.connect(self._welcome_if_new, Qt.ConnectionType.SingleShotConnection)

    def _welcome_if_new(self, _: object) -> None:
        if not self._desk.preferences.settings.welcomed:
            self.show_welcome()

    def show_welcome(self) -> None:
        from app.dialogs.welcome import WelcomeDialog

        dialog = self.welcome_dialog = self._shown(WelcomeDialog(self._desk.preferences, self._window))
        dialog.examples_wanted.connect(lambda: self._desk.open_paths([str(resources_dir() / "examples")]))
        dialog.files_wanted.connect(self._actions.open_files.trigger)
        dialog.finished.connect(lambda _: self._on_welcomed())

    def _on_welcomed(self) -> None:
        """It explains reading blind first, so the panel need not say it once more."""
        self._desk.preferences.keep(welcomed=True)
        self._session.network_view.set_explained()

    def show_guide(self) -> None:
        from app.dialogs.guide import GuideDialog

        self.guide_dialog = self._shown(GuideDialog(self._window))

    def show_doctor(self) -> None:
        from app.dialogs.doctor import DoctorDialog

        self.doctor_dialog = self._shown(DoctorDialog(self._desk.preferences, self.checkup, self._window))

    def report_problem(self, fault: str = "") -> None:
        """`fault`: the text of an error report."""
        from app.dialogs.problem_report import ProblemReportDialog

        jobs = self._session.jobs
        dialog = ProblemReportDialog(self._desk.preferences, self.checkup, jobs, fault, self._window)
        self.problem_dialog = self._shown(dialog)

    def show_about(self) -> None:
        from app.dialogs.about import AboutDialog

        self.about_dialog = self._shown(AboutDialog(self._session, self._window))
        self.about_dialog.licences_wanted.connect(self.show_licences)

    def show_licences(self) -> None:
        from app.dialogs.licences import LicencesDialog

        self.licences_dialog = self._shown(LicencesDialog(self._session.jobs, self._window))

    def _shown(self, dialog: Shown) -> Shown:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        return dialog
