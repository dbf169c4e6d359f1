"""Points that integrators give and take."""

from typing import Any, Self

import graphene

from saleor_postventa.loyalty.models import Account, Entry
from saleor_postventa.loyalty.services.integrating import award_points, spend_points
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customer_by_id, customers_by_saleor_ids
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, UnknownId, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import BOOK_POINTS
from saleor_postventa.web.roots import Mutation


class PostSaleBookedPoints(graphene.ObjectType):
    """An entry of the ledger, and what the customer has now."""

    class Meta:
        interfaces = (Node,)

    points = graphene.Int(required=True, description="Below zero where they were used.")
    key = graphene.String(required=True)
    booked_at = graphene.DateTime(required=True, description="An earlier moment where the key had been told before.")
    expires_at = graphene.DateTime()
    pending_now = graphene.BigInt(required=True)
    active_now = graphene.BigInt(required=True)

    @staticmethod
    def resolve_points(entry: Entry, info: Any) -> int:
        return entry.pending + entry.active

    @staticmethod
    def resolve_key(entry: Entry, info: Any) -> str:
        return entry.key.removeprefix("api:")

    @staticmethod
    def resolve_booked_at(entry: Entry, info: Any) -> Any:
        return entry.recorded_at

    @staticmethod
    def resolve_pending_now(entry: Entry, info: Any) -> int:
        return Account.objects.get(pk=entry.account_id).pending

    @staticmethod
    def resolve_active_now(entry: Entry, info: Any) -> int:
        return Account.objects.get(pk=entry.account_id).active


class _PointsInput:
    customer_id = graphene.ID(description="Ours; or name them by Saleor's id.")
    customer_saleor_id = graphene.ID()
    points = graphene.Int(required=True)
    key = graphene.String(
        required=True,
        description="Of your choice: the same key is booked once, and other content under it is refused.",
    )
    reason = graphene.String(description="A code of yours, without personal data.")


class PointsAwardInput(_PointsInput, graphene.InputObjectType):
    pass


class PointsAward(PostSaleMutation):
    """Give points that can be used at once; they end as the programme says."""

    access = BOOK_POINTS

    class Arguments:
        input = PointsAwardInput(required=True)

    entry = graphene.Field(PostSaleBookedPoints)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        booked = award_points(_customer(given), **_told(given), by=info.context.viewer.actor)
        return cls(entry=Entry.objects.get(pk=booked.pk))


class PointsSpendInput(_PointsInput, graphene.InputObjectType):
    pass


class PointsSpend(PostSaleMutation):
    """Take points that were used elsewhere, such as at a till; never more than there are."""

    access = BOOK_POINTS

    class Arguments:
        input = PointsSpendInput(required=True)

    entry = graphene.Field(PostSaleBookedPoints)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        booked = spend_points(_customer(given), **_told(given), by=info.context.viewer.actor)
        return cls(entry=Entry.objects.get(pk=booked.pk))


def _told(given: dict[str, Any]) -> dict[str, Any]:
    return {"points": given["points"], "key": given["key"], "reason": given.get("reason") or ""}


def _customer(given: dict[str, Any]) -> Customer:
    """Raises UnknownId."""
    saleor_id = given.get("customer_saleor_id")
    if saleor_id:
        found = customers_by_saleor_ids([saleor_id]).get(saleor_id)
    else:
        found = customer_by_id(read_id("PostSaleCustomer", given.get("customer_id")))
    if found is None or found.is_erased:
        raise UnknownId(field="customer_saleor_id" if saleor_id else "customer_id")
    return found


@extends(Mutation)
class IntegratingMutations(graphene.ObjectType):
    points_award = PointsAward.Field()
    points_spend = PointsSpend.Field()
