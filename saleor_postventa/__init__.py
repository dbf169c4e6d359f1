"""After-sale care for Saleor shops: returns, surveys, loyalty and follow-up on one event log."""

__version__ = "0.1.0"
