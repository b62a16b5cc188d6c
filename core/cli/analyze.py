"""`overread analyze`: what becomes of a folder run's outcomes: records, tables and pictures."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from core.bundles.library import lung_segmenter
from core.cli.comparing import Comparison, number, outputs_word
from core.cli.explaining import Explainer, checked, score_json
from core.cli.folder_run import OF_THE_CALL, FolderRun, Outcome, Place, RunOptions
from core.cli.output import ProgressLine, fitting, json_text, print_json, print_table, say
from core.cli.services import Services, existing, scan, sentence_of
from core.cli.several_networks import SeveralNetworksRun
from core.errors import EnvironmentFault, FileFault, UsageFault, WorkerBug, reason_of

if TYPE_CHECKING:
    from core.bundles.library import Bundle
    from core.cli.main import WindowParts
    from core.dicom.files import ScannedFile
    from core.findings import Prediction, RunSettings
    from core.inference.service import Engine
    from core.study import Frame


OVERLAY_OPACITY = 0.5


def analyze(args: argparse.Namespace, window: WindowParts) -> int:
    if args.heatmaps != "none" and not args.out:
        raise UsageFault("--heatmaps writes files; name their folder with --out.")
    checked(args)
    existing(args.paths)  # before anything costly is started
    services = Services(args)
    choice = services.choice()
    comparison = Comparison() if len(args.bundle or ()) > 1 else None
    options = RunOptions(args.heatmaps != "none", keep_frames=bool(args.out), fresh=args.fresh, views=args.views)
    with ExitStack() as stack:
        engine = stack.enter_context(services.engine())
        reader = stack.enter_context(services.reader())
        store = stack.enter_context(services.store())
        sink = stack.enter_context(_Sink(args, comparison.show if comparison else _show))
        places = list(places_of(scan(reader, args.paths)))
        writer = _PictureWriter(args, engine, lung_segmenter(services.data_dir)) if args.out else None
        progress = ProgressLine("analysed")
        failed = 0
        if args.views or len(choice.all) > 1:
            outcomes = SeveralNetworksRun(reader, engine, store, choice, options).outcomes(places)
        else:
            outcomes = FolderRun(places, reader, engine, store, options).outcomes()
        for done, outcome in enumerate(outcomes, start=1):
            if comparison is not None and outcome.prediction is not None and outcome.bundle is not None:
                comparison.add(outcome.bundle, outcome.prediction)
            record = _record(outcome, writer)
            failed += record["status"] == "error"
            sink.add(record)
            progress.update(done, len(places))
        progress.close()
    return 1 if failed else 0


def places_of(files: list[ScannedFile]) -> Iterator[Place]:
    """Every frame; what is no image is left out, with a word on stderr."""
    for file in files:
        instance = file.instance
        if instance.is_failure:
            yield Place(instance.path, 1, instance.problem)
        elif instance.problem is not None:
            say(instance.problem)
        else:
            pixel_bytes = 2 * instance.rows * instance.columns
            for number in range(1, instance.frame_count + 1):
                yield Place(instance.path, number, pixel_bytes=pixel_bytes)


class _Sink:
    """Where records go: JSON Lines as they come, one JSON document or a table at the end."""

    def __init__(self, args: argparse.Namespace, show: Callable[[list[dict[str, Any]]], None]) -> None:
        self._args, self._show = args, show
        self._records: list[dict[str, Any]] = []
        self._stream: IO[str] | None = None

    def __enter__(self) -> _Sink:
        if self._args.jsonl == "-":
            self._stream = sys.stdout
        elif self._args.jsonl:
            try:
                self._stream = Path(self._args.jsonl).open("w", encoding="utf-8")
            except OSError as error:
                raise UsageFault(f"{self._args.jsonl} cannot be written ({error.strerror}).") from error
        return self

    def add(self, record: dict[str, Any]) -> None:
        if record["status"] == "error":
            say(str(record["reason"]))
        if self._stream is not None:
            self._stream.write(json_text(record) + "\n")
            self._stream.flush()
        if self._args.json or self._stream is None:
            self._records.append(record)

    def __exit__(self, *exc: object) -> None:
        if self._stream is not None and self._stream is not sys.stdout:
            self._stream.close()
        if exc[0] is not None:
            return
        if self._args.json:
            print_json(self._records)
        elif self._stream is None:
            self._show(self._records)


def _show(records: list[dict[str, Any]]) -> None:
    print_table(("file", "frame", "status", "findings"), [_row(record) for record in records])


def _row(record: dict[str, Any]) -> tuple[str, str, str, str]:
    calibrated = not record["bundle"] or record["bundle"]["outputs"] == "probabilities"
    marks = [f"{s['finding']} {number(s['probability'], s['positive'], calibrated)}" for s in record["scores"]]
    shown = ", ".join(marks) or " ".join(record["gate"]["reasons"] if record["gate"] else [])
    return Path(record["path"]).name, str(record["frame"]), record["status"], shown


class _PictureWriter:
    """What `--out` receives, under names that never collide: raw grids, overlays, and the network's input."""

    def __init__(self, args: argparse.Namespace, engine: Engine, segmenter: Bundle | None) -> None:
        out = Path(args.out)
        self._out, self._which, self._engine = out, args.heatmaps, engine
        self._explainer = Explainer(engine, args, segmenter)
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageFault(f"{out} cannot be made a folder ({error.strerror}); choose another --out.") from error
        if not os.access(out, os.W_OK):
            raise UsageFault(f"Nothing can be written into {out}; choose another --out.")
        self._roots = [Path(root).resolve() for root in args.paths if Path(root).is_dir()]
        self._taken: set[str] = set()

    def write(self, frame: Frame, prediction: Prediction, bundle: Bundle | None) -> dict[str, Any]:
        """The keys `input` and `heatmaps` of the frame's record. A refused frame has neither."""
        from PIL import Image

        if not prediction.scores:
            return {}
        stem = self._stem(prediction)
        (self._out / stem).parent.mkdir(parents=True, exist_ok=True)
        seen = f"{stem}_input.png"
        Image.fromarray(self._engine.seen(frame, bundle).result()).save(self._out / seen)
        return {"input": seen, "heatmaps": self._heatmaps(stem, frame, prediction, bundle)}

    def _heatmaps(self, stem: str, frame: Frame, prediction: Prediction, bundle: Bundle | None) -> list[dict[str, Any]]:
        import numpy as np
        from PIL import Image

        from core.imaging.network_input import network_view
        from core.imaging.overlay import blended
        from core.inference.methods import scale_end

        chosen = [heatmap for heatmap in prediction.heatmaps if self._wanted(prediction, heatmap.finding)]
        if not chosen:
            return []
        grey = network_view(frame)
        written = []
        for heatmap in self._explainer.maps(frame, chosen, bundle):
            grid, overlay = f"{stem}_{heatmap.finding}.npy", f"{stem}_{heatmap.finding}.png"
            np.save(self._out / grid, heatmap.grid)
            end = scale_end(heatmap, prediction.display_max)
            Image.fromarray(blended(grey, heatmap, end, OVERLAY_OPACITY)).save(self._out / overlay)
            entry = {"finding": heatmap.finding, "method": heatmap.method, "grid": grid, "overlay": overlay}
            written.append(entry | self._explainer.quality(frame, heatmap, bundle))
        return written

    def _wanted(self, prediction: Prediction, finding: str) -> bool:
        score = prediction.score(finding)
        return self._which == "all" or (self._which == "positive" and score is not None and score.positive)

    def _stem(self, prediction: Prediction) -> str:
        path = Path(prediction.origin.path).resolve()
        root = next((root for root in self._roots if path.is_relative_to(root)), path.parent)
        stem = (path.relative_to(root).parent / fitting(path.stem)).as_posix()
        if prediction.origin.frame_count > 1:
            stem += f"_f{prediction.origin.number:04d}"
        name, copy = stem, 1
        while name in self._taken:
            copy += 1
            name = f"{stem}-{copy}"
        self._taken.add(name)
        return name


