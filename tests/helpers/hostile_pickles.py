"""Pickles that would create a file when an unpickler loads them: what a hostile checkpoint would do."""

from __future__ import annotations

import collections
import io
import os
import pickle
import tarfile
import zipfile
from pathlib import Path

import torch


class Creates:
    """Unpickling this makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return (open, (str(self.path), "w"))


class RunsAShell:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.system, (f"touch '{self.path}'",))


class BuildsState:
    """Does it by way of BUILD, on an object that the allow-list knows."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (collections.OrderedDict, (), {"x": Creates(self.path)})


def hostile_files(folder: Path, created: Path) -> dict[str, Path]:
    """The same attack in every container: name -> file."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for kind in (Creates, RunsAShell, BuildsState):
        state = {"classifier.weight": torch.zeros(2, 3), "extra": kind(created)}
        for container in (True, False):
            name = f"{kind.__name__}-{'zip' if container else 'old'}.pt"
            torch.save(state, folder / name, _use_new_zipfile_serialization=container)
            files[name] = folder / name
        for protocol in (0, 2, 4, 5):
            files[f"{kind.__name__}-{protocol}.pkl"] = folder / f"{kind.__name__}-{protocol}.pkl"
            files[f"{kind.__name__}-{protocol}.pkl"].write_bytes(pickle.dumps(state["extra"], protocol))
    files["inside.tar"] = _in_a_tar(folder, files["Creates-old.pt"])
    files["second.pt"] = _second_pickle(folder, files["Creates-zip.pt"])
    files["named.safetensors"] = folder / "named.safetensors"
    files["named.safetensors"].write_bytes(files["Creates-2.pkl"].read_bytes())
    return files


def _in_a_tar(folder: Path, hostile: Path) -> Path:
    """torch.load once took tar files for checkpoints, also where it was told to load weights only."""
    with tarfile.open(folder / "inside.tar", "w") as archive:
        for name in ("storages", "tensors", "pickle"):
            member = tarfile.TarInfo(name)
            member.size = hostile.stat().st_size
            archive.addfile(member, io.BytesIO(hostile.read_bytes()))
    return folder / "inside.tar"


def _second_pickle(folder: Path, hostile: Path) -> Path:
    """A harmless data.pkl, and the hostile one again under the same name."""
    torch.save({"w": torch.zeros(2, 3)}, folder / "harmless.pt")
    with zipfile.ZipFile(folder / "harmless.pt") as one, zipfile.ZipFile(hostile) as other:
        parts = [(entry.filename, one.read(entry)) for entry in one.infolist()]
        (evil,) = [entry for entry in other.infolist() if entry.filename.endswith("data.pkl")]
        (twin,) = [name for name, _ in parts if name.endswith("data.pkl")]
        with zipfile.ZipFile(folder / "second.pt", "w") as both:
            both.writestr(twin, other.read(evil))
            for name, data in parts:
                both.writestr(name.replace("data.pkl", "x/data.pkl"), data)
    return folder / "second.pt"
