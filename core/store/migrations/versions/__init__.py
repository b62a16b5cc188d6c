"""One file a revision; its number is its place in the chain."""
