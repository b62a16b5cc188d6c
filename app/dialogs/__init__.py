"""Windows that are opened over the reading window."""
