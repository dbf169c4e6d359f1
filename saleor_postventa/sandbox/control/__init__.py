"""The control API: JSON over loopback, for the demo and for tests. `client.py` speaks it."""
