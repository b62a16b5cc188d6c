"""What the commands share: the data folder, its settings, and the processes behind the border."""

from __future__ import annotations

import argparse
import dataclasses
import os
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from core.bundles.choosing import AUTO, NetworkChoice, bundle_in_use
from core.bundles.library import Bundle
from core.cli.output import say
from core.dicom.files import ScannedFile
from core.errors import BundleError, EnvironmentFault, UsageFault, WorkerBug
from core.inference.service import Engine, EngineOptions
from core.intake.service import Reader
from core.paths import data_dir, is_there
from core.settings import Settings, load_settings

if TYPE_CHECKING:
    from core.findings import Prediction
    from core.store.database import Store

MAX_SIDE_BY_SIDE = 5  # what one engine process keeps loaded
T = TypeVar("T")


class Services:
    """One command's surroundings; what is asked for first is made first."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.data_dir: Path = data_dir(args.data_dir)
        if os.path.exists(self.data_dir) and not os.path.isdir(self.data_dir):
            raise UsageFault(f"The data folder {self.data_dir} is a file; name a folder with --data-dir.")
        self.settings: Settings = load_settings(self.data_dir)
        named = getattr(args, "bundle", None) or []
        self._named: list[str] = named if isinstance(named, list) else [named]
        self._device: str = getattr(args, "device", None) or self.settings.device

    def bundle(self) -> Bundle:
        """The network of the command where it needs one for all images; see `choice` for one image."""
        return bundle_in_use(self._named[0] if self._named else self.settings.bundle, self.data_dir)

    def default_name(self) -> str:
        """The folder of the network that a picture without a header gets; '' where there is none."""
        try:
            return bundle_in_use(AUTO, self.data_dir).folder.name
        except BundleError:
            return ""

    def choice(self) -> NetworkChoice:
        """Which networks read an image. Raises BundleError for a name that is not at hand, UsageFault for too many."""
        if len(self._named) > MAX_SIDE_BY_SIDE:
            raise UsageFault(f"At most {MAX_SIDE_BY_SIDE} networks can read side by side; name fewer with --bundle.")
        return NetworkChoice(self._named or [self.settings.bundle], self.settings.bundle, self.data_dir)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        reader = Reader(self.settings.limits)
        reader.start()
        try:
            yield reader
        finally:
            reader.close()

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        options = EngineOptions(self.settings.precision)
        engine = Engine(self.bundle(), self._device, on_notice=say, options=options)
        engine.start()
        try:
            yield engine
        finally:
            engine.close()

    @contextmanager
    def store(self) -> Iterator[Store]:
        from core.store.database import open_store

        store = open_store(self.data_dir)
        try:
            yield store
        finally:
            store.close()


def answer(
    future: Future[T], path: str, of_the_call: tuple[type[Exception], ...] = ()
) -> tuple[T, None] | tuple[None, str]:
    """What a process answered of one file, or the sentence that says why there is nothing.

    A bug of ours costs that file and no other. `of_the_call`: faults that are not of this file, and end the command.
    """
    try:
        return future.result(), None
    except of_the_call:
        raise
    except (EnvironmentFault, WorkerBug) as error:
        return None, sentence_of(error, path)


def sentence_of(error: EnvironmentFault | WorkerBug, path: str) -> str:
    """What the reader is told of a fault that cost one file."""
    if isinstance(error, EnvironmentFault):
        return error.message
    return f"{path} met a fault of Overread ({error.kind}) and was passed over; please report it."


def with_whole_path(prediction: Prediction, path: str | None = None) -> Prediction:
    """As it is kept: its file named by an absolute path, which must not depend on today's folder."""
    origin = prediction.origin
    whole = os.path.abspath(path or origin.path)
    return dataclasses.replace(prediction, origin=dataclasses.replace(origin, path=whole))


def existing(paths: list[str]) -> list[str]:
    """The paths as given; wrong use when none of them exists."""
    if not any(is_there(path) for path in paths):
        raise UsageFault(f"{paths[0]} does not exist; name a file or a folder.")
    return paths


def scan(reader: Reader, paths: list[str]) -> list[ScannedFile]:
    """Every file below the paths, in the order of their names; raises UsageFault when there is none."""
    found: list[ScannedFile] = []
    reader.scan(existing(paths), found.extend).result()
    if not found:
        raise UsageFault(f"{paths[0]} holds no file; name a folder with DICOM, PNG or JPEG files.")
    return found
