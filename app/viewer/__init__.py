"""The image area: what is drawn, and the tools that act on it."""
