"""The settings of a data folder: one JSON file, `settings.json`. `docs/settings.md` lists them for whoever edits it."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from core.errors import EnvironmentLacks
from core.file_lock import held

FILE_NAME = "settings.json"
DATABASE_URL_VARIABLE = "OVERREAD_DATABASE_URL"  # wins over the setting of that name
LAST_GOOD = "settings.last.json"  # what Overread itself wrote last
LOCK_FILE = "settings.lock"
PATIENCE_S = 10.0
_CHANGING = Lock()
MIB, GIB = 2**20, 2**30
Count: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=2**50)]
Seconds: TypeAlias = Annotated[float, msgspec.Meta(gt=0.0, le=86400.0)]
# A process that only imports what it needs takes half of this; the interpreter nests about 240 sequences.
ProcessBytes: TypeAlias = Annotated[int, msgspec.Meta(ge=GIB, le=2**50)]
Corner: TypeAlias = Literal["patient", "series", "display", "stack", "edges", "scale", "probe"]
Levels: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=200)]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one file from outside may cost before it is refused; handed down to whatever reads it.

    `max_pixels`: samples of one frame. `max_elements`, `max_header_elements`: data elements of a whole file, and of the
    header that a scan reads. `free_bytes`: what is no larger may expand from as little as it likes; beyond it,
    `max_inflation` (deflated DICOM, zip members), `max_coded_ratio` (compressed frames) and `max_picture_ratio` (PNG,
    JPEG, TIFF) are decoded bytes for each coded one. `max_archive_bytes`: what all members of a zip file become.
    """

    max_pixels: Count = 268_435_456  # 16,384 x 16,384
    max_file_bytes: Count = 4 * GIB
    max_elements: Count = 333_333
    max_header_elements: Count = 50_000
    max_nesting: Levels = 200
    free_bytes: Count = 64 * MIB
    max_inflated_bytes: Count = GIB
    max_inflation: Count = 100
    max_coded_ratio: Count = 1000
    max_picture_ratio: Count = 250
    max_jpeg_scans: Count = 200
    max_archive_members: Count = 100_000
    max_archive_directory_bytes: Count = 16 * MIB
    max_archive_bytes: Count = 64 * GIB
    max_directory_records: Count = 1_000_000
    max_read_s: Seconds = 30.0
    max_scan_s: Seconds = 10.0
    max_read_memory_bytes: ProcessBytes = 6 * GIB
    max_scan_memory_bytes: ProcessBytes = 3 * GIB

    def inflated_bytes(self, compressed_bytes: int) -> int:
        """How many bytes a deflated stream of that length may become."""
        return min(self.max_inflated_bytes, max(self.free_bytes, self.max_inflation * compressed_bytes))


STANDARD_LIMITS = Limits()


class PromotionStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A promotion that is in effect. `event`: its id in the audit. `bundle`: the folder that it brought. `before`: what
    the setting `bundle` was until then, and is again once it is taken back. `before_folder`, `before_manifest_sha256`:
    which bundle that stood for, and how it read; '' where an earlier Overread promoted, which did not keep them."""

    event: str
    bundle: str
    before: str
    before_folder: str = ""
    before_manifest_sha256: str = ""


class HangingRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a study is laid out when it is opened. `panes`: for each pane from left to right the views that belong there,
    as (0018,5101) names them. It holds where a study of one of the `modalities` has an image for every pane."""

    modalities: tuple[str, ...]
    panes: tuple[tuple[str, ...], ...]


RADIOGRAPHS = ("CR", "DX", "RG")
FRONTAL_THEN_LATERAL = HangingRule(modalities=RADIOGRAPHS, panes=(("PA", "AP"), ("LL", "RL", "LAT", "LATERAL")))


