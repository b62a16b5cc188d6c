"""`overread replay`: a record of `analyze` is computed again, as it was, and compared."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.bundles.library import Bundle, bundle_folders, read_bundle
from core.cli.analyze import run_json
from core.cli.output import print_json, say
from core.cli.services import Services, answer
from core.errors import BundleError, EnvironmentLacks, FileFault, UsageFault, listed, reason_of
from core.inference.service import Engine, EngineOptions
from core.inference.worker import PredictRequest

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.findings import Prediction
    from core.intake.service import Reader

TOLERANCE = 1e-4
MOST = 64  # views, images in a batch and threads that a record may ask for
_ALIKE = ("precision", "batch_size", "threads", "machine", "versions")  # with these equal, every bit is


@dataclass(frozen=True, slots=True)
class Replayed:
    """`outcome`: "same", "different", or "not replayed" with its `reason`. `exact`: compared bit for bit."""

    path: str
    frame: int
    outcome: str
    exact: bool = False
    differences: tuple[str, ...] = ()
    reason: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "path": self.path, "frame": self.frame, "outcome": self.outcome, "exact": self.exact,
            "differences": list(self.differences), "reason": self.reason,
        }  # fmt: skip


def replay(args: argparse.Namespace, window: WindowParts) -> int:
    records = read_records(Path(args.record))
    with ExitStack() as stack:
        services = Services(args)
        reader = stack.enter_context(services.reader())
        engines = _Engines(services, stack)
        results = [_replayed(record, reader, engines) for record in records]
    if args.json:
        print_json([result.to_json() for result in results])
    for result in results:
        _tell(result, on_stdout=not args.json)
    return 0 if all(result.outcome == "same" for result in results) else 1


def read_records(path: Path) -> list[dict[str, Any]]:
    """One object, a list, or JSON Lines. Raises UsageFault where it is no such file, or holds no finished frame."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageFault(
            f"{path} cannot be read ({reason_of(error)}); name a file that `overread analyze` wrote."
        ) from error
    records = _parsed(text)
    if records is None or not all(_is_record(record) for record in records):
        raise UsageFault(f"{path} holds no records of `overread analyze --json` or `--jsonl`; name such a file.")
    done = [record for record in records if record["status"] != "error"]
    if not done:
        raise UsageFault(f"{path} holds no result that could be repeated; every image in it failed.")
    return done


def _parsed(text: str) -> list[Any] | None:
    with suppress(json.JSONDecodeError, RecursionError):
        whole = json.loads(text)
        return whole if isinstance(whole, list) else [whole]
    with suppress(json.JSONDecodeError, RecursionError):
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return None


def _is_record(value: Any) -> bool:
    """Whether it has what is read of it, in the right types; a failed frame needs no more than its status."""
    if not isinstance(value, dict) or value.get("status") not in ("ok", "refused", "error"):
        return False
    if value["status"] == "error":
        return True
    bundle, gate, scores, run = (value.get(key) for key in ("bundle", "gate", "scores", "run"))
    return (
        isinstance(value.get("path"), str)
        and isinstance(value.get("sha256"), str)
        and isinstance(value.get("device"), str)
        and isinstance(value.get("frame"), int)
        and isinstance(bundle, dict)
        and all(isinstance(bundle.get(key), str) for key in ("name", "version", "sha256"))
        and isinstance(gate, dict)
        and isinstance(scores, list)
        and all(isinstance(score, dict) and "finding" in score for score in scores)
        and (run is None or _is_run(run))
    )


def _is_run(run: Any) -> bool:
    if not isinstance(run, dict):
        return False
    numbers = [run.get(key, 0) for key in ("views", "batch_size", "threads")]
    return all(isinstance(number, int) and 0 <= number <= MOST for number in numbers)


@dataclass(slots=True)
class _Engines:
    """One engine for each bundle, device, precision and number of threads that the records name."""

    services: Services
    stack: ExitStack
    running: dict[tuple[Path, str, EngineOptions], Engine] = field(default_factory=dict)

    def engine(self, bundle: Bundle, device: str, options: EngineOptions) -> Engine:
        key = (bundle.folder, device, options)
        if key not in self.running:
            engine = Engine(bundle, device, on_notice=say, options=options)
            engine.start()
            self.stack.callback(engine.close)
            self.running[key] = engine
        return self.running[key]


def _replayed(record: Mapping[str, Any], reader: Reader, engines: _Engines) -> Replayed:
    path, frame = record["path"], record["frame"]
    try:
        prediction = _repeated(record, reader, engines)
    except (FileFault, BundleError, EnvironmentLacks) as error:
        return Replayed(path, frame, "not replayed", reason=str(error))
    exact = _is_alike(record, prediction)
    differences = tuple(_differences(record, prediction, 0.0 if exact else TOLERANCE))
    return Replayed(path, frame, "different" if differences else "same", exact, differences)


