"""Others' checkpoints as tensors by name. A checkpoint's code is never run.

Three containers: safetensors; torch.save since 1.6, a zip file, read by torch.load(weights_only=True) with inert stand-
ins for the classes of known networks; and torch.save before 1.6, which is read here. Torch's restricted loader cannot
read a whole network in the old container, which is how TorchXRayVision's files are saved, and it allocates what an old
file claims before it has seen it. Both pickles are first read as data (`pickled`): a name that is not on the list, or
a tensor that is larger than its file, ends it there.
"""

from __future__ import annotations

import io
import math
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch
from torch import Tensor

from core.errors import FileFault, LimitExceeded
from core.learning.pickled import Made, Name, Persistent, PickleRefused, read_pickle

MAX_FILE_BYTES = 2 << 30
MAX_PICKLE_BYTES = 8 << 20
MAX_TENSORS = 20_000
SLACK_BYTES = 1 << 20
WRAPPERS = ("state_dict", "model_state_dict", "model", "net", "network", "params", "weights")
PREFIXES = ("module.", "model.", "net.", "network.", "_orig_mod.")
_DAMAGE = (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError, LookupError, TypeError, struct.error)
_OLD_MAGIC, _OLD_PROTOCOL = 0x1950A86A20F9469CFC6C, 1001

