"""Files from outside come in here: two processes that scan and decode, and the window's door to them."""
