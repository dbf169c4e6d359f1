"""What another programme would have made of the shop's own past: pure, given the cases (`queries/past.py`)."""