def _record(outcome: Outcome, writer: _PictureWriter | None) -> dict[str, Any]:
    """One object of the contract (`analyze`)."""
    prediction, place, origin = outcome.prediction, outcome.place, outcome.origin
    record: dict[str, Any] = {
        "path": place.path,
        "sop_instance_uid": origin.sop_instance_uid if origin else None,
        "sha256": origin.sha256 if origin else None,
        "frame": place.number,
        "status": "error",
        "reason": outcome.reason,
        "bundle": None,
        "gate": None,
        "scores": [],
        "heatmaps": [],
        "input": None,
        "device": None,
        "duration_ms": None,
        "cached": outcome.cached,
        "run": None,
    }
    if prediction is None:
        return record
    bundle, refused = prediction.bundle, prediction.gate.state == "refuse"
    pictures, fault = _pictures(outcome, prediction, writer)
    return record | pictures | {
        "status": "error" if fault else "refused" if refused else "ok",
        "reason": fault or (" ".join(prediction.gate.reasons) if refused else None),
        "bundle": {"name": bundle.name, "version": bundle.version, "sha256": bundle.sha256,
                   "outputs": outputs_word(outcome.bundle)},
        "gate": {"state": prediction.gate.state, "reasons": list(prediction.gate.reasons)},
        "scores": [score_json(score) for score in prediction.scores],
        "device": prediction.device,
        "duration_ms": round(prediction.duration_ms, 2),
        "run": run_json(prediction.run),
    }  # fmt: skip


def _pictures(
    outcome: Outcome, prediction: Prediction, writer: _PictureWriter | None
) -> tuple[dict[str, Any], str | None]:
    """What `--out` receives of one frame, or the sentence that says why there is nothing; the scores stand."""
    if writer is None or outcome.frame is None:
        return {}, None
    try:
        return writer.write(outcome.frame, prediction, outcome.bundle), None
    except OSError as error:
        raise FileFault(
            "A picture cannot be written ({reason}); choose another --out folder.", reason=reason_of(error)
        ) from error
    except OF_THE_CALL:
        raise
    except (EnvironmentFault, WorkerBug) as error:
        return {}, sentence_of(error, outcome.place.path)


def run_json(run: RunSettings) -> dict[str, Any]:
    """How a prediction was computed, as `replay` needs it."""
    return {
        "views": run.views,
        "precision": run.precision,
        "batch_size": run.batch_size,
        "threads": run.threads,
        "machine": run.machine,
        "versions": dict(text.rsplit(" ", 1) for text in run.versions),
    }
