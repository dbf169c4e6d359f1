"""The shopper's side: the way in, the order's page made of what domains add to it, the look of all pages.

Nobody gives a password here. A one-time link in a mail opens one order; a sign-in in the storefront opens the account.
"""
