"""`overread bench` and `overread doctor`: what this machine can do."""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from core.cli.output import print_json, print_table, say
from core.cli.services import Services
from core.errors import EnvironmentFault, EnvironmentLacks
from core.paths import data_dir, resources_dir

if TYPE_CHECKING:
    from core.cli.main import WindowParts
    from core.inference.service import Engine
    from core.study import Frame

LIBRARIES = (
    "PySide6_Essentials", "torch", "torchvision", "timm", "pydicom", "numpy", "Pillow", "safetensors",
    "SQLAlchemy", "alembic", "psycopg", "sqlcipher3", "keyring", "msgspec", "platformdirs",
    "pylibjpeg", "pylibjpeg-openjpeg", "pylibjpeg-rle", "pyjpegls",
    "python-gdcm", "imagecodecs",
)  # fmt: skip
PEERS = ("grad-cam",)  # nothing but `bench` asks for them
MIN_FREE_BYTES = 2**30
BENCH_NETWORKS = (("efficientnet_lite0", 3), ("densenet121", 14))


def bench(args: argparse.Namespace, window: WindowParts) -> int:
    from core.cli.throughput import folder_rows, write_pictures
    from core.dicom.bench import bench_rows
    from core.dicom.reading import open_source, read_frame
    from core.intake.bench import reader_rows

    examples = sorted((resources_dir() / "examples").glob("*.dcm"))
    if not examples:
        raise EnvironmentLacks("The example studies are missing from resources/examples; install Overread again.")
    frame = read_frame(open_source(str(examples[0])))
    say("Measuring; leave the machine alone for a few minutes.")
    with Services(args).engine() as engine:
        device = engine.device().result()
        rows = [] if args.folder else _network_figures(engine, frame, args.rounds)
        with Services(args).reader() as reader, TemporaryDirectory() as made:
            write_pictures(frame, Path(made))
            folder = Path(args.folder or made)
            rows += [row.to_json() for row in folder_rows(reader, engine, folder, args.rounds)]
    if args.folder:
        return _show(args, device, rows)
    rows += [row.to_json() for path in examples for row in bench_rows(path, args.rounds)]
    with Services(args).reader() as reader:
        rows += [row.to_json() for row in reader_rows(reader, args.rounds)]
    rows += _queue_rows(args.rounds)
    rows += _export_rows(args.rounds)
    rows += _training_rows(examples, args.rounds)
    rows += window.bench(args.rounds)
    return _show(args, device, rows)


def _network_figures(engine: Engine, frame: Frame, rounds: int) -> list[dict[str, object]]:
    rows = engine.bench(frame, rounds).result()
    for architecture, classes in BENCH_NETWORKS:
        rows += engine.bench_maps(architecture, classes, rounds).result()
    return [row.to_json() for row in rows]


def _show(args: argparse.Namespace, device: str, rows: list[dict[str, object]]) -> int:
    if args.json:
        print_json({"device": device, "versions": _versions(), "results": rows})
    else:
        keys = ("name", "ours_ms", "unit", "peer", "peer_ms", "ratio", "spread_ms")
        shown = [tuple("-" if row[key] is None else str(row[key]) for key in keys) for row in rows]
        print_table(("what", "ours", "unit", "against", "its", "ratio", "spread"), shown)
    return 0


def _queue_rows(rounds: int) -> list[dict[str, object]]:
    from core.store.bench import queue_rows

    with TemporaryDirectory(prefix="overread-bench-") as folder:
        return [row.to_json() for row in queue_rows(Path(folder), rounds)]


def _export_rows(rounds: int) -> list[dict[str, object]]:
    from core.export.bench import export_rows

    with TemporaryDirectory() as folder:
        return [row.to_json() for row in export_rows(Path(folder), rounds)]


def _training_rows(examples: list[Path], rounds: int) -> list[dict[str, object]]:
    """In this process, after the others have ended: training takes all cores."""
    from core.learning.bench import training_row

    with TemporaryDirectory(prefix="overread-bench-") as folder:
        return [training_row(examples, Path(folder), rounds).to_json()]


def _versions() -> dict[str, str | None]:
    found: dict[str, str | None] = {"python": platform.python_version()}
    for name in LIBRARIES + PEERS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def doctor(args: argparse.Namespace, window: WindowParts) -> int:
    rows = [*_library_rows(), *_codec_rows(), _disk_row(data_dir(args.data_dir))]
    try:
        services = Services(args)
    except EnvironmentLacks as fault:  # they say which database and which network
        rows.append(_row("settings", False, fault.message))
    else:
        rows += [_store_row(services), *_network_rows(services)]
    rows += window.doctor()
    faults = [row for row in rows if not row["ok"]]
    if args.json:
        print_json({"ok": not faults, "checks": rows})
    else:
        shown = [(str(row["name"]), "ok" if row["ok"] else "MISSING", str(row["detail"])) for row in rows]
        print_table(("what", "", "detail"), shown)
    return 3 if faults else 0


def _row(name: str, ok: bool, detail: str) -> dict[str, object]:
    return {"name": name, "ok": ok, "detail": detail}


def _library_rows() -> list[dict[str, object]]:
    frozen = getattr(sys, "frozen", False)  # there is no pip then
    return [
        _row(name, found is not None, found or ("install Overread again" if frozen else f"pip install {name}"))
        for name, found in _versions().items()
        if name in LIBRARIES
    ]


def _codec_rows() -> list[dict[str, object]]:
    from core.dicom.codecs import decodable

    return [_row(f"codec: {name}", ok, detail) for name, ok, detail in decodable()]


def _disk_row(folder: Path) -> dict[str, object]:
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(there).free
    enough = free >= MIN_FREE_BYTES
    remedy = "" if enough else f"; free some space, {MIN_FREE_BYTES / 2**30:.0f} GiB at least"
    return _row("disk", enough, f"{free / 2**30:.1f} GiB free below {there}{remedy}")


def _network_rows(services: Services) -> list[dict[str, object]]:
    """The bundle in use loads, and on which device: tried in a process of its own."""
    try:
        with services.engine() as engine:
            status = engine.status().result()
            hidden = engine.hidden().result()
            bundle = engine.bundle
    except EnvironmentFault as fault:
        return [_row("bundle", False, fault.message)]
    ref, outputs = bundle.ref, len(bundle.manifest.findings)
    first = next((f": {key}: {reason}" for key, reason in hidden.items()), "")
    said = f"{outputs - len(hidden)} of {outputs} shown{first}"
    return [
        _row("bundle", True, f"{ref.name} {ref.version}"),
        _row("outputs", True, said),
        _row("device", True, status.device),
        _row("precision", True, f"{status.precision}: {status.precision_reason}"),
        _row("batch size", True, f"{status.batch_size} images at once"),
    ]


def _store_row(services: Services) -> dict[str, object]:
    try:
        with services.store() as store:
            return _row("database", True, f"{store.description()}, {services.data_dir}")
    except EnvironmentFault as fault:
        return _row("database", False, fault.message)
