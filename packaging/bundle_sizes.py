"""Prints how large the bundle's components are: a row for each, in MB of 10^6 bytes, the largest first.

python packaging/bundle_sizes.py [DIR]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The first that holds names a file's component. Paths are relative to the bundle's `_internal`.
COMPONENTS = (
    (r"nvidia/.*libcublas(Lt)?\.", "NVIDIA cuBLAS, cuBLASLt"),
    (r"nvidia/cudnn/", "NVIDIA cuDNN"),
    (r"nvidia/.*lib(cufft|nccl|cusparse|cusparseLt|cusolver|curand|nvJitLink|nvrtc)\.", r"NVIDIA \1"),
    (r"nvidia/nvshmem", "NVIDIA NVSHMEM"),
    (r"nvidia/", "NVIDIA, the rest"),
    (r"torch/lib/libtorch_cuda\.", "libtorch_cuda"),
    (r"torch/lib/libtorch_cpu\.", "libtorch_cpu"),
    (r"torch/", "torch, the rest"),
    (r"torchvision|timm", "torchvision, timm"),
    (r"PySide6/|shiboken6/|libQt6|libicu", "Qt, PySide6"),
    (r"(cv2|opencv_python_headless\.libs)/", "OpenCV"),
    (r"onnxruntime/", "ONNX Runtime"),
    (r"rapidocr/", "RapidOCR with its networks"),
    (r"numpy(\.libs)?/", "numpy"),
    (r"(_gdcm|python_gdcm\.libs|imagecodecs(\.libs)?|PIL|pillow\.libs)/|_CharLS|_openjpeg|rle/", "codecs, Pillow"),
    (r"resources/", "resources: bundles, examples, icons"),
    (r"sqlcipher3/|sqlalchemy/|psycopg|libsqlite3|alembic", "database"),
    (r"triton/", "triton"),
    (r"(scipy|scipy\.libs|sklearn|matplotlib|sympy|kiwisolver)/", "scipy, scikit-learn, matplotlib"),
    (r"libpython|python3|base_library|lib-dynload", "Python"),
)


def sizes(bundle: Path) -> Counter[str]:
    """Bytes by component; links count nothing."""
    found: Counter[str] = Counter()
    for file in bundle.rglob("*"):
        if file.is_file() and not file.is_symlink():
            found[_component(file.relative_to(bundle).as_posix())] += file.stat().st_size
    return found


def _component(name: str) -> str:
    if not name.startswith("_internal/"):
        return "the program, with every Python module"
    inner = name.removeprefix("_internal/")
    for pattern, component in COMPONENTS:
        if match := re.match(pattern, inner):
            return match.expand(component)
    return "the rest"


def main() -> int:
    bundle = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "overread"
    found = sizes(bundle)
    for component, size in found.most_common():
        print(f"{size / 1e6:8.1f}  {component}")
    print(f"{found.total() / 1e6:8.1f}  all")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
