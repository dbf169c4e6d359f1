"""Money back to the shopper. A Refund is what is owed; its parts are one per payment of the order.

A part is granted in Saleor, its transaction is asked for it, and it is followed until SETTLED or FAILED. Each step is
written down before it is taken and read back where it was broken off: killed between any two calls, exactly one
refund exists. What Saleor cannot refund by itself (a payment made by hand, an old payment) waits for staff, who are
told what to do.
"""
