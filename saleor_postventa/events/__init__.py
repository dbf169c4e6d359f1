"""The after-sale event log: queue, timeline and audit at once.

A service records an event in the transaction that makes it true; one row per registered reaction is written
with it and carried out after the commit, in order per order, exactly once in effect. Recording the same key
again is a no-op. Events are never changed; they are forgotten after the time the law asks to keep them.
"""
