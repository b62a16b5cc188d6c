"""What is sent to whoever mends Overread: text files that a human can read, without patients, paths, readers, secrets.

The log is free of them as it is written. Of the settings and the doctor's rows only that is taken which cannot name
anybody; of the rest it is said that it differs from the default, or that it is not well.
"""

from __future__ import annotations

import os
import platform
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec

from core.errors import EnvironmentLacks, FileFault, reason_of
from core.event_log import log_text, own_version
from core.settings import Settings, load_settings

# Rows of the doctor whose detail holds versions, names of codecs or figures alone; of the disk its figure alone.
_TELLING = re.compile(r"codec: .*|device|precision|batch size|window")
_VERSION = re.compile(r"\d[\w.+!-]*")
_FREE = re.compile(r"[\d.]+ GiB free")
README = """This is a report of a problem with Overread. It was made on
the reader's own computer, and shown before it was saved.

versions.txt   Overread, Python, the system
doctor.txt     what `overread doctor` found; where a text could
               name a folder it is left out
settings.txt   settings that are numbers, switches or one of a few
               words; of the others, whether they were changed
log.txt        what happened in the window: events, figures and
               classes of errors, no messages
fault.txt      where the fault happened, if there was one

None of it should hold a patient, a file name, a folder or a
reader's name. If you find one, please do not send it.
"""

Row = tuple[str, bool, str]  # name, whether it is well, detail: a row of the doctor


def report_members(data_dir: Path, doctor: Iterable[Row] | None, fault: str = "") -> dict[str, str]:
    """The files of the report by their names. `doctor` None: it was not run. `fault`: of `core.fault_report`."""
    members = {
        "README.txt": README,
        "versions.txt": _versions(),
        "doctor.txt": "not run\n" if doctor is None else "".join(map(_doctor_line, doctor)),
        "settings.txt": _settings_text(data_dir),
        "log.txt": log_text(data_dir) or "no log is kept\n",
    }
    return members | ({"fault.txt": fault + "\n"} if fault else {})


def write_report(path: Path, members: Mapping[str, str]) -> None:
    """Whole or not at all, readable for its owner alone. Raises FileFault."""
    part = path.with_name(path.name + ".part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise FileFault(
            "{path} cannot be written ({reason}); choose another folder.", path=path, reason=reason_of(error)
        ) from error


def _versions() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"Overread {own_version()}\n{python}\n{platform.platform()}\n"


def _doctor_line(row: Row) -> str:
    name, ok, detail = row
    return f"{name}: {'ok' if ok else 'MISSING'} {_told(name, ok, detail)}".rstrip() + "\n"


def _told(name: str, ok: bool, detail: str) -> str:
    if name == "disk":
        found = _FREE.match(detail)
        return found[0] if found else ""
    if _VERSION.fullmatch(detail) or (ok and _TELLING.fullmatch(name)):
        return detail
    return ""


def _settings_text(data_dir: Path) -> str:
    try:
        settings = load_settings(data_dir)
    except EnvironmentLacks:
        return "settings.json cannot be read\n"
    types, defaults = get_type_hints(Settings), Settings()
    return "".join(
        f"{name}: {_setting(types[name], getattr(settings, name), getattr(defaults, name))}\n"
        for name in (field.name for field in msgspec.structs.fields(Settings))
    )


def _setting(declared: object, value: object, default: object) -> str:
    one_of_few = get_origin(declared) is Literal and value in get_args(declared)
    if one_of_few or isinstance(value, bool | int | float):
        return str(value)
    return "default" if value == default else "changed"
