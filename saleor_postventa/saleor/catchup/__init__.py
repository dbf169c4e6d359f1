"""Catching up with Saleor: the first reading of a shop's history, and the periodic look for what no webhook told.

A run reads its feeds side by side, each page by page: one step of work a page, which ends by writing the next.
"""
