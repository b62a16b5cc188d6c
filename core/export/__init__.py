"""Flagged cases out of the house, de-identified."""
