"""On a customer in the graph: which flows they are in, and which segments they fit."""

from collections.abc import Sequence
from typing import Any

import graphene

from saleor_postventa.flows.models import Journey, Segment
from saleor_postventa.flows.queries.on_the_way import on_the_way_of, over_lately_of
from saleor_postventa.flows.queries.segments import segments_fitting
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import batched, together
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_FLOWS, READ_JOURNEYS, requires

from .journeys import LOADED, PostSaleJourney
from .segments import PostSaleSegment


@extends(PostSaleCustomer)
class CustomerFollowed(graphene.ObjectType):
    journeys = graphene.List(
        graphene.NonNull(PostSaleJourney), description="Those that they are on; whoever is due first stands first."
    )
    journeys_over = graphene.List(
        graphene.NonNull(PostSaleJourney),
        description="Those that ended within 90 days, or were not for them, and why; the newest first.",
    )
    segments = graphene.List(graphene.NonNull(PostSaleSegment), description="That they fit now.")

    @staticmethod
    @requires(READ_JOURNEYS)
    def resolve_journeys(customer: Customer, info: Any) -> Sequence[Journey]:
        return batched(info, customer, "journeys_on", lambda each: each.pk, _journeys) or []

    @staticmethod
    @requires(READ_JOURNEYS)
    def resolve_journeys_over(customer: Customer, info: Any) -> Sequence[Journey]:
        return batched(info, customer, "journeys_over", lambda each: each.pk, _journeys_over) or []

    @staticmethod
    @requires(READ_FLOWS)
    def resolve_segments(customer: Customer, info: Any) -> Sequence[Segment]:
        return batched(info, customer, "segments_of", lambda each: each.pk, segments_fitting) or []


def _journeys(customer_ids: list[int]) -> dict[int, list[Journey]]:
    return _together(on_the_way_of(customer_ids, load=LOADED))


def _journeys_over(customer_ids: list[int]) -> dict[int, list[Journey]]:
    return _together(over_lately_of(customer_ids, load=LOADED))


def _together(found: dict[int, list[Journey]]) -> dict[int, list[Journey]]:
    together([each for rows in found.values() for each in rows])
    return found
