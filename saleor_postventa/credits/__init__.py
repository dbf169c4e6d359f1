"""Store credit: gift cards that we issue in Saleor, once each, and what became of them.

A StoreCredit is WAITING until Saleor has made the card, then ISSUED; STUCK where a person has to look.
"""
