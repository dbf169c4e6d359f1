"""Points: earned by purchases and deeds, kept in a ledger that only grows, taken back with what is returned."""
