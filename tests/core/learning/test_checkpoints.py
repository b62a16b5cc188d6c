"""Checkpoints are data: their tensors arrive, their code never runs, and what they claim is held against the file."""

from __future__ import annotations

import contextlib
import io
import pickle
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import FileFault

pytestmark = pytest.mark.engine


def read(path: Path):  # type: ignore[no-untyped-def]
    from core.learning.foreign_checkpoints import read_checkpoint

    return read_checkpoint(path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """A network of TorchXRayVision's kind, and its files."""
    from tests.helpers.xrayvision import random_network, save_whole

    folder, network = tmp_path_factory.mktemp("xrv"), random_network()
    network.pathologies = ["Pneumonia", *[""] * 17]
    return network, {kind: save_whole(network, folder / f"{kind}.pt", old=kind == "old") for kind in ("zip", "old")}


@pytest.mark.parametrize("kind", ["zip", "old"])
def test_a_whole_pickled_network_gives_its_tensors_and_no_class(whole, kind: str) -> None:  # type: ignore[no-untyped-def]
    import sys

    import torch

    network, files = whole
    found = read(files[kind])
    expected = network.state_dict()
    assert list(found.state) == list(expected)
    assert all(torch.equal(found.state[name], tensor) for name, tensor in expected.items())
    assert found.network == "torchxrayvision.models.DenseNet"
    assert found.attributes["pathologies"][0] == "Pneumonia"
    assert "torchxrayvision" not in sys.modules
    assert not [one for one in torch.serialization.get_safe_globals() if isinstance(one, tuple)]  # our stand-ins


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize("wrapper", ["", "state_dict", "model"])
@pytest.mark.parametrize("prefix", ["", "module.", "model.", "module.model."])
def test_wrappers_and_prefixes_are_taken_off(tmp_path: Path, old: bool, wrapper: str, prefix: str) -> None:
    import torch

    state = {"conv.weight": torch.randn(4, 3, 3, 3), "fc.weight": torch.randn(2, 4).half(), "fc.bias": torch.ones(2)}
    inner = {prefix + name: tensor for name, tensor in state.items()}
    saved = {wrapper: inner, "epoch": 7, "best": 0.5} if wrapper else inner
    torch.save(saved, tmp_path / "a.pt", _use_new_zipfile_serialization=not old)
    found = read(tmp_path / "a.pt").state
    assert list(found) == list(state)
    assert all(torch.equal(found[name], tensor) for name, tensor in state.items())


def test_strides_offsets_parameters_and_shared_storage_survive_both_containers(tmp_path: Path) -> None:
    import torch

    base = torch.arange(24, dtype=torch.float32)
    state = {
        "t.weight": base.view(4, 6).t(), "part": base[5:9], "parameter": torch.nn.Parameter(torch.ones(3)),
        "empty": torch.zeros(0, 2), "scalar": torch.tensor(3), "flag": torch.tensor([True, False]),
    }  # fmt: skip
    for old in (False, True):
        torch.save(state, tmp_path / "a.pt", _use_new_zipfile_serialization=not old)
        found = read(tmp_path / "a.pt").state
        assert set(found) == set(state)
        assert all(torch.equal(found[name], state[name].detach()) for name in state)


def test_safetensors_are_read_under_any_name(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file

    for name in ("a.safetensors", "a.bin"):
        save_file({"module.fc.weight": torch.ones(2, 3)}, tmp_path / name)
        assert list(read(tmp_path / name).state) == ["fc.weight"]


def test_no_hostile_pickle_is_run_in_any_container(tmp_path: Path) -> None:
    from tests.helpers.hostile_pickles import hostile_files

    created = tmp_path / "created"
    files = hostile_files(tmp_path / "evil", created)
    assert len(files) > 15
    for name, path in files.items():
        with pytest.raises(FileFault) as caught:
            read(path)
        assert path.name in caught.value.message, name
        assert "\n" not in caught.value.message
        assert not created.exists(), name


def test_the_refusal_names_what_the_file_asked_for(tmp_path: Path) -> None:
    from tests.helpers.hostile_pickles import hostile_files

    files = hostile_files(tmp_path / "evil", tmp_path / "created")
    for name in ("RunsAShell-zip.pt", "RunsAShell-old.pt"):
        with pytest.raises(FileFault, match=r"asks for posix\.system.*state_dict"):
            read(files[name])


def rewritten(path: Path, change) -> Path:  # type: ignore[no-untyped-def]
    """A zip checkpoint with its pickle changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, change(data) if name.endswith("data.pkl") else data)
    return path


@pytest.mark.parametrize("old", [False, True])
def test_a_tensor_larger_than_its_storage_is_refused_before_anything_is_made(tmp_path: Path, old: bool) -> None:
    import torch

    torch.save({"w": torch.zeros(7)}, tmp_path / "a.pt", _use_new_zipfile_serialization=not old)
    large = b"\x8a\x05" + (2**35).to_bytes(5, "little")

    def claim(data: bytes) -> bytes:
        assert b"K\x07\x85" in data
        return data.replace(b"K\x07\x85", large + b"\x85")

    if old:
        (tmp_path / "a.pt").write_bytes(claim((tmp_path / "a.pt").read_bytes()))
    else:
        rewritten(tmp_path / "a.pt", claim)
    with pytest.raises(FileFault, match="larger than what is stored"):
        read(tmp_path / "a.pt")


@pytest.mark.parametrize("old", [False, True])
def test_one_number_spread_over_gigabytes_is_refused(tmp_path: Path, old: bool) -> None:
    import torch

    bomb = {"w": torch.zeros(1).expand(100_000, 100_000)}
    torch.save(bomb, tmp_path / "a.pt", _use_new_zipfile_serialization=not old)
    with pytest.raises(FileFault, match="more memory than the whole file"):
        read(tmp_path / "a.pt")


def test_a_compressed_zip_and_a_program_are_refused(tmp_path: Path) -> None:
    import torch

    with zipfile.ZipFile(tmp_path / "bomb.pt", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", pickle.dumps({}, 2))
        archive.writestr("archive/data/0", bytes(1 << 20))
    with pytest.raises(FileFault, match="compressed"):
        read(tmp_path / "bomb.pt")
    with zipfile.ZipFile(tmp_path / "script.pt", "w") as archive:
        for name in ("data.pkl", "constants.pkl", "code/__torch__.py"):
            archive.writestr(f"script/{name}", b"")
    with pytest.raises(FileFault, match="TorchScript"):
        read(tmp_path / "script.pt")
    torch.save({"a": 1}, tmp_path / "none.pt")
    with pytest.raises(FileFault, match="no tensors"):
        read(tmp_path / "none.pt")


@pytest.mark.parametrize("data", [b"", b"hello", b"\x80", b"\x80\x02.", b"PK\x03\x04", bytes(600), b"\x80\x02}q\x00."])
def test_what_is_no_checkpoint_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.pt").write_bytes(data)
    with pytest.raises(FileFault, match=r"x\.pt"):
        read(tmp_path / "x.pt")


def test_a_value_that_doubles_itself_is_looked_at_once(tmp_path: Path) -> None:
    """A list of two references to a list of two references ...: 2**60 ways to walk, 60 lists."""
    nested: list[object] = []
    for _ in range(60):
        nested = [nested, nested]
    stream = io.BytesIO()
    for value in (0x1950A86A20F9469CFC6C, 1001, {}, {"x": nested}, []):
        pickle.dump(value, stream, 2)
    (tmp_path / "a.pt").write_bytes(stream.getvalue())
    with pytest.raises(FileFault, match="no tensors"):
        read(tmp_path / "a.pt")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6),
       old=st.booleans(), cut=st.integers(0, 400))  # fmt: skip
def test_damage_ends_in_a_sentence_or_in_tensors(tmp_path: Path, changes, old: bool, cut: int) -> None:  # type: ignore[no-untyped-def]
    import torch

    buffer = io.BytesIO()
    state = {"conv.weight": torch.ones(2, 3), "fc.bias": torch.ones(4)}
    torch.save({"state_dict": state}, buffer, _use_new_zipfile_serialization=not old)
    data = bytearray(buffer.getvalue())
    for place, value in changes:
        data[place % len(data)] = value
    (tmp_path / "a.pt").write_bytes(bytes(data[: len(data) - cut]) if cut % 3 == 0 else bytes(data))
    with contextlib.suppress(FileFault):
        assert sum(tensor.numel() for tensor in read(tmp_path / "a.pt").state.values()) < 1000


def test_a_storage_of_a_negative_length_is_refused(tmp_path: Path) -> None:
    import torch

    torch.save({"w": torch.ones(5)}, tmp_path / "a.pt", _use_new_zipfile_serialization=False)
    data = (tmp_path / "a.pt").read_bytes()
    assert data[-28:-20] == struct.pack("<q", 5)
    (tmp_path / "a.pt").write_bytes(data[:-28] + struct.pack("<q", -5) + data[-20:])
    with pytest.raises(FileFault, match="cut off"):
        read(tmp_path / "a.pt")
