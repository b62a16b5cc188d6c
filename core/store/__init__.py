"""The database: predictions, assessments (append-only) and the relabel queue, in one file of the data folder."""
