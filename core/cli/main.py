"""Dispatch: a command to its function, a fault to its sentence and exit code."""

from __future__ import annotations

import argparse
import importlib
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.cli.output import say
from core.cli.parser import COMMANDS, build_parser, window_parser
from core.errors import (
    BundleError,
    EnvironmentFault,
    EnvironmentLacks,
    Sentence,
    StoreFault,
    TextFault,
    UsageFault,
    WorkerBug,
    WorkerFault,
    refusal_of,
)
from core.paths import is_there

DONE, SOME_FAILED, WRONG_USE, LACKS = 0, 1, 2, 3
_MODULES = {
    "analyze": "core.cli.analyze:analyze",
    "inspect": "core.cli.inspect:inspect",
    "assess": "core.cli.casework:assess_case",
    "queue": "core.cli.queueing:queue",
    "people": "core.cli.people:people",
    "export": "core.cli.exporting:export",
    "bundles": "core.cli.networks:bundles",
    "train": "core.cli.networks:train_bundle",
    "evaluate": "core.cli.evaluating:evaluate_bundle",
    "refit": "core.cli.refitting:refit_bundle",
    "gate": "core.cli.gate:gate",
    "promote": "core.cli.promoting:promote",
    "rollback": "core.cli.promoting:rollback",
    "audit": "core.cli.promoting:audit",
    "backup": "core.cli.storecare:backup",
    "restore": "core.cli.storecare:restore",
    "forget": "core.cli.storecare:forget",
    "bench": "core.cli.machine:bench",
    "replay": "core.cli.replay:replay",
    "doctor": "core.cli.machine:doctor",
    "store": "core.cli.keeping:store",
}


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What `app` lends: opening the window, and its shares of `bench`, `doctor` and `forget`."""

    open_window: Callable[[list[str], str | None, str | None], int]
    bench: Callable[[int], list[dict[str, object]]]
    doctor: Callable[[], list[dict[str, object]]]
    forget: Callable[[Path, Sequence[str]], int] = lambda data_dir, paths: 0


def main(argv: Sequence[str], window: WindowParts) -> int:
    """Run one call of `overread`; returns the exit code."""
    _write_utf8()
    argv = _command_first(argv)
    if not argv or argv[0] not in COMMANDS:
        chosen = window_parser().parse_args(argv)
        if chosen.paths and not any(is_there(path) for path in chosen.paths):
            say(f"There is no file, folder or command named {chosen.paths[0]}; see `overread --help`.")
            return WRONG_USE
        return window.open_window(chosen.paths, chosen.data_dir, chosen.snapshot)
    args = build_parser().parse_args(argv)
    from core.cli.lifeline import heed_caller  # not for the window, which is to be painted first

    heed_caller(args)
    return _run(args, window)


def _write_utf8() -> None:
    """Into a file or a pipe: there Windows would write the code page of the country, which has not every name, and
    whoever reads our JSON takes it for UTF-8 (RFC 8259). A terminal keeps what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def _run(args: argparse.Namespace, window: WindowParts) -> int:
    module, _, function = _MODULES[args.command].partition(":")
    try:
        command: Callable[[argparse.Namespace, WindowParts], int] = getattr(importlib.import_module(module), function)
        return command(args, window)
    except EnvironmentFault as fault:
        say(fault.message)
        return _exit_code(fault)
    except WorkerBug as bug:
        say(Sentence("The command met a fault of Overread ({kind}) and has ended; please report it.", kind=bug.kind))
        return SOME_FAILED
    except KeyboardInterrupt:
        say(Sentence("Stopped."))
        return 130
    except BrokenPipeError:  # the reader of our stdout has gone (`| head`)
        sys.stderr.close()
        return SOME_FAILED
    except OSError as error:
        if (refusal := refusal_of(error)) is None:
            raise
        say(refusal.message)
        return _exit_code(refusal)


def _command_first(argv: Sequence[str]) -> list[str]:
    """The common options may also stand before the command: `overread --data-dir DIR queue list`."""
    taken = 0
    while taken < len(argv) and argv[taken].startswith("--"):
        taken += 2 if argv[taken] == "--data-dir" else 1
    if taken < len(argv) and argv[taken] in COMMANDS:
        return [argv[taken], *argv[:taken], *argv[taken + 1 :]]
    return list(argv)


def _exit_code(fault: EnvironmentFault) -> int:
    if isinstance(fault, (UsageFault, TextFault)):
        return WRONG_USE
    return LACKS if isinstance(fault, (EnvironmentLacks, BundleError, StoreFault, WorkerFault)) else SOME_FAILED
