"""Tests of `app`, through its real widgets."""
