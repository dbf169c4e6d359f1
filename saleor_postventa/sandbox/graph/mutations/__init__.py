"""One module per mutation family; importing this package registers them all."""

from . import (
    cards,
    drafts,
    private_metadata,
    problems,
    public_metadata,
    refunds,
    returns,
    stocks,
    tokens,
    vouchers,
    webhooks,
)

__all__ = [
    "cards",
    "drafts",
    "private_metadata",
    "problems",
    "public_metadata",
    "refunds",
    "returns",
    "stocks",
    "tokens",
    "vouchers",
    "webhooks",
]
