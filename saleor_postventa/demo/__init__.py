"""The demo: a shop with a year of history, beside the app, on one machine, offline.

It drives the product through its own doors and the sandbox Saleor, and lets a visitor move the clock.
"""
