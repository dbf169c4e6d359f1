"""What flows do: written, started, moved on, ended."""
