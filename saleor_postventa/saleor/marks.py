"""What a shop notes for us in Saleor's metadata, under keys of ours: `postventa.exclusion` is kept as `exclusion`."""

from collections.abc import Mapping

PREFIX = "postventa."
LONGEST = 500


def marks_in(*metafields: Mapping[str, str | None] | None) -> dict[str, str]:
    """Those with something in them; of the same key, that of the last."""
    return {
        key.removeprefix(PREFIX): value.strip()[:LONGEST]
        for found in metafields
        for key, value in (found or {}).items()
        if key.startswith(PREFIX) and value and value.strip()
    }
