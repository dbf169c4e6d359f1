"""Mail to shoppers: the outbox, consent, the attention budget, suppression, templates and providers.

A Message is asked for by its key and WAITING until it is due; nothing in it but ids, so that it is rendered from
what is true when it leaves. It ends SENT, CANCELLED with a reason, BOUNCED, FAILED or UNCERTAIN: a plain mail server
cannot say whether it took a mail that we lost sight of, so a person decides, and nobody is written to twice.
An optional topic (feedback, loyalty, offers) waits for quiet hours, the person's attention budget and their holds; what
belongs to an order goes at once. Consent is a ledger: entries are added, never changed.
"""
