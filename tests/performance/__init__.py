"""Measurements that take too long for a test; `docs/performance.md` says what came out."""
