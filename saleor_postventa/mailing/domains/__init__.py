"""What DNS says of the domain that a shop's mails come from: SPF, DKIM, DMARC, and whether they agree with it.

All of it was written by strangers: it is cut to size, counted, and never more than shown.
"""
