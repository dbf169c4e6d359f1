"""One reading of an order, laid over what we know of it.

Webhooks come shuffled, twice, or not at all, and a payload shows the order as it was when it was built, not
when its event happened. So nothing is taken from an event's name. A reading is the newer one if its `updatedAt`
is later; Saleor leaves that date alone when tracking, fulfilments' metadata or the account behind a guest order
change, and sends an older one with FULFILLMENT_CREATED: then the later `issuedAt` (or moment of asking) decides.
The newest reading is what the rows say; older ones add only what cannot become untrue: that the order was
placed, confirmed, paid, cancelled, that a parcel left with so many units, that money went back.
"""