class Settings(Limits, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`bundle`: the name of the network that reads every image, or "auto": the one that fits each image best.
    `keep_instances`: copy flagged files into the data folder, or refer to them. `reader` '': the system account.
    `welcomed`: whoever uses this data folder has been told what Overread is.
    `precision`: "auto" lets an accelerator compute in half precision where that passes a check of its probabilities.
    `training_manifest`, `comparison_manifest`: what `train --queue` and `promote` use where nothing else is named.
    `blind_first`: hide what the network says of a case until the reader has given her verdict; `blind_first_explained`:
    she has been told so. `heatmap_colours`: one of the colour tables.
    `language`: what the window speaks; "system": what the system does, where that is one of the others.
    `promotions`: those in effect, the last one last; `bundle` and they change in one step.
    `shortcuts`: the id of an action -> its keys in Qt's portable writing, where they are not those it comes with.
    `copies_overlays`, `copies_identity`: what a copied, saved or printed image carries.
    `remembers_studies`: whether the places opened last are kept, for the list and for opening them after a crash.
    `lock_after_min`: minutes without a key or the mouse after which the window covers itself; 0: never.
    `hanging`: how studies are laid out; the first rule that holds decides, and without any all are opened alone.
    `hidden_corners`: what is not written on the image.
    `audit_in_keyring`: keep the key of the audit trail, and a second anchor, in the system's keyring.
    `daily_backups`, `weekly_backups`: how many of each the data folder keeps; 0 and 0: none are made.
    `second_read`: two read every case of the relabel queue; `claim_min`: minutes for which a claim holds.
    `agreement_sample_percent`, `agreement_sample_seed`: the share of agreed cases that enter the queue, and its draw.
    `passphrases`: whoever gives a word must have signed in.
    `burned_in_text`: what an export does about text in pixels: "off", "check" (a case with any is withheld) or "black"
    (it is blackened where a person has accepted that).
    `checked_displays`: a monitor's name and serial number -> the day on which a reader saw what it must show.
    `database_url`: a department's PostgreSQL database, without password; '': the file in the data folder.
    `encrypted_store`: that file is encrypted, with a key in the system's keyring.
    """

    bundle: str = "auto"
    device: str = "auto"
    precision: Literal["auto", "float32"] = "auto"
    keep_instances: Literal["copy", "refer"] = "copy"
    reader: str = ""
    heatmap_opacity: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] = 0.6
    heatmap_colours: Literal["inferno", "cividis"] = "inferno"
    blind_first: bool = True
    blind_first_explained: bool = False
    welcomed: bool = False
    training_manifest: str = ""
    comparison_manifest: str = ""
    promotions: tuple[PromotionStep, ...] = ()
    language: Literal["system", "en", "vi", "zh_CN"] = "system"
    theme: Literal["dark", "light"] = "dark"
    text_size_percent: Annotated[int, msgspec.Meta(ge=80, le=200)] = 100
    shortcuts: dict[str, tuple[str, ...]] = {}
    copies_overlays: bool = True
    copies_identity: bool = False
    remembers_studies: bool = True
    lock_after_min: Annotated[int, msgspec.Meta(ge=0, le=1440)] = 15
    hanging: tuple[HangingRule, ...] = (FRONTAL_THEN_LATERAL,)
    hidden_corners: tuple[Corner, ...] = ()
    second_read: bool = False
    claim_min: Annotated[int, msgspec.Meta(ge=1, le=1440)] = 30
    agreement_sample_percent: Annotated[float, msgspec.Meta(ge=0.0, le=100.0)] = 5.0
    agreement_sample_seed: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] = 0
    passphrases: bool = False
    burned_in_text: Literal["off", "check", "black"] = "check"
    checked_displays: dict[str, str] = {}
    database_url: str = ""
    encrypted_store: bool = False
    audit_in_keyring: bool = False
    daily_backups: Annotated[int, msgspec.Meta(ge=0, le=365)] = 7
    weekly_backups: Annotated[int, msgspec.Meta(ge=0, le=260)] = 4

    def reader_id(self) -> str:
        return self.reader or getpass.getuser()

    @property
    def promotion_in_effect(self) -> PromotionStep | None:
        """The promotion whose network reads; None where none does, or another was chosen by hand since."""
        last = self.promotions[-1] if self.promotions else None
        return last if last is not None and last.bundle == self.bundle else None

    @property
    def limits(self) -> Limits:
        """The limits alone: what crosses the process border."""
        return msgspec.convert(self, Limits, from_attributes=True)


def load_settings(data_dir: Path) -> Settings:
    """The settings of `data_dir`, or the defaults. A damaged file is a fault that names it."""
    path = data_dir / FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise EnvironmentLacks(
            "{path} cannot be read ({reason}); check its rights.", path=path, reason=error.strerror or error
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        last = data_dir / LAST_GOOD
        raise EnvironmentLacks(
            "{path} cannot be read ({error}); put {last}, written last by Overread, in its place."
            if last.exists()
            else "{path} cannot be read ({error}); mend or delete it.",
            path=path,
            error=error,
            last=last.name,
        ) from error


def change_settings(data_dir: Path, **values: Any) -> Settings:
    """Write these settings and no others: another process may have written since the caller read them. Threads and
    processes wait for each other; raises EnvironmentLacks where that takes too long."""
    try:
        with _CHANGING, held(data_dir / LOCK_FILE, PATIENCE_S):
            settings = msgspec.structs.replace(load_settings(data_dir), **values)
            save_settings(data_dir, settings)
    except TimeoutError as error:
        raise EnvironmentLacks(
            "{data_dir} is being changed by another process that does not come to an end; close it and try again.",
            data_dir=data_dir / FILE_NAME,
        ) from error
    except OSError as error:
        raise EnvironmentLacks(
            "{data_dir} cannot be written ({reason}); free some space, or check its rights.",
            data_dir=data_dir / FILE_NAME,
            reason=error.strerror or error,
        ) from error
    return settings


def save_settings(data_dir: Path, settings: Settings) -> None:
    """Write whole or not at all, and nothing but what differs from the defaults: these may change. It replaces what
    others have changed: `change_settings` does not."""
    data_dir.mkdir(parents=True, exist_ok=True)
    content = msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n"
    for name in (LAST_GOOD, FILE_NAME):  # nothing holds before the last touch of a file: a kill leaves it undone
        _write(data_dir / name, content)


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())  # a power cut must not leave an empty file under the settings' name
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
