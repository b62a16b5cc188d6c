"""torch: every module that may be imported by name, its libraries, and NVIDIA's where they are of this edition.

Overread compiles nothing (no TorchScript, no torch.compile), so torch's sources stay out; some modules read their own
source when they are imported, and come with it.
"""

from pathlib import Path

from frozen_contents import is_torch_module
from PyInstaller.utils.hooks import collect_dynamic_libs, collect_submodules, get_package_paths

site, torch_folder = map(Path, get_package_paths("torch"))
hiddenimports = collect_submodules("torch", filter=is_torch_module)
warn_on_missing_hiddenimports = False
patterns = ["*.dll", "*.dylib", "lib*.so", "lib*.so.*"]
binaries = collect_dynamic_libs("torch", search_patterns=patterns)
# NVIDIA's own packages lie beside torch, which finds them by the paths in its libraries. Many are loaded by name.
binaries += [
    (str(library), str(library.parent.relative_to(site))) for library in sorted((site / "nvidia").glob("*/lib/*.so*"))
]
datas = [(str(file), "torch/bin") for file in (torch_folder / "bin").glob("torch_shm_manager*")]
# torch looks for its libraries where they really lie.
bindepend_symlink_suppression = ["**/torch/lib/*.so*", "**/nvidia/*/lib/*.so*"]
# torch/utils/_config_module.py reads the comments of every config module.
module_collection_mode = {
    "torch": "pyz",
    "torch._dynamo.config": "pyz+py",
    "torch._inductor.config": "pyz+py",
    "torch._inductor.config_comms": "pyz+py",
    "torch._functorch.config": "pyz+py",
    "torch._export.config": "pyz+py",
    "torch.compiler.config": "pyz+py",
    "torch.distributed.config": "pyz+py",
    "torch.fx.experimental._config": "pyz+py",
    "torch.utils.serialization.config": "pyz+py",
    # torch.jit looks for the source of what is overloaded there, and complains where there is none.
    "torch.functional": "pyz+py",
    "torch.nn": "pyz+py",
    # Scripted when they are imported.
    "torch._decomp": "pyz+py",
    "torch._prims_common": "pyz+py",
    "torch._refs": "pyz+py",
}
