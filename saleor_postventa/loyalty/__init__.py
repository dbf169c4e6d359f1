"""Points: earned, spent and proven; the ledger that holds them, and the programme that says what they are for.

An account belongs to one customer of one shop, guests too. Points are *pending* until they may be spent, then *active*.
Active points earned together expire together: they are a *lot*. Every change is an *entry*, which is never changed
again; entries of an account form a chain of hashes, and a signed root a day vouches for all chains of the shop.
"""
