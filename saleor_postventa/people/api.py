"""Customers in the graph, and what we add to Saleor's User."""

from collections.abc import Callable, Sequence
from typing import Any

import graphene

from saleor_postventa.web.batching import batched
from saleor_postventa.web.extension import extends
from saleor_postventa.web.federation import Representation, entity
from saleor_postventa.web.ids import Node, read_id, show_id
from saleor_postventa.web.permissions import READ_CUSTOMER, READ_CUSTOMER_NOTES, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleLanguage
from saleor_postventa.web.viewer import Viewer

from . import queries
from .models import Customer, Hold
from .rules import email_key


class PostSaleHold(graphene.ObjectType):
    """Something that is open with a customer; while it is, offers and surveys keep silent."""

    id = graphene.ID(required=True)
    reason = graphene.String(required=True)
    since = graphene.DateTime(required=True)

    @staticmethod
    def resolve_id(hold: Hold, info: Any) -> str:
        return show_id("PostSaleHold", hold.pk)


class PostSaleCustomer(graphene.ObjectType):
    """A person who bought something: with an account, or as a guest."""

    class Meta:
        interfaces = (Node,)

    saleor_id = graphene.ID()
    email = graphene.String()
    name = graphene.String()
    language = graphene.Field(PostSaleLanguage)
    is_guest = graphene.Boolean(required=True)
    holds = graphene.List(
        graphene.NonNull(PostSaleHold),
        required=True,
        description="For the shop's team and integrators; empty for others.",
    )

    @staticmethod
    def resolve_email(customer: Customer, info: Any) -> str | None:
        return customer.email or None

    @staticmethod
    def resolve_name(customer: Customer, info: Any) -> str | None:
        return customer.full_name or None

    @staticmethod
    def resolve_language(customer: Customer, info: Any) -> str | None:
        return info.context.shop.preferences.language_for(customer.language) if customer.language else None

    @staticmethod
    def resolve_holds(customer: Customer, info: Any) -> list[Hold]:
        return holds_of(info, customer, lambda each: each.pk)


class UserPostSale(graphene.ObjectType):
    """What happens after the sale, for one user of Saleor's."""

    customer = graphene.Field(PostSaleCustomer)

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_customer(customer: Customer, info: Any) -> Customer:
        return customer


class SaleorUser(graphene.ObjectType):
    """A user of Saleor's own graph, with one field of ours."""

    class Meta:
        name = "User"

    id = graphene.ID(required=True)
    email = graphene.String(required=True)
    post_sale = graphene.Field(UserPostSale)


@extends(Query)
class CustomerQueries(graphene.ObjectType):
    post_sale_customer = graphene.Field(
        PostSaleCustomer,
        id=graphene.ID(),
        saleor_id=graphene.ID(),
        description="By our id, or by Saleor's. A shopper gets their own, and need not name it.",
    )

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_post_sale_customer(root: None, info: Any, **asked: Any) -> Customer | None:
        viewer: Viewer = info.context.viewer
        if asked.get("id") is not None:
            found = queries.customer_by_id(read_id("PostSaleCustomer", asked["id"]))
        else:
            saleor_id = asked.get("saleor_id") or viewer.user_id
            found = queries.customers_by_saleor_ids([saleor_id]).get(saleor_id)
        return found if found is not None and may_see(viewer, found) else None


@entity(SaleorUser, "id", "email")
def load_users(info: Any, representations: Sequence[Representation]) -> list[SaleorUser | None]:
    ids = [str(asked["id"]) for asked in representations if "id" in asked]
    emails = [email_key(str(asked["email"])) for asked in representations if "id" not in asked and "email" in asked]
    by_id, by_email = queries.customers_by_saleor_ids(ids), queries.accounts_by_address(emails)
    found = [
        by_id.get(str(asked["id"])) if "id" in asked else by_email.get(email_key(str(asked.get("email", ""))))
        for asked in representations
    ]
    return [_user(info.context.viewer, customer) for customer in found]


def holds_of(info: Any, row: Any, customer_id: Callable[[Any], int | None]) -> list[Hold]:
    """What is on hold for the customer of a row; nothing to those whose business it is not."""
    if not READ_CUSTOMER_NOTES.admits(info.context.viewer):
        return []
    return batched(info, row, "open_holds", customer_id, queries.open_holds) or []


def may_see(viewer: Viewer, customer: Customer | None) -> bool:
    """Whom the table lets ask for customers; of shoppers, the person alone."""
    if viewer.is_shopper:
        return customer is not None and customer.saleor_id == viewer.user_id
    return READ_CUSTOMER.admits(viewer)


def _user(viewer: Viewer, customer: Customer | None) -> SaleorUser | None:
    if customer is None or not may_see(viewer, customer):
        return None
    return SaleorUser(id=customer.saleor_id, email=customer.email, post_sale=customer)
