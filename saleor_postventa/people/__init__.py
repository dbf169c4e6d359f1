"""Who bought: customers with an account, guests, and what other domains note about them.

A Customer is an account in Saleor (`saleor_id`) or a guest (known by e-mail alone). A guest becomes part of
an account when Saleor counts their orders to it, which it does silently. An erased customer keeps its row,
without anything that names the person, so that late news of them is not learned anew. A fact is what another
domain fills in (tier, score ...); a hold keeps mails and expiries back while something is open.
"""
