"""The tests mirror the packages: core/ and app/; flow/ tells one story per user path."""
