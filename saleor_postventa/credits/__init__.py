"""Store credit and voucher codes: what we issue in Saleor, once each, and what became of it.

A StoreCredit (a gift card) is WAITING until Saleor has made the card, then ISSUED; STUCK where a person has to look.
A VoucherCode is the only code of its Voucher in Saleor: ASKED, ISSUED, USED in an
order or WITHDRAWN before it was; STUCK where it could not be issued. Whoever holds a code may use it, once.
"""