_STORAGES = {
    "FloatStorage": torch.float32, "DoubleStorage": torch.float64, "HalfStorage": torch.float16,
    "BFloat16Storage": torch.bfloat16, "LongStorage": torch.int64, "IntStorage": torch.int32,
    "ShortStorage": torch.int16, "CharStorage": torch.int8, "ByteStorage": torch.uint8, "BoolStorage": torch.bool,
}  # fmt: skip
_REBUILD = (Name("torch._utils", "_rebuild_tensor_v2"), Name("torch._utils", "_rebuild_tensor"))
_PARAMETER = Name("torch._utils", "_rebuild_parameter")
_ORDERED = Name("collections", "OrderedDict")
_PLAIN = {
    *_REBUILD, _PARAMETER, _ORDERED, Name("torch", "Size"), Name("torch.nn.parameter", "Parameter"),
    *(Name("torch", storage) for storage in _STORAGES),
}  # fmt: skip
# Classes whose names may stand in a pickled network. They are never imported for it: stand-ins take their place.
_LAYERS = {
    "torchxrayvision.models": "DenseNet _DenseBlock _DenseLayer _Transition",
    "torchvision.models.densenet": "DenseNet _DenseBlock _DenseLayer _Transition",
    "torch.nn.modules.container": "Sequential",
    "torch.nn.modules.conv": "Conv2d",
    "torch.nn.modules.batchnorm": "BatchNorm2d",
    "torch.nn.modules.activation": "ReLU",
    "torch.nn.modules.pooling": "MaxPool2d AvgPool2d AdaptiveAvgPool2d",
    "torch.nn.modules.linear": "Linear Identity",
    "torch.nn.modules.dropout": "Dropout Dropout2d",
    "torch.nn.backends.thnn": "_get_thnn_function_backend",
    "builtins": "set",
    "__builtin__": "set",
}
_STAND_INS = {Name(module, name) for module, names in _LAYERS.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`state`: tensors by name, wrappers and prefixes taken off. `network`: the class of a pickled network, or ''.

    `attributes`: the plain lists and numbers that a pickled network carries beside its tensors, by name.
    """

    state: dict[str, Tensor]
    network: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)


class _StandIn:
    """Takes the place of a class of a checkpoint; whatever it is given, it does nothing."""

    def __init__(self, *args: object) -> None:
        self.args = args


def read_checkpoint(path: Path) -> Checkpoint:
    """Raises FileFault, one sentence, for whatever is no checkpoint, holds code, or claims more than it has."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(512)
    except OSError as error:
        raise FileFault(
            "{path} cannot be read ({reason}); name the file of a checkpoint.", path=path, reason=error.strerror
        ) from error
    if size > MAX_FILE_BYTES:
        raise LimitExceeded(
            "{path} has more than {limit} GiB; no classifier known here needs that.",
            path=path,
            limit=MAX_FILE_BYTES >> 30,
        )
    leaf: Callable[[Any], Tensor | None] = _as_tensor
    try:
        if path.suffix == ".safetensors" or head[8:10] == b'{"':
            root: Any = _safetensors(path)
        elif head.startswith(b"PK\x03\x04"):
            root = _zipped(path, size)
        elif head.startswith(b"\x80"):
            root, leaf = _old(path, size)
        else:
            raise PickleRefused(_what_else(head))
        return _unwrapped(root, leaf)
    except PickleRefused as error:
        raise FileFault("{path} is no checkpoint that can be used: {error}.", path=path, error=error) from error
    except _DAMAGE as error:
        raise FileFault(
            "{path} is no checkpoint that can be used: it is damaged ({kind}).", path=path, kind=type(error).__name__
        ) from error


def _what_else(head: bytes) -> str:
    if head[257:262] == b"ustar":
        return "it is a tar archive; take the weights out of it first, and import them"
    return "it is neither safetensors nor a file of torch.save"


def _safetensors(path: Path) -> dict[str, Tensor]:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        return load_file(path)
    except SafetensorError as error:
        raise PickleRefused(f"as safetensors it is damaged, or its name is wrong ({error})") from error


def _zipped(path: Path, size: int) -> Any:
    """What torch.load makes of it, once its pickle has been looked through."""
    with zipfile.ZipFile(path) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
        odd = any(entry.compress_type or entry.flag_bits & 1 for entry in entries.values())
        if odd or len(entries) > MAX_TENSORS or len(entries) != len(archive.infolist()):
            raise PickleRefused("its parts are compressed, too many or doubled, as torch.save never writes them")
        pickles = [name for name in entries if name.endswith("/data.pkl")]
        if any(name.endswith("/constants.pkl") or "/code/" in name for name in entries):
            raise PickleRefused("it is a TorchScript program, and programs are not run; save its state_dict instead")
        if len(pickles) != 1 or entries[pickles[0]].file_size > MAX_PICKLE_BYTES:
            raise PickleRefused("it holds no list of tensors (data.pkl) of a sensible size")
        root, names = read_pickle(io.BytesIO(archive.read(pickles[0])))
        _check_names(names)
        folder = pickles[0].removesuffix("data.pkl")
        sizes = {name.removeprefix(f"{folder}data/"): entry.file_size for name, entry in entries.items()}
    _check_claims(root, sizes, size)
    return _torch_loaded(path)


def _torch_loaded(path: Path) -> Any:
    stand_ins: list[Callable[..., Any] | tuple[Callable[..., Any], str]] = [
        (type(str(name), (_StandIn,), {}), str(name)) for name in sorted(_STAND_INS)
    ]
    try:
        with torch.serialization.safe_globals(stand_ins), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch remarks on pickles of another protocol
            return torch.load(path, map_location="cpu", weights_only=True)
    except (UnpicklingError, RuntimeError, ValueError, TypeError, LookupError, AttributeError, EOFError) as error:
        raise PickleRefused(f"torch cannot load it ({str(error).strip().splitlines()[0][:120]})") from error


def _check_names(names: frozenset[Name]) -> None:
    strange = sorted(names - _PLAIN - _STAND_INS)
    if strange:
        raise PickleRefused(
            f"it asks for {strange[0]}, and nothing that a file names is run here; save the state_dict of the network "
            "alone and import that"
        )


@dataclass(frozen=True, slots=True)
class _Claim:
    """A tensor as a pickle describes it; offset, shape and strides in elements."""

    storage: str
    dtype: torch.dtype
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    @property
    def bytes_needed(self) -> int:
        """Of the storage, up to the tensor's last element."""
        if 0 in self.shape:
            return 0
        reach = sum((n - 1) * stride for n, stride in zip(self.shape, self.strides, strict=True))
        return (self.offset + reach + 1) * self.dtype.itemsize


def _claim(value: Any) -> _Claim | None:
    """The tensor that a record stands for; None where it stands for something else. Raises PickleRefused."""
    if isinstance(value, Made) and value.of == _PARAMETER and value.args:
        value = value.args[0]
    if not (isinstance(value, Made) and value.of in _REBUILD):
        return None
    try:
        reference, offset, shape, strides = value.args[:4]
        kind, storage, key = reference.identity[:3]
        shape, strides = (side.args[0] if isinstance(side, Made) else side for side in (shape, strides))
        dtype = _STORAGES[storage.name]
    except (ValueError, AttributeError, LookupError, TypeError) as error:
        raise PickleRefused("it describes a tensor of a kind that is not known here") from error
    numbers = (offset, *shape, *strides)
    whole = all(type(number) is int and 0 <= number < 2**40 for number in numbers)
    if kind != "storage" or not whole or len(shape) != len(strides) or len(shape) > 8:
        raise PickleRefused("it describes a tensor that cannot be")
    return _Claim(str(key), dtype, offset, tuple(shape), tuple(strides))


def _check_claims(root: Any, sizes: Mapping[str, int], file_bytes: int) -> None:
    """Every tensor lies within its storage, and all of them together need no more than the file has."""
    total = 0
    claims = _all_claims(root)
    if len(claims) > MAX_TENSORS:
        raise PickleRefused(f"it has more than {MAX_TENSORS} tensors")
    for claim in claims:
        if claim.bytes_needed > sizes.get(claim.storage, 0):
            raise PickleRefused("it describes a tensor that is larger than what is stored of it")
        total += math.prod(claim.shape) * claim.dtype.itemsize
    if total > file_bytes + SLACK_BYTES:
        raise PickleRefused("its tensors would need more memory than the whole file has")


def _all_claims(root: Any) -> list[_Claim]:
    """Every tensor, also where it hides; each value is looked at once, however often it is referred to."""
    claims, seen, waiting = [], set[int](), [root]
    while waiting:
        value = waiting.pop()
        if id(value) in seen or isinstance(value, (str, bytes, int, float, Name)):
            continue
        seen.add(id(value))
        claim = _claim(value)
        if claim is not None:
            claims.append(claim)
        elif isinstance(value, Made):
            waiting += [*value.args, value.state, value.entries]
        elif isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, (list, tuple)):
            waiting += list(value)
    return claims


