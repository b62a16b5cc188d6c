"""The networks of a data folder with all that is known of them: in use, candidate, measured how well."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from core.bundles.figures import Evaluation, Figure, FindingFigures
    from core.bundles.library import Bundle
    from core.settings import Settings

CANDIDATES, EVALUATIONS = "candidates", "evaluations"
ABNORMAL = "abnormal"
CHECKPOINT = Path("run") / "checkpoint.pt"
CARD = "README.md"
MAX_CARD_BYTES = 1 << 20
Standing = Literal["in use", "candidate", "earlier", "at hand"]


@dataclass(frozen=True, slots=True)
class NetworkRecord:
    """`own`: the reader's, not shipped. `evaluation`: None where it was never measured, or `problem` says why not.
    `card`: its README.md, Markdown. `made_at`: ISO 8601, '' where unknown."""

    bundle: Bundle
    standing: Standing
    own: bool
    evaluation: Evaluation | None
    problem: str
    card: str

    @property
    def title(self) -> str:
        return f"{self.bundle.manifest.name} {self.bundle.manifest.version}"

    @property
    def made_at(self) -> str:
        return self.bundle.manifest.provenance.created_at

    @property
    def foremost(self) -> tuple[FindingFigures, Figure] | None:
        """Abnormal against normal over all images; without it the first finding that has an AUC."""
        if self.evaluation is None:
            return None
        whole = [row for row in self.evaluation.rows if row.group == "all" and row.figures.get("auc") is not None]
        whole.sort(key=lambda row: row.finding != ABNORMAL)
        return (whole[0], whole[0].figures["auc"]) if whole else None


@dataclass(frozen=True, slots=True)
class Shelf:
    """`interrupted`: folder of a training that can go on. `last_training_s`: how long the newest finished one took."""

    records: tuple[NetworkRecord, ...] = ()
    faults: tuple[str, ...] = ()
    settings: Settings | None = None
    interrupted: Path | None = None
    last_training_s: float | None = None
    by_folder: dict[Path, NetworkRecord] = field(default_factory=dict)

    @property
    def can_take_back(self) -> bool:
        """Whether the network in use is the one that the last promotion brought."""
        steps = self.settings.promotions if self.settings is not None else ()
        return bool(steps) and self.settings is not None and steps[-1].bundle == self.settings.bundle

    @property
    def in_use(self) -> NetworkRecord | None:
        return next((record for record in self.records if record.standing == "in use"), None)


def read_shelf(data_dir: Path) -> Shelf:
    """Read everything anew; slow enough for another thread. Raises EnvironmentLacks for damaged settings."""
    from core.bundles.choosing import bundle_in_use
    from core.bundles.library import bundles_at_hand
    from core.errors import BundleError
    from core.settings import load_settings

    settings = load_settings(data_dir)
    at_hand, faults = bundles_at_hand(data_dir)
    try:
        used: Path | None = bundle_in_use(settings.bundle, data_dir).folder
    except BundleError as fault:
        used, faults = None, (*faults, fault.message)
    measured = _own_evaluations(data_dir)
    replaced = _replaced(at_hand)
    records = [_record(one, _standing(one, used, replaced), measured) for one in at_hand if _classifies(one)]
    runs = _runs(data_dir)
    for folder in runs:
        bundle, sentence = _candidate(folder)
        faults = (*faults, sentence) if sentence else faults
        if bundle is not None:
            records.append(_record(bundle, "candidate", measured))
    order: list[Standing] = ["in use", "candidate", "at hand", "earlier"]
    records.sort(key=lambda record: record.made_at, reverse=True)
    records.sort(key=lambda record: order.index(record.standing))
    return Shelf(
        tuple(records),
        tuple(dict.fromkeys(faults)),
        settings,
        _interrupted(runs),
        _last_training_s(runs),
        {record.bundle.folder: record for record in records},
    )


def new_run_folder(data_dir: Path) -> Path:
    """Where the next candidate goes: named after the moment, to the second; not created."""
    return data_dir / CANDIDATES / datetime.now(UTC).strftime("%Y%m%d-%H%M%S")


def new_evaluation_folder(data_dir: Path, name: str) -> Path:
    return data_dir / EVALUATIONS / f"{name}-{datetime.now(UTC).strftime('%Y%m%d-%H%M%S')}"


def _classifies(bundle: Bundle) -> bool:
    return bundle.manifest.task == "classification"


def _standing(bundle: Bundle, used: Path | None, replaced: set[str]) -> Standing:
    from core.bundles.choosing import is_promoted

    if bundle.folder == used:
        return "in use"
    return "earlier" if is_promoted(bundle) or bundle.ref.sha256 in replaced else "at hand"


def _replaced(bundles: tuple[Bundle, ...]) -> set[str]:
    """SHA-256 of the weights of each network that a promotion replaced."""
    import msgspec

    from core.bundles.choosing import PROMOTION_FILE
    from core.bundles.figures import PromotionOutcome

    found = set()
    for bundle in bundles:
        path = bundle.folder / PROMOTION_FILE
        try:
            found.add(msgspec.json.decode(path.read_bytes(), type=PromotionOutcome).incumbent_sha256)
        except (OSError, msgspec.DecodeError):
            continue  # no promotion brought it, or its record is damaged: the audit has it too
    return found


def _record(bundle: Bundle, standing: Standing, measured: dict[str, Evaluation]) -> NetworkRecord:
    from core.bundles.choosing import is_own
    from core.bundles.figures import read_evaluation
    from core.errors import BundleError

    problem = ""
    try:
        evaluation = read_evaluation(bundle.folder)
    except BundleError as fault:
        evaluation, problem = None, fault.message
    if evaluation is not None and evaluation.weights_sha256 != bundle.manifest.weights.sha256:
        evaluation = None
    return NetworkRecord(
        bundle,
        standing,
        is_own(bundle),
        evaluation or measured.get(bundle.manifest.weights.sha256),
        problem,
        _card(bundle.folder),
    )


def _card(folder: Path) -> str:
    path = folder / CARD
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            return stream.read(MAX_CARD_BYTES)
    except OSError:
        return ""


def _runs(data_dir: Path) -> list[Path]:
    """Folders of trainings, the newest first."""
    root = data_dir / CANDIDATES
    return sorted((entry for entry in root.iterdir() if entry.is_dir()), reverse=True) if root.is_dir() else []


def _candidate(folder: Path) -> tuple[Bundle | None, str]:
    from core.bundles.library import read_bundle
    from core.errors import BundleError

    if not _is_finished(folder):
        return None, ""
    try:
        return read_bundle(folder), ""
    except BundleError as fault:
        return None, fault.message


def _is_finished(run: Path) -> bool:
    """The card is what a training writes last; a manifest without fitted thresholds lies there before."""
    return (run / "manifest.json").is_file() and (run / CARD).is_file()


def _interrupted(runs: list[Path]) -> Path | None:
    unfinished = (run for run in runs[:1] if not _is_finished(run))
    return next((run for run in unfinished if (run / CHECKPOINT).is_file()), None)


def _last_training_s(runs: list[Path]) -> float | None:
    """From the configuration, which is written before the first step, to the bundle."""
    for run in runs:
        begun, ended = run / "training.toml", run / CARD
        if begun.is_file() and ended.is_file():
            return max(0.0, ended.stat().st_mtime - begun.stat().st_mtime)
    return None


def _own_evaluations(data_dir: Path) -> dict[str, Evaluation]:
    """SHA-256 of the weights -> the newest evaluation that was made from this window."""
    from core.bundles.figures import AGAINST_FOLDER, read_evaluation
    from core.errors import BundleError

    root, found = data_dir / EVALUATIONS, {}
    reports = sorted(root.iterdir(), key=lambda entry: entry.stat().st_mtime) if root.is_dir() else []
    for folder in [part for report in reports for part in (report / AGAINST_FOLDER, report)]:
        try:
            evaluation = read_evaluation(folder)
        except BundleError:
            continue  # its report is damaged; the network's own folder may still say something
        if evaluation is not None:
            found[evaluation.weights_sha256] = evaluation
    return found
