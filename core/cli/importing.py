"""`overread bundles import`: another's checkpoint, from a file or an address, becomes a bundle."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from core.bundles.choosing import AUTO
from core.bundles.download import Download, fetch, is_address
from core.bundles.library import Bundle, find_bundle
from core.cli.output import ProgressLine, say
from core.cli.services import Services
from core.errors import UsageFault

if TYPE_CHECKING:
    from core.learning.import_plan import ImportOptions


def import_bundle(args: argparse.Namespace, services: Services) -> Bundle:
    """Raises what the download and the import raise."""
    from core.learning.import_plan import ImportRequest
    from core.learning.importing import import_checkpoint

    options = _options(args, services)
    out = _folder(args, services)
    with _file(args, services) as (checkpoint, source):
        command = shlex.join(["overread", *sys.argv[1:]])
        bundle = import_checkpoint(ImportRequest(checkpoint, out, source, command, options))
    hidden = [entry for entry in bundle.manifest.findings if entry.hidden]
    if hidden:
        say(f"{len(hidden)} of {len(bundle.manifest.findings)} outputs are hidden: {hidden[0].hidden}")
    if not bundle.manifest.gives_probabilities:
        say("Its outputs are scores, not probabilities: nothing was fitted that would make probabilities of them.")
    if services.settings.bundle == AUTO and not args.out:
        say("It reads every image that it fits as well as the others; `overread bundles use NAME` settles on one.")
    return bundle


def _options(args: argparse.Namespace, services: Services) -> ImportOptions:
    from core.learning import xrayvision
    from core.learning.import_plan import ImportOptions

    known = xrayvision.BY_NAME.get(args.like or args.target)
    like = find_bundle(args.like, services.data_dir) if args.like and known is None else None
    options = ImportOptions(
        architecture=args.architecture or "",
        classes=tuple(word.strip() for word in args.classes.split(",")) if args.classes else (),
        like=like,
        known=known,
        activation=args.activation,
        size_px=args.input_size,
        licence=args.licence,
    )
    return replace(
        options,
        mean=_numbers(args.mean, "--mean"),
        std=_numbers(args.std, "--std"),
        modalities=_words(args.modalities),
        body_parts=_words(args.body_parts),
        view_positions=_words(args.views),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip().upper() for word in text.split(",") if word.strip())


def _numbers(text: str | None, option: str) -> tuple[float, ...]:
    try:
        return tuple(float(word) for word in text.split(",")) if text else ()
    except ValueError as error:
        raise UsageFault(f"{option} {text} is no list of numbers; give one a channel, as 0.485,0.456,0.406.") from error


def _folder(args: argparse.Namespace, services: Services) -> Path:
    """Where the bundle goes; its folder has the bundle's name."""
    stem = PurePosixPath(args.target).stem
    name = args.name or (Path(args.out).name if args.out else "") or re.sub(r"[^a-z0-9._-]+", "-", stem.lower())
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}", name):
        raise UsageFault(f"{name} cannot be the name of a bundle; choose one with --name, of a-z 0-9 . _ -.")
    folder = (Path(args.out).with_name(name) if args.out else services.data_dir / "bundles" / name).absolute()
    if folder.exists():
        raise UsageFault(f"{folder} is there already; choose another --name, or remove it first.")
    return folder


@contextmanager
def _file(args: argparse.Namespace, services: Services) -> Iterator[tuple[Path, str]]:
    """The checkpoint on this disk, and where it came from. What was downloaded goes when it has become a bundle."""
    from core.learning import xrayvision

    known = xrayvision.BY_NAME.get(args.target)
    if known is None and not is_address(args.target):
        if args.sha256:
            raise UsageFault("--sha256 is for what is downloaded; the file is on this disk already.")
        if not Path(args.target).is_file():
            known_names = ", ".join(xrayvision.BY_NAME)
            raise UsageFault(f"{args.target} is no file, no address and no network known here ({known_names}).")
        yield Path(args.target), Path(args.target).name
        return
    url = known.url if known is not None else args.target
    if not args.sha256:
        raise UsageFault(
            f"The SHA-256 of {url} is needed: --sha256 HEX as its makers state it, or --sha256 none to take what comes."
        )
    expected = "" if args.sha256 == "none" else args.sha256.lower()
    progress = ProgressLine("fetched")
    download = Download(url, expected, services.data_dir / "downloads")
    path, found = fetch(download, progress.update)
    progress.close()
    say(f"{path.name}: SHA-256 {found}" + ("" if expected else ", not compared with anything"))
    yield path, f"{url} (SHA-256 {found})"
    path.unlink(missing_ok=True)
