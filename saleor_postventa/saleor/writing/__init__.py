"""Keeping deliveries: those that wait together go into one INSERT, each sender learns of the commit, workers are woken.

A `Line` forms the batches on the senders' event loop; a `Store` is how a database takes one.
"""
