"""Read-only reports over the other domains. Tables: none."""
