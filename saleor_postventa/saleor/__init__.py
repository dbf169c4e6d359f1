"""All that speaks Saleor, and nothing else does: manifest, registration, inbox, signatures, identity, client.

A Delivery is one signed webhook as it arrived; it waits until its handler has worked, or lies dead for
staff to see and replay. A CatchUpRun reads what webhooks did not tell us, feed by feed.
"""
