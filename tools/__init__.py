"""Tools for the people who work on the project; no part of the product."""
