"""Opening a case for somebody."""

from typing import Any, Self

import graphene

from saleor_postventa.care.rules import CaseOrigin, CaseTopic, Severity
from saleor_postventa.care.services import open_case
from saleor_postventa.care.services.opening import cause_of_key
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customer_by_id
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import UnknownId, must_read_id, read_id
from saleor_postventa.web.roots import Mutation

from .mutation import CaseMutation
from .types import PostSaleCase, PostSaleCaseSeverity, PostSaleCaseTopic


class CaseOpenInput(graphene.InputObjectType):
    customer_id = graphene.ID(description="May be left out where an order is named.")
    order_id = graphene.ID(description="Our id, or Saleor's.")
    topic = PostSaleCaseTopic(required=True)
    severity = PostSaleCaseSeverity()
    text = graphene.String(description="A note for the team.")
    key = graphene.String(
        required=True, description="Of your choice, 60 characters at most; the same key is the same case."
    )


class CaseOpen(CaseMutation):
    """Open a case; the shopper learns of it with the first answer."""

    class Arguments:
        input = CaseOpenInput(required=True)

    case = graphene.Field(PostSaleCase)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        order = _order(given.get("order_id"))
        made = open_case(
            _customer(given.get("customer_id"), order),
            order=order,
            topic=CaseTopic(given["topic"]),
            severity=Severity(given.get("severity") or Severity.NORMAL),
            origin=CaseOrigin.STAFF,
            cause=cause_of_key(given["key"]),
            text=given.get("text") or "",
            by=info.context.viewer.actor,
        )
        return cls.done(made.pk)


@extends(Mutation)
class CaseOpeningMutations(graphene.ObjectType):
    case_open = CaseOpen.Field()


def _order(shown: str | None) -> Order | None:
    """By our id or Saleor's. Raises UnknownId."""
    if shown is None:
        return None
    pk = read_id("PostSaleOrder", shown)
    rows = Order.objects.select_related("customer").exclude(placed_at=None)
    found: Order | None = (rows.filter(pk=pk) if pk else rows.filter(saleor_id=shown)).first()
    if found is None:
        raise UnknownId(field="order_id")
    return found


def _customer(shown: str | None, order: Order | None) -> Customer:
    """The one named, or else the order's. Raises UnknownId."""
    if shown is None and order is not None and order.customer is not None:
        return order.customer
    found = customer_by_id(must_read_id("PostSaleCustomer", shown or "", field="customer_id"))
    if found is None:
        raise UnknownId(field="customer_id")
    return found
