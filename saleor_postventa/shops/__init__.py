"""Shop: one Saleor that installed us, with its settings, brand and API keys. Keeps shops apart.

A shop is ACTIVE after install, INACTIVE while Saleor has the app switched off, REMOVED after it was deleted
there, LOST when Saleor no longer knows our token. Nothing is deleted with a change of state; a new
install of the same API URL makes it ACTIVE again, with a new app id and token.
"""
