"""Mutated files through the real reader: see `run.py`."""
