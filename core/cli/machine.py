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
from core.errors import EnvironmentFault, EnvironmentLacks, Sentence
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
        rows.append(check_row(Sentence("settings"), False, fault.message))
    else:
        rows += [_store_row(services), *_network_rows(services)]
    rows += [check_row(*row) for row in window.doctor()]
    faults = [row for row in rows if not row["ok"]]
    if args.json:
        print_json({"ok": not faults, "checks": rows})
    else:
        shown = [(str(row["name"]), "ok" if row["ok"] else "MISSING", str(row["detail"])) for row in rows]
        print_table(("what", "", "detail"), shown)
    return 3 if faults else 0


def check_row(name: str, ok: bool, detail: str) -> dict[str, object]:
    """With what the words were made of, for a window that says them in another language."""
    parts = {key: said.parts() for key, said in (("name", name), ("detail", detail)) if isinstance(said, Sentence)}
    return {"name": name, "ok": ok, "detail": detail} | ({"parts": parts} if parts else {})


def _library_rows() -> list[dict[str, object]]:
    frozen = getattr(sys, "frozen", False)  # there is no pip then
    return [
        check_row(
            name,
            found is not None,
            found or (Sentence("install Overread again") if frozen else Sentence("install {library}", library=name)),
        )
        for name, found in _versions().items()
        if name in LIBRARIES
    ]


def _codec_rows() -> list[dict[str, object]]:
    from core.dicom.codecs import decodable

    return [check_row(Sentence("codec: {name}", name=name), ok, detail) for name, ok, detail in decodable()]


def _disk_row(folder: Path) -> dict[str, object]:
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(there).free
    size, enough = free / 2**30, free >= MIN_FREE_BYTES
    there_is = Sentence("{size:.1f} GiB free below {folder}", size=size, folder=there)
    if not enough:
        needed = MIN_FREE_BYTES / 2**30
        there_is = Sentence(
            "{size:.1f} GiB free below {folder}; free some space, {needed:.0f} GiB at least",
            size=size, folder=there, needed=needed,
        )  # fmt: skip
    return check_row(Sentence("disk"), enough, there_is)


def _network_rows(services: Services) -> list[dict[str, object]]:
    """The bundle in use loads, and on which device: tried in a process of its own."""
    try:
        with services.engine() as engine:
            status = engine.status().result()
            hidden = engine.hidden().result()
            bundle = engine.bundle
    except EnvironmentFault as fault:
        return [check_row(Sentence("bundle"), False, fault.message)]
    ref, outputs = bundle.ref, len(bundle.manifest.findings)
    counts = {"shown": outputs - len(hidden), "outputs": outputs}
    said = Sentence("{shown} of {outputs} shown", **counts)
    for key, reason in list(hidden.items())[:1]:
        said = Sentence("{shown} of {outputs} shown: {key}: {reason}", **counts, key=key, reason=reason)
    return [
        check_row(Sentence("bundle"), True, f"{ref.name} {ref.version}"),
        check_row(Sentence("outputs"), True, said),
        check_row(Sentence("device"), True, status.device),
        check_row(
            Sentence("precision"),
            True,
            Sentence("{precision}: {reason}", precision=status.precision, reason=status.precision_reason),
        ),
        check_row(Sentence("batch size"), True, Sentence("{count} images at once", count=status.batch_size)),
    ]


def _store_row(services: Services) -> dict[str, object]:
    try:
        with services.store() as store:
            return check_row(
                Sentence("database"),
                True,
                Sentence("{what}, {folder}", what=store.description(), folder=services.data_dir),
            )
    except EnvironmentFault as fault:
        return check_row(Sentence("database"), False, fault.message)
