"""torchvision: networks and transforms; its operators are loaded by file name."""

from pathlib import Path

from PyInstaller.utils.hooks import get_package_paths

folder = Path(get_package_paths("torchvision")[1])
binaries = [(str(file), "torchvision") for pattern in ("_C*.so", "_C*.pyd") for file in folder.glob(pattern)]
# torch.jit looks for the source of what is overloaded there, and complains where there is none.
module_collection_mode = {"torchvision": "pyz", "torchvision.models.densenet": "pyz+py"}