def _old(path: Path, size: int) -> tuple[Any, Callable[[Any], Tensor | None]]:
    """The container before torch 1.6: five pickles, then each storage as its count of elements and its bytes."""
    with path.open("rb") as stream:
        start = io.BytesIO(stream.read(MAX_PICKLE_BYTES))
    if read_pickle(start)[0] != _OLD_MAGIC or read_pickle(start)[0] != _OLD_PROTOCOL:
        raise PickleRefused("it is a pickle, but none that torch.save has written")
    read_pickle(start)  # byte order and type sizes of the machine that wrote it
    root, names = read_pickle(start)
    _check_names(names)
    keys, _ = read_pickle(start)
    places = _old_storages(path, start.tell(), keys, _old_dtypes(root))
    _check_claims(root, {key: count for key, (_, count) in places.items()}, size)
    return root, lambda value: _old_tensor(path, value, places)


def _old_dtypes(root: Any) -> dict[str, torch.dtype]:
    return {claim.storage: claim.dtype for claim in _all_claims(root)}


def _old_storages(path: Path, offset: int, keys: Any, dtypes: Mapping[str, torch.dtype]) -> dict[str, tuple[int, int]]:
    """Where each storage lies: key -> offset in the file and bytes."""
    places = {}
    if not isinstance(keys, list) or len(keys) > MAX_TENSORS:
        raise PickleRefused("its list of storages is damaged")
    with path.open("rb") as stream:
        for key in keys:
            stream.seek(offset)
            head = stream.read(8)
            if len(head) < 8 or key not in dtypes:
                raise PickleRefused("it ends before its last tensor, or has one that nothing refers to")
            length = struct.unpack("<q", head)[0] * dtypes[key].itemsize
            if not 0 <= length <= path.stat().st_size - offset - 8:
                raise PickleRefused("it is cut off")
            places[key] = (offset + 8, length)
            offset += 8 + length
    return places


