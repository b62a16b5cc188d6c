"""Files from outside: finding, grouping and decoding them. Runs in a worker process, never in the window's."""
