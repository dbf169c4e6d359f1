"""Renders what happened for each webhook, and delivers it as Saleor does: signed, unordered, with five retries."""
