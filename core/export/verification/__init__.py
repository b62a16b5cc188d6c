"""The independent check of an export: every byte that was written, against what is true of the patients.

It shares no code with what writes the export, so that one mistake cannot hide another.
"""