def _old_tensor(path: Path, value: Any, places: Mapping[str, tuple[int, int]]) -> Tensor | None:
    claim = _claim(value)
    if claim is None:
        return None
    if 0 in claim.shape:
        return torch.zeros(claim.shape, dtype=claim.dtype)
    offset, length = places[claim.storage]
    with path.open("rb") as stream:
        stream.seek(offset)
        flat = torch.frombuffer(bytearray(stream.read(length)), dtype=claim.dtype)
    return flat.as_strided(claim.shape, claim.strides, claim.offset).clone()


def _as_tensor(value: Any) -> Tensor | None:
    return value.detach() if isinstance(value, Tensor) else None


def _entries(value: Any) -> Mapping[Any, Any] | None:
    """The items of a dict, read as data or loaded by torch."""
    if isinstance(value, Made):
        return value.entries if value.of == _ORDERED else None
    return value if isinstance(value, Mapping) else None


def _attributes(value: Any) -> Mapping[Any, Any] | None:
    """The attributes of a pickled network; None for anything else."""
    state = value.state if isinstance(value, Made) else vars(value) if isinstance(value, _StandIn) else None
    return state if isinstance(state, Mapping) and "_modules" in state else None


def _unwrapped(root: Any, leaf: Callable[[Any], Tensor | None]) -> Checkpoint:
    inner = root
    for _ in range(3):
        entries = _entries(inner)
        wrapped = [key for key in WRAPPERS if entries is not None and _is_nested(entries.get(key))]
        if entries is None or not wrapped:
            break
        inner = entries[wrapped[0]]
    attributes = _attributes(inner)
    if attributes is not None:
        state = _collect(inner, leaf)
    else:
        found = ((key, leaf(value)) for key, value in (_entries(inner) or {}).items())
        state = {str(key): tensor for key, tensor in found if tensor is not None}
    if not state:
        raise PickleRefused("it holds no tensors by name; import the state_dict of a network")
    return Checkpoint(_without_prefixes(state), _class_of(inner), _plain(attributes or {}))


def _is_nested(value: Any) -> bool:
    return _entries(value) is not None or _attributes(value) is not None


def _collect(network: Any, leaf: Callable[[Any], Tensor | None]) -> dict[str, Tensor]:
    """The state_dict of a pickled network, in its order: its parameters, its buffers, and those of its parts."""
    state: dict[str, Tensor] = {}
    seen, waiting = set[int](), [("", network)]
    while waiting:
        prefix, module = waiting.pop()
        attributes = _attributes(module)
        if attributes is None or id(module) in seen:
            raise PickleRefused("its network is built in a way that is not known here; import its state_dict")
        seen.add(id(module))
        for group in ("_parameters", "_buffers"):
            for name, value in (_entries(attributes.get(group)) or {}).items():
                tensor = leaf(value)
                if tensor is not None:
                    state[f"{prefix}{name}"] = tensor
        parts = (_entries(attributes["_modules"]) or {}).items()
        waiting += reversed([(f"{prefix}{name}.", part) for name, part in parts if part is not None])
    return state


def _class_of(value: Any) -> str:
    if isinstance(value, Made):
        of = value.of.identity[1] if isinstance(value.of, Persistent) else value.of
        return str(of) if value.of != _ORDERED else ""
    if not isinstance(value, _StandIn):
        return ""
    return type(value).__name__


def _plain(attributes: Mapping[Any, Any]) -> dict[str, Any]:
    """Lists of texts and numbers, such as the names of the findings."""
    return {
        key: list(value)
        for key, value in attributes.items()
        if isinstance(key, str)
        and isinstance(value, (list, tuple))
        and all(isinstance(item, (str, int, float)) for item in value)
    }


def _without_prefixes(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Prefixes of wrappers (DataParallel, Lightning, torch.compile) go, where every name has them."""
    for _ in range(3):
        prefix = next((p for p in PREFIXES if all(key.startswith(p) for key in state)), None)
        if prefix is None:
            return state
        state = {key.removeprefix(prefix): tensor for key, tensor in state.items()}
    return state
