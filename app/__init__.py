"""The window: the only place where Qt may appear. Shows what `core` says, and writes no rule of its own."""
