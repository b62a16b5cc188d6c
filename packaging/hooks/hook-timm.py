"""timm: without its sources, for nothing is scripted."""

module_collection_mode = "pyz"
