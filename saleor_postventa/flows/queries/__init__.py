"""Named reads of flows."""
