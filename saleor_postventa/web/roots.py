"""The roots of the graph, empty here: every domain's `api.py` extends them."""

import graphene


class Query(graphene.ObjectType):
    """Everything the merchant, the shopper and integrators can ask of the after-sale app."""


class Mutation(graphene.ObjectType):
    """Everything the merchant, the shopper and integrators can have done."""
