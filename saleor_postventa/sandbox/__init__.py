"""A stand-in Saleor: its own process, its own small store, none of the app's models.

`python -m saleor_postventa.sandbox --app-manifest http://127.0.0.1:8200/api/manifest` serves a shop with a year of
orders, a counter to trade at (`/`), a stand-in Dashboard (`/dashboard/`) and the API that the app's documents use.

Words: the *world* is what the shop knows; *verbs* change it; a *happening* is an event before it is rendered for an
app's webhook; the *courier* delivers as Saleor does, unordered and with retries. It refuses what Saleor refuses.
"""
