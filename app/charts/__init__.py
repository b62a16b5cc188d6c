"""Charts of what was measured of a network, drawn for both a dark and a light palette."""
