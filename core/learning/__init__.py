"""Training, evaluation and promotion of bundles. torch is allowed here."""
