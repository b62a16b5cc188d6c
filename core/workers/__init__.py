"""The one process border: spawned children for files from outside and for the network."""
