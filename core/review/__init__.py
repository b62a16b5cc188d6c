"""The rules of reading: what a disagreement is, what enters the relabel queue, how well readers and network agree."""
