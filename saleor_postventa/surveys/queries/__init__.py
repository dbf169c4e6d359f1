"""Named reads of surveys and reviews."""
