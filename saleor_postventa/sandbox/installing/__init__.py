"""Apps come, are switched off and on, and go."""
