"""Maps on demand: another method or a finer grid, how well a map explains its score, and where the lungs lie.

Nothing here is asked for without the reader's word. It holds for the frame on screen and ends with it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.i18n import translated
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.bundles.library import Bundle
    from core.findings import BundleRef, Heatmap, LungMask, MapQuality, Region
    from core.inference.methods import MapChoice
    from core.study import Frame

QUALITY_PASSES = 463  # 21 maps with 22 pictures each, and the map itself
SCORE_CAM_PASSES = 1281.0  # one a channel: 1,280 in EfficientNet-Lite0, 1,024 to 2,048 in the others
SLOW_S = 5.0  # what takes longer is ended when its frame leaves the screen; less than that is cheaper to wait for


@dataclass(frozen=True, slots=True)
class Work:
    """What the reader waits for. `share`: done, 0..1."""

    name: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class _Request:
    """`ask` is handed `on_progress`. `undo`: what makes as if it had never been asked."""

    name: str
    expected_s: float
    ask: Callable[..., Future[Any]]
    done: Callable[[Any], None]
    undo: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Measured:
    """The quality of one map, and the region that it was held against."""

    quality: MapQuality
    region: Region | None


class Explaining(QObject):
    """The map on screen is the network's own Grad-CAM until the reader chooses another for the finding shown."""

    changed = Signal()  # the map shown, its quality, the lungs
    work_changed = Signal(object)  # Work | None
    message = Signal(str)

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session, self._jobs = session, session.jobs
        self._said: BundleRef | None = None
        self._sha256 = ""
        self._chosen: dict[str, MapChoice] = {}
        self._maps: dict[MapChoice, Heatmap] = {}
        self._measured: dict[MapChoice, Measured] = {}
        self._running: tuple[_Request, Future[Any]] | None = None
        self.work: Work | None = None
        self.segmenter: Bundle | None = None
        self.lungs: LungMask | None = None
        self.lungs_shown = False
        session.prediction_changed.connect(self._on_prediction)
        session.place_changed.connect(lambda _: self._on_prediction())
        session.network_view_changed.connect(lambda _: self._on_view())

    def set_segmenter(self, segmenter: Bundle | None) -> None:
        """The network that says where the lungs are; None where there is none."""
        self.segmenter = segmenter
        self.changed.emit()

    # What is shown

    @property
    def usable(self) -> bool:
        """Whether there is a map to be explained, and the reader wants to see what the network says."""
        session = self._session
        prediction = session.prediction
        ready = session.network_view.shows(session.finding) and session.frame is not None and self._bundle() is not None
        return ready and prediction is not None and prediction.heatmap(session.finding) is not None

    @property
    def choice(self) -> MapChoice:
        """The map that the reader has chosen for the finding shown."""
        from core.inference.methods import MapChoice

        finding = self._session.finding
        return self._chosen.get(finding) or MapChoice(finding)

    @property
    def heatmap(self) -> Heatmap | None:
        """The map on screen: the chosen one, and while that is being computed the network's own."""
        session = self._session
        own = session.prediction.heatmap(session.finding) if session.prediction is not None else None
        return self._maps.get(self.choice, own) if own is not None else None

    @property
    def measured(self) -> Measured | None:
        """The quality of the map on screen, if it was asked for."""
        return self._measured.get(self.choice) if self.usable else None

    def cost(self, choice: MapChoice) -> tuple[float, float]:
        """Forward passes, and about how many seconds they take where the network spoke; none for the network's own."""
        from core.inference.methods import DETAILS

        if self._is_own(choice):
            return 0.0, 0.0
        passes = SCORE_CAM_PASSES if choice.method == "scorecam" else DETAILS[choice.detail].passes
        return passes, passes * self._pass_s()

    @property
    def quality_cost(self) -> tuple[float, float]:
        return QUALITY_PASSES, QUALITY_PASSES * self._pass_s()

    def _pass_s(self) -> float:
        """How long a pass takes; how long the network took for this image is not told while its view is hidden."""
        prediction = self._session.prediction if self.usable else None
        return prediction.duration_ms / 1000.0 if prediction is not None else 0.0

    # What can be asked for

    def choose(self, method: str, detail: str) -> None:
        """Another map of the finding shown; a detail that the method does not have becomes the plain one."""
        from core.inference.methods import METHODS, PLAIN, MapChoice

        if not self.usable:
            return
        choice = MapChoice(self._session.finding, method, detail if detail in METHODS[method].details else PLAIN)
        if choice == self.choice and self.work is None:
            return
        self.cancel()
        before = self._chosen.get(choice.finding)
        self._chosen[choice.finding] = choice
        if self._is_own(choice) or choice in self._maps:
            self.changed.emit()
            return
        name = self.tr("{method}, {detail}").format(method=METHODS[method].title, detail=_detail_title(choice))
        ask = partial(self._engine().explain, self._frame(), choice, bundle=self._bundle())
        undo = partial(self._unchoose, choice, before)
        self._begin(_Request(name, self.cost(choice)[1], ask, partial(self._take_map, choice), undo))
        self.changed.emit()

    def back_to_default(self) -> None:
        """Grad-CAM, plain: the map that came with the probability."""
        from core.inference.methods import DEFAULT_METHOD, PLAIN

        self.choose(DEFAULT_METHOD, PLAIN)

    def measure(self) -> None:
        """How well the map on screen explains its score, beside the reader's region if one is drawn."""
        from core.inference.worker import Beside

        region = self._session.verdicts.entries.region
        if not self.usable or self.work is not None or self._knows(region):
            return
        choice = self.choice
        beside = Beside(region, self.segmenter.folder if self.segmenter is not None else None)
        ask = partial(self._engine().quality, self._frame(), choice, beside=beside, bundle=self._bundle())
        done = partial(self._take_quality, choice, region)
        self._begin(_Request(self.tr("Measuring the map"), self.quality_cost[1], ask, done))

    def show_lungs(self, shown: bool) -> None:
        """The outline of the lungs over the image, while it is on, for every frame that comes on screen."""
        if shown != self.lungs_shown:
            self.lungs_shown = shown
            self._want_lungs()
            self.changed.emit()

    def cancel(self) -> None:
        """End what the reader waits for; what was shown before is shown again."""
        running, self._running = self._running, None
        if running is not None:
            request, future = running
            self._engine().cancel(future)
            request.undo()
            self._tell(None)
            self.changed.emit()

    # How it is asked

    def _begin(self, request: _Request) -> None:
        self._tell(Work(request.name))
        future = request.ask(on_progress=partial(self._hear, request))
        self._running = (request, future)
        self._jobs.watch(future, partial(self._end, request), partial(self._fail, request))

    def _hear(self, request: _Request, share: float) -> None:
        """Called from the engine's thread."""
        self._jobs.call(partial(self._advance, request, share))

    def _is_awaited(self, request: _Request) -> bool:
        return self._running is not None and self._running[0] is request

    def _advance(self, request: _Request, share: float) -> None:
        if self._is_awaited(request):
            self._tell(Work(request.name, share))

    def _end(self, request: _Request, result: Any) -> None:
        if self._is_awaited(request):
            self._running = None
            self._tell(None)
            request.done(result)
            self.changed.emit()

    def _fail(self, request: _Request, error: BaseException) -> None:
        if self._is_awaited(request):
            self._running = None
            self._tell(None)
            request.undo()
            expected = isinstance(error, EnvironmentFault)
            self.message.emit(translated(error) if expected else self.tr("The map could not be computed."))
            self.changed.emit()

    def _tell(self, work: Work | None) -> None:
        if work != self.work:
            self.work = work
            self.work_changed.emit(work)

    def _take_map(self, choice: MapChoice, heatmap: Heatmap) -> None:
        self._maps[choice] = heatmap

    def _unchoose(self, choice: MapChoice, before: MapChoice | None) -> None:
        """The map that was chosen could not be had: back to the one before it."""
        self._chosen.pop(choice.finding, None)
        if before is not None:
            self._chosen[choice.finding] = before

    def _take_quality(self, choice: MapChoice, region: Region | None, quality: MapQuality) -> None:
        self._measured[choice] = Measured(quality, region)

    def _knows(self, region: Region | None) -> bool:
        return self.measured is not None and self.measured.region == region

    def _is_own(self, choice: MapChoice) -> bool:
        from core.inference.methods import MapChoice as Choice

        return choice == Choice(choice.finding)

    def _engine(self) -> Any:
        return self._session.engine

    def _frame(self) -> Frame | None:
        return self._session.frame

    def _bundle(self) -> Bundle | None:
        """The network that spoke; a map of another one would explain another probability."""
        session = self._session
        ref = session.spoken_by
        spoke = session.networks.that_spoke(ref) if ref is not None else None
        return spoke if session.engine is not None and spoke is not None and spoke.ref == ref else None

    # What comes from the session

    def _on_view(self) -> None:
        if not self._session.network_view.shows(self._session.finding):
            self.cancel()
        self._want_lungs()
        self.changed.emit()

    def _on_prediction(self) -> None:
        """Another frame or another network: what was chosen and measured was not of it."""
        prediction = self._session.prediction
        said = prediction.bundle if prediction is not None else None
        sha256 = prediction.origin.sha256 if prediction is not None else ""
        if prediction is None or (said, sha256) != (self._said, self._sha256):
            self._said, self._sha256 = said, sha256
            self._forget()
        self._want_lungs()
        self.changed.emit()

    def _forget(self) -> None:
        self._chosen.clear()
        self._maps.clear()
        self._measured.clear()
        self.lungs = None
        running, self._running = self._running, None
        if running is not None and running[0].expected_s > SLOW_S:
            self._engine().cancel(running[1])
        self._tell(None)

    def _want_lungs(self) -> None:
        frame, segmenter = self._frame(), self.segmenter
        wanted = self.lungs_shown and self._session.network_view_visible and self.lungs is None
        if not wanted or frame is None or segmenter is None or self._session.engine is None:
            return
        future = self._engine().lungs(frame, segmenter, key="lungs")
        self._jobs.watch(future, partial(self._take_lungs, frame), self._no_lungs)

    def _take_lungs(self, frame: Frame, lungs: LungMask) -> None:
        if frame is self._frame() and self.lungs_shown:
            self.lungs = lungs
            if lungs.doubt and self._session.network_view_visible:
                self.message.emit(translated(lungs.doubt))
            self.changed.emit()

    def _no_lungs(self, error: BaseException) -> None:
        self.lungs_shown = False
        expected = isinstance(error, EnvironmentFault)
        self.message.emit(translated(error) if expected else self.tr("The lungs could not be outlined."))
        self.changed.emit()


def _detail_title(choice: MapChoice) -> str:
    from core.inference.methods import DETAILS

    title = DETAILS[choice.detail].title
    return title[0].lower() + title[1:]
