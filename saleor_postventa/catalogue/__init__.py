"""The shop's products and variants, as far as after-sale needs them: what kind of thing was bought.

Rows are made by Saleor's product events, by catching up, or, with what little an order line tells, by an
order. Stock is never kept here: it is read live. What Saleor deleted stays, marked, for the orders that name it.
"""
