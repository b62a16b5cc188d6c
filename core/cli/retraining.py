"""`overread train --queue`: the queue's corrections become a candidate for promotion."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from core.bundles.library import Bundle, find_bundle
from core.cli.output import say
from core.cli.services import Services
from core.errors import EnvironmentFault, Sentence, UsageFault

if TYPE_CHECKING:
    from core.export.order import ExportCase, ExportResult
    from core.learning.retraining import Corrections, OldData


def retrain(args: argparse.Namespace, command: str) -> Path:
    """Export the corrections into the run's folder, mix, train and finish; the candidate's folder."""
    from core.cli.training_options import NAMES, setting
    from core.learning.retraining import carried_gate, finished, mixed_set, read_old_data, retraining_config
    from core.learning.run import TrainingRequest, train

    services = Services(args)
    replay = _replay(args, services)
    start = find_bundle(args.start, services.data_dir) if args.start else services.bundle()
    comparison = services.settings.comparison_manifest
    old, out = read_old_data(Path(replay), Path(comparison) if comparison else None), Path(args.out)
    work = Path(args.work) if args.work else out / "run"
    names, corrections = _exported(services, old, start, work / "corrections")
    mixed = mixed_set(corrections, old, work, args.replay_images, start.manifest.input.height)
    for name, reason in mixed.left_out.items():
        say(Sentence("Case {queue_id} was left out: {reason}", queue_id=names[name], reason=reason))
    say(
        Sentence(
            "{corrections} corrected cases train with {replayed} images of the old data.",
            corrections=mixed.corrections,
            replayed=mixed.replayed,
        )
    )
    overrides = {name: getattr(args, name) for name in NAMES if getattr(args, name) is not None}
    config = retraining_config(start, mixed, overrides, [setting(text) for text in args.set])
    request = TrainingRequest(
        data=mixed.path, out=out, config=config, command=command, base_weights=start.weights_path, work=work,
        device=args.device, gate_from=carried_gate(start, config),
    )  # fmt: skip
    return finished(train(request, say), start).folder


def _replay(args: argparse.Namespace, services: Services) -> str:
    if args.data or args.config or args.base_weights or args.suspects:
        raise UsageFault("`overread train --queue` takes images from the queue and --replay, and the start from --from;"
                         " leave SET, --config, --base-weights and --suspects away.")  # fmt: skip
    replay: str = args.replay or services.settings.training_manifest
    if not replay:
        raise UsageFault("`overread train --queue` needs --replay MANIFEST, or the setting training_manifest.")
    return replay


def _exported(services: Services, old: OldData, start: Bundle, folder: Path) -> tuple[dict[str, int], Corrections]:
    """Write every corrected case, de-identified; picture -> queue entry, and what must not train of it."""
    from core.export.pseudonyms import frame_pseudonym, patient_pseudonym, pseudonym_key
    from core.learning.patients import header_digest
    from core.learning.retraining import Corrections, reason_to_leave_out

    try:
        if folder.exists():
            shutil.rmtree(folder)  # of an earlier call; the queue may have changed
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            "{folder} cannot be written ({error}); choose another with --work.", folder=folder, error=error
        ) from error
    classes = [entry.key for entry in start.manifest.findings]
    key = pseudonym_key(services.data_dir)
    cases, result = _written(services, start, folder, key)
    for item in result.skipped:
        say(Sentence("Case {queue_id} was left out: {reason}", queue_id=item.queue_id, reason=item.reason))
    skipped = {item.queue_id for item in result.skipped}
    written = {f"{frame_pseudonym(key, c.assessment.origin)}.png": c for c in cases if c.queue_id not in skipped}
    barred: dict[str, str] = {}
    patients: dict[str, str] = {}
    for name, case in written.items():
        origin = case.assessment.origin
        pseudonym = patient_pseudonym(key, origin)
        reason = reason_to_leave_out(origin, case.assessment.label, old, classes, pseudonym)
        barred |= {name: reason} if reason is not None else {}
        patients[name] = header_digest(origin.patient_id)
    return {name: case.queue_id for name, case in written.items()}, Corrections(folder, barred, patients)


def _written(services: Services, start: Bundle, folder: Path, key: bytes) -> tuple[list[ExportCase], ExportResult]:
    """The cases that may be exported, and what became of them."""
    from core.export.dataset import ExportCase, ExportJob, ExportOrder, export_cases
    from core.export.service import export_worker
    from core.review.site import queue_site

    with services.store() as store, export_worker(services.settings.limits, key) as worker:
        exportable = queue_site(services.settings).exportable
        entries = [entry for entry in store.queue() if entry.state in exportable]
        cases = [ExportCase(e.queue_id, e.deciding, store.instance_file(e.assessment.origin)) for e in entries]
        job = ExportJob(
            key=key,
            worker=worker,
            progress=lambda done, total: None,
            cancelled=lambda: False,
            percentiles=start.manifest.input.percentiles,
        )
        # Nothing leaves the house here, so that text in the pixels need not be looked for.
        result = export_cases(cases, folder, ExportOrder(("imagefolder",), burned_in="off"), job)
        return cases, result
