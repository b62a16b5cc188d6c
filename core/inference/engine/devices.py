"""What a device can do: which it is, how much fits on it, and whether it has run out of memory."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import torch

CPU_BATCH = 16  # beyond it a CPU gains nothing
LARGEST_BATCH = 64
_COMPUTING = ("overread", "torch", "timm", "numpy", "pillow")


def is_out_of_memory(error: RuntimeError) -> bool:
    """CUDA has a class of its own for it; MPS and the CPU's allocator only say so."""
    if isinstance(error, torch.OutOfMemoryError):
        return True
    said = str(error)
    return "out of memory" in said or "can't allocate memory" in said


def largest_batch(device: torch.device, image_bytes: int) -> int:
    """How many images of `image_bytes` each (the network's workspace included) fit, as a power of two.

    On CUDA half of what is free is used; elsewhere what is free is not known, and running out of it is met when it
    comes.
    """
    if device.type != "cuda" or image_bytes <= 0:
        return CPU_BATCH
    free, _ = torch.cuda.mem_get_info(device)
    fitting = max(1, free // 2 // image_bytes)
    return min(LARGEST_BATCH, 1 << (int(fitting).bit_length() - 1))


def machine_of(device: torch.device) -> str:
    """The kind of processor that computes, in its maker's words; nothing that names this one computer."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.machine()} {_processor()} {torch.backends.cpu.get_cpu_capability()}".replace("  ", " ")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def computing_versions() -> tuple[str, ...]:
    """What a result depends on besides the bundle: "torch 2.14.1" and so on."""
    found = []
    for name in _COMPUTING:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # run from a source tree that is not installed
            continue
    return tuple(found)
