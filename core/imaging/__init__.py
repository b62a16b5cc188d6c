"""Pixels as values: numpy (and Pillow's resampler), no Qt, no pydicom, no torch."""
