"""The only room, besides `core.learning`, where torch may be imported."""

import os

from core.paths import resources_dir

# timm and torchvision import torch's compiler, which makes the folder of its cache at once: in the system's temporary
# folder, although nothing is ever compiled here. A folder that is there already is left as it is.
# WORKAROUND https://github.com/pytorch/pytorch/blob/main/torch/_inductor/runtime/cache_dir_utils.py
os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", str(resources_dir()))
