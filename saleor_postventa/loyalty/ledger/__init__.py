"""The ledger: how points are booked (`posting.post`), how lots are drawn from, and what proves it all afterwards."""
