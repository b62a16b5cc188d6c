"""The reading window: it arranges, and knows no rule."""
