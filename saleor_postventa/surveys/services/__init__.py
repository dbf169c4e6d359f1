"""The verbs of surveys and reviews."""
