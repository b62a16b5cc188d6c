"""The parser: every command of the contract, also those that are not built yet.

The window's start passes through here before its first paint, so what only the commands need is imported by them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

COMMANDS = (
    "analyze", "inspect", "assess", "queue", "export", "bundles", "train", "evaluate", "promote", "rollback", "bench",
    "replay", "audit", "backup", "restore", "forget", "doctor",
)  # fmt: skip
NOT_BUILT = ("promote", "rollback", "replay", "audit", "backup", "restore", "forget")
QUEUE_STATES = ("new", "in_review", "exported", "rejected")
_Commands = argparse._SubParsersAction  # the public API has no name for what add_subparsers returns


def _number(text: str) -> int:
    """A frame number or the id of an entry: 1 to 2**31 - 1."""
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) < 2**31:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 to {2**31 - 1}")
    return int(text)


def software_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("overread")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0"


class _PrintVersion(argparse.Action):
    """argparse's own takes a ready text; reading the installed version costs a tenth of the window's start."""

    def __init__(self, option_strings: Sequence[str], dest: str, **rest: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version and quit")

    def __call__(self, parser: argparse.ArgumentParser, *rest: object) -> None:
        parser.exit(message=f"overread {software_version()}\n")


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="overread",
        description="Opens the window on PATHs; with a command, works without a screen. Research use only.",
        epilog="Exit codes: 0 all done; 1 some inputs failed; 2 wrong use or not built; 3 something is missing.",
    )
    parser.add_argument("--version", action=_PrintVersion)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data-dir", metavar="DIR", help="database, settings, bundles, logs (or OVERREAD_DATA_DIR)")
    common.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for add in (_add_reading, _add_casework, _add_networks, _add_learning, _add_machine):
        add(commands, common)
    return parser


def window_parser() -> argparse.ArgumentParser:
    """The parser of a call without a command."""
    parser = argparse.ArgumentParser(prog="overread", usage=f"overread [PATH ...]\n       overread COMMAND ...\n\n"
                                     f"commands: {', '.join(COMMANDS)}")  # fmt: skip
    parser.add_argument("--version", action=_PrintVersion)
    parser.add_argument("--data-dir", metavar="DIR")
    parser.add_argument("--snapshot", metavar="PNG", help="wait for the results, print them, save a screenshot, quit")
    parser.add_argument("paths", nargs="*", metavar="PATH")
    return parser


def _add_reading(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    analyze = commands.add_parser("analyze", parents=[common], help="read every frame, predict")
    analyze.add_argument("paths", nargs="+", metavar="PATH")
    analyze.add_argument("--bundle", metavar="NAME")
    analyze.add_argument("--device", default="auto", metavar="auto|cpu|cuda[:N]|mps")
    analyze.add_argument("--out", metavar="DIR")
    analyze.add_argument("--heatmaps", choices=("none", "positive", "all"), default="none")
    analyze.add_argument("--jsonl", metavar="FILE")
    inspect = commands.add_parser("inspect", parents=[common], help="say what each image is")
    inspect.add_argument("paths", nargs="+", metavar="PATH")
    inspect.add_argument("--frames", metavar="A-B")
    inspect.add_argument("--render", metavar="DIR")
    inspect.add_argument(
        "--overlays", action="store_true", help="draw the file's overlay planes into --render's pictures"
    )


def _add_casework(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    from core.findings import REASON_CODES, VERDICTS

    assess = commands.add_parser("assess", parents=[common], help="record one reader's word on one finding")
    assess.add_argument("path", metavar="PATH")
    assess.add_argument("--finding", required=True, metavar="KEY")
    assess.add_argument("--verdict", required=True, choices=VERDICTS)
    assess.add_argument("--reader", required=True, metavar="ID")
    assess.add_argument("--frame", type=_number, default=1, metavar="N")
    assess.add_argument("--label", metavar="KEY")
    assess.add_argument("--reason", choices=REASON_CODES)
    assess.add_argument("--significance", choices=("minor", "major"))
    assess.add_argument("--region", metavar="X,Y,W,H")
    assess.add_argument("--note", default="", metavar="TEXT")
    assess.add_argument("--bundle", metavar="NAME")
    assess.add_argument("--device", default="auto")
    queue = commands.add_parser("queue", parents=[common], help="the relabel queue")
    queue.add_argument("action", choices=("list", "show", "stats"))
    queue.add_argument("queue_id", nargs="?", type=_number, metavar="ID")
    queue.add_argument("--state", choices=QUEUE_STATES)
    export = commands.add_parser("export", parents=[common], help="write flagged cases, de-identified")
    export.add_argument("destination", metavar="DEST")
    export.add_argument("--format", default="imagefolder", metavar="imagefolder,csv,coco,dicom,sr,...")
    export.add_argument("--state", choices=QUEUE_STATES)


def _add_networks(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    bundles = commands.add_parser("bundles", parents=[common], help="the networks at hand")
    bundles.add_argument("action", choices=("list", "check", "add", "use", "import"))
    bundles.add_argument("name", nargs="?", metavar="NAME|DIR|CHECKPOINT")
    evaluate = commands.add_parser("evaluate", parents=[common], help="figures on labelled images")
    evaluate.add_argument("data", metavar="MANIFEST|FOLDER")
    evaluate.add_argument("--bundle", metavar="NAME")
    evaluate.add_argument("--out", required=True, metavar="DIR")
    evaluate.add_argument("--split", default="test", help="which split to use where the set states any (default: test)")
    evaluate.add_argument("--device", default="auto")
    evaluate.add_argument("--card", action="store_true", help="write the figures into the bundle's card")


def _add_learning(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    train = commands.add_parser("train", parents=[common], help="train a candidate bundle")
    train.add_argument("data", nargs="?", metavar="MANIFEST|FOLDER", help="default: the data that --config names")
    train.add_argument("--out", required=True, metavar="DIR")
    train.add_argument("--config", metavar="TOML", help="everything that decides the run; options below win over it")
    train.add_argument("--base-weights", metavar="FILE", help="a state dict of the same architecture, or `imagenet`")
    train.add_argument("--work", metavar="DIR", help="checkpoints; a second call goes on from them (default: OUT/run)")
    train.add_argument("--name")
    train.add_argument("--architecture")
    train.add_argument("--epochs", type=int)
    train.add_argument("--batch-size", type=int)
    train.add_argument("--learning-rate", type=float)
    train.add_argument("--seed", type=int)
    train.add_argument("--precision", choices=("fp32", "bf16", "fp16"))
    train.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="any key of the configuration")
    train.add_argument("--device", default="auto", metavar="auto|cpu|cuda[:N]|mps")
    train.add_argument(
        "--suspects", type=int, default=0, metavar="K", help="list suspect labels by K-fold cross-validation"
    )


def _add_machine(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    bench = commands.add_parser("bench", parents=[common], help="speed on this machine, side by side with peers")
    bench.add_argument("--rounds", type=int, default=9, help="interleaved rounds, at least 9 (default: 9)")
    commands.add_parser("doctor", parents=[common], help="what works here and what to install")
    for name in NOT_BUILT:
        later = commands.add_parser(name, parents=[common], help="not built yet")
        later.add_argument("rest", nargs="*")
        later.add_argument("--against", metavar="MANIFEST")
