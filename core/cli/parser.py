"""The parser: every command of the contract, also those that are not built yet.

The window's start passes through here before its first paint, so what only the commands need is imported by them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

COMMANDS = (
    "analyze", "inspect", "assess", "queue", "export", "bundles", "train", "evaluate", "refit", "gate", "promote",
    "rollback", "bench", "replay", "audit", "backup", "restore", "forget", "people", "store", "doctor",
)  # fmt: skip
_Commands = argparse._SubParsersAction  # the public API has no name for what add_subparsers returns


def _number(text: str) -> int:
    """A frame number or the id of an entry: 1 to 2**31 - 1."""
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) < 2**31:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 to {2**31 - 1}")
    return int(text)


def _count(text: str) -> int:
    """0, or a number as of `_number`."""
    return 0 if text == "0" else _number(text)


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
        epilog="Exit codes: 0 all done; 1 some inputs failed; 2 wrong use or not built; 3 something is missing; "
        "130 stopped with Ctrl-C (what was done is kept, and a second call goes on from there).",
    )
    parser.add_argument("--version", action=_PrintVersion)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data-dir", metavar="DIR", help="database, settings, bundles, logs (or OVERREAD_DATA_DIR)")
    common.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    common.add_argument("--progress", choices=("auto", "jsonl"), default="auto", help="jsonl: stderr is for a program,"
                        " one JSON object a line")  # fmt: skip
    common.add_argument("--end-with-stdin", action="store_true", help="end when stdin closes: for a program that runs"
                        " this command")  # fmt: skip
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for add in (
        _add_reading,
        _add_casework,
        _add_queue,
        _add_people,
        _add_networks,
        _add_evaluation,
        _add_learning,
        _add_refitting,
        _add_promotion,
        _add_care,
        _add_gate,
        _add_machine,
    ):
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
    analyze.add_argument("--bundle", action="append", metavar="NAME|auto", help="repeat it to have every image read by"
                         " several networks; auto: by the one that fits the image")  # fmt: skip
    analyze.add_argument("--device", metavar="auto|cpu|cuda[:N]|mps")
    analyze.add_argument("--out", metavar="DIR")
    analyze.add_argument("--heatmaps", choices=("none", "positive", "all"), default="none")
    analyze.add_argument("--jsonl", metavar="FILE")
    analyze.add_argument("--fresh", action="store_true", help="compute anew what the database has predictions of")
    _add_explaining(analyze)
    inspect = commands.add_parser("inspect", parents=[common], help="say what each image is")
    inspect.add_argument("paths", nargs="+", metavar="PATH")
    inspect.add_argument("--frames", metavar="A-B")
    inspect.add_argument("--render", metavar="DIR")
    inspect.add_argument(
        "--overlays", action="store_true", help="draw the file's overlay planes into --render's pictures"
    )


def _add_explaining(analyze: argparse.ArgumentParser) -> None:
    from core.inference.methods import DEFAULT_METHOD, DETAILS, METHODS, PLAIN

    analyze.add_argument("--method", choices=tuple(METHODS), default=DEFAULT_METHOD, help="of the maps of --heatmaps")
    analyze.add_argument("--detail", choices=tuple(DETAILS), default=PLAIN, help="finer maps, at their cost")
    analyze.add_argument("--quality", action="store_true", help="measure the maps of --heatmaps against random ones")
    analyze.add_argument("--views", type=int, default=0, metavar="N", help="average N mild variations of each picture")


def _add_casework(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    from core.findings import QUEUE_STATES

    assess = commands.add_parser("assess", parents=[common], help="record one reader's word on one finding")
    assess.add_argument("path", metavar="PATH")
    assess.add_argument("--finding", required=True, metavar="KEY")
    assess.add_argument("--reader", required=True, metavar="ID")
    assess.add_argument("--frame", type=_number, default=1, metavar="N")
    assess.add_argument("--missed", action="store_true", help="a finding that the network did not call, with its"
                        " --region; it may be one that the network does not know")  # fmt: skip
    assess.add_argument("--bundle", metavar="NAME")
    assess.add_argument("--device")
    _add_word(assess, required=True)
    export = commands.add_parser("export", parents=[common], help="write flagged cases, de-identified")
    export.add_argument("destination", metavar="DEST")
    export.add_argument("--format", metavar="imagefolder,coco,csv,jsonl,dicom", help="one or several")
    export.add_argument("--state", choices=QUEUE_STATES)
    export.add_argument("--burned-in", choices=("off", "check", "black"), help="look for text in the pixels: not at"
                        " all; to withhold cases with any; or to blacken it")  # fmt: skip
    export.add_argument("--accept-black", action="store_true", help="blacken all that is found without a look at it")
    export.add_argument("--zip", action="store_true", help="write DEST.zip too")
    _add_header_options(export)
    export.add_argument(
        "--resume", action="store_true", help="go on with an export that broke off, as it was asked for"
    )


def _add_header_options(export: argparse.ArgumentParser) -> None:
    """The options of PS3.15 E.3 that act on the header are on unless they are switched off."""
    options = {
        "clean_descriptors": "113105: leave no description in DICOM files, not even one of radiology's words alone",
        "modified_dates": "113107: leave no date in DICOM files, instead of moving it",
        "patient_characteristics": "113108: leave no sex, age, size or weight in DICOM files",
        "device_identity": "113109: leave no device, station or serial number in DICOM files",
    }
    for name, help_ in options.items():
        export.add_argument(
            f"--no-{name.replace('_', '-')}",
            dest="switched_off",
            action="append_const",
            const=name,
            default=[],
            help=help_,
        )


def _add_word(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """What is said in a word, beside who says it of what."""
    from core.findings import REASON_CODES, VERDICTS

    parser.add_argument("--verdict", required=required, choices=VERDICTS)
    parser.add_argument("--label", metavar="KEY")
    parser.add_argument("--reason", choices=REASON_CODES)
    parser.add_argument("--significance", choices=("minor", "major"))
    parser.add_argument("--confidence", type=int, metavar="PERCENT", help="how sure, 0 to 100")
    parser.add_argument("--region", action="append", default=[], metavar="X,Y,W,H", help="in pixels of the frame;"
                        " repeatable; also ellipse:X,Y,W,H and polygon:x,y;x,y;x,y")  # fmt: skip
    parser.add_argument("--note", default="", metavar="TEXT")


def _add_queue(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    from core.findings import QUEUE_STATES
    from core.review.queue_search import ORDERS

    queue = commands.add_parser("queue", parents=[common], help="the relabel queue")
    queue.add_argument("action", choices=("list", "show", "stats", "claim", "release", "second-read", "adjudicate",
                                          "reject", "reopen", "undo"))  # fmt: skip
    queue.add_argument("queue_ids", nargs="*", type=_number, metavar="ID", help="of one entry or several; claim"
                       " without one takes the next")  # fmt: skip
    queue.add_argument("--reader", metavar="ID", help="who looks or acts (default: the reader of the settings)")
    _add_word(queue, required=False)
    chosen = queue.add_argument_group("which entries, of list, stats and claim")
    chosen.add_argument("--state", action="append", default=[], choices=QUEUE_STATES, help="repeatable")
    chosen.add_argument("--finding", default="", metavar="KEY")
    chosen.add_argument("--first-reader", default="", metavar="ID")
    chosen.add_argument("--bundle", default="", metavar="NAME")
    chosen.add_argument("--search", default="", metavar="TEXT", help="words, or how they begin, of reader, finding,"
                        " state, bundle, path, label and note")  # fmt: skip
    chosen.add_argument("--order", choices=ORDERS, help="(default: newest; of claim: age)")
    chosen.add_argument("--seed", type=_count, default=0, metavar="N", help="of --order random")
    chosen.add_argument("--limit", type=_number, metavar="N")
    chosen.add_argument("--offset", type=_count, default=0, metavar="N")


def _add_people(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    from core.findings import ROLES

    people = commands.add_parser("people", parents=[common], help="who reads, in which role")
    people.add_argument("action", choices=("list", "add", "role", "passphrase"))
    people.add_argument("login", nargs="?", metavar="LOGIN")
    people.add_argument("--role", choices=ROLES, help="(default of add: Reader)")
    people.add_argument("--by", metavar="LOGIN", help="the Adjudicator who decides so, where people sign in")


def _add_networks(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    bundles = commands.add_parser("bundles", parents=[common], help="the networks at hand")
    bundles.add_argument("action", choices=("list", "check", "add", "use", "import"))
    bundles.add_argument("target", nargs="?", metavar="NAME|DIR|CHECKPOINT")
    _add_import_options(bundles.add_argument_group("import"))


def _add_evaluation(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    evaluate = commands.add_parser("evaluate", parents=[common], help="figures on labelled images")
    evaluate.add_argument("data", metavar="MANIFEST|FOLDER")
    evaluate.add_argument("--bundle", metavar="NAME")
    evaluate.add_argument("--out", required=True, metavar="DIR")
    evaluate.add_argument(
        "--split", default="test", help="which split to use where the set states any, or all (default: test)"
    )
    evaluate.add_argument("--device", default="auto")
    evaluate.add_argument("--by", action="append", default=[], metavar="COLUMN", help="also figures for each value of"
                          " this column of the manifest (sex, age band, scanner); repeatable")  # fmt: skip
    evaluate.add_argument("--against", metavar="NAME|DIR", help="compare with this bundle on the same images")
    evaluate.add_argument("--goal", action="append", default=[], metavar="GOAL", help="hold the figures against it:"
                          " abnormal@source=nih:auc>0.85, all:accuracy>0.9; repeatable")  # fmt: skip
    evaluate.add_argument("--worst", type=_count, default=12, metavar="K", help="show the K most confident errors")
    evaluate.add_argument("--sanity", action="store_true", help="measure anew whether the maps depend on the weights")
    _add_map_figures(evaluate)
    evaluate.add_argument("--card", action="store_true", help="write the figures into the bundle's card")


def _add_map_figures(evaluate: argparse.ArgumentParser) -> None:
    evaluate.add_argument("--lungs", action="store_true", help="also the share of the heatmaps' heat inside the lungs")
    evaluate.add_argument(
        "--drawn-masks", metavar="CSV", help="hand-drawn lung masks (file,mask) to compare --lungs with"
    )
    evaluate.add_argument(
        "--regions", action="store_true", help="also the heat inside the regions that the manifest gives"
    )
    evaluate.add_argument(
        "--occlude", action="store_true", help="also what painting over borders and burned-in letters changes"
    )


def _add_import_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--architecture", metavar="NAME", help="the network that the weights are of")
    group.add_argument("--classes", metavar="A,B,C", help="the outputs in their order; an empty name hides one")
    group.add_argument("--like", metavar="BUNDLE", help="architecture, input and findings of this bundle, or a known"
                       " network's name")  # fmt: skip
    group.add_argument("--name", metavar="NAME", help="of the new bundle (default: from the file's name)")
    group.add_argument("--out", metavar="DIR", help="its folder (default: among the reader's own bundles)")
    group.add_argument("--sha256", metavar="HEX|none", help="of a file that is downloaded; none: take what comes")
    group.add_argument("--activation", choices=("softmax", "sigmoid"), help="exclusive classes, or each on its own")
    group.add_argument("--input-size", type=_number, default=224, metavar="PX")
    group.add_argument("--mean", metavar="R,G,B", help="of the input 0..1 (default: ImageNet's)")
    group.add_argument("--std", metavar="R,G,B")
    for name, default in (("modalities", "CR,DX,RG"), ("body-parts", "CHEST,THORAX,LUNG"), ("views", "PA,AP")):
        group.add_argument(f"--{name}", default=default, metavar="A,B", help=f"it was made for (default: {default})")
    group.add_argument("--licence", default="", metavar="TEXT", help="of the weights, as their makers state it")


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
    _add_queue_options(train.add_argument_group("retraining from the queue"))


def _add_queue_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--queue", action="store_true", help="train the network in use on with the queue's corrections")
    group.add_argument("--replay", metavar="MANIFEST", help="the old data, with splits: train is mixed in, val decides,"
                       " test stays out (default: the setting training_manifest)")  # fmt: skip
    group.add_argument(
        "--replay-images", type=_number, metavar="N", help="of train (default: ten a correction, at least 200)"
    )
    group.add_argument("--from", dest="start", metavar="BUNDLE", help="start from this one (default: that in use)")


def _add_refitting(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    refit = commands.add_parser("refit", parents=[common], help="fit a bundle's gate and calibration, not its weights")
    refit.add_argument("data", nargs="?", metavar="MANIFEST|FOLDER", help="images with the splits train and val"
                       " (with --gate-from they may be left away: then the gate alone changes)")  # fmt: skip
    refit.add_argument("--bundle", required=True, metavar="NAME|DIR")
    refit.add_argument("--set-version", default="", metavar="VERSION", help="the bundle's version from now on")
    gates = refit.add_mutually_exclusive_group()
    gates.add_argument("--gate-from", metavar="NAME|DIR", help="take over this bundle's gate, which has a network of"
                       " its own and so hangs on no classifier")  # fmt: skip
    gates.add_argument("--gate-network", default="", metavar="FILE|own", help="what the gate reads: a public network,"
                       " or the classifier's own features (default: what it reads now)")  # fmt: skip
    refit.add_argument("--work", metavar="DIR", help="keep what the gate's fit saw here, for `gate --left-out`")
    refit.add_argument("--device", default="auto")


def _add_promotion(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    promote = commands.add_parser("promote", parents=[common], help="let a candidate read, if it is not worse")
    promote.add_argument("candidate", metavar="DIR")
    promote.add_argument("--against", metavar="MANIFEST", help="val fits the candidate's thresholds, test decides"
                         " (default: the setting comparison_manifest)")  # fmt: skip
    promote.add_argument("--who", metavar="NAME", help="who decides so (default: the reader of the settings)")
    promote.add_argument("--plan", metavar="TOML", help="the numbers that decide (default: DATA/change_plan.toml)")
    promote.add_argument(
        "--keep-thresholds", action="store_true", help="take thresholds and calibration as they stand in the candidate"
    )
    promote.add_argument("--device", default="auto")
    rollback = commands.add_parser("rollback", parents=[common], help="take the last promotion back")
    rollback.add_argument("--who", metavar="NAME")
    audit = commands.add_parser("audit", parents=[common], help="who did what and when; whether that record is whole")
    audit.add_argument("action", choices=("list", "trail", "verify"), help="list: promotions and their figures; trail:"
                       " everything that was done; verify: find what was changed behind Overread's back")  # fmt: skip
    audit.add_argument("--limit", type=_number, default=100, metavar="N", help="of trail: the newest N (default: 100)")
    audit.add_argument("--since", metavar="PROVENANCE.json", help="of verify: also hold the trail against its end as an"
                       " export noted it")  # fmt: skip
    audit.add_argument("--anchor", action="store_true", help="of verify: where only the anchor is at fault, anchor the"
                       " trail anew, and say so in it")  # fmt: skip


def _add_care(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    backup = commands.add_parser("backup", parents=[common], help="copy the database, checked, while it is in use")
    backup.add_argument("file", metavar="FILE")
    backup.add_argument("--force", action="store_true", help="overwrite FILE")
    restore = commands.add_parser("restore", parents=[common], help="put a backup in the place of the database")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--force", action="store_true", help="replace the database that is there; a copy is kept")
    forget = commands.add_parser("forget", parents=[common], help="delete a patient's images, notes and regions")
    forget.add_argument("patient", metavar="PATIENT", help="the patient's id, or one of the patient's files")
    forget.add_argument("--yes", action="store_true", help="ask nothing")


def _add_gate(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    gate = commands.add_parser("gate", parents=[common], help="what the gate makes of wrong pictures")
    gate.add_argument("data", metavar="MANIFEST|FOLDER", help="sound images; the split test is used")
    gate.add_argument("--out", required=True, metavar="DIR")
    gate.add_argument("--dicom", metavar="DIR", help="a collection of DICOM files of other kinds")
    gate.add_argument("--photographs", metavar="DIR", help="a folder of photographs and other pictures")
    gate.add_argument("--left-out", metavar="DIR", help="of `refit --work`: also fit again without each kind")
    gate.add_argument("--bundle", metavar="NAME")
    gate.add_argument("--device", default="auto")


def _add_machine(commands: _Commands[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    bench = commands.add_parser("bench", parents=[common], help="speed on this machine, side by side with peers")
    bench.add_argument("--rounds", type=int, default=9, help="interleaved rounds, at least 9 (default: 9)")
    bench.add_argument("--folder", metavar="DIR", help="measure the analysis of this folder of pictures alone")
    replay = commands.add_parser("replay", parents=[common], help="repeat a stored result and compare")
    replay.add_argument("record", metavar="RECORD.json", help="written by `analyze --json` or `--jsonl`")
    commands.add_parser("doctor", parents=[common], help="what works here and what to install")
    store = commands.add_parser("store", parents=[common], help="encryption, secrets and a department's database")
    store.add_argument("action", choices=("encrypt", "decrypt", "key", "password", "migrate"), help="encrypt or decrypt"
                       " the file; show its key; keep a server's password; bring its tables up to date")  # fmt: skip
    store.add_argument("--set", action="store_true", help="key: put one that was kept elsewhere into the keyring")
