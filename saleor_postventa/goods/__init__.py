"""Goods that come back, as Saleor has to know of it: units marked as returned, stock put back, replacement orders.

Each is a GoodsMove: the row is written first, then Saleor is called, then the answer is kept. A move that was broken
off reads back what Saleor knows before it calls again; where that does not tell, a person decides. So every move
happens once. Returns, claims and withdrawals all ask here; none of them calls Saleor itself.
"""
