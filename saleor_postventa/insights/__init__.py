"""Read-only reports over the other domains, and all that is kept of a person in one place. Tables: none."""
