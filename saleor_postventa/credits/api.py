"""Store credit in the graph. Its code is never shown here: it is in the mail, and on its owner's page."""

from typing import Any, Self

import graphene

from saleor_postventa.events.labels import label_of
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import MOVE_MONEY, READ_CUSTOMER, READ_MONEY, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleMoney

from .models import StoreCredit
from .rules import CreditStatus
from .services import retry_credit

NEWEST_FIRST = ("-asked_at", "-pk")

PostSaleCreditStatus = graphene.Enum.from_enum(CreditStatus, name="PostSaleCreditStatus")


class PostSaleStoreCredit(graphene.ObjectType):
    """A gift card of Saleor's, for one person."""

    class Meta:
        interfaces = (Node,)

    amount = graphene.Field(PostSaleMoney, required=True)
    status = graphene.Field(PostSaleCreditStatus, required=True)
    status_label = graphene.String(required=True)
    status_since = graphene.DateTime(required=True)
    asked_at = graphene.DateTime(required=True)
    expires_on = graphene.Date()
    last_chars = graphene.String(description="The end of its code.")
    saleor_id = graphene.ID(description="Of the gift card; for the shop's team and integrators.")
    trouble = graphene.String(description="Why a person has to look; for the shop's team.")
    trouble_label = graphene.String()
    requested_by = graphene.String(description="For the shop's team.")
    customer = graphene.Field(PostSaleCustomer)

    @staticmethod
    def resolve_amount(credit: StoreCredit, info: Any) -> Any:
        return credit.money

    @staticmethod
    def resolve_status_label(credit: StoreCredit, info: Any) -> str:
        return credit.get_status_display()

    @staticmethod
    def resolve_last_chars(credit: StoreCredit, info: Any) -> str | None:
        return credit.last_chars or None

    @staticmethod
    def resolve_saleor_id(credit: StoreCredit, info: Any) -> str | None:
        return (credit.saleor_id or None) if READ_MONEY.admits(info.context.viewer) else None

    @staticmethod
    def resolve_trouble(credit: StoreCredit, info: Any) -> str | None:
        return (credit.trouble or None) if READ_MONEY.admits(info.context.viewer) else None

    @staticmethod
    def resolve_trouble_label(credit: StoreCredit, info: Any) -> str | None:
        return credit.get_trouble_display() if credit.trouble and READ_MONEY.admits(info.context.viewer) else None

    @staticmethod
    def resolve_requested_by(credit: StoreCredit, info: Any) -> str | None:
        return label_of(credit.actor_ref, info) if info.context.viewer.is_staff else None

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_customer(credit: StoreCredit, info: Any) -> Customer | None:
        return related(credit, lambda each: each.customer)


PostSaleStoreCreditConnection = countable_connection(PostSaleStoreCredit)


class PostSaleStoreCreditFilterInput(graphene.InputObjectType):
    is_stuck = graphene.Boolean(description="Those that wait for a person.")


@extends(Query)
class CreditQueries(graphene.ObjectType):
    post_sale_store_credits = connection_field(
        PostSaleStoreCreditConnection, description="Newest first.", filter=PostSaleStoreCreditFilterInput()
    )

    @staticmethod
    @requires(READ_MONEY)
    def resolve_post_sale_store_credits(root: None, info: Any, **asked: Any) -> Any:
        wanted = asked.pop("filter", None) or {}
        rows = StoreCredit.objects.stuck() if wanted.get("is_stuck") else StoreCredit.objects.all()
        return page_of(rows, NEWEST_FIRST, load=lambda found: found.select_related("customer"), **asked)


class CreditRetryInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class CreditRetry(PostSaleMutation):
    """Try store credit that is stuck again; Saleor is asked first whether it made the card already."""

    access = MOVE_MONEY

    class Arguments:
        input = CreditRetryInput(required=True)

    credit = graphene.Field(PostSaleStoreCredit)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleStoreCredit", given["id"], field="id")
        return cls(credit=retry_credit(pk, by=info.context.viewer.actor))


@extends(Mutation)
class CreditMutations(graphene.ObjectType):
    credit_retry = CreditRetry.Field()
