"""What else somebody may like: learned each night from the shop's own orders, and steered by its team.

A Training is one night's run; it ends with a ModelCard, which says which model is in use and how it did beside the
bestsellers, and with the rows that serving reads: Neighbours, Standings, Bestsellers. The card and its rows come into
use together, or not at all. What the team says (a RecommendationRule) goes before every model, and what a person sent
back, or what is not for sale, before both.
"""
