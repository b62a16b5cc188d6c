"""Bundles: a network as data (weights, manifest, card, licence), never code."""
