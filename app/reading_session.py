"""What the reader has before her: the open frame, what the network says of it, and what she says herself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.analysis import Analysis, Network
from app.asking_again import AskingAgain
from app.cases import Cases
from app.chosen_finding import ChosenFinding
from app.explaining import Explaining
from app.exporting import ExportPlan, ExportRun, ExportSources
from app.files_on_disk import FilesOnDisk
from app.i18n import translated
from app.jobs import JobLane, Jobs
from app.missed_finding import MissedFinding
from app.network_view import NetworkView
from app.networks import Networks
from app.next_case import NextCase
from app.open_studies import FramePlace, FrameTarget, OpenStudies
from app.other_objects import OtherObjects
from app.panes import Panes
from app.picture import Picture, prepared
from app.prediction_on_screen import PredictionOnScreen
from app.presentation_states import PresentationStates
from app.relabel_queue import RelabelQueue
from app.scanning import Scanning
from app.stack_ahead import StackAhead
from app.store_watch import StoreWatch
from app.study_calls import StudyCalls
from app.verdicts import Verdicts
from app.wording import found_sentence
from app.worklist import Worklist
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from core.bundles.choosing import NetworkChoice
    from core.bundles.library import Bundle
    from core.findings import Assessment, BundleRef, Finding, Prediction
    from core.intake.service import Reader
    from core.settings import Settings
    from core.store.database import Store
    from core.study import Frame, Instance


class ReadingSession(QObject):
    """Panels call one verb of it and listen to its signals; they never speak to each other. The long-lived services are
    handed in as they become ready."""

    place_changed = Signal(object)  # FramePlace | None
    picture_changed = Signal(object)  # Picture | None
    stack_changed = Signal()  # of the frame on screen: its series has grown
    picture_failed = Signal(str)
    frame_unreadable = Signal(object, str)  # FrameTarget, sentence
    other_changed = Signal()  # the object that is no image
    prediction_changed = Signal()
    finding_changed = Signal(str)
    network_changed = Signal()  # the bundle, or why there is none
    engine_state_changed = Signal(str, str)  # state, sentence
    device_changed = Signal(str)
    engine_noticed = Signal(str)  # the device was too small for something
    network_view_changed = Signal(bool)
    heatmap_changed = Signal()  # shown or hidden, opacity
    scanning_changed = Signal(bool)
    message = Signal(str)
    reader_ready = Signal(object)  # Reader.thumbnail
    ready = Signal()  # images can be opened, and verdicts kept

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.studies = OpenStudies(self)
        self.analysis = Analysis(jobs, self)
        self.states = PresentationStates(jobs, self.studies, self)
        self.networks = Networks(jobs, self)
        self.queue = RelabelQueue(jobs, self)
        self.network_view = NetworkView(jobs, self)
        self.calls = StudyCalls(self.analysis, self)
        self.verdicts = Verdicts(jobs, self.network_view, self.calls, self)
        self.chosen = ChosenFinding(self)
        self.on_screen = PredictionOnScreen(self)
        self.bundle: Bundle | None = None
        self.settings: Settings | None = None
        self.place: FramePlace | None = None
        self.picture: Picture | None = None
        self.other: Instance | None = None  # chosen in the list, and no image
        self.picture_problem = self.network_problem = ""
        self.engine_state, self.engine_sentence = "starting", ""
        self._data_dir: Path | None = None
        self._stack_ahead = StackAhead(self.studies)
        self._engine: Network | None = None
        self._store: Store | None = None
        self._frame: Frame | None = None
        self._scanning = Scanning(jobs, lambda: self.place is None, self)
        self.explaining = Explaining(self)
        self.asking = AskingAgain(self)
        self.cases = Cases(self)
        self.missed = MissedFinding(self)
        self._others = OtherObjects(self)
        self.files = FilesOnDisk(self)
        self.worklist = Worklist(self)
        self.next_case = NextCase(self)
        self.panes = Panes(self)
        self.store_watch = StoreWatch(self)
        self._connect()

    def _connect(self) -> None:
        self._scanning.found.connect(self.files.take_found)
        self._scanning.changed.connect(self.scanning_changed)
        self._scanning.finished.connect(lambda problem: self.message.emit(problem or found_sentence(self.studies)))
        self.analysis.predicted.connect(self.on_screen.take)
        self.analysis.unreadable.connect(self._on_unreadable)
        self.analysis.failed.connect(self.on_screen.take_failure)
        self.on_screen.changed.connect(self.prediction_changed)
        self.analysis.set_cases(self.worklist.study_uid, self.worklist.withholds, self.files.take_read)
        self.verdicts.recording.connect(lambda case: self.analysis.release(case.targets))
        self.verdicts.recorded.connect(self._on_recorded)
        self.network_view.changed.connect(self._on_network_view)
        self.network_view.look_changed.connect(self.heatmap_changed)
        self.verdicts.message.connect(self.message)
        self.networks.chosen.connect(self.ask_network_in_use)
        self.networks.hidden_changed.connect(self._on_hidden)
        self.chosen.changed.connect(self.finding_changed)
        for part in (self.explaining, self.asking, self.cases, self.missed):
            part.message.connect(self.message)
        self.jobs.fault.connect(self.message)

    # Services

    def set_settings(self, settings: Settings, data_dir: Path) -> None:
        self.settings, self._data_dir = settings, data_dir
        self.verdicts.set_settings(settings)
        self.networks.set_settings(settings, data_dir)
        self.network_view.set_settings(settings, data_dir)

    def set_reader(self, reader: Reader) -> None:
        self._stack_ahead.reader = reader
        for part in (self.analysis, self.verdicts, self.next_case, self.states, self.panes):
            part.set_reader(reader)
        self.reader_ready.emit(reader.thumbnail)
        self._scanning.set_reader(reader)

    def set_network(self, bundle: Bundle, engine: Network, choice: NetworkChoice | None = None) -> None:
        """`bundle` reads every frame; with a `choice`, the one that it names for a frame."""
        self._engine = engine
        self.networks.set_networks(bundle, choice, engine)
        self.analysis.set_engine(engine, self.networks.for_frame)
        self.list_findings_of(bundle)
        self.jobs.watch(engine.device(), self.device_changed.emit, lambda error: None)
        self.on_screen.want()

    def set_network_problem(self, sentence: str) -> None:
        """There is no usable bundle: images can be read, but nothing is predicted."""
        self.network_problem = sentence
        self.analysis.disable()
        self.network_changed.emit()

    def set_store(self, store: Store | None) -> None:
        """None: the database cannot be opened; images and predictions are shown, verdicts cannot be kept."""
        self._store = store
        for part in (self.analysis, self.verdicts, self.asking, self.cases, self.worklist, self.store_watch):
            part.set_store(store)
        if store is not None:
            self.queue.set_store(store)
            self._load_verdicts()
        self.on_screen.want()
        self.ready.emit()

    def set_engine_state(self, state: str, sentence: str) -> None:
        if (state, sentence) == (self.engine_state, self.engine_sentence):
            return
        self.engine_state, self.engine_sentence = state, sentence
        self.engine_state_changed.emit(state, sentence)
        if state == "restarting":  # a state that lasts no longer than a blink, and what was in hand is lost
            self.message.emit(translated(sentence))

    def tell_engine_notice(self, sentence: str) -> None:
        """The device was too small, and the engine found a way; it may run elsewhere from now on."""
        self.engine_noticed.emit(translated(sentence))
        if self._engine is not None:
            self.jobs.watch(self._engine.device(), self.device_changed.emit, lambda error: None)

    def restart_engine(self) -> None:
        if self._engine is not None:
            self._engine.restart()
            self.on_screen.want()

    def close(self) -> None:
        """The window closes: start nothing new, settle what was said, and stop exports before their next case."""
        self.verdicts.keep_entries()
        self.verdicts.settle()
        self.analysis.disable()
        self.queue.cancel_exports()

    # Opening

    @property
    def scanning(self) -> bool:
        return self._scanning.under_way

    def open_paths(self, paths: Sequence[str]) -> None:
        """List every file below `paths`; the first picture is shown if nothing is on screen."""
        self._scanning.scan(paths)

    def close_all(self) -> None:
        """Close every study, those too that are still looked for. Nothing of what was recorded is touched."""
        for part in (self._scanning, self._stack_ahead, self.cases, self.asking, self.analysis, self.files):
            part.forget()
        self.verdicts.forget_entries()
        self._set_place(None)
        self.studies.clear()

    def show_other(self, path: str) -> None:
        """Say what an object is that is no image; a presentation state is applied, if its image is open."""
        self._others.show(path)

    def apply_state(self, path: str) -> None:
        """Show the image as a presentation state wants it; '' takes the state off."""
        self._others.apply(path)

    def leave_image(self, other: Instance | None) -> None:
        """Something that is no image takes the place of the image, or nothing."""
        self._set_place(None)
        self.other = other

    def prepare_anew(self) -> None:
        """Another presentation state may be applied to the image than is shown."""
        place, picture = self.place, self.picture
        if place is not None and self._frame is not None and picture is not None:
            state = self.states.applied_to(place)
            if state is not (picture.presented.state if picture.presented else None):
                self._prepare(place, self._frame, picture)

    def _prepare(self, place: FramePlace, frame: Frame, like: Picture | None = None) -> None:
        """`like`: a picture of the same frame."""
        state = self.states.applied_to(place)
        levels = like.levels if like is not None and like.place.target == place.target else None
        done = partial(self._on_picture, frame)
        self.jobs.run(prepared, place, frame, state, levels, lane=JobLane.PICTURE, on_done=done)

    def show_frame(self, target: FrameTarget, held: tuple[Frame, Picture] | None = None) -> None:
        """Bring a frame on screen. `held`: its pixels and its picture, where they lie in another pane."""
        if self.place is not None and target == self.place.target:
            return
        place = self.studies.place(target)
        if place is None or self._stack_ahead.reader is None:
            return
        self._set_place(place, keep_picture=self.place is not None and place.case.key == self.place.case.key)
        if held is not None:
            self.show_held(place, *held)
        elif not self.next_case.take(place):
            self.read_frame(place)

    def show_held(self, place: FramePlace, frame: Frame, picture: Picture | None) -> None:
        self._stack_ahead.take_in(place, frame)
        self._on_frame(place, frame, picture)

    def read_frame(self, place: FramePlace) -> None:
        reading = self._stack_ahead.read(place)
        self.jobs.watch(reading, partial(self._on_frame, place), partial(self._on_frame_failed, place.target))

    def show_anew(self) -> None:
        """Another file lies at the path of the frame on screen: nothing stays of the old one."""
        if self.place is not None:
            target = self.place.target
            self._set_place(None)
            self.show_frame(target if self.studies.place(target) is not None else replace(target, number=1))

    def step(self, frames: int) -> None:
        """To the next or previous frame in reading order."""
        target = self.studies.neighbour(self.place.target if self.place else None, frames)
        if target is not None:
            self.show_frame(target)

    def scroll(self, frames: int) -> None:
        """Within the stack of the frame on screen; stops at its ends."""
        if self.place is None or len(self.place.stack) < 2:
            return
        index = self.place.stack.index(self.place.target) + frames
        self.show_frame(self.place.stack[min(max(index, 0), len(self.place.stack) - 1)])

    # The network's view

    @property
    def frame(self) -> Frame | None:
        """The pixels on screen, once they are read."""
        return self._frame

    @property
    def prediction(self) -> Prediction | None:
        """What the network says of the frame on screen."""
        return self.on_screen.prediction

    @property
    def prediction_problem(self) -> str:
        return self.on_screen.problem

    @property
    def engine(self) -> Any:
        """The network's process, `app.analysis.Network`; None while there is none."""
        return self._engine

    @property
    def spoken_by(self) -> BundleRef | None:
        """The network, with its version, whose word is on screen; before there is one, the network that will speak."""
        if self.prediction is not None:
            return self.prediction.bundle
        return self.bundle.ref if self.bundle is not None else None

    @property
    def is_earlier_network(self) -> bool:
        """Whether what is on screen was said, when a verdict was recorded, by another network than would speak now."""
        chosen = self.networks.for_frame(self._frame) if self._frame is not None else None
        return self.prediction is not None and chosen is not None and self.prediction.bundle != chosen.ref

    @property
    def finding(self) -> str:
        """The key of the chosen one; '' before there is one."""
        return self.chosen.key

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The network's; `chosen.listed` has those too that the reader has added."""
        return self.networks.shown_findings(self.bundle) if self.bundle is not None else ()

    @property
    def network_view_visible(self) -> bool:
        """Whether all that the network says of the case on screen may be seen; `network_view` knows it by finding."""
        return self.network_view.shows_all

    def set_network_view_visible(self, visible: bool) -> None:
        """Whether the reader wants to see it; blind-first reading may hold it back."""
        self.network_view.set_wanted(visible)

    @property
    def heatmap_visible(self) -> bool:
        return self.network_view.look.shown

    def set_heatmap_visible(self, visible: bool) -> None:
        self.network_view.set_look(replace(self.network_view.look, shown=visible))

    @property
    def heatmap_opacity(self) -> float:
        return self.network_view.look.opacity

    def set_heatmap_opacity(self, opacity: float) -> None:
        """0..1."""
        self.network_view.set_look(replace(self.network_view.look, opacity=opacity))

    def _on_network_view(self) -> None:
        if not self.network_view.blind_first:
            self.analysis.release_all()
        self.network_view_changed.emit(self.network_view_visible)

    def select_finding(self, key: str) -> None:
        """Choose the finding whose map is shown and whose verdict is given."""
        self.chosen.choose(key)

    def retry_prediction(self) -> None:
        self.on_screen.want()

    def ask_network_in_use(self) -> None:
        self.on_screen.ask_network_in_use()

    # The queue

    def export(self, plan: ExportPlan) -> ExportRun | None:
        """Start an export. None, with a message, while the services are not there."""
        if self._store is None or self.settings is None or self._data_dir is None or self.bundle is None:
            self.message.emit(self.tr("Nothing can be exported: the database or the network is not open."))
            return None
        sources = ExportSources(self._store, self._data_dir, self.settings, self.bundle.manifest)
        return self.queue.export(sources, plan)

    # What comes back

    def _on_recorded(self, assessment: Assessment, queue_id: int | None) -> None:
        self.queue.refresh()  # also without an entry: a change of mind closes an older one
        self.message.emit(self.store_watch.sentence(assessment, queue_id))

    def take_grown(self, place: FramePlace) -> None:
        """The frame on screen lies elsewhere among the others now."""
        self.place = place
        self.calls.set_case(place.case)
        if self.picture is not None and self.picture.place.target == place.target:
            self.picture = replace(self.picture, place=place)
        self.stack_changed.emit()

    def _set_place(self, place: FramePlace | None, keep_picture: bool = False) -> None:
        self.verdicts.keep_entries()
        if self.other is not None:
            self.other = None
            self.other_changed.emit()
        self.place, self._frame, self.picture_problem = place, None, ""
        self.chosen.leave()
        self.on_screen.leave()
        self.calls.set_case(place.case if place is not None else None)
        self.verdicts.begin(place)
        self.network_view.set_case(place.case.key if place is not None else None)
        if not keep_picture:
            self.picture = None
            self.picture_changed.emit(None)
        self.place_changed.emit(place)
        self.prediction_changed.emit()

    def _on_frame(self, place: FramePlace, frame: Frame, picture: Picture | None = None) -> None:
        """`picture`: what the view paints of it, where that was made ahead."""
        if self.place is None or place.target != self.place.target:
            return
        if not self.files.take_read(place.target, frame.file, frame.origin.sha256):
            return
        self._frame = frame
        self.list_findings_of(self.networks.for_frame(frame))
        self._load_verdicts()
        if picture is not None:
            self._on_picture(frame, picture)
        else:
            self._prepare(place, frame)
        self.on_screen.want()

    def _on_frame_failed(self, target: FrameTarget, error: BaseException) -> None:
        sentence = translated(error) if isinstance(error, EnvironmentFault) else self.tr("This image cannot be shown.")
        self._on_unreadable(target, sentence)
        if self.place is not None and target == self.place.target:
            self.picture = None
            self.picture_problem = sentence.replace(target.path, PurePath(target.path).name)
            self.picture_changed.emit(None)
            self.picture_failed.emit(self.picture_problem)
            self.prediction_changed.emit()

    def _on_unreadable(self, target: FrameTarget, sentence: str) -> None:
        self.frame_unreadable.emit(target, sentence.replace(target.path, "").strip())

    def _on_picture(self, frame: Frame, picture: Picture) -> None:
        """A presentation state may have been chosen or taken off while the picture was made."""
        if self.place is None or frame is not self._frame or picture.place.target != self.place.target:
            return
        self.picture = replace(picture, place=self.place)
        self.picture_changed.emit(self.picture)
        self.prepare_anew()
        self.on_screen.admit_verdicts()

    def list_findings_of(self, bundle: Bundle | None) -> None:
        """The network whose findings are listed. None, one that is gone: the list stays."""
        if bundle is not None and bundle is not self.bundle:
            self.bundle = bundle
            self.networks.learn_hidden(bundle)
            self._on_hidden()

    def _on_hidden(self) -> None:
        self.verdicts.set_findings(self.findings)
        self.network_view.set_findings(self.findings)
        self.network_changed.emit()

    def _load_verdicts(self) -> None:
        if self._frame is not None:
            self.verdicts.load(self._frame)