def _repeated(record: Mapping[str, Any], reader: Reader, engines: _Engines) -> Prediction:
    path, run = record["path"], record.get("run") or {}
    frame, reason = answer(reader.read(path, record["frame"]), path)
    if frame is None:
        raise FileFault("{reason} The record cannot be repeated without it.", reason=reason)
    if frame.origin.sha256 != record["sha256"]:
        raise FileFault(
            "{path} is not the image of the record any more (its SHA-256 was {recorded}..., now it is "
            "{found}...); put the original back.",
            path=path,
            recorded=record["sha256"][:12],
            found=frame.origin.sha256[:12],
        )
    bundle = _bundle(record["bundle"], engines.services.data_dir)
    options = EngineOptions("float32" if run.get("precision") == "float32" else "auto", _threads(record["device"], run))
    engine = engines.engine(bundle, _device(record["device"]), options)
    overridden_by = str(record["gate"].get("overridden_by") or "")
    request = PredictRequest(frame, views=run.get("views", 0), overridden_by=overridden_by)
    predicting = engine.predict_batch([request], maps=False, size=run.get("batch_size", 1))
    predictions, reason = answer(predicting, path, (BundleError, EnvironmentLacks))
    if predictions is None:
        raise FileFault(str(reason))
    return predictions[0]


def _threads(device: str, run: Mapping[str, Any]) -> int:
    return int(run.get("threads", 0)) if device == "cpu" else 0


def _device(device: str) -> str:
    """A record of a GPU that is not here is repeated on the CPU, within the tolerance."""
    return device if device == "cpu" else "auto"


def _bundle(wanted: Mapping[str, str], data_dir: Path) -> Bundle:
    """The bundle of these weights and this version, under whatever name of a folder."""
    found = []
    for folder in bundle_folders(data_dir):
        with suppress(BundleError):
            found.append(read_bundle(folder))
    named = [bundle for bundle in found if bundle.ref.name == wanted["name"]]
    for bundle in [*named, *found]:
        if (bundle.ref.sha256, bundle.ref.version) == (wanted["sha256"], wanted["version"]):
            return bundle
    if not named:
        raise FileFault(
            "The bundle {name} {version} of the record is not here; add it with `overread bundles add`.",
            name=wanted["name"],
            version=wanted["version"],
        )
    here = listed([bundle.ref.version for bundle in named])
    raise FileFault(
        "The bundle {name} has changed since the record was made (it was {version} with weights "
        "{sha256}..., here is {here}); add that version with `overread bundles add`.",
        name=wanted["name"],
        version=wanted["version"],
        sha256=wanted["sha256"][:12],
        here=here,
    )


def _is_alike(record: Mapping[str, Any], prediction: Prediction) -> bool:
    then, now = record.get("run") or {}, run_json(prediction.run)
    return prediction.device == "cpu" == record["device"] and all(then.get(key) == now[key] for key in _ALIKE)


def _differences(record: Mapping[str, Any], prediction: Prediction, tolerance: float) -> Iterator[str]:
    gate = record["gate"]
    if gate.get("state") != prediction.gate.state:
        yield f"the gate said {gate.get('state')}, now it says {prediction.gate.state}"
    if gate.get("reasons") != list(prediction.gate.reasons):
        yield f"the gate gave other reasons: {' '.join(prediction.gate.reasons) or 'none'}"
    then = {score["finding"]: score for score in record["scores"]}
    now = {score.finding: score for score in prediction.scores}
    for finding in [*then, *(finding for finding in now if finding not in then)]:
        if finding not in then or finding not in now:
            yield f"{finding} has a score only {'in the record' if finding in then else 'now'}"
            continue
        for name in ("raw", "probability"):
            before, after = then[finding].get(name), getattr(now[finding], name)
            if not isinstance(before, (int, float)) or not abs(before - after) <= tolerance:
                yield f"{finding}: {name} was {before}, now it is {after}"
        if then[finding].get("positive") != now[finding].positive:
            yield f"{finding} was {_sign(then[finding].get('positive'))}, now it is {_sign(now[finding].positive)}"


def _sign(positive: object) -> str:
    return "positive" if positive else "negative"


def _tell(result: Replayed, on_stdout: bool) -> None:
    name = f"{result.path}, frame {result.frame}"
    if result.outcome == "same":
        how = "bit for bit" if result.exact else f"within {TOLERANCE}, since not all that computes is as it was"
        if on_stdout:
            print(f"same: {name} ({how})")
    elif result.outcome == "different":
        say(f"different: {name}: {'; '.join(result.differences)}.")
    else:
        say(str(result.reason))
