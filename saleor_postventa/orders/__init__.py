"""The mirror of Saleor's orders, and the units of their lines that something is already planned for.

An Order follows Saleor: whatever arrives, in whatever order and however often, its rows end up as the newest
reading says, and what became true is recorded once. A Parcel is a fulfilment that goes out to the shopper;
it outlives Saleor's own, which vanishes when its units come back. That a parcel was delivered is not
Saleor's to say: carriers, staff, the shopper or an estimate do. A Reservation keeps units for one purpose.
"""
