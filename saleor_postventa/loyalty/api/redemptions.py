"""What points were spent on. The code is shown to its shopper alone: whoever has it may use it."""

from typing import Any

import graphene

from saleor_postventa.core.money import Money
from saleor_postventa.loyalty.codes import OPEN_STATES, RedemptionState, ReleaseCause
from saleor_postventa.loyalty.models import Redemption, RedemptionQuerySet
from saleor_postventa.loyalty.queries import accounts_of
from saleor_postventa.loyalty.queries.reward_words import shown_code
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_CUSTOMER, READ_REDEMPTIONS, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleMoney
from saleor_postventa.web.viewer import Viewer

from .rewards import PostSaleReward, own_account

NEWEST_FIRST = ("-asked_at", "-pk")
PostSaleRedemptionState = graphene.Enum.from_enum(RedemptionState, name="PostSaleRedemptionState")


class PostSaleRedemption(graphene.ObjectType):
    """Points that became a reward."""

    class Meta:
        interfaces = (Node,)

    reward = graphene.Field(PostSaleReward, required=True)
    points = graphene.Int(required=True)
    amount = graphene.Field(PostSaleMoney)
    state = graphene.Field(PostSaleRedemptionState, required=True)
    state_label = graphene.String(required=True)
    state_since = graphene.DateTime(required=True)
    asked_at = graphene.DateTime(required=True)
    expires_at = graphene.DateTime(description="Not used until then, its points come back.")
    code = graphene.String(description="For the shopper whose it is, once it is there.")
    last_chars = graphene.String(description="The end of its code.")
    order_number = graphene.String(description="Of the order that it was used in; of a shopper, if it was theirs.")
    can_give_back = graphene.Boolean(required=True)
    release_label = graphene.String(description="Why the points came back.")
    customer = graphene.Field(PostSaleCustomer, description="Whose points it was; null for others who used its code.")

    @staticmethod
    def resolve_reward(redemption: Redemption, info: Any) -> Any:
        return redemption.reward

    @staticmethod
    def resolve_amount(redemption: Redemption, info: Any) -> Money | None:
        return redemption.money

    @staticmethod
    def resolve_state_label(redemption: Redemption, info: Any) -> str:
        return redemption.get_state_display()

    @staticmethod
    def resolve_code(redemption: Redemption, info: Any) -> str | None:
        if not is_own(info.context.viewer, redemption):
            return None
        return shown_code(redemption) or None

    @staticmethod
    def resolve_last_chars(redemption: Redemption, info: Any) -> str | None:
        made = redemption.code or redemption.credit
        return (made.last_chars or None) if made is not None else None

    @staticmethod
    def resolve_order_number(redemption: Redemption, info: Any) -> str | None:
        order = redemption.order
        if order is None or (info.context.viewer.is_shopper and order.customer_id != redemption.account.customer_id):
            return None
        return order.number

    @staticmethod
    def resolve_can_give_back(redemption: Redemption, info: Any) -> bool:
        return redemption.state in OPEN_STATES

    @staticmethod
    def resolve_release_label(redemption: Redemption, info: Any) -> str | None:
        return str(ReleaseCause(redemption.release_cause).label) if redemption.release_cause else None

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_customer(redemption: Redemption, info: Any) -> Customer | None:
        account = related(redemption, lambda each: each.account)
        if account is None or (info.context.viewer.is_shopper and not is_own(info.context.viewer, redemption)):
            return None
        return related(account, lambda each: each.customer)


PostSaleRedemptionConnection = countable_connection(PostSaleRedemption)


class PostSaleRedemptionFilterInput(graphene.InputObjectType):
    customer_id = graphene.ID()
    states = graphene.List(graphene.NonNull(PostSaleRedemptionState))


@extends(Query)
class RedemptionQueries(graphene.ObjectType):
    redemptions = connection_field(
        PostSaleRedemptionConnection,
        filter=PostSaleRedemptionFilterInput(),
        description="The newest first; a shopper gets their own.",
    )

    @staticmethod
    @requires(READ_REDEMPTIONS)
    def resolve_redemptions(root: None, info: Any, **asked: Any) -> Any:
        wanted = asked.pop("filter", None) or {}
        rows = visible_to(info.context.viewer)
        if wanted.get("customer_id") is not None:
            rows = rows.filter(account__customer_id=read_id("PostSaleCustomer", wanted["customer_id"]))
        if wanted.get("states"):
            rows = rows.filter(state__in=[each.value for each in wanted["states"]])
        return page_of(rows, NEWEST_FIRST, load=loaded, **asked)


def loaded(rows: Any) -> Any:
    """With all that the graph shows of one."""
    return rows.select_related("reward", "account__customer", "code", "credit", "order")


def visible_to(viewer: Viewer) -> RedemptionQuerySet:
    """A shopper's own; of others, all: the table says who may ask."""
    if not viewer.is_shopper:
        return Redemption.objects.all()
    account = own_account(viewer)
    return Redemption.objects.of_accounts(accounts_of(account)) if account is not None else Redemption.objects.none()


def is_own(viewer: Viewer, redemption: Redemption) -> bool:
    customer = redemption.account.customer
    return viewer.is_shopper and customer is not None and customer.saleor_id == viewer.user_id
