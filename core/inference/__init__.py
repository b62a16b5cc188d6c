"""Predictions: the service on the window's side, and the worker process that runs the network."""
